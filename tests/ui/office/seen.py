"""What stands on a page, as a person reads it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from ui.widgets.text import PlainLabel


def words_on(widget) -> str:
    """All text that is visible on a page, labels and tables, a line each."""
    labels = [each.text() for each in widget.findChildren(PlainLabel) if each.isVisibleTo(widget)]
    tables = [each for each in widget.findChildren(QTableView) if each.isVisibleTo(widget)]
    return "\n".join([*labels, *(" | ".join(row) for table in tables for row in rows_of(table))])


def rows_of(table) -> list[list[str]]:
    """The words in the cells of a table."""
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def spoken_in(table) -> list[str]:
    """What a screen reader says for each cell of a table."""
    model, role = table.model(), Qt.ItemDataRole.AccessibleTextRole
    return [
        str(model.index(row, column).data(role))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
