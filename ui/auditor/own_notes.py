"""What stays on this computer about a case, on its way to the store."""

from models.auditor_snapshots import LocalNotes
from ui.auditor.autosave import Autosave
from ui.auditor.opened import LOCAL_KEY


class OwnNotes:
    """Holds the notes of the open form; they are no change of what is sent."""

    def __init__(self, notes: LocalNotes, autosave: Autosave) -> None:
        self.value = notes
        self._autosave = autosave

    def put(self, notes: LocalNotes) -> None:
        """Take the notes as they stand now."""
        if notes != self.value:
            self.value = notes
            self._autosave.put(LOCAL_KEY, notes)
