"""Boxes to type and choose in. Groups and dates live in files of their own, named here too."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from forms.limits import MAX_TEXT
from ui.theme import Space, current_tokens, text_scale
from ui.widgets.buttons import PlainButton
from ui.widgets.caret import CaretInSight
from ui.widgets.dates import DateInput
from ui.widgets.groups import Option, RadioGroup, TickGroup, reads_inline
from ui.widgets.lines import LineInput
from ui.widgets.pasted import Pasted, can_be_pasted, read_pasted
from ui.widgets.typed import clean_line, clean_text

__all__ = [
    "Choice",
    "DateInput",
    "GrowingText",
    "LineInput",
    "Option",
    "PassphraseInput",
    "RadioGroup",
    "TickGroup",
    "clean_line",
    "clean_text",
    "reads_inline",
]


class GrowingText(QPlainTextEdit):
    """A box that grows with its text, from `least` lines to `most`, then scrolls inside.

    Tab leaves it. Pasting takes plain words only, all of them or none; `told` says what was left
    out or why, "" when there is nothing to say. `edited` is sent for changes by the person,
    `left` when the focus goes elsewhere; neither is sent by `set_value`. `menu_opened` carries the
    menu of the box and the position it was asked for, so that more can be put into it.
    """

    edited = Signal()
    left = Signal()
    told = Signal(str)
    menu_opened = Signal(QMenu, int)

    def __init__(self, parent: QWidget | None = None, *, least: int = 3, most: int = 20) -> None:
        super().__init__(parent)
        self._least = least
        self._most = most
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(10)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self.edited)
        CaretInSight(self)
        self._fit()

    def value(self) -> str:
        """Return the text, free of control characters."""
        return clean_text(self.toPlainText())

    def set_value(self, text: str) -> None:
        """Show stored text without sending `edited`; clears the undo history."""
        if text == self.toPlainText():
            return
        with QSignalBlocker(self):
            self.setPlainText(clean_text(text))
        self._fit()

    def put_in(self, cursor: QTextCursor, text: str) -> None:
        """Put a text at a cursor of this box, in place of its selection, as one step to undo."""
        # Qt joins what is inserted side by side into one step, unless the document is unmodified.
        self.document().setModified(False)
        cursor.insertText(text)
        self.document().setModified(False)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @override
    def canInsertFromMimeData(self, source: QMimeData, /) -> bool:
        return can_be_pasted(source)

    @override
    def insertFromMimeData(self, source: QMimeData, /) -> None:
        pasted = read_pasted(source)
        cursor = self.textCursor()
        taken = self.document().characterCount() - 1 - len(cursor.selectedText())
        room = max(0, MAX_TEXT - taken)
        if len(pasted.text) <= room and pasted.text:
            self.put_in(cursor, pasted.text)
        self.told.emit(self._said_of(pasted, room))

    def _said_of(self, pasted: Pasted, room: int) -> str:
        if len(pasted.text) > room:
            words = self.tr(
                "Nothing was pasted: the text has {0} characters, and this box has room for {1}. "
                "It is still on the clipboard."
            )
            return words.format(f"{len(pasted.text):,}", f"{room:,}")
        if not pasted.text and not pasted.unseen:
            return self.tr("Nothing was pasted: there are no words in it.")
        if pasted.unseen:
            words = self.tr("Left out of what you pasted: {0} characters that nobody can see.")
            return words.format(f"{pasted.unseen:,}")
        return ""

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        cursor = self.cursorForPosition(event.pos()) if by_mouse else self.textCursor()
        self.menu_opened.emit(menu, cursor.position())
        menu.popup(event.globalPos())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Let the page scroll while nothing is hidden inside the box."""
        if self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            event.ignore()
        else:
            super().wheelEvent(event)

    @Slot()
    def _fit(self) -> None:
        lines = int(self.document().size().height())
        shown = min(self._most, max(self._least, lines))
        overfull = lines > self._most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if overfull else policy.ScrollBarAlwaysOff
        )
        margin = round(self.document().documentMargin())
        metrics = QFontMetricsF(self.font())
        # A line is laid out with its ascent and descent rounded up, each by itself.
        line = math.ceil(metrics.ascent()) + math.ceil(metrics.descent())
        height = shown * max(line, math.ceil(metrics.lineSpacing())) + 2 * margin
        height += 2 * self.frameWidth() + 2
        if height != self.height():
            self.setFixedHeight(height)


class Choice(QComboBox):
    """One of many, in a list that drops down; the mouse wheel never changes it by accident.

    Starts with `prompt` shown and nothing chosen; `edited` carries the chosen value.
    """

    edited = Signal(str)

    def __init__(
        self, options: Sequence[Option], parent: QWidget | None = None, *, prompt: str = ""
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The view a combo box makes itself ignores the padding of the style sheet.
        self.setView(QListView())
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.addItem(prompt or self.tr("Choose one"), "")
        for option in options:
            self.addItem(option.label, option.value)
        self.activated.connect(self._on_activated)

    def value(self) -> str:
        """Return the chosen value, or ""."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Show a stored choice without sending `edited`."""
        self.setCurrentIndex(max(0, self.findData(value)))

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(
            min(160, super().minimumSizeHint().width()), super().minimumSizeHint().height()
        )

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        tokens = current_tokens()
        scale = text_scale()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(tokens.text if self.isEnabled() else tokens.quiet), 1.6 * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle = QPointF(self.width() - 16 * scale, self.height() / 2 + 2 * scale)
        wing = 4 * scale
        painter.drawPolyline(
            QPolygonF([middle + QPointF(-wing, -wing), middle, middle + QPointF(wing, -wing)])
        )
        painter.end()

    @Slot(int)
    def _on_activated(self, _index: int) -> None:
        self.edited.emit(self.value())


class PassphraseInput(QWidget):
    """A hidden line that may be pasted into and shown."""

    edited = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.show_button = PlainButton(self.tr("Show"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WITHIN)
        row.addWidget(self.line, 1)
        row.addWidget(self.show_button)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self.entered)
        self.show_button.clicked.connect(self._on_show_clicked)
        self.name_for_readers(self.tr("Passphrase"), "")

    def name_for_readers(self, name: str, description: str) -> None:
        """Name the line and say what the button shows."""
        self.setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(description)
        self.show_button.setAccessibleDescription(name)

    def value(self) -> str:
        """Return what was typed, untouched: every character of a passphrase counts."""
        return self.line.text()

    def clear(self) -> None:
        """Empty the line and hide it again."""
        self.line.clear()
        self._set_shown(shown=False)

    @Slot()
    def _on_show_clicked(self) -> None:
        self._set_shown(shown=self.line.echoMode() == QLineEdit.EchoMode.Password)

    def _set_shown(self, *, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if shown else mode.Password)
        self.show_button.set_words(self.tr("Hide") if shown else self.tr("Show"))
