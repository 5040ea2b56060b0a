"""Saving an archive file of an audit, and bringing one back."""

import shutil
from pathlib import Path

from models.profile import open_profile
from ui.office.archive.bring_page import BringPage
from ui.office.audits_page import AuditsPage
from ui.office.desk import OfficeDesk
from ui.office.export_page import ExportPage
from ui.office.stages import Stage
from ui.pictures.studio import Example, Studio


def show_archive(studio: Studio, example: Example) -> None:
    """Show the six words of an archive, and what is asked when it is brought back."""
    shutil.copytree(example.folder / "office", "archive")
    profile = open_profile(Path("archive"), example.passphrase)
    desk = OfficeDesk(studio.surroundings(profile))
    try:
        audits = studio.page(AuditsPage)
        (audit,) = profile.audits.list()
        audits.opened.emit(audit.id)
        studio.settle()
        studio.window.step_chosen.emit(Stage.EXPORT.value)
        page = studio.page(ExportPage)
        page.archive.save.click()
        studio.settle()
        page.scroller.ensureWidgetVisible(page.archive)
        studio.snap("office-archive-saved")
        desk.show_audits()
        studio.page(AuditsPage).archive_file.click()
        studio.page(BringPage)
        studio.snap("office-archive-bring")
        _choose(studio)
        desk.finish()
    finally:
        studio.settle()
        profile.close()


def _choose(studio: Studio) -> None:
    """Show what is in the file, and what is said where the audit is here already."""
    studio.page(BringPage).choose.click()
    studio.snap("office-archive-known")
    studio.window.foot_bar.primary.click()
    studio.snap("office-archive-here")
