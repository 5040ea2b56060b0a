"""Filling in one form: what is asked, what is missing, what is sent, and that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.definition import Field, Tool
from forms.errors import AnswerFault, Gap, GapKind
from forms.filling import Filling, PageStatus, Progress
from forms.kinds import Choice, Ticks
from forms.library import shipped_tools
from tests.forms.drafts import STEADY, page, question, tool_of

CSA = shipped_tools()[0]
OPTIONAL_COMMENT = {"prompt": "Anything else?", "required": False}


def small() -> Tool:
    """One question with everything around it, then a page that depends on it."""
    return tool_of(
        page(
            "one",
            question(
                "Q1",
                not_applicable={"reason": "Why not?"},
                comment={"prompt": "Evidence?"},
                parts={"prompt": "Which?", "options": [{"code": "a", "label": "A"}]},
                followups=[
                    question(
                        "who", "line", when={"answer": ["no"]}, comment={"prompt": "Say more"}
                    ),
                    question("always", comment=OPTIONAL_COMMENT),
                ],
            ),
            question("Q2", "text", required=False),
        ),
        page("two", question("Q3", "number", high=10), when={"question": "Q1", "in": ["no"]}),
    )


def gaps_of(filling: Filling) -> list[tuple[GapKind, str]]:
    return [(gap.kind, gap.path) for gap in filling.gaps()]


def put(filling: Filling, **texts: str) -> Filling:
    for path, text in texts.items():
        filling.put(path.replace("__", "."), text)
    return filling


def test_an_empty_form_asks_for_its_answers_first() -> None:
    filling = Filling(small())
    assert gaps_of(filling) == [
        (GapKind.ANSWER_MISSING, "Q1"),
        (GapKind.ANSWER_MISSING, "Q1.always"),
    ]
    assert filling.status(filling.tool.pages[0]) is PageStatus.NOT_STARTED
    assert filling.status(filling.tool.pages[1]) is PageStatus.NOT_APPLICABLE
    assert filling.answers() == {}


def test_gaps_come_in_reading_order_with_their_question_and_page() -> None:
    filling = put(Filling(small()), Q1="no")
    assert gaps_of(filling) == [
        (GapKind.COMMENT_MISSING, "Q1.comment"),
        (GapKind.ANSWER_MISSING, "Q1.who"),
        (GapKind.ANSWER_MISSING, "Q1.always"),
        (GapKind.ANSWER_MISSING, "Q3"),
    ]
    filling.put("Q1.who", "Police")
    assert gaps_of(filling)[1] == (GapKind.COMMENT_MISSING, "Q1.who.comment")
    first, last = filling.gaps()[0], filling.gaps()[-1]
    assert (first.page, last.page) == ("one", "two")
    assert filling.gaps(filling.tool.pages[1]) == (last,)


def test_not_applicable_needs_its_reason_and_no_comment() -> None:
    filling = put(Filling(small()), Q1="na", Q1__always="yes")
    assert gaps_of(filling) == [(GapKind.REASON_MISSING, "Q1.reason")]
    assert filling.field_applies("Q1.reason")
    assert not filling.field_applies("Q1.comment")
    assert not filling.field_applies("Q1.parts")
    filling.put("Q1.reason", "No referral was made.")
    assert gaps_of(filling) == []
    assert filling.status(filling.tool.pages[0]) is PageStatus.COMPLETED


def test_an_answer_needs_its_comment_and_blanks_are_no_comment() -> None:
    filling = put(Filling(small()), Q1="yes", Q1__always="no", Q1__comment=" \n ")
    assert gaps_of(filling) == [(GapKind.COMMENT_MISSING, "Q1.comment")]
    filling.put("Q1.comment", "Seen in the notes.")
    assert gaps_of(filling) == []


def test_what_a_changed_answer_hides_is_kept_and_not_sent() -> None:
    filling = put(
        Filling(small()),
        Q1="no",
        Q1__comment="Late",
        Q1__parts="a",
        Q1__who="The school",
        Q1__who__comment="In writing",
        Q1__always="yes",
        Q3="7",
    )
    whole = filling.answers()
    assert len(whole) == 7
    filling.put("Q1", "na")
    filling.put("Q1.reason", "Not our case")
    assert filling.answers() == {"Q1": "na", "Q1.reason": "Not our case", "Q1.always": "yes"}
    assert filling.text("Q1.who") == "The school"
    assert filling.text("Q3") == "7"
    filling.put("Q1", "no")
    assert filling.answers() == whole
    assert filling.texts["Q1.reason"] == "Not our case"


def test_what_cannot_be_read_is_kept_as_typed_and_is_a_gap() -> None:
    filling = put(Filling(small()), Q1="no", Q3="eleven")
    last = filling.gaps()[-1]
    assert last.kind is GapKind.NOT_READABLE
    assert last.fault is AnswerFault.NOT_A_NUMBER
    assert filling.text("Q3") == "eleven"
    assert "Q3" not in filling.answers()
    filling.put("Q3", "11")
    assert filling.gaps()[-1].facts == ("0", "10")
    filling.put("Q3", " 07 ")
    assert filling.rejection("Q3") is None
    assert filling.answers()["Q3"] == "7"
    assert filling.text("Q3") == " 07 "


def test_an_unreadable_text_that_is_hidden_is_no_gap() -> None:
    filling = put(Filling(small()), Q1="yes", Q1__comment="Seen", Q1__always="yes", Q3="eleven")
    assert gaps_of(filling) == []


def test_texts_of_another_version_are_kept_apart() -> None:
    filling = Filling(small(), {"Q1": "yes", "Q9.comment": "From the old form"})
    assert filling.kept_apart == {"Q9.comment": "From the old form"}
    assert "Q9.comment" not in filling.texts
    assert "Q9.comment" not in filling.answers()
    with pytest.raises(KeyError):
        filling.field("Q9.comment")


def test_progress_counts_questions_without_their_follow_ups() -> None:
    filling = Filling(small())
    first, second = filling.tool.pages
    assert filling.progress(first) == Progress(answered=1, asked=2)
    put(filling, Q1="no", Q1__comment="Late", Q1__who="Police", Q1__who__comment="x")
    assert filling.progress(first) == Progress(answered=1, asked=2)
    assert filling.status(first) is PageStatus.IN_PROGRESS
    filling.put("Q1.always", "yes")
    assert filling.progress(first) == Progress(answered=2, asked=2)
    assert filling.status(first) is PageStatus.COMPLETED
    assert filling.status(second) is PageStatus.NOT_STARTED
    assert filling.progress(second) == Progress(answered=0, asked=1)


def test_a_text_answer_that_reads_like_a_code_is_only_a_text() -> None:
    tool = tool_of(page("p", question("Q1", "text", comment={"prompt": "Why?"})))
    filling = put(Filling(tool), Q1="na")
    assert filling.field_applies("Q1.comment")
    assert gaps_of(filling) == [(GapKind.COMMENT_MISSING, "Q1.comment")]


def test_an_option_named_like_no_answer_does_not_hold_before_it_is_chosen() -> None:
    options = [{"code": "None", "label": "None"}, {"code": "Some", "label": "Some"}]
    when = {"question": "Q1", "in": ["None"]}
    tool = tool_of(page("p", question("Q1", "choice", options=options), question("Q2", when=when)))
    assert not Filling(tool).applies("Q2")
    assert put(Filling(tool), Q1="None").applies("Q2")


def test_a_follow_up_is_asked_only_where_its_question_is() -> None:
    when = {"question": "Q1", "in": ["yes"]}
    tool = tool_of(
        page("p", question("Q1"), question("Q2", when=when, followups=[question("more")]))
    )
    assert put(Filling(tool), Q1="yes").applies("Q2.more")
    assert not put(Filling(tool), Q1="no", Q2="yes").applies("Q2.more")


def test_parts_may_be_asked_for() -> None:
    parts = {"prompt": "Which?", "required": True, "options": [{"code": "a", "label": "A"}]}
    filling = Filling(tool_of(page("p", question("Q1", parts=parts))))
    assert gaps_of(filling) == [(GapKind.ANSWER_MISSING, "Q1")]
    assert gaps_of(put(filling, Q1="yes")) == [(GapKind.PARTS_MISSING, "Q1.parts")]
    assert gaps_of(put(filling, Q1__parts="a")) == []


def test_a_question_that_leans_on_a_block_switched_off_is_not_asked() -> None:
    pages = [page("two", question("Q2", when={"question": "Q1", "in": ["yes"]}))]
    sections = [
        {"code": "A", "title": "A", "switch": "extra", "pages": [page("one", question("Q1"))]},
        {"code": "B", "title": "B", "pages": pages},
    ]
    tool = tool_of(sections=sections)
    assert put(Filling(tool), Q1="yes").applies("Q2")
    assert not put(Filling(tool.with_blocks(frozenset())), Q1="yes").applies("Q2")


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"Q10": "no"}, "Q10.challenged"),
        ({"Q12": "no"}, "Q12.challenged"),
        ({"Q12": "no", "Q12.challenged": "yes"}, "Q12.challenged.by"),
        ({"closure": "yes"}, "Q15"),
        ({"closure": "yes", "Q16": "yes"}, "Q16.rationale"),
        ({"closure": "yes", "Q16": "no"}, "Q16.challenged"),
        ({"groups": "intrafamilial"}, "Q17"),
        ({"groups": "intrafamilial"}, "Q18"),
        ({"groups": "harmful-behaviour exploitation"}, "Q19"),
        ({"groups": "harmful-behaviour exploitation"}, "Q20"),
        ({"groups": "none"}, "groups.why-none"),
    ],
)
def test_the_shipped_tool_asks_on_the_right_answers_only(
    answers: dict[str, str], asked: str
) -> None:
    assert Filling(CSA, answers).applies(asked)
    for path in answers:
        others = {other: text for other, text in answers.items() if other != path}
        assert not Filling(CSA, others).applies(asked)


def test_views_of_the_family_are_always_asked_for() -> None:
    for answer in ("", "yes", "no", "na"):
        assert Filling(CSA, {"Q9": answer}).applies("Q9.views")


def test_judgements_are_gaps_of_their_own_kind() -> None:
    missing = [gap.path for gap in Filling(CSA).gaps() if gap.kind is GapKind.JUDGEMENT_MISSING]
    assert missing == ["judgement-A", "judgement-B", "judgement-C", "judgement-D"]


def first_answer(field: Field) -> str:
    kind = field.kind
    if isinstance(kind, Choice | Ticks):
        return kind.options[0].code
    return "Written down in the notes."


def test_answering_every_gap_in_turn_completes_the_shipped_form() -> None:
    filling = Filling(CSA)
    answered: list[Gap] = []
    while gaps := filling.gaps():
        answered.append(gaps[0])
        filling.put(gaps[0].path, first_answer(filling.field(gaps[0].path)))
        assert len(answered) < len(CSA.fields)
    statuses = {page.code: filling.status(page) for page in CSA.pages}
    assert {code for code, status in statuses.items() if status is not PageStatus.COMPLETED} == {
        "exploitation",
        "harmful-behaviour",
    }
    for each in CSA.pages:
        progress = filling.progress(each)
        assert progress.answered == progress.asked
    order = [field.path for field in CSA.fields]
    paths = [gap.path for gap in answered]
    assert paths == sorted(paths, key=order.index)


PATHS = [field.path for field in CSA.fields]
TEXTS = st.sampled_from(
    ["", "yes", "no", "na", "good", "none", "intrafamilial", "child parents", "own", "A few words"]
)


@STEADY
@given(st.lists(st.tuples(st.sampled_from(PATHS), TEXTS), max_size=120))
def test_what_is_sent_applies_and_reads_back_the_same(puts: list[tuple[str, str]]) -> None:
    filling = Filling(CSA)
    for path, text in puts:
        filling.put(path, text)
    sent = filling.answers()
    assert all(filling.field_applies(path) for path in sent)
    received = Filling(CSA, sent)
    assert received.answers() == sent
    assert not any(gap.kind is GapKind.NOT_READABLE for gap in received.gaps())
    assert dict(puts).items() >= filling.texts.items()
    assert {gap.path for gap in filling.gaps()}.isdisjoint(sent)
