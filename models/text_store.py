"""The office's library of texts: editions are added, and audits copy what they quote."""

from dataclasses import fields
from uuid import uuid4

from sqlalchemy import Connection, delete, insert, select, update

from models.change_snapshots import ChangeKind, FieldChange, Trace
from models.change_store import changed_fields, note_change
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
        with self._database.looking() as connection:
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
        change = update(TextRow).where(TextRow.id == text_id, TextRow.edit == edit)
        with self._database.begin() as connection:
            before = _text(connection, text_id)
            if connection.execute(change, {**_values(text), "edit": edit + 1}).rowcount != 1:
                raise ModelError(ModelFault.EDIT_CONFLICT)
            _note(connection, ChangeKind.TEXT_CORRECTED, text, changed_fields(before, text))

    def remove(self, text_id: str) -> None:
        """Take an edition out; audits keep their copies. Raises ModelError(NOT_FOUND)."""
        with self._database.begin() as connection:
            before = _text(connection, text_id)
            connection.execute(delete(TextRow).where(TextRow.id == text_id))
            _note(connection, ChangeKind.TEXT_REMOVED, before)


def _text(connection: Connection, text_id: str) -> TextWords:
    query = select(*(getattr(TextRow, name) for name in _WORDS)).where(TextRow.id == text_id)
    found = connection.execute(query).mappings().one_or_none()
    if found is None:
        raise ModelError(ModelFault.NOT_FOUND)
    return TextWords(**found)


def _note(
    connection: Connection,
    kind: ChangeKind,
    text: TextWords,
    changes: tuple[FieldChange, ...] = (),
) -> None:
    facts = (text.title, text.edition)
    note_change(connection, Trace(kind=kind, audit_id=None, facts=facts, fields=changes))


def _insert(connection: Connection, text: TextWords, family: str) -> LibraryText:
    kept = LibraryText(id=uuid4().hex, family=family, text=text, added_at=now(), edit=1)
    values = {"id": kept.id, "family": family, "added_at": kept.added_at, "edit": kept.edit}
    connection.execute(insert(TextRow), {**_values(text), **values})
    _note(connection, ChangeKind.TEXT_ADDED, text)
    return kept


def _values(text: TextWords) -> dict[str, object]:
    return {name: getattr(text, name) for name in _WORDS}
