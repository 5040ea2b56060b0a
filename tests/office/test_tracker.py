"""Who owes what, what to do next, and what is written to an agency about it."""

import csv
import io
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.data_table import data_csv
from export.errors import FileFault, FileRejected
from export.pack_file import open_pack
from forms.scope import Status
from models.case_snapshots import OfficeWord
from models.change_snapshots import ChangeKind, HistoryFilter
from models.errors import ModelError, ModelFault
from models.profile import Profile
from models.snapshots import UsualAgency
from models.tracker_snapshots import Contacts, ToldBy, WordsKind
from office.agency_words import PLACEHOLDERS, USUAL, filled, row_facts, unknown_places
from office.asking import dates_before
from office.chasing import chasing_pdf, chasing_table
from office.letters import covering, invitation_pdf
from office.new_audit import copied_details, start_audit
from office.overview import AuditOverview, load_overview
from office.pack_trial import try_pack
from office.setup import issue_packs
from office.tracker import NextStep, TrackerRow, days_words, left_words, step_words, tracker_rows
from tests.export.exchange import NOW, Exchange
from tests.office.test_letters import words_of

DUE = date(2026, 12, 18)
CALL = {"caller": "AB", "spoke_with": "safeguarding lead", "said": "They start on Monday."}


def overview_of(office: Profile, exchange: Exchange) -> AuditOverview:
    return load_overview(office, exchange.audit_id)


def rows_on(office: Profile, exchange: Exchange, day: date) -> dict[str, TrackerRow]:
    overview = overview_of(office, exchange)
    contacts = office.tracker.contacts(exchange.audit_id)
    return {row.agency.code: row for row in tracker_rows(overview, contacts, day)}


def first_agency(office: Profile, exchange: Exchange):
    return office.audits.agencies(exchange.audit_id)[0]


def kinds_noted(office: Profile) -> list[ChangeKind]:
    lines = office.changes.lines(HistoryFilter(), most=100).lines
    return [line.kind for line in lines if isinstance(line.kind, ChangeKind)]


def test_the_next_step_follows_the_day_and_what_was_sent(exchange: Exchange, office: Profile):
    agency = first_agency(office, exchange)
    audit_id, tracker = exchange.audit_id, office.tracker

    def step(days_after: int) -> NextStep:
        return rows_on(office, exchange, DUE + timedelta(days=days_after))[agency.code].step

    def remind(kind: WordsKind, days_after: int) -> None:
        tracker.note_reminder(audit_id, agency.id, kind, DUE + timedelta(days=days_after), "...")

    assert step(-30) is NextStep.WAIT
    assert step(-7) is NextStep.FIRST
    remind(WordsKind.FIRST, -7)
    assert step(-1) is step(0) is NextStep.WAIT
    assert step(1) is NextStep.SECOND
    remind(WordsKind.SECOND, 1)
    assert step(5) is NextStep.WAIT
    assert step(6) is NextStep.FINAL
    remind(WordsKind.FINAL, 6)
    assert step(11) is NextStep.PHONE
    tracker.note_call(audit_id, agency.id, DUE + timedelta(days=11), CALL)
    assert step(12) is NextStep.WAIT
    assert step(16) is NextStep.PHONE


def test_another_date_moves_the_agency_and_leaves_the_others(exchange: Exchange, office: Profile):
    agency = first_agency(office, exchange)
    later = DUE + timedelta(days=10)
    office.tracker.extend(
        exchange.audit_id, agency.id, later, reason="New laptops", asked_by="safeguarding lead"
    )
    rows = rows_on(office, exchange, DUE + timedelta(days=1))
    assert [row.days for row in rows.values() if row.agency.id != agency.id] == [-1] * (
        len(rows) - 1
    )
    own = rows[agency.code]
    assert (own.due, own.is_extended, own.days) == (later, True, 9)
    assert list(rows)[-1] == agency.code  # the late ones stand above it
    office.tracker.extend(exchange.audit_id, agency.id, None, reason="", asked_by="")
    assert not rows_on(office, exchange, DUE)[agency.code].is_extended
    back, on = (line.fields[0] for line in office.changes.lines(HistoryFilter(), most=2).lines)
    assert (on.before, on.after) == (back.after, back.before) == ("2026-12-18", "2026-12-28")
    assert kinds_noted(office)[:2] == [ChangeKind.DATE_EXTENDED] * 2


