"""What the office sees where imports need a person: what waits, later and two answers, the log."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from anonymise import load_checker
from export.return_file import ReturnDraft, ReturnEntry, make_return
from export.signing import new_signing_key
from forms.filling import Filling
from forms.scope import Scope, Status
from models.profile import Profile
from models.snapshots import OpenedPack, ProfileDetails
from office.intake import IntakeRun, import_file
from office.source import Source
from ui.auditor.opened import tool_of
from ui.office.conflict_page import ConflictPage
from ui.office.held_page import HeldPage
from ui.office.log_page import LogPage
from ui.office.returns_page import ReturnsPage
from ui.office.stages import Stage
from ui.office.waiting import Deed
from ui.pictures.studio import Example, Studio
from ui.pictures.visits import at_office, at_profile

OTHERWISE = "The plan was made a week late, after the school had asked for it twice."
WHY = "We had looked at the plan of another month."
REASON = "The practice manager said by phone that the second laptop is right."


def show_intake(studio: Studio, example: Example) -> None:
    """Show what waits after a second laptop has answered otherwise, and the log of it all."""
    with at_profile(studio, example.auditor(), example.passphrase) as auditor:
        raw, later = _other_answer(auditor), _later_answer(auditor)
    with at_office(studio, example, partial(_take_in, raw, later)) as office:
        office.open()
        page = office.go(Stage.RETURNS, ReturnsPage)
        studio.snap("office-waiting")
        if page.set_aside is not None:
            page.scroller.ensureWidgetVisible(page.set_aside)
            studio.snap("office-set-aside")
        page.scroller.ensureWidgetVisible(page.watch)
        studio.snap("office-watched-folder")
        _held(studio, page)
        _conflict(studio, studio.page(ReturnsPage))
        _log(studio)


def _take_in(raw: bytes, later: bytes, profile: Profile) -> None:
    """Import a file and half of it, and a later revision as in the window."""
    now = datetime.now(UTC)
    source = Source(of=later, name="CSA-2026_csc_r2.auditreturn")
    tuple(IntakeRun(profile, now, hold=True).take([source]))
    import_file(profile, raw, now, file_name="CSA-2026_csc_r1.auditreturn")
    half = raw[: len(raw) // 2]
    import_file(profile, half, now, file_name="CSA-2026_gp_r1.auditreturn")


def _held(studio: Studio, page: ReturnsPage) -> None:
    if page.held is None:
        return
    page.held.button(Deed.COMPARE).click()
    held = studio.page(HeldPage)
    while held.is_filling():
        studio.settle()
    studio.snap("office-later-revision")
    held.primary_pressed.emit()


def _conflict(studio: Studio, page: ReturnsPage) -> None:
    if page.conflicts is None:
        return
    page.conflicts.button(Deed.CHOOSE).click()
    conflict = studio.page(ConflictPage)
    studio.snap("office-conflict")
    conflict.choice.radio("1").click()
    conflict.reason.set_value(REASON)
    conflict.scroller.ensureWidgetVisible(conflict.save)
    studio.snap("office-conflict-choice")
    conflict.save.click()
    studio.page(ReturnsPage)


def _log(studio: Studio) -> None:
    studio.page(ReturnsPage).log.click()
    page = studio.page(LogPage)
    page.table.select_row(page.table.model().rowCount() - 1)
    studio.snap("office-import-log")


def _other_answer(auditor: Profile) -> bytes:
    """Let another computer of an agency answer a case that the agency has answered already."""
    pack = auditor.forms.packs()[0]
    form = next(each for each in auditor.forms.forms(pack.id) if each.returned_revision)
    scope = Scope(status=Status.OUT_OF_SCOPE, reason="Closed before the period began.")
    entry = ReturnEntry(uin=form.uin, scope=scope, answers={})
    laptop = replace(auditor.details, installation_id="5" * 32, signing_key=new_signing_key())
    return _sealed(replace(pack, revision=0, previous_header=""), entry, laptop)


def _later_answer(auditor: Profile) -> bytes:
    """Let the same computer say something else about the last case with a form."""
    pack = auditor.forms.packs()[0]
    forms = [(each, auditor.forms.answers(each.id)) for each in auditor.forms.forms(pack.id)]
    form, texts = next((form, texts) for form, texts in reversed(forms) if texts)
    answers = Filling(tool_of(pack), texts).answers()
    path = next(path for path in answers if path.endswith(".comment"))
    entry = ReturnEntry(uin=form.uin, scope=form.scope, answers={**answers, path: OTHERWISE})
    return _sealed(pack, entry, auditor.details, WHY)


def _sealed(
    pack: OpenedPack, entry: ReturnEntry, laptop: ProfileDetails, reason: str = ""
) -> bytes:
    draft = ReturnDraft(
        pack=pack,
        entries=(entry,),
        auditor_name=laptop.person_name,
        auditor_title=laptop.person_title,
        declaration="I have checked that no names are in this form.",
        created_at=pack.opened_at,
        reason=reason,
    )
    return make_return(draft, laptop, load_checker()).raw
