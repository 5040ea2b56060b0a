"""What the tests of reviewing share: an office with returns, and deeds with the rest filled in."""

from typing import Any
from uuid import uuid4

from models.auditor_snapshots import CaseNames
from models.profile import Profile
from models.review_snapshots import Accepted, Moderation, Pick, Query, Reviews
from models.snapshots import Entry
from office.overview import AuditOverview, load_overview
from office.review import (
    ReadReturn,
    grades_given,
    open_queries,
    read_return,
    sides_of,
    standings,
)
from tests.export.exchange import NOW, UINS, Exchange, checker


def overview_of(office: Profile, exchange: Exchange) -> AuditOverview:
    return load_overview(office, exchange.audit_id)


def entry_of(office: Profile, exchange: Exchange, uin: str = UINS[0], agency: int = 0) -> Entry:
    """The answer that counts."""
    overview = overview_of(office, exchange)
    return next(
        each
        for each in office.intake.entries(exchange.audit_id)
        if overview.case(each.case_id).uin == uin and each.agency_id == overview.agencies[agency].id
    )


def state_of(office: Profile, exchange: Exchange, uin: str = UINS[0]) -> str:
    overview = overview_of(office, exchange)
    (found,) = [
        each.state.value
        for each in standings(overview)
        if overview.case(each.assignment.case_id).uin == uin
    ]
    return found


def noted(office: Profile, entry: Entry) -> Reviews:
    """All that was noted in the audit of an answer."""
    return next(
        office.reviews.of(audit.id)
        for audit in office.audits.list()
        if entry.agency_id in {each.id for each in office.audits.agencies(audit.id)}
    )


def accept(office: Profile, entry: Entry) -> None:
    asked = open_queries(noted(office, entry)).get((entry.case_id, entry.agency_id), ())
    done = Accepted(
        case_id=entry.case_id, agency_id=entry.agency_id, entry_id=entry.id, at=NOW, by="RW"
    )
    office.reviews.accept(done, [each.id for each in asked])


def ask(office: Profile, entry: Entry, text: str, path: str = "Q6.comment") -> Query:
    query = Query(
        id=uuid4().hex,
        case_id=entry.case_id,
        agency_id=entry.agency_id,
        path=path,
        text=text,
        asked_at=NOW,
        asked_by="RW",
    )
    office.reviews.ask(query)
    return query


def moderate(office: Profile, entry: Entry, question: str, grade: str, reason: str) -> None:
    standing = grades_given(noted(office, entry).moderations)
    office.reviews.moderate(
        Moderation(
            case_id=entry.case_id,
            agency_id=entry.agency_id,
            question=question,
            grade=grade,
            reason=reason,
            entry_id=entry.id,
            at=NOW,
            by="RW",
        ),
        standing.get((entry.case_id, entry.agency_id, question)),
    )


def pick(office: Profile, entry: Entry, path: str, **fields: Any) -> Pick:
    usual: dict[str, Any] = {"theme": "", "start": 0, "stop": 0, "note": ""}
    made = Pick(
        id=uuid4().hex,
        case_id=entry.case_id,
        agency_id=entry.agency_id,
        path=path,
        entry_id=entry.id,
        at=NOW,
        by="RW",
        **{**usual, **fields},
    )
    office.reviews.add_picks([made])
    return made


def read(office: Profile, exchange: Exchange, entry: Entry) -> ReadReturn:
    overview = overview_of(office, exchange)
    return read_return(
        overview,
        sides_of(office, overview, entry),
        checker=checker(),
        names=CaseNames(),
        key=office.details.settle_key,
    )
