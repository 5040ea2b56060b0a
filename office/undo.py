"""Taking imports back, and settling conflicts: what stands then, worked out from the history.

An agency stands as its returns in the order of arrival make it, with what a person has settled in
between. To take some out is to go through the rest again, so that whatever is undone, in whatever
order, what remains is as if the others had never come.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from forms.scope import Scope, Status
from models.errors import ModelError, ModelFault
from models.intake_snapshots import (
    UNDONE,
    AgencyHistory,
    Arrival,
    Change,
    Deed,
    LogKind,
    LogLine,
    Restated,
    Ruling,
)
from models.profile import Profile
from models.snapshots import STANDING, Entry, EntryState, ReceivedReturn
from office.deeds import new_deed
from office.grounds import previous_of
from office.merge import Previous, Standing, following, plan, set_aside

_NOTHING = Standing(seen={}, current={}, held={})


def undo_import(profile: Profile, deed_id: str, now: datetime) -> int:
    """Take out what an import brought, as far as it is still there; give how many returns."""
    with profile.alone():
        return _undo(profile, profile.history.of_deed(deed_id), now)


def undo_return(profile: Profile, return_id: str, now: datetime) -> int:
    """Take one return out; give 0 where it is not there any more."""
    with profile.alone():
        return _undo(profile, profile.history.of_id(return_id), now)


def _undo(profile: Profile, returns: Sequence[ReceivedReturn], now: datetime) -> int:
    if returns:
        restated, lines = _without(profile, returns)
        deed = new_deed(profile, LogKind.UNDONE, now)
        profile.history.apply(Change(deed=deed, restated=restated, lines=lines))
    return len(returns)


def refuse_laptop(
    profile: Profile, agency_id: str, installation_id: str, words: str, now: datetime
) -> int:
    """Take out all that a laptop sent, and nothing from it any more; give how many returns.

    ``words`` are the six that the office sees. Raises ModelError(NOT_FOUND).
    """
    with profile.alone():
        returns = profile.history.of_laptop(agency_id, installation_id)
        restated, lines = _without(profile, returns)
        deed = _about_laptop(profile, LogKind.REFUSED, agency_id, words, now)
        laptop = (agency_id, installation_id)
        profile.history.apply(Change(deed=deed, restated=restated, lines=lines, refused=laptop))
        return len(returns)


def take_laptop_back(
    profile: Profile, agency_id: str, installation_id: str, words: str, now: datetime
) -> None:
    """Let a refused laptop be a new one again; its files can be tried again then."""
    with profile.alone():
        deed = _about_laptop(profile, LogKind.REFUSAL_ENDED, agency_id, words, now)
        profile.history.apply(Change(deed=deed, refusal_ended=(agency_id, installation_id)))


def confirm_laptop(
    profile: Profile, agency_id: str, installation_id: str, words: str, now: datetime
) -> None:
    """Note that an agency has read out the six words of its laptop; raise NOT_FOUND."""
    deed = _about_laptop(profile, LogKind.CONFIRMED, agency_id, words, now)
    profile.laptops.confirm(agency_id, installation_id, deed)


def _about_laptop(
    profile: Profile, kind: LogKind, agency_id: str, words: str, now: datetime
) -> Deed:
    of = profile.history.history(agency_id)
    return new_deed(profile, kind, now, facts=(of.agency, words), audit_id=of.audit_id)


def _about_case(
    profile: Profile, kind: LogKind, of: AgencyHistory, uin: str, now: datetime, reason: str = ""
) -> Deed:
    facts = (of.agency, uin)
    return new_deed(profile, kind, now, facts=facts, reason=reason, audit_id=of.audit_id)


def settle_conflict(profile: Profile, entry: Entry, uin: str, reason: str, now: datetime) -> None:
    """Let this answer count in its cell, whatever else came for it until now.

    Raises ModelError(EDIT_CONFLICT) where somebody else has settled it meanwhile, or has taken
    this answer out.
    """
    with profile.alone():
        history = profile.history.history(entry.agency_id)
        here = {
            each.entry_id: each.state for each in history.places if each.case_id == entry.case_id
        }
        if entry.id not in here or EntryState.CONFLICT not in here.values():
            raise ModelError(ModelFault.EDIT_CONFLICT)
        deed = _about_case(profile, LogKind.SETTLED, history, uin, now, reason)
        ruling = Ruling(
            id=deed.id,
            case_id=entry.case_id,
            agency_id=entry.agency_id,
            entry_id=entry.id,
            after=profile.history.latest(),
        )
        rulings = (*history.rulings, ruling)
        restated = restate(history, previous_of(profile), rulings=rulings)
        profile.history.apply(Change(deed=deed, restated=(restated,), ruling=ruling))


def unsettle_conflict(profile: Profile, ruling_id: str, uin: str, now: datetime) -> None:
    """Open a settled conflict again; raise ModelError(NOT_FOUND) where it counts no more."""
    with profile.alone():
        ruling = profile.history.ruling(ruling_id)
        history = profile.history.history(ruling.agency_id)
        deed = _about_case(profile, LogKind.UNSETTLED, history, uin, now)
        rulings = tuple(each for each in history.rulings if each.id != ruling_id)
        restated = restate(history, previous_of(profile), rulings=rulings)
        profile.history.apply(Change(deed=deed, restated=(restated,), ruling_gone=ruling_id))


def _without(
    profile: Profile, returns: Sequence[ReceivedReturn]
) -> tuple[list[Restated], list[LogLine]]:
    """Work out what stands without these, and the lines of the log about them."""
    previous = previous_of(profile)
    restated: list[Restated] = []
    lines: list[LogLine] = []
    going = frozenset(each.id for each in returns)
    for agency_id in dict.fromkeys(each.agency_id for each in returns):
        history = profile.history.history(agency_id)
        restated.append(restate(history, previous, going=going))
        lines.extend(
            LogLine(
                file_name=each.file_name,
                outcome=UNDONE,
                facts=each.facts,
                agency=history.agency,
                return_id=each.received.id,
                audit_id=history.audit_id,
            )
            for each in history.arrivals
            if each.received.id in going
        )
    return restated, lines


def restate(
    history: AgencyHistory,
    previous: Previous,
    *,
    going: frozenset[str] = frozenset(),
    rulings: Sequence[Ruling] | None = None,
) -> Restated:
    """Say what changes when some returns go, or other conflicts count as settled; pure."""
    staying = [each for each in history.arrivals if each.received.id not in going]
    laptops = {each.received.installation_id for each in staying}
    left = {each.received.installation_id for each in history.arrivals} - laptops
    told = _tell(history, staying, history.rulings if rulings is None else rulings, previous)
    before = {each.entry_id: each.state for each in history.places}
    return Restated(
        agency_id=history.agency_id,
        gone=tuple(each.received.id for each in history.arrivals if each.received.id in going),
        laptops_gone=tuple(sorted(left)),
        states={key: state for key, state in told.states.items() if before[key] != state},
        outcomes={
            each.received.file_sha256: told.outcomes[each.received.id]
            for each in staying
            if told.outcomes[each.received.id] != (each.outcome, each.facts)
        },
    )


@dataclass(slots=True)
class _Telling:
    """What stands while the history of an agency is gone through."""

    agency: str
    previous: Previous
    standing: Standing = _NOTHING
    arrived: list[ReceivedReturn] = field(default_factory=list[ReceivedReturn])
    stood: set[str] = field(default_factory=set[str])
    states: dict[str, EntryState] = field(default_factory=dict[str, EntryState])
    outcomes: dict[str, tuple[str, tuple[str, ...]]] = field(
        default_factory=dict[str, tuple[str, tuple[str, ...]]]
    )
    cells: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def come(self, arrival: Arrival, entries: Sequence[Entry]) -> None:
        """Take a return as an import takes it."""
        received = arrival.received
        previous = self.previous(received)
        planned = plan(received, entries, self.standing, previous_header=previous)
        self.arrived.append(received)
        for entry in planned.entries:
            if entry.state in STANDING:
                self._clear(entry.case_id)
                self.stood.add(received.id)
            self.states[entry.id] = entry.state
            self.cells.setdefault(entry.case_id, []).append(entry.id)
        self.standing = following(self.standing, received, planned.entries, forked=planned.forked)
        facts = (str(len(entries)), self.agency, planned.missing_words)
        self.outcomes[received.id] = (planned.code, facts)

    def rule(self, ruling: Ruling, entry: Entry, received: ReceivedReturn) -> None:
        """Let one answer stand as a person chose; the others of the cell have been decided on."""
        self._clear(ruling.case_id)
        for other in self.cells[ruling.case_id]:
            if self.states[other] is EntryState.CONFLICT:
                self.states[other] = EntryState.PASSED_OVER
        state = EntryState.WITHDRAWN if received.withdraws else EntryState.CURRENT
        self.states[ruling.entry_id] = state
        self.standing = following(self.standing, received, (replace(entry, state=state),))
        # What follows from the chosen story is no second one any more.
        self.stood.add(received.id)
        aside = set_aside(self.arrived, self.stood, self.previous)
        self.standing = replace(self.standing, aside=aside)

    def _clear(self, case_id: str) -> None:
        for other in self.cells.get(case_id, ()):
            if self.states[other] in STANDING:
                self.states[other] = EntryState.REPLACED


def _tell(
    history: AgencyHistory,
    arrivals: Iterable[Arrival],
    rulings: Sequence[Ruling],
    previous: Previous,
) -> _Telling:
    entries = _entries(history)
    told = _Telling(agency=history.agency, previous=previous)
    waiting = sorted(rulings, key=lambda each: each.after)
    come: dict[str, ReceivedReturn] = {}
    for arrival in arrivals:
        while waiting and waiting[0].after < arrival.number:
            _rule(told, waiting.pop(0), entries, come)
        come[arrival.received.id] = arrival.received
        own = tuple(entries[arrival.received.id].values())
        told.come(arrival, own)
    for ruling in waiting:
        _rule(told, ruling, entries, come)
    return told


def _rule(
    told: _Telling,
    ruling: Ruling,
    entries: Mapping[str, Mapping[str, Entry]],
    come: Mapping[str, ReceivedReturn],
) -> None:
    """Let a ruling count, unless the answer it chose is not there or came later."""
    for return_id, received in come.items():
        entry = entries[return_id].get(ruling.entry_id)
        if entry is not None:
            told.rule(ruling, entry, received)
            return


def _entries(history: AgencyHistory) -> Mapping[str, Mapping[str, Entry]]:
    """Give the answers of each return, without what no plan looks at."""
    found: dict[str, dict[str, Entry]] = {each.received.id: {} for each in history.arrivals}
    for place in history.places:
        found[place.return_id][place.entry_id] = Entry(
            id=place.entry_id,
            case_id=place.case_id,
            agency_id=history.agency_id,
            return_id=place.return_id,
            scope=Scope(status=Status.AWAITING),
            answers={},
            cleared={},
            state=EntryState.CURRENT,
        )
    return found
