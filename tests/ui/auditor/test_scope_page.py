"""The scope of a case: what each status asks, dates that cannot be, and what stays here."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest
from PySide6.QtCore import Qt

from export.pack_file import open_pack
from export.return_file import make_return
from export.return_format import read_body, read_return
from export.sealing import Opener
from forms.scope import STATUSES, Scope, Status
from forms.window import WindowMode, WindowRule
from models.auditor_snapshots import LocalNotes
from tests.export.pdf.marks import page_texts, squeezed
from tests.ui.accessible import nameless
from tests.ui.auditor.answers import complete_answers
from tests.ui.auditor.conftest import KNOWN, NOW, cheap_profile
from tests.ui.auditor.test_desk import issued  # noqa: F401  fixture
from tests.ui.auditor.test_form_desk import click, start  # noqa: F401  fixture
from ui.auditor.create_return_page import ReturnChoice
from ui.auditor.details_page import Person
from ui.auditor.opened import open_form
from ui.auditor.printing import forms_printout
from ui.auditor.returning import draft_return
from ui.auditor.scope_page import KNOWN as WHO_KNOWN
from ui.auditor.scope_page import LAST, REASON, SAMPLE, ScopePage, ScopeView
from ui.widgets.text import QuestionTitle

RECORD, QUESTION = "Zeta 4417", "Which quince do they mean?"


@pytest.fixture
def scope(start, window, qtbot, profile):  # noqa: F811
    """The page of the scope of the third case, about which nothing is said yet."""
    form = profile.forms.forms("pack-1")[2]

    class Scoped:
        def __init__(self):
            self.desk = start(form.id)
            self.page = window.page()
            assert isinstance(self.page, ScopePage)

        def choose(self, status):
            click(qtbot, self.page.status.radio(status.value))

        def date(self, day, month, year):
            boxes = (self.page.last.day, self.page.last.month, self.page.last.year)
            for box, text in zip(boxes, (day, month, year), strict=True):
                box.clear()
                qtbot.keyClicks(box, text)

        def go_on(self):
            """Press the main button; give what is in the way, as place and words."""
            click(qtbot, window.foot_bar.primary)
            shown = window.page()
            problems = shown.problems() if shown is self.page else ()
            return {problem.path: problem.words for problem in problems}

        def kept(self):
            assert self.desk.save_all()
            return profile.forms.form(form.id)

        def again(self):
            assert self.desk.save_all()
            return Scoped()

    return Scoped()


def test_the_period_is_said_before_the_words_that_speak_of_it(scope, names, qtbot):
    said = scope.page.quiet
    words = "The period is the 6 months up to the day when your agency was last involved."
    assert (said.text(), said.isVisible()) == (words, True)
    rule = WindowRule(mode=WindowMode.FIXED_DATE, months=12, until=date(2026, 8, 31))
    page = ScopePage(ScopeView(scope=Scope(), window=rule, today=NOW.date()), names)
    qtbot.addWidget(page)
    assert page.quiet.text() == "The period is 31 August 2025 to 31 August 2026."
    page.show()
    titles = [each.text() for each in page.findChildren(QuestionTitle) if each.isVisible()]
    assert "When was your agency last involved?" not in titles, "there are no boxes for it"


@pytest.mark.parametrize("status", [each for each, rule in STATUSES.items() if rule.by_auditor])
def test_each_status_asks_in_its_own_words(scope, window, status):
    scope.choose(status)
    rule, label = STATUSES[status], scope.page.reason.row.label.text()
    assert label.startswith(rule.prompt)
    assert scope.page.last.isVisible() == rule.has_form
    assert scope.page.sample.isVisible() == (status is Status.NOT_SAMPLED)
    assert nameless(window) == []
    missing = scope.go_on()
    assert (REASON in missing) == (rule.needs_reason and status is not Status.NOT_SAMPLED)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("22", "11", "2026"), "cannot lie in the future"),
        (("14", "9", "2062"), "cannot lie in the future"),
        (("20", "11", "2008"), "more than 18 years ago: check the year"),
        (("14", "9", "1026"), "more than 18 years ago: check the year"),
        (("31", "9", "2026"), "Enter a day that this month has"),
        (("14", "", "2026"), "Enter a month as well"),
        (("14", "9", "6"), "Enter a year of 4 digits"),
    ],
)
def test_a_date_that_cannot_be_is_said_at_its_boxes_and_kept(scope, typed, words):
    scope.choose(Status.AUDITED)
    scope.date(*typed)
    assert not scope.page.period.isVisible()
    missing = scope.go_on()
    assert list(missing) == [LAST]
    assert words in missing[LAST]
    boxes = scope.page.last
    assert (boxes.day.value(), boxes.month.value(), boxes.year.value()) == typed
    boxes = scope.again().page.last
    assert (boxes.day.value(), boxes.month.value(), boxes.year.value()) == typed


@pytest.mark.parametrize(
    "typed", [("21", "11", "2026"), ("21", "11", "2008"), ("14", "Sep", "2026")]
)
def test_the_first_and_the_last_day_that_can_be(scope, typed):
    scope.choose(Status.AUDITED)
    scope.date(*typed)
    assert scope.page.period.isVisible()
    assert scope.go_on() == {}


def test_a_date_is_not_lost_by_a_look_at_another_status(scope):
    scope.choose(Status.AUDITED)
    scope.date("14", "9", "2026")
    scope.choose(Status.NOT_KNOWN)
    assert scope.kept().scope.last_involvement is None, "it is not sent where nobody asked for it"
    again = scope.again()
    again.choose(Status.AUDITED)
    assert again.kept().scope.last_involvement == KNOWN.last_involvement
    assert again.kept().local.typed_last == ""


def test_the_own_sample_is_two_numbers_and_reads_as_a_sentence(scope, qtbot):
    scope.choose(Status.NOT_SAMPLED)
    assert list(scope.go_on()) == [SAMPLE]
    assert scope.page.sample.taken.accessibleDescription()
    qtbot.keyClicks(scope.page.sample.taken, "7")
    assert "Enter two numbers" in scope.go_on()[SAMPLE]
    qtbot.keyClicks(scope.page.sample.of, "3")
    assert "first smaller" in scope.go_on()[SAMPLE]
    for box, text in ((scope.page.sample.taken, "3"), (scope.page.sample.of, "7")):
        box.clear()
        qtbot.keyClicks(box, text)
    qtbot.keyClicks(scope.page.reason.field.focusProxy(), "Every second one.")
    assert scope.kept().scope.reason == "Our sample: 3 of 7 cases. Every second one."
    again = scope.again()
    assert (again.page.sample.taken.value(), again.page.sample.of.value()) == ("3", "7")
    assert again.page.reason.field.text() == "Every second one."
    assert again.go_on() == {}


def test_who_is_known_must_fit_what_was_said(scope, qtbot):
    scope.choose(Status.NOT_KNOWN)
    click(qtbot, scope.page.known_child.radio("yes"))
    missing = scope.go_on()
    assert list(missing) == [WHO_KNOWN]
    assert "Not known" in missing[WHO_KNOWN]
    click(qtbot, scope.page.summary.lines()[0])
    qtbot.waitUntil(scope.page.known_child.radio("yes").hasFocus)
    click(qtbot, scope.page.known_child.radio("no"))
    assert scope.go_on() == {}


def test_the_notes_of_this_computer_come_back_and_change_nothing_that_is_sent(scope, qtbot):
    card = scope.page.local
    assert not card.question.isVisible()
    qtbot.keyClicks(card.record, RECORD)
    click(qtbot, card.asks)
    qtbot.keyClicks(card.question, QUESTION)
    kept = scope.kept()
    assert kept.local == LocalNotes(record=RECORD, ask_office=QUESTION)
    assert (kept.scope, kept.changed_at) == (Scope(), None)
    card = scope.again().page.local
    assert (card.record.value(), card.question.value()) == (RECORD, QUESTION)
    qtbot.mouseClick(card.asks, Qt.MouseButton.LeftButton)
    assert not card.question.isVisible()
    assert scope.again().kept().local.ask_office in {"", QUESTION}


def test_who_can_be_asked_stands_with_the_question(scope, qtbot):
    click(qtbot, scope.page.local.asks)
    assert "Safeguarding office, 01234 567890" in scope.page.local.question.accessibleDescription()
    assert scope.kept().local.ask_office, "to be asked, even before there are words for it"


def test_no_note_is_in_a_return_or_on_a_printed_page(issued, tmp_path, checker):  # noqa: F811
    profile = cheap_profile(tmp_path / "own")
    contents = open_pack(issued.raw, issued.words, pins={}, now=NOW)
    profile.forms.add_pack(contents.pack, contents.cases)
    notes = LocalNotes(record=RECORD, ask_office=QUESTION, typed_last="2026-77-")
    scopes = (KNOWN, replace(KNOWN, status=Status.NOT_KNOWN, last_involvement=None))
    forms = profile.forms.forms(contents.pack.id)
    for form, said in zip(forms, scopes, strict=True):
        profile.forms.save_scope(form.id, said)
        profile.forms.save_local(form.id, notes)
    profile.forms.save_answers(forms[0].id, complete_answers())
    choice = ReturnChoice(
        form_ids=tuple(form.id for form in forms), name="A", title="B", declaration="C"
    )
    made = make_return(
        draft_return(profile, contents.pack.id, choice, NOW), profile.details, checker
    )
    _key, plain = Opener([("office", issued.identity)]).open(made.raw)
    body = msgspec.json.encode(read_body(read_return(plain))).decode()
    assert "Seen in the records of the agency" in body
    opened = [open_form(profile, form.id) for form in forms]
    pages = "".join(
        page_texts(forms_printout(opened, Person(name="A", title="B"), "Forms", NOW).pdf)
    )
    assert squeezed("Seen in the records of the agency") in squeezed(pages)
    profile.close()
    for note in (RECORD, QUESTION, "2026-77-"):
        assert note not in body
        assert squeezed(note) not in squeezed(pages)
