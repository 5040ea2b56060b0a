"""An auditor at the real window who never rests: goes about a form, types, chooses, flags.

``python -m tests.ui.auditor.busy_program PROFILE PASSPHRASE SEED`` never ends by itself. Each
change is told in a line on standard output as soon as it is made, and so is each time that all of
them are shown as saved. Only the state of the form is told, in the words of ``state_of``.
"""

import random
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from models.profile import open_profile
from tests.killing import say
from tests.ui.auditor.conftest import NOW
from tests.ui.fakes import FakeDialogs
from ui.auditor.autosave import SaveStage
from ui.auditor.desk import AuditorDesk
from ui.auditor.form_steps import PAGE, SCOPE
from ui.auditor.question_page import QuestionPage
from ui.collecting import Collecting
from ui.surroundings import Surroundings
from ui.tasks import TaskRunner
from ui.widgets.options import Radio, Tick
from ui.window import MainWindow

LETTERS = "aeinorst   "
KEY_MS, REST_MS = 3, 800


def state_of(texts, scope, marks, place):
    """What is kept of a form, each thing with its value; what is empty is left out."""
    told = {f"text {path}": text for path, text in texts.items()}
    told |= {f"mark {mark.kind} {mark.key}": mark.value or "set" for mark in marks}
    told |= {"scope": repr(scope), "place": place.partition("/")[0]}
    return {key: value for key, value in told.items() if value}


class BusyAuditor(QObject):
    """Does one small thing after another; what it does depends on the seed and on what it sees."""

    def __init__(self, desk, window, seed):
        super().__init__()
        self.form = desk.cases.form_desk
        self.window = window
        self.random = random.Random(seed)  # noqa: S311
        self.keys = 0
        self.known = {}
        self.work = self.form.work
        self.work.autosave.changed.connect(self.hear)
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.go_on)
        self.tell()
        say(opened=self.window.page().title())
        self.timer.start(KEY_MS)

    def go_on(self):
        focus = QApplication.focusWidget()
        if self.keys and isinstance(focus, QLineEdit | QPlainTextEdit):
            self.keys -= 1
            key = Qt.Key.Key_Backspace if self.random.random() < 0.1 else self.letter()
            QTest.keyClick(focus, key)
        else:
            deeds = (self.enter_a_box, self.enter_a_box, self.choose, self.flag, self.turn)
            self.random.choice(deeds)()
        self.tell()
        self.timer.start(REST_MS if self.random.random() < 0.01 else KEY_MS)

    def letter(self):
        return Qt.Key(ord(self.random.choice(LETTERS).upper()))

    def seen(self, *kinds):
        page = self.window.page()
        return [each for kind in kinds for each in page.findChildren(kind) if each.isVisible()]

    def enter_a_box(self):
        boxes = [each for each in self.seen(QPlainTextEdit, QLineEdit) if not each.isReadOnly()]
        if boxes:
            self.random.choice(boxes).setFocus(Qt.FocusReason.TabFocusReason)
            self.keys = self.random.randint(2, 12)

    def choose(self):
        # Another status would leave the case without a form to work on.
        kinds = (Radio, Tick) if isinstance(self.window.page(), QuestionPage) else (Tick,)
        self.click(self.seen(*kinds))

    def flag(self):
        if isinstance(self.window.page(), QuestionPage):
            self.click([card.flag for card in self.window.page().cards() if card.isVisible()])

    def click(self, buttons):
        usable = [each for each in buttons if isinstance(each, QAbstractButton)]
        if usable:
            button = self.random.choice(usable)
            self.window.page().scroller.ensureWidgetVisible(button)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, 12))

    def turn(self):
        keys = [step.key for step in self.window.rail.steps()]
        self.form.show_step(
            self.random.choice([key for key in keys if key == SCOPE or key.startswith(PAGE)])
        )

    def tell(self):
        work = self.work
        now = state_of(work.filling.texts, work.scope, work.marks, work.place.written())
        for key in {*now, *self.known}:
            if now.get(key) != self.known.get(key):
                say(changed=key, value=now.get(key))
        self.known = now

    def hear(self, state):
        if state.stage is SaveStage.SAVED:
            say(saved=True, settled=self.work.autosave.is_settled)


def main(folder, passphrase, seed):
    app = QApplication([])
    Collecting(app)  # lives as long as its parent
    window = MainWindow()
    profile = open_profile(Path(folder), passphrase)
    around = Surroundings(
        window=window,
        profile=profile,
        tasks=TaskRunner(window),
        dialogs=FakeDialogs(),
        now=lambda: NOW,
        load_checker=lambda: None,
    )
    desk = AuditorDesk(around)
    window.show()
    window.activateWindow()
    desk.cases.open(profile.forms.forms(profile.forms.packs()[0].id)[0].id)
    while desk.cases.form_desk is None:
        app.processEvents()
    busy = BusyAuditor(desk, window, int(seed))
    app.exec()
    del busy


if __name__ == "__main__":
    main(*sys.argv[1:])
