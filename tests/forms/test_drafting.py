"""Writing a tool: every change of shape can be taken back, and codes are never used twice."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import blanks
from forms.comparing import Difference, compare, differences
from forms.drafting import Draft, Insert, Put, Take, begun, carried, moved, next_version, walk
from forms.kinds import KINDS
from forms.library import SHIPPED, shipped_definition
from tests.forms.drafts import STEADY, draft, page, question, raw

FIRST = "sections/0/pages/0/questions/0"


def shipped():
    return Draft(shipped_definition(SHIPPED[0]))


def test_a_draft_that_nobody_touched_is_the_tool_it_began_as():
    drafted = shipped()
    assert drafted.problems() == ()
    assert differences(Draft(shipped_definition(SHIPPED[0])).tool(), drafted.tool()) == ()


@STEADY
@given(st.data())
def test_every_change_of_shape_can_be_taken_back(data):
    drafted = shipped()
    stack = []
    for _ in range(data.draw(st.integers(1, 12))):
        before = drafted.written()
        here, _, _ = data.draw(st.sampled_from(list(walk(drafted))))
        changes = data.draw(
            st.sampled_from(
                [
                    (Take(pointer=here),),
                    (Insert(pointer=here, entry=blanks.new_question(drafted)),),
                    moved(drafted, here, 1),
                    moved(drafted, here, -1),
                    blanks.of_another_kind(drafted, here, data.draw(st.sampled_from([*KINDS]))),
                    blanks.under_new_code(drafted, here),
                    (Put(pointer=f"{here}/comment", value=None),),
                    (Put(pointer=f"{here}/comment/prompt", value="Why?"),),
                    (Put(pointer=f"{here}/not_applicable/label", value="Not here"),),
                    (Put(pointer=f"{here}/alert/text", value=None),),
                    (Insert(pointer="glossary/0", entry={"code": "w", "label": "Word"}),),
                ]
            )
        )
        stack.append((before, drafted.apply(*changes)))
    for before, back in reversed(stack):
        drafted.apply(*back)
        assert json.loads(drafted.written()) == json.loads(before)


LISTS = ("themes", "scales/0/grades", f"{FIRST}/options", f"{FIRST}/parts/options")


def with_lists():
    """A published version in which each kind of list has two codes."""
    two = [{"code": "o1", "label": "Always"}, {"code": "o2", "label": "Never"}]
    entry = question("Q1", "choice", options=two, parts={"prompt": "Which?", "options": two})
    scale = {"code": "s", "title": "Grades", "favourable": ["o1"], "grades": two}
    return Draft(raw(draft(page("p", entry), themes=two, scales=[scale])))


@pytest.mark.parametrize("pointer", LISTS)
def test_a_code_that_answers_stand_under_is_not_given_to_another_option(pointer):
    drafted, base = with_lists(), with_lists().tool()
    drafted.apply(Take(pointer=f"{pointer}/1"))
    kept = blanks.codes_before(base, drafted, pointer)
    assert blanks.new_option(drafted, pointer, kept)["code"] == "o3"


def test_options_that_come_back_after_another_kind_have_other_codes():
    drafted, base = with_lists(), with_lists().tool()
    for kind in ("text", "choice"):
        kept = blanks.codes_before(base, drafted, f"{FIRST}/options")
        drafted.apply(*blanks.of_another_kind(drafted, FIRST, kind, kept))
    codes = [each.code for each in blanks.listed(drafted, f"{FIRST}/options")]
    assert codes == ["o3", "o4"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_of_every_kind_becomes_one_of_every_other_without_a_leftover(kind):
    options = {"options": [{"code": "a", "label": "A"}, {"code": "b", "label": "B"}]}
    fields = {
        "choice": options,
        "ticks": options,
        "grade": {"scale": "two"},
        "number": {"low": 1, "high": 5},
        "text": {"lines": 3},
    }
    for other in KINDS:
        one = question("Q1", kind, **fields.get(kind, {}))
        drafted = Draft(raw(draft(page("one", one))))
        drafted.apply(*blanks.of_another_kind(drafted, FIRST, other))
        faults = {each.fault.value for each in drafted.problems()}
        assert faults <= {"empty"}, (kind, other)


def test_a_code_that_an_earlier_version_used_is_not_given_again():
    drafted = shipped()
    codes = {code for _, code, _ in walk(drafted)}
    last = max(int(code[1:]) for code in codes if code[1:].isdecimal())
    here = next(here for here, code, _ in walk(drafted) if code == f"Q{last}")
    drafted.apply(Take(pointer=here))
    new = blanks.new_question(drafted, codes)
    assert (new["code"], new["number"]) == (f"Q{last + 1}", f"Q{last}")


def test_a_question_made_new_takes_its_conditions_along():
    asked = question("Q1", followups=[question("more", when={"answer": ["no"]})])
    leaning = question("Q2", when={"question": "Q1.more", "in": ["yes"]})
    drafted = Draft(raw(draft(page("one", asked, leaning))))
    before = drafted.tool()
    drafted.apply(*blanks.under_new_code(drafted, FIRST))
    after = drafted.tool()
    assert [each.code for each in after.questions] == ["Q1-2", "Q1-2.more", "Q2"]
    assert after.question("Q2").when.question == "Q1-2.more"
    assert {each.code for each in compare(before, after).added} == {"Q1-2", "Q1-2.more"}


def test_a_question_goes_to_another_page():
    drafted = Draft(raw(draft(page("one", question("Q1"), question("Q2")), page("two"))))
    drafted.apply(*carried(drafted, FIRST, "sections/0/pages/1/questions"))
    assert [here for here, _, _ in walk(drafted)] == [
        FIRST,
        "sections/0/pages/1/questions/0",
    ]


@pytest.mark.parametrize(
    ("version", "taken", "wanted"),
    [
        ("1.0", [], "1.1"),
        ("1.0", ["1.1", "1.2"], "1.3"),
        ("3", ["4"], "5"),
        ("2024-spring", [], "2024-spring.1"),
        ("1.9", [], "1.10"),
    ],
)
def test_a_version_is_suggested_that_nobody_has(version, taken, wanted):
    assert next_version(version, taken) == wanted


def test_what_counts_otherwise_is_told_apart_from_what_reads_otherwise():
    first = draft(page("one", question("Q1", favourable=["yes"]), question("Q2"), question("Q3")))
    second = json.loads(json.dumps(first))
    one, two, three = second["sections"][0]["pages"][0]["questions"]
    one["favourable"] = ["no"]
    two["text"] = "Was there a plan?"
    three["kind"] = "date"
    second["sections"][0]["pages"][0]["questions"] = [two, one, three, question("Q4")]
    before, after = Draft(raw(first)).tool(), Draft(raw(second)).tool()
    found = {(each.what, each.code) for each in differences(before, after)}
    assert found >= {
        (Difference.COUNTS, "Q1"),
        (Difference.REWORDED, "Q2"),
        (Difference.ANSWERS, "Q3"),
        (Difference.ADDED, "Q4"),
    }
    assert any(what is Difference.MOVED for what, _ in found)


def test_a_draft_begins_with_other_particulars_and_the_same_questions():
    raw_draft = begun(shipped_definition(SHIPPED[0]), {"version": "1.1"})
    tool = Draft(raw_draft).tool()
    assert tool.version == "1.1"
    assert [each.code for each in tool.questions] == [
        each.code for each in shipped().tool().questions
    ]
