"""The auditor's desk: home, and what leads away from it and back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from export.query_file import ENDING as QUERIES
from forms.scope import Status
from ui.auditor.case_desk import CaseDesk
from ui.auditor.details_desk import DetailsDesk
from ui.auditor.form_steps import NAMES
from ui.auditor.home_desk import HomeDesk
from ui.auditor.home_page import HomePage
from ui.auditor.pack_desk import ENDING, PackDesk
from ui.auditor.query_desk import QueryDesk
from ui.auditor.return_desk import ReturnDesk
from ui.leaving import may_leave
from ui.menu_desk import MenuDesk
from ui.shortcuts import Shortcuts
from ui.surroundings import Surroundings


class AuditorDesk(QObject):
    """Shows home as soon as it is made. Call ``finish`` before the tasks are closed.

    ``leaving`` carries why the profile is to be closed.
    """

    leaving = Signal(object)

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings.window)
        self._around = surroundings
        self._window = surroundings.window
        self.cases = CaseDesk(surroundings, self)
        self._packs = PackDesk(surroundings, self)
        self._queries = QueryDesk(surroundings, self)
        self._returns = ReturnDesk(surroundings, self)
        self._home = HomeDesk(surroundings, self)
        self._details = DetailsDesk(surroundings, self)
        self._connect()
        self._add_actions()
        self._menu = MenuDesk(surroundings, self, self)
        self._menu.leaving.connect(self.leaving)
        self._home.shown_empty.connect(self._menu.guide.offer)
        self.show_home()

    def _connect(self) -> None:
        self.cases.home_wanted.connect(self.show_home)
        self.cases.return_wanted.connect(self._show_return)
        self._packs.kept.connect(self._on_pack_kept)
        self._packs.left.connect(self.show_home)
        self._packs.queries_chosen.connect(self._queries.show)
        self._queries.kept.connect(self.show_home)
        self._queries.left.connect(self.show_home)
        self._returns.queries_wanted.connect(self._queries.ask)
        self._details.left.connect(self.show_home)
        self._returns.home_wanted.connect(self.show_home)
        self._returns.form_wanted.connect(self._open_form)
        self._returns.names_wanted.connect(self._open_names)
        self._home.shown.connect(self._on_home_shown)
        self._home.close_chosen.connect(self._returns.show_close)

    @Slot(object)
    def _on_home_shown(self, page: HomePage) -> None:
        page.pack_wanted.connect(self.show_open_pack)
        page.details_wanted.connect(self.show_details)
        page.find_wanted.connect(self.cases.show_find)
        page.form_chosen.connect(self._open_form)
        page.status_chosen.connect(self._open_with_status)
        page.print_chosen.connect(self.cases.print_form)
        page.print_all_chosen.connect(self.cases.print_all)
        page.return_chosen.connect(self._show_return)
        page.sent_chosen.connect(self._returns.show_sent)
        page.close_chosen.connect(self._returns.show_close)
        page.certificate_chosen.connect(self._returns.show_certificate)

    def _add_actions(self) -> None:
        deeds: tuple[tuple[str, Shortcuts | None, Callable[[], None]], ...] = (
            (self.tr("Home"), Shortcuts.HOME, self._on_home_asked),
            (self.tr("Open a pack"), Shortcuts.OPEN, self._on_pack_asked),
            (self.tr("Your name and title"), None, self._on_details_asked),
        )
        for words, keys, deed in deeds:
            action = QAction(words, self)
            if keys is not None:
                action.setShortcut(keys.sequence)
            action.triggered.connect(deed)
            self._window.add_action(action)
        self.cases.keys.add_to(self._window)

    def open_files(self, paths: tuple[Path, ...]) -> None:
        """Take the first pack among files that were dropped, double-clicked or given at start.

        Where there is none, the first file of queries.
        """
        packs = [path for path in paths if path.suffix.lower() == ENDING]
        queries = [path for path in paths if path.suffix.lower() == QUERIES]
        chosen = next(iter(packs or queries or paths), None)
        if chosen is None or (not self._packs.is_shown() and not may_leave(self._around)):
            return
        if self.cases.leave():
            show = self._queries.show if chosen in queries else self._packs.show
            show(chosen)

    def finish(self) -> None:
        """Hand every unsaved text to the store; returns when it is committed or was given up."""
        self.cases.finish()

    def place(self) -> str:
        """Name what is open, to come back to it after a lock; no word of the content."""
        return self._menu.place() or self.cases.open_form_id()

    def leave(self) -> bool:
        """Save everything and let go of the window; False when it cannot be saved, and stays."""
        return self.cases.leave()

    def go_back_to(self, place: str) -> None:
        """Open what ``place`` named, where it was left; home where that was nothing."""
        if place:
            self.cases.open(place)
        else:
            self.show_home()

    @Slot()
    def show_home(self) -> None:
        """Save the open form, and show every pack and case."""
        if self.cases.leave():
            self._home.show()

    @Slot()
    def show_open_pack(self) -> None:
        """Show where a pack is opened."""
        if self.cases.leave():
            self._packs.show()

    @Slot()
    def show_details(self) -> None:
        """Show who the auditor is, to be changed."""
        if self.cases.leave():
            self._details.show()

    @Slot()
    def _on_home_asked(self) -> None:
        if may_leave(self._around):
            self.show_home()

    @Slot()
    def _on_pack_asked(self) -> None:
        if may_leave(self._around):
            self.show_open_pack()

    @Slot()
    def _on_details_asked(self) -> None:
        if may_leave(self._around):
            self.show_details()

    @Slot()
    def _on_pack_kept(self) -> None:
        if self._around.profile.details.person_name:
            self.show_home()
        else:
            self.show_details()

    @Slot(str)
    def _open_form(self, form_id: str) -> None:
        self.cases.open(form_id)

    @Slot(str, str)
    def _open_with_status(self, form_id: str, status: str) -> None:
        self.cases.open(form_id, preset=Status(status))

    @Slot(str)
    def _open_names(self, form_id: str) -> None:
        self.cases.open(form_id, step=NAMES)

    @Slot(str)
    def _show_return(self, pack_id: str) -> None:
        self._window.set_trail((self.tr("Return"),))
        self._returns.show(pack_id)
