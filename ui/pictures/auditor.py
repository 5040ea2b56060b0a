"""The first screens, and everything an auditor sees."""

from pathlib import Path

from models.profile import create_profile
from models.snapshots import ProfileRole
from ui.auditor.bin_page import BinPage
from ui.auditor.certificate_page import CertificatePage
from ui.auditor.check_answers_page import CheckAnswersPage
from ui.auditor.close_page import ClosePage
from ui.auditor.create_return_page import CreateReturnPage
from ui.auditor.desk import AuditorDesk
from ui.auditor.details_page import DetailsPage, Person
from ui.auditor.form_desk import FormDesk
from ui.auditor.form_steps import ABOUT, CHECK, NAMES, PAGE, PEOPLE, SCOPE
from ui.auditor.home_page import HomePage
from ui.auditor.open_pack_page import OpenPackPage
from ui.auditor.pack_review_page import PackReviewPage
from ui.auditor.people_page import PeoplePage
from ui.auditor.question_page import QuestionPage
from ui.auditor.reopen_page import ReopenPage
from ui.auditor.return_made_page import ReturnMadePage
from ui.auditor.sent_page import SentPage
from ui.auditor.withdraw_page import WithdrawPage
from ui.lock.change_page import ChangePage
from ui.pictures.studio import Example, Studio
from ui.pictures.visits import at_auditor
from ui.preview.preview_page import PreviewPage
from ui.shortcuts import Shortcuts
from ui.start.first_run_page import FirstRunPage
from ui.start.forgotten_page import ForgottenPage, RenewPage
from ui.start.recovery_page import RecoveryPage, TypeBackPage
from ui.start.unlock_page import UnlockPage

OFFERED = "harbour violin sketch mango"
CODE = "ZPBE1 H36DJ KAXBZ Q55RF 381J6 NWQSP J0HGQ HNHAW"
CALLED = "KT rang the ward the next day. "
NAMED = "Siobhan rang the ward on 3 May and asked for the plan. "


def show_start(studio: Studio, _example: Example) -> None:
    """Show the first start and the passphrase."""
    folder = Path("Audit Desk")
    studio.show(FirstRunPage(folder, OFFERED, studio.window.theme), "start-first-run")
    studio.show(RecoveryPage(CODE, first=True, replaces=False), "start-recovery")
    studio.show(TypeBackPage(CODE), "start-type-back")
    unlock = UnlockPage(folder)
    studio.show(unlock, "start-unlock")
    studio.show(ForgottenPage(), "start-forgotten")
    studio.show(RenewPage(OFFERED), "start-renew")
    studio.show(ChangePage(OFFERED), "change-passphrase")


def show_new_auditor(studio: Studio, example: Example) -> None:
    """Show the way from an empty profile to the cases of a pack."""
    profile = create_profile(
        Path("new"), passphrase=example.passphrase, role=ProfileRole.AUDITOR, organisation=""
    )
    desk = AuditorDesk(studio.surroundings(profile))
    try:
        studio.page(HomePage)
        studio.snap("auditor-home-empty")
        path, words = example.last_pack()
        desk.open_files((path,))
        page = studio.page(OpenPackPage)
        page.code.set_value(words)
        studio.snap("auditor-open-pack")
        page.primary_pressed.emit()
        review = studio.page(PackReviewPage)
        studio.snap("auditor-pack-review")
        review.primary_pressed.emit()
        details = studio.page(DetailsPage)
        studio.snap("auditor-details")
        details.given.emit(Person(name="A. Auditor", title="Named nurse"))
        home = studio.page(HomePage)
        studio.snap("auditor-home-new")
        next(iter(home.status_buttons.values())).click()
        studio.snap("auditor-scope-not-known")
        desk.finish()
    finally:
        studio.settle()
        profile.close()


def show_auditor(studio: Studio, example: Example) -> None:
    """Show a form that is filled in, and everything that leads to its return."""
    with at_auditor(studio, example) as (profile, desk):
        home = studio.page(HomePage)
        studio.snap("auditor-home")
        _menu(studio)
        home = studio.page(HomePage)
        next(iter(home.open_buttons.values())).click()
        studio.settle()
        if desk.cases.form_desk is not None:
            _form(studio, desk.cases.form_desk)
        _bin(studio, desk)
        pack_id = profile.forms.packs()[0].id
        _return(studio, desk, pack_id)
        _close(studio, desk, pack_id)


