"""Killing the program loses nothing that was shown as saved."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from models.profile import open_profile
from tests.ui.auditor.conftest import WORDS
from ui.auditor.opened import open_form

ROOT = Path(__file__).resolve().parents[3]
TYPIST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from models.profile import open_profile
from tests.ui.auditor.conftest import NOW
from tests.ui.fakes import FakeDialogs
from ui.auditor.form_desk import FormDesk
from ui.auditor.opened import open_form
from ui.names.check import NameCheck
from ui.surroundings import Surroundings
from ui.tasks import TaskRunner
from ui.window import MainWindow
app = QApplication([])
window = MainWindow()
profile = open_profile(Path(sys.argv[1]), sys.argv[3])
around = Surroundings(window=window, profile=profile, tasks=TaskRunner(window),
                      dialogs=FakeDialogs(), now=lambda: NOW, load_checker=lambda: None)
desk = FormDesk(around, open_form(profile, sys.argv[2]), NameCheck(b"k" * 32, frozenset(), window),
                window)
window.show()
desk.start()
desk.show_step("page:plan")
box = window.page().card_of("Q9").field("Q9.comment").box
count = 0
def type_on():
    global count
    count += 1
    box.insertPlainText(f"{count} ")
    desk.work.autosave.flush()
def tell(state):
    if state.stage.value == "saved":
        print(desk.work.filling.text("Q9.comment").split()[-1], flush=True)
desk.work.autosave.changed.connect(tell)
timer = QTimer(interval=3)
timer.timeout.connect(type_on)
timer.start()
app.exec()
"""


def test_what_was_shown_as_saved_is_there_after_a_kill(profile, form):
    folder = profile.folder
    profile.close()
    command = [sys.executable, "-c", TYPIST, str(folder), form.id, WORDS]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    typist = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT)
    shown = [int(typist.stdout.readline()) for _save in range(12)]
    typist.send_signal(signal.SIGKILL)
    shown += [int(line) for line in typist.stdout.read().splitlines()]
    typist.wait()
    typist.stdout.close()
    again = open_profile(folder, WORDS)
    opened = open_form(again, form.id)
    again.close()
    kept = [int(word) for word in opened.texts["Q9.comment"].split()]
    assert kept == list(range(1, len(kept) + 1))
    assert len(kept) >= max(shown)
    assert opened.form.place.startswith("page:plan/Q9.comment")
