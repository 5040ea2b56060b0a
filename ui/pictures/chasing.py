"""Chasing returns: a reminder, a phone call, more time, the words of letters, the log of packs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from forms.scope import Status
from models.profile import Profile
from models.tracker_snapshots import ToldBy, WordsKind
from ui.office.chasing.call_page import CallPage
from ui.office.chasing.date_page import DatePage
from ui.office.chasing.pack_log_page import PackLogPage
from ui.office.chasing.reminder_page import ReminderPage
from ui.office.chasing.tracker_page import TrackerPage
from ui.office.chasing.words_page import WordsPage
from ui.office.packs_page import PacksPage
from ui.office.stages import Stage
from ui.pictures.studio import Example, Studio
from ui.pictures.visits import at_office

LEAD = "safeguarding lead"


def show_chasing(studio: Studio, example: Example) -> None:
    """Show the day after the return date, from the tracker to the log of packs."""
    with at_office(studio, example, _chase) as office:
        studio.snap("office-due-next")
        office.open()
        office.go(Stage.TRACKER, TrackerPage).choose(_owing(office.profile))
        studio.snap("office-tracker-late")
        _write(studio)
        studio.page(TrackerPage).change_words.click()
        studio.page(WordsPage)
        studio.snap("office-words")
        office.go(Stage.PACKS, PacksPage).log.click()
        studio.page(PackLogPage)
        studio.snap("office-pack-log")


def _owing(profile: Profile) -> str:
    """Find an agency that still owes an answer."""
    cells = profile.audits.assignments(profile.audits.list()[0].id)
    return next(each.agency_id for each in cells if each.status is Status.AWAITING)


def _chase(profile: Profile) -> None:
    """Let the return date have passed, and note what was done since."""
    today, owing = datetime.now(UTC).astimezone().date(), _owing(profile)
    (audit,) = profile.audits.list()
    details = replace(audit.details, return_by=today - timedelta(days=1))
    profile.audits.update(audit.id, details, edit=audit.edit)
    first = profile.audits.agencies(audit.id)[0].id
    tracker, week_ago = profile.tracker, today - timedelta(days=7)
    said = {"caller": "AB", "spoke_with": LEAD, "said": "By Friday."}
    tracker.note_reminder(audit.id, owing, WordsKind.FIRST, week_ago, "Dear colleague")
    tracker.note_call(audit.id, owing, week_ago, said)
    later = today + timedelta(days=6)
    tracker.extend(audit.id, first, later, reason="Short of staff.", asked_by=LEAD)
    pack = profile.audits.packs(audit.id)[0]
    tracker.note_told(audit.id, pack.id, today, ToldBy.PHONE, LEAD)


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
