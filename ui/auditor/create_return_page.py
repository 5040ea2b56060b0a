"""Choosing the finished cases for one return file, and signing it off."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from models.auditor_snapshots import CaseNames
from ui.auditor.reason_box import REASON, reason_box, reason_problem
from ui.auditor.return_step import ReturnStep, Typed
from ui.auditor.sign_off import SignOff
from ui.names.check import NameCheck
from ui.theme.tokens import Space, Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.notice import Problem
from ui.widgets.options import Tick
from ui.widgets.page import Foot
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

CASES, DECLARATION = "cases", "declaration"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnCase:
    """One case of the pack: what will be sent for it, or why it cannot be sent yet.

    ``is_new`` says that the office does not have it as it is now; ``is_correction`` that it has an
    earlier word on it. ``reason`` is why the case was opened again, if that was asked.
    """

    form_id: str
    uin: str
    words: str
    is_ready: bool
    is_new: bool = True
    is_correction: bool = False
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnView:
    """What the page starts from; ``names`` is what is kept of any of the cases."""

    audit_title: str
    agency_name: str
    cases: tuple[ReturnCase, ...]
    name: str
    title: str
    today: date
    names: CaseNames = field(default_factory=CaseNames)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnChoice:
    """What the person signed off: forms by id, name, title, and the words of the declaration.

    ``reason`` says why something returned before has changed or is taken back; ``names`` is
    what the reason was checked with.
    """

    form_ids: tuple[str, ...]
    name: str
    title: str
    declaration: str
    reason: str = field(default="", repr=False)
    names: CaseNames = field(default_factory=CaseNames)
    withdraws: bool = False


class CreateReturnPage(ReturnStep):
    """``chosen`` carries a ReturnChoice; ``case_wanted`` the id of a form to go back to.

    Only what the office does not have yet is ticked. A reason is asked for as soon as a case is
    ticked that was returned before and has changed.
    """

    chosen = Signal(object)
    case_wanted = Signal(str)

    def __init__(self, view: ReturnView, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__("", f"{view.audit_title}, {view.agency_name}", parent)
        self.heading.setText(self.tr("Create return file"))
        self.setAccessibleName(self.heading.text())
        self._view = view
        self._names = names
        self.ticks: dict[str, Tick] = {}
        self.reason = reason_box(self.tr("What has changed since the last return, and why?"), names)
        self.sign_off = SignOff(view.name, view.title, view.today)
        self.name, self.job = self.sign_off.name, self.sign_off.job
        self.declaration = Tick(
            self.tr(
                "I have checked that no names are in these forms, "
                "and nothing else that identifies anyone"
            )
        )
        self.add(self.trouble)
        self.add(self._cases_card())
        self.changes = self._changes_card()
        self.add(self.changes)
        self.add(self._sign_off_card())
        self.add(self.progress)
        self.set_foot(Foot(primary=self.tr("Create return file"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_create)
        self.problem_chosen.connect(self._on_problem_chosen)
        self._on_ticked()
        self.note_shown()

    @override
    def typed(self) -> Typed:
        return Typed(
            name=self.name.value(), title=self.job.value(), reason=self.reason.field.text()
        )

    def put_back(self, typed: Typed) -> None:
        """Show again what was typed before the person went to look at a case."""
        self.name.set_value(typed.name)
        self.job.set_value(typed.title)
        if typed.reason.strip():
            self.reason.show_text(typed.reason)

    def _cases_card(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Which cases go into the file?")))
        ready = [case for case in self._view.cases if case.is_ready]
        if not ready:
            card.add(
                PlainLabel(
                    self.tr(
                        "No case is finished yet. Finish one first, or say that your agency does "
                        "not know it."
                    )
                )
            )
        for case in ready:
            tick = Tick(self.tr("Case {0}").format(case.uin), case.words)
            tick.setChecked(case.is_new)
            tick.toggled.connect(self._on_ticked)
            self.ticks[case.form_id] = tick
            card.add(tick)
        for case in self._view.cases:
            if not case.is_ready:
                card.add(self._open_case(case))
        return card

    def _open_case(self, case: ReturnCase) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.ROW)
        words = PlainLabel(self.tr("Case {0}: {1}").format(case.uin, case.words))
        words.set_tone(Tone.ATTENTION)
        row.addWidget(words, 1)
        link = LinkButton(self.tr("Go to this case"))
        link.setAccessibleDescription(case.uin)
        link.clicked.connect(partial(self._emit_case, case.form_id))
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _changes_card(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Reason for the change")))
        card.add(
            QuietLabel(self.tr("The office sees it beside the new return. Use no names here."))
        )
        card.add(self.reason)
        told = [case for case in self._view.cases if case.reason and case.is_ready]
        lines = [f"{case.uin}: {case.reason}" for case in told]
        self.reason.show_text(told[0].reason if len(told) == 1 else "\n".join(lines))
        return card

    def _sign_off_card(self) -> Card:
        card = self.sign_off
        card.add(self.declaration)
        card.add(
            QuietLabel(
                self.tr(
                    "The file is sealed so that only the office can open it. Nothing is sent by "
                    "itself: you choose where to save it and how to send it."
                )
            )
        )
        return card

    def _chosen(self) -> list[ReturnCase]:
        ticked = {form_id for form_id, tick in self.ticks.items() if tick.isChecked()}
        return [case for case in self._view.cases if case.form_id in ticked]

    def _corrects(self) -> bool:
        return any(case.is_correction and case.is_new for case in self._chosen())

    @Slot()
    def _on_ticked(self) -> None:
        self.changes.setVisible(self._corrects())

    @Slot()
    def _on_create(self) -> None:
        chosen, reason = self._chosen(), self.reason.field.text()
        due = self._corrects()
        told = reason_problem(
            reason,
            self.tr("Write what has changed and why"),
            self.tr("Shorten the reason to {0} characters"),
        )
        self.reason.row.set_error(told if due else "")
        missing = {
            CASES: "" if chosen else self.tr("Choose at least one finished case"),
            REASON: told if due else "",
            **self.sign_off.problems(),
            DECLARATION: ""
            if self.declaration.isChecked()
            else self.tr("Confirm that you have checked these forms"),
        }
        self.show_problems(
            [Problem(path=path, words=words) for path, words in missing.items() if words]
        )
        if not any(missing.values()):
            self.chosen.emit(
                ReturnChoice(
                    form_ids=tuple(case.form_id for case in chosen),
                    name=self.name.value(),
                    title=self.job.value(),
                    declaration=self.declaration.text().replace("&&", "&"),
                    reason=reason if due else "",
                    names=self._names.kept(),
                )
            )

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        first = next(iter(self.ticks.values()), self.name)
        if path == REASON:
            self.scroller.ensureWidgetVisible(self.reason)
            self.reason.field.take_focus()
            return
        places = {**self.sign_off.places(), DECLARATION: self.declaration}
        self.go_to(places.get(path, first))

    def _emit_case(self, form_id: str) -> None:
        self.case_wanted.emit(form_id)
