"""Finding at the office: words in all answers, and the answer chosen."""

import shutil
from pathlib import Path

from models.profile import open_profile
from ui.office.audits_page import AuditsPage
from ui.office.desk import OfficeDesk
from ui.office.search_page import SearchPage
from ui.office.stages import Stage
from ui.pictures.studio import Example, Studio


def show_finding(studio: Studio, example: Example) -> None:
    """Look for a word that stands in several answers, and choose a line."""
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
        desk.finish()
    finally:
        studio.settle()
        profile.close()
