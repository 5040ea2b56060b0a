"""Issuing packs from an open audit."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from typing_extensions import override

from export.pack_file import pack_file_name
from models.snapshots import Agency
from office.asking import PackState, dates_before, pack_states, packs_in_force
from office.keys import escrow_key, office_fingerprint
from office.name_check import AGENCY, TOOL
from office.overview import AuditOverview
from office.setup import issue_into
from ui.names.found import FoundWord
from ui.office.chasing.pack_log_desk import PackLogDesk
from ui.office.chasing.words_desk import WordsDesk
from ui.office.open_words import open_words
from ui.office.own_names import OwnNames
from ui.office.packs_page import PacksPage, PacksView
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings
from ui.tasks import Report


class PacksDesk(StageDesk):
    """Shows the packs of an audit, seals new ones, and prints their codes.

    ``place_asked`` carries the place of a text of the audit, ``agency_asked`` an agency, before
    the stage of either is asked for.
    """

    STAGES = frozenset({Stage.PACKS})
    keys_wanted = Signal()
    place_asked = Signal(str)
    agency_asked = Signal(str)

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._words = WordsDesk(surroundings, own_names, self)
        self._log = PackLogDesk(surroundings, own_names, self)
        for desk in (self._words, self._log):
            desk.changed.connect(self.changed)

    @override
    def leave(self) -> None:
        super().leave()
        self._words.leave()
        self._log.leave()

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show the packs as they are now."""
        del stage
        self._overview = overview
        profile, load = self._at.profile, self._at.load_checker

        def read() -> PacksView:
            return PacksView(
                fingerprint=office_fingerprint(profile.audits.keys(overview.audit.id)),
                contacts=profile.tracker.contacts(overview.audit.id),
                is_kit_tried=escrow_key(profile).proved_at is not None,
                open_words=open_words(profile, overview.audit.id, load()),
            )

        self._show_after(self._run(read, essential=False), self._on_read)

    @Slot(object)
    def _on_read(self, view: PacksView) -> None:
        overview = self._shown
        packs = packs_in_force(overview.packs)
        dates = dates_before(overview, view.contacts)
        view = replace(view, states=pack_states(overview), dates_before=dates)
        page = PacksPage(overview.agencies, packs, view, cases=len(overview.cases))
        page.kept.connect(self._on_kept)
        page.place_wanted.connect(self._on_place_wanted)
        page.agency_wanted.connect(self._on_agency_wanted)
        page.issue_asked.connect(self._on_issue_asked)
        page.keys_wanted.connect(self.keys_wanted)
        page.list_asked.connect(self._on_code_list_asked)
        page.letter_asked.connect(partial(self._on_letter_asked, view))
        page.letters_asked.connect(partial(self._on_letters_asked, view))
        page.code_letter_asked.connect(self._on_code_letter_asked)
        page.words_asked.connect(self._on_words_asked)
        page.log_asked.connect(self._on_log_asked)
        self._at.window.show_page(page)
        if words := self._take_saved_words():
            page.show_saved(words)

    @Slot()
    def _on_words_asked(self) -> None:
        self._words.show(self._shown, Stage.PACKS)

    @Slot()
    def _on_log_asked(self) -> None:
        self._log.show(self._shown)

    @Slot(object, str)
    def _on_kept(self, found: FoundWord, reason: str) -> None:
        """Let a word stay in every way it is written, and show what is left."""
        names = self._own_names.check(frozenset(), frozenset(), self._shown.audit.id)
        for place in found.forms:
            names.settle(place.finding, place.word, reason)
        names.deleteLater()
        self._show_again(Stage.PACKS)

    @Slot(str)
    def _on_place_wanted(self, place: str) -> None:
        stages = {AGENCY: Stage.AGENCIES, TOOL: Stage.TOOL}
        found = (stage for start, stage in stages.items() if place.startswith(start))
        self.place_asked.emit(place)
        self._show_again(next(found, Stage.DETAILS))

    @Slot(str)
    def _on_agency_wanted(self, agency_id: str) -> None:
        self.agency_asked.emit(agency_id)
        self._show_again(Stage.AGENCIES)

    @Slot(object)
    def _on_issue_asked(self, agency_ids: tuple[str, ...]) -> None:
        overview, page = self._shown, self._at.window.page()
        folder = self._at.dialogs.ask_open_folder(self.tr("Where to put the packs"))
        if folder is None or not isinstance(page, PacksPage):
            return
        due = (each for each, at in pack_states(overview).items() if at is PackState.NOT_ISSUED)
        chosen = agency_ids or tuple(due)
        code = overview.audit.details.code
        names = [pack_file_name(code, overview.agency(each).code) for each in chosen]
        if not self._may_replace(folder, names):
            return
        profile, now = self._at.profile, self._at.now()

        def issue(report: Report) -> tuple[int, Path]:
            made = issue_into(profile, overview.audit.id, chosen, folder, now, report)
            return len(made), folder

        page.issue.setEnabled(False)
        page.again.setEnabled(False)
        task = self._at.tasks.store(issue, essential=True)
        page.progress.watch(task)
        self._show_after(task, self._on_issued)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(partial(self._show_again, Stage.PACKS))

    def _may_replace(self, folder: Path, names: Sequence[str]) -> bool:
        """Ask before a file goes that somebody may still have to send."""
        taken = [name for name in names if (folder / name).exists()]
        return not taken or self._at.dialogs.confirm(
            self.tr("Replace these files?"),
            self.tr("They are in the folder already: {0}.").format(", ".join(taken)),
            self.tr("Replace"),
            self.tr("Keep them"),
        )

    @Slot(object)
    def _on_issued(self, issued: tuple[int, Path]) -> None:
        count, folder = issued
        self._saved_words = self.tr("Packs issued: {0}. They are in {1}.").format(count, folder)
        self._show_again(Stage.PACKS)

    @Slot()
    def _on_code_list_asked(self) -> None:
        overview, now = self._shown, self._at.now().astimezone()
        packs = packs_in_force(overview.packs)
        chosen = [(each, packs[each.id]) for each in overview.agencies if each.id in packs]

        def draw() -> bytes:
            from office.prints import code_list_pdf

            return code_list_pdf(overview, chosen, now)

        name = overview.sheet_name("pack-codes")
        self._preview(draw, self.tr("Pack codes"), name, Stage.PACKS)

    def _on_letter_asked(self, view: PacksView, agency: Agency) -> None:
        overview, now = self._shown, self._at.now().astimezone()
        office = self._at.profile.details.organisation

        def draw() -> bytes:
            from office.letters import covering, invitation_pdf

            letter = covering(overview, view.contacts, agency, office, view.fingerprint)
            return invitation_pdf(overview, agency, letter, now)

        name = overview.sheet_name(f"invitation-{agency.code}")
        self._preview(draw, self.tr("Invitation letter"), name, Stage.PACKS)

    def _on_letters_asked(self, view: PacksView) -> None:
        """Save the invitations of all agencies that are asked about a case."""
        from office.letters import covering, letter_name, save_letters

        overview, page = self._shown, self._at.window.page()
        folder = self._at.dialogs.ask_open_folder(self.tr("Where to put the letters"))
        if folder is None or not isinstance(page, PacksPage):
            return
        asked = [a for a in overview.agencies if view.states.get(a.id) is not PackState.NOT_ASKED]
        if not self._may_replace(folder, [letter_name(overview, each) for each in asked]):
            return
        now, office = self._at.now().astimezone(), self._at.profile.details.organisation
        mark = view.fingerprint
        letters = [(a, covering(overview, view.contacts, a, office, mark)) for a in asked]

        def save(report: Report) -> int:
            return save_letters(overview, letters, folder, now, report)

        task = self._at.tasks.pure(save)
        page.progress.start(self.tr("Making letters"))
        page.progress.watch(task)
        task.failed.connect(self._on_failed)
        words = self.tr("Letters saved: {0}. They are in {1}.").format(len(letters), folder)
        self._saved(task, Stage.PACKS, words)

    @Slot(object)
    def _on_code_letter_asked(self, agency: Agency) -> None:
        overview, now = self._shown, self._at.now().astimezone()
        pack = packs_in_force(overview.packs)[agency.id]

        def draw() -> bytes:
            from office.letters import code_letter_pdf

            return code_letter_pdf(overview, agency, pack, now)

        name = overview.sheet_name(f"words-{agency.code}")
        self._preview(draw, self.tr("Letter with the six words"), name, Stage.PACKS)
