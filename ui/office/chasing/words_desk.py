"""The words of letters and reminders, reached from the packs and from the tracker."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from models.tracker_snapshots import WordsKind
from office.overview import AuditOverview
from ui.office.chasing.words_page import WordsPage
from ui.office.own_names import OwnNames
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings


class WordsDesk(StageDesk):
    """Shows the page and keeps the words; ``changed`` leads back to where it was asked for."""

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._back = Stage.TRACKER

    def show(self, overview: AuditOverview, back: Stage) -> None:
        """Show the words of an audit."""
        self._overview, self._back = overview, back
        profile, audit_id = self._at.profile, overview.audit.id

        def read() -> tuple[dict[WordsKind, str], frozenset[str]]:
            words = profile.tracker.contacts(audit_id).words
            return dict(words), profile.cleared.of(audit_id)

        self._show_after(self._run(read, essential=False), self._on_read)

    @Slot(object)
    def _on_read(self, found: tuple[dict[WordsKind, str], frozenset[str]]) -> None:
        words, cleared = found
        audit = self._shown.audit
        names = self._own_names.of_audit(audit, cleared)
        page = WordsPage(words, names)
        page.chosen.connect(partial(self._on_chosen, words))
        self._show_within(page, self._back, names)

    def _on_chosen(self, seen: dict[WordsKind, str], words: dict[WordsKind, str]) -> None:
        tracker, audit_id = self._at.profile.tracker, self._shown.audit.id
        task = self._run(lambda: tracker.set_words(audit_id, words, seen=seen))
        self._saved(task, self._back)
