"""One case with the agencies side by side: where they stand, what they answered and wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from forms.kinds import words_of
from forms.scope import STATUSES
from models.snapshots import Case
from office.analysis import CaseColumn, CaseSheet, Record, case_sheet, concerns, of_case
from office.case_reading import Reading, far_apart, places_of
from office.coverage import cell_words, is_form
from office.moderation import moderated_sheet
from office.overview import AuditOverview
from office.review import review_state, state_words
from ui.office.case_grid import CaseGrid
from ui.office.form_buttons import FormButtons
from ui.office.side_rows import QuestionBlock
from ui.office.wording import change_line
from ui.surroundings import translated
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Space, Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.card import BlankCard
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.options import Tick
from ui.widgets.page import Page
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle

AT_ONCE, MOST = 3, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """A case, a page of the form and an agency ("" for all of them), and how it is read."""

    case_id: str
    part: str = ""
    differing: bool = False
    agency_id: str = ""
    reading: Reading = Reading.FULL


class CasePage(Page):
    """Shows one case; ``view_chosen`` carries a SideView, ``form_asked`` a FormAsked.

    ``pack_asked`` carries the id of the case whose pack is to be printed.

    A whole form of many agencies is put on the page a few questions at a time, so that the
    window never waits for it.
    """

    view_chosen = Signal(object)
    form_asked = Signal(object)
    pack_asked = Signal(str)

    def __init__(self, overview: AuditOverview, chosen: Sequence[Record], view: SideView) -> None:
        super().__init__("", wide=True)
        self.heading.setText(self.tr("Cases side by side"))
        self.setAccessibleName(self.heading.text())
        self._overview = overview
        self._entries = {
            (each.assignment.case_id, each.assignment.agency_id): each.entry for each in chosen
        }
        case = overview.case(view.case_id)
        self._sheet = _sheet_of(overview, case, chosen)
        self._make_choices(view)
        self.next_part = PlainButton(self.tr("Next questions"))
        self.model = TextTableModel[CaseColumn](self._columns(), self._sheet.columns, self)
        self.concern = Notice(NoticeKind.ATTENTION)
        self.apart = Notice(NoticeKind.ATTENTION)
        self.table = ListTable(self.tr("Agencies on this case"), self.model, most=MOST)
        self.buttons = FormButtons()
        self.pack = PlainButton(self.tr("Print the case pack"))
        self.answers = QuestionTitle(self.tr("Answers and comments"))
        self.nothing = PlainLabel()
        self._questions = QVBoxLayout()
        self._questions.setSpacing(Space.BETWEEN)
        self._waiting: list[int] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._show_more)
        self._compose()
        self._show_concerns(of_case(chosen, case.id))
        self._show_apart()
        self.case.edited.connect(self._on_view)
        for choice in (self.part, self.agency, self.reading):
            choice.edited.connect(self._on_part)
        self.pack.clicked.connect(self._on_pack)
        self.differing.clicked.connect(self._on_part)
        self.next_part.clicked.connect(self._on_next)
        self.buttons.asked.connect(self.form_asked)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.select_row(0)
        self._show_questions()

    def _make_choices(self, view: SideView) -> None:
        cases, pages = self._overview.cases, self._overview.tool.pages
        self.case = Choice([Option(value=each.id, label=each.uin) for each in cases])
        self.case.removeItem(0)  # one case is always shown
        self.case.set_value(view.case_id)
        self.part = Choice(
            [Option(value=each.code, label=each.title) for each in pages],
            prompt=self.tr("All questions"),
        )
        self.part.set_value(view.part)
        self.agency = Choice(
            [Option(value=each.id, label=each.name) for each in self._overview.agencies],
            prompt=self.tr("All agencies"),
        )
        self.agency.set_value(view.agency_id)
        self.reading = Choice(self._readings())
        self.reading.removeItem(0)  # one way is always chosen
        self.reading.set_value(view.reading.value)
        self.differing = Tick(self.tr("Only where answers differ"))
        self.differing.setChecked(view.differing)

    def _readings(self) -> tuple[Option, ...]:
        return (
            Option(value=Reading.FULL.value, label=self.tr("Answers and comments")),
            Option(value=Reading.BRIEF.value, label=self.tr("How each comment begins")),
            Option(value=Reading.COMMENTS.value, label=self.tr("Comments only")),
            Option(value=Reading.COLUMNS.value, label=self.tr("Answers in columns")),
        )

    def _columns(self) -> tuple[Column[CaseColumn], ...]:
        return (
            Column(heading=self.tr("Agency"), text=_agency),
            Column(heading=self.tr("Standing"), text=_standing, tone=_tone),
            Column(heading=self.tr("At the office"), text=partial(_review, self._overview)),
            Column(heading=self.tr("Last involvement"), text=self._last),
            Column(heading=self.tr("Reason"), text=_reason),
        )

    def _compose(self) -> None:
        row = FlowLayout()
        row.addWidget(FieldRow(self.tr("Case"), self.case))
        self.add(row)
        self.add(self.concern)
        self.add(self.apart)
        self.add(self.table)
        self.add(self.buttons)
        row = FlowLayout()
        row.addWidget(self.pack)
        self.add(row)
        self.add(self.answers)
        row = FlowLayout(gap=Space.CARD)
        row.addWidget(FieldRow(self.tr("Part of the form"), self.part))
        row.addWidget(FieldRow(self.tr("Agency"), self.agency))
        row.addWidget(FieldRow(self.tr("What to read"), self.reading))
        self.add(row)
        self.add(self.differing)
        self.add(self.nothing)
        self.add(self._questions)
        row = FlowLayout()
        row.addWidget(self.next_part)
        self.add(row)

    def _show_concerns(self, chosen: Sequence[Record]) -> None:
        lines = [
            self.tr("{0}: {1}").format(self._overview.agency(each.assignment.agency_id).name, words)
            for each in chosen
            for words in concerns(each)
        ]
        self.concern.set_words("\n".join(lines))
        self.concern.setVisible(bool(lines))

    def _show_apart(self) -> None:
        given = self.tr("{0}: {1}")
        lines = [
            self.tr("{0}, {1} grades apart. {2}").format(
                self._sheet.questions[each.place].label,
                each.steps,
                "; ".join(given.format(agency, grade) for agency, grade in each.given),
            )
            for each in far_apart(self._sheet)
        ]
        self.apart.set_words("\n".join([self.tr("To discuss:"), *lines]))
        self.apart.setVisible(bool(lines))

    def view(self) -> SideView:
        """Return what is looked at."""
        return SideView(
            case_id=self.case.value(),
            part=self.part.value(),
            differing=self.differing.isChecked(),
            agency_id=self.agency.value(),
            reading=Reading(self.reading.value()),
        )

    @Slot()
    def _on_view(self) -> None:
        self.view_chosen.emit(self.view())

    @Slot()
    def _on_part(self) -> None:
        self._on_view()
        self._show_questions()

    @Slot()
    def _on_next(self) -> None:
        self.part.setCurrentIndex(self.part.currentIndex() + 1)
        self._on_part()
        self.scroller.ensureWidgetVisible(self.answers, 0, Space.CARD)
        self.answers.setFocus()

    def _show_questions(self) -> None:
        self._timer.stop()
        while (item := self._questions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._waiting = self._places()
        self.nothing.setVisible(not self._waiting)
        self.nothing.setText(
            self.tr("No agency answered differently from another here.")
            if self.differing.isChecked()
            else self.tr("No completed form has come in for this case, or these were not asked.")
        )
        at = self.part.currentIndex()
        self.next_part.setVisible(0 < at < self.part.count() - 1)
        self._show_more()

    @Slot()
    def _show_more(self) -> None:
        view = self.view()
        if view.reading is Reading.COLUMNS:
            self._show_columns(view.agency_id)
            return
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for place in now:
            block = QuestionBlock(self._sheet, place, view.reading, view.agency_id)
            self._questions.addWidget(block)
        if self._waiting:
            self._timer.start()

    def _show_columns(self, agency_id: str) -> None:
        if self._waiting:
            grid = CaseGrid(self._sheet, self._waiting, agency_id)
            grid.question_chosen.connect(self._on_question)
            self._questions.addWidget(grid)
            self._waiting = []

    def _places(self) -> list[int]:
        view = self.view()
        return places_of(
            self._sheet,
            self._codes(),
            agency_id=view.agency_id,
            reading=view.reading,
            differing=view.differing,
        )

    @Slot(str)
    def _on_question(self, code: str) -> None:
        """Read in full what stands in a line of the columns."""
        page = next(
            page
            for page in self._overview.tool.pages
            for question in page.questions
            if code in {each.code for each in question.with_followups}
        )
        self.reading.set_value(Reading.FULL.value)
        self.part.set_value(page.code)
        self._on_part()
        self.go_to(self.part)

    @Slot()
    def _on_pack(self) -> None:
        self.pack_asked.emit(self.case.value())

    def _codes(self) -> frozenset[str]:
        part = self.part.value()
        return frozenset(
            each.code
            for page in self._overview.tool.pages
            if part in {"", page.code}
            for question in page.questions
            for each in question.with_followups
        )

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        column = self.model.row_at(index.row())
        entry_id = column.assignment.entry if is_form(column.assignment) else None
        self.buttons.show_form(entry_id or "", column.agency.name, self._sheet.case.uin)

    def _last(self, column: CaseColumn) -> str:
        entry = self._entries.get((column.assignment.case_id, column.assignment.agency_id))
        last = entry.scope.last_involvement if entry else None
        return words_of(last) if last else "-"


def _sheet_of(overview: AuditOverview, case: Case, chosen: Sequence[Record]) -> CaseSheet:
    sheet = case_sheet(overview.tool, case, overview.agencies, chosen)
    return moderated_sheet(sheet, overview.reviews.moderations, translated)


def _review(overview: AuditOverview, column: CaseColumn) -> str:
    state = review_state(overview.reviews, column.assignment)
    return state_words(state, translated) if state is not None else "-"


def _agency(column: CaseColumn) -> str:
    return column.agency.name


def _standing(column: CaseColumn) -> str:
    return cell_words(column.assignment, translated)


def _tone(column: CaseColumn) -> Tone:
    if is_form(column.assignment):
        return Tone.DONE
    rule = STATUSES[column.assignment.status]
    return Tone.QUIET if rule.accounted else Tone.ATTENTION


def _reason(column: CaseColumn) -> str:
    own, changed = column.assignment.reason, change_line(column.assignment, translated)
    return ". ".join(words for words in (own, changed) if words) or "-"


class NoCasePage(Page):
    """What stands here before there is any case."""

    def __init__(self) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Cases side by side"))
        self.setAccessibleName(self.heading.text())
        self.add(BlankCard(self.tr("No case yet"), self.tr("Add the cases by their UINs first.")))
