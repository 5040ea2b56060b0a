"""Bringing an audit back from an archive file: choosing it, its six words, and what it is."""

from PySide6.QtCore import Signal, Slot

from export.archive_file import ArchiveHeader
from office.log_words import moment_words
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.facts import FactList
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineInput
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.progress import ProgressPanel
from ui.widgets.rows import add_row
from ui.widgets.text import PlainLabel, QuestionTitle


class BringPage(Page):
    """``file_wanted`` asks for a file, ``words_given`` carries its six words.

    ``confirmed`` brings back the audit that is shown. Give ``progress`` what is under way.
    """

    file_wanted = Signal()
    words_given = Signal(str)
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Bring back an archive file"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(self.tr("The audit stands in the list again, with all that was in it."))
        self.set_foot(Foot(back=self.tr("Back")))
        self.choose = PlainButton(self.tr("Choose the file"))
        self.choose.clicked.connect(self.file_wanted)
        self.chosen = PlainLabel(self.tr("No file chosen yet."))
        self.progress = ProgressPanel(self.tr("Opening the archive"))
        self.outcome = Notice(NoticeKind.ERROR)
        self.words = LineInput()
        self.words.returnPressed.connect(self._on_words)
        self.open = PlainButton(self.tr("Open with these words"))
        self.open.clicked.connect(self._on_words)
        self.words_card, self.facts_card = Card(), Card()
        self._facts: FactList | None = None
        self._compose()
        self.primary_pressed.connect(self.confirmed)

    def _compose(self) -> None:
        card = Card()
        card.add(QuestionTitle(self.tr("Which file?")))
        card.add(self.chosen)
        row = FlowLayout()
        row.addWidget(self.choose)
        card.add(row)
        card.add(self.progress)
        self.add(card)
        self.add(self.outcome)
        self._words_row = add_row(
            self.words_card.body,
            self.tr("The six words of this archive"),
            self.words,
            help=self.tr("They were shown once, when it was saved."),
        )
        row = FlowLayout()
        row.addWidget(self.open)
        self.words_card.add(row)
        self.facts_card.add(QuestionTitle(self.tr("This audit is in it")))
        for part in (self.words_card, self.facts_card):
            self.add(part)
        for part in (self.outcome, self.words_card, self.facts_card):
            part.hide()

    def show_busy(self, name: str = "") -> None:
        """Wait while a file is opened, or an audit is brought back."""
        if name:
            self.chosen.setText(name)
            self.facts_card.hide()
            self.words_card.hide()
            self.set_foot(Foot(back=self.tr("Back")))
        self.outcome.hide()
        self.choose.setEnabled(False)
        self.open.setEnabled(False)

    def ask_words(self, words: str) -> None:
        """Ask for the six words, because the key of this profile does not open the file."""
        self._rest()
        self.outcome.tell(NoticeKind.ATTENTION, words)
        self.words_card.show()
        self.go_to(self.words)

    def show_archive(self, header: ArchiveHeader) -> None:
        """Show what is in the file, and offer to bring it back."""
        self._rest()
        self.words_card.hide()
        if self._facts is not None:
            self._facts.hide()
            self._facts.deleteLater()
        self._facts = FactList(
            (
                (self.tr("Audit"), header.audit_title),
                (self.tr("Short name"), header.audit_code),
                (self.tr("Saved"), moment_words(header.saved_at)),
            ),
            self.facts_card,
        )
        self.facts_card.add(self._facts)
        self.facts_card.show()
        self.set_foot(Foot(primary=self.tr("Bring this audit back"), back=self.tr("Back")))

    def show_trouble(self, words: str) -> None:
        """Say why a file does not open, or why nothing was brought back."""
        self._rest()
        self.outcome.tell(NoticeKind.ERROR, words)

    def show_stopped(self) -> None:
        """Let a file be chosen again, because the person stopped what was under way."""
        self._rest()

    def _rest(self) -> None:
        self.choose.setEnabled(True)
        self.open.setEnabled(True)

    @Slot()
    def _on_words(self) -> None:
        typed = self.words.value()
        self._words_row.set_error("" if typed else self.tr("Type the six words"))
        if typed and self.open.isEnabled():
            self.words_given.emit(typed)
