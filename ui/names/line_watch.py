"""One line of text under the name check: a notice about the first thing that looks like a name."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from anonymise import Finding, Kind
from ui.names.check import NameCheck
from ui.names.notice import NameNotice
from ui.names.role_words import in_place_of
from ui.names.underline import PAUSE_MS, units
from ui.widgets.inputs import LineInput


class LineWatch(QObject):
    """Belongs to its line, in which nothing is underlined: Qt draws no marks in one.

    ``put`` is sent when words were put in place of others. Kinds that are ``meant`` to stand here
    are no trouble.
    """

    put = Signal()

    def __init__(
        self,
        line: LineInput,
        names: NameCheck,
        notice: NameNotice,
        meant: frozenset[Kind] = frozenset(),
    ) -> None:
        super().__init__(line)
        self._line = line
        self._names = names
        self._notice = notice
        self._meant = meant
        self._found: tuple[Finding, str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        line.edited.connect(self._timer.start)
        line.left.connect(self._timer.start)
        names.changed.connect(self.look)
        notice.replaced.connect(self._on_replaced)
        notice.corrected.connect(self._on_corrected)
        notice.cleared.connect(self._on_cleared)

    @Slot()
    def look(self) -> None:
        """Look for names now; the word at the cursor is left alone while it is being typed."""
        self._timer.stop()
        text = self._line.text()
        typing_at = self._line.cursorPosition() if self._line.hasFocus() else -1
        found = [
            finding
            for finding in self._names.find(text)
            if finding.kind not in self._meant and units(text, finding.end) != typing_at
        ]
        self._found = (found[0], text[found[0].start : found[0].end]) if found else None
        if self._found is None:
            self._notice.show_finding(None)
        else:
            self._notice.show_finding(*self._found, len(found), text[: found[0].start])

    @Slot(str)
    def _on_replaced(self, role_word: str) -> None:
        if self._found is not None:
            finding, word = self._found
            before = self._line.text()[: finding.start]
            if self._put(in_place_of(word, role_word, before)):
                self._names.replaced(finding, word, role_word)

    @Slot(str)
    def _on_corrected(self, meant: str) -> None:
        self._put(meant)

    def _put(self, words: str) -> bool:
        text = self._line.text()
        if self._found is None:
            return False
        finding, word = self._found
        stands = text[finding.start : finding.end] == word
        if stands:
            # As typed by the person, so that it can be undone and is saved.
            start = units(text, finding.start)
            self._line.setSelection(start, units(text, finding.end) - start)
            self._line.insert(words)
            self._line.edited.emit()
            self.put.emit()
            self._line.setFocus()
        self.look()
        return stands

    @Slot(str)
    def _on_cleared(self, reason: str) -> None:
        if self._found is not None:
            self._names.settle(*self._found, reason)
            self._line.setFocus()
