"""Marks on parts of a form, the texts that stood in its fields before, and the person's own words.

Nothing here is ever exported.
"""

from sqlalchemy import delete, insert, select

from models.auditor_snapshots import Mark, MarkKind, Version
from models.auditor_tables import MarkRow, OwnWordRow, VersionRow
from models.columns import now
from models.database import Database, table_of, upsert

MOST_VERSIONS = 50
_PUT = upsert(table_of(MarkRow), "value")
_ADD_WORD = upsert(table_of(OwnWordRow))


class MarkStore:
    """Keeps marks and versions of forms; every call is one transaction, from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def marks(self, form_id: str) -> tuple[Mark, ...]:
        """Give the marks of a form, by kind and key."""
        query = (
            select(MarkRow.kind, MarkRow.key, MarkRow.value)
            .where(MarkRow.form_id == form_id)
            .order_by(MarkRow.kind, MarkRow.key)
        )
        with self._database.looking() as connection:
            return tuple(Mark(**row) for row in connection.execute(query).mappings())

    def put(self, form_id: str, mark: Mark) -> None:
        """Set a mark; one of the same kind at the same place takes the new value."""
        values = {"form_id": form_id, "kind": mark.kind, "key": mark.key, "value": mark.value}
        with self._database.begin() as connection:
            connection.execute(_PUT, values)

    def remove(self, form_id: str, kind: MarkKind, key: str) -> None:
        """Take a mark away; nothing happens where there is none."""
        this = (MarkRow.form_id == form_id, MarkRow.kind == kind, MarkRow.key == key)
        with self._database.begin() as connection:
            connection.execute(delete(MarkRow).where(*this))

    def keep_version(self, form_id: str, path: str, text: str) -> None:
        """Keep a text that stood in a field; a blank one, or the newest again, is not kept.

        The oldest go where a field has more than MOST_VERSIONS.
        """
        if not text.strip():
            return
        of_field = (VersionRow.form_id == form_id, VersionRow.path == path)
        numbered = select(VersionRow.number, VersionRow.text).where(*of_field)
        newest = numbered.order_by(VersionRow.number.desc()).limit(1)
        values = {"form_id": form_id, "path": path, "text": text, "kept_at": now()}
        with self._database.begin() as connection:
            found = connection.execute(newest).one_or_none()
            if found is not None and found.text == text:
                return
            connection.execute(insert(VersionRow), values)
            kept = select(VersionRow.number).where(*of_field).order_by(VersionRow.number.desc())
            old = delete(VersionRow).where(
                *of_field, VersionRow.number.not_in(kept.limit(MOST_VERSIONS))
            )
            connection.execute(old)

    def versions(self, form_id: str, path: str) -> tuple[Version, ...]:
        """Give the texts that stood in a field, the newest first."""
        query = (
            select(VersionRow.number, VersionRow.path, VersionRow.text, VersionRow.kept_at)
            .where(VersionRow.form_id == form_id, VersionRow.path == path)
            .order_by(VersionRow.number.desc())
        )
        with self._database.looking() as connection:
            return tuple(Version(**row) for row in connection.execute(query).mappings())


class OwnWordStore:
    """Keeps the words that the person wants to be known as spelt right; from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def words(self) -> frozenset[str]:
        """Give all of them."""
        with self._database.looking() as connection:
            return frozenset(connection.scalars(select(OwnWordRow.word)))

    def add(self, word: str) -> None:
        """Keep a word; the caller has made sure that it is no name."""
        with self._database.begin() as connection:
            connection.execute(_ADD_WORD, {"word": word})

    def remove(self, word: str) -> None:
        """Forget a word; nothing happens where it was not kept."""
        with self._database.begin() as connection:
            connection.execute(delete(OwnWordRow).where(OwnWordRow.word == word))
