"""Text size and colours: the same card at the first start and in the settings."""

from collections.abc import Sequence

from PySide6.QtCore import Slot

from ui.theme import Scheme, Space, Theme
from ui.theme.apply import SIZES
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.groups import Option
from ui.widgets.inputs import Choice
from ui.widgets.rows import FieldRow
from ui.widgets.text import QuestionTitle


def settled_choice(options: Sequence[tuple[str, str]], value: str = "") -> Choice:
    """Make a list in which something is always chosen."""
    known = {key for key, _words in options}
    extra = [] if not value or value in known else [Option(value=value, label=value)]
    choice = Choice([*extra, *(Option(value=key, label=words) for key, words in options)])
    choice.removeItem(0)
    choice.set_value(value)
    return choice


class LookCard(Card):
    """Changes the look at once, and follows where it is changed by keys or by the desktop."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.add(QuestionTitle(self.tr("Appearance")))
        self.text_size = settled_choice(
            [(str(size), self.tr("{0} %").format(size)) for size in SIZES]
        )
        self.scheme = settled_choice(
            [
                (Scheme.SYSTEM.value, self.tr("As the computer is set")),
                (Scheme.LIGHT.value, self.tr("Light")),
                (Scheme.DARK.value, self.tr("Dark")),
                (Scheme.CONTRAST.value, self.tr("High contrast")),
            ]
        )
        rows = FlowLayout(gap=Space.CARD)
        rows.addWidget(FieldRow(self.tr("Text size"), self.text_size))
        rows.addWidget(FieldRow(self.tr("Colours"), self.scheme))
        self.add(rows)
        self._show()
        self.text_size.edited.connect(self._on_chosen)
        self.scheme.edited.connect(self._on_chosen)
        theme.changed.connect(self._show)

    @Slot()
    def _show(self) -> None:
        self.text_size.set_value(str(self._theme.percent))
        self.scheme.set_value(self._theme.scheme.value)

    @Slot()
    def _on_chosen(self) -> None:
        self._theme.choose(Scheme(self.scheme.value()), int(self.text_size.value()))
