"""The one table view: roomy rows, words in each cell, left by Tab, opened by Enter."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ui.tables.model import TONE_ROLE
from ui.theme import Tone, current_tokens, text_scale

ROW = 38
SPARE = 8


class ToneDelegate(QStyledItemDelegate):
    """Colours a cell by the tone of its words and frames the current cell."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        super().initStyleOption(option, index)
        tone = index.data(TONE_ROLE)
        if isinstance(tone, Tone):
            colour = QColor(current_tokens().of_tone(tone))
            palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                palette.setColor(role, colour)
            option.palette = palette  # pyright: ignore[reportAttributeAccessIssue]

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        super().paint(painter, option, index)
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        if state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(QColor(current_tokens().accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))  # pyright: ignore
            painter.restore()


class ListTable(QTableView):
    """A table of whole rows. `chosen` carries the row (of the model shown) that was opened.

    `name` is what a screen reader calls the table. The table is as high as its rows, up to
    `most` of them; then it scrolls inside. Where that spares scrolling sideways, the first
    column is cut to no less than `least_first` pixels at usual text size; 0 never cuts it.
    """

    chosen = Signal(int)

    def __init__(
        self,
        name: str,
        model: QAbstractItemModel,
        parent: QWidget | None = None,
        *,
        most: int = 20,
        least_first: int = 0,
    ) -> None:
        super().__init__(parent)
        self._most, self._least_first = most, least_first
        # Measuring asks for the words of each cell: once for these rows and this font is enough.
        self._widths: list[int] | None = None
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(ToneDelegate(self))
        self._set_manner()
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._on_rows_changed)
        model.layoutChanged.connect(self._on_rows_changed)
        self.activated.connect(self._on_activated)
        # The words are measured when there is a width to spread them over, and a font to stay.
        self._set_height(too_wide=False)

    def _set_manner(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(64)
        header.setSectionsClickable(False)

    def select_row(self, row: int) -> None:
        """Make a row current and visible."""
        self.setCurrentIndex(self.model().index(row, 0))

    def current_row(self) -> int:
        """Return the row the keyboard is on, or -1."""
        return self.currentIndex().row()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_row() >= 0:
            self.chosen.emit(self.current_row())
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._widths = None
            self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    @Slot()
    def _on_rows_changed(self) -> None:
        self._widths = None
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            self._set_height(too_wide=self._spread())
        else:
            self._set_height(too_wide=False)

    def _set_height(self, *, too_wide: bool) -> None:
        row = round(ROW * text_scale())
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFixedHeight(row)
        rows = min(self._most, self.model().rowCount())
        bar = self.horizontalScrollBar().sizeHint().height() if too_wide else 0
        self.setFixedHeight(row * (max(1, rows) + 1) + 2 * self.frameWidth() + bar)

    def _spread(self) -> bool:
        """Give each column its words and an even share of the rest; True when there is none."""
        header = self.horizontalHeader()
        columns = header.count()
        room = self.viewport().width()
        if self._widths is None:
            self._widths = [
                max(self.sizeHintForColumn(column), header.sectionSizeHint(column)) + SPARE
                for column in range(columns)
            ]
        needed = list(self._widths)
        over = sum(needed) - room
        if self._least_first and 0 < over <= needed[0] - round(self._least_first * text_scale()):
            needed[0] -= over
        spare = max(0, room - sum(needed)) // max(1, columns)
        for column, width in enumerate(needed):
            header.resizeSection(column, width + spare)
        return sum(needed) > room