def test_a_later_date_stands_in_the_letter_and_in_a_pack_issued_again(
    exchange: Exchange, office: Profile
):
    agency = first_agency(office, exchange)
    later = date(2027, 1, 8)
    office.tracker.extend(exchange.audit_id, agency.id, later, reason="Ill", asked_by="lead")
    overview = overview_of(office, exchange)
    contacts = office.tracker.contacts(exchange.audit_id)
    letter = covering(overview, contacts, agency, "The office", "one two")
    printed = words_of(invitation_pdf(overview, agency, letter, NOW))
    assert "8 January 2027, extended for you from 18 December 2026" in printed
    both = office.audits.agencies(exchange.audit_id)[:2]
    made = issue_packs(
        office, exchange.audit_id, NOW, lambda _done, _total: None, [each.id for each in both]
    )
    opened = [
        open_pack(each.raw, each.issued.code_words, pins={}, now=NOW).pack.return_by
        for each in made
    ]
    assert opened == [later, DUE]


def test_words_of_the_office_are_filled_in_and_can_be_taken_back(
    exchange: Exchange, office: Profile
):
    agency = first_agency(office, exchange)
    own = "We count on [agency] by [return date]. [contact]"
    office.tracker.set_words(exchange.audit_id, {WordsKind.LETTER: own, WordsKind.FIRST: ""})
    overview = overview_of(office, exchange)
    contacts = office.tracker.contacts(exchange.audit_id)
    assert contacts.words == {WordsKind.LETTER: own}
    letter = covering(overview, contacts, agency, "", "one two")
    assert letter.words.startswith(f"We count on {agency.name} by 18 December 2026. ")
    office.tracker.set_words(exchange.audit_id, {WordsKind.LETTER: ""})
    assert office.tracker.contacts(exchange.audit_id).words == {}
    assert kinds_noted(office)[:2] == [ChangeKind.WORDS_CHANGED] * 2


@pytest.mark.parametrize("kind", list(WordsKind))
def test_the_ready_words_know_their_placeholders(
    exchange: Exchange, office: Profile, kind: WordsKind
):
    row = rows_on(office, exchange, DUE)[first_agency(office, exchange).code]
    assert unknown_places(USUAL[kind]) == ()
    text = filled(
        USUAL[kind], overview_of(office, exchange), row.agency, row_facts(row, "The office")
    )
    assert "[" not in text
    assert row.agency.name in text
    for case in office.audits.cases(exchange.audit_id):
        assert case.uin not in text


def test_a_reminder_names_the_office_where_no_contact_was_given(
    exchange: Exchange, office: Profile
):
    row = rows_on(office, exchange, DUE)[first_agency(office, exchange).code]
    overview = overview_of(office, exchange)
    nobody = replace(overview.audit.details, contact=" ")
    overview = replace(overview, audit=replace(overview.audit, details=nobody))
    text = filled(USUAL[WordsKind.FIRST], overview, row.agency, row_facts(row, "The office"))
    assert "ask us: The office" in text


@given(
    words=st.lists(
        st.sampled_from(("[agency]", "[ Contact ]", "[nobody]", "plain", "[", "]", "[]")),
        max_size=8,
    )
)
def test_what_is_put_in_is_not_looked_through_again(words: list[str]):
    text = " ".join(words)
    known = {name: f"[{name}]" for name in PLACEHOLDERS}
    details = type("D", (), {"title": "[contact]", "contact": "[agency]"})
    audit = type("A", (), {"details": details})
    overview = type("O", (), {"audit": audit})
    agency = type("G", (), {"name": "[audit]"})
    result = filled(text, overview, agency, known)  # type: ignore[arg-type]
    assert result.count("[nobody]") == text.count("[nobody]")
    assert ("nobody" in unknown_places(text)) == ("[nobody]" in text)


