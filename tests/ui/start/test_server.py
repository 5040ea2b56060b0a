"""An office on its own server through windows: one begins there, another computer joins."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from models.profile import open_profile
from tests.hubs import Hubs
from tests.server import SECRET
from tests.ui.accessible import nameless, too_small
from tests.ui.lock.conftest import Program
from ui.copies.hub_page import HubPage
from ui.office.audits_page import AuditsPage
from ui.settings.settings_page import SettingsPage
from ui.start.first_run_page import FirstRunPage
from ui.start.recovery_page import RecoveryPage
from ui.start.server_page import JOIN, ServerPage

OWN, OTHERS = "four easy words here", "maple kettle river stone"
TRAVELS = "harbour violin sketch mango"


@pytest.fixture
def programs(qtbot):
    opened = []

    def start(folder):
        opened.append(Program(qtbot, folder))
        return opened[-1]

    yield start
    for program in opened:
        program.close()


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def server_page(program):
    click(program.page(FirstRunPage).server)
    page = program.page(ServerPage)
    assert nameless(page) == []
    assert too_small(page) == []
    return page


def choose(secret, words):
    for box in (secret.passphrase, secret.again):
        QTest.keyClicks(box.line, words)


def skip_recovery(program):
    click(program.page(RecoveryPage).skip)


def begin(program, page, words):
    choose(page.secret, words)
    page.primary_pressed.emit()


def test_one_begins_on_the_server_and_another_computer_joins(programs, hubs: Hubs, tmp_path):
    with hubs.empty() as hub:
        first = programs(tmp_path / "first")
        begin_on(hub, first, tmp_path)
        raw = joining_file(first, tmp_path)
        second = programs(tmp_path / "second")
        join_with(raw, second)
        for program in (first, second):
            program.close()
        for folder, words in (("first", OWN), ("second", OTHERS)):
            opened = open_profile(tmp_path / folder, words)
            assert opened.is_shared
            assert opened.details.organisation == "North Partnership"
            assert SECRET not in opened.server
            opened.close()


def begin_on(hub, program, folder):
    page = server_page(program)
    certificate = folder / "server.crt"
    certificate.write_bytes(hub.server.authority)
    QTest.keyClicks(page.organisation, "North Partnership")
    QTest.keyClicks(page.address, hub.server.far_url(hub.name).replace(f":{SECRET}", ""))
    QTest.keyClicks(page.password.line, SECRET)
    click(page.look)
    program.wait(page.seen.isVisible)
    assert "did not prove" in page.seen.words()
    letter = folder / "letter.pem"
    letter.write_text("The server is ready for you.")
    for wrong in (letter, folder / "gone.crt"):
        program.dialogs.answer(wrong)
        click(page.certificate)
        click(page.look)
        program.wait(lambda: "This is no certificate" in page.seen.words())
        page.seen.set_words("")
    program.dialogs.answer(certificate)
    click(page.certificate)
    click(page.look)
    program.wait(lambda: "You can begin" in page.seen.words())
    begin(program, page, OWN)
    skip_recovery(program)
    program.page(AuditsPage)


def join_with(raw, program):
    page = server_page(program)
    click(page.how.radio(JOIN))
    assert page.choose.isVisible()
    assert not page.address.isVisible()
    program.dialogs.answer(raw)
    click(page.choose)
    QTest.keyClicks(page.opens.line, "not these words at all")
    begin(program, page, OTHERS)
    program.wait(page.trouble.isVisible)
    assert "does not open" in page.trouble.words()
    page.opens.clear()
    QTest.keyClicks(page.opens.line, TRAVELS)
    page.primary_pressed.emit()
    skip_recovery(program)
    program.page(AuditsPage)


def joining_file(program, folder):
    program.action("Settings")
    settings = program.page(SettingsPage)
    assert "makes the copies" in all_words(settings)
    click(settings.copies)
    page = program.page(HubPage)
    assert nameless(page) == []
    path = folder / "office.auditjoin"
    QTest.keyClicks(page.own.line, OWN)
    choose(page.secret, TRAVELS)
    program.dialogs.answer(path)
    page.primary_pressed.emit()
    program.wait(page.trouble.isVisible)
    assert "Saved as" in page.trouble.words()
    return path


def all_words(page):
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_what_is_missing_is_said_before_anything_is_sent(programs, tmp_path):
    program = programs(tmp_path / "first")
    page = server_page(program)
    page.primary_pressed.emit()
    assert len(page.problems()) == 2
    click(page.how.radio(JOIN))
    assert page.problems() == ()
    page.primary_pressed.emit()
    assert len(page.problems()) == 3
    for problem in page.problems():
        page.problem_chosen.emit(problem.path)
    page.back_pressed.emit()
    program.page(FirstRunPage)


def test_an_address_that_is_none_is_said_and_what_was_typed_stays(programs, tmp_path):
    program = programs(tmp_path / "first")
    page = server_page(program)
    QTest.keyClicks(page.address, "the server in the cellar")
    begin(program, page, OWN)
    program.wait(page.trouble.isVisible)
    assert "not the address" in page.trouble.words()
    assert page.address.value() == "the server in the cellar"
    assert not any(tmp_path.glob("first/*.keys"))
