"""A whole audit taken out as one content, and put back; the content is typed by its tables."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from forms.errors import ToolRejected
from forms.loading import read_tool
from models import archive_shape as shape
from models.audit_queries import audit_row
from models.change_snapshots import ChangeKind, Trace
from models.change_store import note_change
from models.database import Database
from models.deletion_tables import DeletedAuditRow
from models.errors import ModelError, ModelFault
from models.keyed_tables import KeyedDraftRow
from models.tables import AuditRow
from models.upgrade import SCHEMA

AFTER = "after"
SIGNING_KEY_BYTES = 32
_LINE = ("deed_id", "file_name", "outcome", "return_id")
_AT_ONCE = 500
_NO_REASON = shape.DEEDS.c.reason == ""
# A choice names a return by its number, so the returns come before it.
_WRITTEN = sorted(shape.archived_tables(), key=lambda table: table is shape.RULINGS)


class ArchiveStore:
    """Takes audits out and puts them back; every call is one transaction, from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def content(self, audit_id: str) -> bytes:
        """Give all rows of an audit as JSON, its keys too.

        The same audit gives the same bytes, whatever else is in the profile. Raises ModelError:
        NOT_FOUND, and ARCHIVE_KEYED with how many returns of it are being keyed in: what is typed
        stands on forms of this profile, which hang on no audit and would be missing.
        """
        tables: dict[str, tuple[object, ...]] = {}
        with self._database.looking() as connection:
            audit_row(connection, audit_id)
            _refuse_keyed(connection, audit_id)
            for table in shape.archived_tables():
                rows = _read(connection, table, audit_id)
                tables[table.name] = tuple(shape.row_of(table, row) for row in rows)
        content = shape.content_type()(schema=SCHEMA, **tables)
        return msgspec.json.encode(content, order="deterministic")

    def note_saved(self, audit_id: str, file_name: str) -> None:
        """Note in the history that an archive of an audit was saved."""
        with self._database.begin() as connection:
            trace = Trace(kind=ChangeKind.ARCHIVE_SAVED, audit_id=audit_id, facts=(file_name,))
            note_change(connection, trace)

    def put_back(self, content: bytes, is_key_pair: Callable[[str, str], bool]) -> str:
        """Keep the audit of a content, whole or not at all, and give its id.

        ``is_key_pair`` says whether an identity is that of a recipient, which is not known here.
        Raises ModelError: NEWER_PROFILE for the content of a newer program, ARCHIVE_CONTENT for
        one that does not fit together, AUDIT_HERE with its title where the audit is there already,
        ARCHIVE_CLASH where parts of it are.
        """
        found = _decoded(content)
        audit_id = _checked(found)
        _check_keys(found, is_key_pair)
        with self._database.begin() as connection:
            _refuse_there(connection, audit_id)
            try:
                for table in _WRITTEN:
                    _write(connection, table, audit_id, getattr(found, table.name))
            except IntegrityError:
                raise ModelError(ModelFault.ARCHIVE_CLASH) from None
            _open_packs_again(connection, audit_id)
            code = audit_row(connection, audit_id).details.code
            trace = Trace(kind=ChangeKind.ARCHIVE_BROUGHT, audit_id=audit_id, facts=(code,))
            note_change(connection, trace)
        return audit_id


def _refuse_keyed(connection: Connection, audit_id: str) -> None:
    of_audit = KeyedDraftRow.audit_id == audit_id
    count = connection.execute(select(func.count()).where(of_audit)).scalar_one()
    if count:
        raise ModelError(ModelFault.ARCHIVE_KEYED, str(count))


def _read(connection: Connection, table: Table, audit_id: str) -> list[dict[str, Any]]:
    columns = shape.archived_columns(table)
    places = [column for column in table.columns if shape.is_place(column)]
    order = places or list(table.primary_key.columns)
    query = select(*columns).where(shape.rows_of(table, audit_id)).order_by(*order)
    rows = [dict(row) for row in connection.execute(query).mappings()]
    if table is shape.RULINGS:
        _count_arrivals(connection, audit_id, rows)
    return rows


def _count_arrivals(connection: Connection, audit_id: str, rows: list[dict[str, Any]]) -> None:
    """Say of a choice how many returns it knew: numbers are others in another profile."""
    numbers = _arrivals(connection, audit_id)
    for row in rows:
        row[AFTER] = sum(number <= row[AFTER] for number in numbers)


def _arrivals(connection: Connection, audit_id: str) -> Sequence[int]:
    number = shape.RETURNS.c.number
    of_audit = shape.RETURNS.c.audit_id == audit_id
    return connection.scalars(select(number).where(of_audit).order_by(number)).all()


# --- reading ----------------------------------------------------------------------------------


def _decoded(content: bytes) -> Any:  # noqa: ANN401  the type is made from the tables
    try:
        head = msgspec.json.decode(content, type=_Head)
        if head.schema > SCHEMA:
            raise ModelError(ModelFault.NEWER_PROFILE)
        return msgspec.json.decode(content, type=shape.content_type())
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError, OverflowError):
        raise ModelError(ModelFault.ARCHIVE_CONTENT) from None


class _Head(msgspec.Struct, frozen=True):
    """What is read of a content before all of it."""

    schema: int


