"""The question about an immediate concern: what Yes shows at once, and where it ends up."""

import pytest
from PySide6.QtCore import Qt

from forms.filling import Filling
from forms.loading import read_tool
from tests.ui.auditor.conftest import a_pack
from ui.auditor.alert_notice import UrgentHelp
from ui.auditor.check_answers_page import CheckAnswersPage, CheckView
from ui.auditor.question_page import QuestionPage, QuestionView

ROUTE = "If a child is in danger now, phone 999.\nPhone the front door on 01632 960 123."
HELP = UrgentHelp(route=ROUTE, contact="Safeguarding office, 01632 960 000")


@pytest.fixture
def said(monkeypatch):
    """What a screen reader is told; the offscreen platform has none to tell."""
    heard = []
    monkeypatch.setattr("ui.widgets.notice.announce", lambda _widget, words: heard.append(words))
    return heard


@pytest.fixture
def page(window, names):
    tool = read_tool(a_pack().definition)
    shown = QuestionPage(
        QuestionView(page=tool.pages[-1], urgent=HELP), Filling(tool), names, window
    )
    window.show_page(shown)
    return shown


def yes_no(page, answer):
    (card,) = page.cards()
    return card.field("concern").group.radio(answer)


def test_yes_says_at_once_what_to_do_now(page, qtbot, said):
    (notice,) = page.alerts()
    assert not notice.isVisible()
    qtbot.mouseClick(yes_no(page, "yes"), Qt.MouseButton.LeftButton)
    assert notice.isVisible()
    for words in ("not a referral", "safeguarding procedures", "phone 999", "01632 960 000"):
        assert words in notice.words()
    assert said[-1] == notice.words()
    qtbot.waitUntil(lambda: not notice.visibleRegion().isEmpty())
    qtbot.mouseClick(yes_no(page, "no"), Qt.MouseButton.LeftButton)
    assert not notice.isVisible()


def test_a_yes_given_before_is_shown_and_not_said_again(window, names, said):
    tool = read_tool(a_pack().definition)
    filling = Filling(tool, {"concern": "yes"})
    page = QuestionPage(QuestionView(page=tool.pages[-1], urgent=HELP), filling, names, window)
    window.show_page(page)
    (notice,) = page.alerts()
    assert notice.isVisible()
    assert notice.words() not in said


def test_it_is_said_again_before_the_form_is_completed(window, names, qtbot):
    tool = read_tool(a_pack().definition)
    view = CheckView(scope=(), completed=False, urgent=HELP)
    page = CheckAnswersPage(view, Filling(tool, {"concern": "yes"}), window)
    window.show_page(page)
    (notice,) = page.alerts
    assert notice.isVisible()
    assert "phone 999" in notice.words()
    assert notice.mapTo(page, notice.rect().topLeft()).y() < page.height() // 2, "seen at once"
    assert CheckAnswersPage(view, Filling(tool, {"concern": "no"}), window).alerts == ()


def test_a_pack_without_a_route_still_says_what_the_form_is_not(window, names, qtbot):
    tool = read_tool(a_pack().definition)
    page = QuestionPage(QuestionView(page=tool.pages[-1]), Filling(tool), names, window)
    window.show_page(page)
    qtbot.mouseClick(yes_no(page, "yes"), Qt.MouseButton.LeftButton)
    (notice,) = page.alerts()
    assert "not a referral" in notice.words()
    assert "Contact" not in notice.words()
