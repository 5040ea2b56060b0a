"""What the office notes about the returns it has read."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables import Row


class CellColumns:
    """One case at one agency, and who noted something about it when."""

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"))
    at: Mapped[datetime]
    by: Mapped[str]


class AcceptedRow(Row):
    """An answer that was read and is in order; the entry may go when its import is undone."""

    __tablename__ = "accepted"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"), primary_key=True)
    entry_id: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]


class QueryFileRow(Row):
    """One file of queries as made for an agency."""

    __tablename__ = "query_files"
    __table_args__ = (UniqueConstraint("agency_id", "file_number"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"))
    pack_id: Mapped[str] = mapped_column(ForeignKey("issued_packs.id"))
    file_number: Mapped[int]
    file_name: Mapped[str]
    sha256: Mapped[str]
    made_at: Mapped[datetime]


class QueryRow(CellColumns, Row):
    """One question to an agency; its answer comes with the agency's entry."""

    __tablename__ = "queries"
    __table_args__ = (Index(None, "agency_id"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    path: Mapped[str]
    text: Mapped[str]
    file_id: Mapped[str | None] = mapped_column(ForeignKey("query_files.id"))
    closed_at: Mapped[datetime | None]


class RedactionRow(CellColumns, Row):
    """The trace of words taken out."""

    __tablename__ = "redactions"
    __table_args__ = (Index(None, "agency_id"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    path: Mapped[str]
    instead: Mapped[str]
    length: Mapped[int]
    words: Mapped[int]
    places: Mapped[int]
    digest: Mapped[str]
    reason: Mapped[str]


class EmptiedFileRow(Row):
    """What is still needed of a return whose file went with a redaction."""

    __tablename__ = "emptied_files"

    file_sha256: Mapped[str] = mapped_column(primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"), index=True)
    previous_header: Mapped[str | None]


class ModerationRow(Row):
    """The office's grade for one judgement of one agency on one case."""

    __tablename__ = "moderations"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    grade: Mapped[str]
    reason: Mapped[str]
    entry_id: Mapped[str]


class PickRow(CellColumns, Row):
    """An answer, or a part of one, marked as good practice or for a theme."""

    __tablename__ = "picks"
    __table_args__ = (Index(None, "agency_id"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    path: Mapped[str]
    theme: Mapped[str]
    start: Mapped[int]
    stop: Mapped[int]
    entry_id: Mapped[str]
    note: Mapped[str]


# All of them hang on an agency, and go with it; what others name comes last.
OF_AGENCY = (
    AcceptedRow,
    QueryRow,
    QueryFileRow,
    RedactionRow,
    EmptiedFileRow,
    ModerationRow,
    PickRow,
)
