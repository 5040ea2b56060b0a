"""The office's queries on the auditor's laptop: opened, seen at the question, answered, sent."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from export.errors import FileFault
from export.query_file import BodyQuery, QueryDraft, make_queries
from export.signing import new_signing_key, public_key
from models.auditor_snapshots import MarkKind
from models.snapshots import PackCase
from office.messages import message
from tests.ui.accessible import nameless, too_small
from tests.ui.auditor.answers import complete_answers
from tests.ui.auditor.conftest import KNOWN, NOW, a_pack
from tests.ui.office.seen import words_on
from tests.ui.office.stick import pulled_out
from ui.auditor.check_names_page import CheckNamesPage
from ui.auditor.create_return_page import ReturnChoice
from ui.auditor.desk import AuditorDesk
from ui.auditor.home_page import HomePage
from ui.auditor.open_pack_page import OpenPackPage
from ui.auditor.queries_page import QueriesPage
from ui.auditor.query_review_page import QueryReviewPage
from ui.auditor.question_page import QuestionPage
from ui.auditor.returning import CaseWords, draft_return, load_return
from ui.names.context import WordInContext

SIGNING = new_signing_key()
SECRET = b"q" * 32
ASKED = "Which service was told, and on which day?"
OF_CASE = "Is another agency involved? <b>Say which</b> &amp; when."


@pytest.fixture
def returned(profile):
    """The first case of a pack of this office, completed and returned."""
    pack = a_pack(id="pack-9", audit_id="audit-9", secret=SECRET, office_key=public_key(SIGNING))
    profile.forms.add_pack(pack, [PackCase(uin="CSA-01", label="A")])
    (form,) = profile.forms.forms("pack-9")
    profile.forms.save_scope(form.id, KNOWN)
    profile.forms.save_answers(form.id, complete_answers())
    profile.forms.mark_completed(form.id, True)
    return profile.forms.form(form.id)


def a_file(tmp_path, *, signing_key=SIGNING, secret=SECRET, number=1, **fields):
    queries = fields.pop(
        "queries",
        (
            BodyQuery(query_id="q1", uin="CSA-01", path="Q1.comment", revision=1, text=ASKED),
            BodyQuery(query_id="q2", uin="CSA-01", path="", revision=1, text=OF_CASE),
        ),
    )
    usual = {
        "file_id": "f1",
        "audit_id": "audit-9",
        "audit_code": "CSA-2026",
        "pack_id": "pack-9",
        "agency_code": "police",
        "made_at": NOW,
    }
    draft = QueryDraft(
        signing_key=signing_key,
        secrets=(secret,),
        queries=queries,
        number=number,
        **{**usual, **fields},
    )
    path = tmp_path / f"CSA-2026_police_query{number}.auditquery"
    path.write_bytes(make_queries(draft))
    return path


class Person:
    """An auditor at the window, with files that come from the office."""

    def __init__(self, around, qtbot, dialogs):
        self.around, self.window, self.dialogs = around, around.window, dialogs
        self.profile = around.profile
        self._qtbot = qtbot
        self.desk = AuditorDesk(around)
        self.shows(HomePage)

    def shows(self, kind):
        self._qtbot.waitUntil(lambda: isinstance(self.window.page(), kind), timeout=5000)
        QApplication.sendPostedEvents()
        assert nameless(self.window.page()) == []
        assert too_small(self.window.page()) == []
        return self.window.page()

    def click(self, button):
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def go_on(self):
        self.click(self.window.foot_bar.primary)

    def types(self, box, words):
        self._qtbot.keyClicks(box.box, words)

    def take_in(self, path):
        self.desk.open_files((path,))
        page = self.shows(QueryReviewPage)
        self.go_on()
        self.shows(HomePage)
        return page

    def opens_queries(self, form):
        """Open the case at what the office asks."""
        self.window.page().form_chosen.emit(form.id)
        self.until(lambda: not isinstance(self.window.page(), HomePage))
        self.click(self.window.rail.row("queries"))
        return self.shows(QueriesPage)

    def until(self, so):
        self._qtbot.waitUntil(so, timeout=5000)

    def told(self):
        self.until(lambda: bool(self.dialogs.told))
        return self.dialogs.told[-1][0]


@pytest.fixture
def person(around, returned, qtbot, dialogs):
    return Person(around, qtbot, dialogs)


def test_queries_that_could_not_be_kept_are_kept_at_the_next_press(person, returned, tmp_path):
    path = a_file(tmp_path)
    person.desk.open_files((path,))
    page = person.shows(QueryReviewPage)
    with pulled_out(person.profile):
        person.go_on()
        person.told()
    assert person.window.page() is page
    person.go_on()
    person.shows(HomePage)
    assert len(person.profile.asked.of(returned.id)) == 2


def test_queries_are_opened_answered_and_go_with_the_next_return(person, returned, tmp_path):
    profile, window = person.profile, person.window
    person.desk.open_files((a_file(tmp_path),))
    page = person.shows(QueryReviewPage)
    assert ASKED in words_on(page)
    assert OF_CASE in words_on(page), "mark-up is shown as it is written"
    assert profile.asked.of(returned.id) == (), "nothing is kept before it was looked at"
    person.go_on()
    home = person.shows(HomePage)
    assert "Queries of the office: 2 to answer" in words_on(home)
    page = person.opens_queries(returned)
    assert next(s.state for s in window.rail.steps() if s.key == "queries") == "2 to answer"
    person.types(page.boxes["q1"], "The health visitor, on 3 March.")
    person.click(page.links["q1"])
    page = person.shows(QuestionPage)
    (notice,) = page.queries
    assert ASKED in notice.words()
    page.query_wanted.emit("reply.q2")
    page = person.shows(QueriesPage)
    assert page.boxes["q1"].value() == "The health visitor, on 3 March."
    person.types(page.boxes["q2"], "No other agency.")
    person.go_on()
    person.until(lambda: not isinstance(window.page(), QueriesPage))
    person.around.tasks.wait()
    form = profile.forms.form(returned.id)
    assert form.completed_at is None, "a case that says more is to be completed again"
    (mark,) = [each for each in profile.marks.marks(form.id) if each.kind is MarkKind.REOPENED]
    assert mark.value == "Answers to queries of the office"
    choice = ReturnChoice(form_ids=(form.id,), name="A. Auditor", title="", declaration="Checked.")
    (entry,) = draft_return(profile, "pack-9", choice, NOW).entries
    assert entry.replies == {"q1": "The health visitor, on 3 March.", "q2": "No other agency."}


def test_the_reason_of_the_next_return_is_offered(person, returned, tmp_path):
    person.take_in(a_file(tmp_path))
    page = person.opens_queries(returned)
    person.types(page.boxes["q2"], "No other agency.")
    person.desk.finish()
    words = CaseWords(completed="", not_completed="", no_form="", returned="", changed="{0}")
    (case,) = load_return(person.profile, "pack-9", NOW, words).cases
    assert case.reason == "Answers to queries of the office"


def test_a_name_in_an_answer_is_found_with_the_others(person, returned, tmp_path):
    person.take_in(a_file(tmp_path))
    page = person.opens_queries(returned)
    page.boxes["q2"].box.setPlainText("Emily Hargreaves came along.")
    person.click(person.window.rail.row("names"))
    page = person.shows(CheckNamesPage)
    person.until(lambda: "Emily" in words_on(page) or bool(page.findChildren(WordInContext)))
    assert any("Emily" in each.text() for each in page.findChildren(WordInContext))


def written(at, raw):
    path = at / "x.auditquery"
    path.write_bytes(raw)
    return path


def damaged(at):
    path = a_file(at)
    raw = bytearray(path.read_bytes())
    raw[-20] ^= 1
    path.write_bytes(bytes(raw))
    return path


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda at: a_file(at, secret=b"x" * 32), FileFault.QUERY_NOT_YOURS),
        (lambda at: a_file(at, agency_code="gp"), FileFault.QUERY_NOT_YOURS),
        (lambda at: a_file(at, signing_key=new_signing_key()), FileFault.QUERY_OTHER_OFFICE),
        (lambda at: a_file(at, pack_id="pack-10"), FileFault.QUERY_NEWER_PACK),
        (lambda at: written(at, b"no file of queries"), FileFault.NOT_A_QUERY),
        (lambda at: written(at, b""), FileFault.EMPTY),
        (lambda at: written(at, b"x" * 2_000_000), FileFault.QUERY_TOO_LARGE),
        (damaged, FileFault.QUERY_DAMAGED),
    ],
)
def test_what_cannot_be_taken_is_explained_in_plain_words(person, tmp_path, make, fault):
    person.desk.open_files((make(tmp_path),))
    assert person.told() == message(fault.value).title
    assert isinstance(person.window.page(), HomePage)


def test_the_same_file_twice_changes_nothing(person, returned, tmp_path):
    path = a_file(tmp_path)
    person.take_in(path)
    person.profile.asked.reply(returned.id, "q1", "In March.")
    person.desk.open_files((path,))
    assert person.told() == message(FileFault.QUERY_KNOWN.value).title
    assert [each.reply for each in person.profile.asked.of(returned.id)] == ["In March.", ""]


def test_a_later_file_brings_what_is_new_and_keeps_the_answers(person, returned, tmp_path):
    person.take_in(a_file(tmp_path))
    person.profile.asked.reply(returned.id, "q1", "In March.")
    queries = (
        BodyQuery(query_id="q1", uin="CSA-01", path="Q1.comment", revision=1, text=ASKED),
        BodyQuery(query_id="q3", uin="CSA-01", path="Q2.comment", revision=1, text="And then?"),
    )
    person.take_in(a_file(tmp_path, number=2, queries=queries))
    kept = {each.id: each.reply for each in person.profile.asked.of(returned.id)}
    assert kept == {"q1": "In March.", "q2": "", "q3": ""}


def test_queries_are_also_chosen_where_packs_are(person, tmp_path):
    person.click(person.window.page().open_pack)
    page = person.shows(OpenPackPage)
    person.dialogs.answer((a_file(tmp_path),))
    person.click(page.choose)
    person.shows(QueryReviewPage)
