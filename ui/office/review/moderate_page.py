"""The office's grade beside an agency's own, with its reason."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot

from forms.definition import is_not_applicable
from forms.kinds import options_of
from office.review import ReadAnswer
from ui.names.check import NameCheck
from ui.names.free_text import FreeText
from ui.office.faults import text_fault
from ui.office.review.deed_step import REASON_MOST, DeedPage
from ui.widgets.buttons import PlainButton
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Option, RadioGroup
from ui.widgets.rows import FieldRow


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeWish:
    """A grade of the scale by its code, and why."""

    grade: str
    reason: str = field(repr=False)


class ModeratePage(DeedPage):
    """``done`` carries a GradeWish, ``removed`` asks for the agency's own grade to stand alone."""

    removed = Signal()

    def __init__(self, read: ReadAnswer, whose: str, names: NameCheck) -> None:
        super().__init__(read.question.text, whose)
        self.set_deed(self.tr("The office\u2019s grade"), self.tr("Keep this grade"))
        own = self.tr("The agency\u2019s own: {0}").format(read.answer)
        self.show_texts((own, *(each.text for each in read.boxes)))
        asked = self.tr("Grade after moderation")
        scale = [
            each for each in options_of(read.question.kind) if not is_not_applicable(each.code)
        ]
        self.options = [
            Option(value=each.code, label=each.label, description=each.descriptor) for each in scale
        ]
        self.grade = RadioGroup(asked, self.options, inline=False)
        self.reason = FreeText(names, least=3)
        self._grade_row = FieldRow(asked, self.grade)
        self._reason_row = FieldRow(
            self.tr("Why"), self.reason, help=self.tr("Printed beside the grade.")
        )
        self.add(self._grade_row)
        self.add(self._reason_row)
        self.remove = PlainButton(self.tr("Let the agency\u2019s own grade stand alone"))
        self.remove.clicked.connect(self.removed)
        row = FlowLayout()
        row.addWidget(self.remove)
        self.add(row)
        before = read.moderation
        self._before = (before.grade, before.reason) if before is not None else ("", "")
        self.grade.set_value(self._before[0])
        self.reason.set_value(self._before[1])
        self.remove.setVisible(before is not None)
        self.primary_pressed.connect(self._on_done)

    def unsaved(self) -> bool:
        """Whether something was chosen or written."""
        return (self.grade.value(), self.reason.value().strip()) != self._before

    @Slot()
    def _on_done(self) -> None:
        faults = (
            (self._grade_row, "" if self.grade.value() else self.tr("Choose a grade")),
            (self._reason_row, text_fault(self.reason, self.tr("Write why"), most=REASON_MOST)),
        )
        if not self.stops_at(faults):
            reason = self.reason.value().strip()
            self.done.emit(GradeWish(grade=self.grade.value(), reason=reason))
