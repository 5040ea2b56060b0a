"""The returns of an open audit: what came in, what is coming in, and whom to phone."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from export.return_format import laptop_words, receipt_words
from models.snapshots import InboxItem
from office.overview import AuditOverview
from office.undo import confirm_laptop
from ui.office.arrivals import ArrivedFile, ReturnedFile
from ui.office.imports import Imports
from ui.office.laptops_card import NewLaptop
from ui.office.returns_page import ReturnsPage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings


class ReturnsDesk(StageDesk):
    """Shows the returns of an audit, asks for more, and follows the import that is on."""

    STAGES = frozenset({Stage.RETURNS})

    # After an import the figures of the rail are others, whatever stage is shown.
    counted = Signal()

    def __init__(self, surroundings: Surroundings, imports: Imports, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._imports = imports
        imports.ended.connect(self._on_ended)

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show what came in."""
        del stage
        self._overview = overview
        self._show_after(self._run(self._at.profile.intake.inbox, essential=False), self._on_inbox)

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
        last = self._imports.last
        if last is not None and last.audit_id != self._shown.audit.id:
            last = None
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
        self._follow(page)

    @Slot(object)
    def _on_confirmed(self, laptop: NewLaptop) -> None:
        profile, now = self._at.profile, self._at.now()
        task = self._run(
            lambda: confirm_laptop(
                profile, laptop.agency_id, laptop.installation_id, laptop.words, now
            )
        )
        self._saved(task, Stage.RETURNS, self.tr("{0}: confirmed.").format(laptop.agency))

    @Slot()
    def _on_files_asked(self) -> None:
        kinds = (self.tr("Returns (*.auditreturn)"), self.tr("All files (*)"))
        self._import(self._at.dialogs.ask_open_files(self.tr("Choose return files"), kinds))

    @Slot()
    def _on_folder_asked(self) -> None:
        folder = self._at.dialogs.ask_open_folder(self.tr("Choose a folder of returns"))
        if folder is not None:
            self._import((folder,))

    def _import(self, paths: tuple[Path, ...]) -> None:
        page = self._at.window.page()
        self._imports.take(self._shown.audit.id, paths)
        if isinstance(page, ReturnsPage):
            self._follow(page)

    def _follow(self, page: ReturnsPage) -> None:
        """Let a page show the import that is on, if any."""
        if not self._imports.is_running():
            return
        self._imports.progressed.connect(page.progress.set_progress)
        page.progress.stopped.connect(self._imports.stop)
        page.progress.start()
        page.show_busy()

    @Slot()
    def _on_ended(self) -> None:
        page = self._at.window.page()
        if isinstance(page, ReturnsPage):
            page.progress.finish()
        if not self._left:
            self.counted.emit()


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
            withdraws=each.withdraws,
            reason=each.reason,
        )
        for each in overview.returns
    )
