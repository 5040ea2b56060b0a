"""Closing an audit for good: what would be lost, the deletion, and the certificate of it."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from models.auditor_snapshots import ClosedAudit
from models.errors import ModelError, ModelFault
from models.profile import Profile
from models.snapshots import Form
from office.messages import message
from office.receipts import certificate_file_name, certificate_pdf
from ui.auditor.certificate_page import CertificatePage
from ui.auditor.close_page import ClosePage, CloseView
from ui.auditor.paper_preview import PaperPreview
from ui.auditor.telling import tell_trouble
from ui.auditor.words import days_left_words
from ui.preview.preview_page import Printout
from ui.stay import Stay
from ui.surroundings import Surroundings, translated
from ui.tasks import Report


class CloseDesk(QObject):
    """Deletes nothing before the person typed the audit's short name."""

    home_wanted = Signal()
    return_wanted = Signal(str)

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._pack_id = ""
        self._closed: ClosedAudit | None = None
        self._papers = PaperPreview(surroundings, self)
        self._papers.left.connect(self._on_preview_left)

    def show(self, pack_id: str) -> None:
        """Show what closing an audit would delete, and what the office does not have yet."""
        self._pack_id = pack_id
        profile, now = self._around.profile, self._around.now()

        def load(_report: Report) -> CloseView:
            return load_close(profile, pack_id, now)

        task = self._around.tasks.store(load)
        Stay(task, self._around.window).arrived.connect(self._on_loaded)
        task.failed.connect(self._on_failed)

    def show_certificate(self, closed_id: str) -> None:
        """Show the certificate of an audit that was closed before."""
        profile = self._around.profile

        def load(_report: Report) -> ClosedAudit:
            for each in profile.bin.closed():
                if each.id == closed_id:
                    return each
            raise ModelError(ModelFault.NOT_FOUND)

        task = self._around.tasks.store(load)
        Stay(task, self._around.window).arrived.connect(self._on_certificate)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_loaded(self, view: CloseView) -> None:
        page = ClosePage(view)
        page.back_pressed.connect(self.home_wanted)
        page.return_wanted.connect(self.return_wanted)
        page.given.connect(self._on_given)
        self._around.window.set_trail((self.tr("Close this audit"),))
        self._around.window.show_page(page)

    @Slot(str)
    def _on_given(self, name: str) -> None:
        profile, pack_id = self._around.profile, self._pack_id

        def close(_report: Report) -> ClosedAudit:
            return profile.bin.close_pack(pack_id, by=name)

        page = self._around.window.page()
        if isinstance(page, ClosePage):
            page.show_busy(busy=True)
        task = self._around.tasks.store(close, essential=True)
        Stay(task, self._around.window).arrived.connect(self._on_closed)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_closed(self, closed: ClosedAudit) -> None:
        self._show(closed, fresh=True)

    @Slot(object)
    def _on_certificate(self, closed: ClosedAudit) -> None:
        self._show(closed, fresh=False)

    def _show(self, closed: ClosedAudit, *, fresh: bool) -> None:
        self._closed = closed
        page = CertificatePage(closed, fresh=fresh)
        page.primary_pressed.connect(self.home_wanted)
        page.print_wanted.connect(self._on_print)
        self._around.window.set_trail((self.tr("Certificate of deletion"),))
        self._around.window.show_page(page)

    @Slot()
    def _on_print(self) -> None:
        closed, now = self._closed, self._around.now().astimezone()
        if closed is None:
            return
        title = self.tr("Certificate of deletion")

        def make() -> Printout:
            pdf = certificate_pdf(closed, now)
            return Printout(pdf=pdf, title=title, file_name=certificate_file_name(closed))

        self._papers.show(make)

    @Slot()
    def _on_preview_left(self) -> None:
        if self._closed is not None:
            self._show(self._closed, fresh=False)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        page = self._around.window.page()
        if isinstance(error, ModelError) and isinstance(page, ClosePage):
            page.show_trouble(message(error.code, error.facts, translated).line)
        else:
            tell_trouble(self._around, error)


def load_close(profile: Profile, pack_id: str, now: datetime) -> CloseView:
    """Read what closing would delete; called on the store's thread."""
    pack = profile.forms.pack(pack_id)
    forms, sent = profile.forms.forms(pack_id), profile.forms.sent(pack_id)
    worked = [form for form in forms if form.is_asked or form.changed_at is not None]
    today = now.astimezone().date()
    is_due = pack.return_by is not None and pack.return_by >= today
    return CloseView(
        pack_id=pack_id,
        audit_code=pack.audit_code,
        audit_title=pack.audit_title,
        agency_name=pack.agency_name,
        uins=tuple(form.uin for form in forms),
        answers=sum(_answers(profile, form) for form in forms),
        receipts=len(sent),
        unsent=tuple(form.uin for form in worked if form.returned_revision is None),
        changed=tuple(form.uin for form in forms if form.is_changed_since_return),
        due=days_left_words(pack.return_by, today) if is_due else "",
        name=profile.details.person_name,
    )


def _answers(profile: Profile, form: Form) -> int:
    return sum(bool(text) for text in profile.forms.answers(form.id).values())
