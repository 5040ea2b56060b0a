"""Taking cases back that the office has: which, why, and who says so."""

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from models.auditor_snapshots import CaseNames
from ui.auditor.create_return_page import ReturnChoice
from ui.auditor.reason_box import REASON, reason_box, reason_problem
from ui.auditor.return_step import ReturnStep, Typed
from ui.auditor.sign_off import SignOff
from ui.names.check import NameCheck
from ui.widgets.card import Card
from ui.widgets.notice import Problem
from ui.widgets.options import Tick
from ui.widgets.page import Foot
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

CASES = "cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingCase:
    """A case that the office has from this computer, and the revision that carried it."""

    form_id: str
    uin: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingView:
    """What can be changed or taken back; ``names`` is what is kept of any of the cases."""

    audit_title: str
    agency_name: str
    cases: tuple[StandingCase, ...]
    name: str
    title: str
    today: date
    names: CaseNames = field(default_factory=CaseNames)


class WithdrawPage(ReturnStep):
    """``chosen`` carries a ReturnChoice that takes cases back."""

    chosen = Signal(object)

    def __init__(self, view: StandingView, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__("", f"{view.audit_title}, {view.agency_name}", parent)
        self.heading.setText(self.tr("Take cases back"))
        self.setAccessibleName(self.heading.text())
        self._names = names
        self.ticks: dict[str, Tick] = {}
        self.reason = reason_box(self.tr("Why are they taken back?"), names)
        self.sign_off = SignOff(view.name, view.title, view.today)
        self.add(self.trouble)
        self.add(
            PlainLabel(
                self.tr(
                    "This makes a small sealed file. When the office imports it, the cases you "
                    "choose count as not returned. Your answers stay here, and you can return the "
                    "cases again at any time."
                )
            )
        )
        self.add(self._cases(view))
        self.add(self._why())
        self.add(self.sign_off)
        self.add(self.progress)
        self.set_foot(Foot(primary=self.tr("Take the cases back"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_create)
        self.problem_chosen.connect(self._on_problem_chosen)
        self.note_shown()

    @override
    def typed(self) -> Typed:
        return Typed(
            name=self.sign_off.name.value(),
            title=self.sign_off.job.value(),
            reason=self.reason.field.text(),
        )

    def _cases(self, view: StandingView) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Which cases are taken back?")))
        if not view.cases:
            card.add(PlainLabel(self.tr("The office has no case from this computer now.")))
        for case in view.cases:
            words = self.tr("in return {0}").format(case.revision)
            tick = Tick(self.tr("Case {0}").format(case.uin), words)
            self.ticks[case.form_id] = tick
            card.add(tick)
        return card

    def _why(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Reason")))
        card.add(QuietLabel(self.tr("The office sees it. Use no names here.")))
        card.add(self.reason)
        return card

    @Slot()
    def _on_create(self) -> None:
        chosen = tuple(form_id for form_id, tick in self.ticks.items() if tick.isChecked())
        reason = self.reason.field.text()
        told = reason_problem(
            reason,
            self.tr("Write why the cases are taken back"),
            self.tr("Shorten the reason to {0} characters"),
        )
        self.reason.row.set_error(told)
        missing = {
            CASES: "" if chosen else self.tr("Choose at least one case"),
            REASON: told,
            **self.sign_off.problems(),
        }
        self.show_problems(
            [Problem(path=path, words=words) for path, words in missing.items() if words]
        )
        if not any(missing.values()):
            self.chosen.emit(
                ReturnChoice(
                    form_ids=chosen,
                    name=self.sign_off.name.value(),
                    title=self.sign_off.job.value(),
                    declaration=self.tr("These cases are taken back."),
                    reason=reason,
                    names=self._names.kept(),
                    withdraws=True,
                )
            )

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        first = next(iter(self.ticks.values()), self.sign_off.name)
        if path == REASON:
            self.scroller.ensureWidgetVisible(self.reason)
            self.reason.field.take_focus()
        else:
            self.go_to(self.sign_off.places().get(path, first))
