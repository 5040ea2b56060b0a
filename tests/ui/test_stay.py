"""Late answers: the newest wish is shown, and a page is never taken away."""

import threading

import pytest

from ui.stay import Stay
from ui.tasks import TaskRunner
from ui.widgets.page import Page
from ui.window import MainWindow


@pytest.fixture
def window(qtbot):
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.show_page(Page("Home"))
    shown.show()
    return shown


@pytest.fixture
def ask(window):
    """Ask for a page that is read slowly: nothing arrives before ``answer`` lets it."""
    tasks, missed, gate = TaskRunner(window), [], threading.Event()

    def wish(title):
        def read(_report):
            gate.wait(5)
            return title

        stay = Stay(tasks.store(read), window)
        stay.arrived.connect(lambda words: window.show_page(Page(words)))
        stay.missed.connect(missed.append)

    def answer():
        gate.set()
        tasks.wait()
        return window.page().title(), missed

    wish.answer = answer
    yield wish
    gate.set()
    tasks.close()


def test_what_was_asked_for_is_shown_to_who_stayed(ask):
    ask("Details")
    assert ask.answer() == ("Details", [])


def test_a_page_shown_meanwhile_is_not_taken_away(ask, window):
    ask("Details")
    window.show_page(Page("Form"))
    assert ask.answer() == ("Form", ["Details"])


def test_the_newest_of_two_wishes_is_shown(ask):
    ask("Details")
    ask("Packs")
    assert ask.answer() == ("Packs", ["Details"])
