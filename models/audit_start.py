"""Starting an audit, from nothing or as a copy; each step inside the caller's transaction."""

from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import Connection, insert, literal, select

from models import audit_rows as rows
from models.agency_snapshots import for_another_audit
from models.audit_queries import require_tool
from models.columns import now
from models.database import table_of, upsert
from models.snapshots import Audit, AuditDetails, AuditKeys, Settled
from models.tables import AgencyRow, AuditKeysRow, AuditRow, ClearedRow
from models.tracker_tables import WordsRow

_CLEAR = upsert(table_of(ClearedRow), "kind", "tier", "reason")


def insert_audit(connection: Connection, details: AuditDetails, keys: AuditKeys) -> Audit:
    """Keep an audit with its keys; raise ModelError(NOT_FOUND) where its tool was never kept."""
    require_tool(connection, details.tool_sha256)
    audit = Audit(id=uuid4().hex, details=details, created_at=now(), issued_at=None, edit=1)
    values = {
        **rows.details_values(details),
        "id": audit.id,
        "created_at": audit.created_at,
        "next_case": 0,
        "edit": audit.edit,
    }
    secrets = {
        "audit_id": audit.id,
        "identity": keys.identity,
        "recipient": keys.recipient,
        "signing_key": keys.signing_key,
    }
    connection.execute(insert(AuditRow), values)
    connection.execute(insert(AuditKeysRow), secrets)
    return audit


def copy_set_up(connection: Connection, audit_id: str, to: str) -> None:
    """Give an audit the agencies and letters of another one, and what may stay in its texts.

    Everything that stands of an agency is copied, whatever columns there are, but for what it did
    in that audit; no case, no answer.
    """
    agencies = table_of(AgencyRow)
    own = {"id", "audit_id", "edit"}
    copied = [column for column in agencies.columns if column.key not in own]
    asked = connection.execute(select(*copied).where(agencies.c.audit_id == audit_id)).mappings()
    fresh = {"audit_id": to, "sample": None}
    values = [
        {**row, **fresh, "id": uuid4().hex, "facts": for_another_audit(row["facts"])}
        for row in asked
    ]
    if values:
        connection.execute(insert(agencies), values)
    words = select(literal(to), WordsRow.kind, WordsRow.words).where(WordsRow.audit_id == audit_id)
    names = (WordsRow.audit_id, WordsRow.kind, WordsRow.words)
    connection.execute(insert(WordsRow).from_select(names, words))
    columns = (ClearedRow.digest, ClearedRow.kind, ClearedRow.tier, ClearedRow.reason)
    standing = select(literal(to), *columns).where(ClearedRow.audit_id == audit_id)
    connection.execute(insert(ClearedRow).from_select((ClearedRow.audit_id, *columns), standing))


def clear_words(connection: Connection, audit_id: str, settled: Sequence[Settled]) -> None:
    """Let findings stay; a later decision about the same word takes the place of an earlier one."""
    values = [
        {
            "audit_id": audit_id,
            "digest": each.digest,
            "kind": each.kind,
            "tier": each.tier,
            "reason": each.reason,
        }
        for each in settled
    ]
    if values:
        connection.execute(_CLEAR, values)
