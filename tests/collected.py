"""Where windows are about, garbage is collected by hand, as in the program (`ui/collecting.py`)."""

import gc
from collections.abc import Iterator

from PySide6.QtWidgets import QApplication


def collected_by_hand() -> Iterator[None]:
    """Keep Python from collecting by itself until the generator goes on; for a module of tests.

    What is there already is looked through no more, so that collecting after each test is quick.
    No widget may be left: one that nothing holds and nothing frees crashes Qt when Python ends.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.unfreeze()
    gc.collect()
    gc.enable()
    left = QApplication.topLevelWidgets() if QApplication.instance() else []
    assert not left, f"widgets that nobody put away: {left}"
