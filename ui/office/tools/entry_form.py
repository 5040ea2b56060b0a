"""The fields of one entry of a draft: shown, taken as they are typed, judged beside each."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from forms.reading import further
from office.form_words import fault_words
from ui.names.check import NameCheck
from ui.office.boxes import Box, BoxColumn, BoxSpec
from ui.office.tools.draft_work import DraftWork
from ui.surroundings import translated


class EntryForm(BoxColumn):
    """The boxes of the entry at ``pointer``; what is typed goes to the work at once."""

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
        super().__init__(specs, names, parent, of=of)
        self._work = work
        self.pointer = pointer
        for key, box in self.boxes.items():
            box.show(work.draft.at(further(pointer, key)))
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
