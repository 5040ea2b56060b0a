"""Reading what came back: how far the office is with each return, and the whole of one in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from anonymise import Checker
from export.name_gate import (
    RETURN_REASON,
    SCOPE_REASON,
    PlacedFinding,
    look_for_names,
    query_of,
    reply_path,
    texts_of,
)
from forms.definition import Question, Tool
from forms.filling import Filling
from forms.kinds import Text
from models.auditor_snapshots import CaseNames
from models.profile import Profile
from models.review_snapshots import Moderation, Query, Redaction, Reviews
from models.snapshots import Assignment, Entry, EntryState, ReceivedReturn
from office.analysis import answer_cell
from office.conflicts import Difference, Side, differences
from office.coverage import is_form
from office.marking import NOOP
from office.messages import Translate, as_it_is
from office.overview import AuditOverview
from office.redacting import FoundAgain, found_again

# A case and an agency, by id.
Cell = tuple[str, str]
# The office's grade for a case, an agency and a question.
Grades = Mapping[tuple[str, str, str], Moderation]


class ReviewState(StrEnum):
    """How far the office is with what an agency returned about a case."""

    RETURNED = "returned"
    QUERIED = "queried"
    ANSWERED = "answered"
    ACCEPTED = "accepted"


_WORDS: Mapping[ReviewState, str] = {
    ReviewState.RETURNED: NOOP("Returned"),
    ReviewState.QUERIED: NOOP("Queried"),
    ReviewState.ANSWERED: NOOP("Query answered"),
    ReviewState.ACCEPTED: NOOP("Accepted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A return of one case with its state; ``asked`` counts queries that wait to be closed."""

    assignment: Assignment
    entry_id: str
    state: ReviewState
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBox:
    """One box of free text as the agency filled it in; ``label`` is "" for the answer itself."""

    path: str
    label: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswer:
    """One question as answered, with what the office noted about it."""

    question: Question
    answer: str = field(repr=False)
    parts: str
    boxes: tuple[ReadBox, ...]
    queries: tuple[Query, ...]
    moderation: Moderation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page of the form with the questions that were asked on it; ``code`` is its own."""

    code: str
    title: str
    answers: tuple[ReadAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReturn:
    """One return about one case, read whole in the order of the form.

    ``general`` are the boxes that belong to no question: reasons, and answers to queries.
    ``findings`` are what the name check leaves open, ``again`` words taken out before that are
    there once more. ``changes`` are what differs from the revision ``before``, which came first in
    each of them; None where there is none.
    """

    entry: Entry
    received: ReceivedReturn
    standing: Standing
    general: tuple[ReadBox, ...]
    queries: tuple[Query, ...]
    pages: tuple[ReadPage, ...]
    redactions: tuple[Redaction, ...]
    findings: tuple[PlacedFinding, ...]
    again: tuple[FoundAgain, ...]
    changes: tuple[Difference, ...]
    before: int | None
    texts: Mapping[str, str] = field(repr=False)


def state_words(state: ReviewState, translate: Translate = as_it_is) -> str:
    """Give a state in words, as coverage, case page and tracker show it."""
    return translate(_WORDS[state])


def open_queries(reviews: Reviews) -> Mapping[Cell, Sequence[Query]]:
    """Give the queries that nobody has closed, by case and agency."""
    found: dict[Cell, list[Query]] = {}
    for each in reviews.queries:
        if each.closed_at is None:
            found.setdefault((each.case_id, each.agency_id), []).append(each)
    return found


def review_states(
    reviews: Reviews, assignments: Iterable[Assignment]
) -> Mapping[Cell, ReviewState]:
    """Say how far the office is with each cell in which something counts that was returned."""
    asked = open_queries(reviews)
    accepted = {(each.case_id, each.agency_id): each.entry_id for each in reviews.accepted}
    found: dict[Cell, ReviewState] = {}
    for each in assignments:
        cell = (each.case_id, each.agency_id)
        if each.entry is None:
            continue
        if cell in asked:
            answered = all(query.id in reviews.replies for query in asked[cell])
            found[cell] = ReviewState.ANSWERED if answered else ReviewState.QUERIED
        elif accepted.get(cell) == each.entry:
            found[cell] = ReviewState.ACCEPTED
        else:
            found[cell] = ReviewState.RETURNED
    return found


def review_state(reviews: Reviews, assignment: Assignment) -> ReviewState | None:
    """Say how far the office is with one cell; None where nothing was returned that counts."""
    cell = (assignment.case_id, assignment.agency_id)
    return review_states(reviews, (assignment,)).get(cell)


def standings(overview: AuditOverview) -> tuple[Standing, ...]:
    """List every return of an audit that counts, case by case, with its state."""
    asked = open_queries(overview.reviews)
    states = review_states(overview.reviews, overview.assignments)
    return tuple(
        Standing(
            assignment=each,
            entry_id=each.entry,
            state=states[each.case_id, each.agency_id],
            asked=len(asked.get((each.case_id, each.agency_id), ())),
        )
        for each in overview.assignments
        if each.entry is not None
    )


def all_texts(tool: Tool, entry: Entry, received: ReceivedReturn) -> dict[str, str]:
    """Give every text that an agency wrote about a case, by its place, in reading order."""
    texts = {RETURN_REASON: received.reason} if received.reason.strip() else {}
    texts |= texts_of(tool, entry.scope, entry.answers)
    return texts | {reply_path(each): text for each, text in entry.replies.items()}


def sides_of(profile: Profile, overview: AuditOverview, entry: Entry) -> tuple[Side, ...]:
    """Give an answer that counts, and after it the one that it replaced, if there was one."""
    received = {each.id: each for each in overview.returns}
    history = profile.intake.entry_history(entry.case_id, entry.agency_id)
    replaced = (each for each in history if each.state is EntryState.REPLACED)
    found = (entry, *list(replaced)[:1])
    return tuple(Side(entry=each, received=received[each.return_id]) for each in found)


def read_return(
    overview: AuditOverview,
    sides: Sequence[Side],
    *,
    checker: Checker | None,
    names: CaseNames,
    key: bytes,
) -> ReadReturn:
    """Lay one return out to be read; without a checker nothing is found in it yet.

    ``sides`` are as ``sides_of`` gives them, ``key`` is that of the profile's keyed hashes. Slow
    enough for a thread of its own.
    """
    reviews, tool = overview.reviews, overview.tool
    entry, received = sides[0].entry, sides[0].received
    cell = (entry.case_id, entry.agency_id)
    texts = all_texts(tool, entry, received)
    found = look_for_names(texts, checker, names, key).open if checker is not None else ()
    standing = next(each for each in standings(overview) if each.entry_id == entry.id)
    # A name may come from another agency about the same case, or again from the same agency.
    near = [each for each in reviews.redactions if each.case_id in cell or each.agency_id in cell]
    return ReadReturn(
        entry=entry,
        received=received,
        standing=standing,
        general=_general(texts, reviews),
        queries=tuple(each for each in reviews.queries if (each.case_id, each.agency_id) == cell),
        pages=_pages(overview, entry) if is_form(standing.assignment) else (),
        redactions=tuple(
            each for each in reviews.redactions if (each.case_id, each.agency_id) == cell
        ),
        findings=found,
        again=found_again(texts, near, key),
        changes=differences(tool, tuple(reversed(sides))) if len(sides) > 1 else (),
        before=sides[1].received.revision if len(sides) > 1 else None,
        texts=texts,
    )


def _general(texts: Mapping[str, str], reviews: Reviews) -> tuple[ReadBox, ...]:
    """Give what belongs to no question, and answers to queries that are not here any more."""
    known = {each.id for each in reviews.queries}
    return tuple(
        ReadBox(path=path, label="", text=text)
        for path, text in texts.items()
        if path in {SCOPE_REASON, RETURN_REASON} or (query_of(path) and query_of(path) not in known)
    )


def _pages(overview: AuditOverview, entry: Entry) -> tuple[ReadPage, ...]:
    filling = Filling(overview.tool, entry.answers)
    pages: list[ReadPage] = []
    for page in overview.tool.pages:
        asked = (each for parent in page.questions for each in parent.with_followups)
        answers = tuple(
            _answer(overview.reviews, filling, each, entry)
            for each in asked
            if filling.applies(each.code)
        )
        if answers and filling.page_applies(page):
            pages.append(ReadPage(code=page.code, title=page.title, answers=answers))
    return tuple(pages)


def _answer(reviews: Reviews, filling: Filling, question: Question, entry: Entry) -> ReadAnswer:
    cell = (entry.case_id, entry.agency_id)
    boxes: list[ReadBox] = []
    parts = ""
    for each in question.fields:
        value = filling.value(each.path)
        if value is None or not filling.field_applies(each.path):
            continue
        if isinstance(each.kind, Text):
            label = "" if each.path == question.code else each.prompt
            boxes.append(ReadBox(path=each.path, label=label, text=each.kind.render(value)))
        elif each.path != question.code:
            parts = each.kind.render(value)
    paths = {each.path for each in question.fields}
    return ReadAnswer(
        question=question,
        answer=_answer_words(filling, question),
        parts=parts,
        boxes=tuple(boxes),
        queries=tuple(
            each
            for each in reviews.queries
            if each.path in paths and (each.case_id, each.agency_id) == cell
        ),
        moderation=grades_given(reviews.moderations).get((*cell, question.code)),
    )


def _answer_words(filling: Filling, question: Question) -> str:
    if isinstance(question.kind, Text):
        return (
            "" if filling.value(question.code) is not None else answer_cell(None, question).answer
        )
    value = filling.value(question.code)
    return answer_cell(filling, question).answer if value is None else question.kind.render(value)


def grades_given(moderations: Iterable[Moderation]) -> Grades:
    """Give the office's grades by case, agency and question."""
    return {(each.case_id, each.agency_id, each.question): each for each in moderations}
