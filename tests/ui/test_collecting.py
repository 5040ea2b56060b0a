"""What hangs in cycles goes on the window's thread, however busy the others are."""

import gc
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.collecting import Collecting
from ui.pictures.studio import Studio
from ui.tasks import TaskRunner


class Knot:
    """Something that only the collector can free; it notes the thread on which it went."""

    def __init__(self, ends):
        self.myself = self
        self.ends = ends

    def __del__(self):
        self.ends.append(threading.get_ident())


@pytest.fixture
def collecting(qapp):
    collecting = Collecting()
    yield collecting
    collecting.end()


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def tie_knots(ends):
    for _ in range(5 * gc.get_threshold()[0]):
        Knot(ends)


def test_a_busy_pool_thread_collects_nothing(collecting, qtbot):
    ends = []
    tasks = TaskRunner()
    tie_knots(ends)
    tasks.pure(lambda _report: tie_knots(ends))
    tasks.wait()
    before = len(ends)
    qtbot.waitUntil(lambda: len(ends) == 10 * gc.get_threshold()[0], timeout=10_000)
    assert before < len(ends), "left for the window's thread"
    assert set(ends) == {threading.get_ident()}
    tasks.close()


def test_a_full_collection_waits_until_the_keys_rest(collecting, window, qtbot):
    ends = []
    old = Knot(ends)
    gc.collect(1)  # it has outlived two generations, so that only a full collection frees it
    del old
    for _ in range(3 * gc.get_threshold()[2]):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
        gc.collect(1)
        collecting.collect()
    assert ends == []
    qtbot.waitUntil(lambda: ends == [threading.get_ident()], timeout=10_000)


def test_at_the_end_all_is_collected_and_nothing_after_it(qapp):
    gc.enable()
    ends = []
    collecting = Collecting()
    tie_knots(ends)
    assert ends == []
    collecting.end()
    assert set(ends) == {threading.get_ident()}
    before = len(ends)
    tie_knots(ends)
    assert len(ends) == before, "a window may still be going"


def test_no_thread_collects_while_screens_are_gone_through(qapp, tmp_path):
    gc.enable()
    studio = Studio(tmp_path, "light")
    assert not gc.isenabled()
    studio.close()
    assert not gc.isenabled()


def test_a_studio_that_is_closed_keeps_nobody_waiting(qapp, tmp_path):
    studio = Studio(tmp_path, "light")
    studio.close()
    studio.settle()
