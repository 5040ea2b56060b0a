"""The office's own words for the letter and the reminders of an audit, with placeholders."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot

from models.tracker_snapshots import WordsKind
from office.agency_words import MAX_WORDS, PLACEHOLDERS, USUAL, unknown_places, words_for
from office.name_check import WORDS_MEANT
from office.tracker import reminder_words
from ui.names.check import NameCheck
from ui.names.free_text import FreeText
from ui.office.faults import text_fault
from ui.surroundings import translated
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.facts import FactList
from ui.widgets.flow import FlowLayout
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow, name_for_readers
from ui.widgets.text import PlainLabel, QuestionTitle

LINES = 6


class WordsPage(Page):
    """Changes the words; ``chosen`` carries them by WordsKind, "" for those of the program."""

    chosen = Signal(object)

    def __init__(self, words: Mapping[WordsKind, str], names: NameCheck) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Words of letters and reminders"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(self.tr("For this audit. A copy for the next year takes them along."))
        self.set_foot(Foot(primary=self.tr("Save these words"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_save)
        self.boxes: dict[WordsKind, FreeText] = {}
        self.usual: dict[WordsKind, PlainButton] = {}
        self._rows: dict[WordsKind, FieldRow] = {}
        self.add(self._places())
        for kind in WordsKind:
            self.add(self._card(kind, words_for(kind, words), names))
        self._first = self._texts()

    def _places(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Placeholders")))
        words = self.tr("Write them with their square brackets; each agency gets its own.")
        card.add(PlainLabel(words))
        facts = [(f"[{name}]", translated(each)) for name, each in PLACEHOLDERS.items()]
        card.add(FactList(facts))
        return card

    def _card(self, kind: WordsKind, words: str, names: NameCheck) -> Card:
        title = reminder_words(kind, translated)
        box = FreeText(names, least=LINES, meant=WORDS_MEANT, roles=False)
        box.set_value(words)
        row = FieldRow(title, box)
        usual = PlainButton(self.tr("Back to the words of the program"))
        name_for_readers(usual, self.tr("{0}: back to the words of the program").format(title))
        usual.clicked.connect(lambda: box.set_value(USUAL[kind]))
        card = Card()
        card.add(row)
        line = FlowLayout()
        line.addWidget(usual)
        card.add(line)
        self.boxes[kind], self.usual[kind], self._rows[kind] = box, usual, row
        return card

    def unsaved(self) -> bool:
        """Whether words were changed and not saved."""
        return self._texts() != self._first

    def _texts(self) -> dict[WordsKind, str]:
        return {kind: box.value().strip() for kind, box in self.boxes.items()}

    @Slot()
    def _on_save(self) -> None:
        if not self.stops_at([(row, self._fault(kind)) for kind, row in self._rows.items()]):
            texts = self._texts().items()
            self.chosen.emit({kind: "" if text == USUAL[kind] else text for kind, text in texts})

    def _fault(self, kind: WordsKind) -> str:
        box = self.boxes[kind]
        if unknown := unknown_places(box.value()):
            listed = ", ".join(f"[{each}]" for each in unknown)
            return self.tr("There is no placeholder {0}; see the list above").format(listed)
        missing = self.tr("Write the words, or go back to those of the program")
        return text_fault(box, missing, most=MAX_WORDS)
