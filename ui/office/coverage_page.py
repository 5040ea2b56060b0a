"""Who has answered for which case: four figures, the table, the cell chosen in it, the sums."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QMetaObject, Qt, Signal, Slot

from office.coverage import CoverageCell
from office.overview import AuditOverview
from office.review import review_state
from ui.names.check import NameCheck
from ui.office.cell_card import CellCard
from ui.office.coverage_grid import CoverageGrid
from ui.office.coverage_sums import CoverageSums
from ui.theme import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.card import BlankCard, StatCard, StatRow
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.showing import put_away
from ui.widgets.text import PlainLabel

# A case and an agency, by id.
Cell = tuple[str, str]


class CoveragePage(Page):
    """Shows coverage; ``status_set`` carries a StatusSet, ``form_asked`` a FormAsked.

    ``concerns`` are the answers that must not wait, in words, by case and agency.
    """

    print_asked = Signal()
    form_asked = Signal(object)
    status_set = Signal(object)
    cell_chosen = Signal(str, str)
    keying_asked = Signal(str, str)

    def __init__(
        self,
        overview: AuditOverview,
        today: date,
        concerns: Mapping[Cell, Sequence[str]],
        names: NameCheck,
    ) -> None:
        super().__init__("", wide=True)
        self.heading.setText(self.tr("Coverage"))
        self.setAccessibleName(self.heading.text())
        self._overview = overview
        self._concerns = concerns
        self.concern = Notice(NoticeKind.ATTENTION)
        self.concern.hide()
        self.grid = CoverageGrid(self.tr("Coverage, agency by case"), overview.coverage)
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.hint = PlainLabel(self.tr("Choose a cell to see its reason, its form or its status."))
        self.card = CellCard(names)
        self.card.hide()
        self.print_button = PlainButton(self.tr("Print coverage"))
        self._compose(today)
        self.grid.cell_chosen.connect(self._on_cell)
        self.grid.clicked.connect(self._on_clicked)
        self.grid.chosen.connect(self._on_entered)
        self.card.form_asked.connect(self.form_asked)
        self.card.status_set.connect(self.status_set)
        self.card.keying_asked.connect(self._on_keying_asked)
        self.print_button.clicked.connect(self.print_asked)

    def _compose(self, today: date) -> None:
        if not self._overview.coverage.assignments:
            self.add(
                BlankCard(
                    self.tr("Nothing to cover yet"),
                    self.tr("Add the cases and tick the agencies first."),
                )
            )
            parts = (self.grid, self.outcome, self.hint, self.card, self.print_button)
            put_away(self, *parts, self.concern)
            return
        self.figures = self._figures(today)
        self.add(StatRow(self.figures))
        self.add(self.concern)
        self._show_concerns()
        self.sums = CoverageSums(self._overview.coverage, least=self._overview.least)
        for part in (self.grid, self.outcome, self.hint, self.card, self.sums):
            self.add(part)
        row = FlowLayout()
        row.addWidget(self.print_button)
        self.add(row)

    def _show_concerns(self) -> None:
        overview, place = self._overview, self.tr("{0}, {1}")
        places = [
            place.format(overview.agency(agency_id).name, overview.case(case_id).uin)
            for case_id, agency_id in self._concerns
        ]
        words = self.tr(
            "An auditor is worried for a child\u2019s safety now. Look at this first: {0}."
        )
        self.concern.set_words(words.format("; ".join(places)))
        self.concern.setVisible(bool(places))

    def _figures(self, today: date) -> tuple[StatCard, ...]:
        counts = self._overview.coverage
        rows = [row for row in counts.rows if row.total]
        complete = sum(1 for row in rows if row.accounted == row.total)
        of = self.tr("{0} of {1}")
        closed = (StatCard(str(counts.closed), self.tr("closed without an answer")),)
        return (
            StatCard(of.format(counts.forms, counts.assignments), self.tr("forms returned")),
            StatCard(str(counts.without_form), self.tr("answered without a form")),
            *(closed if counts.closed else ()),
            StatCard(str(counts.awaiting), self._awaited(today)),
            StatCard(of.format(complete, len(rows)), self.tr("agencies accounted for")),
        )

    def _awaited(self, today: date) -> str:
        due = self._overview.audit.details.return_by
        if due is None or not self._overview.coverage.awaiting:
            return self.tr("still awaited")
        days = (due - today).days
        if days == 0:
            return self.tr("still awaited, due today")
        if days == 1:
            return self.tr("still awaited, 1 day left")
        if days == -1:
            return self.tr("still awaited, 1 day late")
        left = self.tr("still awaited, {0} days left")
        return (left if days > 0 else self.tr("still awaited, {0} days late")).format(abs(days))

    def show_cell(self, case_id: str, agency_id: str) -> None:
        """Choose a cell again after the page was made anew."""
        self.grid.show_cell(case_id, agency_id)

    def unsaved(self) -> bool:
        """Whether the office's word about the chosen cell was not saved."""
        return self.card.unsaved()

    def show_saved(self, words: str) -> None:
        """Say that a status is kept."""
        self._tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why a status was not kept."""
        self._tell(NoticeKind.ERROR, words)

    def _tell(self, kind: NoticeKind, words: str) -> None:
        self.outcome.tell(kind, words)
        # On a page just made nothing has its place yet.
        QMetaObject.invokeMethod(self, "reveal", Qt.ConnectionType.QueuedConnection)

    @Slot()
    def reveal(self) -> None:
        """Bring what was said into sight."""
        self.scroller.ensureWidgetVisible(self.outcome, 0, Space.CARD)

    @Slot()
    def _on_clicked(self) -> None:
        if self.card.isVisible():
            self.scroller.ensureWidgetVisible(self.card.words, 0, Space.CARD)

    @Slot()
    def _on_entered(self) -> None:
        if self.card.isVisible():
            self.go_to(self.card.first_control())

    @Slot()
    def _on_keying_asked(self) -> None:
        if (shown := self.card.shown()) is not None:
            self.keying_asked.emit(shown.case_id, shown.agency_id)

    @Slot(object)
    def _on_cell(self, cell: CoverageCell | None) -> None:
        self.outcome.hide()
        self.hint.setVisible(cell is None)
        self.card.setVisible(cell is not None)
        if cell is None:
            return
        at = cell.assignment
        agency, case = self._overview.agency(at.agency_id), self._overview.case(at.case_id)
        concerns = self._concerns.get((at.case_id, at.agency_id), ())
        self.card.show_cell(at, agency, case.uin, concerns)
        self.card.show_review(review_state(self._overview.reviews, at))
        self.cell_chosen.emit(at.case_id, at.agency_id)
