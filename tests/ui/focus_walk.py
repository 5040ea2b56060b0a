"""Tab through a window as somebody does who has no mouse, and what is wrong on the way."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QScrollArea

from tests.ui.accessible import focusable, name_of
from ui.theme import current_tokens
from ui.theme.ring import REACH, RingWidget
from ui.widgets.card import Card
from ui.widgets.reading import is_tab_stop

MOST_STOPS = 400
TOLERANCE = 6


def focus_faults(window):
    """Go round once forwards and once backwards from the heading of the page, and tell of it."""
    page = window.page()
    page.take_focus()
    start = QApplication.focusWidget()
    if start is None or not page.isAncestorOf(start):
        return ["the page does not take the focus"]
    ahead, told = go_round(window, Qt.Key.Key_Tab)
    page.take_focus()
    back, _same = go_round(window, Qt.Key.Key_Backtab)
    told += [f"not reached: {words(each)}" for each in missed(window, ahead)]
    told += order_faults(page, ahead)
    told += [f"not on the way back: {words(each)}" for each in ahead if each not in back]
    return told


def go_round(window, key):
    """Press the key until the focus is where it was before; give the stops and their faults."""
    stops, told = [], []
    while len(stops) < MOST_STOPS:
        before = QApplication.focusWidget()
        QTest.keyClick(before, key)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        if now is before:
            told.append(f"stuck at {words(now)}")
            break
        if now in stops:
            break
        stops.append(now)
        if key == Qt.Key.Key_Tab:
            told += [f"{fault}: {words(now)}" for fault in sight_faults(window, now)]
    return stops, told


def sight_faults(window, control):
    """The control is in sight, as much of it as fits, and wears the ring of the focus."""
    seen = control.visibleRegion().boundingRect()
    room = viewport_of(control, window).size()
    least = min(control.height(), room.height() // 2), min(control.width(), room.width() // 2)
    if seen.height() < least[0] or seen.width() < least[1]:
        yield f"out of sight ({seen.width()}x{seen.height()} of {control.size().toTuple()})"
    rings = [ring for ring in window.findChildren(RingWidget) if ring.isVisible()]
    if len(rings) != 1:
        yield f"{len(rings)} rings"
    elif not surrounds(rings[0], control):
        yield "the ring is elsewhere"
    elif not is_painted(rings[0]):
        yield "the ring is not painted"


def viewport_of(control, window):
    step = control.parentWidget()
    while step is not None:
        above = step.parentWidget()
        if isinstance(above, QScrollArea):
            return above.viewport()
        step = above
    return window


def surrounds(ring, control):
    area = QRect(control.mapTo(ring.host, QPoint(0, 0)), control.size())
    wanted = area.adjusted(-REACH, -REACH, REACH, REACH).intersected(ring.host.rect())
    return ring.geometry() == wanted


def is_painted(ring):
    """The accent shows somewhere on the edge of the ring, as it is on the screen."""
    region = ring.visibleRegion().boundingRect()
    place = QRect(ring.mapTo(ring.window(), region.topLeft()), region.size())
    picture = ring.window().grab(place).toImage()
    accent = QColor(current_tokens().accent).rgb()
    edge = [(x, y) for x in range(0, picture.width(), 3) for y in (1, picture.height() - 2)]
    edge += [(x, y) for y in range(0, picture.height(), 3) for x in (1, picture.width() - 2)]
    return any(
        picture.pixel(x, y) == accent
        for x, y in edge
        if 0 <= x < picture.width() and 0 <= y < picture.height()
    )


def missed(window, stops):
    """What could take the focus by Tab and did not get it."""
    return [each for each in focusable(window) if is_tab_stop(each) and each not in stops]


def card_of(widget):
    """The card in which a control stands, None where it stands in none."""
    while widget is not None and not isinstance(widget, Card):
        widget = widget.parentWidget()
    return widget


def order_faults(page, stops):
    """On the page, Tab goes down, and from left to right within a row; a card is read whole."""
    # The round begins where the page puts the focus, which may be below its top.
    outside = [at for at, each in enumerate(stops) if not page.isAncestorOf(each)]
    start = outside[-1] if outside else min(range(len(stops)), key=lambda at: at_top(stops[at]))
    inside = [each for each in stops[start:] + stops[:start] if page.isAncestorOf(each)]
    for first, second in pairwise(inside):
        cards = card_of(first), card_of(second)
        whole = (first, second) if cards[0] is cards[1] or None in cards else cards
        one, two = (place_of(page, each) for each in whole)
        is_below = two.top() >= one.bottom() - TOLERANCE
        same_row = two.top() < one.bottom() and one.top() < two.bottom()
        if not is_below and not (same_row and two.left() >= one.left()):
            yield f"against the reading order: {words(first)} then {words(second)}"


def at_top(control):
    middle = control.mapTo(control.window(), control.rect().center())
    return middle.y(), middle.x()


def place_of(page, control):
    """Where a control stands on its page; radios are one thing, whichever of them is the stop."""
    surface = page.scroller.widget()
    inside = surface is not None and surface.isAncestorOf(control)
    home = surface if inside else page
    # What stands below the scrolling part comes after all of it, wherever that is scrolled to.
    shift = 0 if inside or surface is None else max(0, surface.height() - page.scroller.height())
    group = control.group() if isinstance(control, QRadioButton) else None
    parts = group.buttons() if group is not None else [control]
    whole = QRect()
    for part in parts:
        whole = whole.united(QRect(part.mapTo(home, QPoint(0, shift)), part.size()))
    return whole


def words(control):
    return f"{type(control).__name__} {name_of(control)!r}" if control is not None else "nothing"
