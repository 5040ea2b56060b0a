"""Settings and help, for both roles, over whatever is open; and the first-use guide."""

import re
import tomllib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication

from anonymise import load_checker
from models.snapshots import PackCase, ProfileRole
from tests.house.sources import ROOT
from tests.ui.accessible import nameless, too_small
from tests.ui.auditor.conftest import KNOWN, NOW, a_pack, cheap_profile
from ui.auditor.desk import AuditorDesk
from ui.auditor.home_page import HomePage
from ui.auditor.opened import open_form
from ui.auditor.question_page import QuestionPage
from ui.help.first_guide import GuideCard, panels
from ui.help.help_pages import ContentsPage, DocumentPage, GuidePage, HelpPage, Topic, WordsPage
from ui.lock.lock_desk import IDLE_MINUTES
from ui.office.audits_page import AuditsPage
from ui.office.desk import OfficeDesk
from ui.settings.settings_page import SettingsPage
from ui.shortcuts import Shortcuts
from ui.surroundings import Surroundings
from ui.tasks import TaskRunner
from ui.theme import Scheme
from ui.theme.kept import FILE
from ui.version import VERSION
from ui.widgets.text import PlainLabel
from ui.window import MainWindow

TYPED = "Mum was seen with her genogram"


class Person:
    """Somebody at a window with a profile."""

    def __init__(self, qtbot, dialogs, profile):
        self.qtbot = qtbot
        self.profile = profile
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.theme.remember_in(profile.folder)
        self.tasks = TaskRunner(self.window)
        self.around = Surroundings(
            window=self.window,
            profile=profile,
            tasks=self.tasks,
            dialogs=dialogs,
            now=lambda: NOW,
            load_checker=load_checker,
        )
        office = profile.details.role is ProfileRole.OFFICE
        self.desk = (OfficeDesk if office else AuditorDesk)(self.around)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def sees(self, kind):
        self.qtbot.waitUntil(lambda: isinstance(self.window.page(), kind), timeout=5000)
        self.tasks.wait()
        QApplication.sendPostedEvents()
        page = self.window.page()
        assert nameless(page) == []
        self.qtbot.waitUntil(lambda: too_small(page) == [])  # once it is laid out
        return page

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    def settings(self):
        self.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        return self.sees(SettingsPage)

    def help(self):
        self.press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        return self.sees(ContentsPage)

    def back(self):
        self.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    def choose(self, choice, words):
        """Choose in a list by its keys, as it stands closed."""
        choice.setFocus()
        self.press(Qt.Key.Key_Home)
        for _ in range(choice.findText(words)):
            self.press(Qt.Key.Key_Down)
        assert choice.currentText() == words

    def close(self):
        self.tasks.close()
        self.window.close()


@pytest.fixture
def person(qtbot, dialogs, tmp_path):
    opened = []

    def start(role=ProfileRole.AUDITOR, *, packs=True):
        profile = cheap_profile(tmp_path / role.value, role)
        if role is ProfileRole.AUDITOR and packs:
            profile.forms.add_pack(a_pack(), [PackCase(uin="CSA-01", label="A")])
        opened.append(Person(qtbot, dialogs, profile))
        return opened[-1]

    yield start
    for each in opened:
        each.close()
        each.profile.close()


@pytest.mark.parametrize(("role", "first"), [("auditor", HomePage), ("office", AuditsPage)])
def test_settings_and_help_are_there_for_both_roles_and_lead_back(person, role, first):
    someone = person(ProfileRole(role))
    someone.sees(first)
    someone.settings()
    someone.help()
    someone.back()
    someone.sees(first)


def test_one_comes_back_to_the_case_that_was_open(person):
    someone = person()
    (form,) = someone.profile.forms.forms("pack-1")
    someone.profile.forms.save_scope(form.id, KNOWN)
    someone.profile.forms.save_place(form.id, "page:assessment/Q3.comment")
    someone.sees(HomePage)
    someone.desk.cases.open(form.id)
    someone.sees(QuestionPage)
    someone.settings()
    assert not someone.window.rail.isVisible()
    someone.help()
    someone.back()
    assert someone.sees(QuestionPage).title() == "Assessment"
    assert someone.window.rail.isVisible()


