"""The office's history: who changed what and when, written with the change itself.

Every store of the office calls ``note_change`` (or ``note_quickly`` among prepared statements) in
the transaction that changes something, so that neither can be there without the other. The import
log keeps what was done about returns; ``ChangeStore`` reads both as one history.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, cast

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    Text,
    bindparam,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    type_coerce,
    union_all,
)

from models.change_snapshots import (
    ChangeKind,
    FieldChange,
    HistoryFilter,
    HistoryLine,
    HistoryPart,
    Trace,
)
from models.change_tables import ChangeRow
from models.columns import JsonText, now
from models.database import PERSON, Database, table_of
from models.intake_snapshots import LogKind
from models.prepared import Prepared, Transaction
from models.tables import AuditRow, DeedRow, LogLineRow

LONGEST = 2_000
_CHANGE, _DEED = "change", "deed"
_NAMES = ("at", "person", "audit_id", "kind", "facts", "fields", "reason")
_ADD = insert(table_of(ChangeRow)).values({name: bindparam(name) for name in _NAMES})
_ADD_QUICKLY = Prepared(_ADD)
Lines = Select[*tuple[Any, ...]]
_FIELDS = JsonText(tuple[FieldChange, ...])


def note_change(connection: Connection, trace: Trace) -> None:
    """Keep what is being changed, in the caller's transaction: call it where the change is made.

    Who it is and the moment are added here. ``trace.fields`` come from ``changed_fields``. An
    answer of an agency never goes into a trace: it would stand there when it was deleted.
    """
    connection.execute(_ADD, _values(trace, connection.info.get(PERSON, "")))


def note_quickly(store: Transaction, trace: Trace) -> None:
    """Keep what is being changed among prepared statements, as ``note_change`` does."""
    store.run(_ADD_QUICKLY, _values(trace, store.person))


def changed_fields(
    before: object, after: object, *, without: Collection[str] = (), of: str = ""
) -> tuple[FieldChange, ...]:
    """Give each field in which two snapshots of one class differ, those inside by "a.b".

    ``without`` are names of fields that are nobody's word, such as a number of edits; ``of`` says
    which thing it is, where a change is about several.
    """
    found: list[FieldChange] = []
    for name in (each.name for each in fields(cast("Any", before)) if each.name not in without):
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        if is_dataclass(old) and type(old) is type(new):
            inner = changed_fields(old, new, of=of)
            found.extend(replace(each, field=f"{name}.{each.field}") for each in inner)
        else:
            found.append(FieldChange(field=name, before=_text(old), after=_text(new), of=of))
    return tuple(found)


def _values(trace: Trace, person: str) -> dict[str, object]:
    return {
        "at": now(),
        "person": person,
        "audit_id": trace.audit_id,
        "kind": trace.kind,
        "facts": trace.facts,
        "fields": tuple(_short(each) for each in trace.fields),
        "reason": _cut(trace.reason),
    }


def _short(change: FieldChange) -> FieldChange:
    return replace(change, before=_cut(change.before), after=_cut(change.after))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _text(value: object) -> str:  # noqa: PLR0911  one line a kind of value
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case str():
            return value
        case date():
            return value.isoformat()
        case Mapping():
            pairs = cast("Mapping[object, object]", value)
            return "\n".join(f"{_text(key)}: {_text(each)}" for key, each in pairs.items())
        case set() | frozenset():
            return "\n".join(sorted(_text(each) for each in cast("Iterable[object]", value)))
        case tuple() | list():
            return "\n".join(_text(each) for each in cast("Iterable[object]", value))
        case _ if is_dataclass(value):
            texts = (_text(getattr(value, each.name)) for each in fields(value))
            return ", ".join(text for text in texts if text)
        case _:
            return str(value)


class ChangeStore:
    """Reads the history; every call is one transaction and may come from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lines(self, wanted: HistoryFilter, *, most: int, after: int = 0) -> HistoryPart:
        """Give the lines that fit, the newest first, from the ``after``-th on."""
        # Each table gives no more than may be shown: both are in order of time by an index.
        parts = [
            lines.where(*conditions)
            .order_by(row.at.desc(), row.number.desc())
            .limit(after + most)
            .subquery()
            for lines, row, conditions in (
                (_change_lines(), ChangeRow, _of_changes(wanted)),
                (_deed_lines(), DeedRow, _of_deeds(wanted)),
            )
        ]
        both = union_all(*(select(each) for each in parts)).subquery()
        part = (
            select(both, func.coalesce(AuditRow.code, "").label("audit"))
            .outerjoin(AuditRow, AuditRow.id == both.c.audit_id)
            .order_by(both.c.at.desc(), both.c.table, both.c.number.desc())
            .limit(most)
            .offset(after)
        )
        counted = (
            select(func.count(ChangeRow.number)).where(*_of_changes(wanted)),
            select(func.count(DeedRow.number)).where(*_of_deeds(wanted)),
        )
        with self._database.looking() as connection:
            total = sum(connection.execute(each).scalar_one() for each in counted)
            found = [dict(row) for row in connection.execute(part).mappings()]
            counts = _counts(connection, [each["id"] for each in found if each["id"]])
        lines = tuple(_line(row, counts.get(row["id"], {})) for row in found)
        return HistoryPart(lines=lines, total=total)

    def begun_at(self) -> datetime | None:
        """Give the moment from which the history is kept, None where no line says."""
        query = select(ChangeRow.at).where(ChangeRow.kind == ChangeKind.BEGUN)
        with self._database.looking() as connection:
            return connection.scalars(query.order_by(ChangeRow.number).limit(1)).first()

    def note(self, trace: Trace) -> None:
        """Keep what is no row of the database: members of staff, and that the history begins."""
        with self._database.begin() as connection:
            note_change(connection, trace)

    def people(self) -> tuple[str, ...]:
        """Give everybody who stands in the history, in order; "" is not among them."""
        both = select(ChangeRow.person).union(select(DeedRow.person))
        with self._database.looking() as connection:
            return tuple(sorted(filter(None, connection.scalars(both)), key=str.casefold))


