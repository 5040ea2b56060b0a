"""Marking an answer, or some words of it, as good practice or for themes of the audit."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Slot

from models.review_snapshots import GOOD_PRACTICE
from ui.names.check import NameCheck
from ui.names.free_text import FreeText
from ui.office.faults import text_fault
from ui.office.review.deed_step import REASON_MOST, DeedPage
from ui.widgets.inputs import Option, TickGroup
from ui.widgets.options import Tick
from ui.widgets.rows import FieldRow

# The empty code of good practice cannot be told from nothing ticked.
_GOOD = "good"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkWish:
    """The themes chosen, "" for good practice, and whether the selected words alone are meant."""

    themes: tuple[str, ...]
    only_words: bool
    note: str = field(repr=False)


class MarkPage(DeedPage):
    """``done`` carries a MarkWish; ``meant`` are the words selected and all themes.

    No words, "", is all of the answer; a theme is its code and its label.
    """

    def __init__(
        self,
        place: str,
        texts: Sequence[str],
        whose: str,
        names: NameCheck,
        meant: tuple[str, Sequence[tuple[str, str]]],
    ) -> None:
        words, themes = meant
        super().__init__(place, whose)
        self.set_deed(self.tr("Mark for later"), self.tr("Mark it"))
        self.show_texts(texts)
        asked = self.tr("What it is worth keeping for")
        self.options = [Option(value=_GOOD, label=self.tr("Good practice to pass on"))]
        self.options += [Option(value=code, label=label) for code, label in themes]
        self.themes = TickGroup(asked, self.options)
        self.only_words = Tick(self.tr("Only the words selected: {0}").format(words))
        self.only_words.setChecked(bool(words))
        self.note = FreeText(names, least=2)
        self._row = FieldRow(asked, self.themes)
        self._note_row = FieldRow(self.tr("Note (optional)"), self.note)
        self.add(self._row)
        self.add(self.only_words)
        self.only_words.setVisible(bool(words))
        self.add(self._note_row)
        self.primary_pressed.connect(self._on_done)

    def unsaved(self) -> bool:
        """Whether something was chosen or written."""
        return bool(self.themes.value() or self.note.value().strip())

    @Slot()
    def _on_done(self) -> None:
        chosen = self.themes.value()
        faults = (
            (self._row, "" if chosen else self.tr("Choose at least one")),
            (self._note_row, text_fault(self.note, most=REASON_MOST)),
        )
        if not self.stops_at(faults):
            themes = tuple(GOOD_PRACTICE if each == _GOOD else each for each in chosen)
            wish = MarkWish(
                themes=themes,
                only_words=self.only_words.isChecked(),
                note=self.note.value().strip(),
            )
            self.done.emit(wish)
