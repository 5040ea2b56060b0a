"""Chasing returns: a reminder, a phone call, more time, the words of letters, the log of packs."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from forms.scope import Status
from models.profile import Profile, open_profile
from models.tracker_snapshots import ToldBy, WordsKind
from ui.office.audits_page import AuditsPage
from ui.office.chasing.call_page import CallPage
from ui.office.chasing.date_page import DatePage
from ui.office.chasing.pack_log_page import PackLogPage
from ui.office.chasing.reminder_page import ReminderPage
from ui.office.chasing.tracker_page import TrackerPage
from ui.office.chasing.words_page import WordsPage
from ui.office.desk import OfficeDesk
from ui.office.packs_page import PacksPage
from ui.office.stages import Stage
from ui.pictures.studio import Example, Studio

LEAD = "safeguarding lead"


def show_chasing(studio: Studio, example: Example) -> None:
    """Show the day after the return date, from the tracker to the log of packs."""
    shutil.copytree(example.folder / "office", "chasing")
    profile = open_profile(Path("chasing"), example.passphrase)
    around = studio.surroundings(profile)
    owing = _chase(profile, around.now().astimezone().date())
    desk = OfficeDesk(around)
    try:
        audits = studio.page(AuditsPage)
        studio.snap("office-due-next")
        audits.opened.emit(profile.audits.list()[0].id)
        studio.settle()
        studio.window.step_chosen.emit(Stage.TRACKER.value)
        studio.page(TrackerPage).choose(owing)
        studio.snap("office-tracker-late")
        _write(studio)
        studio.page(TrackerPage).change_words.click()
        studio.page(WordsPage)
        studio.snap("office-words")
        studio.window.step_chosen.emit(Stage.PACKS.value)
        studio.page(PacksPage).log.click()
        studio.page(PackLogPage)
        studio.snap("office-pack-log")
        desk.finish()
    finally:
        studio.settle()
        profile.close()


def _chase(profile: Profile, today: date) -> str:
    """Let the return date have passed, and note what was done since; give who still owes."""
    (audit,) = profile.audits.list()
    details = replace(audit.details, return_by=today - timedelta(days=1))
    profile.audits.update(audit.id, details, edit=audit.edit)
    cells = profile.audits.assignments(audit.id)
    owing = next(each.agency_id for each in cells if each.status is Status.AWAITING)
    first = profile.audits.agencies(audit.id)[0].id
    tracker, week_ago = profile.tracker, today - timedelta(days=7)
    said = {"caller": "AB", "spoke_with": LEAD, "said": "By Friday."}
    tracker.note_reminder(audit.id, owing, WordsKind.FIRST, week_ago, "Dear colleague")
    tracker.note_call(audit.id, owing, week_ago, said)
    later = today + timedelta(days=6)
    tracker.extend(audit.id, first, later, reason="Short of staff.", asked_by=LEAD)
    pack = profile.audits.packs(audit.id)[0]
    tracker.note_told(audit.id, pack.id, today, ToldBy.PHONE, LEAD)
    return owing


def _write(studio: Studio) -> None:
    """Go to what is written and noted about one agency, and back."""
    studio.page(TrackerPage).card.remind.click()
    studio.page(ReminderPage)
    studio.snap("office-reminder")
    _back(studio)
    studio.page(TrackerPage).card.call.click()
    studio.page(CallPage).primary_pressed.emit()
    studio.snap("office-call")
    _back(studio)
    studio.page(TrackerPage).card.date.click()
    studio.page(DatePage)
    studio.snap("office-later-date")
    _back(studio)


def _back(studio: Studio) -> None:
    studio.window.foot_bar.back.click()
    studio.page(TrackerPage)
