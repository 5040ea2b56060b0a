"""Opening a pack: the office's file and the six words that belong to it."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.recovery_code import strange_words
from ui.theme.tokens import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.inputs import LineInput
from ui.widgets.notice import Problem
from ui.widgets.page import Foot, Page
from ui.widgets.progress import ProgressPanel
from ui.widgets.rows import FieldRow
from ui.widgets.text import QuietLabel

FILE, CODE = "file", "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChoice:
    """A file and the words that are to open it; the words are shown to nobody else."""

    path: Path
    code_words: str = field(repr=False)


class OpenPackPage(Page):
    """``file_wanted`` asks for a file dialog; ``chosen`` carries a PackChoice to be opened."""

    file_wanted = Signal()
    chosen = Signal(object)

    def __init__(self, path: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Open a pack"))
        self.setAccessibleName(self.heading.text())
        self._path: Path | None = None
        self.file = LineInput()
        self.file.setReadOnly(True)
        # It shows what "Choose file" took: a stop where typing does nothing would be a riddle.
        self.file.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choose = PlainButton(self.tr("Choose file"))
        self.code = LineInput()
        self.progress = ProgressPanel(self.tr("Opening the pack"))
        self.progress.stop_button.hide()
        self._build()
        self.set_foot(Foot(primary=self.tr("Open pack"), back=self.tr("Back")))
        self.choose.clicked.connect(self.file_wanted)
        self.code.returnPressed.connect(self._on_open)
        self.primary_pressed.connect(self._on_open)
        self.problem_chosen.connect(self._on_problem_chosen)
        if path is not None:
            self.set_file(path)

    def _build(self) -> None:
        card = Card()
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.WITHIN)
        line.addWidget(self.file, 1)
        line.addWidget(self.choose)
        box.setFocusProxy(self.choose)
        self._file_row = FieldRow(
            self.tr("Pack file"),
            box,
            help=self.tr("It ends in .auditpack. You can also drop it on this window."),
        )
        self.file.setAccessibleName(self.tr("Pack file"))
        self._code_row = FieldRow(
            self.tr("Pack code"),
            self.code,
            help=self.tr("Six words that the office tells you, with a space between them."),
        )
        card.add(self._file_row)
        card.add(self._code_row)
        self.add(card)
        self.add(self.progress)
        self.add(
            QuietLabel(
                self.tr(
                    "Queries from the office, which end in .auditquery, are opened here too; they "
                    "need no code."
                )
            )
        )
        self.add(
            QuietLabel(
                self.tr("Nothing is kept yet: you first see who made the pack and what it asks.")
            )
        )

    def set_file(self, path: Path) -> None:
        """Take a file that was chosen, dropped, or double-clicked."""
        self._path = path
        self.file.set_value(path.name)
        self.choose.setAccessibleDescription(self.tr("Chosen: {0}").format(path.name))
        self._file_row.set_error("")
        self.code.setFocus()

    def unsaved(self) -> bool:
        """Whether words of the code were typed."""
        return bool(self.code.value())

    def show_busy(self, *, busy: bool) -> None:
        """Say that the words are being tried: that takes a moment on purpose."""
        self.choose.setEnabled(not busy)
        self.code.setEnabled(not busy)
        if busy:
            self.progress.start()
        else:
            self.progress.finish()

    def show_trouble(self, words: str, *, at_code: bool) -> None:
        """Explain below the box why the pack was not opened."""
        self.show_busy(busy=False)
        strange = strange_words(self.code.value()) if at_code else ()
        if strange:
            slip = self.tr("\u201c{0}\u201d is not one of the words used: look at it again.")
            words = " ".join([*(slip.format(word) for word in strange), words])
        (self._code_row if at_code else self._file_row).set_error(words)
        self.go_to(self.code if at_code else self.choose)

    @Slot()
    def _on_open(self) -> None:
        if not self.code.isEnabled():
            return
        self._file_row.set_error("")
        self._code_row.set_error("")
        problems: list[Problem] = []
        if self._path is None:
            problems.append(Problem(path=FILE, words=self.tr("Choose the pack file")))
            self._file_row.set_error(problems[-1].words)
        if not self.code.value():
            problems.append(Problem(path=CODE, words=self.tr("Enter the six words")))
            self._code_row.set_error(problems[-1].words)
        self.show_problems(problems)
        if self._path is not None and not problems:
            self.chosen.emit(PackChoice(path=self._path, code_words=self.code.value()))

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        self.go_to(self.choose if path == FILE else self.code)
