"""The deeds in the Menu about what opens the profile: the passphrase and the recovery code."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from models.errors import ModelError
from models.snapshots import ProfileRole
from office.messages import message
from ui.leaving import may_leave
from ui.lock.change_page import BeforeCodePage, Change, ChangePage
from ui.lock.office_help_desk import OfficeHelpDesk
from ui.lock.office_help_page import OfficeHelpPage
from ui.start.new_passphrase import offer_others, offered_words
from ui.start.recovery_desk import RecoveryDesk
from ui.start.trying import TryingPage
from ui.stay import Stay
from ui.surroundings import Surroundings, translated
from ui.tasks import Report

_PAGES = (ChangePage, BeforeCodePage, OfficeHelpPage)


class Returnable(Protocol):
    """What these deeds need of a desk: to be left, and to be gone back to."""

    def place(self) -> str:
        """Name what is open, to come back to it."""
        ...

    def leave(self) -> bool:
        """Save everything and let go of the window; False when it cannot be saved."""
        ...

    def go_back_to(self, place: str) -> None:
        """Open what ``place`` named."""
        ...


class KeysDesk(QObject):
    """Leaves what is open, and goes back to it afterwards."""

    def __init__(self, surroundings: Surroundings, desk: Returnable) -> None:
        super().__init__(surroundings.window)
        self._around = surroundings
        self._desk = desk
        self._place = ""
        self._recovery: RecoveryDesk | None = None
        self._help = OfficeHelpDesk(surroundings, self)
        self._help.left.connect(self._go_back)
        deeds: list[tuple[str, Callable[[], None]]] = [
            (self.tr("Change passphrase"), self.show_change),
            (self.tr("Recovery code"), self.show_recovery),
        ]
        if surroundings.profile.details.role is ProfileRole.AUDITOR:
            deeds.append((self.tr("Help from the office"), self.show_help))
        for words, deed in deeds:
            action = QAction(words, self)
            action.triggered.connect(deed)
            surroundings.window.add_action(action)

    def place(self) -> str:
        """Name what is open, or what a page of this desk leads back to."""
        shown = isinstance(self._around.window.page(), _PAGES)
        if self._recovery is not None:
            shown = shown or self._recovery.is_shown()
        return self._place if shown else self._desk.place()

    def leave(self) -> bool:
        """Save everything and let go of the window; False when it cannot be saved."""
        return self._desk.leave()

    @Slot()
    def show_change(self) -> None:
        """Show where the passphrase is changed."""
        if not self._leave():
            return
        task = self._around.tasks.store(offered_words)
        Stay(task, self._around.window).arrived.connect(self._on_words_for_page)

    @Slot(object)
    def _on_words_for_page(self, words: str) -> None:
        page = ChangePage(words)
        page.chosen.connect(self._on_change)
        page.secret.words_asked.connect(partial(offer_others, self._around.tasks, page.secret))
        page.back_pressed.connect(self._go_back)
        self._around.window.set_trail((self.tr("Passphrase"),))
        self._around.window.show_page(page)

    @Slot(object)
    def _on_change(self, change: Change) -> None:
        profile = self._around.profile

        def work(_report: Report) -> None:
            profile.change_passphrase(change.old, change.new)

        task = self._around.tasks.store(work, essential=True)
        task.succeeded.connect(self._on_changed)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_changed(self, _nothing: object) -> None:
        page = self._around.window.page()
        if isinstance(page, ChangePage):
            page.show_done()
        else:
            self._around.dialogs.tell(
                self.tr("The passphrase is changed"),
                self.tr("The old one opens nothing any more."),
            )

    @Slot()
    def show_help(self) -> None:
        """Show what the office offers for a forgotten passphrase."""
        if self._leave():
            self._help.show()

    @Slot()
    def show_recovery(self) -> None:
        """Ask for the passphrase that a recovery code needs."""
        if not self._leave():
            return
        page = BeforeCodePage()
        page.given.connect(self._on_given)
        page.back_pressed.connect(self._go_back)
        self._around.window.set_trail((self.tr("Recovery code"),))
        self._around.window.show_page(page)

    @Slot(str)
    def _on_given(self, passphrase: str) -> None:
        profile = self._around.profile

        def check(_report: Report) -> str:
            profile.check_passphrase(passphrase)
            return passphrase

        task = self._around.tasks.store(check)
        Stay(task, self._around.window).arrived.connect(self._on_right)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_right(self, passphrase: str) -> None:
        self._recovery = RecoveryDesk(self._around, passphrase, self, first=False)
        self._recovery.done.connect(self._on_recovery_done)
        self._recovery.begin()

    @Slot()
    def _on_recovery_done(self) -> None:
        if self._recovery is not None:
            self._recovery.deleteLater()
            self._recovery = None
        self._go_back()

    def _leave(self) -> bool:
        """Let go of what is open, and remember it."""
        if not may_leave(self._around):
            return False
        place = self.place()
        if not self.leave():
            return False
        self._place = place
        window = self._around.window
        window.set_steps(())
        window.set_side(())
        window.set_saved("")
        return True

    @Slot()
    def _go_back(self) -> None:
        place, self._place = self._place, ""
        self._desk.go_back_to(place)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        page = self._around.window.page()
        if isinstance(page, TryingPage):
            page.wake()
        if not isinstance(error, ModelError):
            raise error
        worded = message(error.code, error.facts, translated)
        if isinstance(page, TryingPage):
            page.show_trouble(worded.line)
        else:
            self._around.dialogs.tell(worded.title, f"{worded.meaning} {worded.next_step}")
