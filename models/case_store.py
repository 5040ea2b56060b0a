"""What cases are counted by, the random picks, reserves, and the office's word about many."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

from sqlalchemy import insert, select, update

from models import audit_traces as traces
from models.audit_queries import (
    audit_row,
    case_row,
    cases_of,
    delete_case,
    insert_cases,
    refuse_doubled,
)
from models.case_snapshots import CaseFacts, CaseWords, CellsSet, Draw, OfficeWord, Reserve
from models.case_tables import DrawRow, ReserveRow
from models.cell_queries import answered_cells
from models.cell_words import set_words
from models.columns import now
from models.database import Database
from models.errors import ModelError, ModelFault
from models.tables import AgencyRow, CaseRow

_RESERVE = (
    ReserveRow.id,
    ReserveRow.uin,
    ReserveRow.facts,
    ReserveRow.instead_of,
    ReserveRow.stepped_in_at,
)


class CaseStore:
    """Keeps how cases were chosen; every call is one transaction and may come from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_facts(self, case_id: str, facts: CaseFacts, *, edit: int | None = None) -> None:
        """Say what a case is counted by; raise ModelError(NOT_FOUND).

        ``edit`` is the number of the case looked at, None for whoever did not look: raises
        EDIT_CONFLICT where it is not the latest.
        """
        with self._database.begin() as connection:
            audit_id, before = case_row(connection, case_id)
            if edit is not None and edit != before.edit:
                raise ModelError(ModelFault.EDIT_CONFLICT)
            change = update(CaseRow).where(CaseRow.id == case_id)
            connection.execute(change.values(facts=facts, edit=before.edit + 1))
            traces.note_case(connection, audit_id, before, replace(before, facts=facts))

    def describe(self, case_id: str, label: str, words: CaseWords, *, edit: int) -> None:
        """Say by which name a case stands in reports, and what the office writes about it.

        Raises ModelError(NOT_FOUND), EDIT_CONFLICT where ``edit`` is not the latest, and
        DOUBLED_LABEL where another case has the name, whatever its capitals.
        """
        with self._database.begin() as connection:
            audit_id, before = case_row(connection, case_id)
            if edit != before.edit:
                raise ModelError(ModelFault.EDIT_CONFLICT)
            others = [each for each in cases_of(connection, audit_id) if each.id != case_id]
            if label.casefold() in {each.label.casefold() for each in others}:
                raise ModelError(ModelFault.DOUBLED_LABEL, label)
            values = {"label": label, "words": words, "edit": edit + 1}
            connection.execute(update(CaseRow).where(CaseRow.id == case_id), values)
            after = replace(before, label=label, words=words)
            traces.note_case(connection, audit_id, before, after)

    def keep_draw(self, audit_id: str, draw: Draw, facts: Mapping[str, CaseFacts]) -> None:
        """Add the cases of a pick and put its reserves by, all or none.

        Raises ModelError(DOUBLED_UIN) with every UIN that the audit has already.
        """
        reserves = [
            {
                "id": uuid4().hex,
                "audit_id": audit_id,
                "uin": uin,
                "facts": facts.get(uin, CaseFacts()),
                "instead_of": "",
            }
            for uin in draw.reserves
        ]
        waiting = select(ReserveRow.uin).where(ReserveRow.audit_id == audit_id)
        with self._database.begin() as connection:
            standing = {uin.casefold() for uin in connection.scalars(waiting)}
            chosen = (*draw.picked, *draw.reserves)
            if doubled := [uin for uin in chosen if uin.casefold() in standing]:
                raise ModelError(ModelFault.DOUBLED_UIN, *doubled)
            refuse_doubled(cases_of(connection, audit_id), chosen)
            insert_cases(connection, audit_id, draw.picked, facts)
            traces.note_draw(connection, audit_id, draw)
            connection.execute(insert(DrawRow), {"audit_id": audit_id, "draw": draw})
            if reserves:
                connection.execute(insert(ReserveRow), reserves)

    def draws(self, audit_id: str) -> tuple[Draw, ...]:
        """Give every pick of an audit, the first one first."""
        query = select(DrawRow.draw).where(DrawRow.audit_id == audit_id).order_by(DrawRow.number)
        with self._database.looking() as connection:
            return tuple(connection.scalars(query))

    def reserves(self, audit_id: str) -> tuple[Reserve, ...]:
        """Give the cases in reserve in the order of the pick, and those that stepped in."""
        query = select(*_RESERVE).where(ReserveRow.audit_id == audit_id)
        with self._database.looking() as connection:
            found = connection.execute(query.order_by(ReserveRow.number)).mappings()
            return tuple(Reserve(**row) for row in found)

    def step_in(self, audit_id: str, case_id: str) -> Reserve:
        """Let the first case in reserve step in for a case, and give it.

        The case goes, unless packs are out: then it stays, as the agencies have it. Raises
        ModelError(NOT_FOUND) where nothing is in reserve or there is no such case.
        """
        free = (
            select(*_RESERVE)
            .where(ReserveRow.audit_id == audit_id, ReserveRow.stepped_in_at.is_(None))
            .order_by(ReserveRow.number)
            .limit(1)
        )
        with self._database.begin() as connection:
            audit = audit_row(connection, audit_id)
            row = connection.execute(free).mappings().first()
            gone = next((c for c in cases_of(connection, audit_id) if c.id == case_id), None)
            if row is None or gone is None:
                raise ModelError(ModelFault.NOT_FOUND)
            trace = Reserve(
                id=row["id"],
                uin=row["uin"],
                facts=row["facts"],
                instead_of=gone.uin,
                stepped_in_at=now(),
            )
            if audit.issued_at is None:
                delete_case(connection, case_id)
            insert_cases(connection, audit_id, [trace.uin], {trace.uin: trace.facts})
            connection.execute(
                update(ReserveRow).where(ReserveRow.id == trace.id),
                {"instead_of": trace.instead_of, "stepped_in_at": trace.stepped_in_at},
            )
            traces.note_reserve(connection, audit_id, trace)
        return trace

    def set_cells(
        self,
        words: Mapping[tuple[str, str], OfficeWord],
        *,
        seen: Mapping[tuple[str, str], int] | None = None,
    ) -> CellsSet:
        """Set the office's own word for each of these cells, by case and agency, all or none.

        Where an agency's answer stands the cell is left as it is, and ``kept`` names it. ``seen``
        are the numbers of edits of the assignments looked at, None for whoever did not look:
        raises ModelError(EDIT_CONFLICT), with nothing set, where one is not the latest.
        """
        case_ids, agency_ids = {case for case, _ in words}, {agency for _, agency in words}
        known = (
            select(CaseRow.id, AgencyRow.id)
            .join(AgencyRow, AgencyRow.audit_id == CaseRow.audit_id)
            .where(CaseRow.id.in_(case_ids), AgencyRow.id.in_(agency_ids))
            .order_by(CaseRow.position, AgencyRow.position)
        )
        with self._database.begin() as connection:
            pairs = ((case, agency) for case, agency in connection.execute(known))
            cells = [cell for cell in pairs if cell in words]
            kept = answered_cells(connection, case_ids, agency_ids)
            setting = [cell for cell in cells if cell not in kept]
            for word in dict.fromkeys(words[cell] for cell in setting):
                set_words(connection, [cell for cell in setting if words[cell] == word], word, seen)
        return CellsSet(count=len(setting), kept=tuple(cell for cell in cells if cell in kept))
