"""From the empty window to an opened profile; nothing here imports the store before it is due."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot

from office.messages import message
from ui.dialogs import Dialogs
from ui.start.first_run_page import OFFICE, FirstRunPage, NewProfile
from ui.start.unlock_page import UnlockPage
from ui.tasks import Report, TaskRunner
from ui.trouble import start_log
from ui.window import MainWindow

if TYPE_CHECKING:  # the store costs a third of a second to import, and the window comes first
    from models.profile import Profile
    from ui.surroundings import Surroundings

OFFERED_WORDS = 4


class Desk(Protocol):
    """What both desks can do for the start: take files, and finish writing before the end."""

    def open_files(self, paths: tuple[Path, ...]) -> None:
        """Take packs or returns that were dropped or given on the command line."""
        ...

    def finish(self) -> None:
        """Hand every unsaved text to the store; returns when it is committed or has failed."""
        ...


def _nothing() -> None:
    """Stand for a log that was never started."""


def _bring_in_the_store(report: Report) -> None:
    """Import what opening a profile needs while the person still types the passphrase."""
    del report
    import_module("models.profile")
    import_module("anonymise")


def utc_now() -> datetime:
    """Tell the time, aware, in UTC."""
    return datetime.now(UTC)


class StartDesk(QObject):
    """Shows first run or unlock, opens the profile on the store's thread, and starts a desk."""

    def __init__(
        self,
        window: MainWindow,
        tasks: TaskRunner,
        dialogs: Dialogs,
        folder: Path | None,
        files: tuple[Path, ...] = (),
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._dialogs = dialogs
        self._given = folder
        self._folder = Path()
        self._files = files
        self._profile: Profile | None = None
        self._stop_log: Callable[[], None] = _nothing
        self.desk: Desk | None = None
        window.files_dropped.connect(self._on_files)
        window.closing.connect(self.close)

    @Slot()
    def begin(self) -> None:
        """Look into the folder, off the window's thread, and show the screen that fits."""

        def look(report: Report) -> tuple[Path, bool, str]:
            del report
            from models.folder import default_folder, profile_exists
            from models.passwords import generate_words

            folder = self._given or default_folder()
            return folder, profile_exists(folder), generate_words(OFFERED_WORDS)

        task = self._tasks.store(look)
        task.succeeded.connect(self._on_looked)
        task.failed.connect(self._on_no_folder)
        self._tasks.store(_bring_in_the_store)

    @Slot(object)
    def _on_looked(self, found: tuple[Path, bool, str]) -> None:
        folder, exists, words = found
        self._folder = folder
        if exists:
            self._window.set_trail((self.tr("Locked"),))
            page = UnlockPage(folder)
            page.entered.connect(self._on_entered)
            self._window.show_page(page)
        else:
            self._window.set_trail((self.tr("First start"),))
            first = FirstRunPage(folder, words)
            first.chosen.connect(self._on_chosen)
            first.words_asked.connect(self._on_words_asked)
            self._window.show_page(first)

    @Slot(object)
    def _on_no_folder(self, error: Exception) -> None:
        from models.errors import ModelError
        from models.folder import default_folder
        from ui.start.no_folder_page import NoFolderPage
        from ui.surroundings import translated

        if not isinstance(error, ModelError):
            raise error
        words = message(error.code, error.facts, translated).line
        page = NoFolderPage(str(self._given or default_folder()), words)
        page.again_asked.connect(self.begin)
        self._window.show_page(page)

    @Slot()
    def _on_words_asked(self) -> None:
        def more(report: Report) -> str:
            del report
            from models.passwords import generate_words

            return generate_words(OFFERED_WORDS)

        self._tasks.store(more).succeeded.connect(self._on_words)

    @Slot(object)
    def _on_words(self, words: str) -> None:
        page = self._window.page()
        if isinstance(page, FirstRunPage):
            page.offer(words)

    @Slot(object)
    def _on_chosen(self, chosen: NewProfile) -> None:
        def make() -> Profile:
            from models.profile import create_profile
            from models.snapshots import ProfileRole

            return create_profile(
                self._folder,
                passphrase=chosen.passphrase,
                role=ProfileRole(chosen.role),
                organisation=chosen.organisation,
            )

        self._open_with(make)

    @Slot(str)
    def _on_entered(self, passphrase: str) -> None:
        def unlock() -> Profile:
            from models.profile import open_profile

            return open_profile(self._folder, passphrase)

        self._open_with(unlock)

    def _open_with(self, open_it: Callable[[], Profile]) -> None:
        def work(report: Report) -> Surroundings:
            del report
            from anonymise import load_checker
            from ui.surroundings import Surroundings

            profile = open_it()
            return Surroundings(
                window=self._window,
                profile=profile,
                tasks=self._tasks,
                dialogs=self._dialogs,
                now=utc_now,
                load_checker=load_checker,
            )

        task = self._tasks.store(work)
        task.succeeded.connect(self._on_opened)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_opened(self, surroundings: Surroundings) -> None:
        self._profile = surroundings.profile
        with suppress(OSError):  # a log that cannot be written is no reason to stop
            self._stop_log = start_log(self._folder / "log")
        if surroundings.profile.details.role.value == OFFICE:
            from ui.office.desk import OfficeDesk

            self.desk = OfficeDesk(surroundings)
        else:
            from ui.auditor.desk import AuditorDesk

            self.desk = AuditorDesk(surroundings)
        if self._files:
            self.desk.open_files(self._files)
            self._files = ()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        from models.errors import ModelError

        page = self._window.page()
        if isinstance(page, UnlockPage | FirstRunPage) and not isinstance(error, ModelError):
            page.wake()
        if not isinstance(error, ModelError) or not isinstance(page, UnlockPage | FirstRunPage):
            raise error
        from ui.surroundings import translated

        page.show_trouble(message(error.code, error.facts, translated).line)

    @Slot(object)
    def _on_files(self, paths: tuple[Path, ...]) -> None:
        if self.desk is not None:
            self.desk.open_files(paths)
        else:
            # While locked, what is dropped waits: it is looked at only by an opened profile.
            self._files = (*self._files, *paths)

    @Slot()
    def close(self) -> None:
        """Finish writing, wait for all work, and close the profile; safe to call twice."""
        if self.desk is not None:
            self.desk.finish()
        self._tasks.close()
        if self._profile is not None:
            self._profile.close()
            self._profile = None
            self._stop_log()
