"""Beginning on the office's own server, or joining it, at the first start on this computer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from office.messages import message
from ui.dialogs import Dialogs
from ui.start.new_passphrase import offer_others
from ui.start.server_page import ServerPage, WantedJoining, WantedServer
from ui.tasks import Report, TaskRunner
from ui.widgets.notice import NoticeKind
from ui.window import MainWindow

if TYPE_CHECKING:  # the store and the server's driver come when they are due
    from models.errors import ModelFault
    from models.hub_file import HubPlace
    from models.profile import Profile

LARGEST = 1 << 20


class ServerDesk(QObject):
    """``making`` carries what makes and opens the profile, and its passphrase; ``left`` goes back.

    Nothing is asked of the server before a person tries the connection or begins.
    """

    making = Signal(object, str)
    left = Signal()

    def __init__(
        self, window: MainWindow, tasks: TaskRunner, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._tasks = tasks
        self._dialogs = dialogs
        self._folder = Path()

    def show(self, folder: Path, offered: str) -> None:
        """Ask for the server; the profile comes to lie in ``folder``."""
        self._folder = folder
        page = ServerPage(offered)
        page.begun.connect(self._on_begun)
        page.joined.connect(self._on_joined)
        page.tried.connect(self._on_tried)
        page.certificate_wanted.connect(self._on_certificate_wanted)
        page.file_wanted.connect(self._on_file_wanted)
        page.secret.words_asked.connect(partial(offer_others, self._tasks, page.secret))
        page.back_pressed.connect(self.left)
        self._window.show_page(page)

    @Slot()
    def _on_certificate_wanted(self) -> None:
        filters = (self.tr("Certificates (*.crt *.pem *.cer)"),)
        title = self.tr("Choose the server\u2019s certificate")
        self._choose(title, filters, ServerPage.set_authority)

    @Slot()
    def _on_file_wanted(self) -> None:
        filters = (self.tr("Joining files (*.auditjoin)"),)
        self._choose(self.tr("Choose the joining file"), filters, ServerPage.set_file)

    def _choose(
        self, title: str, filters: tuple[str, ...], show: Callable[[ServerPage, Path], None]
    ) -> None:
        chosen = self._dialogs.ask_open_files(title, filters)
        page = self._window.page()
        if chosen and isinstance(page, ServerPage):
            show(page, chosen[0])

    @Slot(object)
    def _on_tried(self, wanted: WantedServer) -> None:
        folder = self._folder

        def look(_report: Report) -> bool:
            from models.hub_start import try_reach

            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return try_reach(folder, _place(wanted))

        task = self._tasks.store(look, owner=self._window.page())
        task.succeeded.connect(self._on_reached)
        task.failed.connect(self._on_not_reached)

    @Slot(object)
    def _on_reached(self, is_taken: bool) -> None:  # noqa: FBT001  a slot gets what was sent
        page = self._window.page()
        if not isinstance(page, ServerPage):
            return
        if is_taken:
            words = self.tr(
                "The server was reached, and an office has begun there already. Join it with a "
                "joining file."
            )
            page.show_seen(NoticeKind.ATTENTION, words)
        else:
            words = self.tr("The server was reached, and the database is empty. You can begin.")
            page.show_seen(NoticeKind.DONE, words)

    @Slot(object)
    def _on_not_reached(self, error: Exception) -> None:
        from models.errors import ModelError
        from ui.surroundings import translated

        page = self._window.page()
        if isinstance(page, ServerPage):
            page.look.setEnabled(True)
        if not isinstance(error, ModelError) or not isinstance(page, ServerPage):
            raise error
        words = message(error.code, error.facts, translated).line
        page.show_seen(NoticeKind.ERROR, words)

    @Slot(object, str)
    def _on_begun(self, wanted: WantedServer, passphrase: str) -> None:
        def make(folder: Path) -> Profile:
            from models.hub_profile import create_hub_profile

            return create_hub_profile(
                folder,
                _place(wanted),
                passphrase=passphrase,
                organisation=wanted.organisation,
            )

        self._make(make, passphrase)

    @Slot(object, str)
    def _on_joined(self, joining: WantedJoining, passphrase: str) -> None:
        def join(folder: Path) -> Profile:
            from models.errors import ModelFault
            from models.hub_file import read_joining_file
            from models.hub_profile import join_hub

            raw = _read(joining.file, ModelFault.NOT_A_JOINING_FILE)
            place = read_joining_file(raw, joining.opens)
            return join_hub(folder, place, passphrase=passphrase)

        self._make(join, passphrase)

    def _make(self, make: Callable[[Path], Profile], passphrase: str) -> None:
        self.making.emit(partial(_with_recovery, make, self._folder), passphrase)


def _with_recovery(make: Callable[[Path], Profile], folder: Path) -> Profile:
    profile = make(folder)
    profile.ask_for_recovery(ask=True)
    return profile


def _place(wanted: WantedServer) -> HubPlace:
    from models.errors import ModelFault
    from models.hub_address import checked_address
    from models.hub_file import new_place

    authority = b""
    if wanted.authority is not None:
        authority = _read(wanted.authority, ModelFault.NOT_A_CERTIFICATE)
    return new_place(checked_address(wanted.address, authority, wanted.password))


def _read(path: Path, fault: ModelFault) -> bytes:
    """Read a small file; raise ModelError with ``fault`` where it cannot be or is too large."""
    from models.errors import ModelError

    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        raise ModelError(fault) from None
    if len(data) > LARGEST:
        raise ModelError(fault)
    return data
