"""The people of a case and the names to watch for in it; nothing here is ever exported."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from models import form_rows as rows
from models.auditor_snapshots import CaseNames, CasePerson
from models.auditor_tables import FormRow, OpenedPackRow, PersonRow, SettledRow, WatchedRow
from models.database import Database
from models.snapshots import Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldNames:
    """Everything about names that a case holds, for the bin."""

    settled: tuple[Settled, ...] = ()
    watched: tuple[frozenset[str], ...] = ()
    people: tuple[CasePerson, ...] = ()


class NameStore:
    """Keeps initials and keyed hashes, never a name; every call is one transaction, any thread.

    Keeping anything for a form that is not there raises ModelError(NOT_FOUND).
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, *form_ids: str) -> CaseNames:
        """Give what is kept of a form, or of several together."""
        names = CaseNames()
        with self._database.looking() as connection:
            for form_id in form_ids:
                names = names.with_those_of(_names_of(connection, form_id))
        return names

    def keep_people(self, form_id: str, people: Sequence[CasePerson]) -> None:
        """Let a case have these people and no others."""
        with self._database.begin() as connection:
            rows.form_row(connection, form_id)
            _fill_people(connection, form_id, people)

    def keep_watched(self, form_id: str, watched: Sequence[frozenset[str]]) -> None:
        """Let a case watch for these names and no others."""
        with self._database.begin() as connection:
            rows.form_row(connection, form_id)
            _fill_watched(connection, form_id, watched)

    def unsettle(self, form_id: str, digest: str) -> None:
        """Open a finding again that was settled; nothing happens where it was not."""
        this = (SettledRow.form_id == form_id, SettledRow.digest == digest)
        with self._database.begin() as connection:
            connection.execute(delete(SettledRow).where(*this))


def held_names(connection: Connection, form_id: str) -> HeldNames:
    """Give everything about names that a case holds."""
    settled = select(SettledRow.digest, SettledRow.kind, SettledRow.tier, SettledRow.reason)
    found = connection.execute(settled.where(SettledRow.form_id == form_id)).mappings()
    return HeldNames(
        settled=tuple(Settled(**row) for row in found),
        watched=_watched_of(connection, form_id),
        people=_people_of(connection, form_id),
    )


def fill_names(connection: Connection, form_id: str, names: HeldNames) -> None:
    """Let a case hold exactly this about names."""
    connection.execute(delete(SettledRow).where(SettledRow.form_id == form_id))
    for each in names.settled:
        values = {"form_id": form_id, "digest": each.digest, "kind": each.kind}
        values |= {"tier": each.tier, "reason": each.reason}
        connection.execute(insert(SettledRow), values)
    _fill_watched(connection, form_id, names.watched)
    _fill_people(connection, form_id, names.people)


def _people_of(connection: Connection, form_id: str) -> tuple[CasePerson, ...]:
    query = (
        select(PersonRow.initials, PersonRow.relationship, PersonRow.also)
        .where(PersonRow.form_id == form_id)
        .order_by(PersonRow.position)
    )
    return tuple(CasePerson(**row) for row in connection.execute(query).mappings())


def _watched_of(connection: Connection, form_id: str) -> tuple[frozenset[str], ...]:
    query = select(WatchedRow.marks).where(WatchedRow.form_id == form_id)
    return tuple(connection.scalars(query.order_by(WatchedRow.position)))


def _fill_people(connection: Connection, form_id: str, people: Iterable[CasePerson]) -> None:
    connection.execute(delete(PersonRow).where(PersonRow.form_id == form_id))
    values = [
        {
            "form_id": form_id,
            "position": position,
            "initials": person.initials,
            "relationship": person.relationship,
            "also": person.also,
        }
        for position, person in enumerate(people)
    ]
    if values:
        connection.execute(insert(PersonRow), values)


def _fill_watched(connection: Connection, form_id: str, watched: Iterable[frozenset[str]]) -> None:
    connection.execute(delete(WatchedRow).where(WatchedRow.form_id == form_id))
    values = [
        {"form_id": form_id, "position": position, "marks": marks}
        for position, marks in enumerate(watched)
    ]
    if values:
        connection.execute(insert(WatchedRow), values)


def _names_of(connection: Connection, form_id: str) -> CaseNames:
    settled = select(SettledRow.digest).where(SettledRow.form_id == form_id)
    words = (
        select(OpenedPackRow.local_words)
        .join(FormRow, FormRow.pack_number == OpenedPackRow.number)
        .where(FormRow.id == form_id)
    )
    return CaseNames(
        local_words=connection.execute(words).scalar_one_or_none() or frozenset(),
        settled=frozenset(connection.scalars(settled)),
        watched=_watched_of(connection, form_id),
        people=_people_of(connection, form_id),
    )
