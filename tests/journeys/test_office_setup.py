"""The office's way from an empty profile to coverage and counts, and again from last year's copy.

Sixty cells, as the product's own worked example has them: 34 forms, 15 not known, 6 out of scope,
3 without contact, 2 that nobody answered; question 7 is answered by 30, and not applicable to 4.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from anonymise import load_checker
from export.pack_file import open_pack
from export.return_file import ReturnDraft, ReturnEntry, make_return
from forms.scope import Scope, Status
from tests.journeys.hands import Keys, Mouse
from tests.journeys.person import let_work
from tests.journeys.test_whole_path import begin, records_of, try_the_kit
from tests.ui.office.seen import rows_of
from tests.world import full_answers, make_auditor
from ui.widgets.options import Tick

CASES, AGENCIES = 5, 12
SAID = (
    *((Status.AUDITED,) * 34),
    *((Status.NOT_KNOWN,) * 15),
    *((Status.OUT_OF_SCOPE,) * 6),
    *((Status.NO_CONTACT,) * 3),
    *((Status.AWAITING,) * 2),
)
Q7 = (*(("yes",) * 29), "no", *(("na",) * 4))
MOST_ACTIONS = 25
# Twelve packs are sealed slowly on purpose, and more slowly on a busy computer.
SEALING = 180
HANDS = pytest.mark.parametrize("hand", [Mouse, Keys])


@pytest.fixture(scope="module")
def checker():
    return load_checker()


@dataclass(frozen=True)
class Agencies:
    """What the agencies send back for the packs in a folder."""

    laptops: object
    checker: object

    def answer(self, packs, words, out):
        """Open each pack by its six words, and put a return of it into a folder."""
        out.mkdir()
        for number, (name, code) in enumerate(words):
            self._answer(number, (packs / name).read_bytes(), code, out)
            let_work(1)  # a window that stands still for half a minute takes it for a sleep

    def _answer(self, number, raw, code, out):
        now = datetime.now(UTC)
        auditor = make_auditor(self.laptops / f"{out.name}-{number}")
        contents = open_pack(raw, code, pins={}, now=now)
        auditor.forms.add_pack(contents.pack, contents.cases)
        places = enumerate(contents.cases, start=number * CASES)
        entries = [
            entry(case.uin, at, now, contents.pack.blocks)
            for at, case in places
            if SAID[at] is not Status.AWAITING
        ]
        draft = ReturnDraft(
            pack=auditor.forms.pack(contents.pack.id),
            entries=entries,
            auditor_name="A. Auditor",
            auditor_title="Safeguarding lead",
            declaration="I have checked that no names are in this form.",
            created_at=now,
        )
        made = make_return(draft, auditor.details, self.checker)
        auditor.close()
        (out / made.sent.file_name).write_bytes(made.raw)


def entry(uin, at, now, blocks):
    """What is said of one cell."""
    status = SAID[at]
    known, audited = status is not Status.NOT_KNOWN, status is Status.AUDITED
    reason = "The work with the family ended before the period." if known and not audited else ""
    scope = Scope(
        status=status,
        reason=reason,
        known_child=known,
        known_parents=known,
        last_involvement=now.date() - timedelta(days=9) if audited else None,
    )
    given = {"Q7": Q7[at], "concern": "no"} if audited else {}
    answers = full_answers(given, blocks) if audited else {}
    return ReturnEntry(uin=uin, scope=scope, answers=answers)


@pytest.fixture
def agencies(tmp_path, checker):
    return Agencies(laptops=tmp_path, checker=checker)


def new_audit(office):
    """Title, short name, return date and contact; the rest is the tool's own."""
    office.sees("Audits")
    office.press("New audit")
    office.sees("New audit")
    office.type_into("Title", "Child sexual abuse 2026")
    office.type_into("Short name", "CSA-2026")
    due = datetime.now(UTC).date() + timedelta(days=28)
    for part, number in (("Day", due.day), ("Month", due.month), ("Year", due.year)):
        office.type_into(f"{part}, Returns are due (optional)", str(number))
    office.type_into("Whom agencies can ask", "The partnership office, 01632 960 000")
    office.press("Create audit")
    office.sees("Cases")


