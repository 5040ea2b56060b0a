"""The page of people and names: shown, looked through for initials, and left."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from anonymise import PeopleReview, review_people
from export.name_gate import context_of
from models.auditor_snapshots import CaseNames
from ui.auditor.form_work import FormWork
from ui.auditor.found_names import NameLook
from ui.auditor.open_initials import open_initials
from ui.auditor.people_page import PeoplePage
from ui.names.check import NameCheck
from ui.surroundings import Surroundings
from ui.tasks import Report

Asked = tuple[tuple[str, int], ...]


class PeopleDesk(QObject):
    """Looks for initials off the window's thread; ``done`` is sent to go on to the next page."""

    done = Signal()

    def __init__(
        self, surroundings: Surroundings, work: FormWork, names: NameCheck, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._work = work
        self._names = names
        self._page: PeoplePage | None = None
        names.changed.connect(self._look)

    def page(self) -> PeoplePage:
        """Make the page."""
        page = PeoplePage(self._names)
        page.primary_pressed.connect(self.done)
        page.watch.stop_wanted.connect(self._on_stop_wanted)
        self._page = page
        self._look()
        return page

    def leave(self) -> None:
        """Take what stands in the boxes and is whole, before the page goes."""
        page = self._shown()
        if page is not None:
            page.people.take_typed()
            page.watch.take_typed()

    def _shown(self) -> PeoplePage | None:
        return self._page if self._page is not None and isValid(self._page) else None

    @Slot()
    def _look(self) -> None:
        checker, page = self._names.checker(), self._shown()
        if checker is None or page is None:
            return
        kept, key = self._names.kept(), self._around.profile.details.settle_key
        look = NameLook(
            tool=self._work.filling.tool,
            scope=self._work.scope,
            answers=self._work.filling.answers(),
            replies=self._work.replies.texts(),
            names=kept,
            settle_key=key,
        )
        review = review_people(context_of(kept, key).people, checker.lexicon.acronyms)

        def find(_report: Report) -> tuple[CaseNames, Asked, PeopleReview]:
            return kept, open_initials(look, checker), review

        self._around.tasks.pure(find, owner=page).succeeded.connect(self._on_looked)

    @Slot(object)
    def _on_looked(self, result: tuple[CaseNames, Asked, PeopleReview]) -> None:
        page, (kept, asked, review) = self._shown(), result
        # Another look is under way where something was changed meanwhile.
        if page is not None and kept is self._names.kept():
            page.show_unclear(asked, review)

    @Slot()
    def _on_stop_wanted(self) -> None:
        if self._around.dialogs.confirm(
            self.tr("Stop watching for all names?"),
            self.tr("To watch for them again, you would have to type them again."),
            self.tr("Stop watching"),
            self.tr("Keep watching"),
        ):
            self._names.case.stop_watching_all()
            page = self._shown()
            if page is not None:
                page.watch.typed.setFocus(Qt.FocusReason.OtherFocusReason)
