"""Every field that a change can be about has a name for people, and codes have words."""

import re
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum

import pytest

from forms.kinds import NOT_APPLICABLE, Grade
from forms.library import shipped_tools
from models.change_snapshots import ChangeKind, FieldChange, HistoryLine
from models.particulars import TextWords
from models.review_snapshots import GOOD_PRACTICE
from models.snapshots import Agency, AuditDetails, Case, UsualAgency
from models.tracker_snapshots import WordsKind
from office.change_fields import has_words
from office.change_kinds import kinds_with
from office.change_words import change_lines, line_words
from office.place_words import place_words

NOBODYS_WORD = {"id", "position", "edit"}


def names_in(kind: type, inside: str = "") -> Iterator[str]:
    hints = typing.get_type_hints(kind)
    for each in fields(kind):
        if is_dataclass(hints[each.name]):
            yield from names_in(hints[each.name], f"{inside}{each.name}.")
        elif each.name not in NOBODYS_WORD:
            yield f"{inside}{each.name}"


def line(kind: ChangeKind, *facts: str, changes: tuple[FieldChange, ...] = ()) -> HistoryLine:
    return HistoryLine(
        at=datetime(2026, 11, 21, tzinfo=UTC),
        person="KT",
        kind=kind,
        audit_id=None,
        audit="",
        facts=facts,
        fields=changes,
        reason="",
    )


@pytest.mark.parametrize("kind", [AuditDetails, Case, Agency, UsualAgency, TextWords])
def test_every_field_has_a_name(kind: type) -> None:
    assert [name for name in names_in(kind) if not has_words(name)] == []


def test_every_text_to_agencies_has_a_name() -> None:
    assert [kind for kind in WordsKind if not has_words(kind.value)] == []


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_no_place_for_a_fact_is_left_in_a_line(kind: ChangeKind) -> None:
    words = line_words(line(kind, "one", "two", "three", "four"))
    assert "{" not in words
    assert "{" not in line_words(line(kind))


def test_a_fact_that_looks_like_a_place_stays_as_it_is() -> None:
    assert (
        line_words(line(ChangeKind.AUDIT_COPIED, "{1}", "B")) == "Audit made: {1}, as a copy of B"
    )


def test_a_query_about_a_whole_case_names_no_question() -> None:
    assert line_words(line(ChangeKind.QUERY_ASKED, "CSA-01", "Police", "")) == (
        "Query to Police, case CSA-01"
    )


def test_dates_and_codes_are_put_in_words() -> None:
    told = change_lines(
        line(
            ChangeKind.CASE_CHANGED,
            "CSA-01",
            changes=(
                FieldChange(field="return_by", before="2026-03-14", after=""),
                FieldChange(field="facts.age", before="", after="5-9"),
                FieldChange(field="status", before="awaiting", after="not-known", of="CSA-01, GP"),
                FieldChange(field="words.draft", before="", after="", is_kept=False),
            ),
        )
    )
    assert told == (
        "Return date: was \u201c14 March 2026\u201d, is now blank",
        "Age: is now \u201c5 to 9\u201d",
        "CSA-01, GP: Status: was \u201cAwaiting return\u201d, is now \u201cNot known\u201d",
        "Draft of the pen picture: changed. The history keeps no copy of it.",
    )


def enums_in(kind: type, inside: str = "") -> Iterator[tuple[str, Enum]]:
    hints = typing.get_type_hints(kind)
    for each in fields(kind):
        for hint in (hints[each.name], *typing.get_args(hints[each.name])):
            if is_dataclass(hint) and hint is hints[each.name]:
                yield from enums_in(hint, f"{inside}{each.name}.")
            elif isinstance(hint, type) and issubclass(hint, Enum):
                yield from ((f"{inside}{each.name}", member) for member in hint)


CODED = [each for kind in (AuditDetails, Case, Agency, TextWords) for each in enums_in(kind)]


@pytest.mark.parametrize(("name", "member"), CODED)
def test_every_code_that_a_field_can_hold_has_words(name: str, member: Enum) -> None:
    change = FieldChange(field=name, before="", after=str(member.value))
    (told,) = change_lines(line(ChangeKind.AUDIT_CHANGED, changes=(change,)))
    assert f"\u201c{member.value}\u201d" not in told


