"""The list of marked answers, and what is done from it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from office.analysis import Record
from office.overview import AuditOverview, load_records
from office.picks import picked
from ui.office.review.marks_page import MarksPage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings
from ui.widgets.notice import NoticeKind


class MarksDesk(StageDesk):
    """``read_asked`` carries the entry of a mark. ``is_open`` while the list is worked on."""

    read_asked = Signal(str)

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self.is_open = False

    def show(self, overview: AuditOverview) -> None:
        """Show what is marked in an audit now."""
        self._overview, self.is_open = overview, True
        profile = self._at.profile
        task = self._run(lambda: load_records(profile, overview), essential=False)
        self._show_after(task, self._on_read)

    def _on_read(self, records: Sequence[Record]) -> None:
        overview = self._shown
        page = MarksPage(overview, picked(overview, records))
        page.back_pressed.connect(self._on_back)
        page.read_asked.connect(self._on_read_asked)
        page.dropped.connect(self._on_dropped)
        page.print_asked.connect(partial(self._on_print, records))
        self._at.window.show_page(page)
        if words := self._take_saved_words():
            page.show_outcome(NoticeKind.DONE, words)

    @Slot()
    def _on_back(self) -> None:
        self.is_open = False
        self._show_again(Stage.REVIEW)

    @Slot(str)
    def _on_read_asked(self, entry_id: str) -> None:
        self.is_open = False
        self.read_asked.emit(entry_id)

    @Slot(str)
    def _on_dropped(self, pick_id: str) -> None:
        reviews = self._at.profile.reviews
        task = self._run(lambda: reviews.drop_pick(pick_id))
        self._saved(task, Stage.REVIEW, self.tr("Taken away."))

    def _on_print(self, records: Sequence[Record]) -> None:
        overview, now = self._shown, self._at.now().astimezone()

        def draw() -> bytes:
            from office.review_prints import marks_pdf

            return marks_pdf(overview, records, now)

        name = overview.sheet_name("marked-answers")
        self._preview(draw, self.tr("Good practice and themes"), name, Stage.REVIEW)
