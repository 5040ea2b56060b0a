"""A later revision that waits, opened beside the answers whose place it would take."""

from dataclasses import dataclass
from datetime import datetime

from export.return_format import read_return
from export.sealing import Opener
from models.intake_snapshots import SetAside
from models.profile import Profile
from models.snapshots import ReceivedReturn
from office.admission import admit, replaced
from office.conflicts import Difference, Side, differences
from office.grounds import Grounds
from office.messages import Translate, as_it_is
from office.overview import AuditOverview


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacedCase:
    """A case of which something else is said now; what counts comes first in each difference."""

    uin: str
    before: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldReturn:
    """A later revision that waits; ``others`` are the UINs in it where nothing is replaced."""

    item: SetAside
    agency: str
    received: ReceivedReturn
    cases: tuple[ReplacedCase, ...]
    others: tuple[str, ...]


def read_held(
    profile: Profile,
    overview: AuditOverview,
    item: SetAside,
    now: datetime,
    translate: Translate = as_it_is,
) -> HeldReturn:
    """Open a file that waits, and put what it says beside what counts; it changes nothing.

    Raises ModelError(NOT_FOUND) where it was dealt with meanwhile, FileRejected where it cannot
    be taken in any more.
    """
    audit_id, plain = Opener(profile.keys.identities()).open(profile.set_aside.file_bytes(item.id))
    admitted = admit(Grounds(profile), audit_id, read_return(plain), item.sha256, now)
    came = {each.id: each for each in overview.returns}
    pairs = replaced(profile.intake, admitted.planned)
    cases = tuple(
        ReplacedCase(
            uin=overview.case(after.case_id).uin,
            before=came[before.return_id].revision,
            differences=differences(
                overview.tool,
                (
                    Side(entry=before, received=came[before.return_id]),
                    Side(entry=after, received=admitted.received),
                ),
                translate,
            ),
        )
        for before, after in pairs
    )
    shown = {each.uin for each in cases}
    return HeldReturn(
        item=item,
        agency=admitted.ground.agency.agency.name,
        received=admitted.received,
        cases=cases,
        others=tuple(each.uin for each in admitted.body.entries if each.uin not in shown),
    )
