"""Where windows are about, garbage is collected by hand, as in the program (`ui/collecting.py`)."""

import gc
from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget


def collected_by_hand() -> Iterator[None]:
    """Keep Python from collecting by itself until the generator goes on; for a module of tests.

    What is there already is looked through no more, so that collecting after each test is quick.
    No widget may be left: one that nothing holds and nothing frees crashes Qt when Python ends.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.collect()
    gc.enable()
    if widgets():
        # Perhaps held by a ring of things that were there before. Looking through all of that
        # takes a quarter of a second, too much after each of a hundred modules.
        gc.unfreeze()
        gc.collect()
    left = widgets()
    assert not left, f"widgets that nobody put away: {left}"


def widgets() -> list[QWidget]:
    """Every window, and every control that stands in none."""
    return QApplication.topLevelWidgets() if QApplication.instance() else []
