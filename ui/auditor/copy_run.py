"""Copying a return file to a stick, with an answer in words whatever happens."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from export.copying import copy_file
from export.errors import FileFault, FileRejected
from office.messages import message
from ui.surroundings import Surroundings, translated
from ui.tasks import Report
from ui.widgets.notice import NoticeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    source: Path
    folder: Path
    sha256: str


class CopyRun(QObject):
    """Asks for a folder and copies; ``told`` carries a NoticeKind and the words for the person."""

    told = Signal(NoticeKind, str)

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._wish: _Wish | None = None

    def start(self, source: Path, sha256: str) -> None:
        """Ask where to; nothing happens when the person thinks better of it."""
        folder = self._around.dialogs.ask_open_folder(self.tr("Copy to a stick: choose it"))
        if folder is not None:
            self._copy(_Wish(source=source, folder=folder, sha256=sha256), replace=False)

    def _copy(self, wish: _Wish, *, replace: bool) -> None:
        self._wish = wish

        def copy(_report: Report) -> Path:
            return copy_file(wish.source, wish.folder, wish.sha256, replace=replace)

        task = self._around.tasks.pure(copy)
        task.succeeded.connect(self._on_copied)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_copied(self, target: Path) -> None:
        words = self.tr("Copied to {0}. The copy was read back and is the same.")
        self.told.emit(NoticeKind.DONE, words.format(target.parent))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, FileRejected):
            raise error
        wish = self._wish
        if error.fault is FileFault.FILE_EXISTS and wish is not None:
            again = self._around.dialogs.confirm(
                self.tr("There is another file of this name"),
                self.tr("{0} in that folder has other content.").format(wish.source.name),
                self.tr("Replace it"),
                self.tr("Leave it"),
            )
            if again:
                self._copy(wish, replace=True)
                return
        worded = message(error.code, error.facts, translated)
        words = self.tr("The file was not copied. {0}").format(worded.line)
        self.told.emit(NoticeKind.ERROR, words)
