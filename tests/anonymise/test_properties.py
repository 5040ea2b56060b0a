"""What must hold for every text, however it was typed."""

import logging
import socket
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anonymise import CaseContext, Checker, Finding, Kind, TypingCheck, load_checker

CHECKER = load_checker()
PIECES = (
    "Temitope",
    "jayden-lee's",
    "NASRIN",
    "mum",
    "Grace was seen",
    "Mr Green",
    "943 476 5919",
    "943\u00a0476\u00a05919",
    "JG 10 37 59 A",
    "07700 900123",
    "a.b@c.example",
    "www.d.example/x",
    "@kez_09",
    "AB31 4QT",
    "3rd June 2024",
    "dob 3.4.2011",
    "7 Fernlea Avenue",
    "Thornby High School",
    "KW",
    "ref AB/1234/56",
    "\u2019s",
    "\u201cHope\u201d",
    "Gr\u200ba\u00adce",
    "Zoe\u0308",
    "\ufb01ona",
    "\U0001f44d\U0001f3fd",
    "e\u0301\u0323",
    "\uff34\uff4f\uff4d",
    "(",
    ",",
    ".",
    "\n",
    "  ",
    "the plan",
)
MIXED = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), min_size=1, max_size=14
).map(" ".join)
QUICK = settings(max_examples=150, deadline=None, derandomize=True)


@contextmanager
def captured() -> Iterator[list[str]]:
    """Collect everything that is logged meanwhile, whatever its level."""
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    root, handler = logging.getLogger(), Kept(level=0)
    level = root.level
    root.addHandler(handler)
    root.setLevel(0)
    try:
        yield lines
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def marks(findings: tuple[Finding, ...]) -> list[tuple[int, int, Kind]]:
    return [(each.start, each.end, each.kind) for each in findings]


@QUICK
@given(MIXED)
def test_offsets_index_the_text_that_was_typed_in_order_and_apart(text: str) -> None:
    last = 0
    for finding in CHECKER.check(text):
        assert last <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end].strip()
        last = finding.end


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("\U0001f44d seen with Temitope\u2019s aunt", "Temitope"),
        ("spoke to Tem\u200bitope today", "Tem\u200bitope"),
        ("\u201cZoe\u0308 Nowak\u201d was told", "Zoe\u0308 Nowak"),
        ("NHS number 943\u2011476\u20115919.", "943\u2011476\u20115919"),
        ("rang \uff10\uff17\uff17\uff10\uff10 900456", "\uff10\uff17\uff17\uff10\uff10 900456"),
    ],
)
def test_a_finding_covers_what_was_typed_not_its_plain_reading(text: str, quoted: str) -> None:
    found = [text[each.start : each.end] for each in CHECKER.check(text)]
    assert quoted in found


def test_only_words_that_tell_of_nobody_are_remembered() -> None:
    checker = load_checker()
    checker.check("Temitope Qwzrt (KW, NHS 943 476 5919) told the worker at 7 Fernlea Way")
    assert "worker" in checker.remembered
    assert checker.remembered.keys().isdisjoint(
        {"Temitope", "Qwzrt", "943", "476", "5919", "KW", "7", "Fernlea"}
    )


@pytest.mark.parametrize(
    "text",
    [
        "Hope is the eldest, and mum's new partner is mark.",
        "Rose, the named nurse, and Joy from housing were told that will has been seen.",
        "spoke w faith and her sister n jack (14) re: hope's mum - known to all as Spud.",
        "Mother: Summer | Father: J. Field | Child: Mark to be seen at St Giles Trust",
    ],
)
def test_every_beginning_of_a_sentence_is_read(text: str) -> None:
    for end in range(len(text) + 1):
        for finding in CHECKER.check(text[:end]):
            assert finding.end <= end


@QUICK
@given(MIXED)
def test_composing_the_letters_changes_no_finding(text: str) -> None:
    one, other = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    kinds = [finding.kind for finding in CHECKER.check(one)]
    assert kinds == [finding.kind for finding in CHECKER.check(other)]


@QUICK
@given(MIXED, MIXED)
def test_a_paragraph_is_read_alike_alone_and_within_a_text(one: str, other: str) -> None:
    whole = CHECKER.check(f"{one}\n{other}")
    offset = len(one) + 1
    alone = marks(CHECKER.check(one))
    alone += [
        (start + offset, end + offset, kind) for start, end, kind in marks(CHECKER.check(other))
    ]
    assert marks(whole) == alone


