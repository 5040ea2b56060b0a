"""Every screen of both roles as met by a screen reader, and by somebody who has keys only."""

import pytest

from tests.ui.focus_walk import focus_faults
from tests.ui.reader_tree import faults
from tests.ui.screens import look_at_all
from ui.theme import Scheme, apply_theme

LEAST_SCREENS = 30


@pytest.fixture(scope="module")
def looked(qapp, example):
    """Go to every screen once; what was wrong for readers, and on the way of the focus."""
    read, walked = [], []

    def look(name, window):
        read.extend(f"{name}: {each}" for each in faults(window))
        walked.extend(f"{name}: {each}" for each in focus_faults(window))

    apply_theme(qapp, Scheme.LIGHT, 100)
    assert look_at_all(example, look) >= LEAST_SCREENS
    return read, walked


@pytest.mark.journey
def test_everything_on_every_screen_can_be_read_out(looked):
    assert not looked[0], "\n".join(looked[0])


@pytest.mark.journey
def test_tab_goes_through_every_screen_in_sight_and_in_reading_order(looked):
    assert not looked[1], "\n".join(looked[1])
