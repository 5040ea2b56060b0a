"""One text with its source, its edition and its date."""

from PySide6.QtCore import Signal, Slot

from export.fields import MAX_LINE
from models.particulars import TextKind, TextWords
from office.audit_texts import MAX_WORDS
from office.name_check import CONTACT, meant_in
from ui.names.check import NameCheck
from ui.names.free_text import FreeLine, FreeText
from ui.office.particulars.text_words import KINDS
from ui.office.wording import too_long
from ui.surroundings import translated
from ui.widgets.card import Card
from ui.widgets.inputs import Choice, DateInput, Option
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow, add_row


class TextPage(Page):
    """``submitted`` carries the TextWords."""

    submitted = Signal(object)

    def __init__(self, title: str, about: str, text: TextWords | None, names: NameCheck) -> None:
        super().__init__(title, about)
        meant = meant_in(CONTACT)
        self.kind = Choice(
            [Option(value=kind.value, label=translated(words)) for kind, words in KINDS.items()]
        )
        self.kind.removeItem(0)  # a text always is one of them
        self.title_box = FreeLine(names, meant=meant)
        self.words = FreeText(names, least=4, meant=meant, roles=False)
        self.source = FreeLine(names, meant=meant)
        self.edition = FreeLine(names)
        self.dated = DateInput()
        self.link = FreeLine(names, meant=meant)
        card = Card()
        self._rows: dict[str, FieldRow] = {}
        for path, label, box, about_it in (
            ("kind", self.tr("What it is"), self.kind, ""),
            ("title", self.tr("Title"), self.title_box, ""),
            ("words", self.tr("Its words (optional)"), self.words, self._words_help()),
            ("source", self.tr("Source (optional)"), self.source, self.tr("Who published it.")),
            ("edition", self.tr("Edition (optional)"), self.edition, self.tr("Such as 2023.")),
            ("dated", self.tr("Date of the edition (optional)"), self.dated, ""),
            ("link", self.tr("Link (optional)"), self.link, ""),
        ):
            self._rows[path] = add_row(card.body, label, box, help=about_it)
        self.add(card)
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self.add(self.outcome)
        self._show(text or TextWords(kind=TextKind.STATUTORY, title=""))
        self.set_foot(Foot(primary=self.tr("Save the text"), back=self.tr("Back to the texts")))
        self._shown = self._state()
        self.primary_pressed.connect(self._on_save)
        self.problem_chosen.connect(self._on_problem)

    def _words_help(self) -> str:
        return self.tr("As they are to be quoted; for a helpline its number and when it is open.")

    def _show(self, text: TextWords) -> None:
        self.kind.set_value(text.kind.value)
        self.title_box.set_value(text.title)
        self.words.set_value(text.words)
        self.source.set_value(text.source)
        self.edition.set_value(text.edition)
        self.dated.set_value(text.dated)
        self.link.set_value(text.link)

    def unsaved(self) -> bool:
        """Whether a box says something else than when the page was shown."""
        return self._state() != self._shown

    def show_trouble(self, words: str) -> None:
        """Say why the text was not kept; the boxes stay as they are."""
        self.outcome.tell(NoticeKind.ERROR, words)

    def _state(self) -> tuple[object, ...]:
        return self.dated.text(), self._value()

    def _value(self) -> TextWords:
        return TextWords(
            kind=TextKind(self.kind.value()),
            title=self.title_box.value(),
            words=self.words.value().strip(),
            source=self.source.value(),
            edition=self.edition.value(),
            dated=self.dated.value(),
            link=self.link.value(),
        )

    @Slot()
    def _on_save(self) -> None:
        problems = self._check()
        for path, row in self._rows.items():
            row.set_error(next((each.words for each in problems if each.path == path), ""))
        self.show_problems(problems)
        if not problems:
            self.submitted.emit(self._value())

    def _check(self) -> list[Problem]:
        found: list[tuple[str, str]] = []
        if not self.title_box.value():
            found.append(("title", self.tr("Enter a title")))
        lines = {"title": self.title_box, "source": self.source, "link": self.link}
        lines["edition"] = self.edition
        found.extend(
            (path, too_long(MAX_LINE, translated))
            for path, box in lines.items()
            if len(box.value()) > MAX_LINE
        )
        if len(self.words.value()) > MAX_WORDS:
            found.append(("words", too_long(MAX_WORDS, translated)))
        if words := self.dated.problem():
            found.append(("dated", words))
        return [Problem(path=path, words=words) for path, words in found]

    @Slot(str)
    def _on_problem(self, path: str) -> None:
        self.go_to(self._rows[path].widget)
