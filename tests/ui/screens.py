"""Every screen of both roles, reached as for the pictures, for tests that look at all of them."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QWidget

from commands.demo import PASSPHRASE
from commands.parser import run
from tests.ui.more_screens import show_guide, show_over_a_form
from ui.pictures.studio import Example, Studio
from ui.pictures.taking import ALL, go_through
from ui.widgets.buttons import LinkButton
from ui.widgets.options import Radio, Tick
from ui.widgets.text import PlainLabel, TrailLabel


class Looking(Studio):
    """Goes the way of the pictures and takes none: ``look`` gets each screen's name and window."""

    def __init__(self, look):
        super().__init__(Path(), "")
        self._look = look

    def snap(self, name):
        self.settle()
        self._look(name, self.window)
        self.count += 1


def make_example(folder):
    """Make a small worked example."""
    assert run(("demo", str(folder), "--cases", "3", "--agencies", "3")) == 0
    return Example(folder=folder, passphrase=PASSPHRASE)


def look_at_all(example, look):
    """Show every screen of the example to ``look``; give how many there were."""
    return go_through(example, lambda: Looking(look), (*ALL, show_guide, show_over_a_form))


def seen(window):
    """A window and everything on it that is shown."""
    yield window
    yield from (each for each in window.findChildren(QWidget) if each.isVisible())


def is_cut(widget):
    """Whether some of the words of a label or button have no room."""
    if isinstance(widget, Radio | Tick | LinkButton) or (
        isinstance(widget, PlainLabel) and widget.wordWrap()
    ):
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    if isinstance(widget, QAbstractButton | PlainLabel) and not isinstance(widget, TrailLabel):
        return widget.text() and widget.sizeHint().width() > widget.width() + 1
    return False
