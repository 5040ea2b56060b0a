"""The grid of agencies and cases in which cells are chosen: by row, by column, one by one."""

from collections.abc import Collection, Iterator
from itertools import groupby

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from models.snapshots import Assignment
from office.asking import Cell, not_sent
from office.overview import AuditOverview
from ui.office.coverage_grid import CoverageGrid

_NEW = QItemSelectionModel.SelectionFlag.ClearAndSelect


class AssignGrid(CoverageGrid):
    """Chooses cells; a click on an agency or a case takes the whole row or column.

    By keyboard: Shift with the arrows for more cells, Shift+Space for the row, Ctrl+Space for the
    column, Ctrl+A for all.
    """

    chosen_changed = Signal()

    def __init__(self, name: str, overview: AuditOverview, parent: QWidget | None = None) -> None:
        self._cases = len(overview.cases)
        super().__init__(name, overview.coverage, parent, unsent=not_sent(overview))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.choose_column)
        self.clicked.connect(self._on_clicked)
        if self.names is not None:
            self.names.clicked.connect(self._on_clicked)
        self.selectionModel().selectionChanged.connect(self._on_selection)

    def chosen_cells(self) -> tuple[Assignment, ...]:
        """Give the chosen cells, agency by agency, names and sums left out."""
        places = sorted((each.row(), each.column()) for each in self.selectedIndexes())
        found = (self._cells.cell(self._cells.index(row, column)) for row, column in places)
        return tuple(cell.assignment for cell in found if cell is not None)

    def choose(self, cells: Collection[Cell]) -> None:
        """Choose these cells; those that are not there are passed over."""
        picked, wanted = QItemSelection(), frozenset(cells)
        for row in range(self._cells.rowCount()):
            for first, last in self._runs(row, wanted):
                picked.select(self._cells.index(row, first), self._cells.index(row, last))
        self.selectionModel().select(picked, _NEW)
        if not picked.isEmpty():
            stay = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(picked.first().topLeft(), stay)

    def _runs(self, row: int, wanted: Collection[Cell]) -> Iterator[tuple[int, int]]:
        """Give the columns of a row that are wanted, from the first to the last of each run."""
        cells = (cell.assignment for cell in self._cells.row_at(row).cells)
        chosen = [(each.case_id, each.agency_id) in wanted for each in cells]
        for so, run in groupby(enumerate(chosen, start=1), key=lambda each: each[1]):
            places = [place for place, _so in run]
            if so:
                yield places[0], places[-1]

    @Slot()
    def choose_row(self) -> None:
        """Choose all cases of the agency that the keyboard is on."""
        row = max(0, self.currentIndex().row())
        self._take(self._cells.index(row, 1), self._cells.index(row, self._cases))

    @Slot(int)
    def choose_column(self, column: int = -1) -> None:
        """Choose one case at all agencies: that of a column, or the one the keyboard is on."""
        place = self.currentIndex().column() if column < 0 else column
        if 1 <= place <= self._cases:
            last = self._cells.rowCount() - 1
            self._take(self._cells.index(0, place), self._cells.index(last, place))

    @Slot()
    def choose_all(self) -> None:
        """Choose every case at every agency."""
        last = self._cells.rowCount() - 1
        self._take(self._cells.index(0, 1), self._cells.index(last, self._cases))

    def _take(self, first: QModelIndex, last: QModelIndex) -> None:
        self.selectionModel().select(QItemSelection(first, last), _NEW)
        if not self.selectionModel().isSelected(self.currentIndex()):
            stay = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(first, stay)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        held = event.modifiers()
        space = event.key() == Qt.Key.Key_Space
        if space and held == Qt.KeyboardModifier.ShiftModifier:
            self.choose_row()
        elif space and held == Qt.KeyboardModifier.ControlModifier:
            self.choose_column()
        elif event.key() == Qt.Key.Key_A and held == Qt.KeyboardModifier.ControlModifier:
            self.choose_all()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.setCurrentIndex(self._cells.index(index.row(), 0))
            self.choose_row()

    @Slot()
    def _on_selection(self) -> None:
        self.chosen_changed.emit()
