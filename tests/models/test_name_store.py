"""People by their initials and watched names by their hashes: kept, binned, and gone for good."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from models.auditor_snapshots import CaseNames, CasePerson
from models.auditor_tables import OF_FORM, BinRow, PersonRow, SettledRow, WatchedRow
from models.errors import ModelError, ModelFault
from models.profile import Profile
from models.snapshots import Settled
from models.upgrade import Schema, migrate
from tests.models.samples import opened
from tests.models.test_bin_and_marks import filled, reopened
from tests.models.test_form_store import cases, first

AUNT = CasePerson(initials="SB", relationship="maternal aunt", also=("SK",))
WORKER = CasePerson(initials="CP", relationship="Social Worker")
WATCHED = (frozenset({"a1", "a2"}), frozenset({"b1"}))
NAMES = (PersonRow, WatchedRow, SettledRow)
SETTLED = Settled(digest="d1", kind="person", tier="high", reason="A book")


def noted(profile: Profile) -> str:
    form = filled(profile)
    profile.names.keep_people(form.id, (AUNT, WORKER))
    profile.names.keep_watched(form.id, WATCHED)
    return form.id


def rows_in(profile: Profile, row: object) -> int:
    with profile._database.begin() as connection:
        return connection.scalars(select(func.count()).select_from(row)).one()


def test_people_and_watched_names_come_back_in_their_order(auditor: Profile) -> None:
    form_id = noted(auditor)
    auditor.forms.settle(form_id, SETTLED)
    again = reopened(auditor)
    kept = CaseNames(settled=frozenset({"d1"}), watched=WATCHED, people=(AUNT, WORKER))
    assert again.names.of(form_id) == kept
    again.names.keep_people(form_id, (WORKER,))
    again.names.keep_watched(form_id, ())
    assert again.names.of(form_id) == replace(kept, people=(WORKER,), watched=())
    assert again.names.of(again.forms.forms("pack-1")[1].id) == CaseNames()
    again.close()


def test_keeping_them_is_no_change_of_the_form(auditor: Profile) -> None:
    form = first(auditor)
    auditor.names.keep_people(form.id, (AUNT,))
    auditor.names.keep_watched(form.id, WATCHED)
    assert auditor.forms.form(form.id) == form


def test_of_several_cases_each_thing_stands_once(auditor: Profile) -> None:
    form_id = noted(auditor)
    other = auditor.forms.forms("pack-1")[1].id
    auditor.names.keep_people(other, (WORKER,))
    auditor.names.keep_watched(other, (WATCHED[1], frozenset({"c1"})))
    auditor.forms.settle(other, SETTLED)
    both = auditor.names.of(form_id, other)
    assert both.people == (AUNT, WORKER)
    assert both.watched == (*WATCHED, frozenset({"c1"}))
    assert both.settled == {"d1"}


def test_what_was_settled_can_be_opened_again(auditor: Profile) -> None:
    form, other = auditor.forms.forms("pack-1")[:2]
    for each in (form, other):
        auditor.forms.settle(each.id, SETTLED)
    auditor.names.unsettle(form.id, "d1")
    auditor.names.unsettle(form.id, "never there")
    assert auditor.names.of(form.id).settled == frozenset()
    assert auditor.names.of(other.id).settled == {"d1"}


@pytest.mark.parametrize("what", ["people", "watched"])
def test_a_form_that_is_gone_takes_nothing(auditor: Profile, what: str) -> None:
    with pytest.raises(ModelError) as refused:
        getattr(auditor.names, f"keep_{what}")("gone", ())
    assert refused.value.fault is ModelFault.NOT_FOUND


def test_they_go_into_the_bin_with_the_answers_and_come_back_with_them(auditor: Profile) -> None:
    form_id = noted(auditor)
    auditor.forms.settle(form_id, SETTLED)
    before = auditor.names.of(form_id)
    auditor.bin.put_form(form_id)
    assert auditor.names.of(form_id) == CaseNames()
    assert [rows_in(auditor, row) for row in NAMES] == [0, 0, 0]
    auditor.names.keep_watched(form_id, (frozenset({"c1"}),))
    auditor.bin.restore(auditor.bin.items()[0].id)
    assert auditor.names.of(form_id) == before
    assert auditor.forms.settled(form_id) == (SETTLED,)
    (meanwhile,) = auditor.bin.items()
    auditor.bin.restore(meanwhile.id)
    assert auditor.names.of(form_id).watched == (frozenset({"c1"}),)


def test_deleted_for_ever_leaves_no_row_of_them(auditor: Profile) -> None:
    form_id = noted(auditor)
    auditor.forms.settle(form_id, SETTLED)
    auditor.bin.put_form(form_id)
    auditor.bin.remove(auditor.bin.items()[0].id)
    assert [rows_in(auditor, row) for row in (*NAMES, BinRow)] == [0, 0, 0, 0]


def test_closing_an_audit_leaves_no_row_of_its_cases(auditor: Profile) -> None:
    form_id = noted(auditor)
    auditor.forms.settle(form_id, SETTLED)
    auditor.bin.close_pack("pack-1", by="A. Auditor")
    assert [rows_in(auditor, row) for row in OF_FORM] == [0] * len(OF_FORM)


def test_a_case_with_people_is_not_taken_away_by_a_newer_pack(auditor: Profile) -> None:
    form = auditor.forms.forms("pack-1")[2]
    auditor.names.keep_people(form.id, (AUNT,))
    auditor.forms.add_pack(opened("pack-2"), cases("CSA-01", "CSA-02"))
    assert auditor.forms.form(form.id).uin == form.uin
    assert auditor.names.of(form.id).people == (AUNT,)


def test_profiles_of_before_have_nobody_and_watch_for_nothing(auditor: Profile) -> None:
    form_id = filled(auditor).id
    auditor.forms.settle(form_id, SETTLED)
    migrate(auditor._database, Schema(), revision="0002")
    migrate(auditor._database, Schema())
    assert auditor.names.of(form_id) == CaseNames(settled=frozenset({"d1"}))
