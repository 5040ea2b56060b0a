"""The fields of one entry of a draft: shown, taken as they are typed, judged beside each."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.reading import further
from office.messages import fault_words
from ui.names.check import NameCheck
from ui.office.tools.boxes import Box, BoxKind, BoxSpec
from ui.office.tools.draft_work import DraftWork
from ui.surroundings import translated
from ui.theme import Space
from ui.widgets.rows import FieldRow


class EntryForm(QWidget):
    """Rows for the fields of the entry at ``pointer``; ``of`` says in a few words whose they are.

    ``of`` is read with every box where several entries stand on one page.
    """

    def __init__(
        self,
        work: DraftWork,
        pointer: str,
        specs: Sequence[BoxSpec],
        names: NameCheck,
        *,
        of: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self.pointer = pointer
        self.boxes: dict[str, Box] = {}
        self.rows: dict[str, FieldRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.BETWEEN)
        for spec in specs:
            box = Box(spec, names, self)
            self.boxes[spec.key] = box
            if spec.kind is BoxKind.TICK:
                read = (part for part in (spec.help, of) if part)
                box.widget.setAccessibleDescription(". ".join(read))
                column.addWidget(box.widget)
            else:
                row = FieldRow(spec.label, box.widget, help=spec.help, parent=self)
                row.read_with(of)
                self.rows[spec.key] = row
                column.addWidget(row)
            box.show(work.draft.at(further(pointer, spec.key)))
            box.edited.connect(self._on_edited)
        work.judged.connect(self.show_problems)
        self.show_problems()

    @Slot()
    def _on_edited(self) -> None:
        box = self.sender()
        if isinstance(box, Box):
            self._work.put(further(self.pointer, box.spec.key), box.value())

    @Slot()
    def show_problems(self) -> None:
        """Say beside each field what is wrong with it."""
        for key, row in self.rows.items():
            found = self._work.problems_under(further(self.pointer, key))
            words = fault_words(found[0], translated) if found else ""
            words = words[:1].upper() + words[1:]
            if row.error() != words:
                row.set_error(words)
