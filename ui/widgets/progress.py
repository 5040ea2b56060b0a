"""Long work as people see it: what, how much, and a way to stop."""

from typing import TypeVar

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui.tasks import Task
from ui.theme.tokens import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.text import PlainLabel, QuietLabel

T = TypeVar("T")
PATIENCE_MS = 500


class ProgressPanel(Card):
    """Count, bar and Stop; appears when work lasts longer than half a second.

    Give it a task with `watch`; `stopped` is sent when the person presses Stop.
    """

    stopped = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel(words)
        self._count = QuietLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words)
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.stop_button = PlainButton(self.tr("Stop"))
        self.stop_button.setAccessibleDescription(words)
        self.stop_button.clicked.connect(self._on_stop_clicked)
        left = QVBoxLayout()
        left.setSpacing(Space.WITHIN)
        for part in (self._words, self._bar, self._count):
            left.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(Space.BETWEEN)
        row.addLayout(left, 1)
        row.addWidget(self.stop_button)
        self.add(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def watch(self, task: Task[T]) -> None:
        """Show a task while it runs; Stop cancels it."""
        task.progressed.connect(self.set_progress)
        task.finished.connect(self.finish)
        self.stopped.connect(task.cancel)
        self.start()

    def start(self, words: str = "") -> None:
        """Begin to wait; the panel shows itself after half a second."""
        if words:
            self._words.setText(words)
            self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)
        self._count.setText("")
        self.stop_button.setEnabled(True)
        self._timer.start()

    @Slot(int, int)
    def set_progress(self, done: int, total: int) -> None:
        """Show `done` of `total`; a total of 0 means that nobody knows yet."""
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(done)
        self._count.setText(self.tr("{0} of {1}").format(done, total) if total else "")

    def count_words(self) -> str:
        """Return the count as people see it."""
        return self._count.text()

    @Slot()
    def finish(self) -> None:
        """Hide the panel, or never show it when the work was quick."""
        self._timer.stop()
        self.hide()

    @Slot()
    def _on_stop_clicked(self) -> None:
        self.stop_button.setEnabled(False)
        self._count.setText(self.tr("Stopping"))
        self.stopped.emit()
