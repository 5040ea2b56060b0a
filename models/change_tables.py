"""The table of the office's history."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.change_snapshots import ChangeKind, FieldChange
from models.columns import EnumText, JsonText
from models.tables import Row


class ChangeRow(Row):
    """One change, written in the transaction that made it; never changed, goes with its audit."""

    __tablename__ = "changes"
    __table_args__ = (Index(None, "audit_id"), Index(None, "at"))

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    person: Mapped[str]
    audit_id: Mapped[str | None] = mapped_column(ForeignKey("audits.id"))
    kind: Mapped[ChangeKind] = mapped_column(EnumText(ChangeKind))
    facts: Mapped[Any] = mapped_column(JsonText(tuple[str, ...]))
    fields: Mapped[Any] = mapped_column(JsonText(tuple[FieldChange, ...]))
    reason: Mapped[str]
