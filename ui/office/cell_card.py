"""One cell of the coverage table: why it is as it is, and what the office can do about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from forms.scope import STATUSES, Status
from models.keyed_snapshots import Keyed
from models.snapshots import Agency, Assignment
from office.coverage import cell_words, is_asked, is_form
from office.keyed_words import keyed_words
from office.review import ReviewState, state_words
from office.settings_sums import inside_words
from ui.names.check import NameCheck
from ui.office.form_buttons import FormButtons
from ui.office.status_rows import StatusRows
from ui.office.wording import change_line
from ui.surroundings import translated
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSet:
    """The office's own word about one case at one agency."""

    case_id: str
    agency_id: str
    status: Status
    reason: str


class CellCard(Card):
    """Shows one cell; ``status_set`` carries a StatusSet, ``form_asked`` a FormAsked.

    ``keying_asked`` asks to key in a return for the cell, or to correct the one that was.
    """

    status_set = Signal(object)
    form_asked = Signal(object)
    keying_asked = Signal()

    def __init__(self, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Assignment | None = None
        self.title = QuestionTitle()
        self.words, self.meaning = PlainLabel(), QuietLabel()
        self.review = PlainLabel()
        self.review.hide()
        self.concern = Notice(NoticeKind.ATTENTION)
        self.buttons = FormButtons()
        self.buttons.asked.connect(self.form_asked)
        self.office = StatusRows(names)
        self.status, self.reason = self.office.status, self.office.reason
        self.save = PlainButton(self.tr("Save status"))
        self.save.clicked.connect(self._on_save)
        self.keyed = PlainLabel()
        self.key_in = PlainButton("")
        self.key_in.clicked.connect(self.keying_asked)
        self._compose()

    def _compose(self) -> None:
        lines = (self.words, self.keyed, self.review, self.meaning)
        for part in (self.title, self.concern, *lines, self.buttons):
            self.add(part)
        row = FlowLayout()
        row.addWidget(self.save)
        row.addWidget(self.key_in)
        self.add(self.office)
        self.add(row)

    def show_review(self, state: ReviewState | None) -> None:
        """Say how far the office is with what was returned; None where nothing was."""
        self.review.setVisible(state is not None)
        if state is not None:
            self.review.setText(
                self.tr("At the office: {0}").format(state_words(state, translated))
            )

    def show_cell(
        self, assignment: Assignment, agency: Agency, uin: str, concerns: Sequence[str] = ()
    ) -> None:
        """Show the cell of ``assignment``; ``concerns`` are its answers that must not wait."""
        self._shown = assignment
        self.concern.set_words("\n".join(concerns))
        self.concern.setVisible(bool(concerns))
        rule = STATUSES[assignment.status]
        self.title.setText(self.tr("{0}, {1}").format(agency.name, uin))
        words = _with_reason(cell_words(assignment, translated), assignment.reason)
        changed = change_line(assignment, translated)
        inside = inside_words(agency, assignment, translated)
        self.words.setText("\n".join(line for line in (words, inside, changed) if line))
        has_form, own = is_form(assignment), assignment.entry is None
        self.meaning.setText(self.tr("The agency returned this: {0}").format(rule.meaning))
        self.meaning.setVisible(not has_form and not own)
        self.buttons.setVisible(has_form)
        self.buttons.show_form(assignment.entry or "", agency.name, uin)
        self.office.setVisible(own)
        self.save.setVisible(own)
        self.office.offer_former(agency.facts.formerly)
        self.office.show_value(assignment.status, assignment.reason)
        self._show_keyed(assignment.keyed, is_open=own and is_asked(assignment))

    def _show_keyed(self, keyed: Keyed | None, *, is_open: bool) -> None:
        """Say who typed what counts, where the office did; offer to type or to correct it."""
        self.keyed.setVisible(keyed is not None)
        if keyed is not None:
            self.keyed.setText(keyed_words(keyed, translated))
        self.key_in.setVisible(is_open or keyed is not None)
        begin, again = self.tr("Key in a return"), self.tr("Correct the keyed-in return")
        self.key_in.set_words(again if keyed is not None else begin)
        self.key_in.setAccessibleDescription(self.title.text())

    def shown(self) -> Assignment | None:
        """Give the cell shown, None before one was chosen."""
        return self._shown

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
    def _on_save(self) -> None:
        shown = self._shown
        if shown is None:
            return
        if (wrong := self.office.show_faults()) is not None:
            wrong.setFocus()
            return
        status, reason = self.office.value()
        self.status_set.emit(
            StatusSet(
                case_id=shown.case_id, agency_id=shown.agency_id, status=status, reason=reason
            )
        )


def _with_reason(words: str, reason: str) -> str:
    return f"{words}. {reason}" if reason else words
