"""How the cases of an audit were chosen; the rows of a later module than ``auditor_tables``."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.auditor_tables import Row  # with all tables on it
from models.case_snapshots import CaseFacts, Draw
from models.columns import JsonText


class DrawRow(Row):
    """One random pick, with all that is needed to repeat it."""

    __tablename__ = "draws"

    number: Mapped[int] = mapped_column(primary_key=True)
    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"), index=True)
    draw: Mapped[Any] = mapped_column(JsonText(Draw))


class ReserveRow(Row):
    """A case in reserve; it stays as the trace once it has stepped in."""

    __tablename__ = "reserves"
    __table_args__ = (UniqueConstraint("audit_id", "uin"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"))
    uin: Mapped[str]
    facts: Mapped[Any] = mapped_column(JsonText(CaseFacts))
    instead_of: Mapped[str]
    stepped_in_at: Mapped[datetime | None]
