"""Returns at the office: the inbox, what was applied, and every entry that came."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import bindparam, insert, or_, select, update

from models.audit_rows import PACK_COLUMNS
from models.columns import now
from models.database import Database, table_of, upsert
from models.errors import ModelError, ModelFault
from models.intake_log_store import write_deed
from models.intake_rows import (
    ENTRIES,
    PINS,
    RETURN_COLUMNS,
    entry_of,
    entry_values,
    pin_values,
    return_values,
)
from models.intake_snapshots import Handful
from models.prepared import Prepared, Transaction
from models.snapshots import (
    STANDING,
    ArrivedFile,
    Entry,
    EntryState,
    InboxItem,
    IssuedPack,
    Merge,
    Pin,
    ReceivedReturn,
    Taken,
)
from models.tables import (
    AgencyRow,
    EntryRow,
    InboxRow,
    IssuedPackRow,
    PinRow,
    ReturnRow,
)
from models.written import Written

_ITEM_COLUMNS = (
    InboxRow.id,
    InboxRow.file_name,
    InboxRow.sha256,
    InboxRow.outcome,
    InboxRow.facts,
    InboxRow.received_at,
)
_PUT_NAMES = (
    "id",
    "file_name",
    "sha256",
    "outcome",
    "facts",
    "applied",
    "received_at",
    "raw",
)
# Prepared: a folder of a thousand returns is to cost little more than its commits.
_PACK = Prepared(select(*PACK_COLUMNS).where(IssuedPackRow.id == bindparam("of")))
_PIN = Prepared(
    PINS.where(
        PinRow.agency_id == bindparam("agency"),
        PinRow.installation_id == bindparam("installation"),
    )
)
_RETURNS = Prepared(
    select(*RETURN_COLUMNS)
    .where(ReturnRow.audit_id == bindparam("audit"))
    .order_by(ReturnRow.number)
)
_CURRENT = ENTRIES.where(EntryRow.state == EntryState.CURRENT)
_TAKEN = Prepared(
    select(EntryRow.case_id, EntryRow.return_id, EntryRow.state).where(
        or_(*(EntryRow.state == each for each in (*STANDING, EntryState.REPLACED))),
        EntryRow.agency_id == bindparam("agency"),
    )
)
# By the agencies of the audit: their entries are found without reading those of other audits.
_CURRENT_OF_AUDIT = Prepared(
    _CURRENT.join(AgencyRow, AgencyRow.id == EntryRow.agency_id).where(
        AgencyRow.audit_id == bindparam("audit")
    )
)
_HISTORY = Prepared(
    ENTRIES.order_by(None)
    .order_by(EntryRow.number.desc())
    .where(EntryRow.case_id == bindparam("case"), EntryRow.agency_id == bindparam("agency"))
)
_SAME_FILE = Prepared(
    select(*_ITEM_COLUMNS)
    .where(InboxRow.sha256 == bindparam("of"))
    .order_by(InboxRow.applied.desc(), InboxRow.number.desc())
    .limit(1)
)
_BYTES = Prepared(
    select(InboxRow.raw).where(InboxRow.sha256 == bindparam("of"), InboxRow.raw.is_not(None))
)
_HAS_BYTES = Prepared(
    select(InboxRow.number).where(InboxRow.sha256 == bindparam("of"), InboxRow.raw.is_not(None))
)
_CONTESTED = Prepared(
    select(EntryRow.number)
    .join(ReturnRow, ReturnRow.id == EntryRow.return_id)
    .where(ReturnRow.file_sha256 == bindparam("of"), EntryRow.state == EntryState.CONFLICT)
    .limit(1)
)
_LATEST = Prepared(select(*_ITEM_COLUMNS).order_by(InboxRow.number.desc()).limit(bindparam("most")))
_INBOX = table_of(InboxRow)
_PUT = Prepared(insert(_INBOX).values({name: bindparam(name) for name in _PUT_NAMES}))
_ITEM = Prepared(select(InboxRow.id).where(InboxRow.id == bindparam("of")))
# What became of a file that was applied is final, even where it is imported once more.
_SETTLE = Prepared(
    update(_INBOX)
    .where(_INBOX.c.id == bindparam("of"), _INBOX.c.applied.is_(False))
    .values(
        outcome=bindparam("became"), facts=bindparam("with_facts"), applied=bindparam("was_applied")
    )
)
_RETURN_NAMES = (*(column.key for column in RETURN_COLUMNS), "deed_id")
_ADD_RETURN = Prepared(
    upsert(table_of(ReturnRow)).values({name: bindparam(name) for name in _RETURN_NAMES})
)
_STATE = table_of(EntryRow)
_REPLACE = Prepared(
    update(_STATE)
    .where(
        _STATE.c.case_id == bindparam("case"),
        _STATE.c.agency_id == bindparam("agency"),
        or_(*(_STATE.c.state == each for each in STANDING)),
    )
    .values(state=EntryState.REPLACED)
)
_ADD_ENTRY = Prepared(
    insert(_STATE).values({c.key: bindparam(c.key) for c in ENTRIES.selected_columns})
)
_ADD_PIN = Prepared(upsert(table_of(PinRow)))


class IntakeStore:
    """Keeps what agencies returned; every call is one transaction, from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._written = Written()

    # --- what the checks of a file need -------------------------------------------------------

    def pack(self, pack_id: str) -> IssuedPack | None:
        """Give the pack that a return names, None where this office never issued it."""
        found = self._rows(_PACK, of=pack_id)
        return IssuedPack(**found[0]) if found else None

    def pin(self, agency_id: str, installation_id: str) -> Pin | None:
        """Give the pinned key of an installation, None before its first good return."""
        found = self._rows(_PIN, agency=agency_id, installation=installation_id)
        return Pin(**found[0]) if found else None

    def taken(self, agency_id: str) -> tuple[Taken, ...]:
        """Give the answers and withdrawals of one agency that stand or once stood, by their place.

        Without their content: only what a merge has to know.
        """
        return tuple(
            Taken(
                case_id=row["case_id"],
                return_id=row["return_id"],
                stands=row["state"] in STANDING,
            )
            for row in self._rows(_TAKEN, agency=agency_id)
        )

    # --- the inbox ----------------------------------------------------------------------------

    def received_file(self, sha256: str) -> InboxItem | None:
        """Give the item with these bytes: the applied one if any, else the latest; or None."""
        found = self._rows(_SAME_FILE, of=sha256)
        return InboxItem(**found[0]) if found else None

    def put_in_inbox(self, *, file_name: str, raw: bytes, sha256: str) -> str:
        """Keep a file as it arrived, committed before anything reads it; give the item's id.

        The same bytes are kept once, however often they arrive.
        """
        return self.put_all_in_inbox([ArrivedFile(file_name=file_name, raw=raw, sha256=sha256)])[0]

    def put_all_in_inbox(self, files: Sequence[ArrivedFile]) -> tuple[str, ...]:
        """Keep several files with one commit, for a commit costs more than all else."""
        items: list[str] = []
        with self._database.quick() as store:
            for file in files:
                items.append(uuid4().hex)
                kept = store.first(_HAS_BYTES, {"of": file.sha256})
                values = {
                    "id": items[-1],
                    "file_name": file.file_name,
                    "sha256": file.sha256,
                    "outcome": "",
                    "facts": (),
                    "applied": False,
                    "received_at": now(),
                    "raw": file.raw if kept is None else None,
                }
                store.run(_PUT, values)
        return tuple(items)

    def is_contested(self, sha256: str) -> bool:
        """Say whether an answer of the return with these bytes waits for a person to choose."""
        return bool(self._rows(_CONTESTED, of=sha256))

    def file_bytes(self, sha256: str) -> bytes:
        """Give a file as it arrived; raise ModelError(NOT_FOUND)."""
        found = self._rows(_BYTES, of=sha256)
        if not found:
            raise ModelError(ModelFault.NOT_FOUND)
        return found[0]["raw"]

    def apply(self, merge: Merge) -> bool:
        """Apply a good return whole, or not at all, outside any import.

        Gives False, with nothing changed but the inbox item's outcome, where the return was
        applied before, by this file or by another copy of it.
        """
        with self._database.quick() as store:
            return _apply(store, merge, None, self._written)

    def keep(self, handful: Handful) -> None:
        """Apply what a step of an import found out, with its lines of the log: all or nothing.

        A later return sees what an earlier one changed.
        """
        with self._database.quick() as store:
            write_deed(store, handful.deed, handful.lines)
            for each in handful.settled:
                _settle(store, each.inbox_id, each.outcome, each.facts, applied=False)
            for merge in handful.merges:
                _apply(store, merge, handful.deed.id, self._written)

    def inbox(self, limit: int = 200) -> tuple[InboxItem, ...]:
        """Give the latest files, the newest first."""
        return tuple(InboxItem(**row) for row in self._rows(_LATEST, most=limit))

    # --- what came ----------------------------------------------------------------------------

    def entries(self, audit_id: str) -> tuple[Entry, ...]:
        """Give every entry of an audit that counts now."""
        return tuple(entry_of(row) for row in self._rows(_CURRENT_OF_AUDIT, audit=audit_id))

    def entry_history(self, case_id: str, agency_id: str) -> tuple[Entry, ...]:
        """Give all that ever came for one cell, whatever became of it, the newest first."""
        found = self._rows(_HISTORY, case=case_id, agency=agency_id)
        return tuple(entry_of(row) for row in found)

    def returns(self, audit_id: str) -> tuple[ReceivedReturn, ...]:
        """Give every return of an audit, in the order of arrival."""
        found = self._rows(_RETURNS, audit=audit_id)
        return tuple(ReceivedReturn(**row) for row in found)

    def _rows(self, prepared: Prepared, **values: object) -> list[dict[str, Any]]:
        with self._database.reading() as store:
            return store.rows(prepared, values)


