"""What differs, what is far apart, and how a comment begins; and the pack that is printed of it."""

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.filling import Filling
from forms.loading import read_tool
from forms.scope import Status
from models.snapshots import Agency, Assignment, Case
from office.agreement import FAR_APART
from office.analysis import Record, case_sheet
from office.case_prints import case_pack_name, case_pack_pdf
from office.case_reading import (
    Reading,
    answers_differ,
    beginning,
    far_apart,
    grades_apart,
    of_one,
    places_of,
)
from office.overview import load_overview, load_records
from tests.export.exchange import NOW, UINS
from tests.office.arrivals import take
from tests.world import full_answers, shipped

TOOL = read_tool(shipped())
CASE = Case(id="c", uin="CSA-01", label="A", position=0)
GRADES = [option.code for option in TOOL.question("judgement-A").kind.options]
LABELS = {option.code: option.label for option in TOOL.question("judgement-A").kind.options}


def sheet_of(*given_answers):
    """A case on which each agency gave these answers; None for an agency without a form."""
    agencies = [
        Agency(id=f"a{n}", code=f"a{n}", name=f"Agency {n}", position=n)
        for n in range(len(given_answers))
    ]
    records = [
        Record(
            assignment=Assignment(
                case_id="c",
                agency_id=agency.id,
                status=Status.AUDITED if answers is not None else Status.AWAITING,
                reason="",
                entry="e" if answers is not None else None,
                revision=1,
            ),
            entry=None,
            filling=Filling(TOOL, answers) if answers is not None else None,
        )
        for agency, answers in zip(agencies, given_answers, strict=True)
    ]
    return case_sheet(TOOL, CASE, agencies, records)


def place_of(sheet, code):
    return [question.code for question in sheet.questions].index(code)


@given(st.lists(st.one_of(st.none(), st.sampled_from(GRADES)), min_size=1, max_size=6))
def test_steps_are_counted_between_the_best_and_the_worst_grade(given_grades):
    sheet = sheet_of(*({"judgement-A": grade} if grade else None for grade in given_grades))
    place = place_of(sheet, "judgement-A")
    steps = [GRADES.index(grade) for grade in given_grades if grade]
    expected = max(steps) - min(steps) if steps else 0
    assert grades_apart(sheet, place) == expected
    listed = [each.place for each in far_apart(sheet)]
    assert (place in listed) == (expected >= FAR_APART)
    assert answers_differ(sheet, place) == (len(set(steps)) > 1)


def test_who_gave_which_grade_is_said():
    sheet = sheet_of({"judgement-A": GRADES[0]}, None, {"judgement-A": GRADES[3]})
    (apart,) = far_apart(sheet)
    assert apart.steps == 3
    assert apart.given == (("Agency 0", LABELS[GRADES[0]]), ("Agency 2", LABELS[GRADES[3]]))


def test_an_answer_that_is_no_grade_is_never_far_apart():
    sheet = sheet_of({"Q1": "yes"}, {"Q1": "no"})
    assert grades_apart(sheet, place_of(sheet, "Q1")) == 0
    assert far_apart(sheet) == ()


def test_filters_show_what_they_say():
    one = {"Q1": "yes", "Q1.comment": "Done.", "Q2": "yes"}
    sheet = sheet_of(one, {"Q1": "no", "Q2": "yes"})

    def codes(**wish):
        asked = {"agency_id": "", "reading": Reading.FULL, "differing": False, **wish}
        return [sheet.questions[at].code for at in places_of(sheet, {"Q1", "Q2"}, **asked)]

    assert codes() == ["Q1", "Q2"]
    assert codes(differing=True) == ["Q1"]
    assert codes(reading=Reading.COMMENTS) == ["Q1"]
    assert codes(reading=Reading.COMMENTS, agency_id="a1") == []
    assert codes(differing=True, agency_id="a1") == ["Q1"], "it differs from the others"
    assert [column.agency.id for column in of_one(sheet, "a1").columns] == ["a1"]


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("One sentence.", "One sentence."),
        ("No stop at all", "No stop at all"),
        ("First. Second.", "First. \u2026"),
        ("Was it? Yes.", "Was it? \u2026"),
        ("Done on time.\nFirst. Second.\n\nThird.", "Done on time.\nFirst. \u2026\nThird."),
        ("Version 1.5 was used. Then 2.0.", "Version 1.5 was used. \u2026"),
        ("", ""),
    ],
)
def test_a_comment_begins_with_the_first_sentence_of_each_line(text, begin):
    assert beginning(text) == begin


@given(st.text())
def test_the_beginning_of_a_comment_is_in_it(text):
    lines = [line for line in text.splitlines() if line.strip()]
    begun = beginning(text).split("\n") if lines else []
    for line, begin in zip(lines, begun, strict=True):
        assert line.startswith(begin.removesuffix(" \u2026"))


def test_the_case_pack_holds_every_answer_of_the_case_and_no_auditor(office, exchange):
    said = "The quarterly plan was reviewed on the first day."
    other = exchange.entry(UINS[0], comment=said)
    other.answers["judgement-A"] = GRADES[2]
    take(office, exchange.made_return(exchange.entry(UINS[0])).raw)
    take(office, exchange.made_return(other, agency=1).raw)
    overview = load_overview(office, exchange.audit_id)
    case_id = overview.cases[0].id
    pdf = case_pack_pdf(overview, load_records(office, overview), case_id, NOW)
    with pypdfium2.PdfDocument(pdf) as document:
        text = " ".join(
            " ".join(page.get_textpage().get_text_bounded() for page in document).split()
        )
    for words in (said, "CE-01", "OFFICIAL-SENSITIVE", "2 of 2 agencies", "Look at this first"):
        assert words in text
    assert "To discuss: two grades apart or more" in text
    assert all(agency.name in text for agency in overview.agencies)
    assert "Robin Example" not in text
    assert case_pack_name(overview, case_id) == "CSA-2026_CE-01_Case-pack.pdf"


def test_a_case_without_any_form_is_printed_too(office, exchange):
    overview = load_overview(office, exchange.audit_id)
    pdf = case_pack_pdf(overview, load_records(office, overview), overview.cases[0].id, NOW)
    with pypdfium2.PdfDocument(pdf) as document:
        assert "0 of 2 agencies" in document[0].get_textpage().get_text_bounded()


def test_full_answers_of_one_kind_differ_nowhere():
    sheet = sheet_of(full_answers({}), full_answers({}))
    assert not any(answers_differ(sheet, place) for place in range(len(sheet.questions)))
