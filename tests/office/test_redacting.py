"""Words that identify somebody are taken out: they are in no text and no file any more."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from export.name_gate import look_for_names
from export.return_file import ReturnEntry
from forms.scope import Scope, Status
from models import rewriting
from models.all_tables import Row
from models.auditor_snapshots import CaseNames
from models.backups import BackupReason
from models.case_snapshots import OfficeWord
from models.change_snapshots import FieldChange, HistoryFilter
from models.errors import ModelError, ModelFault
from models.keyed_snapshots import Paper
from models.profile import Profile, open_profile
from models.vault import read_vault, unlock
from office.errors import OfficeFault, OfficeRejected
from office.intake import IntakeRun
from office.keying import begin, hand_over, take_in
from office.redacting import RedactionWish, find_words, redact, words_digest, words_in
from office.search import SearchWish, search
from office.source import Source
from office.undo import settle_conflict, undo_return
from tests.decrypted import in_the_clear
from tests.export.exchange import NOW, PASSPHRASE, UINS, checker, other_laptop
from tests.office.arrivals import take
from tests.office.reviewing import ask, entry_of, moderate, overview_of, pick, read

# Letters that nothing else in a profile holds; invented, and no name the check would stop.
WORDS = "quillfeather marsh"
SAID = f"The plan was agreed with Quillfeather Marsh, and quillfeather  marsh came. {'x' * 9}"


def let_stay(exchange, comment: str, uin: str = UINS[0]) -> ReturnEntry:
    """A form with a comment in which the auditor called everything found no name."""
    entry, key = exchange.entry(uin, comment=comment), exchange.details.settle_key
    found = look_for_names({"Q1.comment": comment}, checker(), CaseNames(), key).open
    return replace(entry, names=CaseNames(settled=frozenset(each.digest for each in found)))


@pytest.fixture
def sent(office: Profile, exchange):
    """Two revisions with the words in several places; the second counts."""
    first = exchange.made_return(let_stay(exchange, SAID), exchange.entry(UINS[1]))
    take(office, first.raw)
    second = exchange.made_return(let_stay(exchange, f"Again: {SAID}"), after=first)
    take(office, second.raw)
    return second


def wish_for(office, exchange, **fields) -> RedactionWish:
    usual = {"words": "Quillfeather-marsh", "reason": "A name of the family."}
    entry = entry_of(office, exchange)
    return RedactionWish(entry_id=entry.id, path="Q1.comment", **{**usual, **fields})


def take_out(office, exchange, **fields):
    return redact(office, overview_of(office, exchange), wish_for(office, exchange, **fields), NOW)


def files_with(folder: Path, word: str) -> list[str]:
    """Read every file of the profile as whoever has its key could."""
    key = unlock(read_vault(folder), PASSPHRASE)
    found: list[str] = []
    for path in folder.rglob("*"):
        if path.is_file():
            raw = in_the_clear(path, key) if path.suffix == ".db" else path.read_bytes()
            if word.lower() in raw.decode("latin-1").lower():
                found.append(str(path.relative_to(folder)))
    return found


def kept_with(office: Profile, word: str) -> list[str]:
    """The same wherever the office keeps its rows: the server is one place where a word can be."""
    found = files_with(office.folder, word)
    if office.is_shared:
        with office._database.looking() as connection:
            rows = (connection.execute(select(each)).all() for each in Row.metadata.sorted_tables)
            found += ["server"] if any(word in repr(each).lower() for each in rows) else []
    return found


def test_the_words_are_in_no_text_and_no_file_of_the_profile(office, exchange, sent):
    entry = entry_of(office, exchange)
    ask(office, entry, "Who is Quillfeather Marsh?")
    pick(office, entry, "Q1.comment", note="About Quillfeather Marsh", start=3, stop=9)
    question = next(each.code for each in exchange.tool.questions if each.code == "Q1")
    moderate(office, entry, question, "good", "Quillfeather Marsh is named.")
    for reason in BackupReason:
        office.backups.make(reason, NOW)
    shutil.copyfile(office.folder / "profile.db", office.folder / "profile.db.part")
    assert len(files_with(office.folder, "quillfeather")) > len(BackupReason)
    done = take_out(office, exchange)
    assert (done.places, done.owed) == (4, None)  # two in each revision
    assert files_with(office.folder, "quillfeather") == []
    text = entry_of(office, exchange).answers["Q1.comment"]
    assert text == "Again: The plan was agreed with [redacted], and [redacted] came. " + "x" * 9
    for each in office.intake.entry_history(entry.case_id, entry.agency_id):
        assert words_in(WORDS)[0] not in each.answers["Q1.comment"].lower()
    result = search(office, SearchWish(typed="quillfeather"), lambda _done, _total: None)
    assert result.hits == ()


def test_the_words_go_from_what_the_office_wrote_and_its_history_too(office, exchange):
    """Reasons, names of files and lines of the history may quote what is to be gone."""
    whose = overview_of(office, exchange)
    cell = (whose.cases[0].id, whose.agencies[0].id)
    word = OfficeWord(status=Status.NO_REPLY, reason="Quillfeather Marsh is on leave.")
    office.cases.set_cells({cell: word})
    office.agencies.describe(replace(whose.agencies[0], name="Renamed since"), for_later=False)
    first = exchange.made_return(let_stay(exchange, SAID))
    run = IntakeRun(office, NOW)
    (taken,) = run.take([Source(of=first.raw, name="Quillfeather_Marsh.auditreturn")])
    assert taken.code == "new"
    rival = exchange.made_return(exchange.entry(), details=other_laptop(exchange.details))
    assert take(office, rival.raw).code == "conflict"
    entry = entry_of(office, exchange)
    settle_conflict(office, entry, UINS[0], "Quillfeather Marsh said so on the phone.", NOW)
    assert len(kept_with(office, "quillfeather")) == 1
    why = "It names Quillfeather Marsh, the aunt."
    take_out(office, exchange, reason=why, instead="Ms Quillfeather Marsh")
    assert kept_with(office, "quillfeather") == []
    (trace,) = overview_of(office, exchange).reviews.redactions
    assert (trace.reason, trace.instead) == ("It names [redacted], the aunt.", "[redacted]")
    (change,) = about_reasons(office)
    assert change.after == "[redacted] is on leave."


def test_what_is_said_of_another_agency_stays(office, exchange, sent):
    whose = overview_of(office, exchange)
    word = OfficeWord(status=Status.NO_REPLY, reason="Quillfeather Marsh is on leave.")
    beside = {(case.id, whose.agencies[1].id): word for case in whose.cases}
    office.cases.set_cells(beside)
    before = about_reasons(office)
    take_out(office, exchange)
    assert about_reasons(office) == before
    after = {
        (each.case_id, each.agency_id): each for each in overview_of(office, exchange).assignments
    }
    assert {after[cell].reason for cell in beside} == {word.reason}


def about_reasons(office: Profile) -> list[FieldChange]:
    lines = office.changes.lines(HistoryFilter(), most=100).lines
    return [each for line in lines for each in line.fields if each.field == "reason"]


def test_a_paper_return_loses_the_words_wherever_its_paper_is_named(office, exchange):
    (me,) = office.staff.members()
    office.staff.name(me.slot_id, "KT")
    whose = overview_of(office, exchange)
    cell = (whose.cases[0].id, whose.agencies[0].id)
    paper = Paper(auditor_name="P. Paper", scan_ref="Quillfeather Marsh, folder 2")
    draft = begin(office, exchange.audit_id, cell, paper, NOW)
    office.keyed.set_paper(draft.form_id, paper)
    office.forms.save_scope(draft.form_id, Scope(status=Status.NOT_KNOWN, reason="No record."))
    hand_over(office, draft.form_id, checker(), NOW)
    take_in(
        office,
        office.keyed.draft(draft.form_id),
        checker(),
        NOW,
        alone="Quillfeather Marsh is away.",
    )
    take_out(office, exchange)
    assert kept_with(office, "quillfeather") == []
    (received,) = office.intake.returns(exchange.audit_id)
    assert received.keyed is not None
    assert (received.keyed.scan_ref, received.keyed.alone) == (
        "[redacted], folder 2",
        "[redacted] is away.",
    )


def test_what_a_colleague_wrote_meanwhile_is_kept_and_loses_the_words_too(office, exchange, sent):
    entry = entry_of(office, exchange)
    moderate(office, entry, "Q1", "good", "Too little is said.")
    before = overview_of(office, exchange)
    moderate(office, entry, "Q1", "good", "Quillfeather Marsh is named, and too little is said.")
    ask(office, entry, "Who is Quillfeather Marsh?")
    rival = exchange.made_return(let_stay(exchange, SAID), details=other_laptop(exchange.details))
    assert take(office, rival.raw).code == "conflict"
    redact(office, before, wish_for(office, exchange), NOW)
    assert kept_with(office, "quillfeather") == []
    (grade,) = overview_of(office, exchange).reviews.moderations
    assert grade.reason == "[redacted] is named, and too little is said."


def test_what_stood_in_place_of_words_can_be_taken_out_as_well(office, exchange, sent):
    take_out(office, exchange, words="agreed", instead="Quillfeather\u2019s word")
    take_out(office, exchange, words="quillfeather\u2019s")
    take_out(office, exchange)
    assert kept_with(office, "quillfeather") == []


REWRITTEN = {
    "assignments.reason",
    "entries.answers entries.reason entries.replies",
    "moderations.reason",
    "picks.note",
    "queries.text",
    "redactions.reason redactions.instead",
}
# Nothing is taken out while somebody is keying in, and what was typed goes when it counts.
BEFORE_IT_COUNTS = "keyed_drafts"
NO_WORDS = {
    "assignments.status assignments.parts",
    "entries.return_id entries.status entries.state entries.cleared",
    "rulings.entry_id",
    "accepted.entry_id accepted.by",
    "queries.path queries.file_id queries.by",
    "redactions.path redactions.digest redactions.by",
    "moderations.question moderations.by moderations.grade moderations.entry_id",
    "picks.path picks.theme picks.entry_id picks.by",
}


def test_every_text_beside_a_case_and_an_agency_is_looked_through():
    """Whoever adds a column about a cell says here whether words can stand in it."""
    known = {each for line in REWRITTEN | NO_WORDS for each in line.split()}
    found = {
        f"{table.name}.{column.name}"
        for table in Row.metadata.tables.values()
        if {"case_id", "agency_id"} <= set(table.columns.keys())
        for column in table.columns
        if column.name not in {"id", "case_id", "agency_id"}
        and column.type.compile(sqlite.dialect()) in {"TEXT", "VARCHAR(40)"}
        and table.name != BEFORE_IT_COUNTS
    }
    assert found == known


def test_the_trace_says_all_but_the_words(office, exchange, sent):
    take_out(office, exchange, instead="mum")
    (trace,) = overview_of(office, exchange).reviews.redactions
    assert (trace.path, trace.instead, trace.length) == ("Q1.comment", "[mum]", len(WORDS))
    assert (trace.words, trace.places, trace.at) == (2, 4, NOW)
    assert (trace.reason, "quill" in repr(trace).lower()) == ("A name of the family.", False)
    assert "[mum]" in entry_of(office, exchange).answers["Q1.comment"]


def test_the_same_words_in_a_later_revision_are_pointed_out(office, exchange, sent):
    take_out(office, exchange)
    assert read(office, exchange, entry_of(office, exchange)).again == ()
    said = "Later the QUILLFEATHER\nMarsh family moved."
    take(office, exchange.made_return(let_stay(exchange, said), after=sent).raw)
    shown = read(office, exchange, entry_of(office, exchange))
    (again,) = shown.again
    assert said[again.start : again.stop] == "QUILLFEATHER\nMarsh"
    assert again.redaction.reason == "A name of the family."


def test_the_same_words_from_another_agency_about_the_case_are_pointed_out(office, exchange, sent):
    take_out(office, exchange)
    other = exchange.made_return(let_stay(exchange, SAID), agency=1)
    take(office, other.raw)
    assert len(read(office, exchange, entry_of(office, exchange, agency=1)).again) == 2


def test_returns_go_on_arriving_after_their_file_went(office, exchange, sent):
    """The order of revisions is known without the file: what follows it follows it still."""
    take_out(office, exchange)
    third = exchange.made_return(exchange.entry(comment="Third."), after=sent)
    assert take(office, third.raw).code == "newer"
    assert take(office, sent.raw).code == "duplicate"
    newest = entry_of(office, exchange)
    assert undo_return(office, newest.return_id, NOW) == 1
    assert "[redacted]" in entry_of(office, exchange).answers["Q1.comment"]
    assert kept_with(office, "quillfeather") == []


def test_other_cases_of_the_same_file_stay_as_they_were(office, exchange, sent):
    before = dict(entry_of(office, exchange, UINS[1]).answers)
    take_out(office, exchange)
    assert entry_of(office, exchange, UINS[1]).answers == before


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"words": " ... "}, OfficeFault.NO_WORDS),
        ({"reason": " "}, OfficeFault.NO_REDACTION_REASON),
    ],
)
def test_nothing_goes_without_words_or_a_reason(office, exchange, sent, fields, fault):
    with pytest.raises(OfficeRejected) as caught:
        take_out(office, exchange, **fields)
    assert caught.value.fault is fault
    assert overview_of(office, exchange).reviews.redactions == ()


def test_an_answer_that_counts_no_more_is_not_touched(office, exchange, sent):
    wish = wish_for(office, exchange)
    overview = overview_of(office, exchange)
    take(office, exchange.made_return(exchange.entry(comment="Third."), after=sent).raw)
    with pytest.raises(ModelError) as caught:
        redact(office, overview, wish, NOW)
    assert caught.value.fault is ModelFault.EDIT_CONFLICT


def test_what_the_disk_refused_is_done_at_the_next_opening(office, exchange, sent, monkeypatch):
    office.backups.make(BackupReason.DAILY, NOW)

    def refuse(*_arguments: object) -> None:
        raise ModelError(ModelFault.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(rewriting, "_write_anew", refuse)
        assert take_out(office, exchange).owed is not None
    office.close()
    again = open_profile(office.folder, PASSPHRASE)
    assert files_with(again.folder, "quillfeather") == []
    again.close()


TEXT = st.text(alphabet="aAbB ,.'\u2019\u00e9\n-", max_size=60)


@given(TEXT, TEXT)
def test_taking_out_leaves_the_words_nowhere(text, chosen):
    words = words_in(chosen)
    for start, stop in reversed(find_words(text, words)):
        assert words_in(text[start:stop]) == words
        text = f"{text[:start]}[]{text[stop:]}"
    assert find_words(text, words) == ()


@given(TEXT)
def test_a_hash_says_nothing_of_the_words_and_is_the_same_for_the_same_ones(text):
    words = words_in(text)
    mark = words_digest(b"k" * 32, words)
    assert mark == words_digest(b"k" * 32, words_in(text.upper().lower()))
    assert mark != words_digest(b"l" * 32, words)
