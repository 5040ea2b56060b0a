"""Certificates of deleted audits: just made, or found again in the list of audits."""

from PySide6.QtCore import QObject, Signal, Slot

from models.deletion_snapshots import DeletedAudit
from models.errors import ModelError, ModelFault
from office.certificate import certificate_file_name, certificate_pdf
from ui.office.certificate_page import CertificatePage
from ui.office.telling import tell_trouble
from ui.preview.preview_page import PreviewPage, Printout
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report


class CertificateDesk(QObject):
    """Shows a certificate and its pages; ``left`` goes back to the list of audits."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._at = surroundings
        self._deleted: DeletedAudit | None = None

    @Slot(str)
    def find(self, deleted_id: str) -> None:
        """Show the certificate of an audit that was deleted before."""
        deletions = self._at.profile.deletions

        def read(report: Report) -> DeletedAudit:
            del report
            for each in deletions.all():
                if each.id == deleted_id:
                    return each
            raise ModelError(ModelFault.NOT_FOUND)

        task = self._at.tasks.store(read)
        Stay(task, self._at.window).arrived.connect(self._on_found)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_found(self, deleted: DeletedAudit) -> None:
        self.show(deleted, fresh=False)

    def show(self, deleted: DeletedAudit, *, fresh: bool) -> None:
        """Show a certificate; ``fresh`` where the deletion has just been done."""
        self._deleted = deleted
        page = CertificatePage(deleted, fresh=fresh)
        page.primary_pressed.connect(self.left)
        page.print_wanted.connect(self._on_print)
        window = self._at.window
        window.set_steps(())
        window.set_side(())
        window.set_trail((self.tr("Certificate of deletion"),))
        window.show_page(page)

    @Slot()
    def _on_print(self) -> None:
        deleted, now = self._deleted, self._at.now().astimezone()
        if deleted is None:
            return
        title = self.tr("Certificate of deletion")

        def make(report: Report) -> Printout:
            del report
            name = certificate_file_name(deleted)
            return Printout(pdf=certificate_pdf(deleted, now), title=title, file_name=name)

        task = self._at.tasks.pure(make, owner=self)
        Stay(task, self._at.window).arrived.connect(self._on_made)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_made(self, printout: Printout) -> None:
        page = PreviewPage(printout, self._at.dialogs, self._at.tasks)
        page.back_pressed.connect(self._on_preview_left)
        self._at.window.show_page(page)

    @Slot()
    def _on_preview_left(self) -> None:
        if self._deleted is not None:
            self.show(self._deleted, fresh=False)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._at, error)
