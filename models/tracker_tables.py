"""Tables about chasing returns; every row belongs to one audit and goes with it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.columns import EnumText
from models.tables import Row
from models.tracker_snapshots import PackDeedKind, ToldBy, WordsKind


class NotedColumns:
    """Who noted something, and when; ``number`` gives the order."""

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    person: Mapped[str]
    noted_at: Mapped[datetime]


class ExtensionRow(NotedColumns, Row):
    """Another return date for one agency."""

    __tablename__ = "extensions"

    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"), index=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"), index=True)
    until: Mapped[date | None]
    reason: Mapped[str]
    asked_by: Mapped[str]


class CallRow(NotedColumns, Row):
    """A phone call with one agency."""

    __tablename__ = "calls"

    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"), index=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"), index=True)
    called_on: Mapped[date]
    caller: Mapped[str]
    spoke_with: Mapped[str]
    said: Mapped[str]


class ReminderRow(NotedColumns, Row):
    """A reminder sent to one agency."""

    __tablename__ = "reminders"

    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"), index=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"), index=True)
    kind: Mapped[WordsKind] = mapped_column(EnumText(WordsKind))
    sent_on: Mapped[date]
    words: Mapped[str]


NOTED_OF_AGENCY = (ExtensionRow, CallRow, ReminderRow)


class PackDeedRow(NotedColumns, Row):
    """What was done about a pack after it was issued."""

    __tablename__ = "pack_deeds"

    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"), index=True)
    pack_id: Mapped[str] = mapped_column(ForeignKey("issued_packs.id"))
    kind: Mapped[PackDeedKind] = mapped_column(EnumText(PackDeedKind))
    done_on: Mapped[date]
    told_by: Mapped[ToldBy | None] = mapped_column(EnumText(ToldBy))
    told_to: Mapped[str]


class WordsRow(Row):
    """The office's own words for one text to agencies; those of the program have no row."""

    __tablename__ = "agency_words"

    audit_id: Mapped[str] = mapped_column(ForeignKey("audits.id"), primary_key=True)
    kind: Mapped[WordsKind] = mapped_column(EnumText(WordsKind), primary_key=True)
    words: Mapped[str]


# What hangs on others comes before those, for a deletion.
OF_AUDIT = (*NOTED_OF_AGENCY, PackDeedRow, WordsRow)