def test_agencies_come_and_go() -> None:
    come = FieldChange(field="agency", before="", after="Police")
    gone = FieldChange(field="agency", before="GP", after="")
    told = change_lines(line(ChangeKind.AGENCIES_CHANGED, changes=(come, gone)))
    assert told == ("Agency added: Police", "Agency taken out: GP")


def test_settings_are_told_by_name_and_by_what_is_not_usual() -> None:
    settings = "Early help, yes, no\nPrimary 1, Church Lane, no, no\nPrimary 2, yes, yes"
    change = FieldChange(field="facts.settings", before="", after=settings, of="Schools")
    (told,) = change_lines(line(ChangeKind.AGENCIES_CHANGED, changes=(change,)))
    assert told.endswith(
        "\u201cEarly help, Primary 1, Church Lane (not asked), Primary 2 (took part)\u201d"
    )


TOOL = shipped_tools()[0]
JUDGED = next(each for each in TOOL.questions if isinstance(each.kind, Grade))
GRADES = [option for option in JUDGED.kind.options if option.code != NOT_APPLICABLE]


def test_a_place_is_named_by_its_question_and_what_the_box_is_for() -> None:
    first = next(each for each in TOOL.questions if each.number and each.comment and each.reason)
    places = (first.code, f"{first.code}.comment", f"{first.code}.reason")
    told = [
        line_words(line(ChangeKind.QUERY_ASKED, "CSA-01", "Police", each), tool=TOOL)
        for each in places
    ]
    start = f"Query to Police, case CSA-01: {first.number}"
    assert told == [start, f"{start}, comment", f"{start}, reason"]


def test_a_number_that_is_only_digits_is_said_to_be_a_questions() -> None:
    first = TOOL.questions[0]
    page = replace(TOOL.pages[0], questions=(replace(first, number="7", followups=()),))
    section = replace(TOOL.sections[0], pages=(page,))
    assert place_words(replace(TOOL, sections=(section,)), first.code) == "question 7"


def test_a_place_without_a_number_is_named_by_its_label() -> None:
    found = next(each for each in TOOL.questions if not each.number)
    assert place_words(TOOL, found.code) == found.label


def test_every_place_of_the_tools_that_ship_is_named_without_its_code() -> None:
    for tool in shipped_tools():
        named = [place_words(tool, each.path) for each in tool.fields]
        assert [each for each in named if re.search(r"\.(comment|reason|parts)\b", each)] == []


def test_grades_and_themes_are_told_as_the_tool_words_them() -> None:
    change = FieldChange(field="grade", before=GRADES[0].code, after=GRADES[1].code)
    moderated = line(ChangeKind.GRADE_MODERATED, "CSA-01", "Police", JUDGED.code, changes=(change,))
    assert change_lines(moderated, tool=TOOL) == (
        f"Grade: was \u201c{GRADES[0].label}\u201d, is now \u201c{GRADES[1].label}\u201d",
    )
    theme = TOOL.themes[0]
    marked = (
        line(ChangeKind.ANSWER_PICKED, "CSA-01", "Police", JUDGED.code, each)
        for each in (theme.code, GOOD_PRACTICE)
    )
    place = f"Answer marked: Police, case CSA-01, {JUDGED.label}"
    assert [line_words(each, tool=TOOL) for each in marked] == [
        f"{place}: {theme.label}",
        f"{place}: good practice",
    ]


def test_what_the_tool_has_no_more_keeps_its_code() -> None:
    gone = line(ChangeKind.QUERY_ASKED, "CSA-01", "Police", "Q99.comment")
    for tool in (TOOL, None):
        assert line_words(gone, tool=tool) == "Query to Police, case CSA-01: Q99.comment"


def test_kinds_are_found_by_their_words() -> None:
    assert kinds_with("PACKS issued") == {ChangeKind.PACKS_ISSUED}
    assert kinds_with("no such thing") == frozenset()
