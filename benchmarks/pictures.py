"""``make pictures``: every screen anew, in each look, from a worked example made for it."""

import os
import sys
import tempfile
from pathlib import Path

from commands.demo import PASSPHRASE
from commands.parser import run

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"


def main(out: Path) -> int:
    """Make the worked example in a folder that goes again, and save its screens."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.application import describe
    from ui.pictures.studio import Example
    from ui.pictures.taking import take_pictures

    app = QApplication(sys.argv[:1])
    describe(app)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "example"
        if code := run(("demo", str(place))):
            return code
        for old in out.glob("*.png"):
            old.unlink()
        count = take_pictures(app, Example(folder=place, passphrase=PASSPHRASE), out)
    sys.stdout.write(f"{count} pictures in {out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES))
