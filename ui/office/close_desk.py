"""Closing an audit at the office: what would go, and the deletion once it was confirmed."""

from functools import partial

from PySide6.QtCore import Signal, Slot

from office.closing import Closing, close_audit, load_closing
from office.overview import AuditOverview
from ui.office.close_page import ClosePage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage


class CloseDesk(StageDesk):
    """Deletes nothing before the audit's short name was typed; ``deleted`` carries a DeletedAudit.

    It is sent whatever page is shown by then, because no page of the audit is true any more.
    """

    deleted = Signal(object)

    STAGES = frozenset({Stage.CLOSE})

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show what closing the audit would delete."""
        del stage
        self._overview = overview
        profile, audit_id = self._at.profile, overview.audit.id
        task = self._run(lambda: load_closing(profile, audit_id), essential=False)
        self._show_after(task, self._on_loaded)

    @Slot(object)
    def _on_loaded(self, closing: Closing) -> None:
        today = self._at.now().astimezone().date()
        page = ClosePage(closing, today, self._at.profile.details.person_name)
        page.given.connect(partial(self._on_given, page))
        self._at.window.show_page(page)

    def _on_given(self, page: ClosePage, name: str) -> None:
        profile, audit_id, now = self._at.profile, self._shown.audit.id, self._at.now()
        page.show_busy()
        task = self._run(lambda: close_audit(profile, audit_id, by=name, now=now))
        task.succeeded.connect(self.deleted)
