"""The content of an archive: the rows of one audit, table by table, with strict types.

The types are those of the columns, so that a table or a column that is added later is in every
archive from then on. A column that came later has a default in the database; an archive from
before it is read with that default.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date, datetime
from functools import cache
from typing import Annotated, Any, cast

import msgspec
from msgspec import Meta
from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    Integer,
    LargeBinary,
    Table,
    Text,
    TypeDecorator,
    or_,
    select,
)

from models.all_tables import Row
from models.columns import EnumText, JsonText, UtcDateTime
from models.database import table_of
from models.search_tables import EntryMarksRow
from models.tables import (
    AuditRow,
    DeedRow,
    InboxRow,
    LogLineRow,
    ReturnRow,
    RulingRow,
    ToolRow,
)

MAX_ROWS = 200_000
MAX_CELL = 8 * 1024 * 1024
_AWARE = Annotated[datetime, Meta(tz=True)]
_PLAIN: tuple[tuple[type[Any], Any], ...] = (
    (Boolean, bool),
    (Integer, Annotated[int, Meta(ge=-(2**31), le=2**31 - 1)]),
    (Date, date),
    (LargeBinary, Annotated[bytes, Meta(max_length=MAX_CELL)]),
    # A server keeps no text with the sign of number nought.
    (Text, Annotated[str, Meta(max_length=MAX_CELL, pattern=r"\A[^\x00]*\Z")]),
)
AUDITS, TOOLS = table_of(AuditRow), table_of(ToolRow)
RETURNS, RULINGS = table_of(ReturnRow), table_of(RulingRow)
INBOX, DEEDS, LINES = table_of(InboxRow), table_of(DeedRow), table_of(LogLineRow)
# Not below the audit by a key of their own, but named by what is.
_NAMED = (TOOLS, DEEDS, LINES, INBOX)
# Worked out from other tables, and made anew by itself where it is missing.
WORKED_OUT = (table_of(EntryMarksRow),)


@cache
def archived_tables() -> tuple[Table, ...]:
    """Give every table with rows of an audit, those first on which others hang."""
    below = {AUDITS}
    for table in Row.metadata.sorted_tables:
        if any(key.column.table in below for key in table.foreign_keys):
            below.add(table)
    below -= set(WORKED_OUT)
    return tuple(each for each in Row.metadata.sorted_tables if each in below or each in _NAMED)


def archived_columns(table: Table) -> tuple[Column[Any], ...]:
    """Give the columns that are kept; the number of a row says nothing but its place."""
    return tuple(column for column in table.columns if not is_place(column))


def is_place(column: Column[Any]) -> bool:
    """Say whether a column only numbers the rows of its table."""
    return column.primary_key and isinstance(column.type, Integer)


def rows_of(table: Table, audit_id: str) -> ColumnElement[bool]:
    """Give the condition for the rows of a table that belong to an audit."""
    if table is AUDITS:
        return AUDITS.c.id == audit_id
    if table is TOOLS:
        return TOOLS.c.sha256.in_(_of(AUDITS, "tool_sha256", audit_id))
    if table is INBOX:
        return INBOX.c.sha256.in_(_of(RETURNS, "file_sha256", audit_id))
    if table is DEEDS:
        return or_(
            DEEDS.c.audit_id == audit_id,
            DEEDS.c.id.in_(_of(RETURNS, "deed_id", audit_id)),
            DEEDS.c.id.in_(_of(RULINGS, "id", audit_id)),
            DEEDS.c.id.in_(_of(LINES, "deed_id", audit_id)),
        )
    if table is LINES:
        # An import may have brought files of several audits.
        returns = LINES.c.return_id.in_(_of(RETURNS, "id", audit_id))
        return or_(LINES.c.audit_id == audit_id, returns)
    return or_(*(_hangs(key, audit_id) for key in _keys_into_audit(table)))


def foreign_keys(table: Table) -> tuple[tuple[str, Table, str], ...]:
    """Give the columns of a table that name a row of another archived table, and which."""
    tables = set(archived_tables())
    return tuple(
        (key.parent.key, key.column.table, key.column.key)
        for key in table.foreign_keys
        if key.column.table in tables
    )


@cache
def content_type() -> type[Any]:
    """Give the type of the whole content: a field for each table, the number of the schema."""
    fields: list[tuple[str, Any, Any]] = [
        (
            str(table.name),
            Annotated[tuple[_row_type(table), ...], Meta(max_length=MAX_ROWS)],
            msgspec.field(default=()),
        )
        for table in archived_tables()
    ]
    return cast(
        "type[Any]",
        msgspec.defstruct(
            "ArchiveContent",
            [("schema", int), *fields],
            frozen=True,
            kw_only=True,
            forbid_unknown_fields=True,
        ),
    )


@cache
def _row_type(table: Table) -> type[Any]:
    fields: list[Any] = []
    for column in archived_columns(table):
        kind = _kind(column)
        default = _default(column)
        given = (str(column.key), kind | None if column.nullable else kind)
        fields.append(given if default is None else (*given, default()))
    return cast(
        "type[Any]",
        msgspec.defstruct(
            f"Archived_{table.name}",
            fields,
            frozen=True,
            kw_only=True,
            forbid_unknown_fields=True,
        ),
    )


def row_of(table: Table, values: Mapping[str, Any]) -> object:
    """Make the archived form of a row as it was read from its table."""
    return _row_type(table)(**values)


def values_of(table: Table, row: object) -> dict[str, Any]:
    """Give an archived row as values for its table."""
    return {column.key: getattr(row, column.key) for column in archived_columns(table)}


def has_true_moments(table: Table, row: object) -> bool:
    """Say whether each moment of an archived row is one in every zone, and so can be kept in UTC.

    In the first and the last year of the calendar it may not be.
    """
    columns = (each.key for each in table.columns if isinstance(each.type, UtcDateTime))
    moments = (getattr(row, name) for name in columns)
    return all(each is None or MINYEAR < each.year < MAXYEAR for each in moments)


def _kind(column: Column[Any]) -> Any:  # noqa: ANN401  a type for msgspec, of any form
    kind = column.type
    if isinstance(kind, EnumText | JsonText):
        return cast("Any", kind.kind)
    if isinstance(kind, UtcDateTime):
        return _AWARE
    # A column may be kept in another form than it is read in.
    plain = cast("Any", kind).impl_instance if isinstance(kind, TypeDecorator) else kind
    for sql, python in _PLAIN:
        if isinstance(plain, sql):
            return python
    raise TypeError(column.key)


def _default(column: Column[Any]) -> Callable[[], Any] | None:
    """Give how an archive from before this column is read; None for one that was always there."""
    told = column.server_default
    if told is None:
        return (lambda: msgspec.field(default=None)) if column.nullable else None
    words = str(getattr(told, "arg"))  # noqa: B009  each kind of default has one
    kind = column.type
    if isinstance(kind, JsonText):
        decode = msgspec.json.Decoder(cast("Any", kind.kind)).decode
        return lambda: msgspec.field(default_factory=lambda: decode(words))
    if isinstance(kind, Boolean):
        return lambda: msgspec.field(default=words in {"true", "1"})
    if isinstance(kind, Integer):
        return lambda: msgspec.field(default=int(words))
    return lambda: msgspec.field(default=words)


def _of(table: Table, column: str, audit_id: str) -> Any:  # noqa: ANN401  a part of a query
    return select(table.c[column]).where(rows_of(table, audit_id), table.c[column].is_not(None))


def _keys_into_audit(table: Table) -> Sequence[Any]:
    below = [each for each in archived_tables() if each not in _NAMED]
    return [key for key in table.foreign_keys if key.column.table in below]


def _hangs(key: Any, audit_id: str) -> ColumnElement[bool]:  # noqa: ANN401  a foreign key
    parent, column = key.column.table, key.parent
    if parent is AUDITS:
        return column == audit_id
    return column.in_(_of(parent, key.column.key, audit_id))
