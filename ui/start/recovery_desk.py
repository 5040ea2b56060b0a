"""The way through making a recovery code: the groups, the sheet, typing back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from export.pdf.recovery import RECOVERY_FILE, recovery_sheet
from models.errors import ModelError
from models.recovery_code import generate_code
from office.messages import message
from ui.dialogs import Dialogs
from ui.leaving import may_leave
from ui.preview.preview_page import PreviewPage, Printout
from ui.start.recovery_page import RecoveryPage, TypeBackPage, untried_words
from ui.start.trying import TryingPage
from ui.stay import Stay
from ui.surroundings import Surroundings, translated
from ui.tasks import Report, TaskRunner
from ui.widgets.page import Page


class SheetPage(PreviewPage):
    """The sheet before it is printed or saved; leaving from here leaves a code untried."""

    def __init__(
        self, printout: Printout, dialogs: Dialogs, tasks: TaskRunner, *, replaces: bool
    ) -> None:
        super().__init__(printout, dialogs, tasks)
        self._replaces = replaces

    def unsaved(self) -> bool:
        """Whether there may be a paper with a code that opens nothing."""
        return True

    def loss(self) -> str:
        """Say what that paper is."""
        return untried_words(replaces=self._replaces)


class RecoveryDesk(QObject):
    """Makes one code for the profile; ``done`` is sent at the end, however it ended.

    The code opens the profile once it was typed back, whatever became of its sheet; until then an
    earlier one does. ``first`` is the first start, where there is nothing to go back to, but the
    code may be left for later; a first start that ends before that asks again.
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
        self._is_on_paper = False
        self._page: Page | None = None

    def begin(self) -> None:
        """Generate a code and show it."""
        profile = self._around.profile

        def work(_report: Report) -> tuple[str, bool]:
            return generate_code(), profile.has_recovery()

        task = self._around.tasks.store(work)
        Stay(task, self._around.window).arrived.connect(self._on_made)
        task.failed.connect(self._on_failed)

    def is_shown(self) -> bool:
        """Say whether a page of this desk is on the screen."""
        return self._page is not None and self._page is self._around.window.page()

    def place(self) -> str:
        """Name nothing to come back to: a code that was not typed back is made anew."""
        return ""

    def leave(self) -> bool:
        """Let go of the window; there is nothing to save."""
        return True

    @Slot(object)
    def _on_made(self, made: tuple[str, bool]) -> None:
        self._code, self._replaces = made
        self._show()

    @Slot()
    def _show(self) -> None:
        page = RecoveryPage(
            self._code,
            first=self._first,
            replaces=self._replaces,
            is_on_paper=self._is_on_paper,
        )
        page.noted.connect(self._on_noted)
        page.skipped.connect(self._on_skipped)
        page.back_pressed.connect(self._on_back)
        page.sheet_wanted.connect(self._on_sheet_wanted)
        self._around.window.set_trail((self.tr("Recovery code"),))
        self._put(page)

    def _put(self, page: Page) -> None:
        self._page = page
        self._around.window.show_page(page)

    @Slot()
    def _on_back(self) -> None:
        if may_leave(self._around):
            self.done.emit()

    @Slot()
    def _on_skipped(self) -> None:
        if not may_leave(self._around):
            return
        profile = self._around.profile

        def work(_report: Report) -> None:
            profile.ask_for_recovery(ask=False)

        task = self._around.tasks.store(work, essential=True)
        Stay(task, self._around.window).arrived.connect(self._on_kept)
        task.failed.connect(self._on_kept)  # then the next start asks again, which harms nobody

    @Slot()
    def _on_sheet_wanted(self) -> None:
        code, made_at = self._code, self._around.now().astimezone()
        place = place_words(self._around.profile.folder)

        def work(_report: Report) -> bytes:
            return recovery_sheet(code, place=place, made_at=made_at)

        task = self._around.tasks.pure(work)
        Stay(task, self._around.window).arrived.connect(self._on_sheet)

    @Slot(object)
    def _on_sheet(self, pdf: bytes) -> None:
        printout = Printout(pdf=pdf, title=self.tr("Recovery sheet"), file_name=RECOVERY_FILE)
        self._is_on_paper = True
        page = SheetPage(
            printout, self._around.dialogs, self._around.tasks, replaces=self._replaces
        )
        page.back_pressed.connect(self._show)
        self._put(page)

    @Slot()
    def _on_noted(self) -> None:
        self._is_on_paper = True
        page = TypeBackPage(self._code, replaces=self._replaces)
        page.back_pressed.connect(self._show)
        page.entered.connect(self._on_typed)
        self._put(page)

    @Slot()
    def _on_typed(self) -> None:
        """Have the code open the profile, in place of an earlier one."""
        profile, passphrase, code = self._around.profile, self._passphrase, self._code

        def work(_report: Report) -> None:
            profile.set_recovery(passphrase, code)

        task = self._around.tasks.store(work, essential=True)
        Stay(task, self._around.window).arrived.connect(self._on_kept)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_kept(self, _nothing: object) -> None:
        self.done.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, ModelError):
            raise error
        worded = message(error.code, error.facts, translated)
        page = self._around.window.page()
        if isinstance(page, TryingPage):
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
