"""Opening a profile that was moved: it says so, and asks what is to become of it here."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from models.moving import go_on_here
from ui.auditor.telling import tell_trouble
from ui.copies.copies_desk import Leaving
from ui.copies.words import day_words
from ui.surroundings import Surroundings
from ui.tasks import Report
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.text import PlainLabel


class MovedPage(Page):
    """``stayed`` goes on here after all; ``delete_wanted`` deletes the profile here."""

    stayed = Signal()
    delete_wanted = Signal()

    def __init__(self, at: datetime) -> None:
        super().__init__("")
        self.heading.setText(self.tr("This profile was moved to another computer"))
        self.setAccessibleName(self.heading.text())
        self.add(
            Notice(
                NoticeKind.ATTENTION,
                self.tr("A copy for another computer was made on {0}.").format(day_words(at)),
            )
        )
        card = Card()
        card.add(
            PlainLabel(
                self.tr(
                    "Work on one computer only. Two computers with one profile send returns under "
                    "the same number; the office then sets one of them aside."
                )
            )
        )
        self.delete = PlainButton(self.tr("Delete it on this computer"))
        self.delete.setAccessibleDescription(self.tr("The work goes on at the other computer."))
        self.stay = PlainButton(self.tr("Go on here after all"))
        self.stay.setAccessibleDescription(self.tr("The copy is not used."))
        card.add(self.delete)
        card.add(self.stay)
        self.add(card)
        self.delete.clicked.connect(self.delete_wanted)
        self.stay.clicked.connect(self.stayed)


class MovedDesk(QObject):
    """Stands before the desk of a moved profile. ``done`` lets it come.

    ``leaving`` carries Leaving.DELETED where the profile is to be deleted here.
    """

    done = Signal()
    leaving = Signal(object)

    def __init__(self, surroundings: Surroundings, at: datetime, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._at = at

    def begin(self) -> None:
        """Ask."""
        page = MovedPage(self._at)
        page.stayed.connect(self._on_stayed)
        page.delete_wanted.connect(self._on_delete_wanted)
        self._around.window.set_trail((page.title(),))
        self._around.window.show_page(page)

    @Slot()
    def _on_stayed(self) -> None:
        if not self._around.dialogs.confirm(
            self.tr("Go on here after all?"),
            self.tr(
                "Do so only if nobody has opened the copy on another computer. Delete the copy "
                "from the stick, so that nobody does later."
            ),
            self.tr("Go on here"),
            self.tr("Do not open it"),
        ):
            return
        folder = self._around.profile.folder

        def work(_report: Report) -> None:
            go_on_here(folder)

        task = self._around.tasks.store(work, essential=True)
        task.succeeded.connect(self._on_gone_on)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_gone_on(self, _nothing: None) -> None:
        self.done.emit()

    @Slot()
    def _on_delete_wanted(self) -> None:
        if self._around.dialogs.confirm(
            self.tr("Delete the profile on this computer?"),
            self.tr(
                "Do so once the other computer has opened the copy. Everything here goes for "
                "ever: answers, keys and earlier copies."
            ),
            self.tr("Delete it here"),
            self.tr("Keep it"),
        ):
            self.leaving.emit(Leaving.DELETED)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)
