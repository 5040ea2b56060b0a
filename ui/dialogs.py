"""Everything that stops and asks: the one place with file dialogs and questions."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Space, text_scale
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

WIDTH = 480
_WORD = re.compile(r"[^\W_]+(?:[.@/-][^\W_]+)*")


def place_for(suggested: Path) -> Path:
    """Put a bare file name among the person's documents, not where the program was started."""
    if suggested.is_absolute():
        return suggested
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(kind))
    home = Path.home()
    return next(place for place in (documents, home, *home.parents) if place.is_dir()) / suggested


def names_somebody(stem: str, suggested: str) -> bool:
    """Tell whether what a person added to the name of a file may identify somebody."""
    # Late: the word lists are read with it, and no window needs them to open.
    from anonymise import identifier_in

    ours = set(_WORD.findall(suggested))
    added = " ".join(word for word in _WORD.findall(stem) if word not in ours)
    return bool(added) and identifier_in(added) is not None


class _Question(QDialog):
    """A title, words and buttons that say the deed; Escape is the safe answer."""

    def __init__(self, title: str, text: str, yes: str, no: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.CARD, Space.CARD, Space.CARD, Space.CARD)
        self.column.setSpacing(Space.BETWEEN)
        # Without this Qt asks for the height that the words would need at their narrowest.
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.column.addWidget(QuestionTitle(title))
        self.column.addWidget(PlainLabel(text, selectable=True))
        row = QHBoxLayout()
        row.setSpacing(Space.ROW)
        row.addStretch(1)
        self.yes = PrimaryButton(yes)
        self.yes.clicked.connect(self.accept)
        if no:
            self.no = PlainButton(no)
            self.no.clicked.connect(self.reject)
            row.addWidget(self.no)
        row.addWidget(self.yes)
        self.column.addLayout(row)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setMinimumWidth(round(WIDTH * min(1.6, text_scale())))
        (self.no if no else self.yes).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        """Take the height of the words, now that their fonts are known."""
        super().showEvent(event)
        self.setMinimumHeight(self.column.heightForWidth(self.width()))
        self.resize(self.width(), self.minimumHeight())

    def add_details(self, details: str) -> None:
        """Put quieter words below the text."""
        self.column.insertWidget(2, QuietLabel(details, selectable=True))


class Dialogs(QObject):
    """Asks the person; every method waits for the answer. Tests put a fake in its place."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window

    def ask_open_files(
        self, title: str, filters: Sequence[str] = (), start: Path | None = None
    ) -> tuple[Path, ...]:
        """Choose files to read; filters are "Words (*.ext)"; () when the person thinks better."""
        names, _filter = QFileDialog.getOpenFileNames(
            self._window, title, str(start or Path.home()), ";;".join(filters)
        )
        return tuple(Path(name) for name in names)

    def ask_open_folder(self, title: str, start: Path | None = None) -> Path | None:
        """Choose a folder to read; None when the person thinks better of it."""
        name = QFileDialog.getExistingDirectory(self._window, title, str(start or Path.home()))
        return Path(name) if name else None

    def ask_save_file(
        self, title: str, suggested: Path, filters: Sequence[str] = ()
    ) -> Path | None:
        """Choose where to write; a name that may tell who somebody is has to be meant.

        The system asks before replacing a file.
        """
        while (path := self.pick_save_file(title, suggested, filters)) is not None:
            if not names_somebody(path.stem, suggested.stem):
                break
            text = self.tr(
                "\u201c{0}\u201d: everybody who handles the file sees its name, and so do "
                "mail programs and the computers that pass it on. Name it by the UIN."
            )
            if self.confirm(
                self.tr("This file name may tell who somebody is"),
                text.format(path.name),
                self.tr("Use this name"),
                self.tr("Choose another name"),
            ):
                break
        return path

    def pick_save_file(
        self, title: str, suggested: Path, filters: Sequence[str] = ()
    ) -> Path | None:
        """Show the system's own dialog, once."""
        name, _filter = QFileDialog.getSaveFileName(
            self._window, title, str(place_for(suggested)), ";;".join(filters)
        )
        return Path(name) if name else None

    def show_folder(self, folder: Path) -> bool:
        """Open a folder in the system's own window; tell whether the system would."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        """Ask before a deed; `yes` and `no` say what they do. Starts on `no`."""
        question = _Question(title, text, yes, no, self._window)
        answer = question.exec() == QDialog.DialogCode.Accepted
        question.deleteLater()
        return answer

    def tell(self, title: str, text: str, details: str = "") -> None:
        """Tell something that must be read before going on."""
        message = _Question(title, text, self.tr("Close"), "", self._window)
        if details:
            message.add_details(details)
        message.exec()
        message.deleteLater()