def test_the_look_changes_at_once_and_is_there_at_the_next_start(person, qtbot, dialogs):
    someone = person()
    someone.sees(HomePage)
    page = someone.settings()
    someone.choose(page.scheme, "Dark")
    someone.choose(page.text_size, "150 %")
    assert (someone.window.theme.scheme, someone.window.theme.percent) == (Scheme.DARK, 150)
    kept = (someone.profile.folder / FILE).read_text(encoding="utf-8")
    assert kept == "dark 150\n"
    someone.window.theme.choose(Scheme.LIGHT, 100)
    (someone.profile.folder / FILE).write_text(kept, encoding="utf-8")
    again = Person(qtbot, dialogs, someone.profile)
    assert (again.window.theme.scheme, again.window.theme.percent) == (Scheme.DARK, 150)
    again.close()


@pytest.mark.parametrize("damaged", ["", "dark", "purple 150", "dark much", "\x00", "dark 9" * 99])
def test_a_damaged_choice_of_look_is_as_none(person, damaged):
    someone = person()
    (someone.profile.folder / FILE).write_text(damaged, encoding="utf-8")
    before = someone.window.theme.percent
    someone.window.theme.remember_in(someone.profile.folder)
    assert someone.window.theme.percent == before


def test_locking_and_saving_are_kept_and_used(person):
    someone = person()
    someone.sees(HomePage)
    page = someone.settings()
    assert page.idle.currentText() == "After 5 minutes"
    someone.choose(page.idle, "Never")
    someone.choose(page.pause, "After 2 seconds")
    someone.tasks.wait()
    assert someone.profile.preferences.get(IDLE_MINUTES) == "0"
    (form,) = someone.profile.forms.forms("pack-1")
    assert open_form(someone.profile, form.id).save_pause_ms == 2000
    someone.back()
    someone.sees(HomePage)
    page = someone.settings()
    assert (page.idle.currentText(), page.pause.currentText()) == ("Never", "After 2 seconds")


def test_own_words_are_listed_and_removed(person):
    someone = person()
    someone.profile.own_words.add("genogram")
    someone.sees(HomePage)
    page = someone.settings()
    page.word_buttons["genogram"].setFocus()
    someone.press(Qt.Key.Key_Space)
    someone.qtbot.waitUntil(lambda: not someone.profile.own_words.words())
    someone.qtbot.waitUntil(lambda: someone.window.page() is not page)
    assert someone.sees(SettingsPage).word_buttons == {}


def test_diagnostics_hold_nothing_that_was_typed(person):
    someone = person()
    (form,) = someone.profile.forms.forms("pack-1")
    someone.profile.forms.save_answers(form.id, {"Q1.comment": TYPED})
    someone.profile.own_words.add("genogram")
    someone.profile.update_person(organisation="Rowan Trust", person_name="A. Auditor")
    someone.sees(HomePage)
    page = someone.settings()
    page.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert f"Audit Desk {VERSION}, auditor" in copied
    assert "Audits 1, cases 1, answers 1" in copied
    private = f"{TYPED} Rowan Trust Auditor CSA-01 CSA-2026 Police {someone.profile.folder.name}x"
    for word in private.split():
        assert word not in copied
    assert str(someone.profile.folder) not in copied


@pytest.mark.parametrize("topic", list(Topic))
def test_every_topic_of_the_help_opens_and_leads_back(person, topic):
    someone = person()
    someone.sees(HomePage)
    contents = someone.help()
    if topic in {Topic.LICENCE, Topic.NOTICES}:
        contents.links[Topic.ABOUT].click()
        contents = someone.window.page()
    contents.links[topic].click()
    someone.qtbot.waitUntil(lambda: someone.window.page() is not contents)
    page = someone.sees(HelpPage)
    words = [label.text() for label in page.findChildren(PlainLabel)]
    assert len(words) > 3
    assert not [text for text in words if re.search(r"\*\*|!\[|\]\(|^#|^\|", text)]
    someone.back()
    someone.qtbot.waitUntil(lambda: someone.window.page() is not page)
    someone.sees(HelpPage)


