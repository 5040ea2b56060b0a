"""Whether and why an agency audits a case: the statuses of the coverage table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

MAX_REASON = 2000


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


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRule:
    """What a status means for the work.

    ``has_form``: a completed form goes with it. ``needs_reason``: a sentence must explain it.
    ``by_auditor``: an agency may give it; the others are the office's. ``accounted``: the case
    needs no chasing any more.
    """

    label: str
    meaning: str
    has_form: bool = False
    needs_reason: bool = False
    by_auditor: bool = True
    accounted: bool = True


STATUSES: Mapping[Status, StatusRule] = MappingProxyType(
    {
        Status.AUDITED: StatusRule(
            label="Audited",
            meaning="Known to us, and involved in the period: we complete the form.",
            has_form=True,
        ),
        Status.MOSTLY_OUT: StatusRule(
            label="Mostly out of scope",
            meaning="Only a small part of our work falls in the period: we complete what we can.",
            has_form=True,
            needs_reason=True,
        ),
        Status.NOT_KNOWN: StatusRule(
            label="Not known",
            meaning="We have no record of the child or the parents.",
        ),
        Status.OUT_OF_SCOPE: StatusRule(
            label="Out of scope",
            meaning="Known to us, but none of our work falls in the period.",
        ),
        Status.NO_CONTACT: StatusRule(
            label="No contact in the period",
            meaning="Open or registered with us, but nobody was seen in the period.",
        ),
        Status.CONTACT_ONLY: StatusRule(
            label="Contact only, no safeguarding involvement",
            meaning="Seen in the period, but with nothing about safeguarding to audit.",
            needs_reason=True,
        ),
        Status.KNOWN_ELSEWHERE: StatusRule(
            label="Known to another provider",
            meaning="Another or a former provider holds the record: say which one.",
            needs_reason=True,
        ),
        Status.NOT_REGISTERED: StatusRule(
            label="Not registered",
            meaning="Unborn, or the parent is registered outside the area.",
            needs_reason=True,
        ),
        Status.NOT_IN_EDUCATION: StatusRule(
            label="Not in education",
            meaning="The child is not on the roll of a school or setting at present.",
        ),
        Status.NOT_SAMPLED: StatusRule(
            label="Not selected",
            meaning="Our agency audits a sample of the cases, and this one is not in it.",
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


def scope_gaps(scope: Scope, *, needs_last: bool, today: date) -> tuple[ScopeGap, ...]:
    """List what a scope still needs; ``needs_last`` where the window is counted from it."""
    if scope.status is None:
        return (ScopeGap.STATUS_MISSING,)
    rule = STATUSES[scope.status]
    gaps: list[ScopeGap] = []
    if rule.needs_reason and not scope.reason.strip():
        gaps.append(ScopeGap.REASON_MISSING)
    if len(scope.reason.strip()) > MAX_REASON:
        gaps.append(ScopeGap.REASON_TOO_LONG)
    if rule.has_form and needs_last and scope.last_involvement is None:
        gaps.append(ScopeGap.LAST_INVOLVEMENT_MISSING)
    if scope.last_involvement is not None and scope.last_involvement > today:
        gaps.append(ScopeGap.LAST_INVOLVEMENT_FUTURE)
    return tuple(gaps)
