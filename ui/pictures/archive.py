"""Saving an archive file of an audit, and bringing one back."""

from ui.office.archive.bring_page import BringPage
from ui.office.export_page import ExportPage
from ui.office.stages import Stage
from ui.pictures.studio import Example, Studio
from ui.pictures.visits import at_office


def show_archive(studio: Studio, example: Example) -> None:
    """Show the six words of an archive, and what is asked when it is brought back."""
    with at_office(studio, example) as office:
        office.open()
        page = office.go(Stage.EXPORT, ExportPage)
        page.archive.save.click()
        studio.settle()
        page.scroller.ensureWidgetVisible(page.archive)
        studio.snap("office-archive-saved")
        office.audits().archive_file.click()
        studio.page(BringPage)
        studio.snap("office-archive-bring")
        _choose(studio)


def _choose(studio: Studio) -> None:
    """Show what is in the file, and what is said where the audit is here already."""
    studio.page(BringPage).choose.click()
    studio.snap("office-archive-known")
    studio.window.foot_bar.primary.click()
    studio.snap("office-archive-here")
