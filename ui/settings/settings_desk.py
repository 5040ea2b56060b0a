"""Reading the settings, keeping what is chosen, and leading back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication

from office.share_limit import LEAST_KEY
from ui.auditor.autosave import SAVE_PAUSE
from ui.lock.lock_desk import IDLE_MINUTES
from ui.menu_pages import MenuPageDesk
from ui.settings.settings_page import SettingsPage
from ui.settings.settings_view import SettingsView, load_settings
from ui.stay import Stay
from ui.tasks import Report


class SettingsDesk(MenuPageDesk):
    """Shows the settings and keeps each choice at once; ``copies_wanted`` leads on."""

    copies_wanted = Signal()

    @Slot()
    def show(self) -> None:
        """Show what is in force."""
        profile, now = self._around.profile, self._around.now()

        def load(_report: Report) -> SettingsView:
            return load_settings(profile, now)

        task = self._around.tasks.store(load)
        Stay(task, self._window).arrived.connect(self._on_loaded)

    @Slot(object)
    def _on_loaded(self, view: SettingsView) -> None:
        page = SettingsPage(view, self._window.theme)
        page.idle_chosen.connect(self._on_idle_chosen)
        page.pause_chosen.connect(self._on_pause_chosen)
        page.least_chosen.connect(self._on_least_chosen)
        page.word_removed.connect(self._on_word_removed)
        page.folder_wanted.connect(self._on_folder_wanted)
        page.copy_wanted.connect(self._on_copy_wanted)
        page.copies_wanted.connect(self.copies_wanted)
        self._show_first(page)

    @Slot(str)
    def _on_idle_chosen(self, minutes: str) -> None:
        self._keep(IDLE_MINUTES, minutes)

    @Slot(str)
    def _on_pause_chosen(self, pause: str) -> None:
        self._keep(SAVE_PAUSE, pause)

    @Slot(str)
    def _on_least_chosen(self, least: str) -> None:
        self._keep(LEAST_KEY, least)

    def _keep(self, name: str, value: str) -> None:
        preferences = self._around.profile.preferences

        def keep(_report: Report) -> None:
            preferences.set(name, value)

        self._around.tasks.store(keep, essential=True)

    @Slot(str)
    def _on_word_removed(self, word: str) -> None:
        profile, now = self._around.profile, self._around.now()

        def remove(_report: Report) -> SettingsView:
            profile.own_words.remove(word)
            return load_settings(profile, now)

        task = self._around.tasks.store(remove, essential=True)
        Stay(task, self._window).arrived.connect(self._on_loaded)

    @Slot()
    def _on_folder_wanted(self) -> None:
        self._around.dialogs.show_folder(self._around.profile.folder)

    @Slot()
    def _on_copy_wanted(self) -> None:
        page = self._window.page()
        if isinstance(page, SettingsPage):
            QGuiApplication.clipboard().setText(page.report.text())
            page.say_copied()