def _change_lines() -> Lines:
    return select(
        literal(_CHANGE).label("table"),
        ChangeRow.number.label("number"),
        ChangeRow.at.label("at"),
        ChangeRow.person.label("person"),
        type_coerce(ChangeRow.kind, String()).label("kind"),
        ChangeRow.audit_id.label("audit_id"),
        ChangeRow.facts.label("facts"),
        ChangeRow.fields.label("fields"),
        ChangeRow.reason.label("reason"),
        literal("").label("id"),
        literal("").label("source"),
    )


def _deed_lines() -> Lines:
    return select(
        literal(_DEED).label("table"),
        DeedRow.number.label("number"),
        DeedRow.at.label("at"),
        DeedRow.person.label("person"),
        type_coerce(DeedRow.kind, String()).label("kind"),
        DeedRow.audit_id.label("audit_id"),
        DeedRow.facts.label("facts"),
        literal((), _FIELDS).label("fields"),
        DeedRow.reason.label("reason"),
        DeedRow.id.label("id"),
        DeedRow.source.label("source"),
    )


def _of_changes(wanted: HistoryFilter) -> list[ColumnElement[bool]]:
    found = _conditions(wanted, ChangeRow, (ChangeRow.facts, ChangeRow.fields))
    if wanted.audit_id is not None:
        found.append(ChangeRow.audit_id == wanted.audit_id)
    return found


def _of_deeds(wanted: HistoryFilter) -> list[ColumnElement[bool]]:
    found = _conditions(wanted, DeedRow, (DeedRow.facts,))
    if wanted.audit_id is not None:
        of_audit = exists().where(
            LogLineRow.deed_id == DeedRow.id, LogLineRow.audit_id == wanted.audit_id
        )
        found.append(or_(DeedRow.audit_id == wanted.audit_id, of_audit))
    return found


def _conditions(
    wanted: HistoryFilter, row: type[ChangeRow] | type[DeedRow], listed: Iterable[Any]
) -> list[ColumnElement[bool]]:
    """Give what is asked of a line; ``listed`` are the columns that are kept as JSON."""
    found: list[ColumnElement[bool]] = []
    kind = type_coerce(row.kind, String())
    if wanted.kinds:
        found.append(kind.in_(sorted(each.value for each in wanted.kinds)))
    if wanted.person is not None:
        found.append(row.person == wanted.person)
    if wanted.since is not None:
        found.append(row.at >= wanted.since)
    if wanted.until is not None:
        found.append(row.at < wanted.until)
    if wanted.words:
        spelt = _spellings(wanted.words)
        in_json = [msgspec.json.encode(words).decode()[1:-1] for words in spelt]
        in_json += sorted(wanted.codes_found)
        likes = [
            func.lower(text).contains(words, autoescape=True)
            for texts, looked_for in (
                ([type_coerce(each, Text()) for each in listed], in_json),
                ([row.reason, row.person], spelt),
            )
            for text in texts
            for words in looked_for
        ]
        found.append(or_(kind.in_(sorted(each.value for each in wanted.kinds_found)), *likes))
    return found


def _spellings(words: str) -> tuple[str, ...]:
    """Give how words may stand once a database has lowered a text: some lower English letters only.

    The others are then as they were written, most often all small or all capital.
    """
    ways = (words.lower(), words, words.upper())
    lowered = ("".join(s.lower() if s.isascii() else s for s in way) for way in ways)
    return tuple(dict.fromkeys(lowered))


def _counts(connection: Connection, deeds: Collection[str]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    if deeds:
        query = (
            select(LogLineRow.deed_id, LogLineRow.outcome, func.count().label("files"))
            .where(LogLineRow.deed_id.in_(deeds))
            .group_by(LogLineRow.deed_id, LogLineRow.outcome)
        )
        for row in connection.execute(query):
            counts.setdefault(row.deed_id, {})[row.outcome] = row.files
    return counts


def _line(row: Mapping[str, Any], outcomes: Mapping[str, int]) -> HistoryLine:
    kind = ChangeKind(row["kind"]) if row["table"] == _CHANGE else LogKind(row["kind"])
    names = ("at", "person", "audit_id", "audit", "facts", "fields", "reason", "id", "source")
    return HistoryLine(**{name: row[name] for name in names}, kind=kind, outcomes=outcomes)
