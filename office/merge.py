"""What one return changes, worked out from what stands; pure, so that any order can be tried.

A cell is one case at one agency. Within one laptop the higher revision that holds a cell counts,
whenever it arrives, so that honest returns end the same in any order and however often they come.
A revision that takes a cell back stands like any other; what it leaves empty, any laptop may fill.
What is in conflict never takes the place of what stands: two laptops that answer the same cell,
one revision sent with two contents, or a revision that does not follow from the one before it
(an old backup was put back), nor what follows from such a revision before a person chose it. Clocks
order nothing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from export.errors import FileFault
from models.snapshots import Entry, EntryState, ReceivedReturn, Taken
from office.errors import IntakeCode

# Gives the hash of the header before, as a return names it, None for the first.
Previous = Callable[[ReceivedReturn], str | None]
_MOST_NAMED = 6
_STANDING = frozenset({EntryState.CURRENT, EntryState.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Which laptop sent something, in which revision, and whether that took the cell back."""

    installation_id: str
    revision: int
    withdraws: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What an agency has sent so far.

    ``seen`` gives by laptop and revision the hashes of the headers that came (more than one where
    it told two stories); ``current`` gives by case where the entry that stands came from, ``held``
    by case and laptop the highest revision that ever stood there. ``aside`` are the headers of
    second stories, and of what follows from them, that nobody has chosen.
    """

    seen: Mapping[str, Mapping[int, frozenset[str]]]
    current: Mapping[str, Origin]
    held: Mapping[tuple[str, str], int]
    aside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The entries with what becomes of each, the outcome, and the revisions not yet seen.

    ``forked`` says that it is a second story, or follows from one.
    """

    entries: tuple[Entry, ...]
    code: str
    missing: tuple[int, ...] = ()
    forked: bool = False

    @property
    def missing_words(self) -> str:
        """The missing revisions for a sentence: "2, 3", or nothing."""
        named = ", ".join(str(revision) for revision in self.missing[:_MOST_NAMED])
        return f"{named}, ..." if len(self.missing) > _MOST_NAMED else named


def standing_of(
    returns: Sequence[ReceivedReturn], taken: Sequence[Taken], previous: Previous
) -> Standing:
    """Work out what stands from the returns of an agency and what stood in its cells.

    The returns come in the order of arrival. ``previous`` is asked only about the rare ones of
    which nothing ever stood.
    """
    seen: dict[str, dict[int, frozenset[str]]] = {}
    origins: dict[str, Origin] = {}
    for each in returns:
        revisions = seen.setdefault(each.installation_id, {})
        before = revisions.get(each.revision, frozenset())
        revisions[each.revision] = before | {each.header_sha256}
        origins[each.id] = _origin(each)
    current: dict[str, Origin] = {}
    held: dict[tuple[str, str], int] = {}
    for each in taken:
        origin = origins[each.return_id]
        _hold(held, each.case_id, origin)
        if each.stands:
            current[each.case_id] = origin
    aside = set_aside(returns, {each.return_id for each in taken}, previous)
    return Standing(seen=seen, current=current, held=held, aside=aside)


def set_aside(
    returns: Iterable[ReceivedReturn], stood: Collection[str], previous: Previous
) -> frozenset[str]:
    """Give the headers of second stories, and of what follows from them, of which nothing stood."""
    seen: dict[str, dict[int, frozenset[str]]] = {}
    aside: set[str] = set()
    for each in returns:
        laptop = seen.setdefault(each.installation_id, {})
        if each.id not in stood and _is_forked(each, laptop, aside, previous(each)):
            aside.add(each.header_sha256)
        laptop[each.revision] = laptop.get(each.revision, frozenset()) | {each.header_sha256}
    return frozenset(aside)


def _is_forked(
    received: ReceivedReturn,
    laptop: Mapping[int, frozenset[str]],
    aside: Collection[str],
    previous_header: str | None,
) -> bool:
    before = laptop.get(received.revision - 1, frozenset())
    follows = not before or previous_header in before
    return received.revision in laptop or not follows or previous_header in aside


def _hold(held: dict[tuple[str, str], int], case_id: str, origin: Origin) -> None:
    place = (case_id, origin.installation_id)
    held[place] = max(origin.revision, held.get(place, 0))


def _origin(received: ReceivedReturn) -> Origin:
    return Origin(
        installation_id=received.installation_id,
        revision=received.revision,
        withdraws=received.withdraws,
    )


def following(
    standing: Standing,
    received: ReceivedReturn,
    entries: Iterable[Entry],
    *,
    forked: bool = False,
) -> Standing:
    """Give what stands after a return was applied; only what it touches is made anew."""
    laptop = dict(standing.seen.get(received.installation_id, {}))
    before = laptop.get(received.revision, frozenset())
    laptop[received.revision] = before | {received.header_sha256}
    origin = _origin(received)
    changed = {each.case_id: origin for each in entries if each.state in _STANDING}
    held = dict(standing.held)
    for case_id in changed:
        _hold(held, case_id, origin)
    return Standing(
        seen={**standing.seen, received.installation_id: laptop},
        current={**standing.current, **changed},
        held=held,
        aside=standing.aside | {received.header_sha256} if forked else standing.aside,
    )


def plan(
    received: ReceivedReturn,
    entries: Sequence[Entry],
    standing: Standing,
    *,
    previous_header: str | None,
) -> Plan:
    """Say what a return that passed every check changes; the same return twice changes nothing."""
    laptop = standing.seen.get(received.installation_id, {})
    if received.header_sha256 in laptop.get(received.revision, frozenset()):
        return Plan(entries=(), code=FileFault.DUPLICATE.value)
    forked = _is_forked(received, laptop, standing.aside, previous_header)
    judged = tuple(
        replace(
            entry,
            state=EntryState.CONFLICT if forked else _state(received, entry.case_id, standing),
        )
        for entry in entries
    )
    missing = () if received.revision - 1 in laptop else _missing(received.revision, laptop)
    code = _code(judged, standing, missing)
    return Plan(entries=judged, code=code, missing=missing, forked=forked)


def _state(received: ReceivedReturn, case_id: str, standing: Standing) -> EntryState:
    # Also where another laptop stands there now: what this one took back itself stays so.
    if received.revision <= standing.held.get((case_id, received.installation_id), 0):
        return EntryState.OLDER
    stands = standing.current.get(case_id)
    if (
        stands is not None
        and not stands.withdraws
        and stands.installation_id != received.installation_id
    ):
        return EntryState.CONFLICT
    return EntryState.WITHDRAWN if received.withdraws else EntryState.CURRENT


def _missing(revision: int, laptop: Iterable[int]) -> tuple[int, ...]:
    """Name the revisions below this one that have not come, from the last one that has."""
    last = max((each for each in laptop if each < revision), default=0)
    return tuple(range(last + 1, min(revision, last + _MOST_NAMED + 2)))


def _code(entries: Sequence[Entry], standing: Standing, missing: Sequence[int]) -> str:
    states = {entry.state for entry in entries}
    if EntryState.CONFLICT in states:
        return FileFault.CONFLICT.value
    if states.isdisjoint(_STANDING):
        return FileFault.OLDER_REVISION.value
    if EntryState.WITHDRAWN in states:
        return IntakeCode.WITHDRAWN.value
    if missing:
        return IntakeCode.GAP.value
    answered = {case for case, origin in standing.current.items() if not origin.withdraws}
    replaces = any(
        entry.state is EntryState.CURRENT and entry.case_id in answered for entry in entries
    )
    return (IntakeCode.NEWER if replaces else IntakeCode.NEW).value
