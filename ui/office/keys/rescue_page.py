"""Taking over what a lost computer of the office held: its key kit, then one pack after another."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from ui.start.trying import TryingPage
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import GrowingText
from ui.widgets.lines import LineInput
from ui.widgets.notice import Problem
from ui.widgets.page import Foot
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle

KEYS, PACK, CODE = "keys", "pack", "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueChoice:
    """The keys from the paper, a pack, and the six words that open it."""

    kit: str = field(repr=False)
    path: Path
    code_words: str = field(repr=False)


class RescuePage(TryingPage):
    """``chosen`` carries a RescueChoice; ``kit_wanted`` and ``pack_wanted`` ask for a file.

    The keys stay on the page from one pack to the next, and go with it.
    """

    chosen = Signal(object)
    kit_wanted = Signal()
    pack_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(self.tr("Take over from a lost computer"))
        self.set_quiet(
            self.tr(
                "A copy on a stick brings everything back: start with that where there is one. "
                "Without it, the key kit and the packs that went out bring the audits back. Then "
                "import the returns again."
            )
        )
        self._path: Path | None = None
        self._is_used = False
        self.box = GrowingText()
        self.kit = PlainButton(self.tr("Choose the file of the kit"))
        self.pack = PlainButton(self.tr("Choose the pack file"))
        self.name = PlainLabel(self.tr("No pack chosen yet."))
        self.code = LineInput()
        self.add(self._kit_card())
        self.add(self._pack_card())
        self.wake()
        self.kit.clicked.connect(self.kit_wanted)
        self.pack.clicked.connect(self.pack_wanted)
        self.code.returnPressed.connect(self._on_take)
        self.primary_pressed.connect(self._on_take)
        self.problem_chosen.connect(self._on_problem_chosen)

    def _kit_card(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("1. The key kit")))
        self._kit_row = FieldRow(
            self.tr("The keys from the paper"),
            self.box,
            help=self.tr(
                "The office\u2019s key and those of the audit. Paste what the QR codes say, or "
                "type the groups. Capitals, spaces and line ends make no difference."
            ),
        )
        card.add(self._kit_row)
        row = FlowLayout()
        row.addWidget(self.kit)
        card.add(row)
        return card

    def _pack_card(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("2. A pack that went out")))
        card.add(self.trouble)
        card.add(
            PlainLabel(
                self.tr(
                    "Look in what the office has sent, or ask each agency for its file. The six "
                    "words are on the printed list of pack codes and in the agency\u2019s letter."
                )
            )
        )
        card.add(self.name)
        row = FlowLayout()
        row.addWidget(self.pack)
        card.add(row)
        self._code_row = FieldRow(self.tr("Its six words"), self.code)
        card.add(self._code_row)
        return card

    def set_kit(self, text: str) -> None:
        """Put the keys of a file into the box, where they can be looked at."""
        self.box.set_value(text)
        self.trouble.hide()
        self.pack.setFocus()

    def set_pack(self, path: Path) -> None:
        """Take a pack that was chosen."""
        self._path = path
        self.name.setText(path.name)
        self.trouble.hide()
        self.code.setFocus()

    def begin_next(self) -> None:
        """Make room for the next pack; the keys stay."""
        self._path = None
        self._is_used = True
        self.name.setText(self.tr("No pack chosen yet."))
        self.code.clear()
        self.pack.setFocus()

    def unsaved(self) -> bool:
        """Whether something was typed that was not used yet."""
        return bool(self.code.value()) or (bool(self.box.value()) and not self._is_used)

    @override
    def take_focus(self) -> None:
        """Start with the keys."""
        self.box.setFocus()

    @override
    def wake(self) -> None:
        self.set_foot(Foot(primary=self.tr("Take this pack over"), back=self.tr("Back")))

    @Slot()
    def _on_take(self) -> None:
        foot = self.foot()
        if foot is None or not foot.primary:
            return
        no_kit = "" if self.box.value().strip() else self.tr("Enter the keys from the paper")
        no_code = "" if self.code.value() else self.tr("Enter the six words")
        no_pack = "" if self._path else self.tr("Choose the pack file")
        self._kit_row.set_error(no_kit)
        self._code_row.set_error(no_code)
        found = ((KEYS, no_kit), (PACK, no_pack), (CODE, no_code))
        self.show_problems([Problem(path=path, words=words) for path, words in found if words])
        self.trouble.hide()
        if self._path is None or no_kit or no_code:
            return
        working = self.tr("Working\N{HORIZONTAL ELLIPSIS}")
        self.set_foot(Foot(back=self.tr("Back"), progress=working))
        self.chosen.emit(
            RescueChoice(kit=self.box.value(), path=self._path, code_words=self.code.value())
        )

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        places = {KEYS: self.box, PACK: self.pack, CODE: self.code}
        self.go_to(places[path])
