"""The window on the screen, from the start of the process, against a bare PySide6 window."""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.figures import Figure

PATIENCE = 60  # seconds
ROUNDS = 9
MEBI = 1024 * 1024

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from benchmarks.probe import report
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, lambda: report(window))
app.exec()
"""

OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import ui.application as application
from benchmarks.probe import report_when_shown
report_when_shown()
application.run(Path(sys.argv[1]), ())
"""


def run(folder: Path) -> list[Figure]:
    """Start both programs in turn, so that noise falls on both alike."""
    bare: list[dict[str, float]] = []
    ours: list[dict[str, float]] = []
    for number in range(ROUNDS):
        bare.append(_start(BARE))
        ours.append(_start(OURS, str(folder / f"empty-{number}")))
    return [
        Figure(
            what="window visible",
            value=statistics.median(each["visible"] for each in ours) * 1000,
            floor=statistics.median(each["visible"] for each in bare) * 1000,
            floor_is="bare PySide6 window",
            unit="ms",
            promise=1.5,
            by_ratio=True,
        ),
        Figure(
            what="first page readable",
            value=statistics.median(each["page"] for each in ours) * 1000,
            floor=statistics.median(each["visible"] for each in bare) * 1000,
            floor_is="bare PySide6 window",
            unit="ms",
        ),
        Figure(
            what="memory, first page shown and idle",
            value=statistics.median(each["memory"] for each in ours) / MEBI,
            floor=statistics.median(each["memory"] for each in bare) / MEBI,
            floor_is="bare PySide6 window",
            unit="MiB",
        ),
    ]


def _start(program: str, *arguments: str) -> dict[str, float]:
    start = time.time()
    done = subprocess.run(  # noqa: S603  our own programs
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    probe = json.loads(done.stdout.strip().splitlines()[-1])
    page = probe.get("page", probe["at"]) - start
    return {"visible": probe["at"] - start, "page": page, "memory": probe["memory"]}
