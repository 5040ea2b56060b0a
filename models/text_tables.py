"""The table of the office's library of texts."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.columns import EnumText
from models.particulars import TextKind
from models.tables import Row


class TextRow(Row):
    """One edition of a text; audits copy it, and nothing points to it."""

    __tablename__ = "texts"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    family: Mapped[str]
    kind: Mapped[TextKind] = mapped_column(EnumText(TextKind))
    title: Mapped[str]
    words: Mapped[str]
    source: Mapped[str]
    edition: Mapped[str]
    dated: Mapped[date | None]
    link: Mapped[str]
    added_at: Mapped[datetime]
    edit: Mapped[int]
