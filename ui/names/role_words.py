"""The role words offered in place of a name; words of the field, the same in every tool."""

import re

from anonymise import Finding, Kind

FIRST = ("mum", "dad", "Health Visitor")
FAMILY = (
    "step brother",
    "step dad",
    "brother",
    "sister",
    "step sister",
    "grandmother",
    "grandfather",
    "maternal aunt",
    "uncle",
    "mum's partner",
    "foster carer",
    "the child",
    "the young person",
)
SENTENCE_ENDS = ".!?"
WORKERS = (
    "Social Worker",
    "school nurse",
    "teacher",
    "GP",
    "police officer",
    "Midwife",
    "support worker",
    "manager",
)


def offered(recent: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give all role words without doubles: recent ones, the usual few, then the rest."""
    return tuple(dict.fromkeys((*recent, *FIRST, *FAMILY, *WORKERS)))


_WITH_INITIALS = re.compile(r".+ \(([A-Z]{1,4})\)")


def later_mention(role_word: str) -> str:
    """Give what stands for somebody mentioned before in the same text: initials, if there are."""
    found = _WITH_INITIALS.fullmatch(role_word)
    return found[1] if found else role_word


def fixes_for(finding: Finding, recent: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give what may stand in place of a finding, the likeliest first.

    For a person of the people list that is relationship and initials, or the relationship alone.
    """
    if finding.kind not in {Kind.PERSON, Kind.INITIALS}:
        return (finding.suggestion,) if finding.suggestion else ()
    known = finding.suggestion if finding.kind is Kind.PERSON else None
    first = (known, known.partition(" (")[0]) if known else ()
    return tuple(dict.fromkeys((*first, *offered(recent))))


def in_place_of(word: str, role_word: str, before: str = "x") -> str:
    """Give the text that replaces a word, fitted to its place.

    It takes over the word's own 's, and a capital where ``before``, the text in front of it, ends
    a sentence or is empty.
    """
    for ending in ("'s", "\u2019s"):
        if word.endswith(ending) and not role_word.endswith(ending):
            role_word += ending
    ahead = before.rstrip()
    if not ahead or ahead[-1] in SENTENCE_ENDS or "\n" in before[len(ahead) :]:
        return role_word[:1].upper() + role_word[1:]
    return role_word
