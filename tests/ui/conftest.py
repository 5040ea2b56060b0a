"""Qt for tests: one theme for all, nothing left behind."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.collected import collected_by_hand
from tests.ui.fakes import FakeDialogs
from tests.ui.screens import make_example
from ui.theme import Scheme, apply_theme


@pytest.fixture(autouse=True, scope="module")
def _collected_between_tests():
    yield from collected_by_hand()


@pytest.fixture(autouse=True)
def _light_theme(qapp):
    """Start every test in the light scheme at 100 %; the offscreen platform has none."""
    apply_theme(qapp, Scheme.LIGHT, 100)


@pytest.fixture(autouse=True)
def _leave_nothing_behind(qapp):
    yield
    assert QThreadPool.globalInstance().waitForDone(5000), "a task outlived its test"
    # deleteLater() waits for this event, which only an event loop would deliver.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert not left, f"windows left open: {left}"
    gc.collect()


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """A worked example, for tests that go to every screen."""
    return make_example(tmp_path_factory.mktemp("screens") / "example")


@pytest.fixture
def dialogs():
    """A person whose answers are written down beforehand."""
    return FakeDialogs()


@pytest.fixture
def place(qtbot):
    """A shown window with a column to put controls in."""
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    window.resize(700, 500)

    def put(widget):
        window.layout().addWidget(widget)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        QApplication.sendPostedEvents()
        return widget

    return put
