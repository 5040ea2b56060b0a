"""Chasing returns: later dates, phone calls, reminders, the words of letters, deeds about packs."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar, cast
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from forms.scope import STATUSES
from models.audit_queries import agencies_of, audit_row
from models.change_snapshots import ChangeKind, FieldChange, Trace
from models.change_store import note_change
from models.columns import now
from models.database import PERSON, Database, table_of
from models.errors import ModelError, ModelFault
from models.snapshots import EntryState
from models.tables import AgencyRow, AssignmentRow, CaseRow, EntryRow, IssuedPackRow
from models.tracker_snapshots import (
    Call,
    Contacts,
    Extension,
    OwnDate,
    PackDeed,
    PackDeedKind,
    Reminder,
    ToldBy,
    WordsKind,
)
from models.tracker_tables import CallRow, ExtensionRow, PackDeedRow, ReminderRow, WordsRow

_ACCOUNTED = tuple(status for status, rule in STATUSES.items() if rule.accounted)
S = TypeVar("S", Extension, Call, Reminder, PackDeed)
AnyRow = type[ExtensionRow | CallRow | ReminderRow | PackDeedRow]
_PACK_DEEDS = {
    PackDeedKind.TOLD: ChangeKind.PACK_TOLD,
    PackDeedKind.TRIED: ChangeKind.PACK_TRIED,
}


class TrackerStore:
    """Keeps what was done about the returns of an audit; from any thread, a call a transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def contacts(self, audit_id: str) -> Contacts:
        """Give all that was done about one audit."""
        with self._database.looking() as connection:
            return Contacts(
                extensions=_all(connection, ExtensionRow, Extension, audit_id),
                calls=_all(connection, CallRow, Call, audit_id),
                reminders=_all(connection, ReminderRow, Reminder, audit_id),
                pack_deeds=_all(connection, PackDeedRow, PackDeed, audit_id),
                words=_words(connection, audit_id),
            )

    def words(self, audit_id: str) -> dict[WordsKind, str]:
        """Give the letters and reminders of one audit that the office has worded itself."""
        with self._database.looking() as connection:
            return _words(connection, audit_id)

    def extend(
        self, audit_id: str, agency_id: str, until: date | None, *, reason: str, asked_by: str
    ) -> None:
        """Give an agency another return date, or with None that of the audit again.

        Packs that are out keep the date they say. Raises ModelError(NOT_FOUND).
        """
        values = {"until": until, "reason": reason, "asked_by": asked_by}
        with self._database.begin() as connection:
            usual = audit_row(connection, audit_id).details.return_by
            before = _until(connection, agency_id) or usual
            name = _agency(connection, audit_id, agency_id)
            _add(connection, ExtensionRow, audit_id, {"agency_id": agency_id, **values})
            field = FieldChange(field="return_by", before=_day(before), after=_day(until or usual))
            trace = Trace(
                kind=ChangeKind.DATE_EXTENDED,
                audit_id=audit_id,
                facts=(name,),
                fields=(field,),
                reason=reason,
            )
            note_change(connection, trace)

    def own_dates(self) -> tuple[OwnDate, ...]:
        """Give the return dates that agencies of any audit have for themselves, the first first.

        An agency that owes nothing any more is left out.
        """
        latest = select(func.max(ExtensionRow.number)).group_by(ExtensionRow.agency_id)
        query = (
            select(ExtensionRow.audit_id, AgencyRow.name.label("agency"), ExtensionRow.until)
            .join(AgencyRow, AgencyRow.id == ExtensionRow.agency_id)
            .where(
                ExtensionRow.number.in_(latest), ExtensionRow.until.is_not(None), _owes_something()
            )
            .order_by(ExtensionRow.until, ExtensionRow.number)
        )
        with self._database.looking() as connection:
            return tuple(OwnDate(**row) for row in connection.execute(query).mappings())

    def note_call(
        self, audit_id: str, agency_id: str, called_on: date, words: Mapping[str, str]
    ) -> None:
        """Keep a phone call; ``words`` are caller, spoke_with and said. Raises NOT_FOUND."""
        with self._database.begin() as connection:
            name = _agency(connection, audit_id, agency_id)
            values = {"agency_id": agency_id, "called_on": called_on, **words}
            _add(connection, CallRow, audit_id, values)
            _note(connection, ChangeKind.CALL_NOTED, audit_id, name, _day(called_on))

    def note_reminder(
        self, audit_id: str, agency_id: str, kind: WordsKind, sent_on: date, words: str
    ) -> None:
        """Keep a reminder that was sent. Raises ModelError(NOT_FOUND)."""
        with self._database.begin() as connection:
            name = _agency(connection, audit_id, agency_id)
            values = {"agency_id": agency_id, "kind": kind, "sent_on": sent_on, "words": words}
            _add(connection, ReminderRow, audit_id, values)
            facts = (name, kind.value, _day(sent_on))
            _note(connection, ChangeKind.REMINDER_NOTED, audit_id, *facts)

    def take_out(self, audit_id: str, noted: Call | Reminder) -> None:
        """Take out a call or a reminder noted by mistake. Raises ModelError(NOT_FOUND)."""
        is_call = isinstance(noted, Call)
        row = CallRow if is_call else ReminderRow
        day = noted.called_on if is_call else noted.sent_on
        with self._database.begin() as connection:
            name = _agency(connection, audit_id, noted.agency_id)
            gone = delete(row).where(row.id == noted.id, row.audit_id == audit_id)
            if connection.execute(gone).rowcount != 1:
                raise ModelError(ModelFault.NOT_FOUND)
            kind = ChangeKind.CALL_TAKEN_OUT if is_call else ChangeKind.REMINDER_TAKEN_OUT
            _note(connection, kind, audit_id, name, _day(day))

    def set_words(
        self,
        audit_id: str,
        words: Mapping[WordsKind, str],
        *,
        seen: Mapping[WordsKind, str] | None = None,
    ) -> None:
        """Choose the words of these texts; "" goes back to those of the program.

        ``seen`` are the words looked at, None for whoever did not look. Raises ModelError:
        NOT_FOUND, and EDIT_CONFLICT where one that is to change is not as it was seen.
        """
        with self._database.begin() as connection:
            audit_row(connection, audit_id)
            of_audit = WordsRow.audit_id == audit_id
            query = select(WordsRow.kind, WordsRow.words).where(of_audit)
            before = {row.kind: row.words for row in connection.execute(query)}
            changed = {kind: text for kind, text in words.items() if before.get(kind, "") != text}
            if not changed:
                return
            if seen is not None and any(seen.get(k, "") != before.get(k, "") for k in changed):
                raise ModelError(ModelFault.EDIT_CONFLICT)
            connection.execute(delete(WordsRow).where(of_audit, WordsRow.kind.in_(changed)))
            kept = [
                {"audit_id": audit_id, "kind": kind, "words": text}
                for kind, text in changed.items()
                if text
            ]
            if kept:
                connection.execute(insert(WordsRow), kept)
            fields = tuple(
                FieldChange(field=kind.value, before=before.get(kind, ""), after=text)
                for kind, text in changed.items()
            )
            trace = Trace(kind=ChangeKind.WORDS_CHANGED, audit_id=audit_id, fields=fields)
            note_change(connection, trace)

    def note_told(
        self, audit_id: str, pack_id: str, done_on: date, told_by: ToldBy, told_to: str
    ) -> None:
        """Keep how the six words of a pack reached the agency. Raises ModelError(NOT_FOUND)."""
        values = {"done_on": done_on, "told_by": told_by, "told_to": told_to}
        self._note_pack(audit_id, pack_id, PackDeedKind.TOLD, values)

    def note_tried(self, audit_id: str, pack_id: str, done_on: date) -> None:
        """Keep that the file of a pack opened here. Raises ModelError(NOT_FOUND)."""
        values = {"done_on": done_on, "told_by": None, "told_to": ""}
        self._note_pack(audit_id, pack_id, PackDeedKind.TRIED, values)

    def _note_pack(
        self, audit_id: str, pack_id: str, kind: PackDeedKind, values: Mapping[str, object]
    ) -> None:
        query = (
            select(AgencyRow.name)
            .join(IssuedPackRow, IssuedPackRow.agency_id == AgencyRow.id)
            .where(IssuedPackRow.id == pack_id, IssuedPackRow.audit_id == audit_id)
        )
        with self._database.begin() as connection:
            agency = connection.execute(query).scalar_one_or_none()
            if agency is None:
                raise ModelError(ModelFault.NOT_FOUND)
            _add(connection, PackDeedRow, audit_id, {"pack_id": pack_id, "kind": kind, **values})
            _note(connection, _PACK_DEEDS[kind], audit_id, agency)


