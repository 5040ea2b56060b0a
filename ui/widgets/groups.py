"""Questions answered by choosing: one of several, or any of several."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.theme import Space, text_scale
from ui.theme.apply import announce
from ui.widgets.buttons import LinkButton
from ui.widgets.flow import FlowLayout
from ui.widgets.group_box import BareGroup
from ui.widgets.options import Radio, Tick

SHORT = 20
INLINE_MOST = 3
STACKED = 400
_STEPS = MappingProxyType(
    {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer: what is kept, what is shown, words below it, and a key such as "y"."""

    value: str
    label: str
    description: str = ""
    key: str = ""


def reads_inline(options: Sequence[Option]) -> bool:
    """Tell whether the answers are few and short enough to stand in one line."""
    return len(options) <= INLINE_MOST and all(
        len(option.label) <= SHORT and not option.description for option in options
    )


class RadioGroup(BareGroup):
    """One answer of several; nothing is chosen beforehand, and an answer can be cleared.

    Clearing can be undone, by the link in the same place or by Ctrl+Z inside the group, until
    something else is chosen. `edited` carries the new value, "" after clearing; it is not sent by
    `set_value`.
    Letter keys declared by options work only while the focus is inside the group.
    """

    edited = Signal(str)

    def __init__(
        self,
        question: str,
        options: Sequence[Option],
        parent: QWidget | None = None,
        *,
        inline: bool | None = None,
        can_be_cleared: bool = True,
    ) -> None:
        super().__init__(parent)
        self._options = tuple(options)
        self._can_be_cleared = can_be_cleared
        self._group = QButtonGroup(self)
        self._radios: dict[str, Radio] = {}
        self._cleared = ""
        self.clear_link = LinkButton(self.tr("Clear answer"), self)
        self._inline = reads_inline(options) if inline is None else inline
        self._place()
        self.name_for_readers(question, "")
        self._group.buttonClicked.connect(self._on_clicked)
        self.clear_link.clicked.connect(self._on_link_pressed)
        self._show_clear_link()

    def _place(self) -> None:
        answers: QLayout
        if self._inline:
            answers = FlowLayout(gap=Space.CARD, line_gap=Space.TIGHT)
        else:
            answers = QVBoxLayout()
            answers.setSpacing(Space.TIGHT)
        for option in self._options:
            radio = Radio(option.label, option.description, self, key=option.key)
            self._group.addButton(radio)
            self._radios[option.value] = radio
            answers.addWidget(radio)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.WITHIN)
        self._row.addLayout(answers, 1)
        self._row.addWidget(self.clear_link, 0, Qt.AlignmentFlag.AlignTop)
        policy = self.clear_link.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.clear_link.setSizePolicy(policy)

    def name_for_readers(self, name: str, description: str) -> None:
        """Name the group after its question; each answer carries the question too."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        for option in self._options:
            key = self.tr("Key {0}").format(option.key.upper()) if option.key else ""
            parts = [part for part in (name, option.description, key, description) if part]
            self._radios[option.value].setAccessibleDescription(". ".join(parts))
        self.clear_link.setAccessibleDescription(name)

    def radio(self, value: str) -> Radio:
        """Return the button of one answer, for tests and tab order."""
        return self._radios[value]

    def has_keys(self) -> bool:
        """Tell whether letters choose an answer while the focus is here."""
        return any(option.key for option in self._options)

    def value(self) -> str:
        """Return the chosen value, or ""."""
        return next((value for value, radio in self._radios.items() if radio.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Show a stored answer ("" for none) without sending `edited`."""
        self._cleared = ""
        if value in self._radios:
            self._radios[value].setChecked(True)
        else:
            self._uncheck()
        self._show_clear_link()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Put the clear link below the answers where it would squeeze them."""
        super().resizeEvent(event)
        needed = sum(radio.sizeHint().width() + Space.CARD for radio in self._radios.values())
        if not self._inline:
            needed = round(STACKED * text_scale())
        beside = needed + self.clear_link.sizeHint().width() <= self.width()
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self._cleared and event.matches(QKeySequence.StandardKey.Undo):
            self._undo_clear()
            return
        typed = event.text().lower()
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }
        for option in self._options:
            if typed and plain and option.key.lower() == typed:
                radio = self._radios[option.value]
                radio.setFocus(Qt.FocusReason.ShortcutFocusReason)
                radio.click()
                return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._go(step):
            super().keyPressEvent(event)

    def _go(self, step: int) -> bool:
        """Go on to the next or previous answer, however they stand; a choice goes along, as in Qt.

        Qt itself goes where the arrow points, which is nowhere for Down in a row.
        """
        radios = list(self._radios.values())
        focused = next((each for each in radios if each.hasFocus()), None)
        if focused is None:
            return False
        radio = radios[(radios.index(focused) + step) % len(radios)]
        radio.setFocus(Qt.FocusReason.TabFocusReason)
        if focused.isChecked():
            radio.click()
        return True

    @Slot(QAbstractButton)
    def _on_clicked(self, _button: QAbstractButton) -> None:
        self._cleared = ""
        self._show_clear_link()
        self.edited.emit(self.value())

    @Slot()
    def _on_link_pressed(self) -> None:
        if self._cleared:
            self._undo_clear()
            return
        self._cleared = self.value()
        self._uncheck()
        if self._options:
            self._radios[self._options[0].value].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_clear_link()
        announce(self, self.tr("The answer is cleared"))
        self.edited.emit("")

    def _undo_clear(self) -> None:
        radio = self._radios[self._cleared]
        self._cleared = ""
        radio.setChecked(True)
        radio.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_clear_link()
        self.edited.emit(self.value())

    def _uncheck(self) -> None:
        self._group.setExclusive(False)
        for radio in self._radios.values():
            radio.setChecked(False)
        self._group.setExclusive(True)

    def _show_clear_link(self) -> None:
        words = self.tr("Undo") if self._cleared else self.tr("Clear answer")
        if words != self.clear_link.words():
            self.clear_link.set_words(words)
        self.clear_link.setVisible(self._can_be_cleared and bool(self.value() or self._cleared))


class TickGroup(BareGroup):
    """Any of several; `edited` carries the tuple of ticked values in the order of the options."""

    edited = Signal(object)

    def __init__(
        self, question: str, options: Sequence[Option], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._options = tuple(options)
        self._ticks: dict[str, Tick] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        for option in self._options:
            tick = Tick(option.label, option.description, self)
            tick.clicked.connect(self._on_clicked)
            self._ticks[option.value] = tick
            column.addWidget(tick)
        self.name_for_readers(question, "")

    def name_for_readers(self, name: str, description: str) -> None:
        """Name the group after its question; each tick carries the question too."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        for option in self._options:
            parts = [part for part in (name, option.description, description) if part]
            self._ticks[option.value].setAccessibleDescription(". ".join(parts))

    def tick(self, value: str) -> Tick:
        """Return the box of one option, for tests and tab order."""
        return self._ticks[value]

    def value(self) -> tuple[str, ...]:
        """Return the ticked values in the order of the options."""
        return tuple(value for value, tick in self._ticks.items() if tick.isChecked())

    def set_value(self, values: Iterable[str]) -> None:
        """Show stored ticks without sending `edited`."""
        wanted = frozenset(values)
        for value, tick in self._ticks.items():
            tick.setChecked(value in wanted)

    @Slot()
    def _on_clicked(self) -> None:
        self.edited.emit(self.value())
