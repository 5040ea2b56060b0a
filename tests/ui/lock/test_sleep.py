"""A machine that sleeps is locked, whatever the setting says about idle time."""

import ctypes
import ctypes.wintypes
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.profile import open_profile
from tests.house.sources import ROOT
from tests.ui.lock.test_lock import SAID, open_question
from tests.world import PASSPHRASE
from ui.auditor.question_page import QuestionPage
from ui.lock.lock_desk import IDLE_MINUTES
from ui.lock.sleep import SleepWatch, WindowsSigns
from ui.start.unlock_page import UnlockPage

BED = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)


def test_a_laptop_that_wakes_is_locked_with_everything_saved(program, qtbot: QtBot):
    program.start._profile.preferences.set(IDLE_MINUTES, "0")
    field = open_question(program)
    qtbot.keyClicks(field.focusProxy(), SAID)
    watch = program.start.lock.sleep
    watch.look(datetime.now(UTC) + timedelta(minutes=2))
    program.page(UnlockPage)
    profile = open_profile(program.folder, PASSPHRASE)
    form = profile.forms.forms("pack-1")[0]
    assert profile.forms.answers(form.id)["Q8.comment"] == SAID
    profile.close()
    program.unlock()
    program.page(QuestionPage)


@pytest.mark.parametrize(("seconds", "slept"), [(1, 0), (20, 0), (31, 1), (-3600, 0)])
def test_only_a_long_gap_is_a_sleep(qapp: QApplication, seconds: int, slept: int):
    watch = SleepWatch(qapp)
    heard = []
    watch.slept.connect(lambda: heard.append(1))
    watch.look(BED)
    heard.clear()
    watch.look(BED + timedelta(seconds=seconds))
    watch.look(BED + timedelta(seconds=seconds + 1))
    assert len(heard) == slept
    watch.stop()
    watch.look(BED + timedelta(days=1))
    assert len(heard) == slept
    watch.deleteLater()


LISTENER = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from ui.lock.sleep import SleepWatch

app = QCoreApplication([])
keeper = QObject()
watch = SleepWatch(keeper)
watch.slept.connect(lambda: (print("slept", flush=True), app.quit()))
bus = QDBusConnection.connectToBus(sys.argv[1], "login manager")
assert bus.registerService("org.freedesktop.login1")
place = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")

def tell(begins):
    message = QDBusMessage.createSignal(*place)
    message.setArguments([begins])
    bus.send(message)

QTimer.singleShot(0, lambda: tell(False))
QTimer.singleShot(100, lambda: (print("told", flush=True), tell(True)))
QTimer.singleShot(5000, app.quit)
app.exec()
"""


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None,
    reason="needs a message bus of its own",
)
def test_linux_tells_before_the_sleep_begins():
    daemon = subprocess.Popen(
        [shutil.which("dbus-daemon"), "--session", "--print-address", "--nofork", "--nopidfile"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        address = daemon.stdout.readline().strip()
        done = subprocess.run(
            [sys.executable, "-c", LISTENER, address],
            env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        daemon.terminate()
        daemon.communicate()
    assert done.stdout.split() == ["told", "slept"], done.stderr


def test_the_signs_of_windows_are_read_from_its_messages():
    """Made-up messages of Windows: this can be run anywhere, Windows itself only there."""
    told = []
    signs = WindowsSigns(lambda: told.append(1))
    kind = QByteArray(b"windows_generic_MSG")
    for code, what in ((0x0218, 4), (0x0218, 7), (0x02B1, 7), (0x02B1, 8), (0x0100, 4)):
        message = ctypes.wintypes.MSG()
        message.message, message.wParam = code, what
        assert signs.nativeEventFilter(kind, ctypes.addressof(message)) == (False, 0)
    assert len(told) == 2
    assert signs.nativeEventFilter(QByteArray(b"xcb_generic_event_t"), 0) == (False, 0)
    assert len(told) == 2
