"""Every table of a profile; rows never leave this folder.

``number`` gives the order in which things came in, because clocks never order anything.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from forms.scope import Status
from forms.window import WindowMode
from models.agency_snapshots import AgencyFacts, CellParts
from models.case_snapshots import CaseFacts, CaseWords
from models.columns import EnumText, JsonText, SealedBytes, SealedText, UtcDateTime
from models.intake_snapshots import LogKind
from models.keyed_snapshots import Keyed
from models.particulars import Particulars
from models.snapshots import EntryState, ProfileRole


class Row(DeclarativeBase):
    """The base of all rows; constraints have names, so that a migration can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: Text(), datetime: UtcDateTime(), bytes: LargeBinary()}


class ScopeColumns:
    """What an agency says about one case before any form."""

    reason: Mapped[str]
    known_child: Mapped[bool | None]
    known_parents: Mapped[bool | None]
    last_involvement: Mapped[date | None]


class WindowColumns:
    """The rule of the look-back."""

    window_mode: Mapped[WindowMode] = mapped_column(EnumText(WindowMode))
    window_months: Mapped[int]
    window_until: Mapped[date | None]


class ProfileRow(Row):
    """The one row that says whose profile this is."""

    __tablename__ = "profile"

    id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[ProfileRole] = mapped_column(EnumText(ProfileRole))
    installation_id: Mapped[str]
    signing_key: Mapped[bytes] = mapped_column(SealedBytes("profile.signing_key"))
    settle_key: Mapped[bytes] = mapped_column(SealedBytes("profile.settle_key"))
    organisation: Mapped[str]
    person_name: Mapped[str]
    person_title: Mapped[str]
    created_at: Mapped[datetime]


class PreferenceRow(Row):
    """One setting of this installation."""

    __tablename__ = "preferences"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


# --- the office -------------------------------------------------------------------------------


class ToolRow(Row):
    """A tool definition exactly as sealed; never changed."""

    __tablename__ = "tools"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    tool_id: Mapped[str]
    version: Mapped[str]
    title: Mapped[str]
    definition: Mapped[bytes]
    kept_at: Mapped[datetime]


class AuditRow(WindowColumns, Row):
    """One audit; ``next_case`` counts on, so that the label of a removed case is not reused."""

    __tablename__ = "audits"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str]
    title: Mapped[str]
    theme: Mapped[str]
    tool_sha256: Mapped[str] = mapped_column(ForeignKey("tools.sha256"))
    blocks: Mapped[Any] = mapped_column(JsonText(frozenset[str]))
    issue_on: Mapped[date | None]
    return_by: Mapped[date | None]
    meeting_on: Mapped[date | None]
    delete_on: Mapped[date | None]
    contact: Mapped[str]
    marking: Mapped[str]
    concern_route: Mapped[str] = mapped_column(server_default="")
    local_words: Mapped[Any] = mapped_column(JsonText(frozenset[str]), server_default="[]")
    created_at: Mapped[datetime]
    issued_at: Mapped[datetime | None]
    archived_at: Mapped[datetime | None]
    particulars: Mapped[Any] = mapped_column(JsonText(Particulars), server_default="{}")
    next_case: Mapped[int]
    edit: Mapped[int]


class AuditKeysRow(Row):
    """The keys of one audit."""

    __tablename__ = "audit_keys"

    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"), primary_key=True)
    identity: Mapped[str] = mapped_column(SealedText("audit_keys.identity"))
    recipient: Mapped[str]
    signing_key: Mapped[bytes] = mapped_column(SealedBytes("audit_keys.signing_key"))
    proved_at: Mapped[datetime | None]


class FormerKeyRow(Row):
    """A key of an audit that another has replaced; a return sealed for it may still come."""

    __tablename__ = "former_keys"

    number: Mapped[int] = mapped_column(primary_key=True)
    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"))
    identity: Mapped[str] = mapped_column(SealedText("former_keys.identity"))
    recipient: Mapped[str]
    ended_at: Mapped[datetime]


class EscrowKeyRow(Row):
    """The one row with the office's long-lived key."""

    __tablename__ = "escrow_keys"

    number: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(SealedText("escrow_keys.identity"))
    recipient: Mapped[str]
    made_at: Mapped[datetime]
    proved_at: Mapped[datetime | None]


class ClearedRow(Row):
    """A finding of the name check in the office's own words that the office let stay."""

    __tablename__ = "cleared"

    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    tier: Mapped[str]
    reason: Mapped[str]


class CaseRow(Row):
    """One case of an audit."""

    __tablename__ = "cases"
    __table_args__ = (UniqueConstraint("audit_id", "uin"), UniqueConstraint("audit_id", "position"))

    id: Mapped[str] = mapped_column(primary_key=True)
    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"))
    uin: Mapped[str]
    label: Mapped[str]
    position: Mapped[int]
    facts: Mapped[Any] = mapped_column(JsonText(CaseFacts), server_default="{}")
    edit: Mapped[int] = mapped_column(server_default="1")
    words: Mapped[Any] = mapped_column(JsonText(CaseWords), server_default="{}")


