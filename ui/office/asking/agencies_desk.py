"""The stage of the agencies: who is asked, what is known of each, and two that are one."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from models.snapshots import Agency, UsualAgency
from office.overview import AuditOverview
from ui.leaving import may_leave
from ui.office.agencies_page import AgenciesPage, AgenciesTyped
from ui.office.asking.agency_page import AgencyDescribed, AgencyPage
from ui.office.own_names import OwnNames
from ui.office.stage_desk import StageDesk, T
from ui.office.stages import Stage
from ui.surroundings import Surroundings
from ui.tasks import Task


class AgenciesDesk(StageDesk):
    """Shows the agencies, and one of them, and carries out what their pages ask."""

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._wanted = ""
        self._typed: AgenciesTyped | None = None

    def ask(self, agency_id: str) -> None:
        """Show this agency, not the list, the next time."""
        self._wanted = agency_id

    def show(self, overview: AuditOverview) -> None:
        """Show the agencies of the audit as they are now."""
        self._overview = overview
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._open(wanted)
            return
        audits = self._at.profile.audits
        self._show_after(self._run(audits.usual_agencies, essential=False), self._on_usual)

    @Slot(object)
    def _on_usual(self, usual: tuple[UsualAgency, ...]) -> None:
        shown = self._shown
        page = AgenciesPage(usual, shown.agencies, position=len(usual), has_cases=bool(shown.cases))
        page.assign_asked.connect(self._on_assign_asked)
        page.opened.connect(self._on_opened)
        page.chosen.connect(partial(self._on_chosen, usual, page))
        page.added.connect(partial(self._on_added, usual, page))
        if self._typed is not None:
            page.retype(self._typed)
            self._typed = None
        self._at.window.show_page(page)
        if words := self._take_saved_words():
            page.show_saved(words)

    @Slot()
    def _on_assign_asked(self) -> None:
        if may_leave(self._at):
            self._show_again(Stage.ASSIGNMENTS)

    def _on_chosen(
        self, usual: tuple[UsualAgency, ...], page: AgenciesPage, codes: tuple[str, ...]
    ) -> None:
        audits, overview = self._at.profile.audits, self._shown
        asked = [
            UsualAgency(code=each.code, name=each.name, position=each.position, facts=each.facts)
            for each in overview.agencies
        ]
        # What this audit knows of an agency stays, whatever the list for later audits says.
        listed = {each.code: each for each in (*usual, *asked)}
        chosen = [listed[code] for code in codes]
        task = self._run(
            lambda: audits.set_agencies(overview.audit.id, chosen, seen=overview.agencies)
        )
        words = self.tr("Agencies saved: {0}.").format(len(chosen))
        self._kept(task, page.typed(), words)

    def _on_added(
        self, usual: tuple[UsualAgency, ...], page: AgenciesPage, added: UsualAgency
    ) -> None:
        audits = self._at.profile.audits
        task = self._run(lambda: audits.set_usual_agencies((*usual, added), seen=usual))
        typed = AgenciesTyped(ticks=page.typed().ticks)
        self._kept(task, typed, self.tr("Added. Tick it to ask it in this audit."))

    def _kept(self, task: Task[T], typed: AgenciesTyped, words: str) -> None:
        """Show the page anew once one half of it was kept, with what stands in the other."""

        def show(_result: T) -> None:
            self._typed, self._saved_words = typed, words
            self._show_again(Stage.AGENCIES)

        self._show_after(task, show)

    # one agency

    @Slot(str)
    def _on_opened(self, agency_id: str) -> None:
        if may_leave(self._at):
            self._open(agency_id)

    def _open(self, agency_id: str) -> None:
        cleared, audit_id = self._at.profile.cleared, self._shown.audit.id
        task = self._run(lambda: cleared.of(audit_id), essential=False)
        self._show_after(task, partial(self._show_agency, agency_id))

    def _show_agency(self, agency_id: str, cleared: frozenset[str]) -> None:
        shown = self._shown
        agency, audit = shown.agency(agency_id), shown.audit
        names = self._own_names.of_audit(audit, cleared)
        own = [each.parts for each in shown.assignments if each.agency_id == agency_id]
        used = {each.answers for each in own}
        used |= {word.setting for each in own for word in each.others}
        others = [each for each in shown.agencies if each.id != agency_id]
        page = AgencyPage(agency, used, others, names)
        page.described.connect(self._on_described)
        page.joined.connect(partial(self._on_joined, agency))
        self._show_within(page, Stage.AGENCIES, names)

    @Slot(object)
    def _on_described(self, wanted: AgencyDescribed) -> None:
        store, issued = self._at.profile.agencies, self._shown.audit.issued_at is not None
        before = self._shown.agency(wanted.agency.id)
        words = self.tr("{0}: saved.").format(wanted.agency.name)
        if issued and before.name != wanted.agency.name:
            words = self.tr("{0}: saved. A pack that is out keeps the former name.")
            words = words.format(wanted.agency.name)
        task = self._run(lambda: store.describe(wanted.agency, for_later=wanted.for_later))
        self._saved(task, Stage.AGENCIES, words)

    def _on_joined(self, agency: Agency, other_id: str) -> None:
        store, other = self._at.profile.agencies, self._shown.agency(other_id)
        sure = may_leave(self._at) and self._at.dialogs.confirm(
            self.tr("Join the two?"),
            self.tr(
                "{0} leaves this audit. What the office said about its cases, its settings and "
                "its contact go over to {1} where that says nothing of its own."
            ).format(other.name, agency.name),
            self.tr("Join them"),
            self.tr("Leave both"),
        )
        if sure:
            task = self._run(lambda: store.join(agency.id, other_id))
            words = self.tr("{0} is now part of {1}.").format(other.name, agency.name)
            self._saved(task, Stage.AGENCIES, words)
