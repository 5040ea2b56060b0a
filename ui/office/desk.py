"""The office's way through the work: the list of audits, and one audit open at a time."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from forms.library import SHIPPED, shipped_definition
from forms.loading import read_tool
from models.deletion_snapshots import DeletedAudit
from models.list_snapshots import ListedAudit
from models.profile import Profile
from models.tracker_snapshots import OwnDate
from office.due import due_next
from office.keys import TESTED_AT_ONCE, broken_keys
from ui.leaving import holds_unsaved
from ui.menu_desk import MenuDesk
from ui.office.audit_desk import AuditDesk
from ui.office.audits_page import AuditsPage
from ui.office.case_page import SideView
from ui.office.certificate_desk import CertificateDesk
from ui.office.folder_watch import FolderWatch
from ui.office.history_desk import HistoryDesk
from ui.office.imports import Imports
from ui.office.keying.typing_desk import TYPING, TypingDesk
from ui.office.keys.keys_desk import OfficeKeysDesk
from ui.office.list_desk import ListDesk
from ui.office.list_filter import ListFilter
from ui.office.new_audit_desk import NewAuditDesk
from ui.office.own_names import OwnNames
from ui.office.stages import Stage
from ui.office.telling import tell_trouble
from ui.office.tools.tools_desk import TOOLS, ToolsDesk
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """What the list of audits shows; ``failing`` names keys that do not open what they should."""

    audits: tuple[ListedAudit, ...]
    own_dates: tuple[OwnDate, ...]
    deleted: tuple[DeletedAudit, ...]
    failing: tuple[str, ...] = ()


class OfficeDesk(QObject):
    """Shows the audits, makes new ones, and hands an open one to its AuditDesk.

    ``leaving`` carries why the profile is to be closed.
    """

    leaving = Signal(object)

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings.window)
        self._at = surroundings
        self._imports = Imports(surroundings, self)
        self.watch = FolderWatch(surroundings, self._imports, self)
        self._own_names = OwnNames(surroundings, self)
        self._new = NewAuditDesk(surroundings, self._own_names, self)
        self._new.made.connect(self._on_opened)
        self._new.left.connect(self.show_audits)
        self._open: AuditDesk | None = None
        self._tools = ToolsDesk(surroundings, self._own_names, self)
        self._tools.left.connect(self.show_audits)
        self._certificates = CertificateDesk(surroundings, self)
        self._certificates.left.connect(self.show_audits)
        self._menu = MenuDesk(surroundings, self, self)
        self._menu.leaving.connect(self.leaving)
        self._keys = OfficeKeysDesk(surroundings, self, self)
        self._history = HistoryDesk(surroundings, self)
        self._history.left.connect(self.show_audits)
        self._filter: ListFilter | None = None
        self._list = ListDesk(surroundings, self._own_names, self)
        self._list.left.connect(self.show_audits)
        self._list.opened.connect(self._on_opened)
        self._typing = TypingDesk(surroundings, self._own_names, self)
        self._typing.left.connect(self._on_typing_left)
        self._waiting: tuple[Path, ...] = ()
        self.show_audits()

    def open_files(self, paths: tuple[Path, ...]) -> None:
        """Import returns into the open audit's list; without one, into the newest audit's."""
        if self._open is not None:
            self._open.import_files(paths)
            return
        if not self._typing.leave():
            return
        self._waiting = (*self._waiting, *paths)
        profile = self._at.profile
        task = self._at.tasks.store(lambda report: _listed(report, profile))
        task.succeeded.connect(self._on_listed_for_files)
        task.failed.connect(self._on_failed)

    def finish(self) -> None:
        """Keep what is being written in a tool or keyed in; every other change is a step."""
        self._tools.finish()
        self._typing.finish()

    def place(self) -> str:
        """Name what is open, to come back to it after a lock; no word of the content."""
        if self._open is not None:
            return self._menu.place() or self._open.place()
        return self._menu.place() or self._tools.place() or self._typing.place()

    def leave(self) -> bool:
        """Let go of the window; False when what is being written or typed cannot be kept."""
        self._close_audit()
        return self._tools.finish() and self._typing.leave()

    def go_back_to(self, place: str) -> None:
        """Open what ``place`` named; the list of audits where that was nothing."""
        audit_id, _slash, stage = place.partition("/")
        if not audit_id:
            self.show_audits()
            return
        if audit_id == TYPING:
            self._typing.open(stage)
            return
        if audit_id == TOOLS:
            self._tools.go_back_to(stage)
            return
        self._on_opened(audit_id)
        if self._open is not None and stage:
            self._open.show_stage(Stage(stage))

    @Slot()
    def show_audits(self) -> None:
        """Show the list of audits."""
        if not self._tools.finish():
            return  # why it was not saved stands on the page
        if self._open is not None:
            self._open.is_leaving = True
        profile = self._at.profile
        audits = profile.audits

        def work(report: Report) -> _Listed:
            for name in SHIPPED:
                raw = shipped_definition(name)
                tool = read_tool(raw, file=name)
                audits.keep_tool(raw, tool_id=tool.id, version=tool.version, title=tool.title)
            return replace(_listed(report, profile), failing=broken_keys(profile, TESTED_AT_ONCE))

        task = self._at.tasks.store(work)
        stay = Stay(task, self._at.window)
        stay.arrived.connect(self._on_audits)
        stay.missed.connect(self._go_on)
        task.failed.connect(self._go_on)
        task.failed.connect(self._on_failed)

    @Slot()
    def _go_on(self) -> None:
        """Let an open audit work as before: the list is not shown after all."""
        if self._open is not None:
            self._open.is_leaving = False

    @Slot(object)
    def _on_audits(self, found: _Listed) -> None:
        self._close_audit()
        today = self._at.now().astimezone().date()
        fail = bool(found.failing)
        page = AuditsPage(
            found.audits, found.deleted, today=today, keys_fail=fail, shown=self._filter
        )
        page.show_due(due_next(found.audits, found.own_dates, today))
        page.filtered.connect(self._on_filtered)
        self._list.serve(page)
        page.certificate_wanted.connect(self._certificates.find)
        page.keys_wanted.connect(self._keys.begin)
        page.history_asked.connect(self._history.show_all)
        page.opened.connect(self._on_opened)
        page.new_asked.connect(self._new.begin)
        page.copy_asked.connect(self._new.begin_copy)
        page.tools_asked.connect(self._tools.show)
        window = self._at.window
        window.set_steps(())
        window.set_side(())
        window.set_saved("")
        window.set_trail((self._at.profile.details.organisation or self.tr("Office"),))
        window.show_page(page)
        if not found.audits and not found.deleted:
            self._menu.guide.offer()

    @Slot(object)
    def _on_filtered(self, shown: ListFilter) -> None:
        self._filter = shown

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._at, error)

    @Slot(object)
    def _on_listed_for_files(self, found: _Listed) -> None:
        if found.audits and self._open is None:
            self._on_opened(found.audits[0].id)
        paths, self._waiting = self._waiting, ()
        if self._open is not None:
            self._open.import_files(paths)
        elif found.deleted:
            self._at.dialogs.tell(
                self.tr("Every audit here is closed"),
                self.tr("A return that comes now is not needed any more. Nothing was kept of it."),
            )
        else:
            self._at.dialogs.tell(
                self.tr("There is no audit yet"),
                self.tr("Returns belong to an audit. Start one first, or open another profile."),
            )

    @Slot(str)
    def _on_opened(self, audit_id: str) -> None:
        if not self._tools.finish():
            return
        self._close_audit()
        self._open = AuditDesk(self._at, audit_id, self._imports, self.watch, self._own_names, self)
        self._open.left.connect(self.show_audits)
        self._open.keys_wanted.connect(self._keys.begin)
        self._open.deleted.connect(self._on_deleted)
        self._open.elsewhere.connect(self._on_elsewhere)
        self._open.typing_asked.connect(self._on_typing_asked)

    @Slot(str)
    def _on_typing_asked(self, form_id: str) -> None:
        keyed = self._at.profile.keyed

        def look(report: Report) -> str:
            del report
            return keyed.draft(form_id).form_id

        # The audit is let go of once its draft can be read.
        task = self._at.tasks.store(look)
        Stay(task, self._at.window).arrived.connect(self._on_typing)
        task.failed.connect(self._on_failed)

    @Slot(str)
    def _on_typing(self, form_id: str) -> None:
        self._close_audit()
        self._typing.open(form_id)

    @Slot(str, str)
    def _on_typing_left(self, audit_id: str, words: str) -> None:
        self._on_opened(audit_id)
        if self._open is not None:
            self._open.show_keyed(words)

    @Slot(str, object)
    def _on_elsewhere(self, audit_id: str, side: SideView) -> None:
        self._on_opened(audit_id)
        if self._open is not None:
            self._open.show_case(side)

    @Slot(object)
    def _on_deleted(self, deleted: DeletedAudit) -> None:
        """Leave the audit that is no more; what is open elsewhere and unsaved stays shown."""
        self._imports.last = None  # its lines tell of files that are gone
        self._close_audit()
        if not holds_unsaved(self._at):
            self._certificates.show(deleted, fresh=True)

    def _close_audit(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open.deleteLater()
            self._open = None


def _listed(report: Report, profile: Profile) -> _Listed:
    del report
    return _Listed(
        audits=profile.audit_list.all(),
        own_dates=profile.tracker.own_dates(),
        deleted=profile.deletions.all(),
    )
