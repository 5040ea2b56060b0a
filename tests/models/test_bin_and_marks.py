"""Marks, earlier versions, own words, the bin, and closing an audit for good."""

import pytest

from forms.scope import Scope, Status
from models.auditor_snapshots import LocalNotes, Mark, MarkKind
from models.errors import ModelError, ModelFault
from models.mark_store import MOST_VERSIONS
from models.preference_store import names_checked_key
from models.profile import Profile, open_profile
from models.snapshots import Form, PackCase
from tests.models.samples import PASSPHRASE, opened
from tests.models.test_form_store import cases, first, refusal, sent

LATER = Mark(kind=MarkKind.LATER, key="Q3")
DONE = Mark(kind=MarkKind.DONE, key="before", value="yes")
NOT_KNOWN = Scope(status=Status.NOT_KNOWN)


def reopened(profile: Profile) -> Profile:
    profile.close()
    return open_profile(profile.folder, PASSPHRASE)


def filled(profile: Profile) -> Form:
    form = first(profile)
    profile.forms.save_scope(form.id, Scope(status=Status.AUDITED))
    profile.forms.save_answers(form.id, {"Q1": "yes", "Q1.comment": "The plan was clear."})
    profile.forms.save_place(form.id, "page:before/Q1.comment#7")
    profile.marks.put(form.id, LATER)
    return form


def test_marks_are_kept_changed_and_taken_away(auditor: Profile) -> None:
    form = first(auditor)
    auditor.marks.put(form.id, LATER)
    auditor.marks.put(form.id, DONE)
    auditor.marks.put(form.id, Mark(kind=MarkKind.DONE, key="before", value="no"))
    again = reopened(auditor)
    changed = Mark(kind=MarkKind.DONE, key="before", value="no")
    assert again.marks.marks(form.id) == (changed, LATER)
    again.marks.remove(form.id, MarkKind.LATER, "Q3")
    again.marks.remove(form.id, MarkKind.LATER, "Q3")
    assert again.marks.marks(form.id) == (changed,)
    again.close()


def test_versions_are_the_newest_of_what_stood_there(auditor: Profile) -> None:
    form = first(auditor)
    for number in range(MOST_VERSIONS + 5):
        auditor.marks.keep_version(form.id, "Q1.comment", f"text {number}")
    auditor.marks.keep_version(form.id, "Q1.comment", f"text {MOST_VERSIONS + 4}")
    auditor.marks.keep_version(form.id, "Q1.comment", " \n")
    auditor.marks.keep_version(form.id, "Q2.comment", "another box")
    found = [each.text for each in auditor.marks.versions(form.id, "Q1.comment")]
    assert found == [f"text {number}" for number in range(MOST_VERSIONS + 4, 4, -1)]
    assert [each.text for each in auditor.marks.versions(form.id, "Q2.comment")] == ["another box"]


def test_own_words_come_back(auditor: Profile) -> None:
    auditor.own_words.add("safeguarder")
    auditor.own_words.add("safeguarder")
    auditor.own_words.add("genogram")
    auditor.own_words.remove("genogram")
    again = reopened(auditor)
    assert again.own_words.words() == {"safeguarder"}
    again.close()


def test_local_notes_are_no_change_of_the_form(auditor: Profile) -> None:
    form = first(auditor)
    notes = LocalNotes(
        record="our file 12", ask_office="Is this the right child?", typed_last="2026-3-"
    )
    assert auditor.forms.save_local(form.id, notes).local == notes
    assert first(auditor).changed_at is None


def test_a_form_in_the_bin_comes_back_whole(auditor: Profile) -> None:
    form = filled(auditor)
    notes = LocalNotes(record="our file 12", typed_last="2026-3-")
    auditor.forms.save_local(form.id, notes)
    auditor.bin.put_form(form.id)
    empty = auditor.forms.form(form.id)
    assert (empty.scope, empty.place) == (Scope(), "")
    assert empty.local == LocalNotes(record="our file 12"), "it is of the case, not of the answers"
    assert auditor.forms.answers(form.id) == {}
    assert auditor.marks.marks(form.id) == ()
    again = reopened(auditor)
    (item,) = again.bin.items()
    assert (item.uin, item.form_id, item.audit_title) == (form.uin, form.id, opened().audit_title)
    again.bin.restore(item.id)
    assert again.bin.items() == ()
    back = again.forms.form(form.id)
    assert (back.scope.status, back.place) == (Status.AUDITED, "page:before/Q1.comment#7")
    assert back.local == notes
    assert again.forms.answers(form.id) == {"Q1": "yes", "Q1.comment": "The plan was clear."}
    assert again.marks.marks(form.id) == (LATER,)
    again.close()


