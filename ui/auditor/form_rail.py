"""The rail of one open form: its steps and their states, kept up to date."""

from PySide6.QtCore import QObject, QTimer, Slot

from ui.auditor.form_steps import FormState, step_keys, steps_of
from ui.auditor.form_work import FormWork
from ui.auditor.names_desk import NamesDesk
from ui.window import MainWindow

PAUSE_MS = 150


class FormRail(QObject):
    """Works the states out again a moment after a change, so that typing never waits for it."""

    def __init__(
        self, window: MainWindow, work: FormWork, names_desk: NamesDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._work = work
        self._names_desk = names_desk
        self._current = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.refresh)
        work.changed.connect(self._timer.start)
        work.marked.connect(self._timer.start)
        names_desk.changed.connect(self.refresh)

    def state(self) -> FormState:
        """Give what the steps are worked out from."""
        names = self._names_desk
        return self._work.state(names.open_count(), names_checked=names.is_declared())

    def step_keys(self) -> list[str]:
        """Name the steps in order, as the answers are at this moment."""
        return list(step_keys(self.state()))

    def show(self, key: str) -> None:
        """Highlight a step."""
        self._current = key
        self.refresh()

    def stop(self) -> None:
        """Leave the window's rail to others."""
        self._timer.stop()
        self._work.changed.disconnect(self._timer.start)
        self._work.marked.disconnect(self._timer.start)
        self._names_desk.changed.disconnect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the states now, if any of them is another."""
        steps = steps_of(self.state())
        rail = self._window.rail
        if steps != rail.steps():
            self._window.set_steps(steps, self._current)
        elif rail.current() != self._current:
            rail.set_current(self._current)
