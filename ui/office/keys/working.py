"""Doing something with the store and showing what came of it, unless the person has gone on."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Slot

from ui.office.telling import tell_trouble
from ui.start.trying import TryingPage
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report

T = TypeVar("T")


class Working(QObject):
    """Runs work on the store's thread; expected trouble is told on the page shown."""

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._at = surroundings

    def show_after(
        self, work: Callable[[], T], show: Callable[[T], None], *, essential: bool = False
    ) -> None:
        """Work, then show; ``essential`` work is done even when the program is closing."""

        def quietly(report: Report) -> T:
            del report
            return work()

        task = self._at.tasks.store(quietly, essential=essential)
        task.failed.connect(self.on_failed)
        Stay(task, self._at.window).arrived.connect(show)

    @Slot(object)
    def on_failed(self, error: Exception) -> None:
        """Tell expected trouble on the page shown, and let it be tried again."""
        page = self._at.window.page()
        if isinstance(page, TryingPage):
            page.wake()
        tell_trouble(self._at, error)
