"""Certificates of deleted audits: just made, or found again in the list of audits."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from models.deletion_snapshots import DeletedAudit
from models.errors import ModelError, ModelFault
from office.certificate import certificate_file_name, certificate_pdf
from ui.office.certificate_page import CertificatePage
from ui.office.store_desk import StoreDesk
from ui.surroundings import Surroundings


class CertificateDesk(StoreDesk):
    """Shows a certificate and its pages; ``left`` goes back to the list of audits."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._deleted: DeletedAudit | None = None

    @Slot(str)
    def find(self, deleted_id: str) -> None:
        """Show the certificate of an audit that was deleted before."""
        deletions = self._at.profile.deletions

        def read() -> DeletedAudit:
            for each in deletions.all():
                if each.id == deleted_id:
                    return each
            raise ModelError(ModelFault.NOT_FOUND)

        self._show_after(self._run(read, essential=False), self._on_found)

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
        draw = partial(certificate_pdf, deleted, now)
        name, back = certificate_file_name(deleted), partial(self.show, deleted, fresh=False)
        self._show_pdf(draw, self.tr("Certificate of deletion"), name, back)
