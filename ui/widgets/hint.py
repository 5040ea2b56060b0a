"""A few words below the control that has the focus: seen, heard, and gone by themselves."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ui.theme.apply import announce


def hint(widget: QWidget, words: str) -> None:
    """Say why a key did nothing here; ``words`` are the program's own, never what was typed."""
    at = QApplication.focusWidget() or widget
    QToolTip.showText(at.mapToGlobal(QPoint(0, at.height())), words, at)
    announce(widget, words)
