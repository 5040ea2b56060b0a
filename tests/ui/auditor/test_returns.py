"""After the first return: copies and receipts, changing a case with a reason, taking cases back."""

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from export.return_format import read_body, read_return
from export.sealing import Opener
from forms.scope import Scope, Status
from models.auditor_snapshots import Mark, MarkKind
from models.errors import ModelError, ModelFault
from models.snapshots import SentReturn
from models.under_way import UnderWayStore
from tests.ui.accessible import nameless
from tests.ui.auditor.test_desk import (  # noqa: F401  fixtures
    click,
    complete_first,
    contents,
    empty,
    issued,
    kept,
    pack_file,
    pack_id_of,
    shows,
)
from tests.ui.fakes import FakeDialogs
from ui.auditor.create_return_page import CreateReturnPage
from ui.auditor.desk import AuditorDesk
from ui.auditor.home_page import HomePage
from ui.auditor.reason_box import REASON
from ui.auditor.reopen_page import CASE, ReopenPage
from ui.auditor.return_desk import ReturnDesk
from ui.auditor.return_made_page import ReturnMadePage
from ui.auditor.sent_page import SentPage, became_words
from ui.auditor.withdraw_page import CASES, WithdrawPage
from ui.preview.preview_page import PreviewPage
from ui.surroundings import Surroundings
from ui.widgets.buttons import PlainButton
from ui.widgets.notice import Notice

WHY = "Question 6 was answered for the wrong month."


@dataclass
class Person:
    """Somebody at the window with an audit opened, and what can be pressed there."""

    around: Surroundings
    desk: ReturnDesk
    qtbot: QtBot
    dialogs: FakeDialogs
    folder: Path

    @property
    def forms(self):
        return self.around.profile.forms

    @property
    def pack_id(self):
        return pack_id_of(self.around)

    def sees(self, kind):
        return shows(self.qtbot, self.around.window, kind)

    def press(self, button=None):
        click(self.qtbot, button or self.around.window.foot_bar.primary)

    def write(self, box, words):
        box.field.take_focus()
        self.qtbot.keyClicks(box.field.box, words)

    def wait_for(self, words, notice):
        self.qtbot.waitUntil(lambda: words in notice.words(), timeout=5000)

    def make_return(self, reason="", name="r.auditreturn"):
        """Make the return of everything that is new, and stay on the page that shows it."""
        self.desk.show(self.pack_id)
        page = self.sees(CreateReturnPage)
        assert page.changes.isVisible() == bool(reason)
        if reason:
            page.reason.show_text("")
            self.write(page.reason, reason)
        self.press(page.declaration)
        self.dialogs.answer(self.folder / name)
        self.press()
        return self.sees(ReturnMadePage)

    def log(self):
        self.desk.show_sent(self.pack_id)
        return self.sees(SentPage)


@pytest.fixture
def clock():
    """The time by the desk; the store goes by the machine, which is later."""
    return [datetime(2026, 10, 1, 9, 0, tzinfo=UTC)]


@pytest.fixture
def person(kept, window, qtbot, dialogs, tmp_path, clock):  # noqa: F811
    around = replace(kept, now=lambda: clock[0])
    desk = AuditorDesk(around)
    shows(qtbot, window, HomePage)
    return Person(around=around, desk=desk._returns, qtbot=qtbot, dialogs=dialogs, folder=tmp_path)


def body_of(issued, path):  # noqa: F811
    _office, plain = Opener([("office", issued.identity)]).open(path.read_bytes())
    opened = read_return(plain)
    return opened.header, read_body(opened)


def test_the_file_is_copied_to_a_stick_and_compared(person):
    complete_first(person.around)
    made = person.make_return()
    stick = person.folder / "stick"
    stick.mkdir()
    person.dialogs.answer(stick)
    person.press(made.copy)
    person.wait_for("read back and is the same", made.outcome)
    assert (stick / "r.auditreturn").read_bytes() == (person.folder / "r.auditreturn").read_bytes()
    person.press(made.open_folder)
    assert person.dialogs.shown == [person.folder]


def test_a_copy_that_fails_says_why(person):
    complete_first(person.around)
    made = person.make_return()
    person.dialogs.answer(person.folder / "pulled out")
    person.press(made.copy)
    person.wait_for("not copied", made.outcome)
    assert "folder is not there" in made.outcome.words()


def test_another_file_of_the_same_name_is_replaced_only_after_a_question(person):
    complete_first(person.around)
    made = person.make_return()
    stick = person.folder / "stick"
    stick.mkdir()
    (stick / "r.auditreturn").write_bytes(b"something else")
    person.dialogs.answer(stick, False)
    person.press(made.copy)
    person.wait_for("not copied", made.outcome)
    assert (stick / "r.auditreturn").read_bytes() == b"something else"
    person.dialogs.answer(stick, True)
    person.press(made.copy)
    person.wait_for("read back and is the same", made.outcome)
    assert (stick / "r.auditreturn").read_bytes() == (person.folder / "r.auditreturn").read_bytes()


