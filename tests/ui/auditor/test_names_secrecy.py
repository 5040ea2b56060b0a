"""What is typed goes nowhere but into the vault: into no log, no exception and no socket."""

import logging
import socket

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.auditor.test_form_desk import start  # noqa: F401  fixture
from ui.auditor.people_page import PeoplePage
from ui.trouble import Trouble

WRITTEN = "Zwetschgenmarker"
TEXT = f"{WRITTEN} rang on 12 March 2025. KT said so, and NHS 943 476 5919 was read. "
CODED = ("wetschgen", "943 476", "9434765919", "Quillon", "12 March")


@pytest.fixture
def no_socket(monkeypatch):
    """Whoever opens a socket is noted and refused."""
    opened = []

    class Refused(socket.socket):
        def __init__(self, *args, **kwargs):
            opened.append((args, kwargs))
            raise OSError

    monkeypatch.setattr(socket, "socket", Refused)
    return opened


@pytest.fixture
def logged(caplog):
    """All that any part of the program or of a library logs, at every level."""
    caplog.set_level(0)
    logging.getLogger("ui").setLevel(0)
    yield caplog
    logging.getLogger("ui").setLevel(logging.NOTSET)


def test_typing_walking_fixing_and_watching_tell_nobody(
    start,  # noqa: F811
    form,
    window,
    qtbot,
    no_socket,
    logged,
):
    desk = start(form.id)
    desk.show_step("page:referral")
    card = window.page().card_of("Q1")
    qtbot.keyClicks(card.field("Q1").group.radio("yes"), " ")
    box = card.box("Q1.comment")
    box.field.take_focus()
    qtbot.keyClicks(box.field.box, TEXT)
    qtbot.waitUntil(lambda: len(box.spots()) >= 4)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    menu = QApplication.activePopupWidget()
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    box.notice.ask_who()
    qtbot.keyClicks(box.notice.who.role, "Quillon's mum")
    qtbot.keyClick(box.notice.who.role, Qt.Key.Key_Return)
    desk.show_step("people")
    page = window.page()
    assert isinstance(page, PeoplePage)
    qtbot.keyClicks(page.watch.typed, "Quillon")
    page.watch.watch_button.click()
    desk.show_step("names")
    qtbot.waitUntil(lambda: window.page().current() is not None)
    assert desk.save_all()
    assert no_socket == []
    assert not any(word in logged.text for word in CODED)


def test_an_error_within_the_check_is_logged_without_a_word_of_the_text(
    qtbot, names, dialogs, logged, monkeypatch
):
    def broken(_checker, paragraph, _context):
        raise ValueError(paragraph)

    monkeypatch.setattr(type(names.checker()), "check", broken)
    trouble = Trouble(dialogs)
    try:
        names.find(TEXT)
    except ValueError as error:
        trouble.happened(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert "ValueError" in logged.text
    assert not any(word in logged.text for word in CODED)
    assert not any(word in f"{told}" for told in dialogs.told for word in CODED)
