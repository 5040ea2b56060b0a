"""Every word on every screen can be translated, and a third longer still has room."""

import ast
import json
import re

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
)

from forms.library import SHIPPED, shipped_definition
from models.passwords import word_list
from tests.house.sources import python_files, tree
from tests.ui.pseudo import PseudoLanguage, outside
from tests.ui.screens import is_cut, look_at_all, seen
from ui.names.context import WordInContext
from ui.preview.sheet_view import SheetView
from ui.settings.settings_page import SupportReport
from ui.spelling.panel import SpellingPanel
from ui.theme import Scheme, apply_theme

LEAST_SCREENS = 30
# Where the words of the example stand, and role words, which are put into English answers.
AGENCIES = "models/audit_rows.py"
TYPED = (
    "ui/pictures/auditor.py",
    "ui/pictures/chasing.py",
    "ui/pictures/choosing.py",
    "ui/pictures/closing.py",
    "ui/pictures/copies.py",
    "ui/pictures/intake.py",
    "ui/pictures/keying.py",
    "ui/pictures/keys.py",
    "ui/pictures/record.py",
    "ui/pictures/reviewing.py",
    "ui/pictures/tools.py",
    "tests/ui/more_screens.py",
)
EXAMPLE = ("commands", "forms", *TYPED, "ui/names/role_words.py", AGENCIES)
ACROSS = Qt.Orientation.Horizontal
# Data, not words of the program: days and times, cases, codes and their groups, files, places,
# versions.
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATA = re.compile(
    "|".join(
        (
            rf"\d+ (?:{MONTHS}) \d{{4}}|(?:{MONTHS})",
            r"CSA-[\w-]+|\bUIN\b|\bPDF\b|Audit Desk",
            r"\b[0-9A-HJKMNP-TV-Z]{5}\b",
            r"[\w.,-]*\.(?:audit[a-z]+|pdf|json)|[\w./~ -]*/[\w./ -]+|\bDocuments\b",
            r"\[[a-z ]+\]",
            r"\bF\d+|Ctrl\S*|Alt\S*|\d[\d.,:%]*",
        )
    )
)


@pytest.fixture(scope="module")
def looked(qapp, example):
    """Go to every screen once; what is not translated there, and what has no room."""
    untranslated, cut = {}, {}

    def look(name, window):
        for words in (said for widget in seen(window) for said in told_by(widget)):
            for left in not_data(outside(words)):
                untranslated.setdefault(left, name)
        for widget in seen(window):
            if is_cut(widget):
                cut.setdefault(f"{type(widget).__name__}: {widget.text()[:60]}", name)

    apply_theme(qapp, Scheme.LIGHT, 100)
    language = PseudoLanguage()
    qapp.installTranslator(language)
    try:
        assert look_at_all(example, look) >= LEAST_SCREENS
    finally:
        qapp.removeTranslator(language)
    return untranslated, cut


def told_by(widget):
    """Every text of a control, seen or read out; not what somebody may have typed."""
    if isinstance(widget, SheetView | SupportReport):
        return  # paper speaks the language of its tool, and a report that of whoever supports us
    if is_of_the_person(widget):
        return
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        yield from cells(widget.model())
    if widget.isWindow():
        yield widget.windowTitle()


def is_of_the_person(widget):
    """Whether it shows a word that somebody typed, or one that may stand in its place."""
    panel = widget.parent()
    while panel is not None and not isinstance(panel, SpellingPanel):
        panel = panel.parent()
    return isinstance(widget, WordInContext) or (panel is not None and widget in panel.offers())


def cells(model):
    assert isinstance(model, QAbstractItemModel)
    for column in range(model.columnCount()):
        yield str(model.headerData(column, ACROSS) or "")
        for row in range(model.rowCount()):
            yield str(model.index(row, column).data() or "")


def not_data(text):
    """What is left of a text after everything that comes from the example."""
    text = DATA.sub(" ", text.replace("&&", "&").replace("\N{NO-BREAK SPACE}", " "))
    for piece in re.split(r"[\n\u00b7;:,()\u2013\u201c\u201d]|[.?!]+ | {2,}", text):
        words = piece.strip(" .\u2026-+/&?!")
        if re.search(r"[A-Za-z]{2}", words) and not is_data(words):
            yield words


def is_data(words):
    # Inside a sentence a title begins with a small letter.
    begun = words[:1].upper() + words[1:]
    return (
        words in example_texts()
        or begun in example_texts()
        or set(words.lower().split()) <= set(word_list())
    )


def example_texts():
    """Everything that the tool, the scope and the example say, as one text."""
    if not _texts:
        tool = json.loads(shipped_definition(SHIPPED[0]))
        _texts.append("\n".join([*strings_of(tool), *literals(*EXAMPLE)]))
    return _texts[0]


_texts = []


def strings_of(value):
    if isinstance(value, str):
        yield value.replace("**", "")
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings_of(each)


def literals(*folders):
    for path in python_files(*folders):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


@pytest.mark.journey
def test_every_word_of_the_program_is_translated(looked):
    assert not looked[0], "\n".join(f"{name}: {words}" for words, name in looked[0].items())


@pytest.mark.journey
def test_nothing_is_cut_when_words_are_a_third_longer(looked):
    assert not looked[1], "\n".join(f"{name}: {words}" for words, name in looked[1].items())
