"""A text box of the form with its label, its error and the name notice below it."""

from functools import partial

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from forms.definition import Field
from ui.fields.field import AnswerField
from ui.fields.registry import make_field
from ui.fields.writing import TextField
from ui.names.check import NameCheck
from ui.names.notice import NameNotice
from ui.names.role_words import in_place_of
from ui.names.underline import Misspelt, Spot, Underline
from ui.theme.tokens import Space
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.rows import FieldRow
from ui.widgets.showing import set_shown
from ui.widgets.text import literal


class AnswerBox(QWidget):
    """Holds one written answer. ``edited`` carries path and text, as its field sends them.

    A box of several lines is watched for names; a notice about the first one stands below it.
    ``copy_checked`` carries the path when the person has checked words copied from another case.
    """

    edited = Signal(str, str)
    left = Signal()
    copy_checked = Signal(str)
    # Events may come before the constructor is done.
    _underline: Underline | None = None

    def __init__(
        self,
        field: Field,
        label: str,
        names: NameCheck,
        *,
        hide_label: bool = False,
        about: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._names = names
        self._copied: Notice | None = None
        self.field: AnswerField = make_field(field, self)
        self.row = FieldRow(label, self.field, quiet=True, parent=self)
        self.row.read_with(about)
        set_shown(self.row.label, shown=not hide_label)
        self.notice = NameNotice(names, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.ROW)
        self._column.addWidget(self.row)
        self._column.addWidget(self.notice)
        self.field.edited.connect(self.edited)
        self.field.left.connect(self.left)
        if isinstance(self.field, TextField):
            self._underline = Underline(self.field.box, names)
            self._underline.found.connect(self._on_found)
            self.field.left.connect(self._look_when_left)
            self.field.box.menu_opened.connect(self._on_menu_opened)
        self.notice.replaced.connect(self._on_replaced)
        self.notice.corrected.connect(self._on_corrected)
        self.notice.cleared.connect(self._on_cleared)

    def spots(self) -> tuple[Spot, ...]:
        """Return what is underlined."""
        return self._underline.spots() if self._underline else ()

    def slips(self) -> tuple[Misspelt, ...]:
        """Return the slips of spelling that are underlined."""
        return self._underline.slips() if self._underline else ()

    def put_below(self, widget: QWidget) -> None:
        """Show something below the box and what stands there already."""
        self._column.addWidget(widget)

    def show_copied(self, uin: str) -> None:
        """Say that words were copied from another case; "" removes the words."""
        if self._copied is None and uin:
            self._copied = Notice(NoticeKind.INFO, parent=self)
            button = self._copied.add_button(self.tr("I have checked it for this case"))
            button.clicked.connect(self._on_copy_checked)
            self._column.insertWidget(1, self._copied)
        if self._copied is not None:
            self._copied.set_words(self.tr("Copied from {0}").format(uin))
            self._copied.setVisible(bool(uin))

    def copied(self) -> Notice | None:
        """Return the notice about copied words, None where there is none."""
        return self._copied if self._copied is not None and not self._copied.isHidden() else None

    @Slot()
    def _on_copy_checked(self) -> None:
        self.field.take_focus()
        self.copy_checked.emit(self.field.path)

    def look(self) -> None:
        """Look for names and slips now, not after a pause."""
        if self._underline:
            self._underline.look()

    def show_text(self, text: str) -> None:
        """Show a stored text and look for names in it; this is not an edit."""
        self.field.show_text(text)
        if self._underline:
            self._underline.look()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._underline:
            self._underline.redraw()

    @Slot()
    def _look_when_left(self) -> None:
        # The focus is still on its way when `left` is sent.
        if self._underline:
            QTimer.singleShot(0, self._underline, self._underline.look)

    @Slot()
    def _on_found(self) -> None:
        spots = self.spots()
        if spots:
            self.notice.show_finding(spots[0].finding, spots[0].word, len(spots))
        else:
            self.notice.show_finding(None)

    @Slot(str)
    def _on_replaced(self, role_word: str) -> None:
        spot = next(iter(self.spots()), None)
        if spot is None:
            return
        cursor = self.cursor_at(spot)
        before = _line_before(cursor) if cursor is not None else ""
        if self.put_for(spot, in_place_of(spot.word, role_word, before)):
            self._names.replaced(spot.finding, spot.word, role_word)
            self.field.take_focus()

    @Slot(str)
    def _on_corrected(self, meant: str) -> None:
        for spot in self.spots()[:1]:
            self._correct(spot, meant)

    @Slot(QMenu, int)
    def _on_menu_opened(self, menu: QMenu, at: int) -> None:
        """Offer corrections on top of the menu, where it was opened on a slip of spelling."""
        slip = next((each for each in self.slips() if each.start <= at <= each.end), None)
        if slip is None:
            return
        first = menu.actions()[0]
        offers = self._names.spelling.offers(slip.word)
        for offer in offers:
            action = QAction(literal(offer), menu)
            action.triggered.connect(partial(self._correct, slip, offer))
            menu.insertAction(first, action)
        if offers:
            menu.insertSeparator(first)

    def cursor_at(self, where: Spot | Misspelt) -> QTextCursor | None:
        """Select what is marked; None where the text was changed since it was looked at."""
        if not isinstance(self.field, TextField):
            return None
        cursor = QTextCursor(self.field.box.document())
        cursor.setPosition(where.start)
        cursor.setPosition(where.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor if cursor.selectedText() == where.word else None

    def put_for(self, where: Spot | Misspelt, words: str) -> bool:
        """Put words for what is marked, as one step to undo, and save; tell whether it stood there.

        Where it did not, the box is looked at again instead of hitting other words.
        """
        cursor = self.cursor_at(where)
        if cursor is None or not isinstance(self.field, TextField):
            self.look()
            return False
        self.field.box.put_in(cursor, words)
        self.left.emit()
        self.look()
        return True

    def _correct(self, where: Spot | Misspelt, words: str) -> None:
        if self.put_for(where, words):
            self.field.take_focus()

    @Slot(str)
    def _on_cleared(self, reason: str) -> None:
        spots = self.spots()
        if spots:
            self._names.settle(spots[0].finding, spots[0].word, reason)
            self.field.take_focus()


def _line_before(cursor: QTextCursor) -> str:
    """Give what stands in front of a selection, in its own line."""
    start = QTextCursor(cursor)
    start.setPosition(cursor.selectionStart())
    move = QTextCursor.MoveOperation.StartOfBlock
    start.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
    return start.selectedText()
