"""One word that may identify somebody: where it stands, and what may be done about it."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anonymise import Kind, Tier
from ui.names.check import NameCheck
from ui.names.context import WordInContext
from ui.names.found import FoundName, FoundWord
from ui.names.role_words import fixes_for
from ui.names.who import WhoIsIt, ask_words
from ui.surroundings import translated
from ui.theme.tokens import Space, Tone
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineInput
from ui.widgets.rows import FieldRow
from ui.widgets.text import BlockTitle, PlainLabel, QuietLabel

FEW = 4


class NameCard(Card):
    """Shows one word at a time. What is decided holds for all its places.

    ``replaced`` carries the words to stand instead, ``kept`` the reason why the word may stay,
    ``explained`` the CasePerson for whom initials stand, ``place_wanted`` the path to go and edit;
    ``turned`` 1 for the next word and -1 for the last. Without the check of a form, ``names``, no
    words can be replaced from here: the links to their places are the way to mend them.
    """

    replaced = Signal(str)
    kept = Signal(str)
    explained = Signal(object)
    place_wanted = Signal(str)
    turned = Signal(int)

    def __init__(self, names: NameCheck | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._found: FoundWord | None = None
        self.position = QuietLabel()
        self.previous = PlainButton(self.tr("Previous"))
        self.next = PlainButton(self.tr("Next"))
        self.title = BlockTitle()
        self.why = PlainLabel()
        self.for_all = QuietLabel(self.tr("What you choose holds for all its places."), self)
        self._places = QWidget()
        column = QVBoxLayout(self._places)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.WITHIN)
        self._words = QWidget()
        FlowLayout(self._words, gap=Space.WITHIN, line_gap=Space.WITHIN)
        self.own = LineInput()
        self.own_row = FieldRow(self.tr("Or write other words"), self.own)
        self.own_button = PlainButton(self.tr("Replace"))
        self.who = None if names is None else WhoIsIt(names, self)
        self.who_button = PlainButton("")
        self.reason = LineInput()
        self.reason_row = FieldRow("", self.reason)
        self.keep_button = PlainButton("")
        self._compose()
        self._connect()

    def _compose(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.position, 1)
        top.addWidget(self.previous)
        top.addWidget(self.next)
        self.add(top)
        for part in (self.title, self.why, self._places, self.for_all):
            self.add(part)
        self.add(_alone(self.who_button))
        if self.who is not None:
            self.add(self.who)
        self.add(self._words)
        own = QWidget()
        own.setLayout(_beside(self.own_row, self.own_button))
        self.add(own)
        if self._names is None:
            own.hide()
        self.add(_beside(self.reason_row, self.keep_button))

    def _connect(self) -> None:
        self.previous.clicked.connect(partial(self.turned.emit, -1))
        self.next.clicked.connect(partial(self.turned.emit, 1))
        self.own_button.clicked.connect(self._on_own)
        self.own.returnPressed.connect(self._on_own)
        self.who_button.clicked.connect(self._on_who)
        if self.who is not None:
            self.who.told.connect(self.explained)
            self.who.told_here.connect(self.replaced)
            self.who.given_up.connect(self.who_button.setFocus)
        self.keep_button.clicked.connect(self._on_keep)
        self.reason.returnPressed.connect(self._on_keep)

    def show_word(self, found: FoundWord, position: str) -> None:
        """Show a word with its place in the list.

        The role words used last are offered first, the people of the case last.
        """
        same = self._found is not None and self._found.word == found.word
        self._found = found
        self.position.setText(position)
        self.title.setText(counted(found))
        self.for_all.setVisible(len(found.places) > 1)
        self.why.setText(self.tr("Why: {0}.").format(_within(translated(found.finding.reason))))
        high = found.finding.tier is Tier.HIGH
        self.why.set_tone(Tone.ERROR if high else Tone.ATTENTION)
        self._show_places(found)
        self._show_fixes(found)
        if not same:
            self.own.set_value("")
            self.reason.set_value("")
            self.reason_row.set_error("")
        label = self.tr("Why can this word stay?")
        optional = self.tr("Why can this word stay? (optional)")
        self.reason_row.set_label(label if high else optional)
        person = found.finding.kind is Kind.PERSON
        self.keep_button.set_words(self.tr("Not a name here") if person else self.tr("Keep it"))

    def _show_fixes(self, found: FoundWord) -> None:
        names = self._names
        asks = names is not None and names.of_one_case and found.finding.kind is Kind.INITIALS
        self.who_button.setVisible(asks)
        self.who_button.set_words(ask_words(found.word))
        if self.who is not None:
            self.who.hide()
        if names is None:
            self._offer(())
            return
        recent, listed = names.recent_role_words(), names.listed_words()
        before = found.places[0].before
        self._offer(fixes_for(found.finding, found.word, recent, before, listed))

    @Slot()
    def _on_who(self) -> None:
        if self.who is not None and self._found is not None:
            self.who.ask(self._found.word)

    def word_button(self, words: str) -> PlainButton:
        """Return the button of one role word; KeyError when there is none."""
        for button in self._words.findChildren(PlainButton):
            if button.words() == words and not button.isHidden():
                return button
        raise KeyError(words)

    def places(self) -> tuple[LinkButton, ...]:
        """Return the links to the places shown."""
        return tuple(b for b in self._places.findChildren(LinkButton) if not b.isHidden())

    def _show_places(self, found: FoundWord) -> None:
        column = self._places.layout()
        if column is None:
            return
        for part in self._places.children():
            if isinstance(part, QWidget):
                column.removeWidget(part)
                part.hide()
                part.deleteLater()
        path = ""
        for place in found.places[:FEW]:
            parts: list[QWidget] = []
            if place.path != path:
                parts.append(self._link_to(place))
            path = place.path
            context = WordInContext(self._places)
            context.show_word(place.before, place.word, place.after)
            for part in (*parts, context):
                column.addWidget(part)
                part.show()
        more = len(found.places) - FEW
        if more > 0:
            words = QuietLabel(self.tr("More places: {0}.").format(more), self._places)
            column.addWidget(words)
            words.show()

    def _link_to(self, place: FoundName) -> LinkButton:
        link = LinkButton(place.place, self._places)
        link.setAccessibleDescription(self.tr("Go there"))
        link.clicked.connect(partial(self.place_wanted.emit, place.path))
        return link

    def _offer(self, words: tuple[str, ...]) -> None:
        layout = self._words.layout()
        for button in self._words.findChildren(PlainButton):
            if layout is not None:
                layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        for each in words:
            button = PlainButton(each, self._words)
            button.setAccessibleDescription(self.tr("Write this instead, everywhere in this form"))
            button.clicked.connect(partial(self.replaced.emit, each))
            if layout is not None:
                layout.addWidget(button)
            button.show()
        self._words.setVisible(bool(words))

    @Slot()
    def _on_own(self) -> None:
        if self.own.value():
            self.replaced.emit(self.own.value())

    @Slot()
    def _on_keep(self) -> None:
        if self._found is None:
            return
        reason = self.reason.value()
        if self._found.finding.tier is Tier.HIGH and not reason:
            self.reason_row.set_error(self.tr("Write a reason first"))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.kept.emit(reason)


def counted(found: FoundWord) -> str:
    """Say a word with how often it stands in how many texts."""
    translate = QCoreApplication.translate
    times, texts = len(found.places), found.texts
    if times == 1:
        words = translate("names", "\u201c{0}\u201d, once")
    elif texts == 1:
        words = translate("names", "\u201c{0}\u201d, {1} times in one text")
    else:
        words = translate("names", "\u201c{0}\u201d, {1} times in {2} texts")
    return words.format(found.word, times, texts)


def _within(reason: str) -> str:
    """Fit a sentence into another one; an abbreviation at its start stays as it is."""
    words = reason.rstrip(".")
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _beside(row: FieldRow, button: PlainButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.ROW)
    line.addWidget(row, 1)
    line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
    return line


def _alone(button: PlainButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(button)
    line.addStretch(1)
    return line
