"""Which widget answers which kind of question."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from forms.definition import Field
from forms.kinds import Choice, Day, Grade, Line, Number, Text, Ticks, YesNo
from ui.fields.choosing import ChoiceField, TicksField
from ui.fields.field import AnswerField
from ui.fields.writing import DateField, LineField, NumberField, TextField

FIELDS: Mapping[str, type[AnswerField]] = MappingProxyType(
    {
        YesNo.name: ChoiceField,
        Choice.name: ChoiceField,
        Grade.name: ChoiceField,
        Ticks.name: TicksField,
        Text.name: TextField,
        Line.name: LineField,
        Day.name: DateField,
        Number.name: NumberField,
    }
)


def make_field(field: Field, parent: QWidget | None = None) -> AnswerField:
    """Make the widget for a field by its kind; KeyError for a kind that was forgotten here."""
    return FIELDS[field.kind.name](field, parent)