def test_the_log_copies_only_the_very_file_that_was_made(person):
    complete_first(person.around)
    person.make_return()
    log = person.log()
    other = person.folder / "other.auditreturn"
    other.write_bytes((person.folder / "r.auditreturn").read_bytes() + b"x")
    (person.folder / "stick").mkdir()
    person.dialogs.answer((other,), person.folder / "stick")
    person.press(log.copy)
    person.wait_for("changed since", log.outcome)
    assert list((person.folder / "stick").iterdir()) == []
    person.dialogs.answer((person.folder / "r.auditreturn",), person.folder / "stick")
    person.press(log.copy)
    person.wait_for("read back and is the same", log.outcome)


def test_the_receipt_is_printed_and_one_comes_back(person):
    complete_first(person.around)
    made = person.make_return()
    (sent,) = person.forms.sent(person.pack_id)
    person.press(made.keep_receipt)
    preview = person.sees(PreviewPage)
    person.qtbot.waitUntil(lambda: preview.sheets()[-1].picture() is not None, timeout=8000)
    words = " ".join(preview.sheets()[0].accessibleDescription().split())
    assert sent.receipt in words
    assert sent.file_name in words
    person.press(person.around.window.foot_bar.back)
    person.sees(ReturnMadePage)


def test_a_returned_case_is_changed_with_a_reason_that_travels(person, issued):  # noqa: F811
    first = complete_first(person.around)
    person.make_return()
    person.press(person.log().change)
    page = person.sees(ReopenPage)
    person.press()
    assert [problem.path for problem in page.problems()] == [CASE, REASON]
    page.case.radio(first.id).click()
    person.write(page.reason, WHY)
    with person.qtbot.waitSignal(person.desk.form_wanted) as wanted:
        person.press()
    assert wanted.args == [first.id]
    store = person.forms
    assert store.form(first.id).completed_at is None
    store.save_answers(first.id, {"Q6.comment": "The plan of the right month was read."})
    store.mark_completed(first.id, True)
    person.desk.show(person.pack_id)
    again = person.sees(CreateReturnPage)
    assert again.reason.field.text() == WHY
    person.make_return(reason=WHY, name="r2.auditreturn")
    header, body = body_of(issued, person.folder / "r2.auditreturn")
    assert (header.revision, header.withdraws, body.reason) == (2, False, WHY)
    marks = person.around.profile.marks.marks(first.id)
    assert all(mark.kind is not MarkKind.REOPENED for mark in marks)
    assert store.sent(person.pack_id)[0].reason == WHY


class FullDisk(UnderWayStore):
    """A store that cannot keep that a file is there."""

    def finish(self, sent):
        raise ModelError(ModelFault.DISK_FULL)


def test_a_file_that_is_there_is_told_as_made_though_tidying_up_fails(person):
    first = complete_first(person.around)
    profile = person.around.profile
    profile.marks.put(first.id, Mark(kind=MarkKind.REOPENED, key="reason", value=WHY))
    able, profile.under_way = profile.under_way, FullDisk(profile._database)
    person.make_return()
    (sent,) = person.forms.sent(person.pack_id)
    assert (person.folder / "r.auditreturn").exists()
    assert [each.sent for each in able.all()] == [sent]
    profile.under_way = able
    AuditorDesk(person.around)
    assert not lost_on_home(person)
    assert able.all() == ()
    assert profile.marks.marks(first.id) == ()


def lost_on_home(person):
    """What home asks about returns whose file is not there."""
    person.around.tasks.wait()
    page = person.sees(HomePage)
    person.around.tasks.wait()
    page = person.sees(HomePage)
    return [each for each in page.findChildren(Notice) if "make it again" in each.words()]


def record_without_file(person):
    """A return as a kill leaves it: on the record, its file not yet under its name."""
    first = complete_first(person.around)
    person.make_return()
    (sent,) = person.forms.sent(person.pack_id)
    path = person.folder / "second.auditreturn"
    second = replace(sent, id="killed", revision=2)
    person.forms.add_sent(second, path)
    path.with_name(f".{path.name}.0f1e2d3c.part").write_bytes(b"sealed")
    return first, second, path


def test_a_return_without_its_file_is_made_again(person):
    first, _second, path = record_without_file(person)
    AuditorDesk(person.around)
    (asked,) = lost_on_home(person)
    assert str(path) in asked.words()
    assert "return 2 with" in asked.words()
    assert nameless(person.around.window) == []
    again, _there = asked.findChildren(PlainButton)
    assert again.text() == "Make it again"
    person.press(again)
    person.sees(CreateReturnPage)
    assert [each.revision for each in person.forms.sent(person.pack_id)] == [1]
    assert person.forms.form(first.id).returned_revision == 1
    assert person.forms.pack(person.pack_id).revision == 2  # its number is spent
    assert not list(person.folder.glob(".*.part"))


