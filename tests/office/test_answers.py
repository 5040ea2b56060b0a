"""The answers behind a figure are those that it counts: no more, no less, and in any order."""

from hypothesis import given
from hypothesis import strategies as st

from forms.filling import Filling
from forms.loading import read_tool
from forms.scope import Status
from models.snapshots import Agency, Assignment, Case
from office.analysis import Record
from office.answers import FAVOURABLE, OTHER, answers_behind, draft, groups_of, in_group
from office.tally import Standing, percent, share_words, tally
from tests.world import shipped

TOOL = read_tool(shipped())
CASES = [Case(id=f"c{n}", uin=f"CSA-{n}", label="", position=n) for n in range(3)]
AGENCIES = [Agency(id=f"a{n}", code=f"a{n}", name=f"Agency {n}", position=n) for n in range(3)]
ANSWER = st.sampled_from(["yes", "no", "na", ""])
CELLS = st.lists(st.none() | st.tuples(ANSWER, ANSWER, ANSWER), min_size=9, max_size=9)
GRADES = [question.code for question in TOOL.questions if question.kind.name == "grade"]


def records(cells):
    """Nine cells: None where no form came, else what it says to Q1, Q2 and Q15's condition."""
    places = [(case, agency) for case in CASES for agency in AGENCIES]
    return [
        Record(
            assignment=Assignment(
                case_id=case.id,
                agency_id=agency.id,
                status=Status.AUDITED if said else Status.NOT_KNOWN,
                reason="",
                entry="e" if said else None,
                revision=1 if said else None,
            ),
            entry=None,
            filling=Filling(TOOL, {"Q1": said[0], "Q2": said[1], "closure": said[2]})
            if said
            else None,
        )
        for (case, agency), said in zip(places, cells, strict=True)
    ]


@given(CELLS, st.sampled_from(["Q1", "Q15", "Q2", *GRADES]))
def test_behind_each_figure_stand_as_many_answers_as_it_says(cells, code):
    question = TOOL.question(code)
    chosen = records(cells)
    lines = answers_behind(question, chosen, CASES, AGENCIES)
    counted = tally(question, [each.filling for each in chosen])
    found = {group.key: group.count for group in groups_of(question, lines)}

    assert len(lines) == counted.assignments == 9
    assert [len(in_group(lines, each.value)) for each in Standing] == [
        counted.applicable,
        counted.not_applicable,
        counted.not_asked,
        counted.unanswered,
        counted.not_audited,
    ]
    assert sum(found[each.value] for each in Standing if each is not Standing.APPLICABLE) == (
        9 - counted.applicable
    )
    if counted.favourable is not None:
        assert found[FAVOURABLE] == counted.favourable
        assert found[FAVOURABLE] + found[OTHER] == counted.applicable
    if counted.applicable >= 5:
        favourable = len(in_group(lines, FAVOURABLE))
        share = percent(favourable, counted.applicable)
        assert f"({share}%)" in share_words(favourable, counted.applicable)


@given(CELLS, st.sampled_from(["Q1", "Q15", "Q2"]))
def test_the_sentence_names_every_case_behind_its_figure_and_no_other(cells, code):
    question = TOOL.question(code)
    lines = answers_behind(question, records(cells), CASES, AGENCIES)
    for group in groups_of(question, lines):
        words = draft(question, lines, group)
        behind = {line.case.uin for line in in_group(lines, group.key)}
        assert bool(words) == bool(behind)
        assert {case.uin for case in CASES if case.uin in words} == behind
        if words:
            assert words.startswith(f"In {len(behind)} of ")
            assert f": {group.count} of " in words


@given(CELLS, st.permutations(range(9)))
def test_the_order_of_imports_changes_nothing(cells, order):
    chosen = records(cells)
    shuffled = [chosen[place] for place in order]
    for code in ("Q1", "Q15", "Q2"):
        question = TOOL.question(code)
        one, other = (
            answers_behind(question, each, CASES, AGENCIES) for each in (chosen, shuffled)
        )
        assert one == other
        assert tally(question, [each.filling for each in chosen]) == tally(
            question, [each.filling for each in shuffled]
        )
