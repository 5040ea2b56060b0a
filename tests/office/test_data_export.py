"""What leaves as tables says what the audit says, and no more than was wanted."""

import csv
import io
from collections import Counter

import pytest

from export.return_file import ReturnEntry
from forms.kinds import Grade
from forms.scope import Scope, Status
from office.analysis import analyse
from office.data_export import DataKind, DataWish, data_file, data_file_name, save_data
from office.overview import load_overview, load_records
from office.share_limit import LEAST_KEY
from office.tally import LEAST_FOR_SHARE, percent
from tests.export.exchange import COMMENT, MARKER, UINS
from tests.export.sheets import read_sheets
from tests.office.arrivals import take
from tests.office.reviewing import accept, entry_of, moderate

REASON = "Seen once in the walk-in clinic, with nothing to audit."


@pytest.fixture
def audit(office, exchange):
    """Six cells: three forms, an answer without one, two awaited."""
    short = Scope(status=Status.CONTACT_ONLY, reason=REASON)
    first = exchange.made_return(exchange.entry(UINS[0]), exchange.entry(UINS[1]))
    take(office, first.raw)
    formula = exchange.entry(UINS[0], comment="=1+1 was written\non two lines; nothing else.")
    second = exchange.made_return(
        formula, ReturnEntry(uin=UINS[1], scope=short, answers={}), agency=1
    )
    take(office, second.raw)
    overview = load_overview(office, exchange.audit_id)
    assert overview.coverage.forms == 3
    return overview, load_records(office, overview)


def tables_of(audit, *, with_texts):
    raw = data_file(*audit, DataWish(kind=DataKind.WORKBOOK, with_texts=with_texts), nothing)
    return {name: as_dicts(rows) for name, rows in read_sheets(raw).items()}


def as_dicts(rows):
    return [dict(zip(rows[0], row + [""] * len(rows[0]), strict=False)) for row in rows[1:]]


def csv_of(audit, kind, *, with_texts=False):
    raw = data_file(*audit, DataWish(kind=kind, with_texts=with_texts), nothing)
    assert raw.startswith(b"\xef\xbb\xbf")
    return as_dicts(list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))))


def nothing(_done, _total):
    pass


def test_counts_are_the_same_worked_out_from_the_rows_of_answers(audit):
    overview, chosen = audit
    tables = tables_of(audit, with_texts=False)
    main = [row for row in tables["answers"] if row["part"] == "answer"]
    for each in analyse(overview.tool, chosen).shares:
        rows = [row for row in main if row["question"] == each.question.code]
        states = Counter(row["state"] for row in rows)
        favourable = sum(1 for row in rows if row["value"] in each.question.favourable)
        assert len(rows) == 3, "a row for each form, answered or not"
        assert (states["answered"], states["not-applicable"]) == (
            each.applicable,
            each.not_applicable,
        )
        (counted,) = [
            row
            for row in tables["counts"]
            if row["level"] == "audit" and row["question"] == each.question.code
        ]
        assert counted["favourable"] == favourable == each.favourable
        assert counted["percent"] == "", "three answers are too few for a percentage"
        assert counted["assignments"] == 6


def test_every_case_at_every_agency_is_one_row_of_coverage(audit):
    rows = tables_of(audit, with_texts=True)["coverage"]
    places = Counter((row["uin"], row["agency_code"]) for row in rows)
    assert len(places) == 6
    assert set(places.values()) == {1}
    assert Counter(row["status"] for row in rows) == {
        "audited": 3,
        "contact-only": 1,
        "awaiting": 2,
    }
    assert [row["reason"] for row in rows if row["status"] == "contact-only"] == [REASON]
    assert {row["last_involvement"] for row in rows} == {"", "2026-09-14"}


def test_agencies_and_cases_add_up_to_the_audit(audit):
    rows = tables_of(audit, with_texts=False)["counts"]
    for column in ("applicable", "unanswered", "not_audited", "assignments"):
        sums = Counter()
        for row in rows:
            sums[row["level"]] += row[column]
        assert sums["audit"] == sums["agency"] == sums["case"]


def test_percentages_keep_to_the_number_that_the_office_set(office, exchange, audit):
    office.preferences.set(LEAST_KEY, "3")
    overview = load_overview(office, exchange.audit_id)
    rows = csv_of((overview, audit[1]), DataKind.COUNTS)
    with_share = [row for row in rows if row["percent"]]
    assert with_share
    for row in with_share:
        assert int(row["applicable"]) >= 3
        assert int(row["percent"]) == percent(int(row["favourable"]), int(row["applicable"]))
    about = csv_of((overview, audit[1]), DataKind.DICTIONARY)
    assert any("only where there are 3 answers or more" in row["meaning"] for row in about)
    for odd in ("0", "-3", "many", "3.5", ""):
        office.preferences.set(LEAST_KEY, odd)
        assert load_overview(office, exchange.audit_id).least == LEAST_FOR_SHARE


