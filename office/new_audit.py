"""Starting an audit, also as a copy of an earlier one, whose theme may still stand in its texts."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from forms.window import months_before
from models.profile import Profile
from models.snapshots import AuditDetails, Settled
from models.tracker_snapshots import WordsKind
from office.audit_texts import LETTERS, texts_of, with_texts
from office.keys import new_audit_keys

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]{4,}")
# What nearly every theme has in it says nothing about which one it is.
_EVERY_THEME = frozenset(
    {"audit", "care", "child", "children", "family", "families", "multi", "people", "young"}
    | {"partnership", "practice", "safeguarding", "services", "this", "that", "their", "with"}
)
_MONTHS = 12
_SATURDAY = 5
_AROUND = 40
_NO_LETTERS: Mapping[WordsKind, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """A word of another audit's theme in a text of this one.

    ``place`` is that of ``texts_of``, ``around`` some of the text with the word. ``phrase`` is the
    other audit's whole theme where the text has it, and can be replaced by this one's; else "".
    """

    place: str
    word: str
    around: str
    phrase: str = ""


def copied_details(details: AuditDetails, today: date) -> AuditDetails:
    """Give what a copy starts from: the years named and all days moved on, as a suggestion.

    They move by a year, or by as many as bring the first of the days to today or later; a day that
    would be a Saturday or Sunday becomes the Monday. A short name without a year is left out,
    because two audits would have the same file names. The day of deletion is worked out anew.
    """
    years = _years_on(details, today)

    def on(day: date | None) -> date | None:
        return None if day is None else _moved(day, years)

    own = details.particulars
    return replace(
        details,
        title=_later(details.title, years),
        code=_later(details.code, years) if _YEAR.search(details.code) else "",
        window=replace(details.window, until=on(details.window.until)),
        issue_on=on(details.issue_on),
        return_by=on(details.return_by),
        meeting_on=on(details.meeting_on),
        delete_on=None,
        particulars=replace(own, design_on=on(own.design_on), report_on=on(own.report_on)),
    )


def _years_on(details: AuditDetails, today: date) -> int:
    days = (details.issue_on, details.return_by, details.meeting_on)
    first = min((day for day in days if day is not None), default=None)
    years = 1
    while first is not None and months_before(first, -years * _MONTHS) < today:
        years += 1
    return years


def _moved(day: date, years: int) -> date:
    moved = months_before(day, -years * _MONTHS)
    beyond = moved.weekday() - _SATURDAY
    return moved + timedelta(days=2 - beyond) if beyond >= 0 else moved


def _later(text: str, years: int) -> str:
    return _YEAR.sub(lambda found: str(int(found.group()) + years), text)


def start_audit(
    profile: Profile,
    details: AuditDetails,
    settled: Sequence[Settled],
    copied_from: str | None = None,
) -> str:
    """Keep a new audit with keys of its own, in one transaction, and give its id.

    A copy gets the agencies of the earlier audit and the words that may stay in its texts; no
    case, no answer and no pack.
    """
    return profile.audits.create(details, new_audit_keys(), settled, copied_from).id


def left_over(
    details: AuditDetails, themes: Collection[str], letters: Mapping[WordsKind, str] = _NO_LETTERS
) -> tuple[LeftOver, ...]:
    """Find words of other audits' themes in the texts of this one and in its letters.

    A word that this audit's theme has too is none, nor is one that somebody said may stay.
    """
    texts = texts_of(details) | {f"{LETTERS}{kind}": text for kind, text in letters.items()}
    own = _words(f"{details.theme} {details.particulars.further_themes}")
    fine = own | _EVERY_THEME | details.particulars.kept_words
    strange: dict[str, list[str]] = {}
    for theme in themes:
        for word in _words(theme) - fine:
            strange.setdefault(word, []).append(theme)
    return tuple(
        LeftOver(
            place=place,
            word=word,
            around=_around(text, word),
            phrase=next((each for each in strange[word] if _phrase(each).search(text)), ""),
        )
        for place, text in texts.items()
        for word in sorted(_words(text) & strange.keys())
    )


def with_own_theme(details: AuditDetails, found: LeftOver) -> AuditDetails:
    """Put this audit's theme where the other one's stands in that text of its record."""
    text = texts_of(details)[found.place]
    return with_texts(details, {found.place: theme_put(text, found, details.theme)})


def theme_put(text: str, found: LeftOver, theme: str) -> str:
    """Put a theme where the other one stands in a text, with a capital where that has one."""

    def put(there: re.Match[str]) -> str:
        return theme if there.group()[:1].isupper() else theme[:1].lower() + theme[1:]

    return _phrase(found.phrase).sub(put, text)


def with_kept_word(details: AuditDetails, word: str) -> AuditDetails:
    """Let a word of another theme stay in every text of this audit."""
    kept = details.particulars.kept_words | {word}
    return replace(details, particulars=replace(details.particulars, kept_words=kept))


def _phrase(theme: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in theme.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _around(text: str, word: str) -> str:
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    if found is None:
        return ""
    start, end = max(0, found.start() - _AROUND), min(len(text), found.end() + _AROUND)
    before, after = "\u2026" if start else "", "\u2026" if end < len(text) else ""
    return before + " ".join(text[start:end].split()) + after


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
