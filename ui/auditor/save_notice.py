"""Says how saving goes: quietly in the top bar, and in the page when it fails."""

from PySide6.QtCore import QObject, Slot

from models.errors import ModelError
from office.messages import message
from ui.auditor.autosave import Autosave, SaveStage, SaveState
from ui.auditor.words import saved_words
from ui.surroundings import translated
from ui.theme.apply import announce
from ui.widgets.notice import Notice, NoticeKind
from ui.window import MainWindow


class SaveNotice(QObject):
    """Follows one Autosave. A failure is announced once, with a button to try again at once.

    So are the first save and the first one after a failure; more would be chatter.
    """

    def __init__(self, autosave: Autosave, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._autosave = autosave
        self._window = window
        self._notice: Notice | None = None
        self._owes_word = True
        autosave.changed.connect(self._on_changed)

    def notice(self) -> Notice | None:
        """Return the notice of a failure, None while all is well."""
        return self._notice

    def page_changed(self) -> None:
        """Put the notice into the page now shown, if saving is failing."""
        self._notice = None
        self._on_changed(self._autosave.state)

    @Slot(object)
    def _on_changed(self, state: SaveState) -> None:
        self._window.set_saved(self._words(state))
        if state.stage is SaveStage.FAILED and state.error is not None:
            self._show(state.error)
            self._owes_word = True
        elif state.stage is SaveStage.SAVED and self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if state.stage is SaveStage.SAVED and self._owes_word:
            self._owes_word = False
            announce(self._window, self._words(state))

    def _words(self, state: SaveState) -> str:
        if state.stage is SaveStage.SAVING:
            return self.tr("Saving\u2026")
        if state.stage is SaveStage.FAILED:
            return self.tr("Not saved")
        return saved_words(state.at) if state.at is not None else ""

    def _show(self, error: Exception) -> None:
        page = self._window.page()
        if page is None or self._notice is not None:
            return
        self._notice = Notice(NoticeKind.ERROR, self._sentence(error))
        again = self._notice.add_button(self.tr("Try again now"))
        again.clicked.connect(self._autosave.flush)
        page.body.insertWidget(0, self._notice)
        self._notice.show()
        page.scroller.ensureWidgetVisible(self._notice)
        self._notice.say()

    def _sentence(self, error: Exception) -> str:
        if isinstance(error, ModelError):
            reason = message(error.code, error.facts, translated)
            cause = " ".join((reason.title, reason.next_step))
        else:
            cause = self.tr("The database did not take it.")
        kept = self.tr(
            "Your latest words are not saved yet. They are still here, and saving is tried again "
            "by itself."
        )
        return f"{kept} {cause}"
