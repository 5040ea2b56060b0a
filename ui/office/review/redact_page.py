"""Taking identifying words out of a return: which, what stands there instead, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Slot

from office.redacting import REDACTED, find_words, words_in
from ui.names.check import NameCheck
from ui.names.free_text import FreeText
from ui.names.role_words import offered
from ui.office.faults import text_fault
from ui.office.review.deed_step import REASON_MOST, DeedPage
from ui.widgets.inputs import Choice, LineInput, Option
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOut:
    """Words to be taken out, what is to stand there, and why."""

    words: str = field(repr=False)
    instead: str
    reason: str = field(repr=False)


class RedactPage(DeedPage):
    """``done`` carries a TakeOut. Says while typing where the words stand in the whole return."""

    def __init__(
        self, place: str, texts: Sequence[str], whose: str, words: str, names: NameCheck
    ) -> None:
        super().__init__(place, whose)
        self.set_deed(self.tr("Take words out"), self.tr("Take them out for good"))
        self._texts = tuple(texts)
        self._started_with = " ".join(words.split())
        self.words = LineInput(self._started_with)
        self.count = PlainLabel()
        options = [Option(value=REDACTED, label=self.tr("redacted"))]
        options += [Option(value=each, label=each) for each in offered()]
        self.instead = Choice(options)
        self.instead.removeItem(0)  # one is always chosen
        self.instead.set_value(REDACTED)
        self.reason = FreeText(names, least=2)
        self._words_row = FieldRow(
            self.tr("Words to take out"),
            self.words,
            help=self.tr("As they stand in the text; capitals make no difference."),
        )
        self._reason_row = FieldRow(
            self.tr("Why"), self.reason, help=self.tr("Without the words themselves.")
        )
        self._compose()
        self.words.textChanged.connect(self._show_count)
        self.primary_pressed.connect(self._on_done)
        self._show_count()

    def _compose(self) -> None:
        self.add(
            PlainLabel(
                self.tr(
                    "They go from everything that this agency sent about this case, in every "
                    "revision, and from every copy of this profile on this computer. The file that "
                    "brought them goes too. It cannot be undone. Who did it, when and why is kept."
                )
            )
        )
        self.add(self._words_row)
        self.add(self.count)
        row = FieldRow(
            self.tr("What stands there instead"),
            self.instead,
            help=self.tr("In square brackets, so that everybody sees what the office has done."),
        )
        self.add(row)
        self.add(self._reason_row)

    def _places(self) -> int:
        words = words_in(self.words.value())
        return sum(len(find_words(text, words)) for text in self._texts)

    @Slot()
    def _show_count(self) -> None:
        self.count.setVisible(bool(self.words.value().strip()))
        self.count.setText(self.tr("They stand in this return {0} times.").format(self._places()))

    def unsaved(self) -> bool:
        """Whether something was written."""
        changed = self.words.value() != self._started_with
        return changed or bool(self.reason.value().strip())

    @Slot()
    def _on_done(self) -> None:
        missing = "" if self._places() else self.tr("Write words as they stand in the return")
        faults = (
            (self._words_row, missing),
            (self._reason_row, text_fault(self.reason, self.tr("Write why"), most=REASON_MOST)),
        )
        if not self.stops_at(faults):
            self.done.emit(
                TakeOut(
                    words=self.words.value(),
                    instead=self.instead.value(),
                    reason=self.reason.value().strip(),
                )
            )
