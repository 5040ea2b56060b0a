"""Returns between their record and their file: noted with the record, until the file is there."""

from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import Connection, delete, insert, select

from models.auditor_snapshots import MarkKind
from models.auditor_tables import FormRow, MarkRow, SentReturnRow
from models.database import Database
from models.form_rows import SENT_COLUMNS
from models.snapshots import SentReturn
from models.tables import PreferenceRow

_PREFIX = "return-under-way:"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderWay:
    """A return on the record whose file is not known to be at ``path``, where it is to be."""

    sent: SentReturn
    path: Path


class _Note(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is kept beside the record: where the file is to be, by its whole path."""

    path: str


class UnderWayStore:
    """Keeps which returns still wait for their file; from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[UnderWay, ...]:
        """Give the returns that are on the record and not known to have a file, oldest first."""
        notes = select(PreferenceRow.name, PreferenceRow.value)
        with self._database.looking() as connection:
            found = connection.execute(notes.where(PreferenceRow.name.startswith(_PREFIX)))
            kept = {row.name.removeprefix(_PREFIX): row.value for row in found}
            query = select(*SENT_COLUMNS).where(SentReturnRow.id.in_(kept))
            rows = connection.execute(query.order_by(SentReturnRow.number)).mappings().all()
        return tuple(_under_way(SentReturn(**row), kept[row["id"]]) for row in rows)

    def finish(self, sent: SentReturn) -> None:
        """Keep that the file is there; the reasons that it carried are no longer those of a next.

        A second time changes nothing.
        """
        with self._database.begin() as connection:
            if not drop_note(connection, sent.id):
                return
            of_return = (
                select(FormRow.id)
                .join(SentReturnRow, SentReturnRow.pack_number == FormRow.pack_number)
                .where(SentReturnRow.id == sent.id, FormRow.uin.in_(sent.uins))
            )
            connection.execute(
                delete(MarkRow).where(
                    MarkRow.kind == MarkKind.REOPENED, MarkRow.form_id.in_(of_return)
                )
            )


def add_note(connection: Connection, sent_id: str, path: Path) -> None:
    """Note, in the transaction of the record, where the file of a return is to be."""
    value = msgspec.json.encode(_Note(path=str(path))).decode("utf-8", "surrogatepass")
    connection.execute(insert(PreferenceRow), {"name": _PREFIX + sent_id, "value": value})


def drop_note(connection: Connection, sent_id: str) -> bool:
    """Take the note away; say whether there was one."""
    this = delete(PreferenceRow).where(PreferenceRow.name == _PREFIX + sent_id)
    return connection.execute(this).rowcount == 1


def _under_way(sent: SentReturn, value: str) -> UnderWay:
    return UnderWay(sent=sent, path=Path(msgspec.json.decode(value, type=_Note).path))
