"""One open audit: the rail with its stages, and which half of the office shows each."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from office.closing import deletion_due_since
from office.overview import AuditOverview, load_overview
from ui.leaving import may_leave
from ui.office.audit_steps import audit_steps
from ui.office.case_page import SideView
from ui.office.chasing.tracker_desk import TrackerDesk
from ui.office.close_desk import CloseDesk
from ui.office.conflict_desk import ConflictDesk
from ui.office.conflict_page import ConflictPage
from ui.office.export_desk import ExportDesk
from ui.office.folder_watch import FolderWatch
from ui.office.held_desk import HeldDesk
from ui.office.held_page import HeldPage
from ui.office.history_desk import HistoryDesk
from ui.office.imports import Asked, Imports
from ui.office.keying.keying_desk import KeyingDesk
from ui.office.log_desk import LogDesk
from ui.office.log_page import LogPage
from ui.office.own_names import OwnNames
from ui.office.packs_desk import PacksDesk
from ui.office.results_desk import ResultsDesk
from ui.office.returns_desk import ReturnsDesk
from ui.office.review.review_desk import ReviewDesk
from ui.office.search_desk import SearchDesk
from ui.office.set_up_desk import SetUpDesk
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.office.telling import tell_trouble
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report, Task

AnyDesk = (
    SetUpDesk
    | PacksDesk
    | TrackerDesk
    | ReturnsDesk
    | KeyingDesk
    | ReviewDesk
    | ResultsDesk
    | SearchDesk
    | ExportDesk
    | HistoryDesk
    | CloseDesk
)


class AuditDesk(QObject):
    """Reads the audit again after each change and shows the stage asked for; ``left`` goes home.

    ``deleted`` carries the DeletedAudit that this one has become, ``elsewhere`` the id of another
    audit and a SideView in it, ``typing_asked`` a form to be keyed in.
    """

    left = Signal()
    deleted = Signal(object)
    keys_wanted = Signal()
    elsewhere = Signal(str, object)
    typing_asked = Signal(str)

    def __init__(
        self,
        surroundings: Surroundings,
        audit_id: str,
        imports: Imports,
        watch: FolderWatch,
        own_names: OwnNames,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._at = surroundings
        self._audit_id = audit_id
        self._stage: Stage | None = None
        # A save that ends late takes nobody back from the page that was asked for meanwhile.
        self.is_leaving = False
        self._imports = imports
        returns = ReturnsDesk(surroundings, imports, watch, self)
        self._inner = self._within(returns, own_names)
        self._results = ResultsDesk(surroundings, own_names, self)
        self._review = ReviewDesk(surroundings, own_names, self)
        self._keying = KeyingDesk(surroundings, own_names, self)
        self._keying.typing_asked.connect(self.typing_asked)
        self._keying.keys_wanted.connect(self.keys_wanted)
        self._results.keying_asked.connect(self._keying.ask)
        self._results.read_asked.connect(self._on_read_asked)
        self._desks: tuple[AnyDesk, ...] = (
            *self._beginnings(own_names),
            TrackerDesk(surroundings, own_names, self),
            returns,
            self._keying,
            self._review,
            self._results,
            *self._ends(),
        )
        for desk in (*self._desks, *self._inner):
            desk.changed.connect(self.show_stage)
        surroundings.window.step_chosen.connect(self._on_step)
        self.reload()

    def _beginnings(self, own_names: OwnNames) -> tuple[SetUpDesk, PacksDesk]:
        """Make what is worked on before anything comes back."""
        set_up, packs = SetUpDesk(self._at, own_names, self), PacksDesk(self._at, own_names, self)
        packs.keys_wanted.connect(self.keys_wanted)
        packs.place_asked.connect(set_up.ask_place)
        packs.agency_asked.connect(set_up.ask_agency)
        return set_up, packs

    def _within(self, returns: ReturnsDesk, own_names: OwnNames) -> tuple[StageDesk, ...]:
        """Make what is reached from the returns."""
        log = LogDesk(self._at, self._imports, self)
        conflicts = ConflictDesk(self._at, own_names, self)
        returns.log_asked.connect(log.show)
        returns.conflict_asked.connect(conflicts.show)
        conflicts.settled.connect(returns.show_with)
        held = HeldDesk(self._at, self)
        returns.held_asked.connect(held.show)
        held.taken_in.connect(returns.show_taken_in)
        for counting in (returns, log):
            counting.counted.connect(self._on_counted)
        return log, conflicts, held

    def _ends(self) -> tuple[SearchDesk, ExportDesk, HistoryDesk, CloseDesk]:
        """Make what may be wanted once answers are there."""
        search, closing = SearchDesk(self._at, self), CloseDesk(self._at, self)
        search.place_asked.connect(self._on_place)
        closing.deleted.connect(self.deleted)
        return search, ExportDesk(self._at, self), HistoryDesk(self._at, self), closing

    def close(self) -> None:
        """Let go of the window's rail; what is still being saved is saved."""
        for desk in (*self._desks, *self._inner):
            desk.leave()
        self._at.window.step_chosen.disconnect(self._on_step)

    def place(self) -> str:
        """Name the audit and the stage shown."""
        stage = self._stage.value if self._stage is not None else ""
        return f"{self._audit_id}/{stage}"

    def import_files(self, paths: tuple[Path, ...]) -> None:
        """Import files, and lead to the returns unless something unsaved is to stay shown."""
        self._imports.take(Asked(audit_id=self._audit_id, paths=paths))
        if may_leave(self._at):
            self.show_stage(Stage.RETURNS)

    @Slot(object)
    def show_stage(self, stage: Stage) -> None:
        """Read the audit again and show a stage; not while another page was asked for."""
        if self.is_leaving:
            return
        self._stage = stage
        self.reload()

    def show_keyed(self, words: str) -> None:
        """Show what is being keyed in, with these words above it."""
        self._keying.say(words)
        self.show_stage(Stage.KEYING)

    def show_case(self, side: SideView) -> None:
        """Show a place among the agencies' answers on a case."""
        self._results.choose_case(side)
        self.show_stage(Stage.SIDE_BY_SIDE)

    def reload(self) -> None:
        """Read the audit on the store's thread and show its stage."""
        Stay(self._read(), self._at.window).arrived.connect(self._on_overview)

    def _read(self) -> Task[AuditOverview]:
        profile, audit_id = self._at.profile, self._audit_id

        def work(report: Report) -> AuditOverview:
            del report
            return load_overview(profile, audit_id)

        task = self._at.tasks.store(work, owner=self)
        task.failed.connect(self._on_failed)
        return task

    @Slot(str)
    def _on_read_asked(self, entry_id: str) -> None:
        self._review.choose(entry_id)
        self.show_stage(Stage.REVIEW)

    @Slot(str, object)
    def _on_place(self, audit_id: str, side: SideView) -> None:
        if audit_id == self._audit_id:
            self.show_case(side)
        else:
            self.elsewhere.emit(audit_id, side)

    @Slot()
    def _on_counted(self) -> None:
        """Bring the rail up to date; only the returns themselves are shown anew."""
        page = self._at.window.page()
        if self._stage is Stage.RETURNS and not isinstance(page, LogPage | ConflictPage | HeldPage):
            self.reload()
        else:
            self._read().succeeded.connect(self._show_rail)

    @Slot(object)
    def _show_rail(self, overview: AuditOverview) -> None:
        if self._stage is not None and self._at.window.rail.isVisible():
            self._at.window.set_steps(audit_steps(overview, self._today()), self._stage.value)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._at, error)

    @Slot(object)
    def _on_overview(self, overview: AuditOverview) -> None:
        today = self._today()
        stage = self._stage or _first_stage(overview, today)
        self._stage = stage
        window = self._at.window
        window.set_trail((overview.audit.details.title,))
        window.set_side(())
        window.set_steps(audit_steps(overview, today), stage.value)
        desk = next(each for each in self._desks if stage in each.STAGES)
        desk.show_stage(stage, overview)

    def _today(self) -> date:
        return self._at.now().astimezone().date()

    @Slot(str)
    def _on_step(self, key: str) -> None:
        if not may_leave(self._at):
            return
        if key == Stage.AUDITS.value:
            self.left.emit()
        else:
            self.is_leaving = False
            self.show_stage(Stage(key))


def _first_stage(overview: AuditOverview, today: date) -> Stage:
    """Open where the next thing is to be done."""
    if deletion_due_since(overview.audit.details, today):
        return Stage.CLOSE
    if not overview.cases:
        return Stage.CASES
    if not overview.agencies:
        return Stage.AGENCIES
    if not overview.packs:
        return Stage.PACKS
    return Stage.COVERAGE if overview.returns else Stage.RETURNS
