"""An office that takes a folder in, tells what was taken as soon as it knows, and then waits.

``python -m tests.office.busy_import PROFILE PASSPHRASE FOLDER`` never ends by itself.
"""

import sys
import threading
from pathlib import Path

from models.profile import open_profile
from office.intake import import_handfuls
from tests.export.exchange import NOW
from tests.killing import say


def main(folder: str, passphrase: str, place: str) -> None:
    office = open_profile(Path(folder), passphrase)
    say(begun=True)
    for handful in import_handfuls(office, [Path(place)], NOW, lambda done, total: None):
        say(taken=[each.file_name for each in handful])
    threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
