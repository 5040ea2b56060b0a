"""How rows of the auditor's tables become snapshots, and back."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, false, func, select, update

from forms.scope import Scope
from models.audit_rows import window_of
from models.auditor_snapshots import LocalNotes
from models.auditor_tables import FormRow, OpenedPackRow, SentReturnRow
from models.columns import now, scope_of, scope_values
from models.errors import ModelError, ModelFault
from models.snapshots import Form, OpenedPack, SentReturn

_PLAIN_PACK_COLUMNS = (
    OpenedPackRow.id,
    OpenedPackRow.sha256,
    OpenedPackRow.audit_id,
    OpenedPackRow.audit_code,
    OpenedPackRow.audit_title,
    OpenedPackRow.theme,
    OpenedPackRow.agency_code,
    OpenedPackRow.agency_name,
    OpenedPackRow.blocks,
    OpenedPackRow.definition,
    OpenedPackRow.tool_sha256,
    OpenedPackRow.secret,
    OpenedPackRow.recipients,
    OpenedPackRow.office_key,
    OpenedPackRow.return_by,
    OpenedPackRow.contact,
    OpenedPackRow.marking,
    OpenedPackRow.opened_at,
    OpenedPackRow.issued_at,
    OpenedPackRow.revision,
    OpenedPackRow.previous_header,
    OpenedPackRow.concern_route,
    OpenedPackRow.local_words,
    OpenedPackRow.escrow,
)
PACKS = select(
    *_PLAIN_PACK_COLUMNS,
    OpenedPackRow.window_mode,
    OpenedPackRow.window_months,
    OpenedPackRow.window_until,
)
FORMS = select(
    FormRow.id,
    OpenedPackRow.id.label("pack_id"),
    FormRow.uin,
    FormRow.label,
    FormRow.position,
    FormRow.status,
    FormRow.reason,
    FormRow.known_child,
    FormRow.known_parents,
    FormRow.last_involvement,
    FormRow.place,
    FormRow.completed_at,
    FormRow.changed_at,
    FormRow.returned_revision,
    FormRow.changed_since_return,
    FormRow.local_record,
    FormRow.ask_office,
    FormRow.typed_last,
).join(OpenedPackRow, OpenedPackRow.number == FormRow.pack_number)
SENT_COLUMNS = (
    SentReturnRow.id,
    SentReturnRow.pack_id,
    SentReturnRow.revision,
    SentReturnRow.uins,
    SentReturnRow.header_sha256,
    SentReturnRow.file_sha256,
    SentReturnRow.file_name,
    SentReturnRow.receipt,
    SentReturnRow.created_at,
    SentReturnRow.reason,
    SentReturnRow.withdraws,
)


def pack_values(pack: OpenedPack) -> dict[str, object]:
    """Spread a pack over its columns."""
    return {
        **{column.key: getattr(pack, column.key) for column in _PLAIN_PACK_COLUMNS},
        "window_mode": pack.window.mode,
        "window_months": pack.window.months,
        "window_until": pack.window.until,
    }


def pack_of(row: RowMapping) -> OpenedPack:
    """Gather a pack from its row."""
    plain = {column.key: row[column.key] for column in _PLAIN_PACK_COLUMNS}
    return OpenedPack(window=window_of(row), **plain)


def sent_values(sent: SentReturn) -> dict[str, object]:
    """Spread a return made here over its columns."""
    return {column.key: getattr(sent, column.key) for column in SENT_COLUMNS}


def form_of(row: RowMapping) -> Form:
    """Gather a form from its row."""
    return Form(
        id=row["id"],
        pack_id=row["pack_id"],
        uin=row["uin"],
        label=row["label"],
        position=row["position"],
        scope=scope_of(row),
        place=row["place"],
        completed_at=row["completed_at"],
        changed_at=row["changed_at"],
        returned_revision=row["returned_revision"],
        is_changed_since_return=row["returned_revision"] is not None
        and row["changed_since_return"],
        local=LocalNotes(
            record=row["local_record"],
            ask_office=row["ask_office"],
            typed_last=row["typed_last"],
        ),
    )


def changed_values(scope: Scope) -> dict[str, object]:
    """Spread a changed scope over its columns; a completed form is open again."""
    return {
        **scope_values(scope),
        "changed_at": now(),
        "completed_at": None,
        "changed_since_return": True,
    }


def form_row(connection: Connection, form_id: str) -> Form:
    """Give one form; raise ModelError(NOT_FOUND)."""
    found = connection.execute(FORMS.where(FormRow.id == form_id)).mappings().one_or_none()
    if found is None:
        raise ModelError(ModelFault.NOT_FOUND)
    return form_of(found)


def go_back_to_carriers(connection: Connection, pack_number: int, uins: Sequence[str]) -> None:
    """Mark forms with the newest return on the record that carried each.

    Whether a form has changed since is told by the clock here: the word on it was overwritten.
    """
    query = (
        select(
            SentReturnRow.uins,
            SentReturnRow.revision,
            SentReturnRow.withdraws,
            SentReturnRow.created_at,
        )
        .where(SentReturnRow.pack_number == pack_number)
        .order_by(SentReturnRow.revision)
    )
    newest = {uin: sent for sent in connection.execute(query) for uin in sent.uins}
    for uin in uins:
        sent = newest.get(uin)
        values: dict[str, object] = {"returned_revision": None, "changed_since_return": True}
        if sent is not None and not sent.withdraws:
            changed = func.coalesce(FormRow.changed_at > sent.created_at, false())
            values = {"returned_revision": sent.revision, "changed_since_return": changed}
        this = (FormRow.pack_number == pack_number, FormRow.uin == uin)
        connection.execute(update(FormRow).where(*this).values(**values))
