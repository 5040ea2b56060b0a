"""The log of packs, reached from the packs: reading it, noting words told, trying a file."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Slot

from export.file_reading import read_file
from forms.kinds import words_of
from models.snapshots import Agency, IssuedPack
from models.tracker_snapshots import PackDeed
from office.asking import packs_in_force
from office.overview import AuditOverview
from office.pack_trial import PackTried, try_pack
from ui.office.chasing.pack_log_page import PackLogPage, WordsTold, log_lines
from ui.office.own_names import OwnNames
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings
from ui.tasks import Report, Task

Found = tuple[tuple[IssuedPack, ...], tuple[PackDeed, ...], frozenset[str]]


class PackLogDesk(StageDesk):
    """Shows the log and does what its page asks; ``changed`` leads back to the packs."""

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names

    def show(self, overview: AuditOverview) -> None:
        """Read the log of an audit and show it."""
        self._overview = overview
        self._show_log()

    def _show_log(self) -> None:
        self._show_after(self._read(), self._on_read)

    def _read(self) -> Task[Found]:
        profile, audit_id = self._at.profile, self._shown.audit.id

        def read() -> Found:
            return (
                profile.audits.packs(audit_id),
                profile.tracker.contacts(audit_id).pack_deeds,
                profile.cleared.of(audit_id),
            )

        return self._run(read, essential=False)

    @Slot(object)
    def _on_read(self, found: Found) -> None:
        packs, deeds, cleared = found
        overview = self._shown
        audit, agencies = overview.audit, overview.agencies
        latest = packs_in_force(packs)
        in_force: list[tuple[Agency, IssuedPack]] = [
            (each, latest[each.id]) for each in agencies if each.id in latest
        ]
        names = self._own_names.of_audit(audit, cleared)
        page = PackLogPage(log_lines(agencies, packs, deeds), in_force, names, self._today())
        page.told.connect(self._on_told)
        page.try_asked.connect(self._on_try_asked)
        self._show_within(page, Stage.PACKS, names)
        if words := self._take_saved_words():
            page.show_saved(words)

    def _today(self) -> date:
        return self._at.now().astimezone().date()

    @Slot(object)
    def _on_told(self, told: WordsTold) -> None:
        tracker, audit_id = self._at.profile.tracker, self._shown.audit.id
        task = self._run(
            lambda: tracker.note_told(
                audit_id, told.pack_id, told.done_on, told.told_by, told.told_to
            )
        )
        self._show_after(task, self._on_noted)

    @Slot(object)
    def _on_noted(self, _done: object) -> None:
        self._saved_words = self.tr("Noted.")
        self._show_log()

    @Slot()
    def _on_try_asked(self) -> None:
        kinds = (self.tr("Packs (*.auditpack)"),)
        paths = self._at.dialogs.ask_open_files(self.tr("Choose a pack file"), kinds)
        page = self._at.window.page()
        if not paths or not isinstance(page, PackLogPage):
            return
        path, profile, now = paths[0], self._at.profile, self._at.now()
        audit_id = self._shown.audit.id

        def work(report: Report) -> PackTried:
            report(0, 0)
            return try_pack(profile, audit_id, read_file(path), now)

        page.show_busy()
        task = self._at.tasks.store(work, owner=page)
        page.progress.watch(task)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(page.show_stopped)
        self._show_after(task, partial(self._on_tried, page))

    def _on_tried(self, page: PackLogPage, tried: PackTried) -> None:
        """Say what the file holds; what is being noted on the page stays as it is."""
        lines = [
            self.tr("The file opens with its six words. It is for {0}, about {1} cases.").format(
                tried.agency, tried.cases
            )
        ]
        if tried.return_by is not None:
            lines.append(self.tr("It says: return by {0}.").format(words_of(tried.return_by)))
        if not tried.is_in_force:
            lines.append(
                self.tr("A later pack of this agency has replaced it. Send that one instead.")
            )
        self._show_after(self._read(), partial(self._on_read_again, page, "\n".join(lines)))

    def _on_read_again(self, page: PackLogPage, words: str, found: Found) -> None:
        packs, deeds, _cleared = found
        page.model.set_rows(log_lines(self._shown.agencies, packs, deeds))
        page.show_saved(words)
