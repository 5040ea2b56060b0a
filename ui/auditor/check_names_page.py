"""Every word of the form that may identify somebody, one at a time and in its context."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anonymise import Kind, Tier
from ui.auditor.found_names import FoundName
from ui.names.context import WordInContext
from ui.names.role_words import in_place_of, offered
from ui.shortcuts import Shortcuts
from ui.theme.tokens import Space, Tone
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineInput
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.options import Tick
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuietLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFix:
    """What the person decided about one finding: other words, or that the word may stay."""

    found: FoundName
    instead: str = ""
    reason: str = ""


class CheckNamesPage(Page):
    """``replaced`` and ``kept`` carry a NameFix; ``place_wanted`` the path to go and edit.

    ``declared`` says whether the person has declared that somebody looked for names.
    """

    replaced = Signal(object)
    kept = Signal(object)
    place_wanted = Signal(str)
    declared = Signal(bool)

    def __init__(self, recent: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Check names"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "The check reads every comment for names, dates of birth, numbers, addresses and "
                "the like. It finds most and not all: you remain the one who knows."
            )
        )
        self._recent = recent
        self._found: tuple[FoundName, ...] = ()
        self._at = 0
        self._links: list[LinkButton] = []
        self.state = Notice(NoticeKind.INFO, self.tr("Looking\u2026"))
        self.card = Card()
        self.declaration = Tick(
            self.tr("I have read the form and it holds no names and nothing that identifies anyone")
        )
        self._build()
        self.set_foot(Foot(primary=self.tr("Save and continue"), back=self.tr("Back")))
        for keys, slot in (
            (Shortcuts.NEXT_FINDING, self._on_next),
            (Shortcuts.PREVIOUS_FINDING, self._on_previous),
        ):
            QShortcut(keys.sequence, self).activated.connect(slot)
        self.declaration.clicked.connect(self._on_declared)

    def _build(self) -> None:
        self.position = QuietLabel()
        self.where = LinkButton("")
        self.where.clicked.connect(self._on_where)
        self.context = WordInContext()
        self.why = PlainLabel()
        self._words = QWidget()
        FlowLayout(self._words, gap=Space.WITHIN, line_gap=Space.WITHIN)
        self.own = LineInput()
        self.own_row = FieldRow(self.tr("Or write other words"), self.own)
        self.own_button = PlainButton(self.tr("Replace"))
        self.reason = LineInput()
        self.reason_row = FieldRow("", self.reason)
        self.keep_button = PlainButton("")
        self.previous = PlainButton(self.tr("Previous"))
        self.next = PlainButton(self.tr("Next"))
        top = QHBoxLayout()
        top.addWidget(self.position, 1)
        top.addWidget(self.previous)
        top.addWidget(self.next)
        self.card.add(top)
        for part in (self.where, self.context, self.why, self._words):
            self.card.add(part)
        self.card.add(_beside(self.own_row, self.own_button))
        self.card.add(_beside(self.reason_row, self.keep_button))
        # A widget, not a bare layout: beside one as wide as its links, Qt takes height from others.
        others = QWidget()
        self._others = QVBoxLayout(others)
        self._others.setContentsMargins(0, 0, 0, 0)
        self._others.setSpacing(Space.TIGHT)
        for part in (self.state, self.card, others, self.declaration):
            self.add(part)
        self.card.hide()
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.own_button.clicked.connect(self._on_own)
        self.own.returnPressed.connect(self._on_own)
        self.keep_button.clicked.connect(self._on_keep)
        self.reason.returnPressed.connect(self._on_keep)

    def show_found(self, found: Sequence[FoundName], checked: datetime | None) -> None:
        """Show what is open now; stays at the same place of the list."""
        self._found = tuple(found)
        self._at = min(self._at, max(0, len(found) - 1))
        self.card.setVisible(bool(found))
        self.declaration.setEnabled(not found)
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

    def current(self) -> FoundName | None:
        """Return the finding shown."""
        return self._found[self._at] if self._found else None

    def word_button(self, words: str) -> PlainButton:
        """Return the button of one role word; KeyError when there is none."""
        for button in self._words.findChildren(PlainButton):
            if button.words() == words and not button.isHidden():
                return button
        raise KeyError(words)

    def _show_current(self) -> None:
        found = self.current()
        if found is None:
            return
        self.position.setText(self.tr("{0} of {1}").format(self._at + 1, len(self._found)))
        self.where.set_words(self._place(found))
        self.context.show_word(found.before, found.word, found.after)
        self.why.setText(self._why(found))
        high = found.finding.tier is Tier.HIGH
        self.why.set_tone(Tone.ERROR if high else Tone.ATTENTION)
        self._offer(found)
        self.own.set_value("")
        self.reason.set_value("")
        self.reason_row.set_error("")
        label = self.tr("Why does it identify nobody?")
        optional = self.tr("Why does it identify nobody? (optional)")
        self.reason_row.set_label(label if high else optional)
        person = found.finding.kind is Kind.PERSON
        self.keep_button.set_words(self.tr("Not a name here") if person else self.tr("Keep it"))

    def _place(self, found: FoundName) -> str:
        if found.number:
            return self.tr("{0}, {1}").format(found.number, found.label)
        return found.label or self.tr("Case scope, reason")

    def _why(self, found: FoundName) -> str:
        reason = found.finding.reason.rstrip(".")
        return self.tr("\u201c{0}\u201d: {1}.").format(found.word, reason)

    def _offer(self, found: FoundName) -> None:
        layout = self._words.layout()
        for button in self._words.findChildren(PlainButton):
            if layout is not None:
                layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        words: tuple[str, ...] = ()
        if found.finding.kind is Kind.PERSON:
            words = offered(self._recent)
        elif found.finding.suggestion:
            words = (found.finding.suggestion,)
        for each in words:
            button = PlainButton(each, self._words)
            button.setAccessibleDescription(self.tr("Write this instead"))
            button.clicked.connect(partial(self._replace, each))
            if layout is not None:
                layout.addWidget(button)
            button.show()
        self._words.setVisible(bool(words))

    def _list_others(self) -> None:
        for link in self._links:
            self._others.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        for at, found in enumerate(self._found):
            link = LinkButton(
                self.tr("{0}. {1}: \u201c{2}\u201d").format(at + 1, self._place(found), found.word)
            )
            link.clicked.connect(partial(self._go_to, at))
            self._links.append(link)
            self._others.addWidget(link)

    def _go_to(self, at: int) -> None:
        self._at = at % len(self._found)
        self._show_current()
        self.scroller.ensureWidgetVisible(self.card)
        self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_next(self) -> None:
        if self._found:
            self._go_to(self._at + 1)

    @Slot()
    def _on_previous(self) -> None:
        if self._found:
            self._go_to(self._at - 1)

    @Slot()
    def _on_where(self) -> None:
        found = self.current()
        if found is not None:
            self.place_wanted.emit(found.path)

    @Slot()
    def _on_own(self) -> None:
        if self.own.value():
            self._replace(self.own.value())

    def _replace(self, words: str) -> None:
        found = self.current()
        if found is not None:
            self.replaced.emit(
                NameFix(found=found, instead=in_place_of(found.word, words, found.before))
            )

    @Slot()
    def _on_keep(self) -> None:
        found = self.current()
        if found is None:
            return
        reason = self.reason.value()
        if found.finding.tier is Tier.HIGH and not reason:
            self.reason_row.set_error(self.tr("Write a reason first"))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.kept.emit(NameFix(found=found, reason=reason))

    @Slot()
    def _on_declared(self) -> None:
        self.declared.emit(self.declaration.isChecked())


def _beside(row: FieldRow, button: PlainButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(Space.ROW)
    line.addWidget(row, 1)
    line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
    return line
