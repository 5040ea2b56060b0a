"""Every bar of a chart adds up to what was asked for, and its words say the same as its parts."""

import re

from hypothesis import given
from hypothesis import strategies as st

from forms.filling import Filling
from forms.loading import read_tool
from forms.scope import Status
from models.snapshots import Agency, Assignment, Case
from office.charts import coverage_chart, grade_chart, share_chart
from office.coverage import coverage
from office.tally import tally
from tests.world import shipped

TOOL = read_tool(shipped())
GRADES = [question for question in TOOL.questions if question.kind.name == "grade"]
CODES = [option.code for option in GRADES[0].kind.options]
FORMS = st.lists(
    st.none() | st.tuples(st.sampled_from(["yes", "no", "na", ""]), st.sampled_from([*CODES, ""])),
    max_size=15,
)


def fillings(forms):
    codes = [question.code for question in GRADES]
    return [
        Filling(TOOL, {"Q1": said[0], "Q2": said[0], **dict.fromkeys(codes, said[1])})
        if said
        else None
        for said in forms
    ]


@given(FORMS)
def test_every_bar_holds_every_assignment_once(forms):
    rows = fillings(forms)
    shares = [tally(TOOL.question(code), rows) for code in ("Q1", "Q2", "Q15")]
    charts = (share_chart(shares), grade_chart([tally(each, rows) for each in GRADES]))
    for chart in charts:
        for stack in chart.stacks:
            assert all(place < len(chart.parts) for place, _length in stack.runs)
            assert sum(length for _place, length in stack.runs) == len(forms)
            said = chart.spoken(stack).removeprefix(f"{stack.label}: ")
            assert sum(map(int, re.findall(r"(?:^|, )(\d+) ", said))) == len(forms)


def test_the_sentence_names_both_ends_and_what_has_too_few_answers():
    rows = [Filling(TOOL, {"Q1": "yes", "Q2": "no" if n else "yes"}) for n in range(5)]
    shares = [tally(TOOL.question(code), rows) for code in ("Q1", "Q2", "Q15")]
    assert share_chart(shares).sentence == (
        "Most often favourable: Q1 (100%). Least often favourable: Q2 (20%). "
        "No applicable answers: Q15."
    )
    few = [tally(TOOL.question("Q1"), rows[:4])]
    assert share_chart(few).sentence == "Too few answers for a percentage: Q1."


def test_judgements_on_different_scales_are_not_drawn_on_one():
    one, other = tally(GRADES[0], []), tally(TOOL.question("Q1"), [])
    assert grade_chart([one, other]) is None
    assert grade_chart([one]).sentence == "No judgement was given yet."


def test_the_map_of_coverage_keeps_the_order_of_the_cases():
    cases = [Case(id=f"c{n}", uin=f"C-{n}", label="", position=n) for n in range(4)]
    agency = Agency(id="a", code="gp", name="GP", position=0)
    said = [
        (Status.NO_REPLY, None),
        (Status.AUDITED, "e"),
        (Status.AWAITING, None),
        (Status.NOT_KNOWN, "f"),
    ]
    cells = [
        Assignment(case_id=f"c{n}", agency_id="a", status=s, reason="", entry=e, revision=None)
        for n, (s, e) in enumerate(said)
    ]
    chart = coverage_chart(coverage(cases, [agency], cells))
    (row,) = chart.stacks
    assert [chart.parts[place] for place, _length in row.runs] == [
        "Closed without an answer",
        "Form returned",
        "Awaited",
        "Answered without a form",
    ]
    assert chart.sentence == "Each box is a case, from C-0 to C-3. Forms: 1 of 4. Still awaited: 1."
