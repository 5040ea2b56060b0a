"""Everything the office sees."""

import shutil
from dataclasses import replace
from pathlib import Path

from forms.library import SHIPPED, shipped_definition
from models.profile import Profile, open_profile
from ui.office.analysis_page import AnalysisPage
from ui.office.audits_page import AuditsPage
from ui.office.coverage_page import CoveragePage
from ui.office.desk import OfficeDesk
from ui.office.details_page import DetailsPage
from ui.office.details_parts import Part
from ui.office.particulars.details_list_page import DetailsListPage
from ui.office.returns_page import ReturnsPage
from ui.office.stages import Stage
from ui.office.tools.library_page import LibraryPage
from ui.pictures.studio import DOCUMENTS, WRONG_TOOL, Example, Studio

MOST_LOOKS = 200
MISTAKES = (
    ('"code": "Q5"', '"code": "Q4"'),
    ('"text": "', '"txet": "'),
    ('"version": "1.0"', '"version": 1.0'),
)


def show_office(studio: Studio, example: Example) -> None:
    """Show the office from the list of audits to a printed form."""
    shutil.copytree(example.folder / "office", "office")
    profile = open_profile(Path("office"), example.passphrase)
    desk = OfficeDesk(studio.surroundings(profile))
    try:
        audits = studio.page(AuditsPage)
        studio.snap("office-audits")
        _wrong_tool(studio, audits)
        desk.show_audits()
        audits = studio.page(AuditsPage)
        audits.new_asked.emit()
        studio.snap("office-new-audit")
        desk.show_audits()
        audits = studio.page(AuditsPage)
        audits.opened.emit(profile.audits.list()[0].id)
        studio.settle()
        for stage in Stage:
            if stage is not Stage.AUDITS:
                studio.window.step_chosen.emit(stage.value)
                studio.snap(f"office-{stage.value}")
        _office_results(studio, example, desk)
        _own_names(studio, profile)
        desk.finish()
    finally:
        studio.settle()
        profile.close()


def _own_names(studio: Studio, profile: Profile) -> None:
    """Type a name into the office's own words, and show what becomes of it."""
    audit = profile.audits.list()[0]
    route = "Phone 999, then ask for Siobhan at the front door."
    details = replace(audit.details, concern_route=route, local_words=frozenset({"brightpath"}))
    profile.audits.update(audit.id, details, edit=audit.edit)
    studio.window.step_chosen.emit(Stage.DETAILS.value)
    studio.page(DetailsListPage).rows[Part.CONTACT].click()
    studio.page(DetailsPage)
    studio.snap("office-own-words")
    studio.window.step_chosen.emit(Stage.PACKS.value)
    studio.snap("office-packs-names")


def _wrong_tool(studio: Studio, audits: AuditsPage) -> None:
    """Add an audit tool that has mistakes."""
    text = shipped_definition(SHIPPED[0]).decode()
    for right, wrong in MISTAKES:
        text = text.replace(right, wrong, 1)
    WRONG_TOOL.write_text(text, encoding="utf-8")
    audits.tools_asked.emit()
    studio.page(LibraryPage).import_asked.emit()
    studio.snap("office-tool-problems")


def _import(studio: Studio, example: Example, desk: OfficeDesk) -> None:
    """Take in files as they come by e-mail: some are here already, some are no returns."""
    mail = DOCUMENTS / "mail"
    mail.mkdir()
    returns = sorted((example.folder / "returns").glob("*.auditreturn"))[:3]
    for path in returns:
        shutil.copy(path, mail)
    (mail / "scan.auditreturn").write_bytes(b"\xff\xd8\xff\xe0" + bytes(4096))
    (mail / "half.auditreturn").write_bytes(returns[0].read_bytes()[:2000])
    desk.open_files((mail,))
    for _ in range(MOST_LOOKS):
        if studio.page(ReturnsPage).model.rows():
            break
    page = studio.page(ReturnsPage)
    page.scroller.ensureWidgetVisible(page.table)
    studio.snap("office-returns-imported")


def _office_results(studio: Studio, example: Example, desk: OfficeDesk) -> None:
    """Show an import, a chosen cell, and a form as it is printed."""
    studio.window.step_chosen.emit(Stage.RETURNS.value)
    studio.page(ReturnsPage)
    _import(studio, example, desk)
    studio.window.step_chosen.emit(Stage.COVERAGE.value)
    coverage = studio.page(CoveragePage)
    coverage.grid.setCurrentIndex(coverage.grid.model().index(0, 1))
    coverage.scroller.ensureWidgetVisible(coverage.card)
    studio.snap("office-coverage-cell")
    coverage.scroller.ensureWidgetVisible(coverage.sums)
    studio.snap("office-coverage-sums")
    coverage.card.buttons.office.click()
    studio.snap("office-preview")
    studio.window.step_chosen.emit(Stage.ANALYSIS.value)
    analysis = studio.page(AnalysisPage)
    analysis.charts.button.click()
    studio.settle()
    analysis.scroller.verticalScrollBar().setValue(analysis.charts.y())
    studio.snap("office-charts")
    analysis.compare_button.click()
    studio.snap("office-comparison")
    studio.window.step_chosen.emit(Stage.ANALYSIS.value)
    analysis = studio.page(AnalysisPage)
    analysis.answers_button.click()
    studio.snap("office-answers")
