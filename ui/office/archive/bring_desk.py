"""Bringing an audit back from an archive file, from the list of audits."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from export.archive_file import MAX_ARCHIVE, OpenedArchive
from export.errors import FileFault, FileRejected
from export.fields import shown_name
from export.file_reading import read_file
from office.archive import bring_back, look_into
from office.messages import message
from ui.office.archive.bring_page import BringPage
from ui.office.telling import tell_trouble
from ui.stay import Stay
from ui.surroundings import Surroundings, translated
from ui.tasks import Report, Task

T = TypeVar("T")


class BringDesk(QObject):
    """Asks for the file and takes it in; ``opened`` carries the id of the audit."""

    opened = Signal(str)
    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._at = surroundings
        self._raw = b""
        self._archive: OpenedArchive | None = None

    @Slot()
    def begin(self) -> None:
        """Show the page."""
        self._forget()
        page = BringPage()
        page.file_wanted.connect(self._on_file_wanted)
        page.words_given.connect(self._on_words_given)
        page.confirmed.connect(self._on_confirmed)
        page.back_pressed.connect(self._on_back)
        window = self._at.window
        window.set_steps(())
        window.set_side(())
        window.show_page(page)

    def _forget(self) -> None:
        self._raw, self._archive = b"", None

    def _page(self) -> BringPage | None:
        page = self._at.window.page()
        return page if isinstance(page, BringPage) else None

    @Slot()
    def _on_back(self) -> None:
        self._forget()
        self.left.emit()

    @Slot()
    def _on_file_wanted(self) -> None:
        kinds = (self.tr("Archive files (*.auditarchive)"),)
        paths = self._at.dialogs.ask_open_files(self.tr("Choose an archive file"), kinds)
        page = self._page()
        if not paths or page is None:
            return
        path, profile = paths[0], self._at.profile
        self._forget()

        def read() -> tuple[bytes, OpenedArchive | None]:
            raw = read_file(path, most=MAX_ARCHIVE)
            try:
                return raw, look_into(profile, raw)
            except FileRejected as rejected:
                if rejected.fault is FileFault.ARCHIVE_OTHER_OFFICE:
                    return raw, None
                raise

        page.show_busy(shown_name(path.name))
        Stay(self._run(page, read), self._at.window).arrived.connect(self._on_read)

    @Slot(object)
    def _on_read(self, found: tuple[bytes, OpenedArchive | None]) -> None:
        self._raw, archive = found
        page = self._page()
        if page is None:
            return
        if archive is None:
            page.ask_words(message(FileFault.ARCHIVE_OTHER_OFFICE.value, (), translated).line)
        else:
            self._on_opened(archive)

    @Slot(str)
    def _on_words_given(self, words: str) -> None:
        profile, raw, page = self._at.profile, self._raw, self._page()
        if page is None:
            return
        page.show_busy()
        task = self._run(page, lambda: look_into(profile, raw, words))
        Stay(task, self._at.window).arrived.connect(self._on_opened)

    @Slot(object)
    def _on_opened(self, archive: OpenedArchive) -> None:
        self._archive = archive
        if (page := self._page()) is not None:
            page.show_archive(archive.header)

    @Slot()
    def _on_confirmed(self) -> None:
        profile, archive, page = self._at.profile, self._archive, self._page()
        if archive is None or page is None:
            return
        page.show_busy()
        task = self._run(page, lambda: bring_back(profile, archive))
        Stay(task, self._at.window).arrived.connect(self._on_brought)

    @Slot(object)
    def _on_brought(self, audit_id: str) -> None:
        self._forget()
        self.opened.emit(audit_id)

    def _run(self, page: BringPage, work: Callable[[], T]) -> Task[T]:
        def quietly(report: Report) -> T:
            report(0, 0)
            return work()

        task = self._at.tasks.store(quietly, essential=True)
        page.progress.watch(task)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(page.show_stopped)
        return task

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._at, error)
