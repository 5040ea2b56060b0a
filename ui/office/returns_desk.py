"""Importing returns into the open profile, file by file, while the window stays awake."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Slot

from export.return_format import laptop_words, receipt_words
from models.snapshots import InboxItem
from office.intake import import_paths
from office.overview import AuditOverview
from ui.office.arrivals import ArrivedFile, ReturnedFile
from ui.office.laptops_card import NewLaptop
from ui.office.returns_page import ImportedFile, ReturnsPage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings
from ui.tasks import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class _Import:
    """What the last import did, until the next one."""

    files: tuple[ImportedFile, ...] = ()
    stopped: bool = False


class ReturnsDesk(StageDesk):
    """Shows the returns of an audit and takes more in; what arrives meanwhile waits its turn."""

    STAGES = frozenset({Stage.RETURNS})

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._last: _Import | None = None
        self._waiting: tuple[Path, ...] = ()
        self._stop: Event | None = None

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show what came in, and begin with the files that wait."""
        del stage
        self._overview = overview
        intake = self._at.profile.intake
        self._run(intake.inbox, essential=False).succeeded.connect(self._on_inbox)

    def import_files(self, paths: tuple[Path, ...]) -> None:
        """Take files and folders in; while others are on their way, afterwards."""
        self._waiting = (*self._waiting, *paths)
        self._begin()

    @Slot(object)
    def _on_inbox(self, items: tuple[InboxItem, ...]) -> None:
        arrived = tuple(
            ArrivedFile(
                arrived=item.received_at,
                file_name=item.file_name,
                code=item.outcome,
                facts=item.facts,
            )
            for item in items
        )
        last = self._last
        page = ReturnsPage(
            _returned(self._shown),
            arrived,
            _laptops(self._shown),
            last.files if last else None,
            stopped=bool(last and last.stopped),
        )
        page.files_asked.connect(self._on_files_asked)
        page.folder_asked.connect(self._on_folder_asked)
        page.confirmed.connect(self._on_confirmed)
        self._at.window.show_page(page)
        if words := self._take_saved_words():
            page.show_saved(words)
        self._begin()

    @Slot(object)
    def _on_confirmed(self, laptop: NewLaptop) -> None:
        intake = self._at.profile.intake
        self._run(
            lambda: intake.confirm(laptop.agency_id, laptop.installation_id)
        ).succeeded.connect(
            self._saved(Stage.RETURNS, self.tr("{0}: confirmed.").format(laptop.agency))
        )

    @Slot()
    def _on_files_asked(self) -> None:
        kinds = (self.tr("Returns (*.auditreturn)"), self.tr("All files (*)"))
        self.import_files(self._at.dialogs.ask_open_files(self.tr("Choose return files"), kinds))

    @Slot()
    def _on_folder_asked(self) -> None:
        folder = self._at.dialogs.ask_open_folder(self.tr("Choose a folder of returns"))
        if folder is not None:
            self.import_files((folder,))

    def _begin(self) -> None:
        page = self._at.window.page()
        if not self._waiting or self._stop is not None or not isinstance(page, ReturnsPage):
            return
        paths, self._waiting = self._waiting, ()
        self._stop = Event()
        task = self._at.tasks.store(
            partial(_import_all, self._at, self._shown.audit.id, paths, self._stop)
        )
        task.progressed.connect(page.progress.set_progress)
        task.succeeded.connect(self._on_imported)
        task.failed.connect(self._on_import_failed)
        task.finished.connect(page.progress.finish)
        page.progress.stopped.connect(self._on_stopped)
        page.progress.start()
        page.show_busy()

    @Slot()
    def _on_stopped(self) -> None:
        if self._stop is not None:
            self._stop.set()

    @Slot(object)
    def _on_imported(self, done: _Import) -> None:
        self._stop = None
        self._last = done
        self.changed.emit(Stage.RETURNS)

    @Slot(object)
    def _on_import_failed(self, error: Exception) -> None:
        self._stop = None
        self._on_failed(error)


def _import_all(
    at: Surroundings, audit_id: str, paths: tuple[Path, ...], stop: Event, report: Report
) -> _Import:
    """Import on the store's thread; Stop ends it between two files and keeps what was done."""
    found = 0

    def count(done: int, total: int) -> None:
        nonlocal found
        found = total
        report(done, total)

    outcomes = import_paths(at.profile, paths, at.now(), count, stop.is_set)
    titles = {audit.id: audit.details.title for audit in at.profile.audits.list()}
    titles[audit_id] = ""
    files = tuple(
        ImportedFile(outcome=each, other_audit=titles.get(each.audit_id or audit_id, ""))
        for each in outcomes
    )
    return _Import(files=files, stopped=len(files) < found)


def _laptops(overview: AuditOverview) -> tuple[NewLaptop, ...]:
    return tuple(
        NewLaptop(
            agency_id=pin.agency_id,
            installation_id=pin.installation_id,
            agency=overview.agency(pin.agency_id).name,
            words=laptop_words(pin.public_key),
        )
        for pin in overview.laptops
    )


def _returned(overview: AuditOverview) -> tuple[ReturnedFile, ...]:
    return tuple(
        ReturnedFile(
            agency=overview.agency(each.agency_id).name,
            revision=each.revision,
            auditor=", ".join(part for part in (each.auditor_name, each.auditor_title) if part),
            arrived=each.received_at,
            receipt=receipt_words(each.header_sha256),
        )
        for each in overview.returns
    )