def test_what_was_begun_meanwhile_changes_places_with_what_comes_back(auditor: Profile) -> None:
    form = filled(auditor)
    auditor.bin.put_form(form.id)
    auditor.forms.save_scope(form.id, NOT_KNOWN)
    auditor.bin.restore(auditor.bin.items()[0].id)
    assert auditor.forms.form(form.id).scope.status is Status.AUDITED
    (item,) = auditor.bin.items()
    auditor.bin.restore(item.id)
    assert auditor.forms.form(form.id).scope == NOT_KNOWN
    assert len(auditor.bin.items()) == 1


def test_an_empty_form_leaves_nothing_in_the_bin(auditor: Profile) -> None:
    auditor.bin.put_form(first(auditor).id)
    assert auditor.bin.items() == ()


def test_deleted_for_ever_goes_with_its_earlier_versions(auditor: Profile) -> None:
    form = filled(auditor)
    auditor.marks.keep_version(form.id, "Q1.comment", "before the bin")
    auditor.bin.put_form(form.id)
    auditor.marks.keep_version(form.id, "Q1.comment", "after it")
    auditor.bin.remove(auditor.bin.items()[0].id)
    assert auditor.bin.items() == ()
    assert [each.text for each in auditor.marks.versions(form.id, "Q1.comment")] == ["after it"]


def test_each_content_of_a_form_keeps_its_own_earlier_versions(auditor: Profile) -> None:
    form = filled(auditor)

    def versions() -> list[str]:
        return [each.text for each in auditor.marks.versions(form.id, "Q1.comment")]

    auditor.marks.keep_version(form.id, "Q1.comment", "first")
    auditor.marks.keep_version(form.id, "Q1.comment", "second")
    before = auditor.marks.versions(form.id, "Q1.comment")
    auditor.bin.put_form(form.id)
    assert versions() == []
    auditor.forms.save_answers(form.id, {"Q1.comment": "Begun again."})
    auditor.marks.keep_version(form.id, "Q1.comment", "of the second time")
    auditor.bin.restore(auditor.bin.items()[0].id)
    assert versions() == ["second", "first"]
    assert [each.kept_at for each in auditor.marks.versions(form.id, "Q1.comment")] == [
        each.kept_at for each in before
    ]
    (other,) = auditor.bin.items()
    auditor.bin.remove(other.id)
    assert versions() == ["second", "first"]


def test_a_returned_form_comes_back_complete_and_unchanged(auditor: Profile) -> None:
    form = filled(auditor)
    key = names_checked_key(form.id)
    auditor.preferences.set(key, "2026-11-21T10:00:00+00:00")
    auditor.forms.mark_completed(form.id, True)
    auditor.forms.add_sent(sent(1, form.uin))
    before = auditor.forms.form(form.id)
    assert before.completed_at
    assert not before.is_changed_since_return
    auditor.bin.put_form(form.id)
    emptied = auditor.forms.form(form.id)
    assert emptied.is_changed_since_return, "the office has answers that are no longer here"
    assert emptied.completed_at is None
    assert auditor.preferences.get(key) == ""
    auditor.bin.restore(auditor.bin.items()[0].id)
    assert auditor.forms.form(form.id) == before
    assert auditor.preferences.get(key) == "2026-11-21T10:00:00+00:00"


def test_what_comes_back_after_another_return_differs_from_it(auditor: Profile) -> None:
    form = filled(auditor)
    auditor.forms.mark_completed(form.id, True)
    auditor.forms.add_sent(sent(1, form.uin))
    auditor.bin.put_form(form.id)
    auditor.forms.save_scope(form.id, NOT_KNOWN)
    auditor.forms.mark_completed(form.id, True)
    auditor.forms.add_sent(sent(2, form.uin))
    auditor.bin.restore(auditor.bin.items()[0].id)
    back = auditor.forms.form(form.id)
    assert (back.returned_revision, back.is_changed_since_return) == (2, True)
    assert back.completed_at, "nobody has changed it since it was said to be complete"
    auditor.bin.restore(auditor.bin.items()[0].id)
    assert not auditor.forms.form(form.id).is_changed_since_return, "revision 2 said just this"


