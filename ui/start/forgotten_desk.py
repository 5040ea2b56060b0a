"""The way in without the passphrase: a code from the sheet, or one that the office reads out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ui.dialogs import Dialogs
from ui.start.forgotten_page import AskOfficePage, ForgottenPage, RenewPage
from ui.start.new_passphrase import offer_others, offered_words
from ui.start.typing_code import CodePage
from ui.stay import Stay
from ui.tasks import Report, TaskRunner
from ui.widgets.notice import NoticeKind
from ui.window import MainWindow


class ForgottenDesk(QObject):
    """``recovered`` carries the code that opens and the new passphrase, ``failed`` an error.

    ``left`` goes back to asking for the passphrase. Nothing here opens the profile.
    """

    left = Signal()
    recovered = Signal(str, str)
    failed = Signal(object)

    def __init__(self, window: MainWindow, tasks: TaskRunner, dialogs: Dialogs) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._dialogs = dialogs
        self._folder = Path()
        self._code = ""
        self._help = b""

    def begin(self, folder: Path) -> None:
        """Ask for the code; the office is offered where somebody agreed to its help."""
        self._folder, self._code = folder, ""

        def read(_report: Report) -> bytes:
            from export.help_file import make_help
            from models.escrow import sealed_code

            found = sealed_code(folder)
            return make_help(found) if found else b""

        task = self._tasks.store(read)
        Stay(task, self._window).arrived.connect(self._on_read)
        task.failed.connect(self.failed)

    @Slot(object)
    def _on_read(self, help_file: bytes) -> None:
        self._help = help_file
        self._show()

    @Slot()
    def _show(self) -> None:
        page = ForgottenPage(has_office=bool(self._help))
        page.entered.connect(self._on_code)
        page.back_pressed.connect(self.left)
        page.office_wanted.connect(self._on_office_wanted)
        self._window.show_page(page)

    @Slot()
    def _on_office_wanted(self) -> None:
        from export.help_file import help_words

        page = AskOfficePage(help_words(self._help))
        page.save_wanted.connect(self._on_save_wanted)
        page.entered.connect(self._on_code)
        page.back_pressed.connect(self._show)
        self._window.show_page(page)

    @Slot()
    def _on_save_wanted(self) -> None:
        from export.help_file import HELP_FILE

        path = self._dialogs.ask_save_file(
            self.tr("Save the help file"),
            Path(HELP_FILE),
            (self.tr("Help files (*.audithelp)"),),
        )
        if path is None:
            return
        raw = self._help

        def save(_report: Report) -> Path:
            from export.safe_write import save_file

            save_file(path, raw, replace=True)
            return path

        task = self._tasks.pure(save)
        Stay(task, self._window).arrived.connect(self._on_saved)
        task.failed.connect(self._on_not_saved)

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        page = self._window.page()
        if isinstance(page, AskOfficePage):
            words = self.tr("Saved: {0}\nSend it to the office, by e-mail or on a stick.")
            page.show_outcome(NoticeKind.DONE, words.format(str(path)))

    @Slot(object)
    def _on_not_saved(self, error: Exception) -> None:
        from export.errors import FileRejected
        from office.messages import message
        from ui.surroundings import translated

        page = self._window.page()
        if not isinstance(error, FileRejected) or not isinstance(page, AskOfficePage):
            raise error
        page.show_trouble(message(error.code, error.facts, translated).line)

    @Slot(str)
    def _on_code(self, code: str) -> None:
        folder = self._folder

        def check(_report: Report) -> tuple[str, str]:
            from models.profile import check_recovery

            check_recovery(folder, code)
            return code, offered_words()

        task = self._tasks.store(check, owner=self._window.page())
        task.succeeded.connect(self._on_code_right)
        task.failed.connect(self.failed)

    @Slot(object)
    def _on_code_right(self, found: tuple[str, str]) -> None:
        if not isinstance(self._window.page(), CodePage):
            return
        self._code, words = found
        page = RenewPage(words)
        page.chosen.connect(self._on_renewed)
        page.secret.words_asked.connect(partial(offer_others, self._tasks, page.secret))
        page.back_pressed.connect(self.left)
        self._window.show_page(page)

    @Slot(str)
    def _on_renewed(self, passphrase: str) -> None:
        self.recovered.emit(self._code, passphrase)
