"""The office's keys and staff, and help with a forgotten passphrase on both sides."""

from office.help import HelpRequest
from ui.lock.office_help_page import HelpOffer, OfficeHelpPage
from ui.office.audits_page import AuditsPage
from ui.office.keys.help_page import HelpAuditorPage
from ui.office.keys.keys_page import KeysPage
from ui.office.keys.rescue_page import RescuePage
from ui.office.keys.staff_page import AddMemberPage, StaffPage
from ui.office.keys.trial_page import TrialPage
from ui.pictures.studio import Example, Studio
from ui.pictures.visits import at_office
from ui.start.forgotten_page import AskOfficePage, ForgottenPage

TOLD = "maple kettle river stone amber dune"
OFFICE = "occur dolphin cousin canvas gallery move filter special"
CODE = "ZPBE1 H36DJ KAXBZ Q55RF 381J6 NWQSP J0HGQ HNHAW"


def show_keys(studio: Studio, example: Example) -> None:
    """Show the kit, its trial, staff, and an auditor being helped."""
    with at_office(studio, example) as office:
        studio.page(AuditsPage).keys_wanted.emit()
        keys = studio.page(KeysPage)
        studio.snap("office-keys")
        keys.trial_wanted.emit()
        trial = studio.page(TrialPage)
        studio.snap("office-key-trial")
        trial.back_pressed.emit()
        studio.page(KeysPage).rescue_wanted.emit()
        rescue = studio.page(RescuePage)
        studio.snap("office-rescue")
        rescue.back_pressed.emit()
        studio.page(KeysPage).staff_wanted.emit()
        staff = studio.page(StaffPage)
        studio.snap("office-staff")
        staff.add_wanted.emit()
        studio.page(AddMemberPage)
        studio.snap("office-staff-new")
        office.audits()
    _show_help(studio)


def _show_help(studio: Studio) -> None:
    """Show both sides of a telephone call."""
    offer = HelpOffer(audit="Child sexual abuse 2026", fingerprint=OFFICE, is_agreed=False)
    studio.show(OfficeHelpPage(offer), "office-help-offer")
    agreed = HelpOffer(audit="Child sexual abuse 2026", fingerprint=OFFICE, is_agreed=True)
    studio.show(OfficeHelpPage(agreed), "office-help-agreed")
    studio.show(ForgottenPage(has_office=True), "start-forgotten-office")
    studio.show(AskOfficePage(TOLD), "start-ask-office")
    page = HelpAuditorPage()
    studio.show(page, "office-help")
    request = HelpRequest(
        words=TOLD,
        audit="Child sexual abuse 2026",
        agency="Police",
        laptop="tide lemon anchor violet mirror cedar",
        has_sent=True,
        is_confirmed=True,
        code=CODE,
    )
    page.show_request(request)
    studio.snap("office-help-words")
    if page.same is not None:
        page.same.click()
    studio.snap("office-help-code")
