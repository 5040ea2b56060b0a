"""What agencies sent as a history: some of it can be taken out again, and conflicts be settled."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from models.columns import now
from models.database import Database, table_of
from models.errors import ModelError, ModelFault
from models.intake_log_store import write_deed
from models.intake_rows import ENTRIES, RETURN_COLUMNS, entry_of
from models.intake_snapshots import (
    UNDONE,
    AgencyHistory,
    Arrival,
    Change,
    Contested,
    Place,
    Restated,
    Ruling,
)
from models.prepared import Prepared, Transaction
from models.snapshots import STANDING, EntryState, ReceivedReturn
from models.tables import AgencyRow, EntryRow, InboxRow, PinRow, ReturnRow, RulingRow

_ENTRY, _INBOX, _PIN = table_of(EntryRow), table_of(InboxRow), table_of(PinRow)
_RETURN, _RULING = table_of(ReturnRow), table_of(RulingRow)
_OPEN = (*STANDING, EntryState.CONFLICT)
_RULING_NAMES = ("id", "case_id", "agency_id", "entry_id", "after")

_AGENCY = Prepared(
    select(AgencyRow.name, AgencyRow.audit_id).where(AgencyRow.id == bindparam("agency"))
)
_ARRIVALS = Prepared(
    select(*RETURN_COLUMNS, ReturnRow.number, InboxRow.file_name, InboxRow.outcome, InboxRow.facts)
    .outerjoin(InboxRow, (InboxRow.sha256 == ReturnRow.file_sha256) & InboxRow.applied)
    .where(ReturnRow.agency_id == bindparam("agency"))
    .order_by(ReturnRow.number)
)
_PLACES = Prepared(
    select(
        EntryRow.id.label("entry_id"), EntryRow.case_id, EntryRow.return_id, EntryRow.state
    ).where(EntryRow.agency_id == bindparam("agency"))
)
_RULINGS = select(
    RulingRow.id, RulingRow.case_id, RulingRow.agency_id, RulingRow.entry_id, RulingRow.after
)
_RULINGS_OF = Prepared(
    _RULINGS.where(RulingRow.agency_id == bindparam("agency")).order_by(RulingRow.number)
)
_ONE_RULING = Prepared(_RULINGS.where(RulingRow.id == bindparam("of")))
_LATEST = Prepared(select(func.max(ReturnRow.number).label("number")))
_RIVAL = aliased(EntryRow)
# By the agencies of the audit: their entries are found without reading those of other audits.
_CONTESTED = Prepared(
    ENTRIES.join(AgencyRow, AgencyRow.id == EntryRow.agency_id).where(
        AgencyRow.audit_id == bindparam("audit"),
        or_(*(EntryRow.state == each for each in _OPEN)),
        exists().where(
            _RIVAL.case_id == EntryRow.case_id,
            _RIVAL.agency_id == EntryRow.agency_id,
            _RIVAL.state == EntryState.CONFLICT,
        ),
    )
)
_OPEN_CELLS = Prepared(
    select(EntryRow.case_id, EntryRow.agency_id)
    .distinct()
    .join(AgencyRow, AgencyRow.id == EntryRow.agency_id)
    .where(AgencyRow.audit_id == bindparam("audit"), EntryRow.state == EntryState.CONFLICT)
)
_RETURNS = select(*RETURN_COLUMNS).order_by(ReturnRow.number)
_RETURNS_OF_AUDIT = Prepared(_RETURNS.where(ReturnRow.audit_id == bindparam("of")))
_RETURNS_OF_DEED = Prepared(_RETURNS.where(ReturnRow.deed_id == bindparam("of")))
_RETURN_OF_ID = Prepared(_RETURNS.where(ReturnRow.id == bindparam("of")))
_RETURNS_OF_LAPTOP = Prepared(
    _RETURNS.where(
        ReturnRow.agency_id == bindparam("agency"),
        ReturnRow.installation_id == bindparam("installation"),
    )
)

_DROP_ENTRIES = Prepared(delete(_ENTRY).where(_ENTRY.c.return_id == bindparam("of")))
_SET_ASIDE = Prepared(
    update(_INBOX)
    .where(
        _INBOX.c.applied,
        _INBOX.c.sha256
        == select(_RETURN.c.file_sha256).where(_RETURN.c.id == bindparam("of")).scalar_subquery(),
    )
    .values(applied=False, outcome=UNDONE)
)
_DROP_RULINGS = Prepared(
    delete(_RULING).where(
        _RULING.c.entry_id.in_(select(_ENTRY.c.id).where(_ENTRY.c.return_id == bindparam("of")))
    )
)
_DROP_RETURN = Prepared(delete(_RETURN).where(_RETURN.c.id == bindparam("of")))
_OF_LAPTOP = (
    _PIN.c.agency_id == bindparam("agency"),
    _PIN.c.installation_id == bindparam("installation"),
)
_DROP_PIN = Prepared(delete(_PIN).where(*_OF_LAPTOP, _PIN.c.refused_at.is_(None)))
_REFUSE = Prepared(
    update(_PIN).where(*_OF_LAPTOP).values(refused_at=bindparam("moment"), confirmed_at=None)
)
_END_REFUSAL = Prepared(delete(_PIN).where(*_OF_LAPTOP, _PIN.c.refused_at.is_not(None)))
_SET_STATE = Prepared(
    update(_ENTRY).where(_ENTRY.c.id == bindparam("of")).values(state=bindparam("became"))
)
_SET_OUTCOME = Prepared(
    update(_INBOX)
    .where(_INBOX.c.applied, _INBOX.c.sha256 == bindparam("of"))
    .values(outcome=bindparam("became"), facts=bindparam("with_facts"))
)
_ADD_RULING = Prepared(insert(_RULING).values({name: bindparam(name) for name in _RULING_NAMES}))
_DROP_RULING = Prepared(delete(_RULING).where(_RULING.c.id == bindparam("of")))


class HistoryStore:
    """Gives what agencies sent in order, and restates what stands; from any thread.

    ``turn`` counts what was restated since the profile was opened: whoever follows what stands
    by itself reads it anew when the number is another.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.turn = 0

    def history(self, agency_id: str) -> AgencyHistory:
        """Give all that an agency sent; raise ModelError(NOT_FOUND) for no agency."""
        with self._database.reading() as store:
            values = {"agency": agency_id}
            agency = store.first(_AGENCY, values)
            if agency is None:
                raise ModelError(ModelFault.NOT_FOUND)
            return AgencyHistory(
                audit_id=agency["audit_id"],
                agency_id=agency_id,
                agency=agency["name"],
                arrivals=tuple(_arrival(row) for row in store.rows(_ARRIVALS, values)),
                places=tuple(Place(**row) for row in store.rows(_PLACES, values)),
                rulings=tuple(Ruling(**row) for row in store.rows(_RULINGS_OF, values)),
            )

    def of_deed(self, deed_id: str) -> tuple[ReceivedReturn, ...]:
        """Give the returns that an import brought and that are still there."""
        return self._returns(_RETURNS_OF_DEED, of=deed_id)

    def of_laptop(self, agency_id: str, installation_id: str) -> tuple[ReceivedReturn, ...]:
        """Give the returns that a laptop sent for an agency and that are still there."""
        return self._returns(_RETURNS_OF_LAPTOP, agency=agency_id, installation=installation_id)

    def of_id(self, return_id: str) -> tuple[ReceivedReturn, ...]:
        """Give the return of this id, none where it is not there any more."""
        return self._returns(_RETURN_OF_ID, of=return_id)

    def contested(self, audit_id: str) -> tuple[Contested, ...]:
        """Give every answer of the cells where a conflict waits for a person."""
        received = {each.id: each for each in self._returns(_RETURNS_OF_AUDIT, of=audit_id)}
        with self._database.reading() as store:
            entries = [entry_of(row) for row in store.rows(_CONTESTED, {"audit": audit_id})]
        return tuple(
            Contested(entry=entry, received=received[entry.return_id]) for entry in entries
        )

    def open_conflicts(self, audit_id: str) -> int:
        """Count the cells of an audit where a conflict waits for a person."""
        with self._database.reading() as store:
            return len(store.rows(_OPEN_CELLS, {"audit": audit_id}))

    def latest(self) -> int:
        """Give the number of the latest arrival, 0 before any."""
        with self._database.reading() as store:
            found = store.first(_LATEST, {})
        return (found["number"] if found else None) or 0

    def ruling(self, ruling_id: str) -> Ruling:
        """Give a settled conflict; raise ModelError(NOT_FOUND) where it counts no more."""
        with self._database.reading() as store:
            found = store.first(_ONE_RULING, {"of": ruling_id})
        if found is None:
            raise ModelError(ModelFault.NOT_FOUND)
        return Ruling(**found)

    def apply(self, change: Change) -> None:
        """Make a change with its entry of the log, whole or not at all; raise NOT_FOUND.

        That is raised where the laptop or the ruling it speaks of is not there any more.
        """
        with self._database.quick() as store:
            write_deed(store, change.deed, change.lines)
            _apply_laptop(store, change)
            if change.ruling is not None:
                store.run(_ADD_RULING, {n: getattr(change.ruling, n) for n in _RULING_NAMES})
            if change.ruling_gone and store.run(_DROP_RULING, {"of": change.ruling_gone}) != 1:
                raise ModelError(ModelFault.NOT_FOUND)
            for restated in change.restated:
                _restate(store, restated)
        self.turn += 1

    def _returns(self, prepared: Prepared, **values: object) -> tuple[ReceivedReturn, ...]:
        with self._database.reading() as store:
            return tuple(ReceivedReturn(**row) for row in store.rows(prepared, values))


