"""What is settled between an opened profile and its desk: where to work, and a recovery code."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from ui.start.moved_page import MovedDesk
from ui.start.recovery_desk import RecoveryDesk
from ui.surroundings import Surroundings


class BeforeDesk(QObject):
    """Asks one thing after the other; ``done`` lets the desk come.

    ``passphrase`` is "" where no recovery code is due, ``moved_at`` None where the profile was not
    moved. ``leaving`` carries why the profile is to be closed instead.
    """

    done = Signal()
    leaving = Signal(object)

    def __init__(
        self,
        surroundings: Surroundings,
        passphrase: str,
        moved_at: datetime | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._passphrase = passphrase
        self._moved_at = moved_at

    def begin(self) -> None:
        """Ask first whether to work here at all."""
        if self._moved_at is None:
            self._ask_for_recovery()
            return
        desk = MovedDesk(self._around, self._moved_at, self)
        desk.done.connect(self._ask_for_recovery)
        desk.leaving.connect(self.leaving)
        desk.begin()

    def place(self) -> str:
        """Name nothing to come back to: what was not settled is asked again."""
        return ""

    def leave(self) -> bool:
        """Let go of the window; there is nothing to save."""
        return True

    @Slot()
    def _ask_for_recovery(self) -> None:
        passphrase, self._passphrase = self._passphrase, ""
        if not passphrase:
            self.done.emit()
            return
        desk = RecoveryDesk(self._around, passphrase, self, first=True)
        desk.done.connect(self.done)
        desk.begin()
