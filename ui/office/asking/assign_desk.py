"""The stage of the assignments: the office's word about cells, their settings, own samples."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from forms.scope import STATUSES
from models.case_snapshots import CellsSet
from office.asking import Cell, to_issue_again, words_for
from office.overview import AuditOverview, load_overview
from ui.office.asking.assign_cards import PartsSet, SampleSet
from ui.office.asking.assign_page import AssignPage, CellsChosen
from ui.office.own_names import OwnNames
from ui.office.stage_desk import StageDesk, T
from ui.office.stages import Stage
from ui.surroundings import Surroundings
from ui.tasks import Task


class AssignDesk(StageDesk):
    """Shows the grid and sets what it asks; the chosen cells stay chosen."""

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._cells: tuple[Cell, ...] = ()
        self._left_some = False
        self._typed: tuple[str, str, str] | None = None

    def show(self, overview: AuditOverview) -> None:
        """Show the grid of the audit as it is now."""
        self._overview = overview
        cleared, audit_id = self._at.profile.cleared, overview.audit.id
        self._show_after(self._run(lambda: cleared.of(audit_id), essential=False), self._on_read)

    @Slot(object)
    def _on_read(self, cleared: frozenset[str]) -> None:
        overview = self._shown
        audit = overview.audit
        names = self._own_names.of_audit(audit, cleared)
        page = AssignPage(overview, names)
        names.setParent(page)
        page.set_asked.connect(partial(self._on_set_asked, page))
        page.settings.parts_set.connect(partial(self._on_parts_set, page))
        page.sample.sample_set.connect(partial(self._on_sample_set, page))
        self._at.window.show_page(page)
        page.choose(self._cells)
        if self._typed is not None:
            page.retype(*self._typed)
            self._typed = None
        page.cells_chosen.connect(self._on_cells_chosen)
        if words := self._take_saved_words():
            page.show_saved(words, left_some=self._left_some)
            page.grid.setFocus()
        self._left_some = False

    @Slot(object)
    def _on_cells_chosen(self, cells: tuple[Cell, ...]) -> None:
        self._cells = cells

    def _on_set_asked(self, page: AssignPage, chosen: CellsChosen) -> None:
        profile, overview = self._at.profile, self._shown
        words = words_for(overview, chosen.cells, chosen.status, chosen.reason)
        seen = {(a.case_id, a.agency_id): a.edit for a in overview.assignments}

        def work() -> tuple[CellsSet, AuditOverview]:
            done = profile.cases.set_cells(words, seen=seen)
            return done, load_overview(profile, overview.audit.id)

        _status, _reason, sample = page.typed()
        self._show_after(self._run(work), partial(self._on_set, chosen, sample))

    def _on_set(
        self, chosen: CellsChosen, sample: str, found: tuple[CellsSet, AuditOverview]
    ) -> None:
        done, after = found
        kept = [cell for cell in done.kept if cell in chosen.cells]
        lines = [self.tr("Cells set: {0}.").format(len(chosen.cells) - len(kept))]
        if kept:
            named = ", ".join(
                self.tr("{0} at {1}").format(after.case(case).uin, after.agency(agency).name)
                for case, agency in kept
            )
            words = self.tr("Left as it is, because the agency has answered: {0}.")
            lines.append(words.format(named))
            if not STATUSES[chosen.status].asked:
                lines.append(
                    self.tr("An answer is never taken out here. The agency can take it back.")
                )
        touched = {agency for _case, agency in chosen.cells}
        again = [each.name for each in to_issue_again(after) if each.id in touched]
        if again:
            words = self.tr("Packs are out with other cases. Issue them again under Packs: {0}.")
            lines.append(words.format("; ".join(again)))
        self._left_some = bool(kept or again)
        self._saved_words, self._typed = "\n".join(lines), ("", "", sample)
        self._show_again(Stage.ASSIGNMENTS)

    def _on_parts_set(self, page: AssignPage, chosen: PartsSet) -> None:
        store = self._at.profile.agencies
        parts = dict.fromkeys(chosen.case_ids, chosen.parts)
        cells = self._shown.assignments
        seen = {a.case_id: a.edit for a in cells if a.agency_id == chosen.agency_id}
        task = self._run(lambda: store.set_parts(chosen.agency_id, parts, seen=seen))
        self._kept(task, page.typed(), self.tr("Cases set: {0}.").format(len(parts)))

    def _on_sample_set(self, page: AssignPage, chosen: SampleSet) -> None:
        store = self._at.profile.agencies
        agency = replace(self._shown.agency(chosen.agency_id), sample=chosen.sample)
        task = self._run(lambda: store.describe(agency, for_later=False))
        whole = self.tr("{0}: saved. It audits all the cases that it is asked about.")
        some = self.tr("{0}: saved. Its letter says so.")
        words = some if agency.sample else whole
        self._kept(task, page.typed(), words.format(agency.name))

    def _kept(self, task: Task[T], typed: tuple[str, str, str], words: str) -> None:
        """Show the page anew once a part of it was kept, with what stands in the others."""

        def show(_result: T) -> None:
            self._typed, self._saved_words = typed, words
            self._show_again(Stage.ASSIGNMENTS)

        self._show_after(task, show)
