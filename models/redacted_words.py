"""Taking words out of what the office itself wrote about one case at one agency."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, update
from sqlalchemy import Row as SqlRow

from models.change_snapshots import ChangeKind
from models.change_tables import ChangeRow
from models.database import table_of
from models.review_tables import ModerationRow, PickRow, QueryRow, RedactionRow
from models.tables import (
    AgencyRow,
    AssignmentRow,
    CaseRow,
    DeedRow,
    InboxRow,
    LogLineRow,
    ReturnRow,
)

Cut = Callable[[str], str]
# Where free text about a cell stands, then what tells its row from the others.
_TEXTS: Sequence[tuple[type[Any], tuple[str, ...]]] = (
    (QueryRow, ("text", "id")),
    (PickRow, ("note", "id")),
    (ModerationRow, ("reason", "case_id", "agency_id", "question")),
    (RedactionRow, ("reason", "id")),
    (RedactionRow, ("instead", "id")),
    (AssignmentRow, ("reason", "case_id", "agency_id")),
)
# Which fact of a line was typed: how a paper is called, and what stands in place of words.
_TYPED: Mapping[ChangeKind, int] = MappingProxyType(
    {ChangeKind.KEYED_PAPER: 2, ChangeKind.WORDS_REDACTED: 4}
)


def cut_own_words(connection: Connection, cell: tuple[str, str], cut: Cut) -> None:
    """Rewrite every text of the office about this case and agency, and its lines of the history.

    In the caller's transaction. What is said of the case at every agency, such as its pen picture,
    stays: it is written again by whoever wrote it.
    """
    case_id, agency_id = cell
    for row, names in _TEXTS:
        here = (row.case_id == case_id, row.agency_id == agency_id)
        _cut_column(connection, row, names, here, cut)
    # Where words went, the letters after them have moved: such a part is the whole answer now.
    parts = (PickRow.case_id == case_id, PickRow.agency_id == agency_id)
    connection.execute(update(PickRow).where(*parts).values(start=0, stop=0))
    _cut_history(connection, cell, cut)


def cut_return(connection: Connection, return_id: str, cut: Cut) -> None:
    """Rewrite what names a return: its file as it arrived, or the paper that it was typed from."""
    this = ReturnRow.id == return_id
    query = select(ReturnRow.file_sha256, ReturnRow.keyed).where(this)
    found = connection.execute(query).one_or_none()
    if found is None:
        return
    if found.keyed is not None:
        keyed = replace(
            found.keyed, scan_ref=cut(found.keyed.scan_ref), alone=cut(found.keyed.alone)
        )
        connection.execute(update(ReturnRow).where(this).values(keyed=keyed))
    arrived, logged = InboxRow.sha256 == found.file_sha256, LogLineRow.return_id == return_id
    _cut_column(connection, InboxRow, ("file_name", "number"), (arrived,), cut)
    _cut_column(connection, LogLineRow, ("file_name", "number"), (logged,), cut)


def _cut_column(
    connection: Connection,
    row: type[Any],
    names: tuple[str, ...],
    here: Sequence[ColumnElement[bool]],
    cut: Cut,
) -> None:
    """Rewrite a column, the first of ``names``; the others tell the rows apart."""
    name, *key = names
    query = select(*(getattr(row, each) for each in names)).where(*here)
    for text, *ids in connection.execute(query).all():
        if (changed := cut(text)) != text:
            this = (getattr(row, each) == value for each, value in zip(key, ids, strict=True))
            connection.execute(update(table_of(row)).where(*this).values({name: changed}))


def _cut_history(connection: Connection, cell: tuple[str, str], cut: Cut) -> None:
    """Rewrite the lines about the cell: reasons, fields, and how a paper is called.

    Lines keep the name that an agency had at the time, so whatever is the name of no other agency
    today is one of this.
    """
    case_id, agency_id = cell
    whose = select(CaseRow.audit_id, CaseRow.uin).where(CaseRow.id == case_id)
    of = connection.execute(whose).one()
    named = select(AgencyRow.name).where(AgencyRow.audit_id == of.audit_id)
    others = set(connection.scalars(named.where(AgencyRow.id != agency_id)))

    def is_here(uin: str, agency: str) -> bool:
        return uin == of.uin and agency not in others

    lines = select(table_of(ChangeRow)).where(ChangeRow.audit_id == of.audit_id)
    for line in connection.execute(lines).all():
        if (values := _cut_line(line, is_here, cut)) is not None:
            this = ChangeRow.number == line.number
            connection.execute(update(table_of(ChangeRow)).where(this).values(values))
    deeds = select(DeedRow.number, DeedRow.facts).where(DeedRow.audit_id == of.audit_id)
    for deed in connection.execute(deeds).all():
        if len(deed.facts) > 1 and is_here(deed.facts[1], deed.facts[0]):
            this = (DeedRow.number == deed.number,)
            _cut_column(connection, DeedRow, ("reason", "number"), this, cut)


def _cut_line(
    line: SqlRow[*tuple[Any, ...]], is_here: Callable[[str, str], bool], cut: Cut
) -> dict[str, object] | None:
    """Give what of a line is rewritten; None for one that is about other cells."""
    whole = len(line.facts) > 1 and is_here(*line.facts[:2])
    mine = [whole or is_here(*each.of.partition(", ")[::2]) for each in line.fields]
    if not whole and not any(mine):
        return None
    typed = _TYPED.get(line.kind)
    fields = tuple(
        replace(each, before=cut(each.before), after=cut(each.after)) if here else each
        for each, here in zip(line.fields, mine, strict=True)
    )
    facts = tuple(cut(each) if at == typed else each for at, each in enumerate(line.facts))
    return {"facts": facts, "fields": fields, "reason": cut(line.reason)}
