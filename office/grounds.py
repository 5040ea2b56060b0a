"""What an import holds a return against: its pack, its audit, and what its agency has sent.

Read once for each run and followed from there, for an import is to cost little more than its
commits.
"""

from dataclasses import dataclass

from export.errors import FileFault, FileRejected
from export.return_check import ReturnCheck
from export.return_format import ReturnHeader, read_return
from export.sealing import Opener
from forms.loading import read_tool
from models.profile import Profile
from models.snapshots import Agency, Case, IssuedPack, Pin, ReceivedReturn
from office.merge import Plan, Previous, Standing, following, standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditGround:
    """The tool and the cases of an audit."""

    tool_sha256: str
    check: ReturnCheck
    cases: dict[str, Case]


class AgencyGround:
    """What one agency has sent, followed through the run."""

    def __init__(self, agency: Agency, standing: Standing) -> None:
        self.agency = agency
        self.standing = standing
        self.pins: dict[str, Pin] = {}

    def follow(self, received: ReceivedReturn, planned: Plan, pin: Pin) -> None:
        """Note what was applied."""
        self.standing = following(self.standing, received, planned.entries, forked=planned.forked)
        self.pins[pin.installation_id] = pin


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """All that one return is held against; ``pin`` is None for a new laptop."""

    pack: IssuedPack
    audit: AuditGround
    agency: AgencyGround
    pin: Pin | None


def previous_of(profile: Profile) -> Previous:
    """Read from the kept file what a return says it follows; that is rarely asked."""
    openers: list[Opener] = []

    def previous(received: ReceivedReturn) -> str | None:
        if received.keyed is not None:
            return received.keyed.previous_header
        emptied = profile.reviews.emptied_files(received.agency_id)
        if received.file_sha256 in emptied:
            return emptied[received.file_sha256]
        if not openers:  # only now: an old office has thousands of keys
            openers.append(Opener(profile.keys.identities()))
        _audit, plain = openers[0].open(profile.intake.file_bytes(received.file_sha256))
        return read_return(plain).header.previous_header

    return previous


class Grounds:
    """Reads what stands as it is asked for; used by one run, on the thread of the store."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._turn = profile.history.turn
        self._audits: dict[str, AuditGround] = {}
        self._checks: dict[str, ReturnCheck] = {}
        self._packs: dict[str, IssuedPack] = {}
        self._agencies: dict[str, AgencyGround] = {}

    def renew(self) -> None:
        """Forget what others may have changed since the handful before."""
        self._audits.clear()  # a case may have been added
        if self._profile.is_shared or self._turn != self._profile.history.turn:
            # An import was undone, a conflict settled or an audit deleted: other answers stand.
            # On a server somebody else may have done so, or imported.
            self._turn = self._profile.history.turn
            self._agencies.clear()
            self._packs.clear()

    def of(self, header: ReturnHeader, audit_id: str) -> Ground:
        """Give the ground of a return that was sealed for this audit; raise UNKNOWN_PACK.

        "" is for the escrow key, which opens returns of every audit.
        """
        pack = self._pack(header.pack_id)
        if pack is None or pack.sha256 != header.pack_sha256:
            raise FileRejected(FileFault.UNKNOWN_PACK)
        if audit_id not in {"", pack.audit_id}:
            raise FileRejected(FileFault.UNKNOWN_PACK)
        agency = self._agency(pack)
        pin = agency.pins.get(header.installation_id)
        if pin is None:
            pin = self._profile.intake.pin(agency.agency.id, header.installation_id)
        return Ground(pack=pack, audit=self._audit(pack.audit_id), agency=agency, pin=pin)

    def _pack(self, pack_id: str) -> IssuedPack | None:
        if pack_id not in self._packs:
            pack = self._profile.intake.pack(pack_id)
            if pack is None:
                return None
            self._packs[pack_id] = pack
        return self._packs[pack_id]

    def _audit(self, audit_id: str) -> AuditGround:
        if audit_id not in self._audits:
            audits = self._profile.audits
            tool_sha256 = audits.get(audit_id).details.tool_sha256
            self._audits[audit_id] = AuditGround(
                tool_sha256=tool_sha256,
                check=self._check(tool_sha256),
                cases={case.uin: case for case in audits.cases(audit_id)},
            )
        return self._audits[audit_id]

    def _check(self, tool_sha256: str) -> ReturnCheck:
        if tool_sha256 not in self._checks:
            tool = read_tool(self._profile.audits.tool_definition(tool_sha256))
            self._checks[tool_sha256] = ReturnCheck(tool)
        return self._checks[tool_sha256]

    def _agency(self, pack: IssuedPack) -> AgencyGround:
        if pack.agency_id not in self._agencies:
            agencies = {each.id: each for each in self._profile.audits.agencies(pack.audit_id)}
            agency = agencies.get(pack.agency_id)
            if agency is None:
                raise FileRejected(FileFault.UNKNOWN_PACK)
            returns = self._profile.intake.returns(pack.audit_id)
            standing = standing_of(
                [each for each in returns if each.agency_id == agency.id],
                self._profile.intake.taken(agency.id),
                previous_of(self._profile),
            )
            self._agencies[pack.agency_id] = AgencyGround(agency, standing)
        return self._agencies[pack.agency_id]
