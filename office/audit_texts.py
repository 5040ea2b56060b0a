"""Every text of an audit that somebody wrote, by its place, and the texts taken from the library.

A place is the name of a field: "title", "particulars.purpose", "particulars.texts.0.words".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from forms.kinds import words_of
from models.particulars import AuditText, LibraryText, Particulars, TextKind, TextWords
from models.snapshots import AuditDetails
from office.marking import NOOP

PARTICULARS, TEXTS = "particulars.", "particulars.texts."
PURPOSE = "particulars.purpose"
# Before the kind of a text to agencies: "words.letter".
LETTERS = "words."
MAX_WORDS = 5_000
OF_AUDIT = ("title", "contact", "concern_route", "marking")
OF_PARTICULARS = (
    "boards",
    "areas",
    "purpose",
    "theme_source",
    "framework",
    "framework_words",
    "strands",
    "reused_from",
    "trial_of",
    "selection",
    "caveat",
    "audit_group",
    "report_to",
    "audience",
    "circulation",
)
OF_TEXT = ("title", "words", "source")
TEXT_KINDS: Mapping[TextKind, str] = MappingProxyType(
    {
        TextKind.STATUTORY: NOOP("Law or statutory guidance"),
        TextKind.DEFINITION: NOOP("Definition"),
        TextKind.LINK: NOOP("Link"),
        TextKind.HELPLINE: NOOP("Helpline"),
        TextKind.OTHER: NOOP("Other text"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerText:
    """A later edition in the library of a text that an audit has; ``at`` is its place there."""

    at: int
    later: LibraryText


def texts_of(details: AuditDetails) -> dict[str, str]:
    """Give every text that is not blank; the theme itself is none."""
    own = details.particulars
    texts = {name: str(getattr(details, name)) for name in OF_AUDIT}
    texts |= {f"{PARTICULARS}{name}": str(getattr(own, name)) for name in OF_PARTICULARS}
    texts[f"{PARTICULARS}approval"] = "\n".join(own.approval)
    for at, each in enumerate(own.texts):
        texts |= {f"{TEXTS}{at}.{name}": str(getattr(each.text, name)) for name in OF_TEXT}
    return {place: text for place, text in texts.items() if text.strip()}


def letter_texts(details: AuditDetails) -> dict[str, str]:
    """Give the texts that go to agencies with the letter: the purpose, and what is quoted."""
    own = details.particulars
    texts = {PURPOSE: own.purpose}
    texts |= {f"{TEXTS}{at}": "\n".join(quoted(each.text)) for at, each in enumerate(own.texts)}
    return {place: text for place, text in texts.items() if text.strip()}


def quoted(text: TextWords) -> tuple[str, ...]:
    """Give a text line by line as it is quoted: its title with source and edition, words, link."""
    day = words_of(text.dated) if text.dated else ""
    origin = ", ".join(filter(None, (text.source, edition_words(text, day))))
    title = f"{text.title} ({origin})" if origin else text.title
    return tuple(filter(None, (title, text.words, text.link)))


def with_texts(details: AuditDetails, texts: Mapping[str, str]) -> AuditDetails:
    """Put texts in place of those that stand there; KeyError for a place that there is not."""
    for place, text in texts.items():
        details = _with_text(details, place, text)
    return details


def _with_text(details: AuditDetails, place: str, text: str) -> AuditDetails:
    if place in OF_AUDIT:
        return replace(details, **{place: text})
    own, name = details.particulars, place.removeprefix(PARTICULARS)
    if place.startswith(TEXTS):
        at, field = place.removeprefix(TEXTS).split(".")
        changed = own.texts[int(at)]
        changed = replace(changed, text=replace(changed.text, **{field: text}))
        return _with(details, texts=(*own.texts[: int(at)], changed, *own.texts[int(at) + 1 :]))
    if name == "approval":
        return _with(details, approval=tuple(filter(None, text.split("\n"))))
    if name not in OF_PARTICULARS:
        raise KeyError(place)
    return _with(details, **{name: text})


def _with(details: AuditDetails, **changes: object) -> AuditDetails:
    return replace(details, particulars=replace(details.particulars, **changes))  # pyright: ignore[reportArgumentType]  names of fields


def copied_text(kept: LibraryText) -> AuditText:
    """Copy an edition into an audit, with its edition and date."""
    return AuditText(text=kept.text, library_id=kept.id, family=kept.family)


def latest_texts(library: Sequence[LibraryText]) -> tuple[LibraryText, ...]:
    """Give the latest edition of each text, in the order in which the texts first came.

    The latest is the one with the latest date; among those of one date, or where one has none,
    the one that was added last.
    """
    latest: dict[str, LibraryText] = {}
    for each in library:
        before = latest.get(each.family)
        if before is None or not _is_later(before.text, each.text):
            latest[each.family] = each
    return tuple(latest.values())


def newer_texts(own: Particulars, library: Sequence[LibraryText]) -> tuple[NewerText, ...]:
    """Say for which texts of an audit the library has a later edition."""
    latest = {each.family: each for each in latest_texts(library)}
    ids = {each.id for each in library}
    found = ((at, each, latest.get(each.family)) for at, each in enumerate(own.texts))
    return tuple(
        NewerText(at=at, later=later)
        for at, each, later in found
        if later is not None
        and each.library_id not in {"", later.id}
        # Where the edition that was copied is gone, an older one may be all that is left.
        and (each.library_id in ids or _is_later(later.text, each.text))
    )


def with_newer(own: Particulars, newer: NewerText) -> Particulars:
    """Copy a later edition in place of the one that stands there."""
    texts = [*own.texts]
    texts[newer.at] = copied_text(newer.later)
    return replace(own, texts=tuple(texts))


def edition_words(text: TextWords, day: str) -> str:
    """Say which edition it is: "2018, 1 July 2018"; ``day`` is the date in words."""
    return ", ".join(filter(None, (text.edition, day)))


def _is_later(first: TextWords, second: TextWords) -> bool:
    """Whether the first is later by date; what has no date comes in its order."""
    return first.dated is not None and second.dated is not None and first.dated > second.dated
