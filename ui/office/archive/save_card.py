"""The whole audit as one sealed file: what it is for, the button, and its six words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from office.archive import SavedArchive
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.progress import ProgressPanel
from ui.widgets.text import FieldLabel, PlainLabel, QuestionTitle


class SaveCard(Card):
    """``save_asked`` wants the file. Give ``progress`` the task that writes it."""

    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save = PlainButton(self.tr("Save an archive file"))
        self.save.clicked.connect(self.save_asked)
        self.progress = ProgressPanel(self.tr("Sealing the archive"))
        self.outcome = Notice(NoticeKind.DONE)
        self.words_title = PlainLabel(
            self.tr(
                "These six words open it where the key of this profile is lost. They are shown "
                "this once: write them down and keep them apart from the file."
            )
        )
        self.code_words = FieldLabel("", selectable=True)
        self.add(QuestionTitle(self.tr("The whole audit, to keep or to bring back")))
        about = self.tr(
            "An archive file holds everything of this audit: cases, returns, choices, history, and "
            "the keys that open late returns. It is sealed for this office. The list of audits "
            "brings it back. It holds every answer: when the audit must be deleted, delete the "
            "file too."
        )
        self.add(PlainLabel(about))
        for part in (self.progress, self.outcome, self.words_title, self.code_words):
            self.add(part)
        row = FlowLayout()
        row.addWidget(self.save)
        self.add(row)
        for part in (self.outcome, self.words_title, self.code_words):
            part.hide()

    def show_busy(self) -> None:
        """Wait for the file."""
        self.save.setEnabled(False)
        for part in (self.outcome, self.words_title, self.code_words):
            part.hide()

    def show_saved(self, saved: SavedArchive) -> None:
        """Say where the file is, and its six words."""
        self.save.setEnabled(True)
        self.outcome.tell(NoticeKind.DONE, self.tr("The archive is in {0}.").format(saved.path))
        self.code_words.setText(saved.code_words)
        self.words_title.show()
        self.code_words.show()

    def show_stopped(self) -> None:
        """Let another file be begun; of this one there is none."""
        self.save.setEnabled(True)
