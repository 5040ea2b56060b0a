"""The import log of the office, opened from the returns: looking, undoing, and saving it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from export.safe_write import save_file
from models.intake_snapshots import LoggedDeed, LogKind, LogLine
from office.log_words import log_csv
from office.undo import undo_import, undo_return, unsettle_conflict
from ui.office.arrivals import shown_name
from ui.office.imports import Imports
from ui.office.log_page import LogFiles, LogPage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings

LOG_FILE = Path("import-log.csv")


class LogDesk(StageDesk):
    """Shows the log; ``counted`` says that something was undone, so that figures are others."""

    counted = Signal()

    def __init__(self, surroundings: Surroundings, imports: Imports, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._imports = imports
        self._deed_id = ""

    @Slot()
    def show(self) -> None:
        """Read the log and show it."""
        log = self._at.profile.intake_log
        self._show_after(self._run(log.deeds, essential=False), self._on_deeds)

    @Slot(object)
    def _on_deeds(self, deeds: tuple[LoggedDeed, ...]) -> None:
        page = LogPage(deeds)
        page.deed_chosen.connect(self._on_deed_chosen)
        page.undo_asked.connect(self._on_undo)
        page.file_undo_asked.connect(self._on_file_undo)
        page.save_asked.connect(self._on_save)
        page.back_asked.connect(self._on_back)
        self._at.window.show_page(page)
        page.start(self._deed_id)
        if words := self._take_saved_words():
            page.show_saved(words)

    @Slot(str)
    def _on_deed_chosen(self, deed_id: str) -> None:
        self._deed_id = deed_id
        profile, page = self._at.profile, self._at.window.page()

        def read() -> LogFiles:
            return LogFiles(
                deed_id=deed_id,
                lines=profile.intake_log.lines(deed_id),
                standing=frozenset(each.id for each in profile.history.of_deed(deed_id)),
            )

        task = self._run(read, essential=False)
        if isinstance(page, LogPage):
            task.succeeded.connect(page.show_files)

    @Slot(object)
    def _on_undo(self, logged: LoggedDeed) -> None:
        profile, now, deed = self._at.profile, self._at.now(), logged.deed
        if deed.kind is LogKind.SETTLED:
            sure = self._at.dialogs.confirm(
                self.tr("Undo this choice?"),
                self.tr("The case has two answers again, and what stood before counts."),
                self.tr("Undo this choice"),
                self.tr("Leave it"),
            )
            if sure:
                uin = deed.facts[-1]
                self._done(
                    lambda: unsettle_conflict(profile, deed.id, uin, now), self.tr("Undone.")
                )
            return
        words = self.tr(
            "Returns to take out: {0}. What stood before counts again. The files are kept with "
            "what was set aside, and can be tried again."
        ).format(logged.standing)
        if self._is_sure(words):
            self._done(
                lambda: undo_import(profile, deed.id, now),
                self.tr("Undone. Returns taken out: {0}.").format(logged.standing),
            )

    @Slot(object)
    def _on_file_undo(self, line: LogLine) -> None:
        profile, now = self._at.profile, self._at.now()
        words = self.tr(
            "{0} is taken out. What stood before counts again. The file is kept with what was set "
            "aside, and can be tried again."
        ).format(shown_name(line.file_name))
        if self._is_sure(words):
            self._done(
                lambda: undo_return(profile, line.return_id, now),
                self.tr("Undone: {0}.").format(shown_name(line.file_name)),
            )

    def _is_sure(self, words: str) -> bool:
        return self._at.dialogs.confirm(
            self.tr("Undo this import?"), words, self.tr("Undo"), self.tr("Leave it")
        )

    def _done(self, work: Callable[[], object], words: str) -> None:
        """Undo something, then show the log anew with these words."""

        def show(_result: object) -> None:
            self._saved_words = words
            if not self._left:
                self.show()

        task = self._run(work)
        task.succeeded.connect(self._on_undone)
        self._show_after(task, show)

    @Slot(object)
    def _on_undone(self, _result: object) -> None:
        # Its lines on the page of returns would say what is not so any more.
        self._imports.last = None
        if not self._left:
            self.counted.emit()

    @Slot()
    def _on_save(self) -> None:
        kinds = (self.tr("Tables (*.csv)"),)
        path = self._at.dialogs.ask_save_file(self.tr("Save the import log"), LOG_FILE, kinds)
        if path is None:
            return
        profile, page = self._at.profile, self._at.window.page()
        words = self.tr("The log is in {0}.").format(path)
        task = self._run(lambda: save_file(path, log_csv(profile), replace=True))

        def tell(_result: object) -> None:
            if isinstance(page, LogPage):
                page.show_saved(words)

        self._show_after(task, tell)

    @Slot()
    def _on_back(self) -> None:
        self._show_again(Stage.RETURNS)
