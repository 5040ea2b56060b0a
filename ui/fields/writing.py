"""Fields that are answered by writing: text, a line, a date, a number."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from forms.definition import Field
from forms.kinds import Number, Text
from ui.fields.field import AnswerField
from ui.widgets.inputs import DateInput, GrowingText, LineInput
from ui.widgets.showing import set_shown
from ui.widgets.text import SmallLabel

LEAST_LINES, MOST_LINES = 2, 24
WHOLE_WIDTH, NUMBER_CHARS = 0, 8


class TextField(AnswerField):
    """A box that grows; where the tool names a number of words, it counts them and never stops.

    ``told`` carries what the box has to say about what was pasted.
    """

    told = Signal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        kind = field.kind
        lines = kind.lines if isinstance(kind, Text) else LEAST_LINES
        self._soft_words = kind.soft_words if isinstance(kind, Text) else 0
        self.box = GrowingText(self, least=max(LEAST_LINES, lines), most=MOST_LINES)
        self._count = SmallLabel("", self)
        self._hold(self.box)
        self._column.addWidget(self._count)
        set_shown(self._count, shown=bool(self._soft_words))
        self._show_count()
        self.box.edited.connect(self._on_edited)
        self.box.left.connect(self.left)
        self.box.told.connect(self.told)

    @override
    def control(self) -> QWidget:
        return self.box

    @override
    def text(self) -> str:
        return self.box.value()

    @override
    def put_text(self, text: str) -> None:
        self.box.set_value(text)
        self._show_count()

    def count_words(self) -> str:
        """Return the words of the count, "" where the tool asks for none."""
        return self._count.text()

    @Slot()
    def _on_edited(self) -> None:
        self._show_count()
        self._on_changed()

    def _show_count(self) -> None:
        if self._soft_words:
            words = len(self.text().split())
            self._count.setText(
                self.tr("{0} words; about {1} is a good length").format(words, self._soft_words)
            )


class LineField(AnswerField):
    """One line of text. ``told`` carries what the line has to say about what was pasted."""

    told = Signal(str)

    def __init__(
        self, field: Field, parent: QWidget | None = None, *, chars: int = WHOLE_WIDTH
    ) -> None:
        super().__init__(field, parent)
        self.line = LineInput(parent=self, chars=chars)
        self._hold(self.line)
        self.line.edited.connect(self._on_edited)
        self.line.left.connect(self.left)
        self.line.told.connect(self.told)

    @override
    def control(self) -> QWidget:
        return self.line

    @override
    def text(self) -> str:
        return self.line.value()

    @override
    def put_text(self, text: str) -> None:
        self.line.set_value(text)

    @Slot()
    def _on_edited(self) -> None:
        self._on_changed()


class NumberField(LineField):
    """A number in digits; the words that some numbers have stand below."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent, chars=NUMBER_CHARS)
        anchors = field.kind.anchors if isinstance(field.kind, Number) else ()
        self._anchors = SmallLabel("; ".join(f"{each.code} {each.label}" for each in anchors))
        set_shown(self._anchors, shown=bool(anchors))
        self._column.addWidget(self._anchors)


class DateField(AnswerField):
    """Day, month and year, each in its own box."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.date = DateInput(self)
        self._hold(self.date)
        self.date.edited.connect(self._on_edited)
        self.date.left.connect(self.left)

    @override
    def control(self) -> QWidget:
        return self.date

    @override
    def text(self) -> str:
        return self.date.text()

    @override
    def put_text(self, text: str) -> None:
        self.date.set_text(text)

    @Slot()
    def _on_edited(self) -> None:
        self._on_changed()
