"""Whether and why an agency audits a case: the statuses of the coverage table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from forms.window import months_before

MAX_REASON = 2000
# Nobody is a child for longer; an older date of last involvement is a slip in the year.
CHILDHOOD = 18
# The agency's own sample opens the reason as words, so that every reader and every file has it.
_SAMPLE = re.compile(r"Our sample: ([^\n]{1,12}?) of ([^\n]{1,12}?) cases\.(?:\s+(.*))?", re.DOTALL)
_UNKNOWN = "?"


class Status(StrEnum):
    """Every reason, taken from the published audits, why a cell of the coverage table is so."""

    AUDITED = "audited"
    MOSTLY_OUT = "mostly-out-of-scope"
    OUT_OF_SCOPE = "out-of-scope"
    NO_CONTACT = "no-contact"
    CONTACT_ONLY = "contact-only"
    NOT_KNOWN = "not-known"
    NOT_KNOWN_OR_OUT = "not-known-or-out"
    KNOWN_NO_RETURN = "known-no-return"
    KNOWN_ELSEWHERE = "known-elsewhere"
    NOT_REGISTERED = "not-registered"
    NOT_IN_EDUCATION = "not-in-education"
    NOT_SAMPLED = "not-sampled"
    DID_NOT_TAKE_PART = "did-not-take-part"
    NO_REPLY = "no-reply"
    AWAITING = "awaiting"
    EXCLUDED = "excluded"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRule:
    """What a status means for the work.

    ``has_form``: a completed form goes with it. ``needs_reason``: a sentence must explain it;
    ``prompt`` asks for that sentence, or for one that helps. ``by_auditor``: an agency may give
    it; the others are the office's. ``accounted``: the case needs no chasing any more. ``asked``:
    the case is in the agency's pack.
    """

    label: str
    meaning: str
    prompt: str = "Reason"
    has_form: bool = False
    needs_reason: bool = False
    by_auditor: bool = True
    accounted: bool = True
    asked: bool = True


STATUSES: Mapping[Status, StatusRule] = MappingProxyType(
    {
        Status.AUDITED: StatusRule(
            label="Audited",
            meaning="Known to us, and involved in the period: we complete the form.",
            prompt="Is there anything the office should know about this?",
            has_form=True,
        ),
        Status.MOSTLY_OUT: StatusRule(
            label="Mostly out of scope",
            meaning="Only a small part of our work falls in the period: we complete what we can.",
            prompt="Which part of your work falls in the period?",
            has_form=True,
            needs_reason=True,
        ),
        Status.NOT_KNOWN: StatusRule(
            label="Not known",
            meaning="We have no record of the child or the parents.",
            prompt="Where did you look?",
        ),
        Status.OUT_OF_SCOPE: StatusRule(
            label="Out of scope",
            meaning="Known to us, but none of our work falls in the period.",
            prompt="When was your agency involved?",
        ),
        Status.NO_CONTACT: StatusRule(
            label="No contact in the period",
            meaning="Open or registered with us, but nobody was seen in the period.",
            prompt="Why was nobody seen in the period?",
        ),
        Status.CONTACT_ONLY: StatusRule(
            label="Contact only, no safeguarding involvement",
            meaning="Seen in the period, but with nothing about safeguarding to audit.",
            prompt="What was the contact, and why is there nothing to audit?",
            needs_reason=True,
        ),
        Status.KNOWN_ELSEWHERE: StatusRule(
            label="Known to another provider",
            meaning="Another or a former provider holds the record: say which one.",
            prompt="Which provider holds the record, and is the case open there?",
            needs_reason=True,
        ),
        Status.NOT_REGISTERED: StatusRule(
            label="Not registered",
            meaning="Unborn, or the parent is registered outside the area.",
            prompt="Why is the child or the parent not registered with you?",
            needs_reason=True,
        ),
        Status.NOT_IN_EDUCATION: StatusRule(
            label="Not in education",
            meaning="The child is not on the roll of a school or setting at present.",
            prompt="What is known about the child's education?",
        ),
        Status.NOT_SAMPLED: StatusRule(
            label="Not selected",
            meaning="Our agency audits a sample of the cases, and this one is not in it.",
            prompt="How were the cases chosen?",
            needs_reason=True,
        ),
        Status.NOT_KNOWN_OR_OUT: StatusRule(
            label="Not known or out of scope",
            meaning="The agency did not say which of the two.",
            by_auditor=False,
        ),
        Status.KNOWN_NO_RETURN: StatusRule(
            label="Known, no return",
            meaning="The agency knows the case and has sent nothing.",
            prompt="What did the agency say about its return?",
            by_auditor=False,
            needs_reason=True,
        ),
        Status.DID_NOT_TAKE_PART: StatusRule(
            label="Did not take part",
            meaning="Invited, and declined or unable to take part.",
            by_auditor=False,
        ),
        Status.NO_REPLY: StatusRule(
            label="No reply",
            meaning="Nothing was heard from the agency.",
            by_auditor=False,
        ),
        Status.AWAITING: StatusRule(
            label="Awaiting return",
            meaning="The pack is out and the answer is not in yet.",
            by_auditor=False,
            accounted=False,
        ),
        Status.EXCLUDED: StatusRule(
            label="Excluded",
            meaning="Taken out for this agency: the case is not in its pack.",
            prompt="Why is this case taken out for this agency?",
            by_auditor=False,
            needs_reason=True,
            asked=False,
        ),
        Status.NOT_ASKED: StatusRule(
            label="Not asked",
            meaning="This agency is not asked about this case: the case is not in its pack.",
            by_auditor=False,
            asked=False,
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What an agency says about one case before any form."""

    status: Status | None = None
    reason: str = ""
    known_child: bool | None = None
    known_parents: bool | None = None
    last_involvement: date | None = None


