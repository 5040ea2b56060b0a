"""Whatever is offered in place of a finding settles it, and makes no other in the words around."""

import socket
from collections import Counter

import pytest

from anonymise import CaseContext, Finding, Kind, Person, Tier, load_checker
from ui.names.found import found_in
from ui.names.role_words import fitted, fixes_for

CHECKER = load_checker()
PEOPLE = (
    Person(initials="SG", relationship="mum"),
    Person(initials="RK", relationship="maternal aunt"),
)
LISTED = tuple(f"{each.relationship} ({each.initials})" for each in PEOPLE)
FRAMES = (
    "The worker wrote {} in the note.",
    "Then {} rang the school.",
    "{} was seen at home.",
    "Spoke to {} about the plan.",
    "We met {}, who agreed.",
    "The plan of {} was late.",
    "He said that {} would come on Monday.",
    "Seen on {} at home.",
    "Since {} all was well.",
    "On {} nobody came.",
    "Notes ({}) were read.",
    "It was sent to {} and to the GP.",
    "{}'s view was heard.",
    "Mum and {} were seen.",
    "Seen with {} by the school nurse.",
    "Known from {} to May 2024.",
    "{}, the health visitor, agreed.",
    "- {} at the meeting",
)
PIECES = (
    *("Temitope", "Sharon Gloss", "jayden-lee", "NASRIN", "Zorblatt", "Mr Green", "Dr Patel"),
    *("943 476 5919", "JG 10 37 59 A", "07700 900123", "a.b@c.example", "www.d.example/x"),
    *("@kez_09", "AB31 4QT", "7 Fernlea Avenue", "Thornby High School", "AB12 CDE"),
    *("3rd June 2024", "12 March 2025", "12/03/2025", "12th March", "2025-03-12", "3.4.25"),
    *("Monday 4 May", "dob 3.4.2011", "KT", "K.T.", "Dr K.T.", "crime ref AB/1234/56"),
)


def asked(text: str, context: CaseContext) -> list[Finding]:
    """What the form asks about: everything but low findings."""
    return [each for each in CHECKER.check(text, context) if each.tier is not Tier.LOW]


def words_in(text: str, findings: list[Finding]) -> Counter[str]:
    return Counter(text[each.start : each.end] for each in findings)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("people", [(), PEOPLE], ids=["nobody-listed", "people-listed"])
def test_every_fix_settles_its_finding_and_makes_no_other(
    piece: str, people: tuple[Person, ...]
) -> None:
    context, listed = CaseContext(people=people), LISTED if people else ()
    offered = 0
    for text in (frame.format(piece) for frame in FRAMES):
        found = asked(text, context)
        for finding in found:
            word, before = text[finding.start : finding.end], text[: finding.start]
            others = words_in(text, [each for each in found if each is not finding])
            for words in fixes_for(finding, word, (), before, listed):
                offered += 1
                lead, instead = fitted(finding, word, words, before)
                mended = text[: finding.start - len(lead)] + instead + text[finding.end :]
                assert words_in(mended, asked(mended, context)) <= others, (text, mended)
    assert offered


def test_finding_fixing_and_settling_open_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []

    class Refused(socket.socket):
        def __init__(self, *args: object, **kwargs: object) -> None:
            opened.append((args, kwargs))
            raise OSError

    monkeypatch.setattr(socket, "socket", Refused)
    for piece in PIECES:
        text = f"The worker wrote {piece} in the note."
        for finding in asked(text, CaseContext()):
            assert fixes_for(finding, text[finding.start : finding.end]) or finding.kind is Kind.REF
    assert opened == []


def test_what_stands_around_a_finding_is_cut_between_words() -> None:
    text = "The plan of the whole family was late. " * 4 + "Then Sharon rang. " + "Well done. " * 20
    (finding,) = asked(text, CaseContext())
    found = found_in(text, finding, "Q1.comment", "Q1")
    assert (found.before[0], found.after[-1]) == ("\u2026", "\u2026")
    assert f" {found.before[1:]}Sharon{found.after[:-1]} " in text
    alone = found_in("Sharon rang.", asked("Sharon rang.", CaseContext())[0], "Q1.comment", "Q1")
    assert (alone.before, alone.after) == ("", " rang.")
