"""Measuring and drawing wrapped text for the controls that paint themselves."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics

WRAP = Qt.TextFlag.TextWordWrap.value
TALL = 100_000


def wrapped_size(metrics: QFontMetrics, text: str, width: int) -> QSize:
    """Measure `text` broken at words into lines of at most `width` pixels."""
    return metrics.boundingRect(QRect(0, 0, max(1, width), TALL), WRAP, text).size()


def natural_width(metrics: QFontMetrics, text: str) -> int:
    """Measure the longest line of `text` without wrapping."""
    return max((metrics.horizontalAdvance(line) for line in text.splitlines()), default=0) + 2
