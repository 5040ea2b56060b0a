"""Words on a page: the only file that makes labels, and all of them show plain text."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.ring import NO_RING
from ui.theme.tokens import Tone

BETWEEN_PLACES = "  \u00b7  "


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
    """Where you are, in the top bar, 16 / 600; one line.

    Where there is too little room, each place that is long loses its middle, and none is left out:
    audits differ in their beginning or their end.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        # Events may come before the constructor is done.
        self._places: tuple[str, ...] = ()
        super().__init__("", parent)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_places(self, places: tuple[str, ...]) -> None:
        """Show the places, as much of each as there is room for."""
        self._places = places
        self.setAccessibleName(", ".join(places))
        self._fit()

    def words(self) -> str:
        """Return the whole text."""
        return BETWEEN_PLACES.join(self._places)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        metrics, cut = self.fontMetrics(), Qt.TextElideMode.ElideMiddle
        room = self.width() - metrics.horizontalAdvance(BETWEEN_PLACES) * (len(self._places) - 1)
        widths = [metrics.horizontalAdvance(place) for place in self._places]
        # Where all of a place fits, Qt would still cut it for a part of a pixel.
        shown = BETWEEN_PLACES.join(
            place if width <= share else metrics.elidedText(place, cut, share)
            for place, width, share in zip(self._places, widths, _shares(widths, room), strict=True)
        )
        if shown != self.text():
            self.setText(shown)


def _shares(widths: list[int], room: int) -> list[int]:
    """Divide the room: what needs less than an even part gets all it needs, the others the rest."""
    shares = dict.fromkeys(range(len(widths)), 0)
    waiting = sorted(shares, key=lambda at: widths[at])
    for done, at in enumerate(waiting):
        shares[at] = min(widths[at], room // (len(waiting) - done))
        room -= shares[at]
    return list(shares.values())
