"""One cell of the coverage table: why it is as it is, and what the office can do about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from forms.scope import STATUSES, Status
from models.snapshots import Assignment
from office.coverage import cell_words, is_form
from ui.names.check import NameCheck
from ui.names.free_text import FreeText
from ui.office.form_buttons import FormButtons
from ui.office.wording import change_line
from ui.surroundings import translated
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSet:
    """The office's own word about one case at one agency."""

    case_id: str
    agency_id: str
    status: Status
    reason: str


class CellCard(Card):
    """Shows one cell; ``status_set`` carries a StatusSet, ``form_asked`` a FormAsked."""

    status_set = Signal(object)
    form_asked = Signal(object)

    def __init__(self, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Assignment | None = None
        self.title = QuestionTitle()
        self.words, self.meaning = PlainLabel(), QuietLabel()
        self.concern = Notice(NoticeKind.ATTENTION)
        self.buttons = FormButtons()
        self.buttons.asked.connect(self.form_asked)
        self.status = Choice(office_statuses())
        self.status.edited.connect(self._on_status)
        self.reason = FreeText(names, least=2)
        self.save = PlainButton(self.tr("Save status"))
        self.save.clicked.connect(self._on_save)
        self._status_row = FieldRow(self.tr("What the office knows"), self.status)
        self._reason_row = FieldRow(self.tr("Reason (optional)"), self.reason)
        self._compose()

    def _compose(self) -> None:
        for part in (self.title, self.concern, self.words, self.meaning, self.buttons):
            self.add(part)
        row = FlowLayout()
        row.addWidget(self.save)
        for part in (self._status_row, self._reason_row):
            self.add(part)
        self.add(row)

    def show_cell(
        self, assignment: Assignment, agency: str, uin: str, concerns: Sequence[str] = ()
    ) -> None:
        """Show the cell of ``assignment``; ``concerns`` are its answers that must not wait."""
        self._shown = assignment
        self.concern.set_words("\n".join(concerns))
        self.concern.setVisible(bool(concerns))
        rule = STATUSES[assignment.status]
        self.title.setText(self.tr("{0}, {1}").format(agency, uin))
        words = _with_reason(cell_words(assignment, translated), assignment.reason)
        changed = change_line(assignment, translated)
        self.words.setText("\n".join(line for line in (words, changed) if line))
        has_form, own = is_form(assignment), assignment.entry is None
        self.meaning.setText(self.tr("The agency returned this: {0}").format(rule.meaning))
        self.meaning.setVisible(not has_form and not own)
        self.buttons.setVisible(has_form)
        self.buttons.show_form(assignment.entry or "", agency, uin)
        for part in (self._status_row, self._reason_row, self.save):
            part.setVisible(own)
        self.status.set_value(assignment.status.value)
        self.reason.set_value(assignment.reason)
        self._status_row.set_error("")
        self._on_status()

    def unsaved(self) -> bool:
        """Whether a status or a reason was chosen for the cell shown and not saved."""
        shown = self._shown
        if shown is None or shown.entry is not None:
            return False
        return (self.status.value(), self.reason.value()) != (shown.status.value, shown.reason)

    def first_control(self) -> QWidget:
        """Give what can be done about the cell first; its title where there is nothing."""
        for control in (self.buttons.office, self.status):
            if control.isVisible():
                return control
        return self.title

    @Slot()
    def _on_status(self) -> None:
        rule = STATUSES.get(Status(self.status.value())) if self.status.value() else None
        needed = rule is not None and rule.needs_reason
        self._reason_row.set_label(self.tr("Reason") if needed else self.tr("Reason (optional)"))
        self._reason_row.set_error("")
        self._status_row.set_help(rule.meaning if rule else "")

    @Slot()
    def _on_save(self) -> None:
        shown = self._shown
        if shown is None:
            return
        if not self.status.value():
            self._status_row.set_error(self.tr("Choose what the office knows"))
            return
        status, reason = Status(self.status.value()), self.reason.value().strip()
        if STATUSES[status].needs_reason and not reason:
            self._reason_row.set_error(self.tr("Write the reason for this status"))
            self.reason.setFocus()
            return
        if self.reason.is_open():
            self._reason_row.set_error(self.tr("Settle what may name somebody first"))
            self.reason.setFocus()
            return
        self._reason_row.set_error("")
        self.status_set.emit(
            StatusSet(
                case_id=shown.case_id, agency_id=shown.agency_id, status=status, reason=reason
            )
        )


def _with_reason(words: str, reason: str) -> str:
    return f"{words}. {reason}" if reason else words


def office_statuses() -> list[Option]:
    """Offer the office's own statuses first, then what an agency may say by phone."""
    without_form = [(status, rule) for status, rule in STATUSES.items() if not rule.has_form]
    ordered = sorted(without_form, key=lambda each: each[1].by_auditor)
    return [Option(value=status.value, label=rule.label) for status, rule in ordered]
