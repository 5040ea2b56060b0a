"""The auditor's packs, forms and returns, there and back, and from many threads."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.scope import Scope, Status
from models.auditor_snapshots import LocalNotes
from models.errors import ModelError, ModelFault
from models.profile import Profile, open_profile
from models.snapshots import Form, PackCase, SentReturn, Settled
from tests.models.samples import NOON, PASSPHRASE, opened


def first(profile: Profile) -> Form:
    return profile.forms.forms(profile.forms.packs()[0].id)[0]


def cases(*uins: str) -> list[PackCase]:
    return [PackCase(uin=uin, label=chr(ord("A") + n)) for n, uin in enumerate(uins)]


def sent(revision: int, *uins: str, pack_id: str = "pack-1") -> SentReturn:
    return SentReturn(
        id=f"{pack_id}-{revision}",
        pack_id=pack_id,
        revision=revision,
        uins=uins,
        header_sha256=f"header {revision}",
        file_sha256="f" * 64,
        file_name="CSA-2026-police-1.auditreturn",
        receipt="one two three",
        created_at=NOON,
    )


def refusal(call, *args) -> ModelFault:
    with pytest.raises(ModelError) as caught:
        call(*args)
    return caught.value.fault


def test_a_pack_is_found_again_with_blank_forms_in_its_order(auditor: Profile) -> None:
    auditor.close()
    again = open_profile(auditor.folder, PASSPHRASE)
    assert again.forms.packs() == (opened(),)
    assert again.forms.pack("pack-1") == opened()
    forms = again.forms.forms("pack-1")
    assert [(form.uin, form.label) for form in forms] == [
        ("CSA-01", "A"),
        ("CSA-02", "B"),
        ("CSA-03", "C"),
    ]
    blank = forms[0]
    assert (blank.scope, blank.place, blank.pack_id) == (Scope(), "", "pack-1")
    assert (blank.completed_at, blank.changed_at, blank.returned_revision) == (None, None, None)
    assert again.forms.answers(blank.id) == {}
    assert again.forms.form(blank.id) == blank
    again.close()


def test_unknown_packs_and_forms_are_said(auditor: Profile) -> None:
    store = auditor.forms
    settled = Settled(digest="d", kind="name", tier="sure", reason="")
    assert refusal(store.pack, "unknown") is ModelFault.NOT_FOUND
    assert refusal(store.form, "unknown") is ModelFault.NOT_FOUND
    assert refusal(store.save_answers, "unknown", {"q1": "yes"}) is ModelFault.NOT_FOUND
    assert refusal(store.save_scope, "unknown", Scope()) is ModelFault.NOT_FOUND
    assert refusal(store.save_place, "unknown", "page") is ModelFault.NOT_FOUND
    assert refusal(store.mark_completed, "unknown", True) is ModelFault.NOT_FOUND
    assert refusal(store.settle, "unknown", settled) is ModelFault.NOT_FOUND
    assert store.forms("unknown") == ()


def test_a_saved_answer_opens_a_completed_form_again(auditor: Profile) -> None:
    store, form = auditor.forms, first(auditor)
    assert store.mark_completed(form.id, True).completed_at is not None
    moment = store.save_answers(form.id, {"q1.answer": "yes", "q1.comment": ""})
    changed = store.form(form.id)
    assert (changed.changed_at, changed.completed_at) == (moment, None)
    store.save_answers(form.id, {"q1.answer": ""})
    assert store.answers(form.id) == {"q1.answer": "", "q1.comment": ""}
    assert store.mark_completed(form.id, True).completed_at is not None
    assert store.mark_completed(form.id, False).completed_at is None
    assert store.answers(store.forms("pack-1")[1].id) == {}


def test_the_scope_comes_back_and_opens_a_completed_form_again(auditor: Profile) -> None:
    store, form = auditor.forms, first(auditor)
    store.mark_completed(form.id, True)
    scope = Scope(
        status=Status.MOSTLY_OUT,
        reason="only one visit",
        known_child=False,
        known_parents=True,
        last_involvement=date(2026, 2, 28),
    )
    saved = store.save_scope(form.id, scope)
    assert (saved.scope, saved.completed_at) == (scope, None)
    assert saved.changed_at is not None
    assert store.form(form.id) == saved
    assert store.save_scope(form.id, Scope()).scope == Scope()


def test_the_place_is_kept_and_is_no_change(auditor: Profile) -> None:
    store, form = auditor.forms, first(auditor)
    completed = store.mark_completed(form.id, True)
    store.save_place(form.id, "q7")
    assert store.form(form.id) == replace(completed, place="q7")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text("abcq1.", min_size=1, max_size=8), TEXTS, max_size=6))
def test_any_text_comes_back_as_typed(auditor: Profile, texts: dict[str, str]) -> None:
    form = first(auditor)
    before = auditor.forms.answers(form.id)
    auditor.forms.save_answers(form.id, texts)
    assert auditor.forms.answers(form.id) == before | texts


def test_a_save_that_fails_half_way_keeps_none_of_it(auditor: Profile) -> None:
    store, form = auditor.forms, first(auditor)
    store.save_answers(form.id, {"q1": "kept"})
    before = store.form(form.id)
    with pytest.raises(UnicodeEncodeError):
        store.save_answers(form.id, {"q1": "new", "q2": "half a letter: \ud800"})
    assert store.answers(form.id) == {"q1": "kept"}
    assert store.form(form.id) == before
    store.save_answers(form.id, {"q1": "works again"})
    assert store.answers(form.id) == {"q1": "works again"}


def test_eight_threads_lose_nothing(auditor: Profile) -> None:
    store, form = auditor.forms, first(auditor)

    def save(number: int) -> None:
        texts = {f"own {number % 8}": str(number), "same for all": str(number)}
        store.save_answers(form.id, texts)
        assert store.answers(form.id)[f"own {number % 8}"] is not None

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(save, range(400)))
    kept = store.answers(form.id)
    assert len(kept) == 9
    for number in range(8):
        assert int(kept[f"own {number}"]) % 8 == number


def test_settled_findings_belong_to_their_form(auditor: Profile) -> None:
    store, form = auditor.forms, first(auditor)
    finding = Settled(digest="d1", kind="name", tier="possible", reason="a street")
    other = Settled(digest="d2", kind="date", tier="sure", reason="")
    store.settle(form.id, finding)
    store.settle(form.id, other)
    store.settle(form.id, replace(finding, reason="a word"))
    assert store.settled(form.id) == (replace(finding, reason="a word"), other)
    assert store.settled(store.forms("pack-1")[1].id) == ()


def test_a_return_moves_the_revision_with_it_or_not_at_all(auditor: Profile) -> None:
    store = auditor.forms
    store.add_sent(sent(1, "CSA-01", "CSA-03"))
    store.add_sent(sent(2, "CSA-01"))
    assert [form.returned_revision for form in store.forms("pack-1")] == [2, None, 1]
    pack = store.pack("pack-1")
    assert (pack.revision, pack.previous_header) == (2, "header 2")
    assert store.sent("pack-1") == (sent(2, "CSA-01"), sent(1, "CSA-01", "CSA-03"))
    for wrong in (sent(2, "CSA-02"), sent(4, "CSA-02"), sent(1, "CSA-02", pack_id="unknown")):
        assert refusal(store.add_sent, wrong) is ModelFault.EDIT_CONFLICT
    assert store.forms("pack-1")[1].returned_revision is None
    assert store.pack("pack-1") == pack


def test_a_return_without_a_file_is_taken_back_but_not_its_number(auditor: Profile) -> None:
    store = auditor.forms
    store.add_sent(sent(1, "CSA-01"))
    store.add_sent(sent(2, "CSA-01", "CSA-02"))
    store.withdraw_unsent(sent(2, "CSA-01", "CSA-02"))
    store.withdraw_unsent(sent(2, "CSA-01", "CSA-02"))
    assert [form.returned_revision for form in store.forms("pack-1")] == [1, None, None]
    assert store.sent("pack-1") == (sent(1, "CSA-01"),)
    assert store.pack("pack-1").revision == 2
    assert refusal(store.add_sent, sent(2, "CSA-02")) is ModelFault.EDIT_CONFLICT
    store.add_sent(sent(3, "CSA-02"))


def test_a_change_after_a_return_is_one_whatever_the_clock_says(auditor: Profile) -> None:
    store = auditor.forms
    one, two, three = store.forms("pack-1")
    for form in (one, two, three):
        store.save_answers(form.id, {"q1": "yes"})
    ahead = replace(sent(1, one.uin, two.uin), created_at=datetime(2090, 1, 1, tzinfo=UTC))
    store.add_sent(ahead)

    def changed() -> list[bool]:
        return [form.is_changed_since_return for form in store.forms("pack-1")]

    assert changed() == [False, False, False]
    store.save_answers(one.id, {"q1": "no"})
    store.save_scope(three.id, Scope(status=Status.NOT_KNOWN))
    assert changed() == [True, False, False], "a case that was never returned has not changed since"
    store.save_local(two.id, LocalNotes(record="our file"))
    store.save_place(two.id, "about")
    store.mark_completed(two.id, False)
    assert changed() == [True, False, False]
    store.add_sent(sent(2, one.uin))
    assert changed() == [False, False, False]
    auditor.bin.put_form(two.id)
    assert changed() == [False, True, False]


def test_the_same_pack_again_changes_nothing(auditor: Profile) -> None:
    store = auditor.forms
    store.save_answers(first(auditor).id, {"q1": "yes"})
    before = (store.packs(), store.forms("pack-1"))
    store.add_pack(opened(audit_title="Another title"), cases("OTHER"))
    assert (store.packs(), store.forms("pack-1")) == before


def test_a_newer_pack_keeps_the_work_and_brings_its_own_cases(auditor: Profile) -> None:
    store = auditor.forms
    one, two, three = store.forms("pack-1")
    store.save_answers(two.id, {"q1.comment": "work on a case that goes"})
    store.save_answers(three.id, {"q1.comment": "work on a case that stays"})
    store.save_scope(three.id, Scope(status=Status.AUDITED))
    store.add_sent(sent(1, three.uin))
    newer = opened("pack-2", audit_title="New title", secret=b"n" * 32, issued_at=NOON)
    store.add_pack(newer, cases("CSA-03", "CSA-09"))

    assert store.packs() == (replace(newer, revision=1, previous_header="header 1"),)
    assert refusal(store.pack, "pack-1") is ModelFault.NOT_FOUND
    forms = store.forms("pack-2")
    assert [form.uin for form in forms] == ["CSA-03", "CSA-09", "CSA-02"]
    assert [form.is_asked for form in forms] == [True, True, False]
    assert (forms[0].id, forms[0].label, forms[2].id) == (three.id, "A", two.id)
    assert (forms[0].scope.status, forms[0].returned_revision) == (Status.AUDITED, 1)
    assert store.answers(three.id) == {"q1.comment": "work on a case that stays"}
    assert store.answers(two.id) == {"q1.comment": "work on a case that goes"}
    assert refusal(store.form, one.id) is ModelFault.NOT_FOUND
    assert store.sent("pack-2") == (sent(1, three.uin),)
    store.add_sent(sent(2, three.uin, pack_id="pack-2"))

    store.add_pack(opened("pack-3"), cases("CSA-09"))
    assert [form.is_asked for form in store.forms("pack-3")] == [True, False, False]
    store.add_pack(opened("pack-4"), cases("CSA-02", "CSA-09"))
    back = store.forms("pack-4")
    assert [(form.uin, form.is_asked) for form in back] == [
        ("CSA-02", True),
        ("CSA-09", True),
        ("CSA-03", False),
    ]


@pytest.mark.parametrize("touch", ["answers", "blank", "scope", "settled", "returned"])
def test_a_case_that_was_touched_in_any_way_stays(auditor: Profile, touch: str) -> None:
    store, form = auditor.forms, first(auditor)
    match touch:
        case "answers":
            store.save_answers(form.id, {"q1": "yes"})
        case "blank":
            store.save_answers(form.id, {"q1": ""})
        case "scope":
            store.save_scope(form.id, Scope(status=Status.NOT_KNOWN))
        case "settled":
            store.settle(form.id, Settled(digest="d", kind="name", tier="sure", reason=""))
        case _:
            store.add_sent(sent(1, form.uin))
    store.add_pack(opened("pack-2"), cases("CSA-09"))
    assert [kept.uin for kept in store.forms("pack-2")] == ["CSA-09", form.uin]


def test_an_older_pack_never_takes_the_place_of_a_newer_one(auditor: Profile) -> None:
    store = auditor.forms
    store.add_pack(opened("pack-3", issued_at=NOON), cases("CSA-01"))
    assert refusal(store.add_pack, opened(), cases("CSA-01")) is ModelFault.OLDER_PACK
    never_seen = opened("pack-2", issued_at=NOON - timedelta(days=1))
    assert refusal(store.add_pack, never_seen, cases("X")) is ModelFault.OLDER_PACK
    assert [pack.id for pack in store.packs()] == ["pack-3"]
    store.add_pack(opened("pack-4"), cases("CSA-01"))
    assert [pack.id for pack in store.packs()] == ["pack-4"]


def test_packs_of_other_audits_and_agencies_stand_beside_it(auditor: Profile) -> None:
    store = auditor.forms
    store.add_pack(opened("pack-2", agency_code="csc"), cases("CSA-01"))
    store.add_pack(opened("pack-3", audit_id="audit-2"), cases("CSA-01"))
    assert [pack.id for pack in store.packs()] == ["pack-3", "pack-2", "pack-1"]
    store.save_answers(store.forms("pack-2")[0].id, {"q1": "theirs"})
    assert store.answers(first(auditor).id) == {}
    assert len(store.forms("pack-1")) == 3
