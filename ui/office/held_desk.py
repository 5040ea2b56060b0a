"""A later revision that waits, opened from the returns: comparing it, and taking it in."""

from functools import partial

from PySide6.QtCore import Signal, Slot

from models.intake_snapshots import SetAside
from office.messages import message
from office.outcome import Outcome
from office.overview import AuditOverview
from office.replacing import HeldReturn, read_held
from office.set_aside import try_again
from ui.office.held_page import HeldPage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import translated


class HeldDesk(StageDesk):
    """Shows what differs and takes a revision in; ``taken_in`` carries the words to say so."""

    taken_in = Signal(str)

    @Slot(object, object)
    def show(self, overview: AuditOverview, item: SetAside) -> None:
        """Open the file and put it beside what counts."""
        self._overview = overview
        profile, now = self._at.profile, self._at.now()
        task = self._run(lambda: read_held(profile, overview, item, now, translated))
        self._show_after(task, self._on_read)

    @Slot(object)
    def _on_read(self, held: HeldReturn) -> None:
        page = HeldPage(held)
        page.primary_pressed.connect(partial(self._on_take_in, held.item))
        page.back_pressed.connect(self._on_back)
        self._at.window.show_page(page)

    def _on_take_in(self, item: SetAside) -> None:
        profile, now = self._at.profile, self._at.now()
        self._show_after(self._run(lambda: try_again(profile, (item,), now)), self._on_tried)

    @Slot(object)
    def _on_tried(self, outcomes: tuple[Outcome, ...]) -> None:
        (outcome,) = outcomes
        words = message(outcome.code, outcome.facts, translated).line
        page = self._at.window.page()
        if not outcome.accepted and isinstance(page, HeldPage):
            page.show_trouble(words)
        else:
            self.taken_in.emit(words)

    @Slot()
    def _on_back(self) -> None:
        self._show_again(Stage.RETURNS)
