"""Queries to an agency: the file that carries them, and the look for names before it leaves."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from anonymise import Checker
from export.errors import FileRejected
from export.name_gate import look_for_names
from export.query_file import BodyQuery, QueryDraft, make_queries, query_file_name
from export.safe_write import save_file
from models.auditor_snapshots import CaseNames
from models.profile import Profile
from models.review_snapshots import Query, QueryFile
from models.snapshots import Agency, IssuedPack
from office.errors import OfficeFault, OfficeRejected
from office.overview import AuditOverview


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyQueries:
    """The queries to one agency that nobody has closed, and the files that carried some."""

    agency: Agency
    queries: tuple[Query, ...]
    files: tuple[QueryFile, ...]
    has_pack: bool

    @property
    def unsent(self) -> int:
        """How many were never put into a file."""
        return sum(1 for each in self.queries if not each.file_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeQueries:
    """A sealed file of queries, not yet on the disk; ``query_ids`` are those in it."""

    file: QueryFile
    raw: bytes = field(repr=False)
    query_ids: tuple[str, ...]


def queries_by_agency(overview: AuditOverview) -> tuple[AgencyQueries, ...]:
    """List the agencies with open queries or files of them, in their order."""
    reviews = overview.reviews
    with_pack = {pack.agency_id for pack in overview.packs}
    found = (
        AgencyQueries(
            agency=agency,
            queries=tuple(
                each
                for each in reviews.queries
                if each.agency_id == agency.id and each.closed_at is None
            ),
            files=tuple(each for each in reviews.files if each.agency_id == agency.id),
            has_pack=agency.id in with_pack,
        )
        for agency in overview.agencies
    )
    return tuple(each for each in found if each.queries or each.files)


def make_query_file(
    profile: Profile, overview: AuditOverview, agency_id: str, checker: Checker, now: datetime
) -> MadeQueries:
    """Seal all open queries to an agency that are still without an answer.

    Raises OfficeRejected: NO_PACK, NO_QUERIES, QUERY_NAMES_OPEN with the number of queries; and
    FileRejected(SELF_TEST).
    """
    packs = [each for each in overview.packs if each.agency_id == agency_id]
    if not packs:
        raise OfficeRejected(OfficeFault.NO_PACK)
    asked = [
        each
        for each in overview.reviews.queries
        if each.agency_id == agency_id
        and each.closed_at is None
        and each.id not in overview.reviews.replies
    ]
    if not asked:
        raise OfficeRejected(OfficeFault.NO_QUERIES)
    _refuse_names(profile, overview, asked, checker)
    draft = _draft(profile, overview, packs, asked, now)
    raw = make_queries(draft)
    file = QueryFile(
        id=draft.file_id,
        agency_id=agency_id,
        pack_id=draft.pack_id,
        number=draft.number,
        file_name=query_file_name(draft.audit_code, draft.agency_code, draft.number),
        sha256=hashlib.sha256(raw).hexdigest(),
        made_at=now,
    )
    return MadeQueries(file=file, raw=raw, query_ids=tuple(each.id for each in asked))


def keep_query_file(profile: Profile, made: MadeQueries, path: Path) -> None:
    """Write the file, and keep that it was made just before it gets its name.

    Raises FileRejected for what the disk refuses, ModelError(EDIT_CONFLICT) where somebody else
    has made a file of this number meanwhile.
    """
    reviews, file = profile.reviews, made.file
    keep = partial(reviews.add_file, file, made.query_ids)
    try:
        save_file(path, made.raw, replace=True, when_written=keep)
    except FileRejected:
        reviews.take_back_file(file.id)
        raise


def _refuse_names(
    profile: Profile, overview: AuditOverview, asked: Sequence[Query], checker: Checker
) -> None:
    audit = overview.audit
    names = CaseNames(settled=profile.cleared.of(audit.id), local_words=audit.details.local_words)
    key = profile.details.settle_key
    found = look_for_names({each.id: each.text for each in asked}, checker, names, key).open
    if found:
        count = len({each.path for each in found})
        raise OfficeRejected(OfficeFault.QUERY_NAMES_OPEN, str(count))


def _draft(
    profile: Profile,
    overview: AuditOverview,
    packs: Sequence[IssuedPack],
    asked: Sequence[Query],
    now: datetime,
) -> QueryDraft:
    agency = overview.agency(packs[0].agency_id)
    revisions = {
        each.case_id: each.revision or 1
        for each in overview.assignments
        if each.agency_id == agency.id
    }
    before = [each.number for each in overview.reviews.files if each.agency_id == agency.id]
    return QueryDraft(
        file_id=uuid4().hex,
        audit_id=overview.audit.id,
        audit_code=overview.audit.details.code,
        pack_id=packs[0].id,
        agency_code=agency.code,
        number=max(before, default=0) + 1,
        made_at=now,
        signing_key=profile.audits.keys(overview.audit.id).signing_key,
        secrets=tuple(each.secret for each in packs),
        queries=tuple(
            BodyQuery(
                query_id=each.id,
                uin=overview.case(each.case_id).uin,
                path=each.path,
                revision=revisions.get(each.case_id, 1),
                text=each.text,
            )
            for each in asked
        ),
    )
