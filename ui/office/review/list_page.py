"""All returns of an audit with how far the office is, and the queries that wait to be sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot

from office.coverage import setting_name
from office.overview import AuditOverview
from office.querying import AgencyQueries
from office.review import ReviewState, Standing, state_words
from ui.surroundings import translated
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Tone
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import BlankCard, Card, StatCard, StatRow
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.rows import FieldRow
from ui.widgets.showing import put_away
from ui.widgets.text import PlainLabel, QuestionTitle

MOST = 10
_TONES: Mapping[ReviewState, Tone] = {
    ReviewState.RETURNED: Tone.PLAIN,
    ReviewState.QUERIED: Tone.QUIET,
    ReviewState.ANSWERED: Tone.ATTENTION,
    ReviewState.ACCEPTED: Tone.DONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewList:
    """What the page lists; ``shown`` is a state as it was chosen last, "" for all."""

    overview: AuditOverview
    standings: tuple[Standing, ...]
    queries: tuple[AgencyQueries, ...]
    shown: str = ""


class ReviewListPage(Page):
    """``read_asked`` carries an entry, ``file_asked`` an agency, ``shown`` the state chosen."""

    read_asked = Signal(str)
    file_asked = Signal(str)
    marks_asked = Signal()
    shown = Signal(str)

    def __init__(self, view: ReviewList) -> None:
        super().__init__("", wide=True)
        self.heading.setText(self.tr("Read and accept returns"))
        self.setAccessibleName(self.heading.text())
        self._view = view
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.state = Choice(
            [Option(value=each.value, label=state_words(each, translated)) for each in ReviewState],
            prompt=self.tr("All"),
        )
        self.state.set_value(view.shown)
        self.model = TextTableModel[Standing](self._columns(), (), self)
        self.table = ListTable(self.tr("Returns"), self.model, most=MOST)
        self.none = PlainLabel(self.tr("No return is in this state."))
        self.read = PrimaryButton(self.tr("Read this return"))
        self.marks = PlainButton(self.tr("Good practice and themes"))
        self.files: dict[str, PlainButton] = {}
        self._compose()
        self.state.edited.connect(self._on_state)
        self.table.chosen.connect(self._on_read)
        self.read.clicked.connect(self._on_read)
        self.marks.clicked.connect(self.marks_asked)
        self._show_rows()

    def _columns(self) -> tuple[Column[Standing], ...]:
        return (
            Column(heading=self.tr("Case"), text=self._case),
            Column(heading=self.tr("Agency"), text=self._agency),
            Column(heading=self.tr("State"), text=_state, tone=_tone),
            Column(heading=self.tr("Revision"), text=_revision),
            Column(heading=self.tr("Open queries"), text=_asked),
        )

    def _compose(self) -> None:
        if not self._view.standings:
            self.add(
                BlankCard(
                    self.tr("Nothing came back yet"),
                    self.tr("Import the returns of the agencies first."),
                )
            )
            put_away(self, self.outcome, self.state, self.table, self.none, self.read, self.marks)
            return
        states = [each.state for each in self._view.standings]
        self.add(
            StatRow(
                [
                    StatCard(str(states.count(each)), state_words(each, translated))
                    for each in ReviewState
                ]
            )
        )
        self.add(self.outcome)
        row = FlowLayout()
        row.addWidget(FieldRow(self.tr("Show"), self.state))
        self.add(row)
        self.add(self.table)
        self.add(self.none)
        row = FlowLayout()
        row.addWidget(self.read)
        row.addWidget(self.marks)
        self.add(row)
        self._add_queries()

    def _add_queries(self) -> None:
        if not self._view.queries:
            return
        card = Card()
        card.add(QuestionTitle(self.tr("Queries to agencies")))
        card.add(
            PlainLabel(
                self.tr(
                    "A sealed file that only the agency\u2019s own pack opens. It holds every open "
                    "query without an answer. Send it as you sent the pack; no code is needed."
                )
            )
        )
        for each in self._view.queries:
            card.add(PlainLabel(self._query_words(each)))
            button = PlainButton(self.tr("Make the query file for {0}").format(each.agency.name))
            button.setEnabled(each.has_pack and bool(self._unanswered(each)))
            button.clicked.connect(partial(self.file_asked.emit, each.agency.id))
            self.files[each.agency.id] = button
            row = FlowLayout()
            row.addWidget(button)
            card.add(row)
        self.add(card)

    def _unanswered(self, queries: AgencyQueries) -> Sequence[str]:
        replies = self._view.overview.reviews.replies
        return [each.id for each in queries.queries if each.id not in replies]

    def _query_words(self, queries: AgencyQueries) -> str:
        last = queries.files[-1].file_name if queries.files else self.tr("none")
        words = self.tr("{0}: open {1}, of these not sent yet {2}, answered {3}. Last file: {4}.")
        asked, answered = (
            len(queries.queries),
            len(queries.queries) - len(self._unanswered(queries)),
        )
        return words.format(queries.agency.name, asked, queries.unsent, answered, last)

    def show_outcome(self, kind: NoticeKind, words: str) -> None:
        """Say what became of a deed."""
        self.outcome.tell(kind, words)

    def show_trouble(self, words: str) -> None:
        """Say why something was not done."""
        self.show_outcome(NoticeKind.ERROR, words)

    def show_entry(self, entry_id: str) -> None:
        """Choose the row of a return again, where it is still listed."""
        for place in range(self.model.rowCount()):
            if self.model.row_at(place).entry_id == entry_id:
                self.table.select_row(place)

    def _show_rows(self) -> None:
        wanted = self.state.value()
        rows = [each for each in self._view.standings if wanted in {"", each.state.value}]
        self.model.set_rows(rows)
        self.none.setVisible(bool(self._view.standings) and not rows)
        self.table.setVisible(bool(rows))
        self.read.setEnabled(bool(rows))
        if rows:
            self.table.select_row(0)

    @Slot()
    def _on_state(self) -> None:
        self.shown.emit(self.state.value())
        self._show_rows()

    @Slot()
    def _on_read(self) -> None:
        place = self.table.current_row()
        if place >= 0:
            self.read_asked.emit(self.model.row_at(place).entry_id)

    def _case(self, each: Standing) -> str:
        return self._view.overview.case(each.assignment.case_id).uin

    def _agency(self, each: Standing) -> str:
        agency = self._view.overview.agency(each.assignment.agency_id)
        setting = setting_name(agency, each.assignment.parts.answers)
        return self.tr("{0}, {1}").format(agency.name, setting) if setting else agency.name


def _state(each: Standing) -> str:
    return state_words(each.state, translated)


def _tone(each: Standing) -> Tone:
    return _TONES[each.state]


def _revision(each: Standing) -> str:
    return str(each.assignment.revision or 1)


def _asked(each: Standing) -> str:
    return str(each.asked) if each.asked else "-"
