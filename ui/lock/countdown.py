"""The words over the window shortly before it locks, or when it could not."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from ui.theme import Space, text_scale
from ui.widgets.notice import Notice, NoticeKind

WIDTH = 640
SAID_AT = frozenset({60, 30, 10})


class Countdown(Notice):
    """Lies over the top of the page, so that nothing below moves; has no say in the focus."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(NoticeKind.ATTENTION, parent=window)
        self._window = window
        window.installEventFilter(self)
        self.hide()

    def count(self, seconds: int, unsaved: str = "") -> None:
        """Say how long it is still open; ``unsaved`` is what locking would cost."""
        is_new = self.isHidden()
        left = self.tr("1 second") if seconds == 1 else self.tr("{0} seconds").format(seconds)
        words = self.tr(
            "Audit Desk locks itself in {0}, because nobody has typed for a while. Press any key "
            "or move the mouse to go on."
        ).format(left)
        self.show_words(NoticeKind.ATTENTION, " ".join(part for part in (words, unsaved) if part))
        if is_new or seconds in SAID_AT:
            self.say()

    def show_words(self, kind: NoticeKind, words: str) -> None:
        """Show these words until ``hide``."""
        self.set_kind(kind)
        self.set_words(words)
        self._place()
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        width = min(round(WIDTH * text_scale()), self._window.width() - 2 * Space.EDGE)
        self.resize(width, self.height())
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else self.height()
        self.setGeometry((self._window.width() - width) // 2, Space.EDGE, width, height)
