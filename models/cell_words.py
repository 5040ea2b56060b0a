"""The office's own word about cells: set upon the edit that was looked at, and noted."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from forms.scope import Status
from models.case_snapshots import OfficeWord, StandingWord
from models.change_snapshots import ChangeKind, FieldChange, Trace
from models.change_store import changed_fields, note_change
from models.database import table_of, upsert
from models.errors import ModelError, ModelFault
from models.tables import AgencyRow, AssignmentRow, CaseRow

_SET_WORD = upsert(table_of(AssignmentRow), "status", "reason", "edit")
_AWAITING = StandingWord(word=OfficeWord(status=Status.AWAITING, reason=""), edit=0)


def set_words(
    connection: Connection,
    cells: Sequence[tuple[str, str]],
    word: OfficeWord,
    seen: Mapping[tuple[str, str], int] | None,
) -> None:
    """Set the office's word about these cells, all of one audit, and note it.

    ``seen`` are the numbers of edits that the writer looked at, None for whoever did not look.
    Raises ModelError(EDIT_CONFLICT) where one is not the latest; then nothing is set.
    """
    before = words_of_cells(connection, cells)
    edits = {cell: before.get(cell, _AWAITING).edit for cell in cells}
    if seen is not None and any(seen.get(cell, 0) != edits[cell] for cell in cells):
        raise ModelError(ModelFault.EDIT_CONFLICT)
    values = [
        {
            "case_id": case,
            "agency_id": agency,
            "status": word.status,
            "reason": word.reason,
            "edit": edits[case, agency] + 1,
        }
        for case, agency in cells
    ]
    if values:
        connection.execute(_SET_WORD, values)
        _note(connection, cells, before, word)


def words_of_cells(
    connection: Connection, cells: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], StandingWord]:
    """Give the office's word about those of these cells that it has said something about."""
    query = select(
        AssignmentRow.case_id,
        AssignmentRow.agency_id,
        AssignmentRow.status,
        AssignmentRow.reason,
        AssignmentRow.edit,
    ).where(
        AssignmentRow.case_id.in_({case for case, _ in cells}),
        AssignmentRow.agency_id.in_({agency for _, agency in cells}),
    )
    return {
        (row.case_id, row.agency_id): StandingWord(
            word=OfficeWord(status=row.status, reason=row.reason), edit=row.edit
        )
        for row in connection.execute(query)
    }


def _note(
    connection: Connection,
    cells: Sequence[tuple[str, str]],
    before: Mapping[tuple[str, str], StandingWord],
    word: OfficeWord,
) -> None:
    agencies = {agency for _, agency in cells}
    query = select(AgencyRow.id, AgencyRow.name).where(AgencyRow.id.in_(agencies))
    named = {row.id: row.name for row in connection.execute(query)}
    cases = select(CaseRow.id, CaseRow.uin, CaseRow.audit_id).where(
        CaseRow.id.in_({case for case, _ in cells})
    )
    uins = {row.id: row for row in connection.execute(cases)}
    fields: list[FieldChange] = []
    for case, agency in cells:
        of = f"{uins[case].uin}, {named[agency]}"
        fields += changed_fields(before.get((case, agency), _AWAITING).word, word, of=of)
    if fields:
        audit_id = uins[cells[0][0]].audit_id
        trace = Trace(kind=ChangeKind.CELLS_SET, audit_id=audit_id, fields=tuple(fields))
        note_change(connection, trace)
