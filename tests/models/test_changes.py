"""The office's history: what was changed stands there with who and when, or nothing was changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from uuid import uuid4

import pytest

from forms.scope import Status
from forms.window import WindowMode, WindowRule
from models.agency_snapshots import CellParts
from models.case_snapshots import AgeBand, CaseFacts, OfficeWord
from models.change_snapshots import (
    ChangeKind,
    FieldChange,
    HistoryFilter,
    HistoryLine,
    Trace,
)
from models.change_store import LONGEST, changed_fields, note_change, note_quickly
from models.errors import ModelError, ModelFault
from models.intake_snapshots import Deed, LogKind
from models.particulars import AuditText, TextKind, TextWords
from models.profile import open_profile
from models.snapshots import ProfileRole, UsualAgency
from models.tracker_snapshots import WordsKind
from tests.models.samples import PASSPHRASE, QUICK, Office, details, new_profile


def lines(office: Office, **wanted: object) -> tuple[HistoryLine, ...]:
    return office.profile.changes.lines(HistoryFilter(**wanted), most=1000).lines  # type: ignore[arg-type]


def latest(office: Office) -> HistoryLine:
    return lines(office)[0]


def fault_of(call: Callable[[], object]) -> ModelFault:
    with pytest.raises(ModelError) as caught:
        call()
    return caught.value.fault


def test_each_detail_stands_there_before_and_after(office: Office) -> None:
    audits, audit = office.profile.audits, office.profile.audits.get(office.audit.id)
    later = replace(audit.details, title="Neglect", return_by=date(2026, 5, 1), contact="")
    audits.update(audit.id, later, edit=audit.edit)
    line = latest(office)
    assert (line.kind, line.audit_id) == (ChangeKind.AUDIT_CHANGED, audit.id)
    assert {each.field: (each.before, each.after) for each in line.fields} == {
        "title": ("Child sexual abuse", "Neglect"),
        "return_by": ("2026-04-01", "2026-05-01"),
        "contact": ("audit office", ""),
    }
    audits.update(audit.id, later, edit=audit.edit + 1)
    assert latest(office) == line  # nothing was changed, so there is nothing to tell


def test_a_text_in_an_audit_is_told_without_the_ids_of_the_library(office: Office) -> None:
    audits, audit = office.profile.audits, office.profile.audits.get(office.audit.id)
    words = TextWords(kind=TextKind.LINK, title="Guidance", link="https://example.org")
    text = AuditText(text=words, library_id=uuid4().hex, family=uuid4().hex)
    particulars = replace(audit.details.particulars, texts=(text,))
    audits.update(audit.id, replace(audit.details, particulars=particulars), edit=audit.edit)
    (change,) = latest(office).fields
    assert change.after == "link, Guidance, https://example.org"


def test_a_change_that_did_not_happen_leaves_no_line(office: Office) -> None:
    before = lines(office)
    audits, audit = office.profile.audits, office.profile.audits.get(office.audit.id)
    with pytest.raises(ModelError):
        audits.update(audit.id, replace(audit.details, title="Other"), edit=audit.edit + 1)
    with pytest.raises(ModelError):
        audits.add_cases(audit.id, ["NEW-1", "CSA-01"])
    with pytest.raises(ModelError):
        audits.remove_case(office.cases[0].id)
    database = office.profile._database
    trace = Trace(kind=ChangeKind.KEY_MADE, audit_id=None)

    def stops_half_way() -> None:
        with database.begin() as connection:
            note_change(connection, trace)
            raise KeyError

    def stops_quickly() -> None:
        with database.quick() as store:
            note_quickly(store, trace)
            raise KeyError

    for half in (stops_half_way, stops_quickly):
        with pytest.raises(KeyError):
            half()
    assert lines(office) == before


def test_the_member_of_staff_who_opened_the_profile_is_named(office: Office) -> None:
    profile = office.profile
    (me,) = profile.staff.members()
    profile.staff.name(me.slot_id, "RO")
    profile.staff.add(PASSPHRASE, "KT", "another long passphrase", QUICK)
    profile.audits.add_cases(office.audit.id, ["CSA-09"])
    folder = profile.folder
    profile.close()
    other = open_profile(folder, "another long passphrase")
    try:
        other.audits.add_cases(office.audit.id, ["CSA-10"])
        told = other.changes.lines(HistoryFilter(), most=4).lines
        assert [(each.kind, each.person, each.facts) for each in told] == [
            (ChangeKind.CASES_ADDED, "KT", ("CSA-10",)),
            (ChangeKind.CASES_ADDED, "RO", ("CSA-09",)),
            (ChangeKind.STAFF_CHANGED, "RO", ("RO", "KT")),
            (ChangeKind.STAFF_CHANGED, "RO", ("RO",)),
        ]
        assert other.changes.people() == ("KT", "RO")
    finally:
        other.close()


def test_several_cells_at_once_are_one_line(office: Office) -> None:
    cases, agencies = [each.id for each in office.cases], [each.id for each in office.agencies]
    word = OfficeWord(status=Status.NOT_KNOWN, reason="Asked by telephone.")
    before = len(lines(office))
    office.profile.cases.set_cells(dict.fromkeys(product(cases, agencies), word))
    assert len(lines(office)) == before + 1
    told = latest(office).fields
    assert len({each.of for each in told}) == len(cases) * len(agencies)
    assert told[0] == FieldChange(
        field="status", before="awaiting", after="not-known", of="CSA-01, Children's social care"
    )


def test_pen_pictures_are_not_kept_a_second_time(office: Office) -> None:
    from models.audit_traces import note_case

    case = office.profile.audits.cases(office.audit.id)[0]
    written = replace(case, words=replace(case.words, draft="A girl of nine, MARKER."))
    with office.profile._database.begin() as connection:
        note_case(connection, office.audit.id, case, written)
    (told,) = latest(office).fields
    assert (told.field, told.before, told.after, told.is_kept) == ("words.draft", "", "", False)


def test_what_changed_of_agencies_is_told_in_the_order_of_their_list(office: Office) -> None:
    audits, usual = office.profile.audits, office.profile.audits.usual_agencies()
    renamed = [replace(each, name=f"{each.name} (new)") for each in usual]
    told = [(each.name, each.name) for each in renamed]
    audits.set_usual_agencies(renamed)
    assert [(each.of, each.after) for each in latest(office).fields] == told
    audits.set_agencies(office.audit.id, usual)
    audits.set_agencies(office.audit.id, renamed)
    assert [(each.of, each.after) for each in latest(office).fields] == told


def test_a_text_without_end_is_cut_and_says_so() -> None:
    old, new = details("x"), details("x", contact="a" * (LONGEST + 1))
    (change,) = changed_fields(old, new)
    assert len(change.after) == LONGEST + 1


def test_fields_inside_fields_are_named_by_their_way() -> None:
    window = WindowRule(mode=WindowMode.FIXED_DATE, months=6, until=date(2026, 1, 31))
    found = changed_fields(details("x"), details("x", window=window, blocks=frozenset({"b", "a"})))
    assert [(each.field, each.after) for each in found] == [
        ("blocks", "a\nb"),
        ("window.mode", WindowMode.FIXED_DATE.value),
        ("window.until", "2026-01-31"),
    ]


def test_the_import_log_and_the_changes_are_one_history_by_time(office: Office) -> None:
    profile = office.profile
    at = datetime.now(UTC) + timedelta(minutes=1)
    deed = Deed(
        id=uuid4().hex,
        at=at,
        kind=LogKind.CONFIRMED,
        person="KT",
        facts=("Police", "amber"),
        audit_id=office.audit.id,
    )
    profile.intake_log.note(deed)
    assert [each.kind for each in lines(office)][:2] == [LogKind.CONFIRMED, ChangeKind.PACKS_ISSUED]
    assert lines(office, audit_id=office.audit.id)[0].kind is LogKind.CONFIRMED
    assert all(each.kind is not LogKind.CONFIRMED for each in lines(office, audit_id="other"))
    assert [each.id for each in lines(office, kinds=frozenset({LogKind.CONFIRMED}))] == [deed.id]
    assert [each.id for each in lines(office, person="KT")] == [deed.id]
    assert [each.id for each in lines(office, since=at)] == [deed.id]
    assert deed.id not in [each.id for each in lines(office, until=at)]
    assert [each.id for each in lines(office, words="AMBER")] == [deed.id]
    assert lines(office, words="100%") == ()
    found = lines(office, words="zzz", kinds_found=frozenset({ChangeKind.BEGUN}))
    assert [each.kind for each in found] == [ChangeKind.BEGUN]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("élan", 1), ("ÉLAN", 1), ('the élan "North', 1), ('"', 1), ("a\\b", 1), ('""', 0), ("%", 0)],
)
def test_words_of_the_history_are_found_as_they_were_written(
    office: Office, typed: str, found: int
) -> None:
    audits, audit = office.profile.audits, office.profile.audits.get(office.audit.id)
    before = len(lines(office, words=typed))
    contact = replace(audit.details, contact='Ask the Élan "North" team, a\\b')
    audits.update(audit.id, contact, edit=audit.edit)
    assert len(lines(office, words=typed)) - before == found
    assert before == 0


def test_every_page_of_the_history_follows_the_one_before(office: Office) -> None:
    for number in range(30):
        office.profile.audits.add_cases(office.audit.id, [f"N-{number}"])
    whole = office.profile.changes.lines(HistoryFilter(), most=1000)
    parts = [
        office.profile.changes.lines(HistoryFilter(), most=7, after=start)
        for start in range(0, whole.total, 7)
    ]
    assert tuple(line for part in parts for line in part.lines) == whole.lines
    assert {part.total for part in parts} == {len(whole.lines)}
    assert [each.at for each in whole.lines] == sorted(
        (each.at for each in whole.lines), reverse=True
    )


def test_an_auditors_profile_keeps_no_history_of_an_office(tmp_path: Path) -> None:
    profile = new_profile(tmp_path / "auditor", ProfileRole.AUDITOR)
    try:
        profile.update_person(person_name="A. Auditor")
        assert profile.changes.lines(HistoryFilter(), most=10).lines == ()
    finally:
        profile.close()


# --- two people, one field --------------------------------------------------------------------


def test_a_word_about_a_cell_upon_an_older_look_is_refused(office: Office) -> None:
    audits = office.profile.audits
    seen = audits.assignments(office.audit.id)[0]
    cell = (seen.case_id, seen.agency_id)
    audits.set_status(*cell, Status.NO_REPLY, "First.", edit=seen.edit)
    stale = lambda: audits.set_status(*cell, Status.NOT_KNOWN, "Second.", edit=seen.edit)  # noqa: E731
    assert fault_of(stale) is ModelFault.EDIT_CONFLICT
    now = audits.assignments(office.audit.id)[0]
    assert (now.status, now.reason) == (Status.NO_REPLY, "First.")
    audits.set_status(*cell, Status.NOT_KNOWN, "Second.", edit=now.edit)
    assert audits.assignments(office.audit.id)[0].reason == "Second."


def test_several_cells_of_which_one_has_changed_are_all_refused(office: Office) -> None:
    profile = office.profile
    cells = profile.audits.assignments(office.audit.id)
    seen = {(each.case_id, each.agency_id): each.edit for each in cells}
    profile.audits.set_status(cells[-1].case_id, cells[-1].agency_id, Status.NO_REPLY, "Theirs.")
    word = OfficeWord(status=Status.NOT_KNOWN, reason="Mine.")
    words = dict.fromkeys(seen, word)
    refused = fault_of(lambda: profile.cases.set_cells(words, seen=seen))
    assert refused is ModelFault.EDIT_CONFLICT
    assert {each.reason for each in profile.audits.assignments(office.audit.id)} == {"", "Theirs."}


def test_facts_of_a_case_upon_an_older_look_are_refused(office: Office) -> None:
    profile, case = office.profile, office.cases[0]
    theirs, mine = CaseFacts(age=AgeBand.UNBORN), CaseFacts(age=AgeBand.FROM_5)
    profile.cases.set_facts(case.id, theirs, edit=case.edit)
    refused = fault_of(lambda: profile.cases.set_facts(case.id, mine, edit=case.edit))
    assert refused is ModelFault.EDIT_CONFLICT
    assert profile.audits.cases(office.audit.id)[0].facts == theirs


def test_agencies_upon_an_older_look_are_refused(office: Office) -> None:
    audits, audit_id = office.profile.audits, office.audit.id
    seen = audits.agencies(audit_id)
    usual = audits.usual_agencies()[:3]
    renamed = (replace(usual[0], name="Social care"), *usual[1:])
    audits.set_agencies(audit_id, renamed, seen=seen)
    assert latest(office).fields == (
        FieldChange(
            field="name",
            before="Children's social care",
            after="Social care",
            of="Social care",
        ),
    )
    refused = fault_of(lambda: audits.set_agencies(audit_id, usual, seen=seen))
    assert refused is ModelFault.EDIT_CONFLICT
    assert audits.agencies(audit_id)[0].name == "Social care"
    audits.set_agencies(audit_id, usual, seen=audits.agencies(audit_id))
    assert audits.agencies(audit_id)[0].name == "Children's social care"


def test_settings_of_a_case_upon_an_older_look_are_refused(office: Office) -> None:
    profile, agency, case = office.profile, office.agencies[0], office.cases[0]
    seen = {each.id: 0 for each in office.cases}
    theirs, mine = CellParts(answers="p1"), CellParts(answers="p2")
    profile.agencies.set_parts(agency.id, {case.id: theirs}, seen=seen)
    both = dict.fromkeys(seen, mine)
    refused = fault_of(lambda: profile.agencies.set_parts(agency.id, both, seen=seen))
    assert refused is ModelFault.EDIT_CONFLICT
    cells = profile.audits.assignments(office.audit.id)
    assert {each.parts for each in cells} == {CellParts(), theirs}


def test_the_offices_list_of_agencies_upon_an_older_look_is_refused(office: Office) -> None:
    audits = office.profile.audits
    seen = audits.usual_agencies()
    theirs, mine = (UsualAgency(code=code, name=code, position=99) for code in ("a", "b"))
    audits.set_usual_agencies((*seen, theirs), seen=seen)
    refused = fault_of(lambda: audits.set_usual_agencies((*seen, mine), seen=seen))
    assert refused is ModelFault.EDIT_CONFLICT
    assert audits.usual_agencies() == (*seen, theirs)


def test_words_of_a_letter_upon_an_older_look_are_refused(office: Office) -> None:
    tracker, audit_id = office.profile.tracker, office.audit.id
    seen = dict(tracker.contacts(audit_id).words)
    tracker.set_words(audit_id, {WordsKind.LETTER: "Theirs."}, seen=seen)
    mine = {WordsKind.LETTER: "Mine.", WordsKind.FIRST: "Mine too."}
    refused = fault_of(lambda: tracker.set_words(audit_id, mine, seen=seen))
    assert refused is ModelFault.EDIT_CONFLICT
    assert tracker.contacts(audit_id).words == {WordsKind.LETTER: "Theirs."}
    tracker.set_words(audit_id, {WordsKind.FIRST: "Mine too."}, seen=seen)
    assert tracker.contacts(audit_id).words[WordsKind.FIRST] == "Mine too."
