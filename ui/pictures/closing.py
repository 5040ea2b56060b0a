"""Closing an audit at the office, from the day on which it is due to the certificate."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from models.profile import Profile
from ui.office.audits_page import AuditsPage
from ui.office.certificate_page import CertificatePage
from ui.office.close_page import ClosePage
from ui.pictures.studio import Example, Studio
from ui.pictures.visits import at_office

NAME = "R. Wren"


def show_closing(studio: Studio, example: Example) -> None:
    """Show that an audit is to be deleted, what goes, and what is left of it."""
    with at_office(studio, example, _let_be_due) as office:
        (audit,) = office.profile.audits.list()
        studio.snap("office-audits-due")
        office.open()
        page = studio.page(ClosePage)
        studio.snap("office-close-due")
        page.remove.click()
        studio.snap("office-close-problems")
        page.name.set_value(NAME)
        page.code.set_value(audit.details.code)
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


def _let_be_due(profile: Profile) -> None:
    (audit,) = profile.audits.list()
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    details = replace(audit.details, delete_on=yesterday)
    profile.audits.update(audit.id, details, edit=audit.edit)
