"""The pages of the help: contents, guide, keys, words, papers, and what program this is."""

from collections.abc import Sequence
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, qVersion
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.help.document import Block, Kind
from ui.help.first_guide import GuideCard, Panel
from ui.shortcuts import Shortcuts
from ui.theme.tokens import Space
from ui.version import VERSION
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.page import Foot, Page
from ui.widgets.text import BlockTitle, PlainLabel, QuestionTitle, QuietLabel


class Topic(Enum):
    """What the contents of the help lead to."""

    GUIDE = "guide"
    KEYS = "keys"
    WORDS = "words"
    MANUAL = "manual"
    RECOVERY = "recovery"
    ACCESSIBILITY = "accessibility"
    ABOUT = "about"
    LICENCE = "licence"
    NOTICES = "notices"


class HelpPage(Page):
    """A page of the help; Back leads to the contents, from there to where the person was."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.set_foot(Foot(back=self.tr("Back")))


class _Linked(HelpPage):
    """A page with links to other topics; ``chosen`` carries the value of one."""

    chosen = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.links: dict[Topic, LinkButton] = {}

    def add_link(self, layout: QVBoxLayout, topic: Topic, words: str) -> None:
        """Put a link to a topic at the end of a layout."""
        link = LinkButton(words)
        link.clicked.connect(partial(self._emit, topic))
        layout.addWidget(link)
        self.links[topic] = link

    def _emit(self, topic: Topic) -> None:
        self.chosen.emit(topic.value)


class ContentsPage(_Linked):
    """What there is to read."""

    def __init__(self) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Help"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(self.tr("F1 explains the page that you are on, anywhere in the program."))
        for topic, title, words in (
            (Topic.GUIDE, self.tr("First steps"), self.tr("The way through, in a minute.")),
            (Topic.KEYS, self.tr("Keys"), self.tr("Everything that can be done by keyboard.")),
            (Topic.WORDS, self.tr("Words and abbreviations"), self.tr("What LADO and such mean.")),
            (Topic.MANUAL, self.tr("Guide"), self.tr("Each task, and what to do when stuck.")),
            (
                Topic.RECOVERY,
                self.tr("When something is wrong"),
                self.tr("Passphrase forgotten, profile damaged, laptop lost, disk full."),
            ),
            (
                Topic.ACCESSIBILITY,
                self.tr("Accessibility"),
                self.tr("What works with which aids, and what does not yet."),
            ),
            (Topic.ABOUT, self.tr("About Audit Desk"), self.tr("Version, licence, your data.")),
        ):
            entry = QVBoxLayout()
            entry.setSpacing(0)
            self.add_link(entry, topic, title)
            entry.addWidget(QuietLabel(words))
            self.add(entry)


class GuidePage(HelpPage):
    """The first-use guide again; ``finished`` as its card sends it."""

    finished = Signal()

    def __init__(self, panels: Sequence[Panel]) -> None:
        super().__init__("")
        self.heading.setText(self.tr("First steps"))
        self.setAccessibleName(self.heading.text())
        self.card = GuideCard(panels)
        self.card.finished.connect(self.finished)
        self.add(self.card)


class KeysPage(HelpPage):
    """Every key of the program with what it does."""

    def __init__(self) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Keys"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(self.tr("Each works where there is something for it to do."))
        rows = [(each.words, each.deed) for each in Shortcuts]
        rows += [
            (self.tr("Y, N, A"), self.tr("yes, no, not applicable, while at the answers")),
            (self.tr("Tab, Shift+Tab"), self.tr("next, previous; also out of a text box")),
            (self.tr("Esc"), self.tr("close a list, the help, or a question")),
        ]
        card = Card()
        card.add(_table(rows))
        self.add(card)


class WordsPage(HelpPage):
    """The glossary of the audit tools on this computer."""

    def __init__(self, words: Sequence[tuple[str, str]]) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Words and abbreviations"))
        self.setAccessibleName(self.heading.text())
        card = Card()
        card.add(_table(words))
        self.add(card)


class DocumentPage(HelpPage):
    """One of the project's papers."""

    def __init__(self, title: str, blocks: Sequence[Block]) -> None:
        super().__init__(title)
        if not blocks:
            self.add(PlainLabel(self.tr("This paper was not installed with the program.")))
        rows: list[tuple[str, str]] = []
        for block in blocks:
            if block.kind is Kind.ROW:
                rows.append((block.cells[0], " ".join(block.cells[1:])))
                continue
            self._add_rows(rows)
            rows = []
            self._add_block(block)
        self._add_rows(rows)

    def _add_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        if rows:
            self.add(_table(rows))

    def _add_block(self, block: Block) -> None:
        (words,) = block.cells
        if block.kind is Kind.HEADING:
            self.add(QuestionTitle(words))
        elif block.kind is not Kind.TITLE:
            self.add(PlainLabel(words, selectable=True))


class AboutPage(_Linked):
    """Which program this is, under which terms, and where the data lie."""

    def __init__(self, folder: Path) -> None:
        super().__init__("")
        self.heading.setText(self.tr("About Audit Desk"))
        self.setAccessibleName(self.heading.text())
        card = Card()
        for words in (
            self.tr("Version {0}, with Qt {1}").format(VERSION, qVersion()),
            self.tr("Free to use, change and pass on under the MIT licence."),
            self.tr("It works without any network and sends nothing anywhere."),
            self.tr("Your data lie encrypted in {0}").format(str(folder)),
        ):
            card.add(PlainLabel(words, selectable=True))
        self.add_link(card.body, Topic.LICENCE, self.tr("Licence"))
        self.add_link(card.body, Topic.NOTICES, self.tr("What others made"))
        self.add(card)


def _table(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.CARD)
    grid.setVerticalSpacing(Space.WITHIN)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 5)
    for at, (word, meaning) in enumerate(rows):
        grid.addWidget(BlockTitle(word), at, 0)
        grid.addWidget(PlainLabel(meaning), at, 1)
    return grid
