"""Every screen of both roles, reached as for the pictures, for tests that look at all of them."""

from pathlib import Path

from commands.demo import PASSPHRASE
from commands.parser import run
from ui.pictures.studio import Example, Studio
from ui.pictures.taking import go_through
from ui.theme import Scheme


class Looking(Studio):
    """Goes the way of the pictures and takes none: ``look`` gets each screen's name and window."""

    def __init__(self, look):
        super().__init__(Path(), Scheme.LIGHT)
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
    return go_through(example, lambda: Looking(look))
