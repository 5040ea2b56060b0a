"""Finding at the office: words in all answers, their case and its pack, and what was changed."""

import shutil
from pathlib import Path

from models.profile import open_profile
from office.case_reading import Reading
from ui.office.audits_page import AuditsPage
from ui.office.case_page import CasePage
from ui.office.desk import OfficeDesk
from ui.office.history_page import HistoryPage
from ui.office.search_page import SearchPage
from ui.office.stages import Stage
from ui.pictures.studio import Example, Studio
from ui.preview.preview_page import PreviewPage


def show_finding(studio: Studio, example: Example) -> None:
    """Look for words that stand in several answers, go to one, and print the case."""
    shutil.copytree(example.folder / "office", "office-finding")
    profile = open_profile(Path("office-finding"), example.passphrase)
    desk = OfficeDesk(studio.surroundings(profile))
    try:
        studio.page(AuditsPage).opened.emit(profile.audits.list()[0].id)
        studio.settle()
        studio.window.step_chosen.emit(Stage.SEARCH.value)
        page = studio.page(SearchPage)
        page.box.set_value("record review")
        page.find_button.click()
        studio.settle()
        page.table.select_row(1)
        studio.snap("office-search-found")
        page.show_place.click()
        case = studio.page(CasePage)
        case.reading.set_value(Reading.COLUMNS.value)
        case.reading.edited.emit(Reading.COLUMNS.value)
        case.scroller.ensureWidgetVisible(case.next_part)
        studio.snap("office-case-columns")
        case.pack.click()
        studio.page(PreviewPage)
        studio.snap("office-case-pack")
        studio.window.step_chosen.emit(Stage.HISTORY.value)
        studio.page(HistoryPage)
        studio.snap("office-history")
        desk.finish()
    finally:
        studio.settle()
        profile.close()
