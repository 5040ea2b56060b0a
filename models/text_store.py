"""The office's library of texts: editions are added, and audits copy what they quote."""

from dataclasses import fields
from uuid import uuid4

from sqlalchemy import Connection, delete, insert, select, update

from models.columns import now
from models.database import Database
from models.errors import ModelError, ModelFault
from models.particulars import LibraryText, TextWords
from models.text_tables import TextRow

_WORDS = tuple(each.name for each in fields(TextWords))
_COLUMNS = (
    TextRow.id,
    TextRow.family,
    TextRow.added_at,
    TextRow.edit,
    *(getattr(TextRow, name) for name in _WORDS),
)


class TextStore:
    """Keeps the library; every call is one transaction and may come from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[LibraryText, ...]:
        """Give every edition of every text, in the order in which they came."""
        query = select(*_COLUMNS).order_by(TextRow.number)
        with self._database.begin() as connection:
            found = connection.execute(query).mappings().all()
        return tuple(
            LibraryText(
                id=row["id"],
                family=row["family"],
                added_at=row["added_at"],
                edit=row["edit"],
                text=TextWords(**{name: row[name] for name in _WORDS}),
            )
            for row in found
        )

    def add(self, text: TextWords) -> LibraryText:
        """Keep a new text."""
        with self._database.begin() as connection:
            return _insert(connection, text, uuid4().hex)

    def add_edition(self, earlier_id: str, text: TextWords) -> LibraryText:
        """Keep a later edition of a text; raise ModelError(NOT_FOUND)."""
        family = select(TextRow.family).where(TextRow.id == earlier_id)
        with self._database.begin() as connection:
            found = connection.execute(family).scalar_one_or_none()
            if found is None:
                raise ModelError(ModelFault.NOT_FOUND)
            return _insert(connection, text, found)

    def correct(self, text_id: str, text: TextWords, *, edit: int) -> None:
        """Put a slip right in an edition; audits keep their copies of it.

        Raises ModelError: NOT_FOUND, or EDIT_CONFLICT where ``edit`` is not the latest.
        """
        same = TextRow.id == text_id
        change = update(TextRow).where(same, TextRow.edit == edit)
        with self._database.begin() as connection:
            if connection.execute(select(TextRow.id).where(same)).first() is None:
                raise ModelError(ModelFault.NOT_FOUND)
            if connection.execute(change, {**_values(text), "edit": edit + 1}).rowcount != 1:
                raise ModelError(ModelFault.EDIT_CONFLICT)

    def remove(self, text_id: str) -> None:
        """Take an edition out; audits keep their copies. Raises ModelError(NOT_FOUND)."""
        with self._database.begin() as connection:
            gone = connection.execute(delete(TextRow).where(TextRow.id == text_id))
            if gone.rowcount != 1:
                raise ModelError(ModelFault.NOT_FOUND)


def _insert(connection: Connection, text: TextWords, family: str) -> LibraryText:
    kept = LibraryText(id=uuid4().hex, family=family, text=text, added_at=now(), edit=1)
    values = {"id": kept.id, "family": family, "added_at": kept.added_at, "edit": kept.edit}
    connection.execute(insert(TextRow), {**_values(text), **values})
    return kept


def _values(text: TextWords) -> dict[str, object]:
    return {name: getattr(text, name) for name in _WORDS}
