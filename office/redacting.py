"""Taking identifying words out of what an agency sent: everywhere, and with a trace of it.

The words go from every revision of the agency's answers about the case, and the files that brought
them go with them, since a sealed file cannot be changed. What stays is who did it, when and why,
where, and a keyed hash by which the same words are known again.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import uuid4

from forms.definition import Field, Tool
from forms.errors import AnswerRejected
from forms.kinds import Text
from models.deletion_snapshots import Owed
from models.errors import ModelError, ModelFault
from models.profile import Profile
from models.review_snapshots import Redaction, Rewriting, RewrittenEntry, RewrittenReturn
from models.snapshots import Entry, ReceivedReturn
from office.deeds import who
from office.errors import OfficeFault, OfficeRejected
from office.grounds import previous_of
from office.overview import AuditOverview

REDACTED = "redacted"
_CONTEXT = b"audit-desk redaction v1\n"
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactionWish:
    """Words to be taken out, as they were selected, what is to stand there instead, and why."""

    entry_id: str
    path: str
    words: str = field(repr=False)
    instead: str = REDACTED
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAgain:
    """Words that were taken out before and stand in a text once more."""

    path: str
    start: int
    stop: int
    redaction: Redaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """What was done: in how many places, and what the disk refused, None where nothing."""

    places: int
    owed: Owed | None


def words_in(text: str) -> tuple[str, ...]:
    """Give the words of a text as they are compared: without signs, case, or a curly quote."""
    return tuple(_plain(each.group()) for each in _WORD.finditer(text))


def find_words(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Find these words one after the other in a text, whatever stands between them."""
    spots = list(_WORD.finditer(text))
    plain = [_plain(each.group()) for each in spots]
    found: list[tuple[int, int]] = []
    place = 0
    while words and place + len(words) <= len(spots):
        if plain[place : place + len(words)] == list(words):
            found.append((spots[place].start(), spots[place + len(words) - 1].end()))
            place += len(words)
        else:
            place += 1
    return tuple(found)


def words_digest(key: bytes, words: Sequence[str]) -> str:
    """Give the keyed hash of words; the words cannot be read from it."""
    message = _CONTEXT + " ".join(words).encode("utf-8", "surrogatepass")
    return hmac.digest(key, message, hashlib.sha256).hex()


def found_again(
    texts: Mapping[str, str], redactions: Iterable[Redaction], key: bytes
) -> tuple[FoundAgain, ...]:
    """Find words in texts that were taken out before, by their keyed hashes."""
    known = {(each.words, each.digest): each for each in redactions}
    found: list[FoundAgain] = []
    for path, text in texts.items():
        spots = list(_WORD.finditer(text)) if known else []
        plain = [_plain(each.group()) for each in spots]
        for count in sorted({words for words, _digest in known}):
            for place in range(len(spots) - count + 1):
                mark = (count, words_digest(key, plain[place : place + count]))
                if mark in known:
                    start, stop = spots[place].start(), spots[place + count - 1].end()
                    at = FoundAgain(path=path, start=start, stop=stop, redaction=known[mark])
                    found.append(at)
    return tuple(found)


def redact(
    profile: Profile, overview: AuditOverview, wish: RedactionWish, now: datetime
) -> Redacted:
    """Take words out for good; on the store's thread.

    Raises OfficeRejected: NO_WORDS where nothing that is a word was selected, NO_REDACTION_REASON,
    BEING_KEYED while somebody types a return of the same case, which may hold the words too.
    Raises ModelError(EDIT_CONFLICT) where the answer does not count any more.
    """
    words = words_in(wish.words)
    if not words:
        raise OfficeRejected(OfficeFault.NO_WORDS)
    if not wish.reason.strip():
        raise OfficeRejected(OfficeFault.NO_REDACTION_REASON)
    instead = wish.instead.strip() or REDACTED
    instead = REDACTED if find_words(instead, words) else instead
    cutter = _Cutter(overview.tool, words, f"[{instead}]")
    with profile.alone():
        shown = _shown(profile, overview.audit.id, wish.entry_id)
        trace = _trace(profile, shown, wish, cutter, now)
        rewriting = _rewriting(profile, overview.audit.id, shown, trace, cutter)
        owed = profile.redactions.redact(rewriting, cutter.cut)
    return Redacted(places=rewriting.redaction.places, owed=owed)