def test_the_chasing_list_names_who_owes_and_what_was_said(exchange: Exchange, office: Profile):
    agency = first_agency(office, exchange)
    day = DUE + timedelta(days=2)
    office.tracker.note_call(exchange.audit_id, agency.id, day, CALL)
    overview = overview_of(office, exchange)
    contacts = office.tracker.contacts(exchange.audit_id)
    rows = tracker_rows(overview, contacts, day)
    printed = words_of(chasing_pdf(overview, rows, contacts, datetime(2026, 12, 20, tzinfo=UTC)))
    for words in (agency.name, "2 days late", "They start on Monday", "safeguarding lead"):
        assert words in printed
    table = list(csv.DictReader(io.StringIO(data_csv(chasing_table(rows)).decode("utf-8-sig"))))
    assert [int(each["asked"]) for each in table] == [
        int(each["back"]) + int(each["waiting"]) for each in table
    ]
    assert {each["days_left"] for each in table} == {"-2"}
    assert next(each for each in table if each["agency_code"] == agency.code)["last_call_on"]


def test_the_chasing_list_counts_only_agencies_that_are_asked(exchange: Exchange, office: Profile):
    first = first_agency(office, exchange)
    word = OfficeWord(status=Status.NOT_ASKED, reason="")
    cases = office.audits.cases(exchange.audit_id)
    office.cases.set_cells({(case.id, first.id): word for case in cases})
    contacts = office.tracker.contacts(exchange.audit_id)
    overview = overview_of(office, exchange)
    rows = tracker_rows(overview, contacts, DUE)
    printed = words_of(chasing_pdf(overview, rows, contacts, NOW))
    asked = len(overview.agencies) - 1
    assert f"from {asked} of {asked} agencies" in printed


def test_what_was_noted_by_mistake_goes_and_the_history_knows(exchange: Exchange, office: Profile):
    agency = first_agency(office, exchange)
    office.tracker.note_call(exchange.audit_id, agency.id, DUE, CALL)
    office.tracker.note_reminder(exchange.audit_id, agency.id, WordsKind.FIRST, DUE, "Dear")
    contacts = office.tracker.contacts(exchange.audit_id)
    for noted in (*contacts.calls, *contacts.reminders):
        office.tracker.take_out(exchange.audit_id, noted)
        with pytest.raises(ModelError) as caught:
            office.tracker.take_out(exchange.audit_id, noted)
        assert caught.value.fault is ModelFault.NOT_FOUND
    assert office.tracker.contacts(exchange.audit_id) == Contacts()
    assert set(kinds_noted(office)[:4]) == {
        ChangeKind.CALL_NOTED,
        ChangeKind.CALL_TAKEN_OUT,
        ChangeKind.REMINDER_NOTED,
        ChangeKind.REMINDER_TAKEN_OUT,
    }


def test_an_agency_that_was_phoned_is_not_dropped_in_silence(exchange: Exchange, office: Profile):
    audit_id = exchange.audit_id
    standing = [
        UsualAgency(code=each.code, name=each.name, position=each.position)
        for each in office.audits.agencies(audit_id)
    ]
    extra = UsualAgency(code="probation", name="Probation", position=9)
    agency = office.audits.set_agencies(audit_id, [*standing, extra])[-1]
    office.tracker.note_call(audit_id, agency.id, DUE, CALL)
    with pytest.raises(ModelError) as caught:
        office.audits.set_agencies(audit_id, standing)
    assert (caught.value.fault, caught.value.facts) == (ModelFault.IN_USE, ("Probation",))


