"""What a newer version of a tool changes, question by question."""

from forms.comparing import compare
from tests.forms.drafts import Draft, page, question, tool_of

TWO = [{"code": "home", "label": "At home"}, {"code": "school", "label": "At school"}]


def codes(*before: Draft, after: list[Draft]) -> dict[str, list[str]]:
    changes = compare(tool_of(page("first", *before)), tool_of(page("first", *after)))
    lists = {
        "added": changes.added,
        "removed": changes.removed,
        "reworded": changes.reworded,
        "changed": changes.changed,
    }
    return {name: [each.code for each in found] for name, found in lists.items() if found}


def test_the_same_tool_changes_nothing() -> None:
    assert codes(question("Q1"), after=[question("Q1")]) == {}


def test_questions_come_and_go_with_their_follow_ups() -> None:
    with_followup = question("Q2", followups=[question("who", "line")])
    assert codes(question("Q1"), after=[with_followup]) == {
        "added": ["Q2", "Q2.who"],
        "removed": ["Q1"],
    }


def test_other_words_are_told_from_other_answers() -> None:
    before = [question("Q1"), question("Q2", "choice", options=TWO), question("Q3"), question("Q4")]
    renamed = [{**TWO[0], "label": "In the home"}, TWO[1]]
    after = [
        {**question("Q1"), "text": "What else about Q1?"},
        question("Q2", "choice", options=renamed),
        question("Q3", "text"),
        question("Q4", comment={"prompt": "Why?"}),
    ]
    assert codes(*before, after=after) == {"reworded": ["Q1", "Q2"], "changed": ["Q3", "Q4"]}


def test_an_option_less_is_another_answer() -> None:
    before = question("Q1", "choice", options=TWO)
    after = {**question("Q1", "choice", options=TWO[:1]), "text": "In other words?"}
    assert codes(before, after=[after]) == {"changed": ["Q1"]}


def test_a_question_that_only_moved_has_not_changed() -> None:
    assert codes(question("Q1"), question("Q2"), after=[question("Q2"), question("Q1")]) == {}