def test_percentages_stand_only_where_there_are_enough_answers(audit):
    for row in csv_of(audit, DataKind.COUNTS):
        if row["percent"]:
            assert int(row["applicable"]) >= LEAST_FOR_SHARE
            counts = int(row["favourable"]), int(row["applicable"])
            assert int(row["percent"]) == percent(*counts)


@pytest.mark.parametrize("kind", list(DataKind))
def test_nothing_that_was_written_is_in_a_file_without_texts(audit, kind):
    raw = data_file(*audit, DataWish(kind=kind), nothing)
    said = repr(list(read_sheets(raw).values())) if kind is DataKind.WORKBOOK else raw.decode()
    for text in (MARKER, REASON, "on two lines", "Robin Example", "2026-09-14"):
        assert text not in said
    if kind is DataKind.ANSWERS:
        assert "withheld" in said


def test_texts_stand_as_they_were_written_when_they_are_wanted(audit):
    rows = csv_of(audit, DataKind.ANSWERS, with_texts=True)
    comments = Counter(row["value"] for row in rows if row["field"] == "Q1.comment")
    inert = "'=1+1 was written\non two lines; nothing else."
    assert comments == {COMMENT: 2, inert: 1}
    assert "Robin Example" not in repr(rows), "the auditor is in no table"


def test_the_dictionary_explains_every_column_of_every_sheet(audit):
    raw = data_file(*audit, DataWish(kind=DataKind.WORKBOOK), nothing)
    sheets = read_sheets(raw)
    explained = {(row[0], row[1]) for row in sheets["dictionary"][1:] if row[2]}
    for name, rows in sheets.items():
        if name != "dictionary":
            assert {(name, column) for column in rows[0]} <= explained
    about = {row[1]: row[2] for row in sheets["dictionary"] if row[0] == "about"}
    assert about["marking"] == "OFFICIAL-SENSITIVE"
    assert "5 answers or more" in about["small_numbers"]
    alone = csv_of(audit, DataKind.DICTIONARY)
    assert {(row["sheet"], row["column"]) for row in alone if row["meaning"]} >= explained


def test_every_code_of_an_answer_is_in_the_sheet_of_questions(audit):
    tables = tables_of(audit, with_texts=False)
    codes = {row["field"]: row["codes"] for row in tables["questions"]}
    for row in tables["answers"]:
        if row["kind"] in {"yes_no", "choice", "grade", "ticks"}:
            for code in row["value"].split():
                assert f"{code} = " in codes[row["field"]]


def test_the_file_is_written_whole_and_named_by_codes(office, exchange, audit, tmp_path):
    path = tmp_path / data_file_name(audit[0], DataKind.WORKBOOK)
    path.write_bytes(b"an older one")
    save_data(office, exchange.audit_id, DataWish(kind=DataKind.WORKBOOK), path, nothing)
    assert path.name == "CSA-2026_data.xlsx"
    assert data_file_name(audit[0], DataKind.ANSWERS) == "CSA-2026_answers.csv"
    assert "answers" in read_sheets(path.read_bytes())
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [path.name]


def test_the_offices_grades_and_states_have_columns_of_their_own(office, exchange, audit):
    code = next(each.code for each in exchange.tool.questions if isinstance(each.kind, Grade))
    option = exchange.tool.question(code).kind.options[1]
    entry = entry_of(office, exchange)
    moderate(office, entry, code, option.code, "Too little is said.")
    accept(office, entry)
    overview = load_overview(office, exchange.audit_id)
    again = (overview, load_records(office, overview))
    for with_texts, reason in ((True, "Too little is said."), (False, "")):
        tables = tables_of(again, with_texts=with_texts)
        (graded,) = [row for row in tables["answers"] if row["moderated"]]
        assert (graded["uin"], graded["question"]) == (UINS[0], code)
        assert (graded["moderated_words"], graded["moderation_reason"]) == (option.label, reason)
        assert sorted(row["review"] for row in tables["coverage"] if row["review"]) == [
            "accepted",
            *["returned"] * (len([row for row in tables["coverage"] if row["revision"]]) - 1),
        ]