class ScopeGap(StrEnum):
    """What is missing or wrong in a scope."""

    STATUS_MISSING = "status-missing"
    REASON_MISSING = "scope-reason-missing"
    REASON_TOO_LONG = "scope-reason-too-long"
    LAST_INVOLVEMENT_MISSING = "last-involvement-missing"
    LAST_INVOLVEMENT_FUTURE = "last-involvement-future"
    LAST_INVOLVEMENT_LONG_AGO = "last-involvement-long-ago"
    SAMPLE_MISSING = "sample-missing"
    SAMPLE_UNCLEAR = "sample-unclear"
    KNOWN_TO_NOBODY = "known-to-nobody"
    KNOWN_AFTER_ALL = "known-after-all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How many of how many cases an agency audits, as typed; either may be blank."""

    taken: str = ""
    of: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether these are two numbers that leave room for a case that is not in the sample."""
        both = self.taken.isdecimal() and self.of.isdecimal()
        return both and int(self.taken) < int(self.of)


def with_sample(sample: Sample, words: str) -> str:
    """Give the reason that says both; without any figure the words alone."""
    if not (sample.taken or sample.of):
        return words
    figures = f"Our sample: {sample.taken or _UNKNOWN} of {sample.of or _UNKNOWN} cases."
    return f"{figures} {words}".rstrip()


def sample_of(reason: str) -> tuple[Sample, str]:
    """Take a reason apart again: the sample, blank where it names none, and the other words."""
    found = _SAMPLE.fullmatch(reason)
    if found is None:
        return Sample(), reason
    taken, of = (part.replace(_UNKNOWN, "") for part in found.group(1, 2))
    return Sample(taken=taken, of=of), found.group(3) or ""


def words_of_reason(scope: Scope) -> str:
    """Give the reason as somebody wrote it: without the figures of a sample, which have boxes."""
    return sample_of(scope.reason)[1] if scope.status is Status.NOT_SAMPLED else scope.reason


def scope_gaps(scope: Scope, *, needs_last: bool, today: date) -> tuple[ScopeGap, ...]:
    """List what a scope still needs; ``needs_last`` where the window is counted from it."""
    if scope.status is None:
        return (ScopeGap.STATUS_MISSING,)
    return (
        *_reason_gaps(scope, scope.status),
        *_date_gaps(scope, needs_last=needs_last, today=today),
    )


def _reason_gaps(scope: Scope, status: Status) -> list[ScopeGap]:
    gaps: list[ScopeGap] = []
    sampled = status is Status.NOT_SAMPLED
    if STATUSES[status].needs_reason and not scope.reason.strip():
        gaps.append(ScopeGap.SAMPLE_MISSING if sampled else ScopeGap.REASON_MISSING)
    sample, _words = sample_of(scope.reason)
    if sampled and (sample.taken or sample.of) and not sample.is_clear:
        gaps.append(ScopeGap.SAMPLE_UNCLEAR)
    if len(scope.reason.strip()) > MAX_REASON:
        gaps.append(ScopeGap.REASON_TOO_LONG)
    known = (scope.known_child, scope.known_parents)
    if STATUSES[status].has_form and known == (False, False):
        gaps.append(ScopeGap.KNOWN_TO_NOBODY)
    if status is Status.NOT_KNOWN and True in known:
        gaps.append(ScopeGap.KNOWN_AFTER_ALL)
    return gaps


def _date_gaps(scope: Scope, *, needs_last: bool, today: date) -> list[ScopeGap]:
    last = scope.last_involvement
    if last is None:
        due = needs_last and scope.status is not None and STATUSES[scope.status].has_form
        return [ScopeGap.LAST_INVOLVEMENT_MISSING] if due else []
    if last > today:
        return [ScopeGap.LAST_INVOLVEMENT_FUTURE]
    if months_before(today, CHILDHOOD * 12) > last:
        return [ScopeGap.LAST_INVOLVEMENT_LONG_AGO]
    return []
