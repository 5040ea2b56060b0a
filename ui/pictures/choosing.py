"""Choosing cases, agencies and who is asked about which, and copying an audit for the next year."""

from models.case_snapshots import AgeBand, CaseFacts, Plan, Sex
from models.profile import Profile
from office.draw import new_uins
from ui.office.agencies_page import AgenciesPage
from ui.office.asking.agency_page import AgencyPage
from ui.office.asking.assign_page import AssignPage
from ui.office.case_facts_page import CaseFactsPage
from ui.office.case_words_page import CaseWordsPage
from ui.office.cases_page import CasesPage
from ui.office.draw_page import DrawPage
from ui.office.stages import Stage
from ui.pictures.studio import Example, Studio
from ui.pictures.visits import OfficeVisit, at_office

OFFERED = 30
PICTURE = "A girl born on 14/03/2017, who lives with her dad and a younger brother."


def show_choosing(studio: Studio, example: Example) -> None:
    """Show a list that cannot be picked from yet, the pick, what a case is counted by, a copy."""
    with at_office(studio, example, _count_one) as office:
        (audit,) = office.profile.audits.list()
        cases = [each.uin for each in office.profile.audits.cases(audit.id)]
        offered = new_uins(cases[0].rstrip("0123456789"), OFFERED, cases)
        office.open()
        office.go(Stage.CASES, CasesPage).draw.click()
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
        _words_of_a_case(office)
        _agencies(office)
        office.audits().copy_asked.emit(audit.id)
        studio.snap("office-copied-audit")


def _count_one(profile: Profile) -> None:
    """Say of one case what it is counted by."""
    case = profile.audits.cases(profile.audits.list()[0].id)[0]
    facts = CaseFacts(age=AgeBand.FROM_5, sex=Sex.FEMALE, plan=Plan.PROTECTION, siblings="A")
    profile.cases.set_facts(case.id, facts)


def _words_of_a_case(office: OfficeVisit) -> None:
    """Write a pen picture that cannot be cleared yet."""
    page = office.go(Stage.CASES, CasesPage)
    page.table.select_row(0)
    page.words.click()
    page = office.studio.page(CaseWordsPage)
    page.draft.set_value(PICTURE)
    page.clear_draft.click()
    office.studio.snap("office-case-words")
    page.draft.set_value("")


def _agencies(office: OfficeVisit) -> None:
    """Describe an agency, and leave a whole case out for it."""
    studio, page = office.studio, office.go(Stage.AGENCIES, AgenciesPage)
    page.table.select_row(0)
    page.open.click()
    page = studio.page(AgencyPage)
    page.settings.add.click()
    studio.snap("office-agency")
    page.settings.rows[-1].remove.click()
    page = office.go(Stage.ASSIGNMENTS, AssignPage)
    page.grid.setCurrentIndex(page.grid.model().index(1, 2))
    page.column_button.click()
    studio.snap("office-assignments")
