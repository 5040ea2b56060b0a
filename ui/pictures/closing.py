"""Closing an audit at the office, from the day on which it is due to the certificate."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from models.profile import open_profile
from ui.office.audits_page import AuditsPage
from ui.office.certificate_page import CertificatePage
from ui.office.close_page import ClosePage
from ui.office.desk import OfficeDesk
from ui.pictures.studio import Example, Studio

NAME = "R. Wren"


def show_closing(studio: Studio, example: Example) -> None:
    """Show that an audit is to be deleted, what goes, and what is left of it."""
    shutil.copytree(example.folder / "office", "closing")
    profile = open_profile(Path("closing"), example.passphrase)
    around = studio.surroundings(profile)
    (audit,) = profile.audits.list()
    yesterday = around.now().date() - timedelta(days=1)
    details = replace(audit.details, delete_on=yesterday)
    profile.audits.update(audit.id, details, edit=audit.edit)
    desk = OfficeDesk(around)
    try:
        audits = studio.page(AuditsPage)
        studio.snap("office-audits-due")
        audits.opened.emit(audit.id)
        page = studio.page(ClosePage)
        studio.snap("office-close-due")
        page.remove.click()
        studio.snap("office-close-problems")
        page.name.set_value(NAME)
        page.code.set_value(details.code)
        page.scroller.ensureWidgetVisible(page.remove)
        studio.snap("office-close-step")
        page.remove.click()
        certificate = studio.page(CertificatePage)
        studio.snap("office-certificate")
        certificate.print_wanted.emit()
        studio.snap("office-certificate-preview")
        studio.window.foot_bar.back.click()
        studio.page(CertificatePage).primary_pressed.emit()
        studio.page(AuditsPage)
        studio.snap("office-audits-closed")
        desk.finish()
    finally:
        studio.settle()
        profile.close()