def _shown(profile: Profile, audit_id: str, entry_id: str) -> Entry:
    """Give the answer that was read, as long as it counts and nobody types another."""
    found = next((each for each in profile.intake.entries(audit_id) if each.id == entry_id), None)
    if found is None:
        raise ModelError(ModelFault.EDIT_CONFLICT)
    cell = (found.case_id, found.agency_id)
    if any((each.case_id, each.agency_id) == cell for each in profile.keyed.drafts(audit_id)):
        raise OfficeRejected(OfficeFault.BEING_KEYED)
    return found


class _Cutter:
    """Takes words out of texts and counts where they stood."""

    def __init__(self, tool: Tool, words: tuple[str, ...], instead: str) -> None:
        self.words = words
        self.instead = instead
        self.places = 0
        self._fields = {each.path: each for each in tool.fields}

    def cut(self, text: str) -> str:
        """Give a text without the words."""
        spots = find_words(text, self.words)
        self.places += len(spots)
        for start, stop in reversed(spots):
            text = f"{text[:start]}{self.instead}{text[stop:]}"
        return text

    def cut_answers(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Give answers without the words; codes of choices are no words."""
        return {path: self._cut_answer(path, text) for path, text in answers.items()}

    def _cut_answer(self, path: str, text: str) -> str:
        at: Field | None = self._fields.get(path)
        if at is not None and not isinstance(at.kind, Text):
            return text
        cut = self.cut(text)
        if at is None or cut == text:
            return cut
        try:
            value = at.kind.parse(cut)
        except AnswerRejected:  # a short line that is too long now: the words go all the same
            return self.instead
        return cut if value is None else at.kind.write(value)


def _rewriting(
    profile: Profile, audit_id: str, shown: Entry, trace: Redaction, cutter: _Cutter
) -> Rewriting:
    history = profile.intake.entry_history(shown.case_id, shown.agency_id)
    brought = {each.return_id for each in history}
    returns = [each for each in profile.intake.returns(audit_id) if each.id in brought]
    entries = tuple(_entry(each, cutter) for each in history)
    returned = tuple(_return(profile, each, cutter) for each in returns)
    # What is counted is what the agency wrote.
    redaction = replace(trace, places=cutter.places, reason=cutter.cut(trace.reason))
    return Rewriting(entries=entries, returns=returned, redaction=redaction)


def _entry(entry: Entry, cutter: _Cutter) -> RewrittenEntry:
    return RewrittenEntry(
        entry_id=entry.id,
        answers=cutter.cut_answers(entry.answers),
        reason=cutter.cut(entry.scope.reason),
        replies={query_id: cutter.cut(text) for query_id, text in entry.replies.items()},
    )


def _return(profile: Profile, received: ReceivedReturn, cutter: _Cutter) -> RewrittenReturn:
    return RewrittenReturn(
        return_id=received.id,
        file_sha256=received.file_sha256,
        previous_header=previous_of(profile)(received),
        reason=cutter.cut(received.reason),
    )


def _trace(
    profile: Profile, shown: Entry, wish: RedactionWish, cutter: _Cutter, now: datetime
) -> Redaction:
    return Redaction(
        id=uuid4().hex,
        case_id=shown.case_id,
        agency_id=shown.agency_id,
        path=wish.path,
        instead=cutter.instead,
        length=len(wish.words.strip()),
        words=len(cutter.words),
        places=0,
        digest=words_digest(profile.details.settle_key, cutter.words),
        reason=wish.reason.strip(),
        at=now,
        by=who(profile),
    )


def _plain(word: str) -> str:
    return word.casefold().replace("\u2019", "'")
