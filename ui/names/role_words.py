"""The role words offered in place of a name; words of the field, the same in every tool."""

import re
from collections.abc import Iterable

from anonymise import Finding, Kind
from ui.names.months import is_month, month_of, preposition_before

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
    "doctor",
    "police officer",
    "Midwife",
    "support worker",
    "manager",
)


_WITH_INITIALS = re.compile(r".+ \(([A-Z]{1,4})\)")
_TITLE = re.compile(
    r"\b(?:(?P<doctor>Dr|Doctor)|(?P<police>PC|PCSO|TDC|DC|DS|DI|DCI|Sgt|Sergeant|Inspector)"
    r"|Mr|Mrs|Miss|Ms|Mx)\.?[ \u00a0]+$"
)


def offered(recent: tuple[str, ...] = (), before: str = "") -> tuple[str, ...]:
    """Give all role words without doubles: recent ones, the usual few, then the rest.

    First of all comes what a title at the end of ``before`` says, the text in front of the name.
    """
    return tuple(dict.fromkeys((*_by_title(before), *recent, *FIRST, *FAMILY, *WORKERS)))


def _by_title(before: str) -> tuple[str, ...]:
    found = _TITLE.search(before)
    if found is None:
        return ()
    if found["doctor"]:
        return ("GP", "doctor")
    return ("police officer",) if found["police"] else ()


def title_before(before: str) -> str:
    """Give the title at the end of the text in front of a name, "" where there is none.

    It goes with the name: "Dr GP" would be nonsense, and a title narrows down who it is.
    """
    found = _TITLE.search(before)
    return "" if found is None else found[0]


def later_mention(role_word: str) -> str:
    """Give what stands for somebody mentioned before in the same text: initials, if there are."""
    found = _WITH_INITIALS.fullmatch(role_word)
    return found[1] if found else role_word


def mention(role_word: str, before: str) -> str:
    """Give what stands for somebody, shorter where the text ``before`` says already who it is."""
    initials = later_mention(role_word)
    return initials if f"({initials})" in before else role_word


def role_told(initials: str, before: str, roles: Iterable[str]) -> str:
    """Give the role that the text ``before`` tells beside initials, as in "mum (KT)", or ""."""
    low = before.casefold()
    told = (role for role in roles if f"{role.casefold()} ({initials.casefold()})" in low)
    return max(told, key=len, default="")


def fixes_for(
    finding: Finding,
    word: str,
    recent: tuple[str, ...] = (),
    before: str = "",
    listed: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Give what may stand in place of a finding, the likeliest first.

    For a person of the people list that is relationship and initials, or the relationship alone;
    where the text ``before`` has them, the initials alone. Initials of which that text tells the
    role get both. Last come the people of the list, in the words of ``listed``: initials may differ
    from how a name is written here. For an exact date it is its month.
    """
    if finding.kind not in {Kind.PERSON, Kind.INITIALS}:
        month = month_of(word) if finding.kind is Kind.DATE else ""
        if " " not in month and not preposition_before(before):
            month = ""  # "May rang" would be a name again
        return tuple(filter(None, (month, finding.suggestion)))
    roles = offered(recent, before)
    first: tuple[str, ...] = ()
    if finding.kind is Kind.INITIALS:
        initials = initials_in(word)
        told = role_told(initials, before, roles)
        again = [each for each in recent if later_mention(each) == initials]
        first = (*((f"{told} ({initials})",) if told else ()), *again)
    elif finding.suggestion:
        first = (mention(finding.suggestion, before), finding.suggestion.partition(" (")[0])
    others = (mention(each, before) for each in listed)
    return tuple(dict.fromkeys((*first, *roles, *others)))


def initials_in(word: str) -> str:
    """Give initials as they are listed, however they are written in a text."""
    return "".join(filter(str.isalpha, word)).upper()


def fitted(finding: Finding, word: str, words: str, before: str) -> tuple[str, str]:
    """Give what at the end of the text ``before`` goes with a finding, and what replaces both.

    A title goes with its name. A day has "on" before it and its month "in".
    """
    somebody = finding.kind in {Kind.PERSON, Kind.INITIALS}
    lead = title_before(before) if somebody else ""
    if finding.kind is Kind.DATE and is_month(words):
        lead = preposition_before(before)
        words = f"in {words}" if lead else words
    return lead, in_place_of(word, words, before.removesuffix(lead))


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
