"""Export of an audit: asks where, and writes the file off the window's thread."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from office.archive import SavedArchive, archive_name, save_archive
from office.data_export import DataKind, DataWish, data_file_name, save_data
from office.overview import AuditOverview
from ui.office.archive.save_card import SaveCard
from ui.office.export_page import ExportPage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings
from ui.tasks import Report


class ExportDesk(StageDesk):
    """Shows what can be exported; it remembers what was wanted last."""

    STAGES = frozenset({Stage.EXPORT})

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._wish = DataWish(kind=DataKind.WORKBOOK)

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show what can be exported."""
        del stage
        self._overview = overview
        page = ExportPage(overview, self._wish)
        page.save_asked.connect(partial(self._on_save, page))
        page.archive.save_asked.connect(partial(self._on_archive, page.archive))
        self._at.window.show_page(page)

    def _on_save(self, page: ExportPage, wish: DataWish) -> None:
        self._wish = wish
        profile, audit_id = self._at.profile, self._shown.audit.id
        name = Path(data_file_name(self._shown, wish.kind))
        is_book = wish.kind is DataKind.WORKBOOK
        kinds = (self.tr("Workbooks (*.xlsx)") if is_book else self.tr("Tables (*.csv)"),)
        path = self._at.dialogs.ask_save_file(self.tr("Save the tables"), name, kinds)
        if path is None:
            return

        def work(report: Report) -> Path:
            save_data(profile, audit_id, wish, path, report)
            return path

        page.show_busy()
        task = self._at.tasks.store(work, owner=page)
        page.progress.watch(task)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(page.show_stopped)
        self._show_after(task, partial(self._on_saved, page))

    def _on_saved(self, page: ExportPage, path: Path) -> None:
        page.show_saved(self.tr("The tables are in {0}.").format(path))

    def _on_archive(self, card: SaveCard) -> None:
        profile, audit, now = self._at.profile, self._shown.audit, self._at.now()
        kinds = (self.tr("Archive files (*.auditarchive)"),)
        name = archive_name(audit.details.code)
        path = self._at.dialogs.ask_save_file(self.tr("Save the archive"), name, kinds)
        if path is None:
            return

        def work(report: Report) -> SavedArchive:
            report(0, 0)
            return save_archive(profile, audit.id, path, now)

        card.show_busy()
        task = self._at.tasks.store(work, owner=card)
        card.progress.watch(task)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(card.show_stopped)
        self._show_after(task, card.show_saved)
