"""The audit tool as the agencies will see it: sections, questions, and what counts as good."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from forms.definition import Question, Section, Tool
from forms.kinds import Grade
from forms.loading import options_of
from ui.theme import Space, text_scale
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.page import Page
from ui.widgets.text import BlockTitle, PlainLabel, QuestionTitle, QuietLabel

NUMBER = 44


class ToolPage(Page):
    """Lists every question with the answer that counts as good."""

    print_asked = Signal()

    def __init__(self, tool: Tool) -> None:
        super().__init__("", wide=True)
        self.heading.setText(tool.title)
        self.setAccessibleName(tool.title)
        self.set_quiet(
            self.tr("Version {0}. {1} questions and {2} judgements.").format(
                tool.version,
                sum(1 for each in tool.questions if each.number),
                sum(1 for each in tool.questions if isinstance(each.kind, Grade)),
            )
        )
        self.print_blank = PlainButton(self.tr("Print the blank form"))
        self.print_blank.clicked.connect(self.print_asked)
        row = FlowLayout()
        row.addWidget(self.print_blank)
        self.add(row)
        for section in tool.sections:
            self.add(self._section(section))

    def _section(self, section: Section) -> Card:
        card = Card()
        card.add(QuestionTitle(section.title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.BETWEEN)
        grid.setVerticalSpacing(Space.BETWEEN)
        grid.setColumnMinimumWidth(0, round(NUMBER * text_scale()))
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, question in enumerate(_questions(section)):
            grid.addWidget(BlockTitle(question.number), row, 0, top)
            words = QVBoxLayout()
            words.setSpacing(Space.TIGHT)
            words.addWidget(PlainLabel(question.text))
            words.addWidget(QuietLabel(self._favourable(question)))
            grid.addLayout(words, row, 1)
        card.add(grid)
        return card

    def _favourable(self, question: Question) -> str:
        labels = [
            option.label
            for option in options_of(question.kind)
            if option.code in question.favourable
        ]
        if not labels:
            return self.tr("Not counted")
        return self.tr("Good: {0}").format(self.tr(" or ").join(labels))


def _questions(section: Section) -> list[Question]:
    return [
        each
        for page in section.pages
        for question in page.questions
        for each in question.with_followups
    ]
