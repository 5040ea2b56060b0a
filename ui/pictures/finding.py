"""Finding at the office: words in all answers, their case and its pack, and what was changed."""

from office.case_reading import Reading
from ui.office.case_page import CasePage
from ui.office.history_page import HistoryPage
from ui.office.search_page import SearchPage
from ui.office.stages import Stage
from ui.pictures.studio import Example, Studio
from ui.pictures.visits import at_office
from ui.preview.preview_page import PreviewPage


def show_finding(studio: Studio, example: Example) -> None:
    """Look for words that stand in several answers, go to one, and print the case."""
    with at_office(studio, example) as office:
        office.open()
        page = office.go(Stage.SEARCH, SearchPage)
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
        office.go(Stage.HISTORY, HistoryPage)
        studio.snap("office-history")