@QUICK
@given(MIXED, MIXED)
def test_typing_gives_the_same_answer_as_a_whole_reading(one: str, other: str) -> None:
    typing = TypingCheck(CHECKER)
    typing.check(one)
    for text in (f"{one}\n{other}", other, f"{other}\n{one}"):
        assert typing.check(text) == CHECKER.check(text)


@QUICK
@given(MIXED)
def test_a_suggestion_takes_the_finding_away(text: str) -> None:
    for finding in CHECKER.check(text):
        if finding.suggestion is None:
            continue
        mended = text[: finding.start] + finding.suggestion + text[finding.end :]
        end = finding.start + len(finding.suggestion)
        left = [
            each for each in CHECKER.check(mended) if finding.start < each.end and each.start < end
        ]
        assert left == []


@pytest.mark.parametrize(
    "piece", [each for each in PIECES if any(letter.isdigit() for letter in each) or "@" in each]
)
def test_a_suggestion_put_in_adds_no_finding_of_its_own(piece: str) -> None:
    text = f"The worker wrote {piece} in the note."
    found = CHECKER.check(text)
    for finding in reversed(found):
        assert finding.suggestion is not None
        text = text[: finding.start] + finding.suggestion + text[finding.end :]
    assert CHECKER.check(text) == ()


@QUICK
@given(MIXED)
def test_nothing_typed_reaches_a_log_or_what_is_shown_of_an_object(text: str) -> None:
    with captured() as lines:
        case = CaseContext(known_names=frozenset({text}), settled=frozenset({text.lower()}))
        findings = CHECKER.check(text, case)
    assert lines == []
    told = repr(case) + "".join(map(repr, findings))
    words = [word for word in text.split() if len(word) > 5 and not word.isascii()]
    assert not any(word in told for word in (*words, "Temitope", "Fernlea"))


@QUICK
@given(MIXED)
def test_the_reason_never_repeats_what_was_typed(text: str) -> None:
    for finding in CHECKER.check(text):
        quoted = text[finding.start : finding.end]
        assert len(quoted) < 4 or quoted not in finding.reason


@pytest.mark.parametrize("name", ["Temitope Okoye", "Grace", "Lily-Mae", "Will", "Zo\u00eb"])
@pytest.mark.parametrize(
    "sentence", ["{} was at school.", "mum and {} were seen", "spoke to {} today", "{}'s nan rang"]
)
def test_a_name_confirmed_for_the_case_is_found_in_every_casing(name: str, sentence: str) -> None:
    case = CaseContext(known_names=frozenset({name}))
    for written in (name, name.lower(), name.upper()):
        text = sentence.format(written)
        found = [text[each.start : each.end] for each in CHECKER.check(text, case)]
        assert written in found


@pytest.mark.parametrize("slip", ["Temitpe", "Temittope", "Temitupe", "temitop"])
def test_one_slip_of_a_letter_does_not_hide_a_confirmed_name(slip: str) -> None:
    case = CaseContext(known_names=frozenset({"Temitope"}))
    text = f"The worker rang {slip} twice."
    found = [text[each.start : each.end] for each in CHECKER.check(text, case)]
    assert slip in found


def test_the_check_opens_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []

    class Refused(socket.socket):
        def __init__(self, *args: object, **kwargs: object) -> None:
            opened.append(args)
            raise OSError

    monkeypatch.setattr(socket, "socket", Refused)
    checker: Checker = load_checker()
    checker.check(" ".join(PIECES))
    assert opened == []


@pytest.mark.parametrize("piece", ["a", "(", "1-", "A-", "a@", "Ab, ", "07 ", "x\u0301", "_1"])
def test_a_long_run_of_one_thing_is_read_to_its_end(piece: str) -> None:
    text = piece * (60_000 // len(piece)) + " Temitope Okoye"
    ends = [finding.end for finding in CHECKER.check(text)]
    assert ends
    assert ends[-1] == len(text)


def test_text_that_cannot_be_written_out_is_read_without_an_error() -> None:
    assert CHECKER.check("\ud800 \udfff Temitope \x00")
