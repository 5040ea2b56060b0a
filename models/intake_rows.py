"""How rows of intake become snapshots, and back."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from models.columns import scope_of, scope_values
from models.snapshots import Entry, Pin, ReceivedReturn
from models.tables import EntryRow, PinRow, ReturnRow

RETURN_COLUMNS = (
    ReturnRow.id,
    ReturnRow.audit_id,
    ReturnRow.agency_id,
    ReturnRow.pack_id,
    ReturnRow.installation_id,
    ReturnRow.revision,
    ReturnRow.header_sha256,
    ReturnRow.file_sha256,
    ReturnRow.auditor_name,
    ReturnRow.auditor_title,
    ReturnRow.declaration,
    ReturnRow.created_at,
    ReturnRow.received_at,
    ReturnRow.reason,
    ReturnRow.withdraws,
    ReturnRow.keyed,
)
ENTRIES = select(
    EntryRow.id,
    EntryRow.case_id,
    EntryRow.agency_id,
    EntryRow.return_id,
    EntryRow.status,
    EntryRow.reason,
    EntryRow.known_child,
    EntryRow.known_parents,
    EntryRow.last_involvement,
    EntryRow.answers,
    EntryRow.replies,
    EntryRow.cleared,
    EntryRow.state,
).order_by(EntryRow.number)
PINS = select(
    PinRow.agency_id,
    PinRow.installation_id,
    PinRow.public_key,
    PinRow.confirmed_at,
    PinRow.refused_at,
)


def return_values(received: ReceivedReturn, deed_id: str | None) -> dict[str, object]:
    """Spread a return over its columns; ``deed_id`` is the import that brought it."""
    values = {column.key: getattr(received, column.key) for column in RETURN_COLUMNS}
    return {**values, "deed_id": deed_id}


def pin_values(pin: Pin) -> dict[str, object]:
    """Spread a pin over its columns."""
    return {
        "agency_id": pin.agency_id,
        "installation_id": pin.installation_id,
        "public_key": pin.public_key,
        "confirmed_at": pin.confirmed_at,
        "refused_at": pin.refused_at,
    }


def entry_values(entry: Entry) -> dict[str, object]:
    """Spread an answer over its columns."""
    return {
        **scope_values(entry.scope),
        "id": entry.id,
        "case_id": entry.case_id,
        "agency_id": entry.agency_id,
        "return_id": entry.return_id,
        "answers": dict(entry.answers),
        "replies": dict(entry.replies),
        "cleared": dict(entry.cleared),
        "state": entry.state,
    }


def entry_of(row: Mapping[str, Any]) -> Entry:
    """Gather an answer from its row."""
    return Entry(
        id=row["id"],
        case_id=row["case_id"],
        agency_id=row["agency_id"],
        return_id=row["return_id"],
        scope=scope_of(row),
        answers=row["answers"],
        replies=row["replies"],
        cleared=row["cleared"],
        state=row["state"],
    )
