"""Where windows are about, garbage is collected by hand, as in the program (`ui/collecting.py`)."""

import gc
from collections.abc import Iterator


def collected_by_hand() -> Iterator[None]:
    """Keep Python from collecting by itself until the generator goes on; for a module of tests.

    What is there already is looked through no more, so that collecting after each test is quick.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.collect()
    gc.enable()
