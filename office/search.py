"""Words in all answers of an audit, or of all audits: where they stand, and what stands there."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from export.name_gate import SCOPE_REASON
from forms.definition import Question
from forms.excerpt import excerpt
from forms.kinds import Text
from forms.loading import read_tool
from models.answer_search import Candidate, SearchScope, plain_piece
from models.profile import Profile
from models.snapshots import Audit

MOST = 100
LEAST_LETTERS = 2
BESIDE = 16
_PIECES = re.compile(r'"([^"]+)"|(\S+)')

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWish:
    """What is looked for and where; "" is everywhere.

    All words must occur in one answer, in any order; words in quotation marks as they stand.
    ``question`` is a code, and takes its comment, its reason and its follow-ups along.
    """

    typed: str = field(default="", repr=False)
    audit_id: str = ""
    uin: str = ""
    agency_code: str = ""
    question: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The words and phrases, as they are compared; () where too little was typed."""
        found = (quoted or word for quoted, word in _PIECES.findall(self.typed))
        parts = tuple(part for each in found if (part := _folded(each.replace('"', ""))))
        return parts if sum(map(len, parts)) >= LEAST_LETTERS else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place: ``path`` is the field, ``page`` the code of its page, both of the audit's tool.

    ``question`` is None where the words are in the reason for a status.
    """

    audit: Audit
    case_id: str
    uin: str
    agency: str
    entry_id: str
    path: str
    page: str
    question: Question | None
    text: str = field(repr=False)
    excerpt: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """What was found; ``more`` where there are places beyond the first ones."""

    wish: SearchWish
    hits: tuple[Hit, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A box for writing; ``page`` and ``question`` say where on the form."""

    path: str
    page: str
    question: Question | None


_REASON = _Box(path=SCOPE_REASON, page="", question=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """One place of one answer where the words stand."""

    candidate: Candidate
    box: _Box
    text: str = field(repr=False)


def search(profile: Profile, wish: SearchWish, report: Report) -> SearchResult:
    """Look through the answers that count, the latest first; for the store's thread.

    ``report`` is where work is stopped. Only what people wrote is looked through, not the choices.
    """
    parts = wish.parts
    if not parts:
        return SearchResult(wish=wish, hits=(), more=False)
    sought = {part: plain_piece(part) for part in parts}
    boxes = _boxes_by_tool(profile, wish)
    places: list[_Place] = []

    def take(candidate: Candidate) -> bool:
        report(len(places), 0)
        places.extend(_places(boxes[candidate.tool_sha256], candidate, sought))
        return len(places) <= MOST

    where = SearchScope(audit_id=wish.audit_id, uin=wish.uin, agency_code=wish.agency_code)
    profile.answer_search.scan(where, parts, take)
    shown = places[:MOST]
    audits = {each: profile.audits.get(each) for each in {p.candidate.audit_id for p in shown}}
    hits = tuple(_hit(audits[each.candidate.audit_id], each, tuple(sought)) for each in shown)
    return SearchResult(wish=wish, hits=hits, more=len(places) > MOST)


def _boxes_by_tool(profile: Profile, wish: SearchWish) -> dict[str, tuple[_Box, ...]]:
    audits = profile.audits
    if wish.audit_id:
        tools = {audits.get(wish.audit_id).details.tool_sha256}
    else:
        tools = {each.sha256 for each in audits.tools()}
    return {each: _boxes(audits.tool_definition(each), wish.question) for each in tools}


def _boxes(definition: bytes, wanted: str) -> tuple[_Box, ...]:
    """Give the boxes for writing of one question, or all with the reason for a status."""
    written = tuple(
        _Box(path=each.path, page=page.code, question=question)
        for page in read_tool(definition).pages
        for parent in page.questions
        for question in parent.with_followups
        for each in question.fields
        if isinstance(each.kind, Text)
        and (not wanted or each.path == wanted or each.path.startswith(f"{wanted}."))
    )
    return written if wanted else (_REASON, *written)


def _places(
    boxes: tuple[_Box, ...], candidate: Candidate, sought: Mapping[str, str]
) -> Iterator[_Place]:
    texts = {**candidate.answers, SCOPE_REASON: candidate.scope.reason}
    written = [(box, text) for box in boxes if (text := texts.get(box.path))]
    # Most forms are ruled out by all that they say at once, which is quicker than box by box.
    if not _may_have("\n".join([text for _box, text in written]), sought):
        return
    for box, text in written:
        if _has_all(text, sought):
            yield _Place(candidate=candidate, box=box, text=text)


def _hit(audit: Audit, place: _Place, parts: tuple[str, ...]) -> Hit:
    candidate, box = place.candidate, place.box
    return Hit(
        audit=audit,
        case_id=candidate.case_id,
        uin=candidate.uin,
        agency=candidate.agency,
        entry_id=candidate.entry_id,
        path=box.path,
        page=box.page,
        question=box.question,
        text=place.text,
        excerpt=excerpt(_flat(place.text), parts, BESIDE),
    )


def _may_have(text: str, sought: Mapping[str, str]) -> bool:
    """Rule a text out without putting it into one line, which costs ten times as much."""
    low, plain = text.lower(), text.isascii()
    return all(needle in low and (part.isascii() or not plain) for part, needle in sought.items())


def _has_all(text: str, sought: Mapping[str, str]) -> bool:
    if not _may_have(text, sought):
        return False
    folded = _folded(text)
    return all(part in folded for part in sought)


def _flat(text: str) -> str:
    """Put a text into one line, its accents written as people type them."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


def _folded(text: str) -> str:
    return _flat(text).lower()
