"""Which audits of many are shown, and in which order."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from office.audit_list import AuditOrder, AuditState
from ui.office.list_words import ORDERS, STATES
from ui.surroundings import translated
from ui.theme import Space
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.lines import LineInput
from ui.widgets.rows import FieldRow

CURRENT, CLOSED, EVERY = "current", "closed", "every"
_CURRENT = frozenset(AuditState) - {AuditState.ARCHIVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFilter:
    """What a person asked of the list; ``shown`` is a state, CURRENT, CLOSED or EVERY."""

    words: str = ""
    shown: str = CURRENT
    order: AuditOrder = AuditOrder.NEWEST
    start: int = 0

    @property
    def states(self) -> frozenset[AuditState]:
        """The states that are wanted; none where closed audits are."""
        some = {CURRENT: _CURRENT, EVERY: frozenset(AuditState), CLOSED: frozenset[AuditState]()}
        return some[self.shown] if self.shown in some else frozenset({AuditState(self.shown)})


class FilterRow(QWidget):
    """A box for words and two lists; ``edited`` is sent for each change by the person."""

    edited = Signal()

    def __init__(self, shown: ListFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = LineInput(shown.words, chars=16)
        self.states = Choice(
            [
                Option(value=CURRENT, label=self.tr("All but archived and closed")),
                *(
                    Option(value=state.value, label=translated(words))
                    for state, words in STATES.items()
                ),
                Option(value=CLOSED, label=self.tr("closed and deleted")),
                Option(value=EVERY, label=self.tr("All, with the archive")),
            ]
        )
        self.order = Choice(
            [Option(value=order.value, label=translated(words)) for order, words in ORDERS.items()]
        )
        for box in (self.states, self.order):
            box.removeItem(0)  # something is always chosen
        self.states.set_value(shown.shown)
        self.order.set_value(shown.order.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.WITHIN)
        row = FlowLayout()
        row.addWidget(FieldRow(self.tr("Title, theme or short name"), self.words))
        row.addWidget(FieldRow(self.tr("Which audits"), self.states))
        row.addWidget(FieldRow(self.tr("In order of"), self.order))
        column.addLayout(row)
        self.words.edited.connect(self._on_edited)
        self.states.edited.connect(self._on_edited)
        self.order.edited.connect(self._on_edited)

    def value(self) -> ListFilter:
        """Return what is asked, from its first page."""
        return ListFilter(
            words=self.words.value(),
            shown=self.states.value(),
            order=AuditOrder(self.order.value()),
        )

    @Slot()
    def _on_edited(self) -> None:
        self.edited.emit()
