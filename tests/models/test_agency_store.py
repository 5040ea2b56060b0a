"""Agencies as the office knows them: changed, split into settings, and two of them joined."""

from dataclasses import replace

import pytest

from forms.scope import Status
from models.agency_snapshots import (
    AgencyFacts,
    CellParts,
    Contact,
    Sector,
    Setting,
    SettingWord,
)
from models.case_snapshots import CaseWords
from models.change_snapshots import HistoryFilter
from models.errors import ModelError, ModelFault
from models.snapshots import UsualAgency
from tests.models.samples import Office, keys

EDUCATION = AgencyFacts(
    sector=Sector.EDUCATION,
    settings=(
        Setting(id="p1", name="Primary 1", took_part=True),
        Setting(id="p2", name="Primary 2", asked=False),
    ),
    assisted_by="The education safeguarding team",
    formerly=("Schools service",),
    contact=Contact(who="Safeguarding lead", phone="01632 960 001", email="lead@example.org"),
)


@pytest.fixture
def audit(office: Office):
    """An audit of two cases and three agencies, of which two are the same."""
    audits = office.profile.audits
    audit = audits.create(office.audit.details, keys())
    usual = [
        UsualAgency(code=code, name=name, position=place)
        for place, (code, name) in enumerate(
            (("edu", "Education"), ("schools", "Schools"), ("gp", "GP"))
        )
    ]
    audits.set_agencies(audit.id, usual)
    audits.add_cases(audit.id, ["C-1", "C-2"])
    return audit


def fault_of(call, *args, **more):
    with pytest.raises(ModelError) as caught:
        call(*args, **more)
    return caught.value.fault, caught.value.facts


def cells(office, audit):
    audits = office.profile.audits
    uins = {case.id: case.uin for case in audits.cases(audit.id)}
    codes = {each.id: each.code for each in audits.agencies(audit.id)}
    return {
        (uins[each.case_id], codes[each.agency_id]): each for each in audits.assignments(audit.id)
    }


def test_an_agency_is_renamed_and_described_here_and_for_later(office: Office, audit) -> None:
    audits, store = office.profile.audits, office.profile.agencies
    edu = audits.agencies(audit.id)[0]
    wanted = replace(edu, name="Education and schools", facts=EDUCATION, sample=1)
    after = store.describe(wanted, for_later=True)
    assert audits.agencies(audit.id)[0] == after
    assert (after.name, after.facts, after.sample) == ("Education and schools", EDUCATION, 1)
    kept = next(each for each in audits.usual_agencies() if each.code == "edu")
    assert kept.name == "Education and schools"
    assert [each.took_part for each in kept.facts.settings] == [False, False]
    assert kept.facts.contact == EDUCATION.contact
    assert fault_of(store.describe, wanted, for_later=False)[0] is ModelFault.EDIT_CONFLICT
    store.describe(replace(after, name="Schools of the area"), for_later=False)
    usual = {each.code: each.name for each in audits.usual_agencies()}
    assert usual["edu"] == "Education and schools"


def test_a_copy_of_an_audit_knows_the_agency_and_not_what_it_did(office: Office, audit) -> None:
    audits = office.profile.audits
    edu = audits.agencies(audit.id)[0]
    office.profile.agencies.describe(replace(edu, facts=EDUCATION, sample=1), for_later=False)
    copy = audits.create(office.audit.details, keys(), copied_from=audit.id)
    copied = audits.agencies(copy.id)[0]
    assert copied.sample is None
    assert copied.facts == replace(
        EDUCATION,
        settings=tuple(replace(each, took_part=False) for each in EDUCATION.settings),
    )


def test_a_setting_answers_for_a_case_and_the_cell_stays_as_it_is(office: Office, audit) -> None:
    audits, store = office.profile.audits, office.profile.agencies
    edu, case = audits.agencies(audit.id)[0], audits.cases(audit.id)[0]
    store.describe(replace(edu, facts=EDUCATION), for_later=False)
    audits.set_status(case.id, edu.id, Status.NOT_KNOWN, "Asked by phone.")
    parts = CellParts(
        answers="p1", others=(SettingWord(setting="p2", status=Status.NOT_IN_EDUCATION),)
    )
    store.set_parts(edu.id, {case.id: parts})
    cell = cells(office, audit)["C-1", "edu"]
    assert (cell.status, cell.reason, cell.parts) == (Status.NOT_KNOWN, "Asked by phone.", parts)
    audits.set_status(case.id, edu.id, Status.OUT_OF_SCOPE, "")
    assert cells(office, audit)["C-1", "edu"].parts == parts, "a later word leaves it"
    elsewhere = office.audit.id, audits.cases(office.audit.id)
    if elsewhere[1]:
        refused = fault_of(store.set_parts, edu.id, {elsewhere[1][0].id: parts})
        assert refused[0] is ModelFault.NOT_FOUND


