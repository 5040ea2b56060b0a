"""The coverage table: agencies down, cases across, words in every cell, chosen cell by cell."""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from forms.scope import Status
from office.asking import Cell
from office.coverage import Coverage, CoverageCell, CoverageRow, cell_words
from office.marking import NOOP
from ui.surroundings import translated
from ui.tables.model import Column, Index, Side, TextTableModel
from ui.tables.view import ListTable, ToneDelegate
from ui.theme import Tone

SPOKEN = Qt.ItemDataRole.AccessibleTextRole.value
SHOWN = Qt.ItemDataRole.DisplayRole.value
MOST = 24
_SHORT: Mapping[Status, str] = MappingProxyType(
    {
        Status.AWAITING: NOOP("Awaiting"),
        Status.NO_CONTACT: NOOP("No contact"),
        Status.CONTACT_ONLY: NOOP("Contact only"),
        Status.KNOWN_ELSEWHERE: NOOP("Known elsewhere"),
        Status.NOT_KNOWN_OR_OUT: NOOP("Not known or out"),
    }
)


class CoverageTableModel(TextTableModel[CoverageRow]):
    """One row an agency, one column a case; a reader hears agency, case and words of each cell.

    Cells that are ``unsent``, by case and agency, say that instead of their status.
    """

    def __init__(
        self,
        coverage: Coverage,
        parent: QObject | None = None,
        *,
        unsent: Collection[Cell] = frozenset(),
    ) -> None:
        self._coverage, self._unsent = coverage, unsent
        super().__init__(_columns(coverage), coverage.rows, parent)

    def cell(self, index: Index) -> CoverageCell | None:
        """Give the cell at an index, None outside the cases."""
        place = index.column() - 1
        if not index.isValid() or not 0 <= place < len(self._coverage.cases):
            return None
        return self.row_at(index.row()).cells[place]

    def index_of(self, case_id: str, agency_id: str) -> QModelIndex:
        """Find the cell of a case and an agency; an empty index when it is not there."""
        for row, each in enumerate(self.rows()):
            for place, cell in enumerate(each.cells):
                at = cell.assignment
                if (at.case_id, at.agency_id) == (case_id, agency_id):
                    return self.index(row, place + 1)
        return QModelIndex()

    @override
    def data(self, index: Index, role: int = SHOWN, /) -> object:
        if int(role) not in {SPOKEN, SHOWN} or not index.isValid():
            return super().data(index, role)
        cell = self.cell(index)
        unsent = self._unsent_words(cell)
        if int(role) == SHOWN:
            return unsent or super().data(index, role)
        agency = self.row_at(index.row()).agency.name
        if cell is None:
            return f"{agency}, {super().data(index, role)}"
        uin = self._coverage.cases[index.column() - 1].uin
        return f"{agency}, {uin}: {unsent or cell_words(cell.assignment, translated)}"

    def _unsent_words(self, cell: CoverageCell | None) -> str:
        if cell is None or (cell.assignment.case_id, cell.assignment.agency_id) not in self._unsent:
            return ""
        return QCoreApplication.translate("Coverage", "Not sent yet")


class CoverageGrid(ListTable):
    """The table itself; the agencies stay in sight while the cases scroll sideways.

    ``cell_chosen`` carries the CoverageCell that the keyboard or the mouse is on, None for a name
    or a sum.
    """

    cell_chosen = Signal(object)

    def __init__(
        self,
        name: str,
        coverage: Coverage,
        parent: QWidget | None = None,
        *,
        unsent: Collection[Cell] = frozenset(),
    ) -> None:
        self.names: QTableView | None = None
        self._cells = CoverageTableModel(coverage, unsent=unsent)
        super().__init__(name, self._cells, parent, most=MOST)
        self._cells.setParent(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.names = _Names(self)
        self.selectionModel().currentChanged.connect(self._on_current)
        self._place_names()

    def show_cell(self, case_id: str, agency_id: str) -> None:
        """Put the keyboard on a cell, as if it had been chosen."""
        index = self._cells.index_of(case_id, agency_id)
        if index.isValid():
            self.setCurrentIndex(index)

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        self.cell_chosen.emit(self._cells.cell(index))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place_names()

    def _place_names(self) -> None:
        """Lay the column of names over the table while its own column is out of sight."""
        if self.names is None:
            return
        header, frame = self.horizontalHeader(), self.frameWidth()
        names = self.names
        names.setColumnWidth(0, self.columnWidth(0))
        names.horizontalHeader().setFixedHeight(header.height())
        names.verticalHeader().setDefaultSectionSize(self.verticalHeader().defaultSectionSize())
        # Its own line lies on the table's, and on its right it shows where the cases slide under.
        height = self.viewport().height() + header.height() + 2 * frame
        names.setGeometry(0, 0, self.columnWidth(0) + 2 * frame, height)
        names.setVisible(self.horizontalScrollBar().maximum() > 0)


class _Names(QTableView):
    """The first column once more, for the eye alone: readers and Tab know only the table."""

    def __init__(self, table: CoverageGrid) -> None:
        super().__init__(table)
        self.setModel(table.model())
        self.setItemDelegate(ToneDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for column in range(1, table.model().columnCount()):
            self.hideColumn(column)
        bars = (table.verticalScrollBar(), self.verticalScrollBar())
        for one, other in (bars, reversed(bars)):
            one.valueChanged.connect(other.setValue)


def _columns(coverage: Coverage) -> tuple[Column[CoverageRow], ...]:
    cases = tuple(
        Column(heading=case.uin, text=_words_at(place), tone=_tone_at(place))
        for place, case in enumerate(coverage.cases)
    )
    translate = QCoreApplication.translate
    not_asked = Column(heading=translate("Coverage", "Not asked"), text=_not_asked, side=Side.RIGHT)
    return (
        Column(heading=translate("Coverage", "Agency"), text=_agency),
        *cases,
        Column(heading=translate("Coverage", "Accounted for"), text=_accounted),
        *((not_asked,) if coverage.not_asked else ()),
    )


def _words_at(place: int) -> Callable[[CoverageRow], str]:
    return lambda row: _short(row.cells[place])


def _short(cell: CoverageCell) -> str:
    """Give the words of a cell so short that five cases fit; readers hear them whole."""
    words = _SHORT.get(cell.assignment.status)
    return translated(words) if words else cell_words(cell.assignment, translated)


def _tone_at(place: int) -> Callable[[CoverageRow], Tone]:
    return lambda row: Tone(row.cells[place].tone.value)


def _agency(row: CoverageRow) -> str:
    return row.agency.name


def _accounted(row: CoverageRow) -> str:
    words = QCoreApplication.translate("Coverage", "{0} of {1}")
    return words.format(row.accounted, row.total)


def _not_asked(row: CoverageRow) -> str:
    return str(row.not_asked)
