"""The answers behind a figure of the analysis: case, agency, answer, and the comment in full."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QApplication

from forms.definition import Question
from office.answers import AnswerLine, draft, groups_of, in_group
from office.coverage import is_form
from office.tally import LEAST_FOR_SHARE
from ui.office.form_buttons import FormButtons
from ui.surroundings import translated
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme.apply import announce
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

# So many rows leave room for the comment of the chosen one on a small screen.
MOST = 9
WORDS = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersAsked:
    """A figure of the analysis: its question, its group of answers, and over what it counts.

    An empty ``group`` is all answers, an empty ``view`` the whole audit; ``of`` names the view.
    """

    question: str
    group: str = ""
    view: str = ""
    of: str = ""


class AnswersPage(Page):
    """Lists answers; ``back_pressed`` leads back to the figures, ``form_asked`` has a FormAsked.

    Without ``with_forms`` the forms themselves are not offered, as where they are of another audit.
    """

    form_asked = Signal(object)

    def __init__(
        self,
        question: Question,
        lines: Sequence[AnswerLine],
        asked: AnswersAsked,
        *,
        least: int = LEAST_FOR_SHARE,
        with_forms: bool = True,
    ) -> None:
        super().__init__("", asked.of, wide=True)
        self.heading.setText(self.tr("Answers: {0}").format(question.label))
        self.setAccessibleName(self.heading.text())
        self._question, self._lines, self._least = question, tuple(lines), least
        self._with_forms = with_forms
        number = question.number
        self.question = PlainLabel(f"{number} {question.text}" if number else question.text)
        self.group = Choice(
            self._options(question), prompt=self._counted(self.tr("All"), len(lines))
        )
        self.group.set_value(asked.group)
        self.none = QuietLabel(self.tr("No answers stand behind this figure."))
        self.model = TextTableModel[AnswerLine](self._columns(), (), self)
        self.table = ListTable(self.tr("Answers behind the figure"), self.model, most=MOST)
        self.draft = PlainLabel(selectable=True)
        self.copy_button = PlainButton(self.tr("Copy this sentence"))
        self.draft_card = Card()
        self.whose, self.answer = QuestionTitle(), PlainLabel(selectable=True)
        self.comment = PlainLabel(selectable=True)
        self.buttons = FormButtons()
        self.card = Card()
        self._compose()
        self.set_foot(Foot(back=self.tr("Back to the analysis")))
        self.group.edited.connect(self._on_group)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.chosen.connect(self._on_entered)
        self.buttons.asked.connect(self.form_asked)
        self.copy_button.clicked.connect(self._on_copy)
        self._on_group(asked.group)

    def _options(self, question: Question) -> list[Option]:
        return [
            Option(value=each.key, label=self._counted(each.label, each.count))
            for each in groups_of(question, self._lines, translated)
        ]

    def _counted(self, label: str, count: int) -> str:
        return self.tr("{0} ({1})").format(label, count)

    def _columns(self) -> tuple[Column[AnswerLine], ...]:
        return (
            Column(heading=self.tr("Case"), text=_case),
            Column(heading=self.tr("Agency"), text=_agency),
            Column(heading=self.tr("Answer"), text=_answer),
            Column(heading=self.tr("Comment"), text=_comment),
        )

    def _compose(self) -> None:
        self.add(self.question)
        row = FlowLayout()
        row.addWidget(FieldRow(self.tr("Show"), self.group))
        self.add(row)
        self.add(self.none)
        self.add(self.table)
        for part in (self.whose, self.answer, self.comment, self.buttons):
            self.card.add(part)
        self.add(self.card)
        self.draft_card.add(QuestionTitle(self.tr("A sentence for the report")))
        self.draft_card.add(self.draft)
        row = FlowLayout()
        row.addWidget(self.copy_button)
        self.draft_card.add(row)
        self.add(self.draft_card)

    @Slot(str)
    def _on_group(self, group: str) -> None:
        lines = in_group(self._lines, group)
        self.model.set_rows(lines)
        self.none.setVisible(not lines)
        for part in (self.table, self.card):
            part.setVisible(bool(lines))
        if lines:
            self.table.select_row(0)
        self._show_draft(group)

    def _show_draft(self, key: str) -> None:
        groups = groups_of(self._question, self._lines, translated)
        group = next((each for each in groups if each.key == key), None)
        found = ""
        if group:
            found = draft(self._question, self._lines, group, translated, least=self._least)
        self.draft.setText(found)
        self.draft_card.setVisible(bool(found))
        self.copy_button.set_words(self.tr("Copy this sentence"))

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.draft.text())
        self.copy_button.set_words(self.tr("Copied"))
        announce(self.copy_button, self.tr("Copied"))

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line = self.model.row_at(index.row())
        self.whose.setText(self.tr("{0}, {1}").format(line.agency.name, line.case.uin))
        self.answer.setText(line.answer)
        self.answer.setVisible(bool(line.answer))
        self.comment.setText(line.comment or self.tr("No comment."))
        at = line.assignment
        self.buttons.setVisible(self._with_forms and is_form(at))
        self.buttons.show_form(at.entry or "", line.agency.name, line.case.uin)

    @Slot(int)
    def _on_entered(self, _row: int) -> None:
        if self.buttons.isVisible():
            self.go_to(self.buttons.office)


def _case(line: AnswerLine) -> str:
    return line.case.uin


def _agency(line: AnswerLine) -> str:
    return line.agency.name


def _answer(line: AnswerLine) -> str:
    return line.answer


def _comment(line: AnswerLine) -> str:
    words = " ".join(line.comment.split())
    return words if len(words) <= WORDS else f"{words[:WORDS].rstrip()}\u2026"
