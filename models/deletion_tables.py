"""The table of what stays of a deleted audit."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.columns import JsonText
from models.deletion_snapshots import DeletionRecord
from models.tables import Row


class DeletedAuditRow(Row):
    """What stays of an audit that the office deleted; ``packs`` are the ids of its packs."""

    __tablename__ = "deleted_audits"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    record: Mapped[Any] = mapped_column(JsonText(DeletionRecord))
    packs: Mapped[Any] = mapped_column(JsonText(frozenset[str]))
    deleted_at: Mapped[datetime]
