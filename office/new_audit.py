"""Starting an audit, also as a copy of an earlier one, whose theme may still stand in its texts."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.window import WindowMode
from models.profile import Profile
from models.snapshots import AuditDetails, Settled, UsualAgency
from office.keys import new_audit_keys

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]{4,}")
# What nearly every theme has in it says nothing about which one it is.
_EVERY_THEME = frozenset(
    {"audit", "care", "child", "children", "family", "families", "multi", "people", "young"}
    | {"partnership", "practice", "safeguarding", "services", "this", "that", "their", "with"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """A word of another audit's theme in a text of this one; ``field`` is of AuditDetails."""

    field: str
    word: str


def copied_details(details: AuditDetails) -> AuditDetails:
    """Give what a copy starts from: all but the dates, with the next year where a year is named.

    A short name without a year is left out, because two audits would have the same file names.
    """
    fixed = details.window.mode is WindowMode.FIXED_DATE
    return replace(
        details,
        title=_next_year(details.title),
        code=_next_year(details.code) if _YEAR.search(details.code) else "",
        window=replace(details.window, until=None) if fixed else details.window,
        issue_on=None,
        return_by=None,
        meeting_on=None,
        delete_on=None,
    )


def _next_year(text: str) -> str:
    return _YEAR.sub(lambda found: str(int(found.group()) + 1), text)


def start_audit(
    profile: Profile,
    details: AuditDetails,
    settled: Sequence[Settled],
    copied_from: str | None = None,
) -> str:
    """Keep a new audit with keys of its own, and give its id.

    A copy gets the agencies of the earlier audit and the words that may stay in its texts; no
    case, no answer and no pack.
    """
    audit_id = profile.audits.create(details, new_audit_keys()).id
    if copied_from is not None:
        profile.cleared.copy(copied_from, audit_id)
        asked = [
            UsualAgency(code=each.code, name=each.name, position=each.position)
            for each in profile.audits.agencies(copied_from)
        ]
        profile.audits.set_agencies(audit_id, asked)
    for each in settled:
        profile.cleared.add(audit_id, each)
    return audit_id


def left_over(details: AuditDetails, themes: Collection[str]) -> tuple[LeftOver, ...]:
    """Find words of other audits' themes in the texts of this one.

    A word that this audit's theme has too is none.
    """
    own = _words(details.theme)
    strange = {word for theme in themes for word in _words(theme)} - own - _EVERY_THEME
    texts: Mapping[str, str] = {
        "title": details.title,
        "contact": details.contact,
        "concern_route": details.concern_route,
        "marking": details.marking,
    }
    return tuple(
        LeftOver(field=field, word=word)
        for field, text in texts.items()
        for word in sorted(_words(text) & strange)
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
