"""The parts around a page: the words of the top bar keep their sense, the panel can be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.ui.accessible import name_of
from tests.ui.test_window import page, window  # noqa: F401  fixtures
from ui.theme import Scheme, apply_theme
from ui.widgets.side_panel import SideBlock
from ui.widgets.text import PlainLabel, TrailLabel

pytestmark = pytest.mark.usefixtures("page")


def test_the_trail_is_read_whole_even_where_it_is_cut(window):  # noqa: F811
    window.resize(800, 600)
    window.set_trail(("Case CSA-03", "Police", "A very long name for an audit " * 6))
    (label,) = [one for one in window.top_bar.findChildren(PlainLabel) if "CSA-03" in one.text()]
    assert label.width() <= window.width()
    assert name_of(label).startswith("Case CSA-03, Police, A very long name")
    assert name_of(label).count("audit") == 6


def test_the_panel_is_a_group_that_the_keys_scroll(window, qtbot):  # noqa: F811
    words = tuple(f"Ask agency {number} what it did." for number in range(80))
    window.set_side((SideBlock(heading="Guidance", paragraphs=words),))
    face = QAccessible.queryAccessibleInterface(window.side)
    assert face.role() is QAccessible.Role.Grouping
    assert name_of(window.side) == "Guidance"
    window.side.take_focus()
    bar = window.side.scroller.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    places = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Up):
        qtbot.keyClick(window.side, key)
        places.append(bar.value())
    assert 0 < places[0] < places[1] < places[2] == bar.maximum() > places[3]
    qtbot.keyClick(window.side, Qt.Key.Key_Home)
    assert bar.value() == 0


@pytest.mark.parametrize("percent", [100, 200])
def test_every_part_of_the_trail_keeps_its_beginning_and_its_end(qapp, window, percent):  # noqa: F811
    apply_theme(qapp, Scheme.LIGHT, percent)
    window.resize(1366, 768)
    window.set_saved("Saved 14:02")
    parts = ("Case CSA-03", "Children\u2019s social care and early help", "Child sexual abuse 2026")
    window.set_trail(parts)
    QApplication.sendPostedEvents()
    (label,) = window.top_bar.findChildren(TrailLabel)
    shown = label.text().split("  \u00b7  ")
    assert len(shown) == len(parts)
    for whole, part in zip(parts, shown, strict=True):
        assert (part[:2], part[-2:]) == (whole[:2], whole[-2:])
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert name_of(label) == ", ".join(parts)
    window.resize(3000, 768)
    QApplication.sendPostedEvents()
    assert label.text() == "  \u00b7  ".join(parts)
