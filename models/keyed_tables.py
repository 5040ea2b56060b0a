"""The table of returns that the office is keying in."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.columns import EnumText, JsonText
from models.keyed_snapshots import KeyedState
from models.tables import Row


class KeyedDraftRow(Row):
    """One cell that is being keyed in; what is typed stands in its form, as at an auditor."""

    __tablename__ = "keyed_drafts"
    __table_args__ = (UniqueConstraint("case_id", "agency_id"),)

    form_id: Mapped[str] = mapped_column(ForeignKey("forms.id"), primary_key=True)
    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"), index=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"))
    auditor_name: Mapped[str]
    auditor_title: Mapped[str]
    signed_on: Mapped[date | None]
    scan_ref: Mapped[str]
    state: Mapped[KeyedState] = mapped_column(EnumText(KeyedState))
    typists: Mapped[Any] = mapped_column(JsonText(tuple[str, ...]))
    begun_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    corrects: Mapped[str]
    reason: Mapped[str]
    note: Mapped[str]