def test_a_pack_file_is_tried_as_the_agency_will_open_it(
    exchange: Exchange, office: Profile, tmp_path: Path
):
    made = exchange.made[0]
    tried = try_pack(office, exchange.audit_id, made.raw, NOW)
    assert (tried.pack.id, tried.is_in_force) == (made.issued.id, True)
    assert tried.cases == len(office.audits.cases(exchange.audit_id))
    office.tracker.note_told(
        exchange.audit_id, made.issued.id, DUE, ToldBy.PHONE, "safeguarding lead"
    )
    told, opened = office.tracker.contacts(exchange.audit_id).pack_deeds
    assert (told.told_by, opened.told_by) == (ToldBy.PHONE, None)
    again = issue_packs(
        office, exchange.audit_id, NOW, lambda _done, _total: None, [made.issued.agency_id]
    )
    assert not try_pack(office, exchange.audit_id, made.raw, NOW).is_in_force
    for place in (0, 40, len(made.raw) // 2, len(made.raw) - 1):
        damaged = bytearray(again[0].raw)
        damaged[place % len(damaged)] ^= 1
        with pytest.raises(FileRejected) as caught:
            try_pack(office, exchange.audit_id, bytes(damaged), NOW)
        assert caught.value.fault is FileFault.PACK_NOT_ISSUED_HERE


@given(days=st.integers(-400, 400))
def test_days_read_as_a_person_says_them(days: int):
    words = left_words(days)
    assert words == "Due today" if days == 0 else str(abs(days)) in words
    assert words.endswith("late") == (days < 0)


def test_nothing_is_said_of_days_where_nothing_is_awaited(exchange: Exchange, office: Profile):
    row = rows_on(office, exchange, DUE)[first_agency(office, exchange).code]
    done = replace(row, waiting=0, back=row.asked, step=NextStep.DONE)
    assert days_words(done) == ""
    assert step_words(done) == "Nothing more"


def test_a_pack_issued_after_midnight_is_of_the_day_on_this_computer(
    exchange: Exchange, office: Profile, monkeypatch: pytest.MonkeyPatch
):
    row = rows_on(office, exchange, DUE)[first_agency(office, exchange).code]
    assert row.pack is not None
    pack = replace(row.pack, issued_at=datetime(2026, 7, 1, 23, 30, tzinfo=UTC))
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "BST-1")
        time.tzset()
        table = chasing_table([replace(row, pack=pack)])
    time.tzset()
    names = [column.name for column in table.columns]
    assert table.rows[0][names.index("pack_issued")] == "2026-07-02"


def test_packs_of_an_older_date_are_known(exchange: Exchange, office: Profile):
    first, second = office.audits.agencies(exchange.audit_id)[:2]

    def known():
        contacts = office.tracker.contacts(exchange.audit_id)
        return dict(dates_before(overview_of(office, exchange), contacts))

    issue_packs(office, exchange.audit_id, NOW, lambda _done, _total: None)
    assert known() == {}
    later = DUE + timedelta(days=7)
    office.tracker.extend(exchange.audit_id, first.id, later, reason="Ill", asked_by="lead")
    assert known() == {first.id: DUE}
    issue_packs(office, exchange.audit_id, NOW, lambda _done, _total: None, [first.id])
    assert known() == {}
    audit = office.audits.get(exchange.audit_id)
    moved = replace(audit.details, return_by=later)
    office.audits.update(audit.id, moved, edit=audit.edit)
    every = {each.id for each in office.audits.agencies(audit.id)}
    assert known() == dict.fromkeys(every - {first.id}, DUE)
    word = OfficeWord(status=Status.NOT_ASKED, reason="")
    cases = office.audits.cases(audit.id)
    office.cases.set_cells({(case.id, second.id): word for case in cases})
    assert second.id not in known()


def test_a_copy_for_the_next_year_takes_the_words_along_and_nothing_else(
    exchange: Exchange, office: Profile
):
    agency = first_agency(office, exchange)
    office.tracker.set_words(exchange.audit_id, {WordsKind.FIRST: "Still open: [agency]."})
    office.tracker.note_call(exchange.audit_id, agency.id, DUE, CALL)
    office.tracker.extend(exchange.audit_id, agency.id, DUE, reason="Ill", asked_by="lead")
    details = copied_details(office.audits.get(exchange.audit_id).details, DUE)
    copy = start_audit(office, replace(details, code="CSA-27"), (), exchange.audit_id)
    assert office.tracker.contacts(copy) == Contacts(
        words={WordsKind.FIRST: "Still open: [agency]."}
    )


def test_more_time_is_named_only_while_something_is_owed(exchange: Exchange, office: Profile):
    agency = first_agency(office, exchange)
    office.tracker.extend(exchange.audit_id, agency.id, DUE, reason="Ill", asked_by="lead")
    office.tracker.extend(
        exchange.audit_id, agency.id, DUE + timedelta(days=3), reason="Ill", asked_by="lead"
    )
    (own,) = office.tracker.own_dates()
    assert (own.agency, own.until) == (agency.name, DUE + timedelta(days=3))
    cases = [case.id for case in office.audits.cases(exchange.audit_id)]
    word = OfficeWord(status=Status.OUT_OF_SCOPE, reason="Before the period")
    office.cases.set_cells({(case, agency.id): word for case in cases})
    assert office.tracker.own_dates() == ()