def _all(connection: Connection, row: AnyRow, snapshot: type[S], audit_id: str) -> tuple[S, ...]:
    names = [each.name for each in fields(cast("Any", snapshot))]
    columns: list[Any] = [getattr(row, name) for name in names]
    query = select(*columns).where(row.audit_id == audit_id).order_by(row.number.desc())
    return tuple(snapshot(**found) for found in connection.execute(query).mappings())


def _words(connection: Connection, audit_id: str) -> dict[WordsKind, str]:
    words = select(WordsRow.kind, WordsRow.words).where(WordsRow.audit_id == audit_id)
    return {row.kind: row.words for row in connection.execute(words)}


def _add(connection: Connection, row: AnyRow, audit_id: str, values: Mapping[str, object]) -> None:
    person = connection.info.get(PERSON, "")
    noted = {"id": uuid4().hex, "audit_id": audit_id, "person": person, "noted_at": now()}
    connection.execute(insert(table_of(row)), {**noted, **values})


def _agency(connection: Connection, audit_id: str, agency_id: str) -> str:
    """Give the name of an agency of this audit."""
    for agency in agencies_of(connection, audit_id):
        if agency.id == agency_id:
            return agency.name
    raise ModelError(ModelFault.NOT_FOUND)


def _until(connection: Connection, agency_id: str) -> date | None:
    query = (
        select(ExtensionRow.until)
        .where(ExtensionRow.agency_id == agency_id)
        .order_by(ExtensionRow.number.desc())
        .limit(1)
    )
    return connection.execute(query).scalar_one_or_none()


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _note(connection: Connection, kind: ChangeKind, audit_id: str, *facts: str) -> None:
    note_change(connection, Trace(kind=kind, audit_id=audit_id, facts=facts))


def _owes_something() -> ColumnElement[bool]:
    """Say whether a case of the agency's audit has no word of it, of the agency or the office."""
    answered = (
        select(EntryRow.case_id)
        .where(EntryRow.agency_id == AgencyRow.id, EntryRow.state == EntryState.CURRENT)
        .correlate(AgencyRow)
    )
    said = (
        select(AssignmentRow.case_id)
        .where(AssignmentRow.agency_id == AgencyRow.id, AssignmentRow.status.in_(_ACCOUNTED))
        .correlate(AgencyRow)
    )
    return (
        select(CaseRow.id)
        .where(
            CaseRow.audit_id == AgencyRow.audit_id,
            CaseRow.id.not_in(answered),
            CaseRow.id.not_in(said),
        )
        .correlate(AgencyRow)
        .exists()
    )
