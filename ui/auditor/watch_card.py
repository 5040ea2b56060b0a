"""Names to watch for: typed, turned into hashes, and gone from the screen."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.auditor.people_words import watched_words
from ui.names.case import Watched
from ui.names.check import NameCheck
from ui.theme.apply import announce
from ui.theme.tokens import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.inputs import GrowingText, LineInput
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

UNSEEN = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class WatchCard(Card):
    """Holds a name only while it is typed: no undo, no list and no keyboard remembers it.

    ``stop_wanted`` asks to watch for no name any longer.
    """

    stop_wanted = Signal()

    def __init__(self, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case = names.case
        self.count = PlainLabel()
        self.typed = GrowingText(least=2, most=8)
        self.typed_row = FieldRow(
            self.tr("Names, one on each line"),
            self.typed,
            help=self.tr("First names, surnames, what somebody is called at home or online"),
        )
        self.watch_button = PlainButton(self.tr("Watch for these names"))
        self.tried = LineInput()
        self.tried_row = FieldRow(self.tr("Is a name watched for?"), self.tried)
        self.try_button = PlainButton(self.tr("Look"))
        self.stop_one = PlainButton(self.tr("Stop watching for it"))
        self.told = PlainLabel()
        self.stop_all = PlainButton(self.tr("Stop watching for all names"))
        for box in (self.typed, self.tried):
            box.setInputMethodHints(UNSEEN)
        self._compose()
        self._connect()
        self._show_count()

    def _compose(self) -> None:
        self.add(QuestionTitle(self.tr("Names to watch for")))
        self.add(
            QuietLabel(
                self.tr(
                    "Names that may slip into your comments: with capitals or without, or with "
                    "one wrong letter, they are found. What is kept of a name cannot be read again "
                    "by anybody, you included. It stays on this computer and is deleted with the "
                    "case."
                )
            )
        )
        self.add(self.count)
        self.add(self.typed_row)
        self.add(_side_by_side(self.watch_button))
        self.add(self.tried_row)
        self.add(_side_by_side(self.try_button, self.stop_one))
        self.add(self.told)
        self.add(_side_by_side(self.stop_all))
        self.told.hide()

    def _connect(self) -> None:
        self.watch_button.clicked.connect(self._on_watch)
        self.try_button.clicked.connect(self._on_try)
        self.tried.returnPressed.connect(self._on_try)
        self.stop_one.clicked.connect(self._on_stop_one)
        self.stop_all.clicked.connect(self.stop_wanted)
        self._case.watched_changed.connect(self._show_count)

    def take_typed(self) -> None:
        """Watch for what stands in the box; a name that is too short stays there."""
        names = [line.strip() for line in self.typed.value().split("\n") if line.strip()]
        if not names:
            return
        refused = self._case.watch(*names)
        self.typed.set_value("\n".join(refused))
        self.typed_row.set_error(
            self.tr("A name to watch for has at least two letters.") if refused else ""
        )

    @Slot()
    def _show_count(self) -> None:
        count = len(self._case.names().watched)
        self.count.setText(watched_words(count))
        for part in (self.tried_row, self.try_button, self.stop_one, self.stop_all):
            part.setVisible(bool(count))
        self._tell("")

    @Slot()
    def _on_watch(self) -> None:
        self.take_typed()
        announce(self, self.typed_row.error() or self.count.text())
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_try(self) -> None:
        name = self.tried.value()
        if not name:
            return
        self.tried.set_value("")
        answers = {
            Watched.YES: self.tr("Yes, the name you tried is watched for."),
            Watched.NEARLY: self.tr(
                "Not quite: a name that differs by one letter is watched for, so this one is "
                "found too."
            ),
            Watched.NO: self.tr("The name you tried is not watched for."),
        }
        self._tell(answers[self._case.is_watched(name)])
        self.tried.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_stop_one(self) -> None:
        name = self.tried.value()
        if not name:
            self._tell(self.tr("Write the name in the box first."))
            self.tried.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.tried.set_value("")
        if self._case.stop_watching(name):
            self._tell(self.tr("This name is not watched for any longer."))
        else:
            self._tell(self.tr("No name was added just like this. Write it as it was added."))
        box = self.tried if self._case.names().watched else self.typed
        box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
        if words:
            announce(self, words)


def _side_by_side(*buttons: PlainButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.ROW)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
