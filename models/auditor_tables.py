"""The auditor's tables: packs, forms, and what hangs on them; rows never leave this folder."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from forms.scope import Status
from models.auditor_snapshots import MarkKind, Receipt
from models.columns import EnumText, JsonText
from models.tables import Row, ScopeColumns, WindowColumns


class OpenedPackRow(WindowColumns, Row):
    """A pack on the auditor's laptop; a newer one of the same audit and agency takes its row."""

    __tablename__ = "opened_packs"
    __table_args__ = (UniqueConstraint("audit_id", "agency_code"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    sha256: Mapped[str]
    audit_id: Mapped[str]
    audit_code: Mapped[str]
    audit_title: Mapped[str]
    theme: Mapped[str]
    agency_code: Mapped[str]
    agency_name: Mapped[str]
    blocks: Mapped[Any] = mapped_column(JsonText(frozenset[str]))
    definition: Mapped[bytes]
    tool_sha256: Mapped[str]
    secret: Mapped[bytes]
    recipients: Mapped[Any] = mapped_column(JsonText(tuple[str, ...]))
    office_key: Mapped[bytes]
    return_by: Mapped[date | None]
    contact: Mapped[str]
    marking: Mapped[str]
    issued_at: Mapped[datetime | None]
    opened_at: Mapped[datetime]
    revision: Mapped[int]
    previous_header: Mapped[str]
    concern_route: Mapped[str] = mapped_column(server_default="")
    local_words: Mapped[Any] = mapped_column(JsonText(frozenset[str]), server_default="[]")
    escrow: Mapped[str] = mapped_column(server_default="")
    binned_at: Mapped[datetime | None]


class FormerPackRow(Row):
    """A pack that a newer one has replaced here, so that its file is not opened over it."""

    __tablename__ = "former_packs"

    id: Mapped[str] = mapped_column(primary_key=True)
    pack_number: Mapped[int] = mapped_column(ForeignKey("opened_packs.number"))


class FormRow(ScopeColumns, Row):
    """One case on the auditor's laptop."""

    __tablename__ = "forms"
    __table_args__ = (UniqueConstraint("pack_number", "uin"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    pack_number: Mapped[int] = mapped_column(ForeignKey("opened_packs.number"))
    uin: Mapped[str]
    label: Mapped[str]
    position: Mapped[int]
    status: Mapped[Status | None] = mapped_column(EnumText(Status))
    place: Mapped[str]
    completed_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]
    returned_revision: Mapped[int | None]
    changed_since_return: Mapped[bool] = mapped_column(server_default=false())
    local_record: Mapped[str] = mapped_column(server_default="")
    ask_office: Mapped[str] = mapped_column(server_default="")
    typed_last: Mapped[str] = mapped_column(server_default="")


class AnswerRow(Row):
    """One field of one form, as typed."""

    __tablename__ = "answers"

    form_id: Mapped[str] = mapped_column(ForeignKey("forms.id"), primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class SettledRow(Row):
    """A finding of the name check that the auditor settled."""

    __tablename__ = "settled"

    form_id: Mapped[str] = mapped_column(ForeignKey("forms.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    tier: Mapped[str]
    reason: Mapped[str]


class PersonRow(Row):
    """Somebody of a case: initials and relationship."""

    __tablename__ = "people"

    form_id: Mapped[str] = mapped_column(ForeignKey("forms.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    initials: Mapped[str]
    relationship: Mapped[str]
    also: Mapped[Any] = mapped_column(JsonText(tuple[str, ...]))


class WatchedRow(Row):
    """A name to watch for in a case, as keyed hashes."""

    __tablename__ = "watched"

    form_id: Mapped[str] = mapped_column(ForeignKey("forms.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    marks: Mapped[Any] = mapped_column(JsonText(frozenset[str]))


class SentReturnRow(Row):
    """One return made here; a revision is made once."""

    __tablename__ = "sent_returns"
    __table_args__ = (UniqueConstraint("pack_number", "revision"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    pack_number: Mapped[int] = mapped_column(ForeignKey("opened_packs.number"))
    pack_id: Mapped[str]
    revision: Mapped[int]
    uins: Mapped[Any] = mapped_column(JsonText(tuple[str, ...]))
    header_sha256: Mapped[str]
    file_sha256: Mapped[str]
    file_name: Mapped[str]
    receipt: Mapped[str]
    created_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(server_default="")
    withdraws: Mapped[bool] = mapped_column(server_default=false())


class MarkRow(Row):
    """One mark on a part of a form."""

    __tablename__ = "marks"

    form_id: Mapped[str] = mapped_column(ForeignKey("forms.id"), primary_key=True)
    kind: Mapped[MarkKind] = mapped_column(EnumText(MarkKind), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class VersionRow(Row):
    """A text that once stood in a field."""

    __tablename__ = "versions"
    __table_args__ = (Index(None, "form_id", "path"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    form_id: Mapped[str] = mapped_column(ForeignKey("forms.id"))
    path: Mapped[str]
    text: Mapped[str]
    kept_at: Mapped[datetime]


class AskedRow(Row):
    """A question of the office about a form; ``reply`` is the answer that the next return takes.

    ``place`` is that in the file which brought it.
    """

    __tablename__ = "asked"

    id: Mapped[str] = mapped_column(primary_key=True)
    form_id: Mapped[str] = mapped_column(ForeignKey("forms.id"), index=True)
    path: Mapped[str]
    revision: Mapped[int]
    text: Mapped[str]
    asked_at: Mapped[datetime]
    place: Mapped[int] = mapped_column(server_default="0")
    reply: Mapped[str]


class BinRow(Row):
    """The answers of one form that were put in the bin."""

    __tablename__ = "bin"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    form_id: Mapped[str] = mapped_column(ForeignKey("forms.id"))
    content: Mapped[str]
    put_at: Mapped[datetime]


class ClosedAuditRow(Row):
    """What stays of an audit whose forms were deleted; the count of its returns goes on."""

    __tablename__ = "closed_audits"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    audit_id: Mapped[str]
    agency_code: Mapped[str]
    audit_title: Mapped[str]
    agency_name: Mapped[str]
    cases: Mapped[Any] = mapped_column(JsonText(tuple[str, ...]))
    answers: Mapped[int]
    receipts: Mapped[Any] = mapped_column(JsonText(tuple[Receipt, ...]))
    revision: Mapped[int]
    previous_header: Mapped[str]
    closed_at: Mapped[datetime]
    closed_by: Mapped[str]


class OwnWordRow(Row):
    """A word that the person wants to be known as spelt right."""

    __tablename__ = "own_words"

    word: Mapped[str] = mapped_column(primary_key=True)


# Whatever hangs on a form: what is not there, the form was never touched; with it, the form goes.
OF_FORM = (AnswerRow, SettledRow, PersonRow, WatchedRow, MarkRow, VersionRow, AskedRow, BinRow)
