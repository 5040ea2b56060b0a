"""The tables of the office's library of audit tools: drafts, and words that may stay in them."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.tables import Row


class ToolDraftRow(Row):
    """A tool that is being written, half-finished or not; no audit points to it."""

    __tablename__ = "tool_drafts"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    definition: Mapped[bytes]
    title: Mapped[str]
    version: Mapped[str]
    based_on: Mapped[str | None]
    begun_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    edit: Mapped[int]


class ToolWordRow(Row):
    """A finding of the name check that may stay in the words of any tool, as a keyed hash."""

    __tablename__ = "tool_words"

    digest: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    tier: Mapped[str]
    reason: Mapped[str]
    settled_at: Mapped[datetime]
