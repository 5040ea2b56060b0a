"""Boxes for free text under the name check, for pages without a form: several lines, or one."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anonymise import Kind
from ui.names.box_watch import BoxWatch
from ui.names.check import NameCheck
from ui.names.line_watch import LineWatch
from ui.names.notice import NameNotice
from ui.theme.tokens import Space
from ui.widgets.inputs import GrowingText, LineInput

NONE: frozenset[Kind] = frozenset()


class FreeText(QWidget):
    """A box that grows, with what looks like a name underlined and a notice about it below.

    Kinds that are ``meant`` to stand here are no trouble; role words are offered where ``roles``
    say so. `told` is that of the box.
    """

    told: SignalInstance

    def __init__(
        self,
        names: NameCheck,
        *,
        least: int = 3,
        meant: frozenset[Kind] = NONE,
        roles: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.box = GrowingText(self, least=least)
        self.told = self.box.told
        self.notice = NameNotice(names, self, roles=roles)
        column = _column(self)
        column.addWidget(self.box)
        column.addWidget(self.notice)
        self.setFocusProxy(self.box)
        self.watch = BoxWatch(self.box, names, self.notice, meant)

    def name_for_readers(self, name: str, description: str) -> None:
        """Name the box."""
        self.box.setAccessibleName(name)
        self.box.setAccessibleDescription(description)

    def value(self) -> str:
        """Return the text, free of control characters."""
        return self.box.value()

    def set_value(self, text: str) -> None:
        """Show a stored text and look for names in it; this is not an edit."""
        self.box.set_value(text)
        self.watch.look()

    def is_open(self) -> bool:
        """Look now, and tell whether anything is left to settle."""
        self.watch.look()
        return bool(self.watch.spots())


class FreeLine(QWidget):
    """One line, with a notice about the first thing in it that looks like a name.

    No role word is offered: a title is written anew, not patched.
    """

    told = Signal(str)

    def __init__(
        self, names: NameCheck, *, meant: frozenset[Kind] = NONE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line = LineInput(parent=self)
        self.line.told.connect(self.told)
        self.notice = NameNotice(names, self, roles=False)
        column = _column(self)
        column.addWidget(self.line)
        column.addWidget(self.notice)
        self.setFocusProxy(self.line)
        self._watch = LineWatch(self.line, names, self.notice, meant)

    def name_for_readers(self, name: str, description: str) -> None:
        """Name the line."""
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(description)

    def value(self) -> str:
        """Return the text, free of control characters and of space at either end."""
        return self.line.value()

    def set_value(self, text: str) -> None:
        """Show a stored text and look for names in it; this is not an edit."""
        self.line.set_value(text)
        self._watch.look()

    def is_open(self) -> bool:
        """Look now, and tell whether anything is left to settle."""
        self._watch.look()
        return bool(self._watch.spots())


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.WITHIN)
    return column
