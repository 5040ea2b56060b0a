"""The name check for what the office itself types: one for each page, one checker for all."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from anonymise import Checker
from models.auditor_snapshots import CaseNames
from models.snapshots import Audit, Settled
from office.name_check import WordList, read_local_words
from ui.names.check import NameCheck
from ui.office.telling import tell_trouble
from ui.surroundings import Surroundings
from ui.tasks import Report


class OwnNames(QObject):
    """Loads the checker off the window's thread, and keeps what the office lets stay."""

    loaded = Signal(object)

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._at = surroundings
        self._checker: Checker | None = None
        load = surroundings.load_checker

        def work(_report: Report) -> Checker:
            return load()

        surroundings.tasks.pure(work, owner=self).succeeded.connect(self._on_loaded)

    def check(
        self, cleared: frozenset[str], words: frozenset[str], audit_id: str = ""
    ) -> NameCheck:
        """Make the check for one page; without an audit, ``settled`` is for the caller to keep."""
        names = CaseNames(settled=cleared, local_words=words)
        key = self._at.profile.details.settle_key
        check = NameCheck(key, names, self._at.window, of_one_case=False)
        if self._checker is not None:
            check.set_checker(self._checker)
        else:
            self.loaded.connect(check.set_checker)
        if audit_id:
            check.settled.connect(partial(self.keep, audit_id))
        return check

    def of_audit(self, audit: Audit, cleared: frozenset[str]) -> NameCheck:
        """Make the check for a page of an audit, of which ``cleared`` is what may stay."""
        return self.check(cleared, audit.details.local_words, audit.id)

    def checker(self) -> Checker | None:
        """Give the checker, None while it is being loaded."""
        return self._checker

    def read_words(self, typed: str) -> WordList:
        """Read words of the area as they are typed."""
        if not typed.strip():
            return WordList(words=frozenset(), refused=())
        return read_local_words(typed, self._checker or self._at.load_checker())

    def keep(self, audit_id: str, settled: Settled) -> None:
        """Keep a decision of the office about a word in this audit."""
        cleared = self._at.profile.cleared

        def work(_report: Report) -> None:
            cleared.add(audit_id, settled)

        self._at.tasks.store(work, essential=True).failed.connect(self._on_failed)

    @Slot(object)
    def _on_loaded(self, checker: Checker) -> None:
        self._checker = checker
        self.loaded.emit(checker)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._at, error)
