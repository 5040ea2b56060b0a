"""What one return changes, worked out from what stands; pure, so that any order can be tried.

A cell is one case at one agency. Within one laptop the higher revision that holds a cell counts,
whenever it arrives, so that honest returns end the same in any order and however often they come.
What is in conflict never takes the place of what stands: two laptops that answer the same cell,
one revision sent with two contents, or a revision that does not follow from the one before it
(an old backup was put back). Clocks order nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from export.errors import FileFault
from models.snapshots import Entry, EntryState, ReceivedReturn
from office.errors import IntakeCode

_MOST_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What an agency has sent so far: its returns by id, and by case the entry that counts."""

    returns: Mapping[str, ReceivedReturn]
    current: Mapping[str, Entry]

    def earlier(self, received: ReceivedReturn) -> tuple[ReceivedReturn, ...]:
        """Give the returns of the same installation."""
        return tuple(
            each
            for each in self.returns.values()
            if each.installation_id == received.installation_id
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The entries with what becomes of each, the outcome, and the revisions not yet seen."""

    entries: tuple[Entry, ...]
    code: str
    missing: tuple[int, ...]

    @property
    def missing_words(self) -> str:
        """The missing revisions for a sentence: "2, 3", or nothing."""
        named = ", ".join(str(revision) for revision in self.missing[:_MOST_NAMED])
        return f"{named}, ..." if len(self.missing) > _MOST_NAMED else named


def plan(
    received: ReceivedReturn,
    entries: Sequence[Entry],
    standing: Standing,
    *,
    previous_header: str | None,
) -> Plan:
    """Say what a return that passed every check changes; the same return twice changes nothing."""
    earlier = standing.earlier(received)
    if any(each.header_sha256 == received.header_sha256 for each in earlier):
        return Plan(entries=(), code=FileFault.DUPLICATE.value, missing=())
    forked = _is_forked(received, earlier, previous_header)
    judged = tuple(
        replace(entry, state=_state(entry, received, standing, forked=forked)) for entry in entries
    )
    missing = _missing(received, earlier)
    return Plan(entries=judged, code=_code(judged, standing, missing), missing=missing)


def _is_forked(
    received: ReceivedReturn, earlier: Iterable[ReceivedReturn], previous_header: str | None
) -> bool:
    """Tell whether this laptop has told two stories."""
    before: set[str] = set()
    for each in earlier:
        if each.revision == received.revision:
            return True
        if each.revision == received.revision - 1:
            before.add(each.header_sha256)
    return bool(before) and previous_header not in before


def _state(
    entry: Entry, received: ReceivedReturn, standing: Standing, *, forked: bool
) -> EntryState:
    if forked:
        return EntryState.CONFLICT
    stands = standing.current.get(entry.case_id)
    if stands is None:
        return EntryState.CURRENT
    its_return = standing.returns[stands.return_id]
    if its_return.installation_id != received.installation_id:
        return EntryState.CONFLICT
    return EntryState.CURRENT if received.revision > its_return.revision else EntryState.OLDER


def _missing(received: ReceivedReturn, earlier: Iterable[ReceivedReturn]) -> tuple[int, ...]:
    """Name the revisions below this one that have not come, from the last one that has."""
    below = [each.revision for each in earlier if each.revision < received.revision]
    return tuple(range(max(below, default=0) + 1, received.revision))


def _code(entries: Sequence[Entry], standing: Standing, missing: Sequence[int]) -> str:
    states = {entry.state for entry in entries}
    if EntryState.CONFLICT in states:
        return FileFault.CONFLICT.value
    if EntryState.CURRENT not in states:
        return FileFault.OLDER_REVISION.value
    if missing:
        return IntakeCode.GAP.value
    replaces = any(entry.case_id in standing.current for entry in entries)
    return (IntakeCode.NEWER if replaces else IntakeCode.NEW).value
