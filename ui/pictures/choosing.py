"""Choosing cases, agencies and who is asked about which, and copying an audit for the next year."""

import shutil
from pathlib import Path

from models.case_snapshots import AgeBand, CaseFacts, Plan, Sex
from models.profile import open_profile
from office.draw import new_uins
from ui.office.agencies_page import AgenciesPage
from ui.office.asking.agency_page import AgencyPage
from ui.office.asking.assign_page import AssignPage
from ui.office.audits_page import AuditsPage
from ui.office.case_facts_page import CaseFactsPage
from ui.office.case_words_page import CaseWordsPage
from ui.office.cases_page import CasesPage
from ui.office.desk import OfficeDesk
from ui.office.draw_page import DrawPage
from ui.office.stages import Stage
from ui.pictures.studio import Example, Studio

OFFERED = 30
PICTURE = "A girl born on 14/03/2017, who lives with her dad and a younger brother."


def show_choosing(studio: Studio, example: Example) -> None:
    """Show a list that cannot be picked from yet, the pick, what a case is counted by, a copy."""
    shutil.copytree(example.folder / "office", "choosing")
    profile = open_profile(Path("choosing"), example.passphrase)
    desk = OfficeDesk(studio.surroundings(profile))
    (audit,) = profile.audits.list()
    cases = profile.audits.cases(audit.id)
    case = cases[0]
    offered = new_uins(case.uin.rstrip("0123456789"), OFFERED, [each.uin for each in cases])
    facts = CaseFacts(age=AgeBand.FROM_5, sex=Sex.FEMALE, plan=Plan.PROTECTION, siblings="A")
    profile.cases.set_facts(case.id, facts)
    try:
        studio.page(AuditsPage).opened.emit(audit.id)
        studio.settle()
        studio.window.step_chosen.emit(Stage.CASES.value)
        studio.page(CasesPage).draw.click()
        page = studio.page(DrawPage)
        page.box.set_value("\n".join((*offered, "14/03/2015")))
        page.primary_pressed.emit()
        studio.snap("office-draw-refused")
        page.box.set_value("\n".join(offered))
        page.seed.set_value("204817")
        page.primary_pressed.emit()
        studio.page(CasesPage)
        studio.snap("office-cases-drawn")
        page = studio.page(CasesPage)
        page.table.select_row(0)
        page.facts.click()
        studio.page(CaseFactsPage)
        studio.snap("office-case-facts")
        _words_of_a_case(studio)
        _agencies(studio)
        desk.show_audits()
        studio.page(AuditsPage).copy_asked.emit(audit.id)
        studio.snap("office-copied-audit")
        desk.finish()
    finally:
        studio.settle()
        profile.close()


def _words_of_a_case(studio: Studio) -> None:
    """Write a pen picture that cannot be cleared yet."""
    studio.window.step_chosen.emit(Stage.CASES.value)
    page = studio.page(CasesPage)
    page.table.select_row(0)
    page.words.click()
    page = studio.page(CaseWordsPage)
    page.draft.set_value(PICTURE)
    page.clear_draft.click()
    studio.snap("office-case-words")
    page.draft.set_value("")


def _agencies(studio: Studio) -> None:
    """Describe an agency, and leave a whole case out for it."""
    studio.window.step_chosen.emit(Stage.AGENCIES.value)
    page = studio.page(AgenciesPage)
    page.table.select_row(0)
    page.open.click()
    page = studio.page(AgencyPage)
    page.settings.add.click()
    studio.snap("office-agency")
    page.settings.rows[-1].remove.click()
    studio.window.step_chosen.emit(Stage.ASSIGNMENTS.value)
    page = studio.page(AssignPage)
    page.grid.setCurrentIndex(page.grid.model().index(1, 2))
    page.column_button.click()
    studio.snap("office-assignments")