def test_the_manual_and_the_glossary_are_the_real_ones(person):
    someone = person()
    someone.sees(HomePage)
    someone.help().links[Topic.MANUAL].click()
    page = someone.sees(DocumentPage)
    text = "\n".join(label.text() for label in page.findChildren(PlainLabel))
    assert ".auditpack" in text
    someone.back()
    someone.sees(ContentsPage).links[Topic.WORDS].click()
    page = someone.sees(WordsPage)
    assert "LADO" in [label.text() for label in page.findChildren(PlainLabel)]


def guide_of(page):
    return next((card for card in page.findChildren(GuideCard) if card.isVisible()), None)


@pytest.mark.parametrize(("role", "first"), [("auditor", HomePage), ("office", AuditsPage)])
def test_the_guide_is_shown_once_and_again_when_asked_for(person, role, first):
    someone = person(ProfileRole(role), packs=False)
    page = someone.sees(first)
    someone.qtbot.waitUntil(lambda: guide_of(page) is not None)
    card = guide_of(page)
    titles = [card.title.text()]
    card.next.setFocus()
    while card.next.words() == "Next":
        someone.press(Qt.Key.Key_Space)
        titles.append(card.title.text())
    assert titles == [title for title, _words in panels(ProfileRole(role))]
    assert len(titles) <= 5
    someone.press(Qt.Key.Key_Space)
    assert not card.isVisible()
    someone.settings()
    someone.back()
    page = someone.sees(first)
    assert guide_of(page) is None
    someone.help().links[Topic.GUIDE].click()
    assert guide_of(someone.sees(GuidePage)) is not None


def test_the_guide_can_be_skipped_and_read_backwards(person):
    someone = person(packs=False)
    page = someone.sees(HomePage)
    someone.qtbot.waitUntil(lambda: guide_of(page) is not None)
    card = guide_of(page)
    first = card.title.text()
    someone.qtbot.mouseClick(card.next, Qt.MouseButton.LeftButton)
    someone.qtbot.mouseClick(card.back, Qt.MouseButton.LeftButton)
    assert card.title.text() == first
    someone.qtbot.mouseClick(card.skip, Qt.MouseButton.LeftButton)
    assert not card.isVisible()
    assert page.open_pack.isVisible()


def test_whoever_has_an_audit_is_not_stopped_by_the_guide(person):
    someone = person()
    assert guide_of(someone.sees(HomePage)) is None


def test_the_menu_can_close_the_program(person):
    someone = person()
    someone.sees(HomePage)
    with someone.qtbot.waitSignal(someone.window.closing):
        someone.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_the_version_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION


def test_every_key_says_what_it_does_and_no_two_clash():
    assert all(each.deed and each.words for each in Shortcuts)
    assert len({each.sequence.toString() for each in Shortcuts}) == len(Shortcuts)


@pytest.mark.parametrize(
    "standard",
    [
        QKeySequence.StandardKey.Copy,
        QKeySequence.StandardKey.Cut,
        QKeySequence.StandardKey.Paste,
        QKeySequence.StandardKey.Undo,
        QKeySequence.StandardKey.Redo,
        QKeySequence.StandardKey.SelectAll,
        QKeySequence.StandardKey.MoveToNextWord,
        QKeySequence.StandardKey.MoveToPreviousWord,
        QKeySequence.StandardKey.MoveToStartOfDocument,
        QKeySequence.StandardKey.MoveToEndOfDocument,
        QKeySequence.StandardKey.DeleteStartOfWord,
        QKeySequence.StandardKey.DeleteEndOfWord,
        QKeySequence.StandardKey.InsertParagraphSeparator,
    ],
)
def test_keys_of_text_boxes_stay_theirs(standard):
    taken = {each.sequence.toString() for each in Shortcuts}
    usual = {keys.toString() for keys in QKeySequence.keyBindings(standard)}
    assert not taken & usual
