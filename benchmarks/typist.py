"""Somebody who types fast, at moments that are fixed beforehand; how late each key is painted."""

import random
import time

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

SEED = 20261121
LETTERS = "the notes say so "
GAP_SECONDS = (0.02, 0.09)
PAUSES = (0.305, 0.33, 0.40, 0.85)  # around the name check's 0.3, and above the autosave's 0.7
KEYS_A_PAUSE = 12
TICK_MS = 4
PATIENCE_MS = 5000


class Typist(QObject):
    """Types into a box at the start, in the middle and at the end, a third of the keys each.

    A key counts from the moment it was due, so that whatever holds the event loop before it counts
    too, to the moment when the loop is free again after the box was painted. ``taken`` holds these
    times, ``gaps`` those between the ticks of a clock in the same event loop; milliseconds both.
    ``save_each`` is after how many keys to press Ctrl+S, 0 for never.
    """

    def __init__(self, box: QWidget, *, save_each: int = 0) -> None:
        super().__init__()
        assert isinstance(box, QPlainTextEdit)  # noqa: S101
        self._box = box
        self._save_each = save_each
        self._random = random.Random(SEED)  # noqa: S311
        self.taken: list[float] = []
        self.gaps: list[float] = []
        self._count = 0
        self._keys = 0
        self._due = 0.0
        self._is_typed = False
        self._loop = QEventLoop()
        self._clock = self._timer(single=True)
        self._clock.timeout.connect(self._press)
        self._ticks = self._timer(single=False)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self._tick)
        self._ticked = 0.0
        self._patience = self._timer(single=True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._loop.quit)
        box.viewport().installEventFilter(self)

    def _timer(self, *, single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setSingleShot(single)
        return timer

    def type(self, keys: int) -> None:
        """Type so many keys and return when the last one is painted."""
        self._keys = keys
        self._due = time.perf_counter()
        self._ticked = self._due
        self._ticks.start()
        self._plan()
        self._loop.exec()
        self._ticks.stop()
        if self._count < keys:
            raise TimeoutError

    def _plan(self) -> None:
        seconds = self._random.uniform(*GAP_SECONDS)
        if self._count % KEYS_A_PAUSE == KEYS_A_PAUSE - 1:
            seconds = self._random.choice(PAUSES)
        # After a late key the next one is not due at once: people do not catch up.
        self._due = max(self._due + seconds, time.perf_counter() + GAP_SECONDS[0])
        self._clock.start(max(0, round((self._due - time.perf_counter()) * 1000)))

    def _press(self) -> None:
        self._due = min(self._due, time.perf_counter())
        self._move()
        window = self._box.window().windowHandle()
        if self._save_each and self._count % self._save_each == 0:
            QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self._is_typed = True
        self._patience.start()
        letter = LETTERS[self._count % len(LETTERS)]
        QTest.keyClick(window, Qt.Key(ord(letter.upper())))

    def _move(self) -> None:
        third = max(1, self._keys // 3)
        if self._count % third:
            return
        cursor = self._box.textCursor()
        ends = self._box.document().characterCount() - 1
        cursor.setPosition((0, ends // 2, ends, ends)[self._count // third])
        self._box.setTextCursor(cursor)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._is_typed:
            self._is_typed = False
            QTimer.singleShot(0, self, self._painted)
        return False

    def _painted(self) -> None:
        self._patience.stop()
        self.taken.append((time.perf_counter() - self._due) * 1000)
        self._count += 1
        if self._count < self._keys:
            self._plan()
        else:
            self._loop.quit()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._ticked) * 1000)
        self._ticked = now
