"""The shipped tool against the structure of the audit that it follows (product.md CE-12..38)."""

import json

import pytest

from forms.definition import Role, Tool
from forms.kinds import Grade, Text, Ticks, options_of
from forms.library import SHIPPED, shipped_definition, shipped_tools

TOOL = shipped_tools()[0]
NUMBERED = {
    question.number.removeprefix("Q"): question for question in TOOL.questions if question.number
}

PAGES = {
    "Before and at referral": ["1", "2"],
    "Assessment": ["3", "4", "5", "6", "7"],
    "Plan and family": ["8", "9"],
    "Working together": ["10", "11", "12"],
    "Recording, oversight and step-down": ["13", "14", "", "15", "16"],
    "Judgement on quality assurance": [""],
    "Parts that apply": [""],
    "Intrafamilial adult perpetrator": ["17", "18"],
    "Child sexual exploitation": ["19"],
    "Harmful sexual behaviour": ["20"],
    "Judgement on work specific to sexual abuse": [""],
    "Judgement on partnership working": [""],
    "Overall judgement": [""],
    "Closing statements": ["", "", "", ""],
    "Immediate concern": [""],
}

PARTS = {
    "2": 2,
    "5": 2,
    "7": 4,
    "8": 2,
    "9": 3,
    "13": 2,
    "14": 2,
    "20": 2,
}

FOLLOWUPS = {
    "9": {"Q9.views": ("yes_no", None)},
    "10": {"Q10.challenged": ("choice", {"no"})},
    "12": {"Q12.challenged": ("yes_no", {"no"})},
    "16": {"Q16.rationale": ("text", {"yes"}), "Q16.challenged": ("yes_no", {"no"})},
}

# What the paper form got wrong, product.md section 2: none of it may come back.
SLIPS = [
    "interfamilial",
    "ofsted",
    "did you agency",
    "agencies evidence",
    "agencies finding",
    "was agency",
    "impact of the management",
    "case conference",
    "requires improvement practice",
    "gcsx",
    "@",
    "lscb",
    "please",
]


def test_the_questions_stand_in_the_order_of_the_paper_form() -> None:
    assert list(NUMBERED) == [str(number) for number in range(1, 21)]
    assert {
        page.title: [each.number.removeprefix("Q") for each in page.questions]
        for page in TOOL.pages
    } == PAGES


@pytest.mark.parametrize("number", NUMBERED)
def test_a_numbered_question_is_complete(number: str) -> None:
    question = NUMBERED[number]
    assert question.code == question.number == f"Q{number}"
    assert [option.code for option in options_of(question.kind)] == ["yes", "no", "na"]
    assert question.required
    assert question.reason is not None
    assert question.comment is not None
    assert question.comment.required
    assert question.favourable == ({"no"} if number == "18" else {"yes"})
    assert question.reported
    assert "{share}" in question.report
    assert question.themes
    assert question.guidance
    assert question.evidence
    assert len(question.label) < len(question.text)


@pytest.mark.parametrize("number", NUMBERED)
def test_sub_items_and_halves_are_ticks_on_one_number(number: str) -> None:
    parts = NUMBERED[number].parts
    found = len(parts.kind.options) if parts and isinstance(parts.kind, Ticks) else 0
    assert found == PARTS.get(number, 0)


def test_the_family_members_of_questions_7_and_9() -> None:
    codes = {}
    for number in ("7", "9"):
        parts = NUMBERED[number].parts
        assert parts is not None
        assert isinstance(parts.kind, Ticks)
        codes[number] = [option.code for option in parts.kind.options]
    assert codes == {
        "7": ["child", "parents", "partner", "community"],
        "9": ["child", "parents", "carers"],
    }


@pytest.mark.parametrize("number", NUMBERED)
def test_follow_ups_come_on_the_answer_that_the_paper_form_names(number: str) -> None:
    found = {
        each.code: (each.kind.name, set(each.when.values) if each.when else None)
        for each in NUMBERED[number].followups
    }
    assert found == FOLLOWUPS.get(number, {})
    for followup in NUMBERED[number].followups:
        assert followup.when is None or followup.when.question == f"Q{number}"


def test_who_challenged_a_delay_is_asked_once_somebody_did() -> None:
    (who,) = TOOL.question("Q12.challenged").followups
    assert who.kind.name == "line"
    assert who.when is not None
    assert (who.when.question, who.when.values) == ("Q12.challenged", {"yes"})


def test_step_down_questions_hang_on_a_question_of_their_own() -> None:
    for number in ("15", "16"):
        when = NUMBERED[number].when
        assert when is not None
        assert (when.question, when.values) == ("closure", {"yes"})
    assert not TOOL.question("closure").number
    assert not TOOL.question("closure").reported


