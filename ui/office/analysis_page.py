"""What the answers add up to: a line for each question, and bars for each judgement."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from office.agreement import agreement_words, between_agencies
from office.analysis import Analysis, Record, analyse, by_theme, of_agency, of_case, report_sentence
from office.answers import FAVOURABLE
from office.attributes import by_fact
from office.fact_words import facts_words
from office.moderation import (
    moderated_agreement_words,
    moderated_judgement,
    moderated_lines_words,
)
from office.overview import AuditOverview
from office.tally import Standing, Tally
from ui.office.answers_page import AnswersAsked
from ui.office.bars import BarLine, Bars
from ui.office.stack_chart import Charts, clear
from ui.surroundings import translated
from ui.tables.model import Column, Side, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Space, Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.card import BlankCard, Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.page import Page
from ui.widgets.rows import FieldRow
from ui.widgets.showing import put_away
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

AGENCY, CASE, CASES = "agency:", "case:", "cases:"
# So many rows leave room for the sentence of the chosen one on a small screen.
MOST = 9
# Which answers stand behind the figures of a row, column by column; the first has no figure.
GROUPS = (
    "",
    FAVOURABLE,
    Standing.NOT_APPLICABLE.value,
    Standing.NOT_ASKED.value,
    Standing.UNANSWERED.value,
    Standing.NOT_AUDITED.value,
)


class AnalysisPage(Page):
    """Counts the whole audit, an agency, a case, or cases alike; ``view_chosen`` remembers.

    ``answers_asked`` carries an AnswersAsked: the answers behind the figure that was chosen.
    """

    print_asked = Signal()
    compare_asked = Signal()
    view_chosen = Signal(str)
    answers_asked = Signal(object)

    def __init__(self, overview: AuditOverview, chosen: Sequence[Record], view: str = "") -> None:
        super().__init__("", wide=True)
        self.heading.setText(self.tr("Analysis"))
        self.setAccessibleName(self.heading.text())
        self._overview = overview
        self._records = tuple(chosen)
        self.view = Choice(self._views(), prompt=self.tr("The whole audit"))
        self.view.set_value(view)
        self.theme = Choice(self._themes(), prompt=self.tr("All themes"))
        self.note = QuietLabel()
        self.model = TextTableModel[Tally](self._columns(), (), self)
        self.table = ListTable(self.tr("Answers, question by question"), self.model, most=MOST)
        self.question, self.sentence = QuestionTitle(), PlainLabel(selectable=True)
        self.answers_button = PlainButton(self.tr("Show the answers behind this"))
        self.print_button = PlainButton(self.tr("Print counts"))
        self.compare_button = PlainButton(self.tr("Compare with an earlier audit"))
        self.charts = Charts()
        self._judged = QWidget()
        self._judgements = QVBoxLayout(self._judged)
        self._judgements.setContentsMargins(0, 0, 0, 0)
        self._judgements.setSpacing(Space.BETWEEN)
        self._compose()
        self.view.edited.connect(self._on_view)
        self.theme.edited.connect(self._on_theme)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.clicked.connect(self._on_clicked)
        self.table.chosen.connect(self._on_entered)
        self.answers_button.clicked.connect(self._on_answers)
        self.print_button.clicked.connect(self.print_asked)
        self.compare_button.clicked.connect(self.compare_asked)
        self._show()

    def _columns(self) -> tuple[Column[Tally], ...]:
        right = Side.RIGHT
        return (
            Column(heading=self.tr("Question"), text=_label),
            Column(heading=self.tr("Favourable"), text=_share, side=right, tone=_tone),
            Column(heading=self.tr("Not applicable"), text=_not_applicable, side=right),
            Column(heading=self.tr("Not asked"), text=_not_asked, side=right),
            Column(heading=self.tr("Unanswered"), text=_unanswered, side=right),
            Column(heading=self.tr("Not audited"), text=_not_audited, side=right),
        )

    def _views(self) -> list[Option]:
        agencies = [
            Option(value=f"{AGENCY}{each.id}", label=each.name) for each in self._overview.agencies
        ]
        words = self.tr("Case {0}")
        cases = [
            Option(value=f"{CASE}{each.id}", label=words.format(each.uin))
            for each in self._overview.cases
        ]
        words = self.tr("{0} (cases: {1})")
        groups = [
            Option(
                value=f"{CASES}{place}:" + ",".join(case.id for case in each.cases),
                label=words.format(facts_words(each.fact, translated), len(each.cases)),
            )
            for place, each in enumerate(by_fact(self._overview.cases))
        ]
        return [*agencies, *cases, *groups]

    def _themes(self) -> list[Option]:
        tool = self._overview.tool
        found = by_theme(tool, analyse(tool, self._records).shares)
        return [Option(value=each.code, label=each.label) for each in found]

    def _compose(self) -> None:
        if not any(record.filling for record in self._records):
            self.add(
                BlankCard(
                    self.tr("Nothing to count yet"),
                    self.tr("Import the first return with a completed form."),
                )
            )
            hidden = (self.table, self.view, self.theme, self.note, self.print_button)
            single = (self.question, self.sentence, self.answers_button, self.charts)
            put_away(self, *hidden, *single, self._judged, self.compare_button)
            return
        row = FlowLayout()
        row.addWidget(FieldRow(self.tr("Show"), self.view))
        row.addWidget(FieldRow(self.tr("Theme"), self.theme))
        self.add(row)
        self.add(self.note)
        self.add(self.table)
        card = Card()
        card.add(self.question)
        card.add(self.sentence)
        row = FlowLayout()
        row.addWidget(self.answers_button)
        card.add(row)
        self.add(card)
        self.add(self.charts)
        self.add(self._judged)
        row = FlowLayout()
        row.addWidget(self.print_button)
        row.addWidget(self.compare_button)
        self.add(row)

    def _show(self) -> None:
        chosen, least = of_view(self._records, self.view.value()), self._overview.least
        counted = analyse(self._overview.tool, chosen, least)
        words = self.tr(
            "{0} forms of {1} asked for. Favourable: of all answers that are neither blank nor Not "
            "applicable. A percentage is shown from {2} answers on; fewer say too little."
        )
        note = words.format(counted.forms, counted.asked, counted.least)
        shares = counted.shares
        for theme in by_theme(self._overview.tool, shares):
            if theme.code == self.theme.value():
                line = self.tr("{0}, all questions together: {1}.")
                line = line.format(theme.label, theme.share(translated))
                note, shares = f"{note}\n{line}", theme.shares
        self.note.setText(note)
        row = max(0, self.table.current_row())
        self.model.set_rows(shares)
        if shares:
            self.table.select_row(min(row, len(shares) - 1))
        self.charts.show_counts(shares, counted.judgements)
        self._show_judgements(counted)

    def _show_judgements(self, counted: Analysis) -> None:
        clear(self._judgements)
        for each in (*counted.judgements, *counted.alerts):
            self._judgements.addWidget(self._judgement(each))

    def _judgement(self, each: Tally) -> Card:
        card = Card()
        card.add(QuestionTitle(each.question.label))
        card.add(
            Bars(
                [
                    BarLine(
                        label=line.label,
                        share=line.count / each.applicable if each.applicable else 0,
                        figures=each.share(line.count, translated)
                        if each.applicable
                        else str(line.count),
                    )
                    for line in each.lines
                ]
            )
        )
        words = self.tr("Not applicable or not asked {0}. Unanswered {1}. Not audited {2}.")
        aside = each.not_applicable + each.not_asked
        card.add(QuietLabel(words.format(aside, each.unanswered, each.not_audited)))
        view = self.view.value()
        chosen = of_view(self._records, view)
        found = between_agencies(each.question, chosen, self._overview.cases)
        if found is not None and not view.startswith(AGENCY):
            words = agreement_words(found, translated, least=self._overview.least)
            card.add(PlainLabel(words, selectable=True))
        moderations = self._overview.reviews.moderations
        if (moderated := moderated_judgement(each.question, chosen, moderations)) is not None:
            least = self._overview.least
            agreed = moderated_agreement_words(moderated, translated, least=least)
            for words in (moderated_lines_words(moderated, translated), agreed):
                card.add(PlainLabel(words, selectable=True))
        button = PlainButton(self.tr("Show these answers"))
        button.setAccessibleDescription(each.question.label)
        button.clicked.connect(partial(self._ask, each.question.code))
        row = FlowLayout()
        row.addWidget(button)
        card.add(row)
        return card

    def show_question(self, code: str) -> None:
        """Choose a question again after the page was made anew."""
        for row, each in enumerate(self.model.rows()):
            if each.question.code == code:
                self.table.select_row(row)

    def _ask(self, code: str, group: str = "") -> None:
        view, of = self.view.value(), self.view.currentText()
        self.answers_asked.emit(AnswersAsked(question=code, group=group, view=view, of=of))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if group := GROUPS[index.column()]:
            self._ask(self.model.row_at(index.row()).question.code, group)

    @Slot(int)
    def _on_entered(self, row: int) -> None:
        self._ask(self.model.row_at(row).question.code)

    @Slot()
    def _on_answers(self) -> None:
        self._on_entered(self.table.current_row())

    @Slot(str)
    def _on_view(self, view: str) -> None:
        self._show()
        self.view_chosen.emit(view)

    @Slot()
    def _on_theme(self) -> None:
        self._show()

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        each = self.model.row_at(index.row())
        number = each.question.number
        self.question.setText(f"{number} {each.question.text}" if number else each.question.text)
        self.sentence.setText(report_sentence(each) or self.tr("No sentence for the report."))


def of_view(chosen: Sequence[Record], view: str) -> Sequence[Record]:
    """Keep the records of an agency or of some cases, by the key of the view; "" keeps all."""
    if view.startswith(AGENCY):
        return of_agency(chosen, view.removeprefix(AGENCY))
    if view.startswith(CASE):
        return of_case(chosen, view.removeprefix(CASE))
    if view.startswith(CASES):
        # Two facts may hold of the very same cases: the place tells their keys apart.
        _place, _colon, ids = view.removeprefix(CASES).partition(":")
        return tuple(each for each in chosen if each.assignment.case_id in ids.split(","))
    return chosen


def _label(each: Tally) -> str:
    return f"{each.question.number} {each.question.label}".strip()


def _share(each: Tally) -> str:
    return each.share(translate=translated)


def _tone(each: Tally) -> Tone:
    return Tone.PLAIN if each.applicable else Tone.QUIET


def _not_applicable(each: Tally) -> str:
    return str(each.not_applicable)


def _not_asked(each: Tally) -> str:
    return str(each.not_asked)


def _unanswered(each: Tally) -> str:
    return str(each.unanswered)


def _not_audited(each: Tally) -> str:
    return str(each.not_audited)
