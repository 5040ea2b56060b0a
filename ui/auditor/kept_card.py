"""Answers that an earlier version of the form took: kept here, not sent, there to be copied."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.definition import Role, Tool
from ui.theme.apply import announce
from ui.theme.tokens import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

# A longer text at its field would push the field itself out of sight.
MOST_SHOWN = 80


class KeptCard(Card):
    """Shows each text whole, with the place it had and a button that copies it."""

    def __init__(self, tool: Tool, texts: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.copy_buttons: dict[str, PlainButton] = {}
        self.add(QuestionTitle(self.tr("Kept from an earlier version of the form")))
        self.add(
            QuietLabel(
                self.tr(
                    "The form no longer asks for this, or takes other answers now. Nothing of it "
                    "is sent. Copy what you want to use again."
                )
            )
        )
        for path, text in texts.items():
            self._add_text(place_words(tool, path), path, text)

    def _add_text(self, place: str, path: str, text: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.TIGHT)
        words.addWidget(QuietLabel(place))
        words.addWidget(PlainLabel(text, selectable=True))
        row = QHBoxLayout()
        row.setSpacing(Space.BETWEEN)
        row.addLayout(words, 1)
        button = PlainButton(self.tr("Copy"))
        button.setAccessibleDescription(place)
        button.clicked.connect(partial(self._copy, path, text))
        self.copy_buttons[path] = button
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.add(row)

    def _copy(self, path: str, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        button = self.copy_buttons[path]
        button.set_words(self.tr("Copied"))
        announce(button, self.tr("Copied"))


def place_words(tool: Tool, path: str) -> str:
    """Name a place by its question, if the form still has it, else by its code: "Q21, comment"."""
    translate = QCoreApplication.translate
    code, _dot, role = path.rstrip("~").rpartition(".")
    names = {
        Role.COMMENT.value: translate("kept", "{0}, comment"),
        Role.REASON.value: translate("kept", "{0}, reason"),
        Role.PARTS.value: translate("kept", "{0}, ticks"),
    }
    if role not in names:
        return _question_words(tool, path.rstrip("~"))
    return names[role].format(_question_words(tool, code))


def earlier_words(text: str) -> str:
    """Say at a field that the form now takes other answers than the one that stands there."""
    shown = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}\u2026"
    words = QCoreApplication.translate(
        "kept",
        "An earlier version of the form took another answer here: \u201c{0}\u201d. Answer again; "
        "what you wrote stays under Check answers.",
    )
    return words.format(shown)


def _question_words(tool: Tool, code: str) -> str:
    for question in tool.questions:
        if question.code == code:
            return f"{question.number} {question.label}".strip()
    return code