def _arrival(row: Mapping[str, Any]) -> Arrival:
    return Arrival(
        received=ReceivedReturn(**{c.key: row[c.key] for c in RETURN_COLUMNS}),
        number=row["number"],
        file_name=row["file_name"] or "",
        outcome=row["outcome"] or "",
        facts=row["facts"] or (),
    )


def _apply_laptop(store: Transaction, change: Change) -> None:
    for laptop, prepared in ((change.refused, _REFUSE), (change.refusal_ended, _END_REFUSAL)):
        if laptop is None:
            continue
        agency, installation = laptop
        values = {"agency": agency, "installation": installation, "moment": now()}
        if store.run(prepared, values) != 1:
            raise ModelError(ModelFault.NOT_FOUND)


def _restate(store: Transaction, restated: Restated) -> None:
    for each in restated.gone:
        # The file is found by its return, and rulings by their entries: those go last.
        for step in (_SET_ASIDE, _DROP_RULINGS, _DROP_ENTRIES, _DROP_RETURN):
            store.run(step, {"of": each})
    for installation in restated.laptops_gone:
        store.run(_DROP_PIN, {"agency": restated.agency_id, "installation": installation})
    # What stands no more makes room first: one answer of a cell may be current.
    for state in sorted(restated.states.items(), key=lambda each: each[1] in STANDING):
        store.run(_SET_STATE, {"of": state[0], "became": state[1]})
    for sha256, (outcome, facts) in restated.outcomes.items():
        store.run(_SET_OUTCOME, {"of": sha256, "became": outcome, "with_facts": facts})
