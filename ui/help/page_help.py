"""What F1 says about a page, and which keys work on it now."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.help.page_words import page_words
from ui.shortcuts import Shortcuts
from ui.widgets.groups import RadioGroup
from ui.widgets.page import Page
from ui.widgets.side_panel import SideBlock


def help_blocks(page: Page, window: QWidget) -> tuple[SideBlock, ...]:
    """Say what a page is for, and list the keys that work there."""
    translate = QCoreApplication.translate
    words = page_words(type(page).__module__)
    about = SideBlock(heading=translate("help", "About this page"), paragraphs=words)
    keys = SideBlock(heading=translate("help", "Keys"), words=tuple(_keys(page, window)))
    return (about, keys) if words else (keys,)


def working(window: QWidget) -> frozenset[Shortcuts]:
    """Find the keys that would do something now: those of visible parts and of the menu."""
    shown = [each for each in window.findChildren(QShortcut) if each.isEnabled()]
    keys = [each.key() for each in shown if _is_shown(each)]
    keys += [action.shortcut() for action in window.actions() if action.isEnabled()]
    found = {key.toString(QKeySequence.SequenceFormat.PortableText) for key in keys}
    return frozenset(each for each in Shortcuts if each.value in found)


def _is_shown(shortcut: QShortcut) -> bool:
    owner = shortcut.parent()
    return isinstance(owner, QWidget) and owner.isVisible()


def _keys(page: Page, window: QWidget) -> Iterator[tuple[str, str]]:
    live = working(window)
    yield from ((each.words, each.deed) for each in Shortcuts if each in live)
    translate = QCoreApplication.translate
    if any(group.isVisible() and group.has_keys() for group in page.findChildren(RadioGroup)):
        yield translate("help", "Y, N, A"), translate("help", "answer, while at the answers")
    yield translate("help", "Tab, Shift+Tab"), translate("help", "next, previous")
