"""A text box of the form with its label, its error and the name notice below it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.definition import Field
from forms.kinds import Text
from ui.fields.field import AnswerField
from ui.fields.registry import make_field
from ui.fields.writing import LineField, TextField
from ui.names.box_watch import BoxWatch
from ui.names.check import NameCheck
from ui.names.line_watch import LineWatch
from ui.names.notice import NameNotice
from ui.names.underline import Misspelt, Spot
from ui.names.watch import NameWatch
from ui.theme.tokens import Space
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.rows import FieldRow
from ui.widgets.showing import set_shown


class AnswerBox(QWidget):
    """Holds one written answer. ``edited`` carries path and text, as its field sends them.

    What is written is watched for names; a notice about one of them stands below it.
    ``copy_checked`` carries the path when the person has checked words copied from another case;
    ``tools_wanted`` is sent before the focus comes in from below.
    """

    edited = Signal(str, str)
    left = Signal()
    copy_checked = Signal(str)
    tools_wanted = Signal()

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
        self.watch: NameWatch | None = None
        if isinstance(self.field, TextField):
            self.watch = BoxWatch(self.field.box, names, self.notice)
        elif isinstance(self.field, LineField) and isinstance(field.kind, Text):
            self.watch = LineWatch(self.field.line, names, self.notice)
        if self.watch is not None:
            self.watch.put.connect(self.left)

    def spots(self) -> tuple[Spot, ...]:
        """Return what is underlined."""
        return self.watch.spots() if self.watch is not None else ()

    def slips(self) -> tuple[Misspelt, ...]:
        """Return the slips of spelling that are underlined."""
        return self.watch.slips() if self.watch is not None else ()

    def cursor_at(self, where: Spot | Misspelt) -> QTextCursor | None:
        """Select what is marked in a box of several lines; None where the text was changed."""
        return self.watch.cursor_at(where) if isinstance(self.watch, BoxWatch) else None

    def put_for(self, where: Spot | Misspelt, words: str) -> bool:
        """Put words for what is marked, and save; tell whether it stood there."""
        return self.watch is not None and self.watch.put_for(where, words)

    def enter_from_below(self) -> None:
        """Have the tools shown, which are the last thing of a box, so that they can be reached."""
        self.tools_wanted.emit()

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
        if self.watch is not None:
            self.watch.look()

    def show_text(self, text: str) -> None:
        """Show a stored text and look for names in it; this is not an edit."""
        self.field.show_text(text)
        self.look()


def text_boxes(page: QWidget) -> list[AnswerBox]:
    """List the boxes of several lines on a page, hidden ones too, in reading order."""
    boxes = page.findChildren(AnswerBox)
    return [box for box in boxes if isinstance(box.field, TextField)]