def _settle(
    store: Transaction, inbox_id: str, outcome: str, facts: Sequence[str], *, applied: bool
) -> None:
    values = {
        "of": inbox_id,
        "became": outcome,
        "with_facts": tuple(facts),
        "was_applied": applied,
    }
    if store.run(_SETTLE, values) != 1 and store.first(_ITEM, {"of": inbox_id}) is None:
        raise ModelError(ModelFault.NOT_FOUND)


def _apply(store: Transaction, merge: Merge, deed_id: str | None, written: Written) -> bool:
    added = store.run(_ADD_RETURN, return_values(merge.received, deed_id)) == 1
    _settle(store, merge.inbox_id, merge.outcome, merge.facts, applied=added)
    if added:
        _add_entries(store, merge.entries)
        written.add_quickly(store, merge.received.audit_id, merge.entries)
        if merge.pin is not None:
            store.run(_ADD_PIN, pin_values(merge.pin))
    return added


def _add_entries(store: Transaction, entries: Sequence[Entry]) -> None:
    replaced = [
        {"case": entry.case_id, "agency": entry.agency_id}
        for entry in entries
        if entry.state in STANDING
    ]
    store.run_all(_REPLACE, replaced)
    store.run_all(_ADD_ENTRY, [entry_values(entry) for entry in entries])