def _menu(studio: Studio) -> None:
    """Show what the menu leads to, and go back."""
    menu = ((Shortcuts.FIND, "find"), (Shortcuts.SETTINGS, "settings"), (Shortcuts.HELP, "help"))
    for keys, name in menu:
        for action in studio.window.actions():
            if action.shortcut() == keys.sequence:
                action.trigger()
        studio.snap(name)
        studio.window.foot_bar.back.click()
        studio.page(HomePage)


def _bin(studio: Studio, desk: AuditorDesk) -> None:
    """Put the answers of a case in the bin, look at it, and bring them back."""
    desk.show_home()
    home = studio.page(HomePage)
    home.form_binned.emit(next(iter(home.open_buttons)))
    studio.snap("auditor-home-binned")
    studio.page(HomePage).bin_wanted.emit()
    page = studio.page(BinPage)
    studio.snap("auditor-bin")
    next(iter(page.restore_buttons.values())).click()
    studio.page(HomePage)


def _return(studio: Studio, desk: AuditorDesk, pack_id: str) -> None:
    """Sign off, make the file, and look at the list of those made."""
    desk.show_home()
    studio.page(HomePage).return_chosen.emit(pack_id)
    page = studio.page(CreateReturnPage)
    studio.snap("auditor-create-return")
    next(iter(page.ticks.values())).setChecked(True)
    page.declaration.click()
    page.primary_pressed.emit()
    studio.page(ReturnMadePage)
    studio.snap("auditor-return-made")
    desk.show_home()
    studio.page(HomePage).sent_chosen.emit(pack_id)
    log = studio.page(SentPage)
    studio.snap("auditor-sent")
    log.change_wanted.emit()
    studio.page(ReopenPage).back_pressed.emit()
    log = studio.page(SentPage)
    log.withdraw_wanted.emit()
    studio.page(WithdrawPage)
    studio.snap("auditor-take-back")


def _close(studio: Studio, desk: AuditorDesk, pack_id: str) -> None:
    """Close the audit, and look at the certificate of it."""
    desk.show_home()
    studio.page(HomePage).print_all_chosen.emit(pack_id)
    studio.page(PreviewPage)
    studio.snap("auditor-print-all")
    desk.show_home()
    studio.page(HomePage).close_chosen.emit(pack_id)
    page = studio.page(ClosePage)
    studio.snap("auditor-close")
    page.code.setText(page.wanted())
    page.primary_pressed.emit()
    studio.page(CertificatePage)
    studio.snap("auditor-certificate")


def _form(studio: Studio, form: FormDesk) -> None:
    steps = (
        (ABOUT, "task-list"),
        (SCOPE, "scope"),
        (f"{PAGE}together", "question"),
        (f"{PAGE}relevance", "relevance"),
        (f"{PAGE}judgement-quality", "judgement"),
        (f"{PAGE}closing", "closing"),
    )
    for key, name in steps:
        form.show_step(key)
        studio.snap(f"auditor-{name}")
        if name == "question":
            studio.window.top_bar.guidance.click()
            studio.snap("auditor-question-help")
    _names(studio, form)
    form.show_step(CHECK)
    studio.snap("auditor-check-answers")
    form.work.put_text("Q3", "")
    form.show_step(CHECK)
    studio.page(CheckAnswersPage).primary_pressed.emit()
    studio.snap("auditor-gaps")


def _people(studio: Studio, form: FormDesk) -> None:
    """Say who is who, watch for two names, and show what is left to say."""
    form.show_step(PEOPLE)
    page = studio.page(PeoplePage)
    for initials, relationship in (("S B", "maternal aunt"), ("JW", "Health Visitor")):
        page.people.initials.set_value(initials)
        page.people.relationship.set_value(relationship)
        page.people.add_button.click()
    page.watch.typed.setPlainText("Temitope\nRuby Green")
    page.watch.watch_button.click()
    page.people.initials.setFocus()
    page.scroller.verticalScrollBar().setValue(0)
    studio.snap("auditor-people")


def _names(studio: Studio, form: FormDesk) -> None:
    """Type a name, and show what becomes of it."""
    form.work.put_text("Q2.comment", CALLED + form.work.filling.text("Q2.comment"))
    _people(studio, form)
    form.show_step(f"{PAGE}referral")
    page = studio.page(QuestionPage)
    page.go_to_path("Q1.comment")
    studio.settle()
    box = page.card_of("Q1.comment").box("Q1.comment")
    text = NAMED + box.field.text()
    box.show_text(text)
    form.work.put_text("Q1.comment", text)
    studio.snap("auditor-name-notice")
    form.show_step(NAMES)
    studio.snap("auditor-check-names")
