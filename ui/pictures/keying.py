"""Keying in a return from paper: beginning, the form, handing over, and the second check."""

from forms.scope import Scope, Status
from models.profile import Profile
from models.snapshots import Assignment
from ui.auditor.form_steps import RETURN
from ui.office.keying.begin_page import BeginPage
from ui.office.keying.check_page import KeyedCheckPage
from ui.office.keying.hand_over_page import HandOverPage
from ui.office.keying.keyed_page import KeyedPage
from ui.office.stages import Stage
from ui.pictures.studio import Example, Studio
from ui.pictures.visits import at_office

SCAN = "S-12"
NOTED = "The plan was reviewed on the day it was due."
COMMENT = "Q1.comment"


def show_keying(studio: Studio, example: Example) -> None:
    """Begin a return from paper, hand it over, and hold it against the paper."""
    with at_office(studio, example, _name_me) as office:
        profile, audit_id = office.profile, office.profile.audits.list()[0].id
        office.open()
        office.go(Stage.KEYING, KeyedPage).begin.click()
        page = studio.page(BeginPage)
        cell = _free_cell(profile, audit_id)
        page.agency.set_value(cell.agency_id)
        page.agency.edited.emit(cell.agency_id)
        page.case.set_value(cell.case_id)
        page.paper.title.set_value("Head teacher")
        studio.snap("office-keying-begin")
        page.primary_pressed.emit()
        _type_and_hand_over(studio, profile, audit_id)
        page = studio.page(KeyedPage)
        studio.snap("office-keyed-waiting")
        page.check.click()
        studio.page(KeyedCheckPage)
        studio.snap("office-keyed-check")


def _name_me(profile: Profile) -> None:
    (me,) = profile.staff.members()
    profile.staff.name(me.slot_id, "KT")


def _free_cell(profile: Profile, audit_id: str) -> Assignment:
    packs = {each.agency_id for each in profile.audits.packs(audit_id)}
    cells = profile.audits.assignments(audit_id)
    return next(each for each in cells if each.entry is None and each.agency_id in packs)


def _type_and_hand_over(studio: Studio, profile: Profile, audit_id: str) -> None:
    studio.settle()
    (draft,) = profile.keyed.drafts(audit_id)
    studio.window.step_chosen.emit(RETURN)
    page = studio.page(HandOverPage)
    profile.forms.save_scope(draft.form_id, Scope(status=Status.AUDITED))
    profile.forms.save_answers(draft.form_id, {COMMENT: NOTED})
    page.back_pressed.emit()
    studio.settle()
    studio.window.step_chosen.emit(RETURN)
    page = studio.page(HandOverPage)
    page.paper.scan.set_value(SCAN)
    studio.snap("office-keying-hand-over")
    page.primary_pressed.emit()
    studio.settle()
