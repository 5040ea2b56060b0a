"""What finding words in all answers keeps beside them."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.tables import Row


class EntryMarksRow(Row):
    """The marks of what an entry says in writing; it goes with its entry.

    An entry without them is read whole when somebody looks for words.
    """

    __tablename__ = "entry_marks"

    entry_number: Mapped[int] = mapped_column(
        ForeignKey("entries.number", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    marks: Mapped[bytes]
