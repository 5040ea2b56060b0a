"""How many of how many cases an agency audits, where it audits a sample of its own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from forms.scope import Sample
from ui.theme.tokens import Space
from ui.widgets.group_box import BareGroup
from ui.widgets.inputs import LineInput
from ui.widgets.text import PlainLabel

DIGITS = 4


class SampleInput(BareGroup):
    """Two boxes, "3 of 7 cases"; what is typed there is kept whatever it is."""

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.taken = LineInput(chars=DIGITS)
        self.of = LineInput(chars=DIGITS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WITHIN)
        between, after = PlainLabel(self.tr("of")), PlainLabel(self.tr("cases"))
        for part in (self.taken, between, self.of, after):
            row.addWidget(part)
        for label in (between, after):
            label.setWordWrap(False)
        row.addStretch(1)
        for box in (self.taken, self.of):
            box.setMaxLength(DIGITS)
            box.edited.connect(self.edited)
            box.left.connect(self.left)
        self.setFocusProxy(self.taken)
        self.name_for_readers(self.tr("Our sample"), "")

    def name_for_readers(self, name: str, description: str) -> None:
        """Name the group, and each box with what it counts."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        for box, words in (
            (self.taken, self.tr("Cases that we audit")),
            (self.of, self.tr("Cases that we were asked about")),
        ):
            box.setAccessibleName(f"{words}, {name}")
            box.setAccessibleDescription(description)

    def value(self) -> Sample:
        """Return what is typed."""
        return Sample(taken=self.taken.value(), of=self.of.value())

    def set_value(self, sample: Sample) -> None:
        """Show a stored sample without sending ``edited``."""
        self.taken.set_value(sample.taken)
        self.of.set_value(sample.of)
