"""Opening a returned case again: which one, and why; the reason travels with its next return."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.auditor.reason_box import REASON, reason_box, reason_problem
from ui.auditor.withdraw_page import StandingView
from ui.names.check import NameCheck
from ui.widgets.card import Card
from ui.widgets.inputs import Option, RadioGroup
from ui.widgets.notice import Problem
from ui.widgets.page import Foot, Page
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """A returned case that is opened again."""

    form_id: str
    reason: str = field(repr=False)


class ReopenPage(Page):
    """``given`` carries a Reopened: a case was chosen, and a reason without names written."""

    given = Signal(object)

    def __init__(self, view: StandingView, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__("", f"{view.audit_title}, {view.agency_name}", parent=parent)
        self.heading.setText(self.tr("Change a returned case"))
        self.setAccessibleName(self.heading.text())
        question = self.tr("Which case do you want to change?")
        options = [
            Option(
                value=case.form_id,
                label=self.tr("Case {0}, in return {1}").format(case.uin, case.revision),
            )
            for case in view.cases
        ]
        self.case = RadioGroup(question, options, inline=False)
        self.reason = reason_box(self.tr("What will change, and why?"), names)
        self.add(self._card(question, is_empty=not options))
        why = Card()
        why.add(QuestionTitle(self.tr("Reason for the change")))
        why.add(
            QuietLabel(
                self.tr("It goes to the office with the next return of this case. Use no names.")
            )
        )
        why.add(self.reason)
        self.add(why)
        self.set_foot(Foot(primary=self.tr("Open this case"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_open)
        self.problem_chosen.connect(self._on_problem_chosen)

    def unsaved(self) -> bool:
        """Whether a reason was begun."""
        return bool(self.reason.field.text().strip())

    def _card(self, question: str, *, is_empty: bool) -> Card:
        card = Card()
        card.add(QuestionTitle(question))
        if is_empty:
            card.add(PlainLabel(self.tr("The office has no case from this computer now.")))
        card.add(self.case)
        return card

    @Slot()
    def _on_open(self) -> None:
        reason = self.reason.field.text()
        told = reason_problem(
            reason,
            self.tr("Write what will change and why"),
            self.tr("Shorten the reason to {0} characters"),
        )
        if not told and self.reason.spots():
            told = self.tr("Settle the words that look like names")
        self.reason.row.set_error(told)
        missing = {
            CASE: "" if self.case.value() else self.tr("Choose a case"),
            REASON: told,
        }
        self.show_problems(
            [Problem(path=path, words=words) for path, words in missing.items() if words]
        )
        if not any(missing.values()):
            self.given.emit(Reopened(form_id=self.case.value(), reason=reason.strip()))

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        if path == REASON:
            self.scroller.ensureWidgetVisible(self.reason)
            self.reason.field.take_focus()
        else:
            self.go_to(self.case)
