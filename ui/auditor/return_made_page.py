"""After a return was made: the receipt, where the file lies, and how to send it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.auditor.computer_words import ComputerWords
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.facts import FactList
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.text import FigureLabel, PlainLabel, QuestionTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeView:
    """``receipt`` and ``laptop`` are words that the office sees too.

    Those of the laptop are the same for every return, and tell the office whose it is.
    """

    receipt: str
    laptop: str
    file_name: str
    folder: str
    uins: tuple[str, ...]
    contact: str
    withdraws: bool = False


class ReturnMadePage(Page):
    """``primary_pressed`` goes home; the other signals ask for what their buttons say."""

    folder_wanted = Signal()
    copy_wanted = Signal()
    receipt_wanted = Signal()

    def __init__(self, view: MadeView, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        title = self.tr("The return file is made")
        if view.withdraws:
            title = self.tr("The file that takes cases back is made")
        self.heading.setText(title)
        self.setAccessibleName(self.heading.text())
        self.outcome = Notice(
            NoticeKind.DONE,
            self.tr("Saved, read back and checked. Your answers stay on this computer too."),
        )
        self.add(self.outcome)
        self.add(self._receipt(view))
        self.add(self._sending(view))
        self.add(ComputerWords(view.laptop))
        self.set_foot(Foot(primary=self.tr("Home")))

    def _receipt(self, view: MadeView) -> Card:
        receipt = Card()
        receipt.add(QuestionTitle(self.tr("Receipt")))
        receipt.add(FigureLabel(view.receipt))
        receipt.add(
            PlainLabel(
                self.tr("The office sees the same words when it imports this file. Note them.")
            )
        )
        self.keep_receipt = PlainButton(self.tr("Print the receipt or save it as PDF"))
        self.keep_receipt.clicked.connect(self.receipt_wanted)
        receipt.add(self.keep_receipt)
        return receipt

    def _sending(self, view: MadeView) -> Card:
        sending = Card()
        sending.add(QuestionTitle(self.tr("Now send it: the program sends nothing by itself")))
        facts = [
            (self.tr("File"), view.file_name),
            (self.tr("Folder"), view.folder),
            (self.tr("Cases"), ", ".join(view.uins)),
        ]
        if view.contact:
            facts.append((self.tr("To"), view.contact))
        sending.add(FactList(facts))
        for step in self._steps():
            sending.add(PlainLabel(step))
        row = FlowLayout()
        self.open_folder = PlainButton(self.tr("Open the folder"))
        self.open_folder.clicked.connect(self.folder_wanted)
        self.copy = PlainButton(self.tr("Copy to a stick"))
        self.copy.clicked.connect(self.copy_wanted)
        row.addWidget(self.open_folder)
        row.addWidget(self.copy)
        sending.add(row)
        return sending

    def _steps(self) -> tuple[str, ...]:
        return (
            self.tr("1. Attach the file to an e-mail to the office, or copy it to a stick."),
            self.tr(
                "2. It is sealed: only the office can open it, and its name says nothing about a "
                "child. Write no names into the e-mail either."
            ),
            self.tr("3. Tell the office the three words of the receipt when it asks for them."),
            self.tr("4. Keep the audit here until the office says that it is closed."),
        )

    def show_outcome(self, kind: NoticeKind, words: str) -> None:
        """Say what became of what was asked for."""
        self.outcome.tell(kind, words)
        self.scroller.ensureWidgetVisible(self.outcome)
