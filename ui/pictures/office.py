"""Everything the office sees."""

import shutil
from dataclasses import replace

from forms.library import SHIPPED, shipped_definition
from ui.office.analysis_page import AnalysisPage
from ui.office.coverage_page import CoveragePage
from ui.office.details_page import DetailsPage
from ui.office.details_parts import Part
from ui.office.packs_page import PacksPage
from ui.office.particulars.details_list_page import DetailsListPage
from ui.office.returns_page import ReturnsPage
from ui.office.stages import Stage
from ui.office.tools.library_page import LibraryPage
from ui.pictures.studio import DOCUMENTS, WRONG_TOOL, Example, Studio
from ui.pictures.visits import OfficeVisit, at_office

MOST_LOOKS = 200
MISTAKES = (
    ('"code": "Q5"', '"code": "Q4"'),
    ('"text": "', '"txet": "'),
    ('"version": "1.0"', '"version": 1.0'),
)


def show_office(studio: Studio, example: Example) -> None:
    """Show the office from the list of audits to a printed form."""
    with at_office(studio, example) as office:
        studio.snap("office-audits")
        _wrong_tool(office)
        office.audits().new_asked.emit()
        studio.snap("office-new-audit")
        office.open()
        for stage in Stage:
            if stage is not Stage.AUDITS:
                studio.window.step_chosen.emit(stage.value)
                studio.snap(f"office-{stage.value}")
        _office_results(office, example)
        _own_names(office)


def _own_names(office: OfficeVisit) -> None:
    """Type a name into the office's own words, and show what becomes of it."""
    studio, profile = office.studio, office.profile
    audit = profile.audits.list()[0]
    route = "Phone 999, then ask for Siobhan at the front door."
    details = replace(audit.details, concern_route=route, local_words=frozenset({"brightpath"}))
    profile.audits.update(audit.id, details, edit=audit.edit)
    office.go(Stage.DETAILS, DetailsListPage).rows[Part.CONTACT].click()
    studio.page(DetailsPage)
    studio.snap("office-own-words")
    office.go(Stage.PACKS, PacksPage)
    studio.snap("office-packs-names")


def _wrong_tool(office: OfficeVisit) -> None:
    """Add an audit tool that has mistakes."""
    text = shipped_definition(SHIPPED[0]).decode()
    for right, wrong in MISTAKES:
        text = text.replace(right, wrong, 1)
    WRONG_TOOL.write_text(text, encoding="utf-8")
    office.audits().tools_asked.emit()
    office.studio.page(LibraryPage).import_asked.emit()
    office.studio.snap("office-tool-problems")


def _import(office: OfficeVisit, example: Example) -> None:
    """Take in files as they come by e-mail: some are here already, some are no returns."""
    mail = DOCUMENTS / "mail"
    mail.mkdir()
    returns = sorted((example.folder / "returns").glob("*.auditreturn"))[:3]
    for path in returns:
        shutil.copy(path, mail)
    (mail / "scan.auditreturn").write_bytes(b"\xff\xd8\xff\xe0" + bytes(4096))
    (mail / "half.auditreturn").write_bytes(returns[0].read_bytes()[:2000])
    studio = office.studio
    office.desk.open_files((mail,))
    for _ in range(MOST_LOOKS):
        if studio.page(ReturnsPage).model.rows():
            break
    page = studio.page(ReturnsPage)
    page.scroller.ensureWidgetVisible(page.table)
    studio.snap("office-returns-imported")


def _office_results(office: OfficeVisit, example: Example) -> None:
    """Show an import, a chosen cell, and a form as it is printed."""
    studio = office.studio
    office.go(Stage.RETURNS, ReturnsPage)
    _import(office, example)
    coverage = office.go(Stage.COVERAGE, CoveragePage)
    coverage.grid.setCurrentIndex(coverage.grid.model().index(0, 1))
    coverage.scroller.ensureWidgetVisible(coverage.card)
    studio.snap("office-coverage-cell")
    coverage.scroller.ensureWidgetVisible(coverage.sums)
    studio.snap("office-coverage-sums")
    coverage.card.buttons.office.click()
    studio.snap("office-preview")
    analysis = office.go(Stage.ANALYSIS, AnalysisPage)
    analysis.charts.button.click()
    studio.settle()
    analysis.scroller.verticalScrollBar().setValue(analysis.charts.y())
    studio.snap("office-charts")
    analysis.compare_button.click()
    studio.snap("office-comparison")
    analysis = office.go(Stage.ANALYSIS, AnalysisPage)
    analysis.answers_button.click()
    studio.snap("office-answers")
