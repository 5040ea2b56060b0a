"""Boxes for free text under the name check, for pages without a form: several lines, or one."""

from PySide6.QtCore import QEvent, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from anonymise import Finding, Kind
from ui.names.check import NameCheck
from ui.names.notice import NameNotice
from ui.names.underline import PAUSE_MS
from ui.names.watch import NameWatch
from ui.theme.tokens import Space
from ui.widgets.inputs import GrowingText, LineInput

NONE: frozenset[Kind] = frozenset()


class FreeText(QWidget):
    """A box that grows, with what looks like a name underlined and a notice about it below.

    Kinds that are ``meant`` to stand here are no trouble; role words are offered where ``roles``
    say so. `told` is that of the box.
    """

    told: SignalInstance
    # Events may come before the constructor is done.
    watch: NameWatch | None = None

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
        self.watch = NameWatch(self.box, names, self.notice, meant)
        self.box.left.connect(self._look_when_left)

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
        if self.watch is not None:
            self.watch.look()

    def is_open(self) -> bool:
        """Look now, and tell whether anything is left to settle."""
        if self.watch is not None:
            self.watch.look()
        return self.watch is not None and bool(self.watch.spots())

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.watch is not None:
            self.watch.redraw()

    @Slot()
    def _look_when_left(self) -> None:
        # The focus is still on its way when `left` is sent.
        if self.watch is not None:
            QTimer.singleShot(0, self.watch, self.watch.look)


class FreeLine(QWidget):
    """One line, with a notice about the first thing in it that looks like a name.

    Nothing is underlined and no role word is offered: a title is written anew, not patched.
    """

    told = Signal(str)

    def __init__(
        self, names: NameCheck, *, meant: frozenset[Kind] = NONE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._names = names
        self._meant = meant
        self._found: tuple[Finding, str] | None = None
        self.line = LineInput(parent=self)
        self.line.told.connect(self.told)
        self.notice = NameNotice(names, self, roles=False)
        column = _column(self)
        column.addWidget(self.line)
        column.addWidget(self.notice)
        self.setFocusProxy(self.line)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self.line.edited.connect(self._timer.start)
        self.line.left.connect(self._timer.start)
        self.notice.cleared.connect(self._on_cleared)
        self.notice.replaced.connect(self._on_replaced)
        names.changed.connect(self.look)

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
        self.look()

    @Slot()
    def look(self) -> None:
        """Look for names now; the word at the cursor is left alone while it is being typed."""
        self._timer.stop()
        text = self.line.text()
        typing_at = self.line.cursorPosition() if self.line.hasFocus() else -1
        found = [
            finding
            for finding in self._names.find(text)
            if finding.kind not in self._meant and finding.end != typing_at
        ]
        self._found = (found[0], text[found[0].start : found[0].end]) if found else None
        if self._found is None:
            self.notice.show_finding(None)
        else:
            self.notice.show_finding(*self._found, len(found))

    @Slot(str)
    def _on_replaced(self, words: str) -> None:
        text = self.line.text()
        if self._found is not None:
            finding, word = self._found
            if text[finding.start : finding.end] == word:
                self.line.setText(text[: finding.start] + words + text[finding.end :])
        self.look()

    @Slot(str)
    def _on_cleared(self, reason: str) -> None:
        if self._found is not None:
            self._names.settle(*self._found, reason)
            self.line.setFocus()


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.WITHIN)
    return column
