"""Looking after an office on its own server, in place of the copies of a file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot

from export.errors import FileRejected
from export.safe_write import save_file
from models.errors import ModelError
from models.hub_profile import make_joining_file
from office.messages import message
from ui.copies.hub_page import HubPage, HubView
from ui.menu_pages import MenuPageDesk
from ui.start.new_passphrase import offer_others, offered_words
from ui.stay import Stay
from ui.surroundings import translated
from ui.tasks import Report
from ui.widgets.notice import NoticeKind

SUGGESTED = Path("office.auditjoin")


class HubDesk(MenuPageDesk):
    """Shows the page of the server, and writes joining files."""

    @Slot()
    def show(self) -> None:
        """Show where the office works."""
        profile = self._around.profile

        def load(_report: Report) -> HubView:
            return HubView(server=profile.server, offered=offered_words())

        task = self._around.tasks.store(load)
        Stay(task, self._window).arrived.connect(self._on_loaded)

    @Slot(object)
    def _on_loaded(self, view: HubView) -> None:
        page = HubPage(view)
        page.file_wanted.connect(self._on_file_wanted)
        page.secret.words_asked.connect(partial(offer_others, self._around.tasks, page.secret))
        self._show_first(page)

    @Slot(str, str)
    def _on_file_wanted(self, own: str, passphrase: str) -> None:
        path = self._around.dialogs.ask_save_file(
            self.tr("Save the joining file"), SUGGESTED, (self.tr("Joining files (*.auditjoin)"),)
        )
        if path is None:
            return
        folder = self._around.profile.folder

        def work(_report: Report) -> Path:
            save_file(path, make_joining_file(folder, own, passphrase), replace=True)
            return path

        task = self._around.tasks.store(work, owner=self._window.page(), essential=True)
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        page = self._window.page()
        if isinstance(page, HubPage):
            words = self.tr(
                "Saved as {0}. On the other computer, start Audit Desk and choose \u201cWork on "
                "the office\u2019s own server\u201d."
            )
            page.own.clear()
            page.show_outcome(NoticeKind.DONE, words.format(path.name))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        page = self._window.page()
        if not isinstance(error, ModelError | FileRejected) or not isinstance(page, HubPage):
            raise error
        page.show_trouble(message(error.code, error.facts, translated).line)
