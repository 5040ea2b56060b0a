"""Every word of the form that may identify somebody, one at a time and in its context."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.auditor.found_names import SeenNames
from ui.names.card import NameCard, counted
from ui.names.check import NameCheck
from ui.names.found import FoundWord
from ui.shortcuts import Shortcuts
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.fold import Fold
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.options import Tick
from ui.widgets.page import Foot, Page
from ui.widgets.text import BlockTitle, PlainLabel, QuietLabel

MOST_LOW = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFix:
    """What the person decided about one word: other words, or that the word may stay."""

    found: FoundWord
    instead: str = ""
    reason: str = ""


class CheckNamesPage(Page):
    """``replaced`` and ``kept`` carry a NameFix; ``place_wanted`` the path to go and edit.

    ``explained`` carries the CasePerson for whom initials stand.
    ``declared`` says whether the person has declared that somebody looked for names;
    ``look_wanted`` asks to look through the form again, ``people_wanted`` for the page of people.
    """

    replaced = Signal(object)
    kept = Signal(object)
    explained = Signal(object)
    place_wanted = Signal(str)
    declared = Signal(bool)
    look_wanted = Signal()
    people_wanted = Signal()

    def __init__(self, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Check names"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "The check finds most names and not all: you remain the one who knows. Read the "
                "form once yourself before you send it."
            )
        )
        self._found: tuple[FoundWord, ...] = ()
        self._at = 0
        self._links: list[LinkButton] = []
        self.checked = Fold(self.tr("What is checked"), self.tr("Hide what is checked"))
        self.state = Notice(NoticeKind.INFO, self.tr("Looking\u2026"))
        self.card = NameCard(names)
        self.low = Fold("", "")
        self.people = LinkButton(self.tr("People and names in this case"))
        self.low_words = PlainLabel()
        self.declaration = Tick(
            self.tr("I have read the form and it holds no names and nothing that identifies anyone")
        )
        self.declaration.setEnabled(False)  # nobody has looked yet
        self._compose()
        self._connect()

    def _compose(self) -> None:
        for words in self._what_is_checked():
            self.checked.add(PlainLabel(words))
        # A widget, not a bare layout: beside one as wide as its links, Qt takes height from others.
        self._others = QWidget()
        self._list = QVBoxLayout(self._others)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(Space.TIGHT)
        self._list.addWidget(BlockTitle(self.tr("All words to settle")))
        self.low.add(
            QuietLabel(
                self.tr(
                    "Each may be a name or a slip of spelling. Nothing is asked about them and "
                    "they stop no return: look whether one of them is a name."
                )
            )
        )
        self.low.add(self.low_words)
        for part in (self.checked, self.people, self.state, self.card, self._others):
            self.add(part)
        for part in (self.low, self.declaration):
            self.add(part)
        for part in (self.card, self._others, self.low):
            part.hide()
        self.set_foot(Foot(primary=self.tr("Save and continue"), back=self.tr("Back")))

    def _connect(self) -> None:
        again = self.state.add_button(self.tr("Look again"))
        again.clicked.connect(self.look_wanted)
        for keys, step in ((Shortcuts.NEXT_FINDING, 1), (Shortcuts.PREVIOUS_FINDING, -1)):
            QShortcut(keys.sequence, self).activated.connect(partial(self._turn, step))
        self.people.clicked.connect(self.people_wanted)
        self.card.turned.connect(self._turn)
        self.card.place_wanted.connect(self.place_wanted)
        self.card.replaced.connect(self._on_replaced)
        self.card.kept.connect(self._on_kept)
        self.card.explained.connect(self.explained)
        self.declaration.clicked.connect(self._on_declared)

    def _what_is_checked(self) -> tuple[str, ...]:
        return (
            self.tr("Read is every comment and every reason of this form, on this computer alone."),
            self.tr(
                "Looked for are: names of people, with a capital and without; initials that nobody "
                "has explained; dates of birth and other exact dates; NHS, pupil, National "
                "Insurance, passport and driving licence numbers; number plates; postcodes, "
                "addresses, phone numbers, e-mail and web addresses, user names; police, court and "
                "crime references; schools, surgeries, homes, places of worship and streets."
            ),
            self.tr(
                "Not looked for is a story that tells who somebody is without a name: an unusual "
                "injury, a job that one person holds, an event that was in the papers. Only you "
                "can see that."
            ),
        )

    def show_found(self, seen: SeenNames, checked: datetime | None) -> None:
        """Show what is open now; stays at the same place of the list."""
        found = self._found = seen.open
        self._at = min(self._at, max(0, len(found) - 1))
        self.declaration.setEnabled(not found)
        if not found and self.card.isAncestorOf(self.focusWidget()):
            # Else the keyboard falls on Back when the card goes.
            self.declaration.setFocus(Qt.FocusReason.OtherFocusReason)
        self.card.setVisible(bool(found))
        self.declaration.setChecked(checked is not None and not found)
        if found:
            words = self.tr("{0} to settle before the return can be made.").format(len(found))
            self.state.set_kind(NoticeKind.ATTENTION)
        else:
            words = self.tr("Nothing that looks like a name is left.")
            self.state.set_kind(NoticeKind.DONE)
        self.state.set_words(words)
        self._show_current()
        self._list_others()
        self._show_low(seen.low)

    def current(self) -> FoundWord | None:
        """Return the word shown."""
        return self._found[self._at] if self._found else None

    def links(self) -> tuple[LinkButton, ...]:
        """Return the list of all words to settle."""
        return tuple(self._links)

    def _show_current(self) -> None:
        found = self.current()
        if found is not None:
            words = self.tr("{0} of {1}").format(self._at + 1, len(self._found))
            self.card.show_word(found, words)

    def _list_others(self) -> None:
        for link in self._links:
            self._list.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        for at, found in enumerate(self._found):
            link = LinkButton(counted(found))
            link.clicked.connect(partial(self._go_to, at))
            self._links.append(link)
            self._list.addWidget(link)
        self._others.setVisible(len(self._found) > 1)

    def _show_low(self, low: Sequence[tuple[str, int]]) -> None:
        self.low.setVisible(bool(low))
        self.low.set_words(
            self.tr("Words that may be names: {0}").format(len(low)),
            self.tr("Hide the words that may be names"),
        )
        several = self.tr("{0} ({1} times)")
        words = [several.format(word, n) if n > 1 else word for word, n in low[:MOST_LOW]]
        if len(low) > MOST_LOW:
            words.append(self.tr("and {0} more").format(len(low) - MOST_LOW))
        self.low_words.setText(", ".join(words))

    def _go_to(self, at: int) -> None:
        self._at = at % len(self._found)
        self._show_current()
        self.scroller.ensureWidgetVisible(self.card)
        self.card.own.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _turn(self, step: int) -> None:
        if self._found:
            self._go_to(self._at + step)

    @Slot(str)
    def _on_replaced(self, words: str) -> None:
        found = self.current()
        if found is not None:
            self.replaced.emit(NameFix(found=found, instead=words))

    @Slot(str)
    def _on_kept(self, reason: str) -> None:
        found = self.current()
        if found is not None:
            self.kept.emit(NameFix(found=found, reason=reason))

    @Slot()
    def _on_declared(self) -> None:
        self.declared.emit(self.declaration.isChecked())
