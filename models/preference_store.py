"""Settings of this installation that are not worth a table of their own."""

from sqlalchemy import select

from models.change_snapshots import ChangeKind, FieldChange, Trace
from models.change_store import note_change
from models.database import Database, table_of, upsert
from models.tables import PreferenceRow

_SET = upsert(table_of(PreferenceRow), "value")
# Where several computers share a database, each has these for itself.
_OWN = frozenset(
    {
        "first-guide-seen",
        "idle-minutes",
        "office-help-recipient",
        "recovery-asked",
        "save-pause-ms",
        "watched-folder",
    }
)
# These change what the office prints or what its packs hold: the history tells of them.
_TOLD = frozenset({"least-for-share", "offers-help"})


def names_checked_key(form_id: str) -> str:
    """Name the setting that holds when a person last looked for names in a form."""
    return f"names-checked:{form_id}"


class PreferenceStore:
    """Keeps named texts in the encrypted profile; from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str, default: str = "") -> str:
        """Give a setting, or the default where it was never set."""
        query = select(PreferenceRow.value).where(PreferenceRow.name == self._kept_as(name))
        with self._database.looking() as connection:
            found = connection.execute(query).scalar_one_or_none()
        return default if found is None else found

    def set(self, name: str, value: str) -> None:
        """Keep a setting."""
        kept_as = self._kept_as(name)
        query = select(PreferenceRow.value).where(PreferenceRow.name == kept_as)
        with self._database.begin() as connection:
            before = connection.execute(query).scalar_one_or_none() or ""
            connection.execute(_SET, {"name": kept_as, "value": value})
            if name in _TOLD and before != value:
                change = FieldChange(field=name, before=before, after=value)
                kind = ChangeKind.SETTING_CHANGED
                note_change(connection, Trace(kind=kind, audit_id=None, fields=(change,)))

    def _kept_as(self, name: str) -> str:
        computer = self._database.computer
        return f"{computer}:{name}" if computer and name in _OWN else name
