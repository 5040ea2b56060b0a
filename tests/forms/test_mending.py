"""Drafts from files with mistakes: anything may stand anywhere, and nobody has to type a code."""

import json
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.drafting import Draft, Put
from forms.errors import ToolFault, ToolRejected
from forms.loading import read_tool
from forms.mending import can_be_draft, mended_codes, unknown_fields
from tests.forms.drafts import STEADY, draft, page, question, raw

TWO = [{"code": "a", "label": "A"}, {"code": "b", "label": "B"}]
JUNK = st.sampled_from([5, 1.5, None, True, "zz", "", [], {}, [5], {"a": 1}, [[]]])
CODES = {ToolFault.DOUBLED_CODE, ToolFault.BAD_CODE}


def whole():
    followup = question("f1", when={"answer": ["a"]})
    first = question("Q1", "choice", options=deepcopy(TWO), followups=[followup], themes=["plans"])
    return draft(page("one", first, question("Q2", "grade", scale="two")), page("two"))


def places(data, way=()):
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield (*way, key)
        if isinstance(value, dict | list):
            yield from places(value, (*way, key))


def problems_of(definition):
    with pytest.raises(ToolRejected) as caught:
        read_tool(raw(definition))
    return caught.value.problems


@STEADY
@given(st.data())
def test_codes_and_unknown_fields_are_mended_whatever_stands_there(data):
    definition = whole()
    for _ in range(data.draw(st.integers(1, 4))):
        way = data.draw(st.sampled_from(list(places(definition))))
        inside = definition
        for key in way[:-1]:
            inside = inside[key]
        inside[way[-1]] = deepcopy(data.draw(JUNK))
    drafted = Draft(raw(definition))
    problems = drafted.problems()
    if not can_be_draft(problems):
        return
    drafted.apply(*mended_codes(drafted, problems))
    drafted.apply(*unknown_fields(drafted, drafted.problems()))
    left = [each for each in drafted.problems() if each.place.pointer != "id"]
    assert not {each.fault for each in left} & {*CODES, ToolFault.UNKNOWN_FIELD}


def test_a_doubled_code_is_given_to_the_first_that_has_it():
    definition = draft(page("one", question("Q1"), question("Q1"), question("Q3")))
    drafted = Draft(raw(definition))
    drafted.apply(*mended_codes(drafted, problems_of(definition)))
    codes = [each["code"] for each in drafted.entries("sections/0/pages/0/questions")]
    assert codes == ["Q1", "Q2", "Q3"]


def test_what_stands_in_place_of_an_entry_is_replaced_and_its_neighbours_stay():
    definition = draft(page("one", question("Q1"), question("Q2")))
    definition["sections"][0]["pages"][0]["questions"][1] = 5
    drafted = Draft(raw(definition))
    drafted.apply(Put(pointer="sections/0/pages/0/questions/1/text", value="What about it?"))
    first, second = json.loads(drafted.written())["sections"][0]["pages"][0]["questions"]
    assert (first["code"], second) == ("Q1", {"text": "What about it?"})