def _checked(content: Any) -> str:  # noqa: ANN401  the type is made from the tables
    """See that the rows are of one audit and fit together; give the id of the audit."""
    audits, tools = content.audits, content.tools
    if len(audits) != 1 or [each.sha256 for each in tools] != [audits[0].tool_sha256]:
        raise ModelError(ModelFault.ARCHIVE_CONTENT)
    _check_tool(tools[0].definition, tools[0].sha256)
    audit_id: str = audits[0].id
    for table in shape.archived_tables():
        rows = getattr(content, table.name)
        fits = _is_of(audit_id, rows) and _names_its_own(content, table)
        if not fits or not all(shape.has_true_moments(table, row) for row in rows):
            raise ModelError(ModelFault.ARCHIVE_CONTENT)
    if any(not 0 <= row.after <= len(content.returns) for row in content.rulings):
        raise ModelError(ModelFault.ARCHIVE_CONTENT)
    return audit_id


def _check_keys(content: Any, is_key_pair: Callable[[str, str], bool]) -> None:  # noqa: ANN401
    keys = content.audit_keys
    pairs = [(each.identity, each.recipient) for each in (*keys, *content.former_keys)]
    whole = len(keys) == 1 and len(keys[0].signing_key) == SIGNING_KEY_BYTES
    if not whole or not all(is_key_pair(*pair) for pair in pairs):
        raise ModelError(ModelFault.ARCHIVE_CONTENT)


def _check_tool(definition: bytes, sha256: str) -> None:
    try:
        read_tool(definition)
    except ToolRejected:
        raise ModelError(ModelFault.ARCHIVE_CONTENT) from None
    if hashlib.sha256(definition).hexdigest() != sha256:
        raise ModelError(ModelFault.ARCHIVE_CONTENT)


def _is_of(audit_id: str, rows: Sequence[object]) -> bool:
    """Say whether no row speaks of another audit."""
    return all(getattr(row, "audit_id", audit_id) in {audit_id, None} for row in rows)


def _names_its_own(content: Any, table: Table) -> bool:  # noqa: ANN401
    """Say whether all that rows of a table name is in the content too."""
    rows = getattr(content, table.name)
    for column, named, key in shape.foreign_keys(table):
        known = {getattr(row, key) for row in getattr(content, named.name)} | {None}
        if any(getattr(row, column) not in known for row in rows):
            return False
    return True


def _refuse_there(connection: Connection, audit_id: str) -> None:
    query = select(AuditRow.title).where(AuditRow.id == audit_id)
    title = connection.execute(query).scalar_one_or_none()
    if title is not None:
        raise ModelError(ModelFault.AUDIT_HERE, title)


def _write(connection: Connection, table: Table, audit_id: str, rows: Sequence[object]) -> None:
    values = [shape.values_of(table, row) for row in rows]
    if table is shape.TOOLS:
        values, _there = _apart(connection, table, values, ("sha256",))
    elif table is shape.DEEDS:
        values = _deeds(connection, values)
    elif table is shape.LINES:
        values = _lines(connection, values)
    elif table is shape.RULINGS:
        _number_arrivals(connection, audit_id, values)
    if values:
        connection.execute(insert(table), values)


def _apart(
    connection: Connection, table: Table, values: Sequence[dict[str, Any]], names: Sequence[str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Tell what is new from what the profile has: a tool, or the log of an import that stayed."""
    first = names[0]
    wanted = sorted({row[first] for row in values})
    query = select(*(table.c[name] for name in names))
    there: set[tuple[Any, ...]] = set()
    # No database takes any number of values at once.
    for place in range(0, len(wanted), _AT_ONCE):
        some = query.where(table.c[first].in_(wanted[place : place + _AT_ONCE]))
        there |= {tuple(row) for row in connection.execute(some)}
    fresh: list[dict[str, Any]] = []
    known: list[dict[str, Any]] = []
    for row in values:
        (known if tuple(row[name] for name in names) in there else fresh).append(row)
    return fresh, known


def _deeds(connection: Connection, values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out entries of the log that stayed; what a deletion took from them comes back."""
    deeds = shape.DEEDS
    fresh, known = _apart(connection, deeds, values, ("id",))
    for row in known:
        for name, gone in (("audit_id", deeds.c.audit_id.is_(None)), ("reason", _NO_REASON)):
            same = (deeds.c.id == row["id"]) & gone
            connection.execute(update(deeds).where(same).values({name: row[name]}))
    return fresh


def _lines(connection: Connection, values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    lines = shape.LINES
    fresh, known = _apart(connection, lines, values, _LINE)
    for row in known:
        same = [lines.c[name] == row[name] for name in _LINE]
        again = update(lines).where(*same, lines.c.audit_id.is_(None))
        connection.execute(again.values(audit_id=row["audit_id"]))
    return fresh


def _number_arrivals(connection: Connection, audit_id: str, rows: Iterable[dict[str, Any]]) -> None:
    """Turn how many returns a choice knew into the number that the last of them has here."""
    numbers = _arrivals(connection, audit_id)
    for row in rows:
        known = row[AFTER]
        row[AFTER] = numbers[known - 1] if known else 0


def _open_packs_again(connection: Connection, audit_id: str) -> None:
    """Take returns of its packs again, where the audit had been deleted here."""
    query = select(DeletedAuditRow.id, DeletedAuditRow.record)
    for row in connection.execute(query).all():
        if row.record.audit_id == audit_id:
            same = DeletedAuditRow.id == row.id
            connection.execute(update(DeletedAuditRow).where(same).values(packs=frozenset()))
