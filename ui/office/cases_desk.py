"""The stage of the cases: adding them, picking them at random, what they are counted by."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from export.file_reading import read_file
from models.case_snapshots import CaseFacts, Draw, Reserve
from office.case_list import CaseList, list_text, read_case_list
from office.draw import draw_cases, new_seed, new_uins
from office.overview import AuditOverview
from ui.leaving import may_leave
from ui.office.case_facts_page import CaseFactsPage
from ui.office.case_words import added_words, refused_lines
from ui.office.case_words_desk import CaseWordsDesk
from ui.office.cases_page import CasesPage, CasesShown, NumbersAsked
from ui.office.draw_page import DrawAsked, DrawPage
from ui.office.own_names import OwnNames
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings, translated

MOST_OFFERED = 20_000


class CasesDesk(StageDesk):
    """Shows the cases and carries out what their pages ask."""

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._words = CaseWordsDesk(surroundings, own_names, self)
        self._words.changed.connect(self.changed)
        self._refused: CaseList | None = None
        self._chosen: tuple[Draw, ...] = ()
        self._reserves: tuple[Reserve, ...] = ()

    def show(self, overview: AuditOverview) -> None:
        """Show the cases of the audit as they are now."""
        self._overview = overview
        cases, audit_id = self._at.profile.cases, overview.audit.id

        def read() -> tuple[tuple[Draw, ...], tuple[Reserve, ...]]:
            return cases.draws(audit_id), cases.reserves(audit_id)

        self._show_after(self._run(read, essential=False), self._on_read)

    @Slot(object)
    def _on_read(self, found: tuple[tuple[Draw, ...], tuple[Reserve, ...]]) -> None:
        self._chosen, self._reserves = found
        audit = self._shown.audit
        page = CasesPage(
            CasesShown(
                cases=self._shown.cases,
                draws=self._chosen,
                reserves=self._reserves,
                start=f"{audit.details.code}-",
                issued=audit.issued_at is not None,
            )
        )
        page.pasted.connect(self._on_pasted)
        page.file_asked.connect(self._on_file_asked)
        page.numbers_asked.connect(self._on_numbers_asked)
        page.draw_asked.connect(self._on_draw_asked)
        page.removed.connect(self._on_removed)
        page.facts_asked.connect(self._on_facts_asked)
        page.words_asked.connect(self._on_words_asked)
        page.step_in_asked.connect(self._on_step_in_asked)
        self._at.window.show_page(page)
        if words := self._take_saved_words():
            page.show_said(words)
        listed, self._refused = self._refused, None
        if listed is not None:
            page.show_refused(refused_lines(listed, translated), listed.rest)

    def _taken(self) -> list[str]:
        waiting = [each.uin for each in self._reserves if each.stepped_in_at is None]
        return [*(case.uin for case in self._shown.cases), *waiting]

    # adding

    @Slot(str)
    def _on_pasted(self, text: str) -> None:
        self._add(lambda: text)

    @Slot()
    def _on_file_asked(self) -> None:
        path = self._ask_file()
        if path is not None and may_leave(self._at):
            self._add(lambda: list_text(read_file(path)))

    def _ask_file(self) -> Path | None:
        kinds = (self.tr("Lists (*.csv *.txt)"), self.tr("All files (*)"))
        files = self._at.dialogs.ask_open_files(self.tr("Choose a list file"), kinds)
        return Path(files[0]) if files else None

    def _add(self, text: Callable[[], str]) -> None:
        audits, audit_id, taken = self._at.profile.audits, self._shown.audit.id, self._taken()

        def add() -> CaseList:
            listed = read_case_list(text(), taken=taken)
            if listed.uins:
                audits.add_cases(audit_id, listed.uins, listed.facts)
            return listed

        self._show_after(self._run(add), self._on_added)

    @Slot(object)
    def _on_added(self, listed: CaseList) -> None:
        if listed.problems:
            self._refused = listed
        else:
            self._saved_words = added_words(listed, translated)
        self._show_again(Stage.CASES)

    @Slot(object)
    def _on_numbers_asked(self, asked: NumbersAsked) -> None:
        page = self._at.window.page()
        if isinstance(page, CasesPage):
            taken = [*self._taken(), *page.box.value().split()]
            page.show_numbers(new_uins(asked.start, asked.count, taken))

    # picking at random

    @Slot()
    def _on_draw_asked(self) -> None:
        if not may_leave(self._at):
            return
        page = DrawPage(new_seed())
        page.draw_asked.connect(self._on_pick)
        page.file_asked.connect(self._on_draw_file_asked)
        page.back_pressed.connect(partial(self._leave_to, Stage.CASES))
        self._at.window.show_page(page)

    @Slot()
    def _on_draw_file_asked(self) -> None:
        path, page = self._ask_file(), self._at.window.page()
        if path is not None and isinstance(page, DrawPage):
            task = self._run(lambda: list_text(read_file(path)), essential=False)
            self._show_after(task, page.show_list)

    @Slot(object)
    def _on_pick(self, asked: DrawAsked) -> None:
        cases, audit_id, taken = self._at.profile.cases, self._shown.audit.id, self._taken()
        now = self._at.now()

        def pick() -> CaseList | Draw:
            listed = read_case_list(asked.text, taken=taken, most=MOST_OFFERED)
            if listed.problems:
                return listed
            draw = draw_cases(
                listed.uins, asked.seed, cases=asked.cases, reserves=asked.reserves, now=now
            )
            cases.keep_draw(audit_id, draw, listed.facts)
            return draw

        self._show_after(self._run(pick), self._on_picked)

    @Slot(object)
    def _on_picked(self, found: CaseList | Draw) -> None:
        page = self._at.window.page()
        if isinstance(found, Draw):
            words = self.tr("Picked: {0}. In reserve: {1}.")
            self._saved_words = words.format(len(found.picked), len(found.reserves))
            self._show_again(Stage.CASES)
        elif isinstance(page, DrawPage):
            lines = refused_lines(found, translated)
            page.show_refused([self.tr("Nothing was picked, because of these:"), *lines])

    # one case

    @Slot(str)
    def _on_facts_asked(self, case_id: str) -> None:
        if not may_leave(self._at):
            return
        page = CaseFactsPage(self._shown.case(case_id))
        page.chosen.connect(partial(self._on_facts_chosen, case_id))
        page.back_pressed.connect(partial(self._leave_to, Stage.CASES))
        self._at.window.show_page(page)

    def _on_facts_chosen(self, case_id: str, facts: CaseFacts) -> None:
        cases, edit = self._at.profile.cases, self._shown.case(case_id).edit
        task = self._run(lambda: cases.set_facts(case_id, facts, edit=edit))
        self._saved(task, Stage.CASES, self.tr("Saved."))

    @Slot(str)
    def _on_words_asked(self, case_id: str) -> None:
        if may_leave(self._at):
            self._words.show(self._shown, case_id)

    @Slot(str)
    def _on_step_in_asked(self, case_id: str) -> None:
        cases, audit = self._at.profile.cases, self._shown.audit
        uin = self._shown.case(case_id).uin
        stays = self.tr("Packs are out, so {0} stays. Issue the packs again after this.")
        goes = self.tr("{0} leaves the audit.")
        sure = self._at.dialogs.confirm(
            self.tr("Let the next reserve step in?"),
            (goes if audit.issued_at is None else stays).format(uin),
            self.tr("Let it step in"),
            self.tr("Leave it"),
        )
        if sure:
            task = self._run(lambda: cases.step_in(audit.id, case_id))
            self._saved(task, Stage.CASES, self.tr("A reserve stepped in for {0}.").format(uin))

    @Slot(str)
    def _on_removed(self, case_id: str) -> None:
        audits = self._at.profile.audits
        sure = self._at.dialogs.confirm(
            self.tr("Remove this case?"),
            self.tr("{0} leaves the audit. Its name in reports is not given to another.").format(
                self._shown.case(case_id).uin
            ),
            self.tr("Remove"),
            self.tr("Keep it"),
        )
        if sure:
            self._saved(self._run(lambda: audits.remove_case(case_id)), Stage.CASES)
