"""Folders that many tests begin with: made once in each test process, copied for each test.

A profile of an office costs a twentieth of a second to make, a tenth of that to copy, and nothing
is lost: a test works on real files of its own. All copies of a profile are the same laptop or the
same office, so a test of two of them makes the second itself.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

Make = Callable[[Path], None]


class Moulds:
    """Gives copies of what a function made in a folder; the function leaves nothing open."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._made: dict[Make, Path] = {}

    def copy(self, make: Make, folder: Path) -> Path:
        """Give the folder, filled as ``make`` fills one."""
        if make not in self._made:
            made = self._scratch / str(len(self._made))
            make(made)
            self._made[make] = made
        return shutil.copytree(self._made[make], folder)
