"""A question to an agency about one of its answers, or about a whole case."""

from collections.abc import Sequence

from PySide6.QtCore import Slot

from export.query_file import MAX_QUERY
from ui.names.check import NameCheck
from ui.names.free_text import FreeText
from ui.office.faults import text_fault
from ui.office.review.deed_step import DeedPage
from ui.widgets.rows import FieldRow


class AskPage(DeedPage):
    """``done`` carries the question as text."""

    def __init__(self, place: str, texts: Sequence[str], whose: str, names: NameCheck) -> None:
        super().__init__(place, whose)
        self.set_deed(self.tr("Ask the agency"), self.tr("Keep this query"))
        self.show_texts(texts)
        self.text = FreeText(names, least=3)
        self._row = FieldRow(
            self.tr("What the office wants to know"),
            self.text,
            help=self.tr(
                "Goes to the agency in a sealed file. One question at a time, without names."
            ),
        )
        self.add(self._row)
        self.primary_pressed.connect(self._on_done)

    def unsaved(self) -> bool:
        """Whether something was written."""
        return bool(self.text.value().strip())

    @Slot()
    def _on_done(self) -> None:
        fault = text_fault(self.text, self.tr("Write the question"), most=MAX_QUERY)
        if not self.stops_at([(self._row, fault)]):
            self.done.emit(self.text.value().strip())
