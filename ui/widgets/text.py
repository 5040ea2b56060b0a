"""Words on a page: the only file that makes labels, and all of them show plain text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.ring import NO_RING
from ui.theme.tokens import Tone


def literal(text: str) -> str:
    """Double each & so that Qt shows it and does not make it an access key."""
    return text.replace("&", "&&")


def restyle(widget: QWidget) -> None:
    """Have the style sheet look again after a dynamic property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class PlainLabel(QLabel):
    """Text that wraps and is never read as mark-up; `selectable` lets people copy it."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, selectable: bool = False
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)

    @override
    def setBuddy(self, buddy: QWidget) -> None:
        """Tie the label to its control; a buddy would make & an access key, so it is doubled."""
        super().setBuddy(buddy)
        super().setText(literal(self.text()))

    def set_tone(self, tone: Tone) -> None:
        """Colour the words; the words themselves must still say what the colour says."""
        self.setProperty("tone", tone.value)
        restyle(self)


class _Heading(PlainLabel):
    """A heading takes focus from the program, so that reading starts there, but is no tab stop."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty(NO_RING, True)  # noqa: FBT003


class PageTitle(_Heading):
    """The one heading of a page, 24 / 600."""


class QuestionTitle(_Heading):
    """A question or a block on a page, 16 / 600."""


class BlockTitle(PlainLabel):
    """A small heading inside a panel, 14 / 600."""


class FieldLabel(PlainLabel):
    """The name above a control, 14 / 600."""


class QuietLabel(PlainLabel):
    """Explanations and less important words, 14."""


class SmallLabel(PlainLabel):
    """The smallest text there is, 12."""


class FigureLabel(PlainLabel):
    """A number that is the message, 24 / 600."""


class TrailLabel(PlainLabel):
    """Where you are, in the top bar, 16 / 600; one line, its end left out when it is long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._whole = ""
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_words(self, text: str) -> None:
        """Show `text`, as much of it as there is room for."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def words(self) -> str:
        """Return the whole text."""
        return self._whole

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        cut = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._whole, cut, self.width())
        if shown != self.text():
            self.setText(shown)
