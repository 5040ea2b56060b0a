"""What the office sees where imports need a person: what waits, two answers, the log."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from anonymise import load_checker
from export.return_file import ReturnDraft, ReturnEntry, make_return
from export.signing import new_signing_key
from forms.scope import Scope, Status
from models.profile import Profile
from office.intake import import_file
from ui.office.conflict_page import ConflictPage
from ui.office.log_page import LogPage
from ui.office.returns_page import ReturnsPage
from ui.office.stages import Stage
from ui.office.waiting import Deed
from ui.pictures.studio import Example, Studio
from ui.pictures.visits import at_office, at_profile

REASON = "The practice manager said by phone that the second laptop is right."


def show_intake(studio: Studio, example: Example) -> None:
    """Show what waits after a second laptop has answered otherwise, and the log of it all."""
    with at_profile(studio, example.auditor(), example.passphrase) as auditor:
        raw = _other_answer(auditor)
    with at_office(studio, example, partial(_take_in, raw)) as office:
        office.open()
        page = office.go(Stage.RETURNS, ReturnsPage)
        studio.snap("office-waiting")
        if page.set_aside is not None:
            page.scroller.ensureWidgetVisible(page.set_aside)
            studio.snap("office-set-aside")
        page.scroller.ensureWidgetVisible(page.watch)
        studio.snap("office-watched-folder")
        _conflict(studio, page)
        _log(studio)


def _take_in(raw: bytes, profile: Profile) -> None:
    """Import a file, and half of it."""
    now = datetime.now(UTC)
    import_file(profile, raw, now, file_name="CSA-2026_csc_r1.auditreturn")
    half = raw[: len(raw) // 2]
    import_file(profile, half, now, file_name="CSA-2026_gp_r1.auditreturn")


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
    draft = ReturnDraft(
        pack=replace(pack, revision=0, previous_header=""),
        entries=(ReturnEntry(uin=form.uin, scope=scope, answers={}),),
        auditor_name=auditor.details.person_name,
        auditor_title=auditor.details.person_title,
        declaration="I have checked that no names are in this form.",
        created_at=pack.opened_at,
    )
    laptop = replace(auditor.details, installation_id="5" * 32, signing_key=new_signing_key())
    return make_return(draft, laptop, load_checker()).raw