def test_a_return_whose_file_was_moved_away_stays_on_the_record(person):
    _first, second, _path = record_without_file(person)
    AuditorDesk(person.around)
    (asked,) = lost_on_home(person)
    person.press(asked.findChildren(PlainButton)[1])
    person.qtbot.waitUntil(lambda: not person.around.profile.under_way.all(), timeout=5000)
    assert not lost_on_home(person)
    assert person.forms.sent(person.pack_id)[0] == second


def test_only_what_the_office_lacks_is_ticked(person, clock):
    clock[0] = datetime.now(UTC) + timedelta(days=1)
    first = complete_first(person.around)
    person.make_return()
    second = person.forms.forms(person.pack_id)[1]
    person.forms.save_scope(second.id, Scope(status=Status.NOT_KNOWN))
    person.forms.mark_completed(second.id, True)
    person.desk.show(person.pack_id)
    page = person.sees(CreateReturnPage)
    ticked = {form_id: tick.isChecked() for form_id, tick in page.ticks.items()}
    assert ticked == {first.id: False, second.id: True}
    assert not page.changes.isVisible()
    person.press(page.ticks[first.id])
    assert not page.changes.isVisible(), "it is sent as it was, so there is nothing to explain"


def test_a_name_in_the_reason_is_seen_at_once_and_opens_nothing(person):
    first = complete_first(person.around)
    person.make_return()
    person.press(person.log().change)
    page = person.sees(ReopenPage)
    page.case.radio(first.id).click()
    person.write(page.reason, "Sharon Thompson rang about this.")
    person.qtbot.waitUntil(lambda: bool(page.reason.spots()), timeout=5000)
    person.press()
    assert [problem.path for problem in page.problems()] == [REASON]
    assert person.around.profile.marks.marks(first.id) == ()


def test_a_name_in_the_reason_stops_the_file(person):
    complete_first(person.around)
    person.make_return()
    person.press(person.log().withdraw)
    page = person.sees(WithdrawPage)
    person.press(next(iter(page.ticks.values())))
    person.write(page.reason, "Sharon Thompson rang about this.")
    person.press()
    person.qtbot.waitUntil(page.trouble.isVisible, timeout=5000)
    assert "The reason holds words" in page.trouble.words()
    assert len(person.forms.sent(person.pack_id)) == 1


def test_cases_are_taken_back_by_a_file_of_the_next_revision(person, issued):  # noqa: F811
    first = complete_first(person.around)
    person.make_return()
    person.press(person.log().withdraw)
    page = person.sees(WithdrawPage)
    person.press()
    assert [problem.path for problem in page.problems()] == [CASES, REASON]
    person.press(page.ticks[first.id])
    person.write(page.reason, "Sent by mistake.")
    person.dialogs.answer(person.folder / "back.auditreturn")
    person.press()
    made = person.sees(ReturnMadePage)
    assert made.title() == "The file that takes cases back is made"
    header, body = body_of(issued, person.folder / "back.auditreturn")
    assert (header.revision, header.withdraws, header.answers) == (2, True, 0)
    assert (body.reason, body.entries[0].uin) == ("Sent by mistake.", first.uin)
    form = person.forms.form(first.id)
    assert form.returned_revision is None
    assert person.forms.answers(first.id)
    person.desk.show(person.pack_id)
    again = person.sees(CreateReturnPage)
    assert again.ticks[first.id].isChecked()
    assert not again.changes.isVisible()


def test_taking_back_fails_cleanly_where_the_file_cannot_be_written(person):
    first = complete_first(person.around)
    person.make_return()
    person.press(person.log().withdraw)
    page = person.sees(WithdrawPage)
    person.press(page.ticks[first.id])
    person.write(page.reason, "Sent by mistake.")
    folder = person.folder / "gone"
    folder.mkdir()
    person.dialogs.answer(folder / "back.auditreturn")
    shutil.rmtree(folder)
    person.press()
    person.qtbot.waitUntil(page.trouble.isVisible, timeout=5000)
    assert person.forms.form(first.id).returned_revision == 1


def sent(revision, *uins, withdraws=False):
    return SentReturn(
        id=f"r{revision}",
        pack_id="p",
        revision=revision,
        uins=uins,
        header_sha256="",
        file_sha256="",
        file_name="",
        receipt="",
        created_at=datetime(2026, 10, 1, tzinfo=UTC),
        withdraws=withdraws,
    )


def test_the_log_says_what_became_of_each_return():
    log = [sent(4, "C2"), sent(3, "C1", withdraws=True), sent(2, "C1"), sent(1, "C1", "C2")]
    assert [became_words(each, log) for each in log] == [
        "Return",
        "Takes cases back",
        "Return, taken back by 3",
        "Return, C1 replaced by 2; C2 replaced by 4",
    ]
