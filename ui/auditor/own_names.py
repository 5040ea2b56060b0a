"""What is known of the names and people of the open case, on its way to the store."""

from PySide6.QtCore import QObject, Signal, Slot

from models.auditor_snapshots import CaseNames, CasePerson
from models.snapshots import Settled
from ui.auditor.autosave import Autosave
from ui.auditor.opened import (
    PEOPLE_KEY,
    SETTLED_KEY,
    WATCHED_KEY,
    KeptPeople,
    KeptWatched,
    Unsettle,
)
from ui.names.check import NameCheck


class OwnNames(QObject):
    """Hands every decision about names to the autosave; none of it is a change of what is sent.

    ``changed`` is sent when there are other people or other names to watch for.
    """

    changed = Signal()

    def __init__(self, names: NameCheck, autosave: Autosave, parent: QObject) -> None:
        super().__init__(parent)
        self._names = names
        self._autosave = autosave
        names.settled.connect(self._on_settled)
        names.case.unsettled.connect(self._on_unsettled)
        names.case.people_changed.connect(self._on_people)
        names.case.watched_changed.connect(self._on_watched)

    def kept(self) -> CaseNames:
        """Return what is known now."""
        return self._names.kept()

    @Slot(object)
    def _on_settled(self, settled: Settled) -> None:
        self._autosave.put(SETTLED_KEY + settled.digest, settled)

    @Slot(str)
    def _on_unsettled(self, digest: str) -> None:
        self._autosave.put(SETTLED_KEY + digest, Unsettle(digest=digest))

    @Slot(object)
    def _on_people(self, people: tuple[CasePerson, ...]) -> None:
        self._autosave.put(PEOPLE_KEY, KeptPeople(people=people))
        self._autosave.flush()
        self.changed.emit()

    @Slot(object)
    def _on_watched(self, watched: tuple[frozenset[str], ...]) -> None:
        self._autosave.put(WATCHED_KEY, KeptWatched(watched=watched))
        self._autosave.flush()
        self.changed.emit()
