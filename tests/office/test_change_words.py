"""Every field that a change can be about has a name for people, and codes have words."""

import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime

import pytest

from models.change_snapshots import ChangeKind, FieldChange, HistoryLine
from models.particulars import TextWords
from models.snapshots import Agency, AuditDetails, Case, UsualAgency
from models.tracker_snapshots import WordsKind
from office.change_fields import has_words
from office.change_words import change_lines, kinds_with, line_words

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


def test_kinds_are_found_by_their_words() -> None:
    assert kinds_with("PACKS issued") == {ChangeKind.PACKS_ISSUED}
    assert kinds_with("no such thing") == frozenset()
