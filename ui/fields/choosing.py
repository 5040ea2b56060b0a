"""Fields that are answered by choosing: yes or no, a choice, a grade, ticks."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from forms.definition import Field
from forms.kinds import NOT_APPLICABLE, Ticks, options_of
from ui.fields.field import AnswerField
from ui.widgets.groups import Option, RadioGroup, TickGroup

KEYS = {"yes": "y", "no": "n", NOT_APPLICABLE: "a"}


class ChoiceField(AnswerField):
    """One answer of several; short ones in one line, grades below each other with their words."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        options = [
            Option(
                value=option.code,
                label=option.label,
                description=option.descriptor,
                key=KEYS.get(option.code, ""),
            )
            for option in options_of(field.kind)
        ]
        self.group = RadioGroup(field.prompt, options, self)
        self._hold(self.group)
        self.group.edited.connect(self._on_edited)

    @override
    def control(self) -> QWidget:
        return self.group

    @override
    def text(self) -> str:
        return self.group.value()

    @override
    def put_text(self, text: str) -> None:
        self.group.set_value(text)

    @override
    def take_focus(self) -> None:
        start = self.text() or options_of(self.field.kind)[0].code
        self.group.radio(start).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_edited(self, _value: str) -> None:
        self._on_changed()


class TicksField(AnswerField):
    """Any number of answers; ticking "none of these" takes the others away, and back again."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._none = field.kind.none if isinstance(field.kind, Ticks) else ""
        self._before: tuple[str, ...] = ()
        options = [
            Option(value=option.code, label=option.label, description=option.descriptor)
            for option in options_of(field.kind)
        ]
        self.group = TickGroup(field.prompt, options, self)
        self._hold(self.group)
        self.group.edited.connect(self._on_edited)

    @override
    def control(self) -> QWidget:
        return self.group

    @override
    def text(self) -> str:
        return " ".join(self.group.value())

    @override
    def put_text(self, text: str) -> None:
        self._before = tuple(text.split())
        self.group.set_value(self._before)

    @override
    def take_focus(self) -> None:
        first = options_of(self.field.kind)[0].code
        self.group.tick(first).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_edited(self, _values: object) -> None:
        values = self.group.value()
        if self._none in values and len(values) > 1:
            kept = tuple(value for value in values if value != self._none)
            values = kept if self._none in self._before else (self._none,)
            self.group.set_value(values)
        self._before = values
        self._on_changed()
