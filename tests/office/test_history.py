"""The history of an office as people read it: on the screen, as a table and on paper alike."""

import csv
import io

import pytest

from forms.kinds import Grade
from models.profile import Profile
from office.change_words import line_words
from office.history import HistoryWish, audit_trail, history_csv, load_history
from tests.export.exchange import NOW, Exchange
from tests.office.arrivals import take
from tests.office.reviewing import ask, entry_of, moderate, pick
from tests.office.test_letters import words_of

AGENCY = "Children's social care"


@pytest.fixture
def reviewed(exchange: Exchange, office: Profile) -> Profile:
    take(office, exchange.made_return().raw)
    entry = entry_of(office, exchange)
    judgement = next(each for each in exchange.tool.questions if isinstance(each.kind, Grade))
    ask(office, entry, "Which plan is meant?", "Q6.comment")
    pick(office, entry, "Q1.comment")
    moderate(office, entry, judgement.code, "good", "Too little is said.")
    return office


def test_questions_and_grades_are_told_in_words_wherever_the_history_is_read(
    reviewed: Profile, exchange: Exchange
):
    wish = HistoryWish(audit_id=exchange.audit_id)
    judgement = next(each for each in exchange.tool.questions if isinstance(each.kind, Grade))
    expected = {
        f"Query to {AGENCY}, case CE-01: Q6, comment",
        f"Answer marked: {AGENCY}, case CE-01, Q1, comment: good practice",
        f"The office\u2019s own grade: {AGENCY}, case CE-01, {judgement.label}",
    }
    history = load_history(reviewed, wish)
    shown = {line_words(each, tool=history.tool(each)) for each in history.part.lines}
    assert expected <= shown
    rows = list(csv.DictReader(io.StringIO(history_csv(reviewed, wish).decode("utf-8-sig"))))
    assert expected <= {row["what"] for row in rows}
    grades = [row["changes"] for row in rows if row["kind"] == "grade-moderated"]
    assert grades == ["Grade: is now \u201cGood\u201d"]
    printed = words_of(audit_trail(reviewed, wish, NOW.astimezone()))
    assert "Q6, comment" in printed
    assert "Q6.comment" not in printed


def test_the_history_of_the_whole_office_words_each_line_by_the_tool_of_its_audit(
    reviewed: Profile, exchange: Exchange
):
    history = load_history(reviewed, HistoryWish())
    assert set(history.tools) == {exchange.audit_id}
    told = [line_words(each, tool=history.tool(each)) for each in history.part.lines]
    assert f"Query to {AGENCY}, case CE-01: Q6, comment" in told


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Q6, comment", {"query-asked"}),
        ("q1, COMMENT", {"answer-picked"}),
        ("Judgement on quality", {"grade-moderated"}),
        ("Outstanding or no such grade", set()),
    ],
)
def test_what_a_line_shows_is_found(
    reviewed: Profile, exchange: Exchange, typed: str, found: set[str]
):
    for audit_id in (exchange.audit_id, None):
        part = load_history(reviewed, HistoryWish(audit_id=audit_id, typed=typed)).part
        assert {each.kind.value for each in part.lines} == found
