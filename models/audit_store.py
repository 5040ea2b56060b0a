"""The office's audits: what is asked of whom about which cases, and the packs issued."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import uuid4

from sqlalchemy import delete, insert, select, update

from forms.scope import Status
from models import audit_rows as rows
from models import audit_traces as traces
from models.audit_queries import (
    agencies_of,
    audit_row,
    cases_of,
    delete_case,
    insert_cases,
    pack_values,
    refuse_other_questions,
    remove_agencies,
    require_tool,
    usual_of,
)
from models.audit_start import clear_words, copy_set_up, insert_audit
from models.case_snapshots import CaseFacts, OfficeWord
from models.cell_queries import answered_cells, cells_of
from models.cell_words import set_words
from models.database import PERSON, Database
from models.errors import ModelError, ModelFault
from models.snapshots import (
    Agency,
    Assignment,
    Audit,
    AuditDetails,
    AuditKeys,
    Case,
    IssuedPack,
    KeptTool,
    Settled,
    UsualAgency,
)
from models.tables import (
    AgencyRow,
    AuditKeysRow,
    AuditRow,
    CaseRow,
    IssuedPackRow,
    ToolRow,
    UsualAgencyRow,
)
from models.tool_keeping import by_title, keep_tool


class AuditStore:
    """Keeps the office's audits; every call is one transaction and may come from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- tools --------------------------------------------------------------------------------

    def tools(self) -> tuple[KeptTool, ...]:
        """Give every tool kept, by title, and of one title the newest first."""
        query = select(*rows.TOOL_COLUMNS).order_by(ToolRow.kept_at.desc(), ToolRow.sha256)
        with self._database.looking() as connection:
            kept = [KeptTool(**row) for row in connection.execute(query).mappings()]
        return tuple(sorted(kept, key=by_title))

    def keep_tool(self, definition: bytes, *, tool_id: str, version: str, title: str) -> str:
        """Keep a definition byte for byte and give its SHA-256; the same one is kept once."""
        with self._database.begin() as connection:
            return keep_tool(connection, definition, tool_id=tool_id, version=version, title=title)

    def tool_definition(self, sha256: str) -> bytes:
        """Give the bytes of a kept definition; raise ModelError(NOT_FOUND)."""
        query = select(ToolRow.definition).where(ToolRow.sha256 == sha256)
        with self._database.looking() as connection:
            found = connection.execute(query).scalar_one_or_none()
        if found is None:
            raise ModelError(ModelFault.NOT_FOUND)
        return found

    # --- audits -------------------------------------------------------------------------------

    def create(
        self,
        details: AuditDetails,
        keys: AuditKeys,
        settled: Sequence[Settled] = (),
        copied_from: str | None = None,
    ) -> Audit:
        """Keep a new audit with its keys; it has no cases yet. Raises ModelError(NOT_FOUND).

        A copy gets the agencies of the earlier audit and the words that may stay in its texts.
        ``settled`` are words that may stay beside those.
        """
        with self._database.begin() as connection:
            earlier = None if copied_from is None else audit_row(connection, copied_from)
            audit = insert_audit(connection, details, keys)
            if earlier is not None:
                copy_set_up(connection, earlier.id, audit.id)
            clear_words(connection, audit.id, settled)
            traces.note_start(connection, audit, copied_from)
        return audit

    def update(self, audit_id: str, details: AuditDetails, *, edit: int) -> Audit:
        """Change an audit; raise ModelError(EDIT_CONFLICT) where ``edit`` is not the latest.

        Once packs are out, short name, tool, optional parts and look-back stay as the agencies
        have them: AUDIT_ISSUED.
        """
        with self._database.begin() as connection:
            require_tool(connection, details.tool_sha256)
            before = audit_row(connection, audit_id)
            if before.issued_at is not None:
                refuse_other_questions(before.details, details)
            changed = connection.execute(
                update(AuditRow).where(AuditRow.id == audit_id, AuditRow.edit == edit),
                {**rows.details_values(details), "edit": edit + 1},
            )
            audit = audit_row(connection, audit_id)
            if changed.rowcount != 1:
                raise ModelError(ModelFault.EDIT_CONFLICT)
            traces.note_details(connection, before, audit.details)
        return audit

    def get(self, audit_id: str) -> Audit:
        """Give one audit; raise ModelError(NOT_FOUND)."""
        with self._database.looking() as connection:
            return audit_row(connection, audit_id)

    def list(self) -> tuple[Audit, ...]:
        """Give every audit, the newest first."""
        query = select(*rows.AUDIT_COLUMNS).order_by(AuditRow.number.desc())
        with self._database.looking() as connection:
            return tuple(rows.audit_of(row) for row in connection.execute(query).mappings())

    def keys(self, audit_id: str) -> AuditKeys:
        """Give the keys of one audit; raise ModelError(NOT_FOUND)."""
        query = select(
            AuditKeysRow.identity, AuditKeysRow.recipient, AuditKeysRow.signing_key
        ).where(AuditKeysRow.audit_id == audit_id)
        with self._database.looking() as connection:
            found = connection.execute(query).mappings().one_or_none()
        if found is None:
            raise ModelError(ModelFault.NOT_FOUND)
        return AuditKeys(**found)

    # --- cases --------------------------------------------------------------------------------

    def cases(self, audit_id: str) -> tuple[Case, ...]:
        """Give the cases of an audit in their order."""
        with self._database.looking() as connection:
            return cases_of(connection, audit_id)

    def add_cases(
        self, audit_id: str, uins: Sequence[str], facts: Mapping[str, CaseFacts] | None = None
    ) -> tuple[Case, ...]:
        """Add cases and give them; labels run A, B and on, and are never given twice.

        ``facts`` are what they are counted by, by UIN. Raises ModelError(DOUBLED_UIN) with every
        UIN that would stand twice, whatever its case and spaces; then none is added.
        """
        with self._database.begin() as connection:
            added = insert_cases(connection, audit_id, uins, facts or {})
            traces.note_cases(connection, audit_id, [case.uin for case in added])
            return added

    def remove_case(self, case_id: str) -> None:
        """Take a case out; raise ModelError(IN_USE) once packs are out.

        A pack lists the cases of its day, and a return over all of them would be refused whole.
        """
        out = (
            select(AuditRow.id)
            .join(CaseRow, CaseRow.audit_id == AuditRow.id)
            .where(CaseRow.id == case_id, AuditRow.issued_at.is_not(None))
        )
        with self._database.begin() as connection:
            if connection.execute(out).first() is not None:
                raise ModelError(ModelFault.IN_USE)
            traces.note_removed(connection, case_id)
            delete_case(connection, case_id)

    # --- agencies -----------------------------------------------------------------------------

    def agencies(self, audit_id: str) -> tuple[Agency, ...]:
        """Give the agencies of an audit in their order."""
        with self._database.looking() as connection:
            return agencies_of(connection, audit_id)

    def set_agencies(
        self,
        audit_id: str,
        usual: Sequence[UsualAgency],
        *,
        seen: Sequence[Agency] | None = None,
    ) -> tuple[Agency, ...]:
        """Make these the agencies of an audit; one that is there already, by code, stays.

        Raises ModelError(IN_USE) with the names of those left out that have answers or a pack, and
        EDIT_CONFLICT where the agencies are not as ``seen``, None for whoever did not look.
        """
        with self._database.begin() as connection:
            audit_row(connection, audit_id)
            standing = {agency.code: agency for agency in agencies_of(connection, audit_id)}
            if seen is not None and _edits(seen) != _edits(standing.values()):
                raise ModelError(ModelFault.EDIT_CONFLICT)
            wanted = {agency.code for agency in usual}
            remove_agencies(connection, [a for c, a in standing.items() if c not in wanted])
            for agency in usual:
                values: dict[str, object] = {
                    "name": agency.name,
                    "position": agency.position,
                    "facts": agency.facts,
                }
                there = standing.get(agency.code)
                if there is None:
                    values |= {"id": uuid4().hex, "audit_id": audit_id, "code": agency.code}
                    connection.execute(insert(AgencyRow), values)
                elif any(getattr(there, name) != value for name, value in values.items()):
                    same = update(AgencyRow).where(AgencyRow.id == there.id)
                    connection.execute(same, {**values, "edit": there.edit + 1})
            after = agencies_of(connection, audit_id)
            traces.note_agencies(connection, audit_id, standing.values(), after)
            return after

    def usual_agencies(self) -> tuple[UsualAgency, ...]:
        """Give the office's own list, in its order."""
        with self._database.looking() as connection:
            return usual_of(connection)

    def set_usual_agencies(
        self, usual: Sequence[UsualAgency], *, seen: Sequence[UsualAgency] | None = None
    ) -> None:
        """Replace the office's own list; audits that exist keep their agencies.

        Raises ModelError(EDIT_CONFLICT) where the list is not as ``seen``, None for whoever did
        not look.
        """
        values = [
            {"code": a.code, "name": a.name, "position": a.position, "facts": a.facts}
            for a in usual
        ]
        with self._database.begin() as connection:
            before = usual_of(connection)
            if seen is not None and before != tuple(seen):
                raise ModelError(ModelFault.EDIT_CONFLICT)
            traces.note_usual(connection, before, usual)
            connection.execute(delete(UsualAgencyRow))
            if values:
                connection.execute(insert(UsualAgencyRow), values)

    # --- coverage and packs -------------------------------------------------------------------

    def assignments(self, audit_id: str) -> tuple[Assignment, ...]:
        """Give every cell, by case and then agency: what counts of it now."""
        with self._database.looking() as connection:
            return cells_of(connection, audit_id)

    def set_status(
        self,
        case_id: str,
        agency_id: str,
        status: Status,
        reason: str,
        *,
        edit: int | None = None,
    ) -> None:
        """Set the office's own word; raise ModelError(IN_USE) where an agency's answer stands.

        ``edit`` is the number of the assignment looked at, None for whoever did not look: raises
        EDIT_CONFLICT where it is not the latest.
        """
        with self._database.begin() as connection:
            known = connection.execute(
                select(CaseRow.id)
                .join(AgencyRow, AgencyRow.audit_id == CaseRow.audit_id)
                .where(CaseRow.id == case_id, AgencyRow.id == agency_id)
            ).first()
            if known is None:
                raise ModelError(ModelFault.NOT_FOUND)
            if answered_cells(connection, [case_id], [agency_id]):
                raise ModelError(ModelFault.IN_USE)
            cell = (case_id, agency_id)
            word = OfficeWord(status=status, reason=reason)
            set_words(connection, [cell], word, None if edit is None else {cell: edit})

    def packs(self, audit_id: str) -> tuple[IssuedPack, ...]:
        """Give every pack issued, the latest first: the first of an agency is the one in force."""
        query = (
            select(*rows.PACK_COLUMNS)
            .where(IssuedPackRow.audit_id == audit_id)
            .order_by(IssuedPackRow.number.desc())
        )
        with self._database.looking() as connection:
            return tuple(IssuedPack(**row) for row in connection.execute(query).mappings())

    def add_packs(self, audit_id: str, packs: Sequence[IssuedPack]) -> Audit:
        """Keep packs just issued, all or none; the first of them starts the audit."""
        with self._database.begin() as connection:
            audit_row(connection, audit_id)
            if packs:
                by = {"person": connection.info.get(PERSON, "")}
                issued = [pack_values(pack) | by for pack in packs]
                connection.execute(insert(IssuedPackRow), issued)
                connection.execute(
                    update(AuditRow)
                    .where(AuditRow.id == audit_id, AuditRow.issued_at.is_(None))
                    .values(issued_at=min(pack.issued_at for pack in packs))
                )
                traces.note_packs(connection, audit_id, [pack.agency_id for pack in packs])
            return audit_row(connection, audit_id)


def _edits(agencies: Iterable[Agency]) -> frozenset[tuple[str, int]]:
    return frozenset((each.id, each.edit) for each in agencies)
