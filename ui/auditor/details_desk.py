"""Reads and keeps who the auditor is."""

from PySide6.QtCore import QObject, Signal, Slot

from models.profile import Profile
from ui.auditor.details_page import DetailsPage, Person
from ui.auditor.telling import tell_trouble
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report

LINE_MANAGER = "line-manager"


def read_person(profile: Profile) -> Person:
    """Give the auditor's details; for the store's thread."""
    return Person(
        name=profile.details.person_name,
        title=profile.details.person_title,
        line_manager=profile.preferences.get(LINE_MANAGER),
    )


class DetailsDesk(QObject):
    """Shows the page of the details; ``left`` is sent when they are kept, or left as they were."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings

    def show(self) -> None:
        """Show who the auditor is, to be changed."""
        profile = self._around.profile

        def read(_report: Report) -> Person:
            return read_person(profile)

        task = self._around.tasks.store(read)
        Stay(task, self._around.window).arrived.connect(self._on_read)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_read(self, person: Person) -> None:
        page = DetailsPage(person)
        page.back_pressed.connect(self.left)
        page.given.connect(self._on_given)
        self._around.window.set_trail((self.tr("Home"),))
        self._around.window.show_page(page)

    @Slot(object)
    def _on_given(self, person: Person) -> None:
        profile = self._around.profile

        def keep(_report: Report) -> None:
            profile.preferences.set(LINE_MANAGER, person.line_manager)
            profile.update_person(
                organisation=profile.details.organisation,
                person_name=person.name,
                person_title=person.title,
            )

        task = self._around.tasks.store(keep, essential=True)
        Stay(task, self._around.window).arrived.connect(self._on_kept)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_kept(self, _nothing: object) -> None:
        self.left.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)
