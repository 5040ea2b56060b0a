"""``python -m ui.pictures EXAMPLE FOLDER [light] [dark] [large] [contrast]``.

Opens copies of the example's profiles in the real windows and saves each screen. The passphrase is
read from standard input.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.application import describe
from ui.pictures.studio import Example
from ui.pictures.taking import Look, take_pictures


def main(arguments: Sequence[str], read: Callable[[], str]) -> int:
    """Take the pictures of an example: its folder, where to put them, and which looks."""
    folder, out = (Path(each) for each in arguments[:2])
    looks = tuple(Look(each) for each in arguments[2:] or Look)
    app = QApplication(sys.argv[:1])
    describe(app)
    example = Example(folder=folder, passphrase=read().rstrip("\n"))
    take_pictures(app, example, out, looks)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdin.readline))
