"""The audit tool as the agencies will see it: sections, questions, and what counts as good."""

from PySide6.QtCore import Signal

from forms.definition import Question, Tool
from forms.loading import options_of
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.buttons import PlainButton
from ui.widgets.flow import FlowLayout
from ui.widgets.page import Page
from ui.widgets.text import QuestionTitle


class ToolPage(Page):
    """Lists every question with its short label and its favourable answer."""

    print_asked = Signal()

    def __init__(self, tool: Tool) -> None:
        super().__init__("", wide=True)
        self.heading.setText(tool.title)
        self.setAccessibleName(tool.title)
        self.set_quiet(
            self.tr("Version {0}. {1} questions and {2} judgements.").format(
                tool.version,
                sum(1 for each in tool.questions if each.number),
                sum(1 for each in tool.questions if each.kind.name == "grade"),
            )
        )
        print_blank = PlainButton(self.tr("Print the blank form"))
        print_blank.clicked.connect(self.print_asked)
        row = FlowLayout()
        row.addWidget(print_blank)
        self.add(row)
        for section in tool.sections:
            questions = [
                each
                for page in section.pages
                for question in page.questions
                for each in question.with_followups
            ]
            self.add(QuestionTitle(section.title))
            model = TextTableModel[Question](
                (
                    Column[Question](heading=self.tr("No."), text=_number),
                    Column[Question](heading=self.tr("Question"), text=_text),
                    Column[Question](heading=self.tr("Counts as good"), text=self._favourable),
                ),
                questions,
                self,
            )
            self.add(ListTable(section.title, model, most=40))

    def _favourable(self, question: Question) -> str:
        labels = [
            option.label
            for option in options_of(question.kind)
            if option.code in question.favourable
        ]
        return ", ".join(labels) or self.tr("Not counted")


def _number(question: Question) -> str:
    return question.number or "-"


def _text(question: Question) -> str:
    return question.text
