"""Putting a copy back where a profile is damaged, or where somebody wants an earlier state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from office.messages import message
from ui.dialogs import Dialogs
from ui.start.forgotten_desk import ForgottenDesk
from ui.tasks import Report, TaskRunner
from ui.window import MainWindow

if TYPE_CHECKING:  # the store costs a third of a second to import, and the window comes first
    from models.backups import Backup
    from models.restoring import Restored
    from ui.start.repair_page import Chosen, Why


class RepairDesk(QObject):
    """Works on a closed profile. ``restored`` carries the passphrase that opens it now.

    ``unlock_wanted`` leads to the passphrase with nothing changed; ``gone`` says that the profile
    was deleted.
    """

    restored = Signal(str)
    unlock_wanted = Signal()
    gone = Signal()

    def __init__(
        self,
        window: MainWindow,
        tasks: TaskRunner,
        dialogs: Dialogs,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._tasks = tasks
        self._dialogs = dialogs
        self._now = now
        self._folder = Path()
        self._elsewhere: tuple[Backup, ...] = ()
        self._back: Backup | None = None
        self._forgotten = ForgottenDesk(window, tasks, dialogs)
        self._forgotten.left.connect(self._show_again)
        self._forgotten.recovered.connect(self._on_recovered)
        self._forgotten.failed.connect(self._on_failed)

    def show_damaged(self, folder: Path, code: str) -> None:
        """Show what can be done where opening said ``code``."""
        from ui.start.repair_page import Why

        self._elsewhere = ()
        self._show(folder, Why(code))

    def show_earlier(self, folder: Path) -> None:
        """Show the copies of a profile that is whole."""
        from ui.start.repair_page import Why

        self._elsewhere = ()
        self._show(folder, Why.EARLIER)

    def delete(self, folder: Path) -> None:
        """Delete a closed profile whole; it has been asked about."""

        def work(_report: Report) -> None:
            from models.moving import delete_profile

            delete_profile(folder)

        task = self._tasks.store(work, essential=True)
        task.succeeded.connect(self._on_deleted)
        task.failed.connect(self._on_failed)

    def _show(self, folder: Path, why: Why) -> None:
        from models.backups import backups_in
        from models.restoring import code_opens
        from ui.start.repair_page import RepairPage

        self._folder, self._why = folder, why
        copies = (*self._elsewhere, *backups_in(folder))
        by_code = {each.folder for each in copies if code_opens(folder, each)}
        page = RepairPage(why, copies, folder, by_code)
        page.chosen.connect(self._on_chosen)
        page.forgotten.connect(self._on_forgotten)
        page.elsewhere_wanted.connect(self._on_elsewhere)
        page.again_wanted.connect(self.unlock_wanted)
        page.guide_wanted.connect(self._on_guide)
        self._window.set_trail((page.title(),))
        self._window.show_page(page)

    @Slot()
    def _show_again(self) -> None:
        self._show(self._folder, self._why)

    @Slot()
    def _on_guide(self) -> None:
        from ui.help.document import RECOVERY, read_paper
        from ui.help.help_pages import DocumentPage

        page = DocumentPage(self.tr("When something is wrong"), read_paper(RECOVERY))
        page.back_pressed.connect(self._show_again)
        self._window.show_page(page)

    @Slot()
    def _on_elsewhere(self) -> None:
        place = self._dialogs.ask_open_folder(self.tr("Choose the folder of the copy"))
        if place is None:
            return

        def look(_report: Report) -> Backup:
            from models.restoring import copy_at

            return copy_at(place)

        task = self._tasks.store(look, owner=self._window.page())
        task.succeeded.connect(self._on_found)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_found(self, copy: Backup) -> None:
        self._elsewhere = (copy,)
        self._show_again()

    @Slot(object)
    def _on_chosen(self, chosen: Chosen) -> None:
        self._back = chosen.copy
        self._restore(chosen.copy, chosen.passphrase)

    @Slot(object)
    def _on_forgotten(self, copy: Backup) -> None:
        """Ask for the code where the keys lie that open this copy."""
        from models.restoring import keys_folder

        self._back = copy
        self._forgotten.begin(keys_folder(self._folder, copy) or copy.folder)

    @Slot(str, str)
    def _on_recovered(self, code: str, passphrase: str) -> None:
        if self._back is not None:
            self._restore(self._back, passphrase, code)

    def _restore(self, copy: Backup, passphrase: str, code: str = "") -> None:
        folder, now = self._folder, self._now()

        def work(_report: Report) -> tuple[Restored, str]:
            from models.restoring import restore_backup

            return restore_backup(folder, copy, passphrase, now, code=code), passphrase

        task = self._tasks.store(work, essential=True)
        task.succeeded.connect(self._on_restored)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_restored(self, done: tuple[Restored, str]) -> None:
        from models.restoring import Restored
        from ui.copies.words import day_words

        restored, passphrase = done
        if restored is Restored.KEYS:
            self._dialogs.tell(
                self.tr("The keys are back"),
                self.tr(
                    "Your answers are whole, and nothing is missing. The damaged key file is kept "
                    "aside."
                ),
            )
        elif self._back is not None:
            self._dialogs.tell(
                self.tr("The copy is back"),
                self.tr(
                    "You have your work as it was on {0}. What was written after that is missing. "
                    "The file that stood here is kept aside; Settings has a button to delete it."
                ).format(day_words(self._back.made_at)),
            )
        self.restored.emit(passphrase)

    @Slot(object)
    def _on_deleted(self, _nothing: None) -> None:
        self._dialogs.tell(
            self.tr("The profile is deleted here"),
            self.tr("Its answers, keys and copies are gone from this computer."),
        )
        self.gone.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        from models.errors import ModelError
        from ui.start.trying import TryingPage
        from ui.surroundings import translated

        page = self._window.page()
        if isinstance(page, TryingPage):
            page.wake()
        if not isinstance(error, ModelError):
            raise error
        words = message(error.code, error.facts, translated)
        if isinstance(page, TryingPage):
            page.show_trouble(words.line)
        else:
            self._dialogs.tell(words.title, f"{words.meaning} {words.next_step}")
