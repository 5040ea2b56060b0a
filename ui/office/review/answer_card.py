"""One question of a return as the agency answered it, with what the office noted beside it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.kinds import Grade, words_of
from models.review_snapshots import Query
from office.moderation import moderated_words
from office.review import ReadAnswer, ReadBox
from ui.office.review.wishes import Deed, PlaceWish
from ui.surroundings import translated
from ui.theme import Space, Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, Chip
from ui.widgets.menu_button import MenuButton
from ui.widgets.text import FieldLabel, PlainLabel, QuestionTitle, QuietLabel


class BoxText(PlainLabel):
    """The text of one box, to be read and selected; ``path`` says which box."""

    def __init__(self, box: ReadBox, parent: QWidget | None = None) -> None:
        super().__init__(box.text, parent, selectable=True)
        self.path = box.path


class QueryLines(QWidget):
    """A question of the office, how far it is, and the agency's answer; ``closed`` has its id."""

    closed = Signal(str)

    def __init__(
        self, query: Query, replies: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.BETWEEN, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        self.asked = PlainLabel(self._asked(query, answered=query.id in replies))
        self.asked.set_tone(Tone.ATTENTION if query.closed_at is None else Tone.QUIET)
        column.addWidget(self.asked)
        column.addWidget(PlainLabel(query.text, selectable=True))
        if reply := replies.get(query.id, ""):
            column.addWidget(QuietLabel(self.tr("The agency\u2019s answer")))
            column.addWidget(PlainLabel(reply, selectable=True))
        self.close_link: LinkButton | None = None
        if query.closed_at is None:
            self.close_link = LinkButton(self.tr("Close this query"))
            self.close_link.setAccessibleDescription(query.text)
            self.close_link.clicked.connect(partial(self.closed.emit, query.id))
            column.addWidget(self.close_link)

    def _asked(self, query: Query, *, answered: bool) -> str:
        day = words_of(query.asked_at.astimezone().date())
        if query.closed_at is not None:
            return self.tr("Query of {0}, closed").format(day)
        if answered:
            return self.tr("Query of {0}, answered").format(day)
        if query.file_id:
            return self.tr("Query of {0}, waiting for the agency").format(day)
        return self.tr("Query of {0}, not in a file yet").format(day)


class AnswerCard(Card):
    """Shows one answer; ``wished`` carries a PlaceWish, ``query_closed`` the id of a query."""

    wished = Signal(object)
    query_closed = Signal(str)

    def __init__(
        self, read: ReadAnswer, replies: Mapping[str, str], marks: tuple[str, ...]
    ) -> None:
        super().__init__()
        self._read = read
        question = read.question
        head = QHBoxLayout()
        head.setSpacing(Space.ROW)
        if question.number:
            head.addWidget(Chip(question.number), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(QuestionTitle(question.text), 1)
        self.add(head)
        for words in (read.answer, read.parts):
            if words:
                self.add(FieldLabel(words))
        self.boxes: list[BoxText] = []
        for box in read.boxes:
            self._add_box(box)
        if read.moderation is not None:
            moderated = PlainLabel(moderated_words(question, read.moderation, translated))
            moderated.set_tone(Tone.DONE)
            self.add(moderated)
        for words in marks:
            self.add(QuietLabel(words))
        self.queries = [QueryLines(query, replies) for query in read.queries]
        for lines in self.queries:
            lines.closed.connect(self.query_closed)
            self.add(lines)
        self.menu = MenuButton(self.tr("Ask, take out or mark"))
        self.menu.setAccessibleDescription(question.label)
        self._add_deeds()
        row = QHBoxLayout()
        row.addWidget(self.menu)
        row.addStretch(1)
        self.add(row)

    def _add_box(self, box: ReadBox) -> None:
        text = BoxText(box)
        if box.label:
            self.add(QuietLabel(box.label))
        self.add(text)
        self.boxes.append(text)

    def _add_deeds(self) -> None:
        self.menu.add_deed(self.tr("Ask the agency about this"), self._on_ask)
        if self.boxes:
            self.menu.add_deed(self.tr("Take words out"), self._on_redact)
        self.menu.add_deed(self.tr("Mark for later"), self._on_mark)
        if isinstance(self._read.question.kind, Grade):
            self.menu.add_deed(self.tr("Give the office\u2019s grade"), self._on_moderate)

    def selected(self) -> tuple[str, str]:
        """Give the box in which something is selected, and the words; the first box where none."""
        for each in self.boxes:
            if each.selectedText().strip():
                return each.path, each.selectedText().replace("\u2029", "\n")
        return (self.boxes[0].path if self.boxes else self._read.question.code), ""

    def _on_ask(self) -> None:
        self._wish(Deed.ASK)

    def _on_redact(self) -> None:
        self._wish(Deed.REDACT)

    def _on_mark(self) -> None:
        self._wish(Deed.MARK)

    def _on_moderate(self) -> None:
        self._wish(Deed.MODERATE)

    def _wish(self, deed: Deed) -> None:
        path, words = self.selected()
        code = self._read.question.code
        wish = PlaceWish(deed=deed, path=path, question=code, words=words)
        self.wished.emit(wish)
