"""Words for how far an audit is, and for its days, wherever several audits are listed."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from forms.kinds import words_of
from models.list_snapshots import ListedAudit
from office.audit_list import AuditOrder, AuditState
from office.marking import NOOP
from office.messages import Translate
from ui.theme import Tone

STATES: Mapping[AuditState, str] = MappingProxyType(
    {
        AuditState.SET_UP: NOOP("being set up"),
        AuditState.ISSUED: NOOP("packs issued"),
        AuditState.RETURNS: NOOP("returns are coming in"),
        AuditState.OVERDUE: NOOP("past its return date"),
        AuditState.MEETING: NOOP("ready for the discussion meeting"),
        AuditState.AFTER: NOOP("after the discussion meeting"),
        AuditState.ARCHIVED: NOOP("in the archive"),
    }
)
ORDERS: Mapping[AuditOrder, str] = MappingProxyType(
    {
        AuditOrder.NEWEST: NOOP("Newest first"),
        AuditOrder.NEXT_DATE: NOOP("Next date first"),
        AuditOrder.RETURN_BY: NOOP("Return date"),
        AuditOrder.TITLE: NOOP("Title"),
    }
)
_DAYS = (
    ("design_on", NOOP("Design meeting: {0}")),
    ("issue_on", NOOP("Packs go out: {0}")),
    ("return_by", NOOP("Returns due: {0}")),
    ("meeting_on", NOOP("Discussion meeting: {0}")),
    ("report_on", NOOP("Report: {0}")),
)
_ACCOUNTED = NOOP("{0} of {1} accounted for")


def state_line(audit: ListedAudit, state: AuditState, translate: Translate) -> str:
    """Say short name, state and, once packs are out, how much is accounted for."""
    parts = [audit.code, translate(STATES[state])]
    if audit.issued_at is not None and audit.cells:
        parts.append(translate(_ACCOUNTED).format(audit.accounted, audit.cells))
    return " \u00b7 ".join(parts)


def days_line(audit: ListedAudit, translate: Translate) -> str:
    """Say the days that are set, in the order of the work; "" where none is."""
    days: list[tuple[date | None, str]] = [(getattr(audit, name), words) for name, words in _DAYS]
    return ". ".join(translate(words).format(words_of(day)) for day, words in days if day)


def state_tone(state: AuditState) -> Tone:
    """Only what waits for a person stands out."""
    return Tone.ATTENTION if state is AuditState.OVERDUE else Tone.PLAIN
