"""The marks of what people wrote into forms, kept beside each entry; see ``word_marks``."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    LargeBinary,
    Select,
    bindparam,
    delete,
    exists,
    func,
    insert,
    not_,
    select,
)

from forms.kinds import Text
from forms.loading import read_tool
from models.database import table_of
from models.prepared import Prepared, Transaction
from models.search_tables import EntryMarksRow
from models.snapshots import Entry
from models.tables import AuditRow, CaseRow, EntryRow, ToolRow
from models.word_marks import WordMarks

HEALED_AT_ONCE = 1_000
_TOOL_OF = select(AuditRow.tool_sha256.label("sha256")).where(AuditRow.id == bindparam("audit"))
_DEFINITION = select(ToolRow.definition).where(ToolRow.sha256 == bindparam("sha256"))
_ADD = insert(table_of(EntryMarksRow)).from_select(
    ["entry_number", "marks"],
    select(EntryRow.number, bindparam("marks", type_=LargeBinary())).where(
        EntryRow.id == bindparam("entry")
    ),
)
_ADD_QUICKLY, _TOOL_QUICKLY = Prepared(_ADD), Prepared(_TOOL_OF)
_DEFINITION_QUICKLY = Prepared(_DEFINITION)
_UNMARKED = not_(exists().where(EntryMarksRow.entry_number == EntryRow.number))


class Written:
    """Adds the marks of entries, and knows the fields of each tool in which people write."""

    def __init__(self) -> None:
        self._marks = WordMarks()
        self._paths: dict[str, frozenset[str]] = {}

    def add_quickly(self, store: Transaction, audit_id: str, entries: Sequence[Entry]) -> None:
        """Add the marks of entries that were just kept, among prepared statements."""
        tool = store.first(_TOOL_QUICKLY, {"audit": audit_id})
        if tool is None:
            return
        sha256 = tool["sha256"]
        if sha256 not in self._paths:
            found = store.first(_DEFINITION_QUICKLY, {"sha256": sha256})
            self._paths[sha256] = _written(b"" if found is None else found["definition"])
        values = [self._values(sha256, e.id, e.answers, e.scope.reason) for e in entries]
        store.run_all(_ADD_QUICKLY, values)

    def heal(self, connection: Connection) -> None:
        """Add the marks of some entries that have none: they are of before, or were rewritten."""
        query = (
            select(EntryRow.id, EntryRow.answers, EntryRow.reason, AuditRow.tool_sha256)
            .join(CaseRow, CaseRow.id == EntryRow.case_id)
            .join(AuditRow, AuditRow.id == CaseRow.audit_id)
            .where(_UNMARKED)
            .order_by(EntryRow.number)
            .limit(HEALED_AT_ONCE)
        )
        values: list[dict[str, object]] = []
        for row in connection.execute(query):
            if row.tool_sha256 not in self._paths:
                found = connection.execute(_DEFINITION, {"sha256": row.tool_sha256}).scalar_one()
                self._paths[row.tool_sha256] = _written(found)
            values.append(self._values(row.tool_sha256, row.id, row.answers, row.reason))
        if values:
            connection.execute(_ADD, values)

    def _values(
        self, sha256: str, entry_id: str, answers: Mapping[str, str], reason: str
    ) -> dict[str, object]:
        paths = self._paths[sha256]
        texts = [text for path, text in answers.items() if path in paths]
        return {"entry": entry_id, "marks": self._marks.of([*texts, reason])}


def forget_marks(connection: Connection, entry_id: str) -> None:
    """Let what an entry said go from its marks too; they are made anew when words are looked for.

    For whoever changes what an entry says.
    """
    number = select(EntryRow.number).where(EntryRow.id == entry_id).scalar_subquery()
    connection.execute(delete(EntryMarksRow).where(EntryMarksRow.entry_number == number))


def has_unmarked(connection: Connection) -> bool:
    """Say whether any entry has no marks; two counts, which is less than looking for it."""
    counts = (select(func.count()).select_from(row) for row in (EntryRow, EntryMarksRow))
    entries, marked = (connection.execute(query).scalar_one() for query in counts)
    return entries != marked


def unmarked() -> Select[Any]:
    """Give the query for the numbers of entries without marks."""
    return select(EntryRow.number).where(_UNMARKED)


def _written(definition: bytes) -> frozenset[str]:
    """Give the paths of the fields for writing; of a tool that cannot be read, none."""
    from forms.errors import ToolRejected

    try:
        tool = read_tool(definition)
    except ToolRejected:
        return frozenset()
    return frozenset(each.path for each in tool.fields if isinstance(each.kind, Text))
