"""Item models over frozen rows, declared column by column."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.theme.tokens import Tone

R = TypeVar("R")
ROOT = QModelIndex()
TONE_ROLE = Qt.ItemDataRole.UserRole.value + 1
SORT_ROLE = Qt.ItemDataRole.UserRole.value + 2
Index = QModelIndex | QPersistentModelIndex


class Side(Enum):
    """Words stand left, numbers right."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def flag(self) -> Qt.AlignmentFlag:
        """The alignment of cells and heading."""
        middle = Qt.AlignmentFlag.AlignVCenter
        left = self is Side.LEFT
        return middle | (Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """A heading and how a row is worded below it; `sort` gives a comparable value."""

    heading: str
    text: Callable[[R], str]
    side: Side = Side.LEFT
    tone: Callable[[R], Tone] | None = None
    sort: Callable[[R], object] | None = None


def _spoken(column: Column[Any], row: object) -> str:
    return f"{column.heading}: {column.text(row)}"


def _side(column: Column[Any], _row: object) -> object:
    return column.side.flag


def _tone(column: Column[Any], row: object) -> object:
    return column.tone(row) if column.tone else None


def _sorted_by(column: Column[Any], row: object) -> object:
    return column.sort(row) if column.sort else column.text(row)


def _shown(column: Column[Any], row: object) -> object:
    return column.text(row)


_FACES: Mapping[int, Callable[[Column[Any], object], object]] = MappingProxyType(
    {
        Qt.ItemDataRole.DisplayRole.value: _shown,
        Qt.ItemDataRole.AccessibleTextRole.value: _spoken,
        Qt.ItemDataRole.TextAlignmentRole.value: _side,
        TONE_ROLE: _tone,
        SORT_ROLE: _sorted_by,
    }
)


class TextTableModel(QAbstractTableModel, Generic[R]):
    """Rows as words. Replace all rows with `set_rows`; rows themselves never change."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        rows: Sequence[R] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows = tuple(rows)

    def rows(self) -> tuple[R, ...]:
        """Return the rows shown."""
        return self._rows

    def row_at(self, row: int) -> R:
        """Return one row; IndexError outside."""
        return self._rows[row]

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT, /) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT, /) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value, /) -> object:
        face = _FACES.get(int(role))  # a view asks for many more, thousands of times
        if face is None or not index.isValid():
            return None
        return face(self._columns[index.column()], self._rows[index.row()])

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole.value,
        /,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._columns[section].side.flag
        return None
