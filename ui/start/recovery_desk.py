"""The way through making a recovery code: the words, the sheet, typing back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from export.pdf.recovery import RECOVERY_FILE, recovery_sheet
from models.errors import ModelError
from models.passwords import RECOVERY_WORDS, generate_words
from office.messages import message
from ui.preview.preview_page import PreviewPage, Printout
from ui.start.recovery_page import RecoveryPage, TypeBackPage
from ui.stay import Stay
from ui.surroundings import Surroundings, translated
from ui.tasks import Report


class RecoveryDesk(QObject):
    """Makes one code for the profile; ``done`` is sent at the end, however it ended.

    The code opens the profile from the moment its sheet is made or it was typed back: one that
    never left the screen opens nothing, one that did always does. ``first`` is the first start,
    where there is nothing to go back to, but the code may be left for later.
    """

    done = Signal()

    def __init__(
        self, surroundings: Surroundings, passphrase: str, parent: QObject, *, first: bool
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._passphrase = passphrase
        self._first = first
        self._code = ""
        self._replaces = False
        self._is_kept = False

    def begin(self) -> None:
        """Generate a code and show it."""
        profile = self._around.profile

        def work(_report: Report) -> tuple[str, bool]:
            return generate_words(RECOVERY_WORDS), profile.has_recovery()

        task = self._around.tasks.store(work)
        Stay(task, self._around.window).arrived.connect(self._on_made)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_made(self, made: tuple[str, bool]) -> None:
        self._code, self._replaces = made
        self._show()

    @Slot()
    def _show(self) -> None:
        replaces = self._replaces and not self._is_kept
        page = RecoveryPage(self._code, first=self._first, replaces=replaces)
        page.noted.connect(self._on_noted)
        page.skipped.connect(self.done)
        page.back_pressed.connect(self.done)
        page.sheet_wanted.connect(self._on_sheet_wanted)
        self._around.window.set_trail((self.tr("Recovery code"),))
        self._around.window.show_page(page)

    @Slot()
    def _on_noted(self) -> None:
        page = TypeBackPage(self._code)
        page.back_pressed.connect(self._show)
        page.typed.connect(self._on_typed)
        self._around.window.show_page(page)

    @Slot()
    def _on_typed(self) -> None:
        self._keep(sheet=False)

    @Slot()
    def _on_sheet_wanted(self) -> None:
        self._keep(sheet=True)

    def _keep(self, *, sheet: bool) -> None:
        """Have the code open the profile, then draw the sheet, or be done."""
        profile, passphrase, code = self._around.profile, self._passphrase, self._code
        needed, made_at = not self._is_kept, self._around.now().astimezone()
        place = place_words(profile.folder)

        def work(_report: Report) -> bytes:
            if needed:
                profile.set_recovery(passphrase, code)
            return recovery_sheet(code, place=place, made_at=made_at) if sheet else b""

        task = self._around.tasks.store(work, essential=True)
        Stay(task, self._around.window).arrived.connect(self._on_kept)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_kept(self, pdf: bytes) -> None:
        self._is_kept = True
        if not pdf:
            self.done.emit()
            return
        printout = Printout(pdf=pdf, title=self.tr("Recovery sheet"), file_name=RECOVERY_FILE)
        page = PreviewPage(printout, self._around.dialogs, self._around.tasks)
        page.back_pressed.connect(self._show)
        self._around.window.show_page(page)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, ModelError):
            raise error
        worded = message(error.code, error.facts, translated)
        page = self._around.window.page()
        if isinstance(page, TypeBackPage):
            page.show_trouble(worded.line)
        else:
            self._around.dialogs.tell(worded.title, f"{worded.meaning} {worded.next_step}")
            if not self._code:
                self.done.emit()


def place_words(folder: Path) -> str:
    """Say where a profile lies without the name of the person's account: the sheet has no name."""
    try:
        below = folder.resolve().relative_to(Path.home().resolve())
    except (ValueError, OSError, RuntimeError):
        return str(folder)
    return str(Path("(your own folder)") / below)
