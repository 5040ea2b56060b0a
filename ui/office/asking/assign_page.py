"""Who is asked about which case: cells are chosen in the grid, and below it said what holds."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from forms.scope import Status
from models.snapshots import Agency, Assignment
from office.asking import Cell
from office.coverage import is_asked
from office.overview import AuditOverview
from ui.names.check import NameCheck
from ui.office.asking.assign_cards import SampleCard, SettingsCard
from ui.office.asking.assign_grid import AssignGrid
from ui.office.status_rows import StatusRows
from ui.theme import Space
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import BlankCard, Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.showing import put_away
from ui.widgets.text import PlainLabel, QuestionTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class CellsChosen:
    """The office's word about these cells, by case and agency."""

    cells: tuple[Cell, ...]
    status: Status
    reason: str


class AssignPage(Page):
    """Shows the grid; ``set_asked`` carries a CellsChosen, the cards send what they say.

    The cells that were chosen stay so when the page is made anew.
    """

    set_asked = Signal(object)
    cells_chosen = Signal(object)

    def __init__(self, overview: AuditOverview, names: NameCheck) -> None:
        super().__init__("", wide=True)
        self.heading.setText(self.tr("Assignments"))
        self.setAccessibleName(self.heading.text())
        self._overview = overview
        self.grid = AssignGrid(self.tr("Who is asked about which case"), overview)
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.row_button = PlainButton(self.tr("Choose the whole row"))
        self.column_button = PlainButton(self.tr("Choose the whole column"))
        self.all_button = PlainButton(self.tr("Choose all"))
        self.chosen = PlainLabel()
        self.ask = PlainButton(self.tr("Ask about these"))
        self.leave_out = PlainButton(self.tr("Do not ask about these"))
        self.office = StatusRows(names)
        self.status, self.reason = self.office.status, self.office.reason
        self.save = PrimaryButton(self.tr("Set the chosen cells"))
        self.settings, self.sample = SettingsCard(), SampleCard()
        self._card = Card()
        self._compose()
        self._connect()
        self._on_chosen()

    def _connect(self) -> None:
        self.grid.chosen_changed.connect(self._on_chosen)
        self.grid.chosen.connect(self._on_entered)
        self.row_button.clicked.connect(self.grid.choose_row)
        self.column_button.clicked.connect(self._on_column)
        self.all_button.clicked.connect(self.grid.choose_all)
        self.ask.clicked.connect(self._on_ask)
        self.leave_out.clicked.connect(self._on_leave_out)
        self.save.clicked.connect(self._on_save)

    def _compose(self) -> None:
        if not self._overview.coverage.cells:
            self._compose_empty()
            return
        self.set_quiet(
            self.tr(
                "Choose cells, then say below what holds for them. With the mouse: a click on an "
                "agency or a case takes all of it. By keyboard: Shift and the arrows, Shift+Space "
                "for a row, Ctrl+Space for a column, Enter to go below."
            )
        )
        self.add(self.grid)
        self.add(self.outcome)
        row = FlowLayout()
        for button in (self.row_button, self.column_button, self.all_button):
            row.addWidget(button)
        self.add(row)
        self._card.add(QuestionTitle(self.tr("What holds for the chosen cells")))
        self._card.add(self.chosen)
        quick = FlowLayout()
        quick.addWidget(self.ask)
        quick.addWidget(self.leave_out)
        self._card.add(quick)
        self._card.add(self.office)
        row = FlowLayout()
        row.addWidget(self.save)
        self._card.add(row)
        for part in (self._card, self.settings, self.sample):
            self.add(part)

    def _compose_empty(self) -> None:
        self.add(
            BlankCard(
                self.tr("Nobody to ask yet"), self.tr("Add the cases and tick the agencies first.")
            )
        )
        parts = (self.grid, self.outcome, self.row_button, self.column_button, self.all_button)
        more = (self.chosen, self.ask, self.leave_out, self.office, self.save, self._card)
        put_away(self, *parts, *more, self.settings, self.sample)

    def choose(self, cells: Collection[Cell]) -> None:
        """Choose cells again after the page was made anew."""
        self.grid.choose(cells)

    def typed(self) -> tuple[str, str, str]:
        """Give status, reason and own sample as they stand on the page, set or not."""
        return self.status.value(), self.reason.value(), self.sample.number.value()

    def retype(self, status: str, reason: str, sample: str) -> None:
        """Show again what stood on the page before it was made anew; for the same cells."""
        self.status.set_value(status)
        self.reason.set_value(reason)
        self.sample.number.set_value(sample)

    def unsaved(self) -> bool:
        """Whether something was chosen or written and not set."""
        said = self.status.value() or self.reason.value().strip()
        return bool(said) or self.settings.unsaved() or self.sample.unsaved()

    def show_saved(self, words: str, *, left_some: bool) -> None:
        """Say what was set, and what was left as it is."""
        self._tell(NoticeKind.ATTENTION if left_some else NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why nothing was set."""
        self._tell(NoticeKind.ERROR, words)

    def _tell(self, kind: NoticeKind, words: str) -> None:
        self.outcome.tell(kind, words)
        self.scroller.ensureWidgetVisible(self.outcome, 0, Space.CARD)

    @Slot()
    def _on_chosen(self) -> None:
        cells = self.grid.chosen_cells()
        self.chosen.setText(self._chosen_words(cells))
        for button in (self.ask, self.leave_out, self.save):
            button.setEnabled(bool(cells))
        agency = self._one_agency(cells)
        self.settings.show_cells(agency, cells)
        self.office.offer_former(agency.facts.formerly if agency is not None else ())
        asked = 0
        if agency is not None:
            row = [a for a in self._overview.assignments if a.agency_id == agency.id]
            asked = sum(1 for each in row if is_asked(each))
        self.sample.show_agency(agency if asked > 1 else None, asked)
        self.cells_chosen.emit(tuple((each.case_id, each.agency_id) for each in cells))

    def _one_agency(self, cells: tuple[Assignment, ...]) -> Agency | None:
        agencies = {each.agency_id for each in cells}
        return self._overview.agency(agencies.pop()) if len(agencies) == 1 else None

    def _chosen_words(self, cells: tuple[Assignment, ...]) -> str:
        if not cells:
            return self.tr("No cell is chosen.")
        if len(cells) == 1:
            (only,) = cells
            agency = self._overview.agency(only.agency_id).name
            return self.tr("{0}, {1}").format(agency, self._overview.case(only.case_id).uin)
        words = self.tr("Cells: {0}. Cases: {1}. Agencies: {2}.")
        cases = {each.case_id for each in cells}
        return words.format(len(cells), len(cases), len({each.agency_id for each in cells}))

    @Slot()
    def _on_column(self) -> None:
        self.grid.choose_column()

    @Slot()
    def _on_entered(self) -> None:
        self.go_to(self.ask)

    @Slot()
    def _on_ask(self) -> None:
        self._set(Status.AWAITING, "")

    @Slot()
    def _on_leave_out(self) -> None:
        self._set(Status.NOT_ASKED, "")

    @Slot()
    def _on_save(self) -> None:
        if (wrong := self.office.show_faults()) is not None:
            self.go_to(wrong)
        else:
            self._set(*self.office.value())

    def _set(self, status: Status, reason: str) -> None:
        self.outcome.hide()
        cells = tuple((each.case_id, each.agency_id) for each in self.grid.chosen_cells())
        self.set_asked.emit(CellsChosen(cells=cells, status=status, reason=reason))