def test_each_group_of_the_theme_section_is_asked_where_it_is_ticked() -> None:
    groups = {page.group: page.when for page in TOOL.pages if page.group}
    assert list(groups) == [
        "Intrafamilial adult perpetrator",
        "Child sexual exploitation",
        "Harmful sexual behaviour",
    ]
    ticks = TOOL.question("groups").kind
    assert isinstance(ticks, Ticks)
    assert ticks.none == "none"
    asked = [code for when in groups.values() if when is not None for code in sorted(when.values)]
    assert [option.code for option in ticks.options] == [*asked, "none"]
    assert [option.label for option in ticks.options][:3] == list(groups)


def judgements(tool: Tool) -> dict[str, Grade]:
    return {
        question.code: question.kind
        for question in tool.questions
        if isinstance(question.kind, Grade)
    }


def test_four_judgements_each_with_its_reason() -> None:
    found = judgements(TOOL)
    assert [kind.over for kind in found.values()] == [("A",), ("B",), (), ("A", "B")]
    for code, kind in found.items():
        assert [option.label for option in kind.options][:4] == [
            "Outstanding",
            "Good",
            "Requires improvement",
            "Inadequate",
        ]
        assert all(option.descriptor for option in kind.options[:4])
        comment = TOOL.question(code).comment
        assert comment is not None
        assert comment.required
    assert TOOL.scale("four-grades").favourable == {"outstanding", "good"}


def test_only_the_theme_section_may_be_judged_not_relevant() -> None:
    labels = {code: kind.options[-1].label for code, kind in judgements(TOOL).items()}
    assert labels.pop("judgement-B") == "No part of this section was relevant"
    assert set(labels.values()) == {"Inadequate"}


def test_the_partnership_judgement_is_on_and_can_be_switched_off() -> None:
    assert [(switch.code, switch.on) for switch in TOOL.switches] == [
        ("partnership", True),
        ("safety", True),
    ]
    assert len(judgements(TOOL.with_blocks(frozenset({"partnership"})))) == 4
    assert list(judgements(TOOL.with_blocks(frozenset()))) == [
        "judgement-A",
        "judgement-B",
        "judgement-D",
    ]


def test_four_closing_boxes() -> None:
    boxes = TOOL.pages[-2].questions
    assert [each.code for each in boxes] == ["good-practice", "improvement", "issues", "summary"]
    for box in boxes[:3]:
        assert not box.required
        assert box.parts is not None
        assert isinstance(box.parts.kind, Ticks)
        assert [option.code for option in box.parts.kind.options] == ["own", "other"]
    summary = boxes[3].kind
    assert boxes[3].required
    assert isinstance(summary, Text)
    assert summary.soft_words == 150


def test_an_immediate_concern_is_asked_last_and_can_be_switched_off() -> None:
    (question,) = TOOL.pages[-1].questions
    assert question.kind.name == "yes_no"
    assert question.required
    assert not question.number
    assert not question.favourable
    assert question.fields == (question.answer,)
    assert question.alert is not None
    assert question.alert.values == {"yes"}
    assert "not a referral" in question.alert.text
    assert "procedures" in question.alert.text
    without = TOOL.with_blocks(frozenset({"partnership"}))
    assert "concern" not in {each.code for each in without.questions}


def test_header_and_guidance() -> None:
    assert [line.source for line in TOOL.header] == [
        "case",
        "agency",
        "auditor_name",
        "auditor_title",
    ]
    assert all(any(run.bold for run in block.runs) for block in TOOL.guidance)
    assert not any("**" in block.plain for block in TOOL.guidance)
    assert TOOL.thanks


def test_themes_and_glossary() -> None:
    assert len(TOOL.themes) == 16
    used = {theme for question in TOOL.questions for theme in question.themes}
    assert used == {theme.code for theme in TOOL.themes}
    known = {entry.code for entry in TOOL.glossary}
    assert known >= {"GCP", "AIM", "CAF", "IRO", "LADO", "MARAC", "ICPC", "SMART", "DSL", "S47"}


def test_only_answers_with_options_are_counted() -> None:
    for question in TOOL.questions:
        assert bool(question.report) == bool(question.favourable)
        assert not question.favourable or question.reported


@pytest.mark.parametrize("slip", SLIPS)
def test_the_slips_of_the_paper_form_are_not_repeated(slip: str) -> None:
    words = json.dumps(json.loads(shipped_definition(SHIPPED[0])), ensure_ascii=False)
    assert slip not in words.lower()


def test_paths_stay_as_released() -> None:
    """Returns in the field are stored by these paths: a new wording may not move one."""
    by_role = {role: [each.path for each in TOOL.fields if each.role is role] for role in Role}
    assert len(by_role[Role.ANSWER]) == 38
    assert len(by_role[Role.COMMENT]) == 27
    assert len(by_role[Role.REASON]) == 22
    assert len(by_role[Role.PARTS]) == 11
    assert [path for path in by_role[Role.ANSWER] if not path.startswith("Q")] == [
        "closure",
        "judgement-A",
        "groups",
        "groups.why-none",
        "judgement-B",
        "judgement-C",
        "judgement-D",
        "good-practice",
        "improvement",
        "issues",
        "summary",
        "concern",
    ]