def cases_and_agencies(office):
    """Five numbers typed, twelve agencies ticked."""
    office.type_into("UINs", ", ".join(f"CSA-0{number}" for number in range(1, CASES + 1)))
    office.press("Add these cases")
    office.sees("Cases", "Cases added: 5.")
    office.step("agencies")
    page = office.sees("Agencies")
    for tick in page.ticks.findChildren(Tick)[:AGENCIES]:
        office.press(tick.accessibleName())
    office.press("Save agencies")
    office.sees("Agencies", f"Agencies saved: {AGENCIES}.")


def issue(office, folder):
    """Put the packs into a folder; give their file names and six words."""
    folder.mkdir()
    office.choose_file(folder)
    office.press("Issue packs")
    page = office.sees("Packs", f"Packs issued: {AGENCIES}.", patience=SEALING)
    rows = records_of(page.table)
    assert len(rows) == AGENCIES
    heading = next(each for each in rows[0] if each.startswith("Six words"))
    return [(row["File"], row[heading]) for row in rows]


def take_in(office, folder):
    """Import a folder of returns."""
    office.step("returns")
    office.sees("Returns")
    office.choose_file(folder)
    office.press("Choose a folder")
    words = f"Files: {AGENCIES}. Taken in or here already: {AGENCIES}."
    office.sees("Returns", words, patience=SEALING)


def check_results(office):
    """Every cell stands once, every count is out of its own number."""
    office.step("coverage")
    page = office.sees("Coverage")
    cells = [word for row in rows_of(page.grid) for word in row[1 : 1 + CASES]]
    assert len(cells) == len(SAID)
    counted = {word: cells.count(word) for word in set(cells)}
    assert counted == {
        "Returned": 34,
        "Not known": 15,
        "Out of scope": 6,
        "No contact": 3,
        "Awaiting": 2,
    }
    lines = office.words().splitlines()
    for words in ("34 of 60", "24", "11 of 12", "2"):
        assert words in lines
    office.step("analysis")
    page = office.sees("Analysis")
    rows = {row["Question"].split()[0]: row for row in records_of(page.table)}
    assert rows["Q7"]["Favourable"] == "29 of 30 (97%)"
    assert rows["Q7"]["Not applicable"] == "4"
    assert rows["Q7"]["Unanswered"] == "0"
    assert rows["Q7"]["Not audited"] == "26"


@pytest.mark.journey
@HANDS
def test_from_an_empty_profile_to_coverage_and_counts_and_again_as_a_copy(
    start, agencies, tmp_path, hand
):
    office = start(tmp_path / "office", kind=hand)
    begin(office, "I work in the partnership office")
    new_audit(office)
    cases_and_agencies(office)
    try_the_kit(office, tmp_path)
    words = issue(office, tmp_path / "packs")
    agencies.answer(tmp_path / "packs", words, tmp_path / "returns")
    office.come_to_the_window()
    take_in(office, tmp_path / "returns")
    check_results(office)

    office.step("audits")
    office.sees("Audits", "CSA-2026")
    office.actions = 0
    office.press("Copy Child sexual abuse 2026 to a new audit")
    page = office.sees("New audit", "Copied from Child sexual abuse 2026")
    assert (page.title_box.value(), page.code.value()) == ("Child sexual abuse 2027", "CSA-2027")
    office.press("Create audit")
    office.sees("Cases")
    office.press("Make numbers")
    office.press("Add these cases")
    office.sees("Cases", "Cases added: 5.")
    office.step("packs")
    office.sees("Packs")
    words = issue(office, tmp_path / "packs-again")
    agencies.answer(tmp_path / "packs-again", words, tmp_path / "returns-again")
    office.come_to_the_window()
    take_in(office, tmp_path / "returns-again")
    check_results(office)
    assert office.actions <= MOST_ACTIONS
