"""Real windows for journeys, in the light scheme."""

import gc

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QApplication

from tests.collected import collected_by_hand
from tests.journeys.person import Person
from ui.theme import Scheme, apply_theme


@pytest.fixture(autouse=True, scope="module")
def _collected_between_tests():
    yield from collected_by_hand()


@pytest.fixture
def start(qapp):
    """Start the program on a folder; every window is closed at the end, as a person does it."""
    apply_theme(qapp, Scheme.LIGHT, 100)
    people = []

    def begin(folder, *files, kind=Person):
        people.append(kind(folder, *files))
        return people[-1]

    yield begin
    for person in people:
        person.close()
    assert QThreadPool.globalInstance().waitForDone(5000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    gc.collect()


def squeezed(text):
    """The text without its spaces and line ends, which a page sets as it likes."""
    return "".join(text.split())


def pages_of(pdf):
    """The text of each page of a PDF file."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    return pages
