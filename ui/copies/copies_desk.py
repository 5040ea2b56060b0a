"""Looking after the copies of an open profile, and the deeds for which it has to be closed."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal, Slot

from models.backups import BackupReason, forget_set_aside, set_aside_in
from models.moving import note_move
from models.shared_folder import shared_by
from ui.auditor.telling import tell_trouble
from ui.copies.copies_page import CopiesPage, CopiesView
from ui.menu_pages import MenuPageDesk
from ui.stay import Stay
from ui.tasks import Report, Task

T = TypeVar("T")


class Leaving(Enum):
    """Why the profile is to be closed now."""

    EARLIER = "earlier"
    MOVED = "moved"
    DELETED = "deleted"


class CopiesDesk(MenuPageDesk):
    """``leaving`` carries a Leaving once all is ready for the profile to be closed."""

    leaving = Signal(object)

    @Slot()
    def show(self) -> None:
        """Show what copies there are."""
        profile, now = self._around.profile, self._around.now()

        def load() -> CopiesView:
            return CopiesView(
                copies=profile.backups.made(),
                trouble=profile.backups.trouble,
                set_aside=len(set_aside_in(profile.folder)),
                now=now,
                shared=shared_by(profile.folder),
            )

        Stay(self._run(load), self._window).arrived.connect(self._on_loaded)

    @Slot(object)
    def _on_loaded(self, view: CopiesView) -> None:
        page = CopiesPage(view)
        page.earlier_wanted.connect(self._on_earlier_wanted)
        page.move_wanted.connect(self._on_move_wanted)
        page.forget_wanted.connect(self._on_forget_wanted)
        self._show_first(page)

    @Slot()
    def _on_earlier_wanted(self) -> None:
        if not self._around.dialogs.confirm(
            self.tr("Go back to an earlier copy?"),
            self.tr(
                "Audit Desk first makes a copy of how it is now, then closes your work and asks "
                "which copy you want. Nothing is lost by looking."
            ),
            self.tr("Make a copy and choose"),
            self.tr("Stay here"),
        ):
            return
        profile, now = self._around.profile, self._around.now()

        def work() -> None:
            profile.backups.make(BackupReason.EARLIER, now)

        self._run(work).succeeded.connect(self._on_ready_for_earlier)

    @Slot(object)
    def _on_ready_for_earlier(self, _nothing: None) -> None:
        self.leaving.emit(Leaving.EARLIER)

    @Slot()
    def _on_move_wanted(self) -> None:
        chosen = self._around.dialogs.ask_open_folder(self.tr("Where is the copy to go?"))
        if chosen is None:
            return
        profile, now = self._around.profile, self._around.now()
        place = chosen / f"audit-desk-profile-{now.astimezone():%Y-%m-%d-%H%M%S}"

        def work() -> Path:
            profile.backups.copy_to(place)
            note_move(profile.folder, now)
            return place

        self._run(work).succeeded.connect(self._on_moved)

    @Slot(object)
    def _on_moved(self, place: Path) -> None:
        self._around.dialogs.tell(
            self.tr("The copy is written and was read back"),
            self.tr(
                "It is in {0}. On the other computer, start Audit Desk and choose \u201cBring a "
                "profile from another computer\u201d. Your profile is closed here now."
            ).format(str(place)),
        )
        self.leaving.emit(Leaving.MOVED)

    @Slot()
    def _on_forget_wanted(self) -> None:
        if not self._around.dialogs.confirm(
            self.tr("Delete what was kept aside?"),
            self.tr("What is only in there is gone for ever."),
            self.tr("Delete it"),
            self.tr("Keep it"),
        ):
            return
        folder = self._around.profile.folder

        def work() -> None:
            forget_set_aside(folder)

        self._run(work).succeeded.connect(self._on_forgotten)

    @Slot(object)
    def _on_forgotten(self, _nothing: None) -> None:
        self.show()

    def _run(self, work: Callable[[], T]) -> Task[T]:
        """Do it on the store's thread, to its end; trouble is told."""

        def quietly(_report: Report) -> T:
            return work()

        task = self._around.tasks.store(quietly, essential=True)
        task.failed.connect(self._on_failed)
        return task

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)
