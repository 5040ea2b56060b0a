"""Shows what an office offers for a forgotten passphrase, and agrees to it or ends it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from export.errors import FileRejected
from export.help_offer import agree_to_help, pack_with_help
from export.pack_file import OFFICE_WORDS
from models.errors import ModelError
from models.passwords import fingerprint_words
from models.profile import Profile
from office.messages import message
from ui.lock.office_help_page import HelpOffer, OfficeHelpPage
from ui.stay import Stay
from ui.surroundings import Surroundings, translated
from ui.tasks import Report, Task
from ui.widgets.notice import NoticeKind

T = TypeVar("T")


class OfficeHelpDesk(QObject):
    """One page; ``left`` goes back to what was open."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._saved_words = ""

    @Slot()
    def show(self) -> None:
        """Show what is offered, and whether it was agreed to."""
        profile = self._around.profile

        def read(_report: Report) -> HelpOffer:
            return _offer(profile)

        self._follow(self._around.tasks.store(read), self._on_offer)

    @Slot(object)
    def _on_offer(self, offer: HelpOffer) -> None:
        page = OfficeHelpPage(offer)
        page.agreed.connect(self._on_agreed)
        page.ended.connect(self._on_ended)
        page.back_pressed.connect(self.left)
        self._around.window.set_trail((self.tr("Help from the office"),))
        self._around.window.show_page(page)
        words, self._saved_words = self._saved_words, ""
        if words:
            page.show_outcome(NoticeKind.DONE, words)

    @Slot(str)
    def _on_agreed(self, passphrase: str) -> None:
        profile = self._around.profile

        def agree(_report: Report) -> str:
            pack = pack_with_help(profile)
            if pack is not None:
                agree_to_help(profile, passphrase, pack)
            return ""

        self._do(agree, self.tr("Agreed. You can end it here at any time."))

    @Slot()
    def _on_ended(self) -> None:
        profile = self._around.profile

        def end(_report: Report) -> str:
            profile.help.end()
            return ""

        self._do(end, self.tr("Ended. The office can no longer help with the passphrase."))

    def _do(self, work: Callable[[Report], str], words: str) -> None:
        def done(_nothing: str) -> None:
            self._saved_words = words
            self.show()

        self._follow(self._around.tasks.store(work, essential=True), done)

    def _follow(self, task: Task[T], show: Callable[[T], None]) -> None:
        Stay(task, self._around.window).arrived.connect(show)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        page = self._around.window.page()
        if not isinstance(page, OfficeHelpPage) or not isinstance(error, ModelError | FileRejected):
            raise error
        page.show_trouble(message(error.code, error.facts, translated).line)


def _offer(profile: Profile) -> HelpOffer:
    pack = pack_with_help(profile)
    return HelpOffer(
        audit=pack.audit_title if pack else "",
        fingerprint=fingerprint_words(pack.office_key, OFFICE_WORDS) if pack else "",
        is_agreed=bool(profile.help.recipient()),
    )
