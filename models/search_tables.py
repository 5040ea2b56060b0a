"""What is kept so that a large store need not be read whole: marks of words, files set aside."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.tables import InboxRow, Row


class EntryMarksRow(Row):
    """The marks of what an entry says in writing; it goes with its entry.

    An entry without them is read whole when somebody looks for words.
    """

    __tablename__ = "entry_marks"

    entry_number: Mapped[int] = mapped_column(
        ForeignKey("entries.number", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    marks: Mapped[bytes]


FILES_SET_ASIDE = Index(
    "ix_inbox_set_aside",
    InboxRow.number,
    sqlite_where=text("applied = 0"),
    postgresql_where=text("NOT applied"),
)
