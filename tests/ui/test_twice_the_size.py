"""Every screen in text of twice the size; apart from the other walk, because both are long."""

import pytest

from tests.ui.focus_walk import focus_faults
from tests.ui.screens import is_cut, look_at_all, seen
from ui.theme import Scheme, apply_theme, text_scale


@pytest.mark.journey
def test_in_text_of_twice_the_size_nothing_is_cut_or_out_of_sight(qapp, example):
    told = []

    def look(name, window):
        assert text_scale() == pytest.approx(2)
        told.extend(f"{name}: cut: {each.text()}" for each in seen(window) if is_cut(each))
        told.extend(f"{name}: {each}" for each in focus_faults(window))
        if window.page().scroller.horizontalScrollBar().maximum():
            told.append(f"{name}: scrolls sideways")

    apply_theme(qapp, Scheme.LIGHT, 200)
    look_at_all(example, look)
    assert not told, "\n".join(told)
