"""The copy of the day: made a moment after unlocking, beside the work, and told only in trouble."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Slot

from models.backups import BackupReason
from models.errors import ModelFault
from models.profile import Profile
from ui.copies.words import trouble_words
from ui.dialogs import Dialogs
from ui.tasks import Report, TaskRunner

# After the first page is there; later again, for a program that stays open over midnight.
FIRST_MS, AGAIN_MS = 2_000, 30 * 60_000


class DailyCopy(QObject):
    """Lives as long as the program, so that trouble is told once a day and not at each unlock."""

    def __init__(
        self, tasks: TaskRunner, dialogs: Dialogs, now: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._dialogs = dialogs
        self._now = now
        self._profile: Profile | None = None
        self._tried: date | None = None
        self._told: date | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def watch(self, profile: Profile) -> None:
        """See to the copies of a profile that was opened."""
        self._profile = profile
        self._tried = None
        self._timer.start(FIRST_MS)

    def end(self) -> None:
        """Start nothing more: the profile is about to be closed."""
        self._profile = None
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Make the copy of today where it was not tried yet since the profile was opened."""
        profile, now = self._profile, self._now()
        today = now.astimezone().date()
        self._timer.start(AGAIN_MS)
        if profile is None or self._tried == today:
            return
        self._tried = today

        def work(_report: Report) -> ModelFault | None:
            return profile.backups.keep(BackupReason.DAILY, now)

        # Not on the store's thread: reading the copy back takes longest and needs no store.
        task = self._tasks.pure(work, unattended=True)
        task.succeeded.connect(self._on_kept)

    @Slot(object)
    def _on_kept(self, trouble: ModelFault | None) -> None:
        if trouble is None or self._profile is None or self._told == self._tried:
            return
        self._told = self._tried
        self._dialogs.tell(
            self.tr("No copy was made today"),
            " ".join(
                (
                    trouble_words(trouble),
                    self.tr("Your work itself is saved, and you can go on."),
                )
            ),
        )
