"""Finding words in all answers of a store as large as a region's."""

from pathlib import Path
from random import Random
from uuid import uuid4

from benchmarks.figures import Figure, median_ms
from commands.demo_answers import fill_by_rule
from forms.loading import read_tool
from models.profile import Profile
from models.snapshots import (
    Agency,
    Case,
    Entry,
    EntryState,
    IssuedPack,
    Merge,
    ReceivedReturn,
    UsualAgency,
)
from office.keys import new_audit_keys
from office.search import SearchWish, search
from tests.world import AUDITED, NOW, make_office, shipped

AUDITS, CASES, AGENCIES = 500, 5, 4
RARE = "zincwhite"
VARIED = 200  # forms made by rule; more would be no different to read


def run(folder: Path) -> list[Figure]:
    """Fill a store, then look for words that are rare, common, nowhere, and in codes only."""
    office = make_office(folder / "office", cases=0, agencies=0)
    count = _fill(office.profile, office.audit_id)
    searches = (
        ("a rare word", RARE),
        ("a common word", "the"),
        ("a word that is nowhere", "qwertzuiop"),
        ("words that are in codes only", "yes na"),
        ("a letter that no index knows", "w\u00fcr"),
    )
    figures = [
        Figure(
            what=f"finding {what} in {count:,} forms",
            value=median_ms(lambda typed=typed: _look(office.profile, typed), times=5),
            unit="ms",
            promise=1000,
        )
        for what, typed in searches
    ]
    if _look(office.profile, RARE) != 1:
        raise RuntimeError("the rare word was not found where it stands")
    office.profile.close()
    return figures


def _look(profile: Profile, typed: str) -> int:
    return len(search(profile, SearchWish(typed=typed), lambda _done, _total: None).hits)


def _fill(profile: Profile, audit_id: str) -> int:
    details = profile.audits.get(audit_id).details
    tool = read_tool(shipped()).with_blocks(details.blocks)
    forms = [fill_by_rule(tool, Random(number)).answers() for number in range(VARIED)]  # noqa: S311
    usual = [
        UsualAgency(code=f"agency-{place}", name=f"Agency {place}", position=place)
        for place in range(AGENCIES)
    ]
    made = 0
    for _audit in range(AUDITS):
        audit = profile.audits.create(details, new_audit_keys())
        cases = profile.audits.add_cases(audit.id, [f"CSA-{place}" for place in range(CASES)])
        for agency in profile.audits.set_agencies(audit.id, usual):
            some = [forms[(made + place) % VARIED] for place in range(CASES)]
            if not made:
                some[0] = {**some[0], "Q1.comment": f"The wall was {RARE}."}
            _take(profile, audit.id, agency, list(zip(cases, some, strict=True)))
            made += CASES
    return made


def _take(
    profile: Profile, audit_id: str, agency: Agency, answered: list[tuple[Case, dict[str, str]]]
) -> None:
    """Keep a return as an import does, without sealing and opening it."""
    pack = IssuedPack(
        id=uuid4().hex,
        audit_id=audit_id,
        agency_id=agency.id,
        code_words="",
        secret=b"secret",
        supersedes=None,
        sha256="",
        file_name="",
        issued_at=NOW,
    )
    profile.audits.add_packs(audit_id, [pack])
    received = ReceivedReturn(
        id=uuid4().hex,
        audit_id=audit_id,
        agency_id=agency.id,
        pack_id=pack.id,
        installation_id="laptop",
        revision=1,
        header_sha256="",
        file_sha256=uuid4().hex,
        auditor_name="",
        auditor_title="",
        declaration="",
        created_at=NOW,
        received_at=NOW,
    )
    entries = tuple(
        Entry(
            id=uuid4().hex,
            case_id=case.id,
            agency_id=agency.id,
            return_id=received.id,
            scope=AUDITED,
            answers=answers,
            cleared={},
            state=EntryState.CURRENT,
        )
        for case, answers in answered
    )
    item = profile.intake.put_in_inbox(file_name="", raw=b"", sha256=received.file_sha256)
    merge = Merge(
        received=received, entries=entries, pin=None, inbox_id=item, outcome="new", facts=()
    )
    if not profile.intake.apply(merge):
        raise RuntimeError("a return was not taken")
