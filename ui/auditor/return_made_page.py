"""After a return was made: the receipt, where the file lies, and how to send it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.auditor.computer_words import ComputerWords
from ui.auditor.facts import FactList
from ui.widgets.card import Card
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


class ReturnMadePage(Page):
    """``primary_pressed`` goes home."""

    def __init__(self, view: MadeView, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("The return file is made"))
        self.setAccessibleName(self.heading.text())
        self.add(
            Notice(
                NoticeKind.DONE,
                self.tr("Saved, read back and checked. Your answers stay on this computer too."),
            )
        )
        self.add(self._receipt(view))
        self.add(ComputerWords(view.laptop))
        self.add(self._sending(view))
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
        return receipt

    def _sending(self, view: MadeView) -> Card:
        sending = Card()
        sending.add(QuestionTitle(self.tr("Now send it")))
        facts = [
            (self.tr("File"), view.file_name),
            (self.tr("Folder"), view.folder),
            (self.tr("Cases"), ", ".join(view.uins)),
        ]
        if view.contact:
            facts.append((self.tr("To"), view.contact))
        sending.add(FactList(facts))
        sending.add(
            PlainLabel(
                self.tr(
                    "Attach the file to an e-mail or copy it to a stick. It is sealed: only the "
                    "office can open it, and its name says nothing about a child. The program "
                    "sends nothing by itself."
                )
            )
        )
        return sending
