"""Stores as large as a region's, filled as imports fill them but without sealing and opening."""

from collections.abc import Iterator
from random import Random
from uuid import uuid4

from commands.demo_answers import fill_by_rule
from forms.loading import read_tool
from models.intake_snapshots import Deed, Handful, LogKind, LogLine
from models.profile import Profile
from models.snapshots import (
    Agency,
    ArrivedFile,
    AuditDetails,
    Case,
    Entry,
    EntryState,
    IssuedPack,
    Merge,
    ReceivedReturn,
    UsualAgency,
)
from office.keys import new_audit_keys
from tests.world import AUDITED, NOW, shipped

CASES, AGENCIES = 5, 4
RETURNS = CASES * AGENCIES  # of one case each, in every audit
RARE = "zincwhite"
VARIED = 200  # forms made by rule; more would be no different to read
SEALED = 6_000  # bytes of a return as it arrives


class Filler:
    """Adds whole audits to a store; the first form of all has the rare word."""

    def __init__(self, profile: Profile, audit_id: str) -> None:
        self._profile = profile
        self._details = profile.audits.get(audit_id).details
        tool = read_tool(shipped()).with_blocks(self._details.blocks)
        self._forms = [fill_by_rule(tool, Random(number)).answers() for number in range(VARIED)]  # noqa: S311
        self._usual = [
            UsualAgency(code=f"agency-{place}", name=f"Agency {place}", position=place)
            for place in range(AGENCIES)
        ]
        self._chance = Random(1)  # noqa: S311
        self.returns = 0

    def fill(self, returns: int) -> str:
        """Add audits until there are so many returns; give the id of the last one."""
        audit_id = ""
        while self.returns < returns:
            audit_id = self._add(self._details)
        return audit_id

    def _add(self, details: AuditDetails) -> str:
        audits = self._profile.audits
        audit = audits.create(details, new_audit_keys())
        cases = audits.add_cases(audit.id, [f"CSA-{place}" for place in range(CASES)])
        agencies = audits.set_agencies(audit.id, self._usual)
        packs = [self._pack(audit.id, agency) for agency in agencies]
        audits.add_packs(audit.id, packs)
        merges = list(self._merges(audit.id, packs, cases))
        deed = Deed(id=uuid4().hex, at=NOW, kind=LogKind.IMPORT, person="AB", audit_id=audit.id)
        lines = [
            LogLine(file_name="r", outcome="new", agency="A", return_id=each.received.id)
            for each in merges
        ]
        self._profile.intake.keep(Handful(deed=deed, lines=lines, settled=(), merges=merges))
        return audit.id

    def _pack(self, audit_id: str, agency: Agency) -> IssuedPack:
        return IssuedPack(
            id=uuid4().hex,
            audit_id=audit_id,
            agency_id=agency.id,
            code_words="one two three four five six",
            secret=b"s" * 32,
            supersedes=None,
            sha256="",
            file_name="",
            issued_at=NOW,
        )

    def _merges(
        self, audit_id: str, packs: list[IssuedPack], cases: tuple[Case, ...]
    ) -> Iterator[Merge]:
        sent = [(pack, case) for pack in packs for case in cases]
        hashes = [uuid4().hex for _each in sent]
        raws = [self._chance.randbytes(SEALED) for _each in sent]
        items = self._profile.intake.put_all_in_inbox(
            [
                ArrivedFile(file_name="r", raw=raw, sha256=of)
                for raw, of in zip(raws, hashes, strict=True)
            ]
        )
        for (pack, case), sha256, item in zip(sent, hashes, items, strict=True):
            received = _received(audit_id, pack, sha256)
            entry = self._entry(received, case)
            yield Merge(
                received=received,
                entries=(entry,),
                pin=None,
                inbox_id=item,
                outcome="new",
                facts=(),
            )

    def _entry(self, received: ReceivedReturn, case: Case) -> Entry:
        answers = self._forms[self.returns % VARIED]
        if not self.returns:
            answers = {**answers, "Q1.comment": f"The wall was {RARE}."}
        self.returns += 1
        return Entry(
            id=uuid4().hex,
            case_id=case.id,
            agency_id=received.agency_id,
            return_id=received.id,
            scope=AUDITED,
            answers=answers,
            cleared={},
            state=EntryState.CURRENT,
        )


def _received(audit_id: str, pack: IssuedPack, sha256: str) -> ReceivedReturn:
    return ReceivedReturn(
        id=uuid4().hex,
        audit_id=audit_id,
        agency_id=pack.agency_id,
        pack_id=pack.id,
        installation_id="laptop",
        revision=1,
        header_sha256=uuid4().hex,
        file_sha256=sha256,
        auditor_name="A. Auditor",
        auditor_title="Lead",
        declaration="I have checked the wording.",
        created_at=NOW,
        received_at=NOW,
    )
