"""What one case knows of its people and of names to watch for; names go in and never come out."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QObject, Signal, Slot

from anonymise import CaseContext, Kind, WatchedNames, parts_to_watch, watch_marks
from export.name_gate import context_of, digest
from models.auditor_snapshots import CaseNames, CasePerson


class Watched(Enum):
    """Whether a name is watched for; NEARLY is one slip of a letter away from one that is."""

    YES = "yes"
    NEARLY = "nearly"
    NO = "no"


class CaseMemory(QObject):
    """Belongs to the window's thread. ``changed`` says when to look again.

    ``people_changed`` and ``watched_changed`` carry all people and all names (as hashes) to keep,
    ``unsettled`` the hash of a decision that does not hold any more. Of a name only its hashes
    are held, in memory too.
    """

    changed = Signal()
    people_changed = Signal(object)
    watched_changed = Signal(object)
    unsettled = Signal(str)

    def __init__(self, key: bytes, names: CaseNames, parent: QObject) -> None:
        super().__init__(parent)
        self._key = key
        self._names = names
        self._context = context_of(names, key)
        self._titles: frozenset[str] = frozenset()

    def set_titles(self, titles: frozenset[str]) -> None:
        """Take the words, in lower case, that stand before names and are none."""
        self._titles = titles

    def names(self) -> CaseNames:
        """Return everything that is kept."""
        return self._names

    def context(self) -> CaseContext:
        """Return what the checker is told."""
        return self._context

    def settle(self, mark: str) -> None:
        """Note the hash of a finding that was settled."""
        self._names = replace(self._names, settled=self._names.settled | {mark})

    def set_people(self, people: Iterable[CasePerson]) -> None:
        """Let these be the people of the case."""
        self._put(replace(self._names, people=tuple(people)))
        self.people_changed.emit(self._names.people)

    @Slot(object)
    def add_person(self, person: CasePerson) -> None:
        """List one more person, once; whoever has these initials is explained everywhere."""
        if person not in self._names.people:
            self.set_people((*self._names.people, person))

    def watch(self, *names: str) -> tuple[str, ...]:
        """Watch for names from now on; give those that are too short to be found again.

        What was settled about them before does not hold any more.
        """
        refused: list[str] = []
        watched = list(self._names.watched)
        for name in names:
            marks = watch_marks(self._key, name, self._titles)
            if marks:
                self._unsettle(name)
            else:
                refused.append(name)
            if not marks <= frozenset[str]().union(*watched):
                watched.append(marks)
        if len(refused) < len(names):
            self._put_watched(tuple(watched))
        return tuple(refused)

    def stop_watching(self, name: str) -> bool:
        """Watch for a name no longer; False where no name was written just so."""
        marks = watch_marks(self._key, name, self._titles)
        left = tuple(each for each in self._names.watched if each != marks)
        if left == self._names.watched:
            return False
        self._put_watched(left)
        return True

    def stop_watching_all(self) -> None:
        """Watch for no name any longer."""
        self._put_watched(())

    def is_watched(self, name: str) -> Watched:
        """Tell whether every part of a name would be found."""
        parts = parts_to_watch(name, self._titles)
        watched = self._context.watched
        if watched is None or not parts:
            return Watched.NO
        if all(watched.holds(part) for part in parts):
            return Watched.YES
        return Watched.NEARLY if all(_is_near(watched, part) for part in parts) else Watched.NO

    def _put_watched(self, watched: tuple[frozenset[str], ...]) -> None:
        self._put(replace(self._names, watched=watched))
        self.watched_changed.emit(watched)

    def _put(self, names: CaseNames) -> None:
        self._names = names
        self._context = context_of(names, self._key)
        self.changed.emit()

    def _unsettle(self, name: str) -> None:
        words = {name.strip(), *name.split(), *parts_to_watch(name, self._titles)}
        marks = {digest(self._key, Kind.PERSON.value, word) for word in words}
        for mark in marks & self._names.settled:
            self._names = replace(self._names, settled=self._names.settled - {mark})
            self.unsettled.emit(mark)


def _is_near(watched: WatchedNames, part: str) -> bool:
    return watched.holds(part) or watched.nearly(part)
