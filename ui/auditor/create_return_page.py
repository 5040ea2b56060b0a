"""Choosing the finished cases for one return file, and signing it off."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.auditor.details_page import line_problem
from ui.theme.tokens import Space, Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.inputs import LineInput
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.options import Tick
from ui.widgets.page import Foot, Page
from ui.widgets.progress import ProgressPanel
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

CASES, NAME, TITLE, DECLARATION = "cases", "name", "title", "declaration"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnCase:
    """One case of the pack: what will be sent for it, or why it cannot be sent yet."""

    form_id: str
    uin: str
    words: str
    is_ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnView:
    """What the page starts from."""

    audit_title: str
    agency_name: str
    cases: tuple[ReturnCase, ...]
    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnChoice:
    """What the person signed off: forms by id, name, title, and the words of the declaration."""

    form_ids: tuple[str, ...]
    name: str
    title: str
    declaration: str


class CreateReturnPage(Page):
    """``chosen`` carries a ReturnChoice; ``case_wanted`` the id of a form to go back to."""

    chosen = Signal(object)
    case_wanted = Signal(str)
    names_wanted = Signal(str)

    def __init__(self, view: ReturnView, parent: QWidget | None = None) -> None:
        quiet = f"{view.audit_title}, {view.agency_name}"
        super().__init__("", quiet, parent=parent)
        self.heading.setText(self.tr("Create return file"))
        self.setAccessibleName(self.heading.text())
        self._view = view
        self.ticks: dict[str, Tick] = {}
        self.trouble = Notice(NoticeKind.ERROR)
        self.trouble.hide()
        self.progress = ProgressPanel(self.tr("Sealing the return"))
        self.progress.stop_button.hide()
        self.name = LineInput(view.name)
        self.job = LineInput(view.title)
        self.declaration = Tick(
            self.tr("I have checked these cases, and nothing in them names or identifies anyone")
        )
        self._rows = {
            NAME: FieldRow(self.tr("Your name"), self.name),
            TITLE: FieldRow(self.tr("Your title"), self.job),
        }
        self.add(self.trouble)
        self.add(self._cases_card())
        self.add(self._sign_off_card())
        self.add(self.progress)
        self.set_foot(Foot(primary=self.tr("Create return file"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_create)
        self.problem_chosen.connect(self._on_problem_chosen)

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
            tick.setChecked(True)
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

    def _sign_off_card(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Sign off")))
        for row in self._rows.values():
            card.add(row)
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

    def show_busy(self, *, busy: bool) -> None:
        """Say that the file is being made."""
        self.trouble.setHidden(busy or not self.trouble.words())
        if busy:
            self.progress.start()
        else:
            self.progress.finish()

    def show_trouble(self, words: str, names_in: Sequence[tuple[str, str]] = ()) -> None:
        """Explain why there is no file; ``names_in`` are form id and UIN to check names in."""
        self.progress.finish()
        self.trouble.clear_buttons()
        self.trouble.set_words(words)
        for form_id, uin in names_in:
            button = self.trouble.add_button(self.tr("Check names in {0}").format(uin))
            button.clicked.connect(partial(self._emit_names, form_id))
        self.trouble.show()
        self.scroller.ensureWidgetVisible(self.trouble)
        self.trouble.say()

    @Slot()
    def _on_create(self) -> None:
        chosen = tuple(form_id for form_id, tick in self.ticks.items() if tick.isChecked())
        missing = {
            CASES: "" if chosen else self.tr("Choose at least one finished case"),
            NAME: line_problem(self.name.value(), self.tr("Enter your name")),
            TITLE: line_problem(self.job.value(), self.tr("Enter your title")),
            DECLARATION: ""
            if self.declaration.isChecked()
            else self.tr("Confirm that you have checked these cases"),
        }
        for path, row in self._rows.items():
            row.set_error(missing[path])
        self.show_problems(
            [Problem(path=path, words=words) for path, words in missing.items() if words]
        )
        if not any(missing.values()):
            self.chosen.emit(
                ReturnChoice(
                    form_ids=chosen,
                    name=self.name.value(),
                    title=self.job.value(),
                    declaration=self.declaration.text().replace("&&", "&"),
                )
            )

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        places: dict[str, QWidget] = {
            NAME: self.name,
            TITLE: self.job,
            DECLARATION: self.declaration,
        }
        first = next(iter(self.ticks.values()), self.name)
        self.go_to(places.get(path, first))

    def _emit_case(self, form_id: str) -> None:
        self.case_wanted.emit(form_id)

    def _emit_names(self, form_id: str) -> None:
        self.names_wanted.emit(form_id)
