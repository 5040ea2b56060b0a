"""What stands in the menu for both roles: settings, help, and closing the program."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from ui.copies.copies_desk import CopiesDesk
from ui.copies.copies_page import CopiesPage
from ui.copies.hub_desk import HubDesk
from ui.help.guide_desk import GuideDesk
from ui.help.help_desk import HelpDesk
from ui.help.help_pages import HelpPage
from ui.leaving import may_leave
from ui.settings.settings_desk import SettingsDesk
from ui.settings.settings_page import SettingsPage
from ui.shortcuts import Shortcuts
from ui.surroundings import Surroundings


class Place(Protocol):
    """A desk that can be left and come back to; see the start."""

    def place(self) -> str:
        """Name what is open."""
        ...

    def leave(self) -> bool:
        """Save everything and let go of the window; False when it cannot be saved."""
        ...

    def go_back_to(self, place: str) -> None:
        """Open what was open."""
        ...


class MenuDesk(QObject):
    """Shows a page over whatever is open; Back leads to where the person was.

    ``leaving`` carries why the profile is to be closed.
    """

    leaving = Signal(object)

    def __init__(self, surroundings: Surroundings, desk: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._desk = desk
        self._window = surroundings.window
        self._place = ""
        self._settings = SettingsDesk(surroundings, self)
        self._copies = CopiesDesk(surroundings, self)
        self._help = HelpDesk(surroundings, self)
        self.guide = GuideDesk(surroundings, self)
        self._settings.left.connect(self._on_left)
        shared = surroundings.profile.is_shared
        self._hub = HubDesk(surroundings, self)
        self._settings.copies_wanted.connect(self._hub.show if shared else self._copies.show)
        self._copies.left.connect(self._settings.show)
        self._hub.left.connect(self._settings.show)
        self._copies.leaving.connect(self.leaving)
        self._help.left.connect(self._on_left)
        deeds: tuple[tuple[str, Shortcuts, Callable[[], object]], ...] = (
            (self.tr("Settings"), Shortcuts.SETTINGS, self.show_settings),
            (self.tr("Help"), Shortcuts.HELP, self.show_help),
            (self.tr("Close the program"), Shortcuts.QUIT, self._window.close),
        )
        for words, keys, deed in deeds:
            action = QAction(words, self)
            action.setShortcut(keys.sequence)
            if keys is Shortcuts.QUIT:
                action.setMenuRole(QAction.MenuRole.QuitRole)
            action.triggered.connect(deed)
            self._window.add_action(action)

    @Slot()
    def show_settings(self) -> None:
        """Show the settings."""
        if self._leave():
            self._settings.show()

    @Slot()
    def show_help(self) -> None:
        """Show the contents of the help."""
        if self._leave():
            self._help.show()

    def place(self) -> str:
        """Name what a page of the menu leads back to; "" where none of them is shown."""
        shown = isinstance(self._window.page(), SettingsPage | CopiesPage | HelpPage)
        return self._place if shown else ""

    def _leave(self) -> bool:
        place = self._desk.place()
        if not may_leave(self._around) or not self._desk.leave():
            return False
        self._window.set_steps(())
        self._window.set_side(())
        self._window.set_saved("")
        self._place = place
        return True

    @Slot()
    def _on_left(self) -> None:
        self._desk.go_back_to(self._place)
