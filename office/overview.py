"""One audit read whole: what every office screen and the command line start from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms.definition import Tool
from forms.loading import read_tool
from models.intake_snapshots import SetAside
from models.keyed_snapshots import KeyedDraft
from models.profile import Profile
from models.review_snapshots import Reviews
from models.snapshots import (
    Agency,
    Assignment,
    Audit,
    Case,
    Entry,
    IssuedPack,
    Pin,
    ReceivedReturn,
)
from office.admission import held_files
from office.analysis import Record, records
from office.coverage import Coverage, coverage
from office.new_audit import LeftOver, left_over
from office.share_limit import least_for_share
from office.tally import LEAST_FOR_SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditOverview:
    """One audit with its parts; ``tool`` is already without the blocks not switched on.

    ``laptops`` are those that nobody has confirmed by telephone yet, ``refused`` those whose six
    words were others. ``conflicts`` counts the cells where two answers wait for a choice.
    Percentages are shown from ``least`` answers on. ``reviews`` is what the office noted about the
    returns, ``keyed`` what it is keying in from paper, ``left_over`` the words of other audits'
    themes in the texts of this one, ``held`` the later revisions that wait to be compared.
    """

    audit: Audit
    tool: Tool
    cases: tuple[Case, ...]
    agencies: tuple[Agency, ...]
    assignments: tuple[Assignment, ...]
    packs: tuple[IssuedPack, ...]
    returns: tuple[ReceivedReturn, ...]
    laptops: tuple[Pin, ...]
    refused: tuple[Pin, ...]
    conflicts: int
    coverage: Coverage
    least: int = LEAST_FOR_SHARE
    reviews: Reviews = field(default_factory=Reviews)
    keyed: tuple[KeyedDraft, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
    held: tuple[SetAside, ...] = ()

    def agency(self, agency_id: str) -> Agency:
        """Find an agency of this audit; KeyError when there is none."""
        for agency in self.agencies:
            if agency.id == agency_id:
                return agency
        raise KeyError(agency_id)

    def case(self, case_id: str) -> Case:
        """Find a case of this audit; KeyError when there is none."""
        for case in self.cases:
            if case.id == case_id:
                return case
        raise KeyError(case_id)

    @property
    def edits(self) -> dict[tuple[str, str], int]:
        """The number of the office's latest word about each cell, by case and agency."""
        return {(each.case_id, each.agency_id): each.edit for each in self.assignments}

    def sheet_name(self, what: str) -> str:
        """Name a printed table's file: "CSA-2026_coverage.pdf"."""
        return f"{self.audit.details.code}_{what}.pdf"


def load_overview(profile: Profile, audit_id: str) -> AuditOverview:
    """Read an audit from the store; slow enough for the store's thread."""
    audits = profile.audits
    audit = audits.get(audit_id)
    tool = read_tool(audits.tool_definition(audit.details.tool_sha256))
    cases, agencies = audits.cases(audit_id), audits.agencies(audit_id)
    assignments = audits.assignments(audit_id)
    themes = profile.audit_list.themes(without=audit_id)
    return AuditOverview(
        audit=audit,
        tool=tool.with_blocks(audit.details.blocks),
        cases=cases,
        agencies=agencies,
        assignments=assignments,
        packs=audits.packs(audit_id),
        returns=profile.intake.returns(audit_id),
        laptops=profile.laptops.unconfirmed(audit_id),
        refused=profile.laptops.refused(audit_id),
        conflicts=profile.history.open_conflicts(audit_id),
        coverage=coverage(cases, agencies, assignments),
        least=least_for_share(profile),
        reviews=profile.reviews.of(audit_id),
        keyed=profile.keyed.drafts(audit_id),
        left_over=left_over(audit.details, themes, profile.tracker.words(audit_id)),
        held=held_files(profile, audit_id),
    )


def load_records(profile: Profile, overview: AuditOverview) -> tuple[Record, ...]:
    """Read the answers of an audit and put each beside its assignment."""
    entries: Mapping[str, Entry] = {
        entry.id: entry for entry in profile.intake.entries(overview.audit.id)
    }
    return records(overview.tool, overview.assignments, entries)