def test_two_that_are_one_are_joined_with_their_cells(office: Office, audit) -> None:
    audits, store = office.profile.audits, office.profile.agencies
    edu, schools, _gp = audits.agencies(audit.id)
    first, second = audits.cases(audit.id)
    edu = store.describe(replace(edu, facts=AgencyFacts()), for_later=False)
    known = replace(
        EDUCATION, settings=(*EDUCATION.settings, Setting(id="p3", name="Nursery", asked=True))
    )
    store.describe(replace(schools, facts=known), for_later=False)
    audits.set_status(first.id, schools.id, Status.NOT_IN_EDUCATION, "Said by phone.")
    audits.set_status(second.id, edu.id, Status.NO_REPLY, "")
    store.set_parts(schools.id, {first.id: CellParts(answers="p3")})
    after = store.join(edu.id, schools.id)
    assert after.facts == known
    assert [each.code for each in audits.agencies(audit.id)] == ["edu", "gp"]
    found = cells(office, audit)
    moved = found["C-1", "edu"]
    assert (moved.status, moved.reason) == (Status.NOT_IN_EDUCATION, "Said by phone.")
    assert moved.parts.answers == "p3"
    assert found["C-2", "edu"].status is Status.NO_REPLY


def test_a_setting_that_both_have_is_one_after_joining(office: Office, audit) -> None:
    audits, store = office.profile.audits, office.profile.agencies
    edu, schools, _gp = audits.agencies(audit.id)
    (first, _second) = audits.cases(audit.id)
    own = AgencyFacts(settings=(Setting(id="a", name="Primary 1"),))
    other = AgencyFacts(settings=(Setting(id="b", name="primary 1"),))
    store.describe(replace(edu, facts=own), for_later=False)
    store.describe(replace(schools, facts=other), for_later=False)
    store.set_parts(schools.id, {first.id: CellParts(answers="b")})
    after = store.join(edu.id, schools.id)
    assert [each.name for each in after.facts.settings] == ["Primary 1"]
    assert cells(office, audit)["C-1", "edu"].parts.answers == "a"


def test_joining_is_refused_where_the_two_say_different_things(office: Office, audit) -> None:
    audits, store = office.profile.audits, office.profile.agencies
    edu, schools, _gp = audits.agencies(audit.id)
    for case in audits.cases(audit.id):
        audits.set_status(case.id, edu.id, Status.NO_REPLY, "")
        audits.set_status(case.id, schools.id, Status.NOT_KNOWN, "")
    before = audits.assignments(audit.id)
    refused = fault_of(store.join, edu.id, schools.id)
    assert refused == (ModelFault.CELLS_DIFFER, ("C-1, C-2",))
    assert audits.assignments(audit.id) == before, "nothing is changed"
    for agency in (edu, schools):
        for case in audits.cases(audit.id):
            audits.set_status(case.id, agency.id, Status.NOT_KNOWN, "")
    store.join(edu.id, schools.id)
    assert fault_of(store.join, edu.id, edu.id)[0] is ModelFault.NOT_FOUND
    assert fault_of(store.join, edu.id, schools.id)[0] is ModelFault.NOT_FOUND


def test_an_agency_with_a_pack_or_answers_does_not_leave(office: Office) -> None:
    busy, other = office.agencies[:2]
    before = office.profile.audits.assignments(office.audit.id)
    refused = fault_of(office.profile.agencies.join, other.id, busy.id)
    assert refused == (ModelFault.AGENCY_IN_USE, (busy.name,))
    assert office.profile.audits.agencies(office.audit.id) == office.agencies
    assert office.profile.audits.assignments(office.audit.id) == before


def test_a_case_is_named_once_in_reports(office: Office, audit) -> None:
    audits, cases = office.profile.audits, office.profile.cases
    first, second = audits.cases(audit.id)
    words = CaseWords(involved="Health visiting", draft="A girl of nine.", cleared="")
    cases.describe(first.id, "C", words, edit=first.edit)
    after = audits.cases(audit.id)[0]
    assert (after.label, after.words) == ("C", words)
    doubled = fault_of(cases.describe, second.id, "c", CaseWords(), edit=second.edit)
    assert doubled == (ModelFault.DOUBLED_LABEL, ("c",))
    stale = fault_of(cases.describe, first.id, "D", CaseWords(), edit=first.edit)
    assert stale[0] is ModelFault.EDIT_CONFLICT
    (third,) = audits.add_cases(audit.id, ["C-3"])
    assert third.label == "D", "C is taken"
    (fourth,) = audits.add_cases(audit.id, ["C-4"])
    assert len({case.label for case in audits.cases(audit.id)}) == 4
    assert fourth.label == "E"


def test_the_history_names_settings_and_no_ids(office: Office, audit) -> None:
    audits, store = office.profile.audits, office.profile.agencies
    edu, case = audits.agencies(audit.id)[0], audits.cases(audit.id)[0]
    store.describe(replace(edu, facts=EDUCATION), for_later=True)
    parts = CellParts(answers="p1", others=(SettingWord(setting="p2", status=Status.NOT_KNOWN),))
    store.set_parts(edu.id, {case.id: parts})
    lines = office.profile.changes.lines(HistoryFilter(audit_id=audit.id), most=10).lines
    told = [field for line in lines for field in line.fields]
    cell = next(each for each in told if each.of == "C-1, Education")
    assert (cell.before, cell.after) == ("", "Primary 1\nPrimary 2: Not known")
    settings = next(each for each in told if each.field == "facts.settings")
    assert settings.after == "Primary 1, yes, yes\nPrimary 2, no, no"