class AgencyRow(Row):
    """One agency of an audit."""

    __tablename__ = "agencies"
    __table_args__ = (UniqueConstraint("audit_id", "code"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"))
    code: Mapped[str]
    name: Mapped[str]
    position: Mapped[int]
    facts: Mapped[Any] = mapped_column(JsonText(AgencyFacts), server_default="{}")
    sample: Mapped[int | None]
    edit: Mapped[int] = mapped_column(server_default="1")


class UsualAgencyRow(Row):
    """An agency of the office's own list."""

    __tablename__ = "usual_agencies"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    position: Mapped[int]
    facts: Mapped[Any] = mapped_column(JsonText(AgencyFacts), server_default="{}")


class AssignmentRow(Row):
    """The office's own word about one cell; a standing entry counts before it."""

    __tablename__ = "assignments"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"), primary_key=True)
    status: Mapped[Status] = mapped_column(EnumText(Status))
    reason: Mapped[str]
    parts: Mapped[Any] = mapped_column(JsonText(CellParts), server_default="{}")
    edit: Mapped[int] = mapped_column(server_default="1")


class IssuedPackRow(Row):
    """One pack as issued."""

    __tablename__ = "issued_packs"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"), index=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"), index=True)
    code_words: Mapped[str] = mapped_column(SealedText("issued_packs.code_words"))
    secret: Mapped[bytes] = mapped_column(SealedBytes("issued_packs.secret"))
    supersedes: Mapped[str | None]
    sha256: Mapped[str]
    file_name: Mapped[str]
    issued_at: Mapped[datetime]
    cases: Mapped[Any] = mapped_column(JsonText(frozenset[str] | None), nullable=True)
    return_by: Mapped[date | None]
    person: Mapped[str] = mapped_column(server_default="")


class InboxRow(Row):
    """One file as it arrived; ``raw`` is empty where an earlier row holds the same bytes."""

    __tablename__ = "inbox"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    outcome: Mapped[str]
    facts: Mapped[Any] = mapped_column(JsonText(tuple[str, ...]))
    applied: Mapped[bool]
    received_at: Mapped[datetime]
    raw: Mapped[bytes | None]


class DeedRow(Row):
    """One entry of the import log; never deleted, and changed only where its audit is."""

    __tablename__ = "intake_log"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    at: Mapped[datetime]
    kind: Mapped[LogKind] = mapped_column(EnumText(LogKind))
    person: Mapped[str]
    source: Mapped[str]
    audit_id: Mapped[str | None]
    facts: Mapped[Any] = mapped_column(JsonText(tuple[str, ...]))
    reason: Mapped[str]


class LogLineRow(Row):
    """One file of an entry of the log, by codes; the file itself may go."""

    __tablename__ = "intake_lines"

    number: Mapped[int] = mapped_column(primary_key=True)
    deed_id: Mapped[str] = mapped_column(ForeignKey("intake_log.id"), index=True)
    file_name: Mapped[str]
    outcome: Mapped[str]
    facts: Mapped[Any] = mapped_column(JsonText(tuple[str, ...]))
    agency: Mapped[str]
    return_id: Mapped[str]
    audit_id: Mapped[str | None]


class ReturnRow(Row):
    """One return that passed every check; a file is taken once, whoever imports it.

    Undoing an import deletes the row. Its number is not given again, because a settled conflict
    says by number which arrivals it knew. ``deed_id`` is the import that brought it, None where
    that was before there was a log.
    """

    __tablename__ = "returns"
    __table_args__ = (Index(None, "agency_id", "installation_id"), {"sqlite_autoincrement": True})

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"), index=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"))
    pack_id: Mapped[str] = mapped_column(ForeignKey("issued_packs.id"))
    installation_id: Mapped[str]
    revision: Mapped[int]
    header_sha256: Mapped[str]
    file_sha256: Mapped[str] = mapped_column(unique=True)
    auditor_name: Mapped[str]
    auditor_title: Mapped[str]
    declaration: Mapped[str]
    reason: Mapped[str] = mapped_column(server_default="")
    withdraws: Mapped[bool] = mapped_column(server_default=false())
    keyed: Mapped[Any] = mapped_column(JsonText(Keyed | None), nullable=True)
    created_at: Mapped[datetime]
    received_at: Mapped[datetime]
    deed_id: Mapped[str | None] = mapped_column(ForeignKey("intake_log.id"))


class EntryRow(ScopeColumns, Row):
    """One agency's answer for one case; at most one of a cell is current.

    No more indexes than the queries need: each one makes an import slower.
    """

    __tablename__ = "entries"
    __table_args__ = (
        Index(None, "agency_id", "case_id"),
        Index(
            "uq_entries_current",
            "case_id",
            "agency_id",
            unique=True,
            sqlite_where=text("state = 'current'"),
            postgresql_where=text("state = 'current'"),
        ),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"))
    return_id: Mapped[str] = mapped_column(ForeignKey("returns.id"), index=True)
    status: Mapped[Status] = mapped_column(EnumText(Status))
    state: Mapped[EntryState] = mapped_column(EnumText(EntryState))
    cleared: Mapped[Any] = mapped_column(JsonText(dict[str, int]))
    answers: Mapped[Any] = mapped_column(JsonText(dict[str, str]))
    replies: Mapped[Any] = mapped_column(JsonText(dict[str, str]), server_default="{}")


class PinRow(Row):
    """The key of an installation as first seen."""

    __tablename__ = "pins"

    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"), primary_key=True)
    installation_id: Mapped[str] = mapped_column(primary_key=True)
    public_key: Mapped[bytes]
    confirmed_at: Mapped[datetime | None]
    refused_at: Mapped[datetime | None]


class RulingRow(Row):
    """A conflict settled by a person; ``after`` is the number of the latest arrival known then."""

    __tablename__ = "rulings"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(ForeignKey("intake_log.id"), unique=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"), index=True)
    entry_id: Mapped[str]
    after: Mapped[int]


class WatchedFileRow(Row):
    """A file of the watched folder that was taken once, as it was then; ``changed`` in ns."""

    __tablename__ = "watched_files"

    path: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    changed: Mapped[int] = mapped_column(BigInteger)
