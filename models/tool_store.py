"""The office's library of audit tools: what is published, where it is used, and drafts."""

from uuid import uuid4

from sqlalchemy import Connection, delete, insert, select, update

from models.audit_rows import TOOL_COLUMNS
from models.change_snapshots import ChangeKind, Trace
from models.change_store import note_change
from models.columns import now
from models.database import Database, table_of, upsert
from models.errors import ModelError, ModelFault
from models.snapshots import KeptTool, Settled
from models.tables import AuditRow, ToolRow
from models.tool_keeping import by_title, keep_tool, refuse_taken_version
from models.tool_snapshots import LibraryTool, ToolDraft, ToolLibrary, ToolUse
from models.tool_tables import ToolDraftRow, ToolWordRow

_SETTLE = upsert(table_of(ToolWordRow), "reason", "settled_at")
_DRAFT = (
    ToolDraftRow.id,
    ToolDraftRow.definition,
    ToolDraftRow.title,
    ToolDraftRow.version,
    ToolDraftRow.based_on,
    ToolDraftRow.begun_at,
    ToolDraftRow.changed_at,
    ToolDraftRow.edit,
)


class ToolStore:
    """Keeps the library; every call is one transaction and may come from any thread.

    A draft's savings leave no line in the history each: its beginning, its removal and what is
    published do.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def library(self) -> ToolLibrary:
        """Give every published version with its uses, and every draft."""
        tools = select(*TOOL_COLUMNS, ToolRow.kept_at).order_by(ToolRow.kept_at, ToolRow.sha256)
        drafts = select(*_DRAFT).order_by(ToolDraftRow.changed_at.desc(), ToolDraftRow.number)
        with self._database.looking() as connection:
            uses = _uses(connection)
            kept = [dict(row) for row in connection.execute(tools).mappings()]
            begun = tuple(ToolDraft(**row) for row in connection.execute(drafts).mappings())
        found = [
            LibraryTool(
                kept_at=row.pop("kept_at"), tool=KeptTool(**row), uses=uses.get(row["sha256"], ())
            )
            for row in kept
        ]
        found.sort(key=lambda each: by_title(each.tool))
        return ToolLibrary(tools=tuple(found), drafts=begun)

    def draft(self, draft_id: str) -> ToolDraft:
        """Give one draft; raise ModelError(NOT_FOUND)."""
        with self._database.looking() as connection:
            return _draft(connection, draft_id)

    def begin(
        self, definition: bytes, *, title: str, version: str, based_on: str | None
    ) -> ToolDraft:
        """Keep a new draft."""
        at = now()
        draft = ToolDraft(
            id=uuid4().hex,
            definition=definition,
            title=title,
            version=version,
            based_on=based_on,
            begun_at=at,
            changed_at=at,
            edit=1,
        )
        values = {column.key: getattr(draft, column.key) for column in _DRAFT}
        with self._database.begin() as connection:
            connection.execute(insert(ToolDraftRow), values)
            _note(connection, ChangeKind.TOOL_BEGUN, title, version)
        return draft

    def save(
        self, draft_id: str, definition: bytes, *, title: str, version: str, edit: int
    ) -> ToolDraft:
        """Keep a draft as it is now, and give it with its next ``edit``.

        Raises ModelError: NOT_FOUND, or EDIT_CONFLICT where ``edit`` is not the latest.
        """
        with self._database.begin() as connection:
            _claim(connection, draft_id, edit)
            values = {"definition": definition, "title": title, "version": version}
            connection.execute(
                update(ToolDraftRow).where(ToolDraftRow.id == draft_id),
                {**values, "changed_at": now()},
            )
            return _draft(connection, draft_id)

    def remove(self, draft_id: str) -> None:
        """Take a draft out for good; raise ModelError(NOT_FOUND)."""
        with self._database.begin() as connection:
            gone = _draft(connection, draft_id)
            connection.execute(delete(ToolDraftRow).where(ToolDraftRow.id == draft_id))
            _note(connection, ChangeKind.TOOL_DRAFT_REMOVED, gone.title, gone.version)

    def publish(self, draft: ToolDraft, *, tool_id: str, version: str, title: str) -> str:
        """Make a draft a tool and give its SHA-256: from then on it never changes.

        Raises ModelError: NOT_FOUND, EDIT_CONFLICT where the draft was saved since, VERSION_TAKEN.
        """
        with self._database.begin() as connection:
            _claim(connection, draft.id, draft.edit)
            refuse_taken_version(connection, tool_id, version, title)
            sha256 = keep_tool(
                connection, draft.definition, tool_id=tool_id, version=version, title=title
            )
            connection.execute(delete(ToolDraftRow).where(ToolDraftRow.id == draft.id))
        return sha256

    def settled(self) -> frozenset[str]:
        """Give the keyed hashes of all words that may stay in tools."""
        with self._database.looking() as connection:
            return frozenset(connection.scalars(select(ToolWordRow.digest)))

    def settle(self, settled: Settled) -> None:
        """Keep that a word may stay; a later decision about it takes its place."""
        values = {
            "digest": settled.digest,
            "kind": settled.kind,
            "tier": settled.tier,
            "reason": settled.reason,
            "settled_at": now(),
        }
        trace = Trace(
            kind=ChangeKind.WORD_CLEARED,
            audit_id=None,
            facts=(settled.kind, settled.tier),
            reason=settled.reason,
        )
        with self._database.begin() as connection:
            connection.execute(_SETTLE, values)
            note_change(connection, trace)


def _uses(connection: Connection) -> dict[str, tuple[ToolUse, ...]]:
    query = select(AuditRow.id, AuditRow.code, AuditRow.issued_at, AuditRow.tool_sha256)
    uses: dict[str, tuple[ToolUse, ...]] = {}
    for row in connection.execute(query.order_by(AuditRow.number)):
        use = ToolUse(audit_id=row.id, code=row.code, issued=row.issued_at is not None)
        uses[row.tool_sha256] = (*uses.get(row.tool_sha256, ()), use)
    return uses


def _draft(connection: Connection, draft_id: str) -> ToolDraft:
    query = select(*_DRAFT).where(ToolDraftRow.id == draft_id)
    found = connection.execute(query).mappings().one_or_none()
    if found is None:
        raise ModelError(ModelFault.NOT_FOUND)
    return ToolDraft(**found)


def _claim(connection: Connection, draft_id: str, edit: int) -> None:
    """Count a saving on, or refuse it: NOT_FOUND, EDIT_CONFLICT."""
    claimed = connection.execute(
        update(ToolDraftRow).where(ToolDraftRow.id == draft_id, ToolDraftRow.edit == edit),
        {"edit": edit + 1},
    )
    if claimed.rowcount != 1:
        _draft(connection, draft_id)
        raise ModelError(ModelFault.EDIT_CONFLICT)


def _note(connection: Connection, kind: ChangeKind, title: str, version: str) -> None:
    note_change(connection, Trace(kind=kind, audit_id=None, facts=(title, version)))
