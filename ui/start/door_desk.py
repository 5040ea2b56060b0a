"""The way to an open profile: first start, passphrase, or recovery code."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from models.shared_folder import Shared, shared_by
from office.messages import message
from ui.dialogs import Dialogs
from ui.start.bring_desk import BringDesk
from ui.start.first_run_page import FirstRunPage, NewProfile
from ui.start.forgotten_desk import ForgottenDesk
from ui.start.new_passphrase import offer_others, offered_words
from ui.start.repair_desk import RepairDesk
from ui.start.server_desk import ServerDesk
from ui.start.trying import TryingPage
from ui.start.unlock_page import UnlockPage
from ui.tasks import Report, TaskRunner
from ui.window import MainWindow

if TYPE_CHECKING:  # the store costs a third of a second to import, and the window comes first
    from models.profile import Profile
    from ui.surroundings import Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open profile; ``passphrase`` only where a recovery code is still to be made, else ""."""

    surroundings: Surroundings
    passphrase: str = field(default="", repr=False)


def _bring_in_the_store(report: Report) -> None:
    """Import what opening a profile needs while the person still types the passphrase."""
    del report
    import_module("models.profile")
    import_module("anonymise")


def _renew_help(profile: Profile, passphrase: str) -> None:
    """Seal a fresh code for the office where the last one was used; it keeps nobody waiting."""
    from export.errors import FileRejected
    from export.help_offer import renew_help
    from models.errors import ModelError

    with suppress(ModelError, FileRejected):  # then the next opening tries again
        renew_help(profile, passphrase)


class DoorDesk(QObject):
    """Shows the pages before a profile is open; ``opened`` carries an Opened.

    All work on keys runs on the store's thread, and nothing here imports the store before it is
    due.
    """

    opened = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        tasks: TaskRunner,
        dialogs: Dialogs,
        folder: Path | None,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._dialogs = dialogs
        self._given = folder
        self._now = now
        self.folder = Path()
        self._forgotten = ForgottenDesk(window, tasks, dialogs)
        self._forgotten.left.connect(self._show_unlock)
        self._forgotten.recovered.connect(self._on_recovered)
        self._forgotten.failed.connect(self._on_failed)
        self._offered = ""
        self._shared: Shared | None = None
        self._is_locked = False
        self.repair = RepairDesk(window, tasks, dialogs, now, self)
        self.repair.restored.connect(self._on_entered)
        self.repair.unlock_wanted.connect(self._show_unlock)
        self.repair.gone.connect(self.begin)
        self._bring = BringDesk(window, tasks, dialogs, self)
        self._bring.brought.connect(self._on_entered)
        self._bring.left.connect(self._show_first_run)
        self._server = ServerDesk(window, tasks, dialogs, self)
        self._server.making.connect(self._open_with)
        self._server.left.connect(self._show_first_run)

    @Slot()
    def begin(self) -> None:
        """Look into the folder, off the window's thread, and show the screen that fits."""

        def look(_report: Report) -> tuple[Path, bool, str, Shared | None]:
            from models.folder import default_folder, profile_exists

            folder = self._given or default_folder()
            return folder, profile_exists(folder), offered_words(), shared_by(folder)

        task = self._tasks.store(look)
        task.succeeded.connect(self._on_looked)
        task.failed.connect(self._on_no_folder)
        self._tasks.store(_bring_in_the_store)

    @Slot(object)
    def _on_looked(self, found: tuple[Path, bool, str, Shared | None]) -> None:
        self.folder, exists, words, self._shared = found
        if exists:
            self._show_unlock()
        else:
            self._offered = words
            self._show_first_run()

    @Slot()
    def _show_first_run(self) -> None:
        self._window.set_trail((self.tr("First start"),))
        first = FirstRunPage(self.folder, self._offered, self._window.theme, self._shared)
        first.chosen.connect(self._on_chosen)
        first.secret.words_asked.connect(partial(offer_others, self._tasks, first.secret))
        first.statement_wanted.connect(self._show_statement)
        first.bring_wanted.connect(partial(self._bring.show, self.folder))
        first.server_wanted.connect(partial(self._server.show, self.folder, self._offered))
        self._window.show_page(first)

    @Slot()
    def _show_statement(self) -> None:
        from ui.help.document import ACCESSIBILITY, read_paper
        from ui.help.help_pages import DocumentPage

        page = DocumentPage(self.tr("Accessibility"), read_paper(ACCESSIBILITY))
        page.back_pressed.connect(self._show_first_run)
        self._window.show_page(page)

    def show_locked(self) -> None:
        """Ask for the passphrase of the profile that was open until now."""
        self._is_locked = True
        self._show_unlock()

    @Slot()
    def _show_unlock(self) -> None:
        page = UnlockPage(self.folder, locked=self._is_locked)
        page.entered.connect(self._on_entered)
        page.forgotten.connect(self._on_forgotten)
        self._window.set_trail((self.tr("Locked"),))
        self._window.show_page(page)

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

    @Slot(object)
    def _on_chosen(self, chosen: NewProfile) -> None:
        def make() -> Profile:
            from models.profile import create_profile
            from models.snapshots import ProfileRole

            profile = create_profile(
                self.folder,
                passphrase=chosen.passphrase,
                role=ProfileRole(chosen.role),
                organisation=chosen.organisation,
            )
            profile.ask_for_recovery(ask=True)
            return profile

        self._open_with(make, chosen.passphrase)

    @Slot(str)
    def _on_entered(self, passphrase: str) -> None:
        def unlock() -> Profile:
            from models.profile import open_profile

            return open_profile(self.folder, passphrase)

        self._open_with(unlock, passphrase)

    @Slot()
    def _on_forgotten(self) -> None:
        self._forgotten.begin(self.folder)

    @Slot(str, str)
    def _on_recovered(self, code: str, passphrase: str) -> None:
        def recover() -> Profile:
            from models.profile import recover_profile

            return recover_profile(self.folder, code, passphrase)

        self._open_with(recover, passphrase)

    @Slot(object, str)
    def _open_with(self, open_it: Callable[[], Profile], passphrase: str) -> None:
        def work(report: Report) -> Opened:
            del report
            from anonymise import load_checker
            from ui.surroundings import Surroundings

            profile = open_it()
            _renew_help(profile, passphrase)
            surroundings = Surroundings(
                window=self._window,
                profile=profile,
                tasks=self._tasks,
                dialogs=self._dialogs,
                now=self._now,
                load_checker=load_checker,
            )
            is_due = profile.recovery_is_due()
            return Opened(surroundings=surroundings, passphrase=passphrase if is_due else "")

        task = self._tasks.store(work)
        task.succeeded.connect(self._on_opened)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self._window.theme.keep()  # at the first start there was no folder to keep the look in
        self.opened.emit(opened)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        from models.errors import ModelError, ModelFault

        damage = (ModelFault.VAULT_DAMAGED, ModelFault.KEYS_DAMAGED)
        page = self._window.page()
        if isinstance(error, ModelError) and error.fault in damage:
            self.repair.show_damaged(self.folder, error.code)
            return
        if not isinstance(page, TryingPage):
            raise error
        if not isinstance(error, ModelError):
            page.wake()
            raise error
        from ui.surroundings import translated

        page.show_trouble(message(error.code, error.facts, translated).line)