def test_a_word_that_names_were_looked_for_goes_with_the_answers(auditor: Profile) -> None:
    form = filled(auditor)
    key = names_checked_key(form.id)
    auditor.bin.put_form(form.id)
    filled(auditor)
    auditor.preferences.set(key, "2026-11-21T10:00:00+00:00")
    auditor.bin.restore(auditor.bin.items()[0].id)
    assert auditor.preferences.get(key) == "", "nobody looked at what came back"
    auditor.preferences.set(key, "2026-11-21T10:00:00+00:00")
    auditor.bin.close_pack("pack-1", by="A. Auditor")
    assert auditor.preferences.get(key) == ""


def test_a_whole_audit_is_hidden_and_shown_again(auditor: Profile) -> None:
    form = filled(auditor)
    auditor.bin.put_pack("pack-1")
    assert auditor.forms.packs() == ()
    (item,) = auditor.bin.items()
    assert (item.id, item.form_id, item.uin) == ("pack-1", None, "")
    auditor.bin.restore(item.id)
    assert [pack.id for pack in auditor.forms.packs()] == ["pack-1"]
    assert auditor.forms.answers(form.id)["Q1"] == "yes"


def test_a_newer_pack_takes_its_audit_out_of_the_bin(auditor: Profile) -> None:
    auditor.bin.put_pack("pack-1")
    auditor.forms.add_pack(opened("pack-2"), cases("CSA-01"))
    assert [pack.id for pack in auditor.forms.packs()] == ["pack-2"]
    assert auditor.bin.items() == ()


@pytest.mark.parametrize("touch", ["mark", "version", "bin", "note"])
def test_a_newer_pack_keeps_a_case_that_anything_hangs_on(auditor: Profile, touch: str) -> None:
    form = first(auditor)
    if touch == "mark":
        auditor.marks.put(form.id, LATER)
    elif touch == "version":
        auditor.marks.keep_version(form.id, "Q1.comment", "words")
    elif touch == "note":
        auditor.forms.save_local(form.id, LocalNotes(record="our file"))
    else:
        filled(auditor)
        auditor.bin.put_form(form.id)
    auditor.forms.add_pack(opened("pack-2"), cases("CSA-03"))
    assert form.uin in {each.uin for each in auditor.forms.forms("pack-2")}


def test_closing_leaves_receipts_and_nothing_else(auditor: Profile) -> None:
    form = filled(auditor)
    auditor.marks.keep_version(form.id, "Q1.comment", "earlier words")
    auditor.forms.add_sent(sent(1, "CSA-01", "CSA-02"))
    auditor.bin.put_form(form.id)
    filled(auditor)
    closed = auditor.bin.close_pack("pack-1", by="A. Auditor")
    assert (closed.cases, closed.answers) == (("CSA-01", "CSA-02", "CSA-03"), 2)
    assert [(each.revision, each.receipt) for each in closed.receipts] == [(1, "one two three")]
    again = reopened(auditor)
    assert again.bin.closed() == (closed,)
    assert (again.forms.packs(), again.bin.items()) == ((), ())
    assert refusal(again.forms.form, form.id) is ModelFault.NOT_FOUND
    assert refusal(again.bin.restore, "pack-1") is ModelFault.NOT_FOUND
    again.close()


def test_after_closing_the_count_of_returns_goes_on(auditor: Profile) -> None:
    auditor.forms.add_sent(sent(1, "CSA-01"))
    auditor.bin.close_pack("pack-1", by="")
    auditor.forms.add_pack(opened(), [PackCase(uin="CSA-01", label="A")])
    pack = auditor.forms.pack("pack-1")
    assert (pack.revision, pack.previous_header) == (1, "header 1")


def test_a_bin_that_cannot_be_emptied_keeps_everything(auditor: Profile) -> None:
    for item in ("nothing", "pack-1"):  # a whole audit goes by being closed alone
        with pytest.raises(ModelError):
            auditor.bin.remove(item)
    assert [pack.id for pack in auditor.forms.packs()] == ["pack-1"]
