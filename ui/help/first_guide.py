"""The first-use guide: at most five short panels, for whoever has never seen the program."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.snapshots import ProfileRole
from ui.theme.apply import announce
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

Panel = tuple[str, str]
translate = QCoreApplication.translate


def panels(role: ProfileRole) -> tuple[Panel, ...]:
    """Give the panels of a role: a heading, and one sentence or two."""
    return (*_begin(), *_write()) if role is ProfileRole.AUDITOR else _for_the_office()


class GuideCard(Card):
    """One panel at a time. ``finished`` is sent at the end, or when the person has seen enough."""

    finished = Signal()

    def __init__(self, shown: Sequence[Panel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels = tuple(shown)
        self._at = 0
        self.title = QuestionTitle()
        self.words = PlainLabel()
        self._count = QuietLabel()
        self._count.setWordWrap(False)
        self.next = PlainButton("")
        self.back = PlainButton(self.tr("Back"))
        self.skip = LinkButton(self.tr("Skip the guide"))
        self.setAccessibleName(self.tr("First steps"))
        for part in (self.title, self.words):
            self.add(part)
        row = QHBoxLayout()
        row.setSpacing(Space.ROW)
        for button in (self.next, self.back, self.skip):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._count)
        self.add(row)
        self.next.clicked.connect(self._on_next)
        self.back.clicked.connect(self._on_back)
        self.skip.clicked.connect(self.finished)
        self._show()

    @Slot()
    def _on_next(self) -> None:
        if self._at + 1 == len(self._panels):
            self.finished.emit()
            return
        self._at += 1
        self._show()
        self._say()

    @Slot()
    def _on_back(self) -> None:
        self._at -= 1
        self._show()
        self._say()
        if not self._at:
            self.next.setFocus()

    def _show(self) -> None:
        title, words = self._panels[self._at]
        last = self._at + 1 == len(self._panels)
        self.title.setText(title)
        self.words.setText(words)
        self._count.setText(self.tr("{0} of {1}").format(self._at + 1, len(self._panels)))
        self.next.set_words(self.tr("Done") if last else self.tr("Next"))
        self.back.setVisible(self._at > 0)
        self.skip.setVisible(not last)

    def _say(self) -> None:
        announce(self, f"{self.title.text()}. {self.words.text()}")


def _begin() -> tuple[Panel, ...]:
    return (
        (
            translate("guide", "You get a pack, and send one file back"),
            translate(
                "guide",
                "Open the file that the office sent you, with its six words. It holds the "
                "questions and your cases.",
            ),
        ),
        (
            translate("guide", "One form for each case"),
            translate(
                "guide",
                "Say first whether the case is known to you. Then go through short pages, in any "
                "order. A case that is not known takes two presses.",
            ),
        ),
    )


def _write() -> tuple[Panel, ...]:
    return (
        (
            translate("guide", "Everything is saved as you type"),
            translate(
                "guide",
                "\u201cSaved\u201d and the time stand at the top. Close the program whenever you "
                "must: it opens again where you were.",
            ),
        ),
        (
            translate("guide", "Roles, never names"),
            translate(
                "guide",
                "Write mum, step brother, Health Visitor. What looks like a name is underlined, "
                "and you are offered a role word.",
            ),
        ),
        (
            translate("guide", "Help is one key away"),
            translate(
                "guide",
                "F1 explains the page and lists its keys. At the end, create the return file and "
                "send it to the office yourself: the program sends nothing.",
            ),
        ),
    )


def _for_the_office() -> tuple[Panel, ...]:
    return (
        (
            translate("guide", "Set up an audit"),
            translate(
                "guide",
                "Make a new audit and go down its stages: details, cases, agencies, packs.",
            ),
        ),
        (
            translate("guide", "Send each agency its pack"),
            translate(
                "guide", "Each pack is one sealed file. Its six words go another way, by phone."
            ),
        ),
        (
            translate("guide", "Take the returns in"),
            translate(
                "guide",
                "Drop the files on the window. Each gets a line that says what happened, and "
                "nothing is counted twice.",
            ),
        ),
        (
            translate("guide", "Read what they say"),
            translate(
                "guide",
                "Coverage accounts for every agency and case. Analysis counts the answers. F1 "
                "explains each page.",
            ),
        ),
    )
