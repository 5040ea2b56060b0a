"""One rule for late answers: what was asked for last is shown, and nothing takes a page away."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

T = TypeVar("T")

if TYPE_CHECKING:
    from ui.tasks import Task
    from ui.window import MainWindow


class Stay(QObject):
    """Follows a task whose outcome is to be shown; make one for each such task, at its start.

    Exactly one of two signals carries the result of a task that succeeded. ``arrived`` is sent
    while the person has stayed: no page was shown since, and nothing newer was asked for.
    Otherwise it is ``missed``, and the outcome is not to touch the window; connect it only where
    something must be told all the same. A failure is the task's own, as ever. Lives on the
    window's thread and goes with its task. A next step of the same work makes its own Stay.
    """

    arrived = Signal(object)
    missed = Signal(object)

    def __init__(self, task: Task[T], window: MainWindow) -> None:
        super().__init__(task)
        self._window = window
        window.turn += 1
        self._turn = window.turn
        task.succeeded.connect(self._on_succeeded)

    @Slot(object)
    def _on_succeeded(self, outcome: object) -> None:
        signal = self.arrived if self._turn == self._window.turn else self.missed
        signal.emit(outcome)
