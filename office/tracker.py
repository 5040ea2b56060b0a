"""Who still owes a return, how late it is, and what to do about it next."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from models.snapshots import Agency, IssuedPack
from models.tracker_snapshots import REMINDERS, Call, Contacts, Reminder, WordsKind
from office.asking import packs_in_force
from office.coverage import CoverageRow
from office.marking import NOOP
from office.messages import Translate, as_it_is
from office.overview import AuditOverview

SOON = timedelta(days=7)
# An agency that was just written to or phoned is left alone for so long.
PAUSE = timedelta(days=5)
T = TypeVar("T", Call, Reminder)


class NextStep(StrEnum):
    """What the office does next about one agency; in this order they stand in the tracker."""

    PHONE = "phone"
    FINAL = "final"
    SECOND = "second"
    FIRST = "first"
    ISSUE = "issue"
    WAIT = "wait"
    DONE = "done"


_WORDS: Mapping[NextStep, str] = MappingProxyType(
    {
        NextStep.PHONE: NOOP("Phone the agency"),
        NextStep.FINAL: NOOP("Send the final reminder"),
        NextStep.SECOND: NOOP("Send the second reminder"),
        NextStep.FIRST: NOOP("Send the first reminder"),
        NextStep.ISSUE: NOOP("Issue the pack"),
        NextStep.WAIT: NOOP("Wait"),
        NextStep.DONE: NOOP("Nothing more"),
    }
)
_AFTER: Mapping[WordsKind, NextStep] = MappingProxyType(
    {
        WordsKind.FIRST: NextStep.SECOND,
        WordsKind.SECOND: NextStep.FINAL,
        WordsKind.FINAL: NextStep.PHONE,
    }
)
_REMINDER_WORDS: Mapping[WordsKind, str] = MappingProxyType(
    {
        WordsKind.LETTER: NOOP("Covering letter"),
        WordsKind.FIRST: NOOP("First reminder"),
        WordsKind.SECOND: NOOP("Second reminder"),
        WordsKind.FINAL: NOOP("Final reminder"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerRow:
    """One agency in the tracker.

    ``back`` and ``waiting`` add up to ``asked``. ``due`` is its own return date, that of the audit
    where it has none; ``days`` are those left until then, negative when it has passed.
    ``pack`` is the one in force, and ``is_opened`` says that a return came from one of its packs:
    nothing else shows that a pack was opened. The last of each kind is None where there is none.
    ``queries`` are those of the office that the agency has not answered.
    """

    agency: Agency
    asked: int
    back: int
    waiting: int
    due: date | None
    is_extended: bool
    days: int | None
    pack: IssuedPack | None
    is_opened: bool
    reminder: Reminder | None
    call: Call | None
    step: NextStep
    queries: int = 0


def tracker_rows(
    overview: AuditOverview, contacts: Contacts, today: date
) -> tuple[TrackerRow, ...]:
    """Give every agency, what needs doing first on top, then the latest, then in their order."""
    # What the office typed from paper says nothing about the pack.
    answered = {each.agency_id for each in overview.returns if each.keyed is None}
    sources = _Sources(
        due=overview.audit.details.return_by,
        extended=contacts.extended(),
        packs=packs_in_force(overview.packs),
        answered=answered,
        contacts=contacts,
        today=today,
    )
    asked = _queries(overview)
    rows = [
        replace(sources.row(each), queries=asked[each.agency.id]) for each in overview.coverage.rows
    ]
    steps = tuple(NextStep)
    order = {each.agency.id: place for place, each in enumerate(rows)}
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                steps.index(row.step),
                row.days is None,
                row.days or 0,
                order[row.agency.id],
            ),
        )
    )


def _queries(overview: AuditOverview) -> Counter[str]:
    reviews = overview.reviews
    return Counter(
        each.agency_id
        for each in reviews.queries
        if each.closed_at is None and each.id not in reviews.replies
    )


def agency_row(overview: AuditOverview, contacts: Contacts, agency_id: str) -> TrackerRow:
    """Give the row of one agency for a text that names no number of days; KeyError for none."""
    for row in tracker_rows(overview, contacts, date.min):
        if row.agency.id == agency_id:
            return row
    raise KeyError(agency_id)


def step_words(row: TrackerRow, translate: Translate = as_it_is) -> str:
    """Say what to do next about one agency."""
    return translate(_WORDS[row.step])


def reminder_words(kind: WordsKind, translate: Translate = as_it_is) -> str:
    """Name a text to agencies: "First reminder"."""
    return translate(_REMINDER_WORDS[kind])


def next_reminder(row: TrackerRow) -> WordsKind:
    """Give the reminder that would come next; the final one again after the final one."""
    if row.reminder is None:
        return WordsKind.FIRST
    place = REMINDERS.index(row.reminder.kind) + 1
    return REMINDERS[min(place, len(REMINDERS) - 1)]


def days_words(row: TrackerRow, translate: Translate = as_it_is) -> str:
    """Say how many days are left or how many days late; "" where nothing is awaited."""
    if not row.waiting:
        return ""
    if row.days is None:
        return translate(NOOP("No date yet"))
    return left_words(row.days, translate)


def left_words(days: int, translate: Translate = as_it_is) -> str:
    """Word a number of days to a day: "3 days left", "due today", "1 day late"."""
    if days == 0:
        return translate(NOOP("Due today"))
    if days == 1:
        return translate(NOOP("1 day left"))
    if days == -1:
        return translate(NOOP("1 day late"))
    words = NOOP("{0} days left") if days > 0 else NOOP("{0} days late")
    return translate(words).format(abs(days))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    """What the rows are worked out from."""

    due: date | None
    extended: Mapping[str, date]
    packs: Mapping[str, IssuedPack]
    answered: Collection[str]
    contacts: Contacts
    today: date

    def row(self, covered: CoverageRow) -> TrackerRow:
        agency = covered.agency
        own = self.extended.get(agency.id)
        due = own or self.due
        days = (due - self.today).days if due is not None else None
        waiting = covered.total - covered.accounted
        reminder = _last(self.contacts.reminders, agency.id)
        call = _last(self.contacts.calls, agency.id)
        pack = self.packs.get(agency.id)
        return TrackerRow(
            agency=agency,
            asked=covered.total,
            back=covered.accounted,
            waiting=waiting,
            due=due,
            is_extended=own is not None,
            days=days,
            pack=pack,
            is_opened=agency.id in self.answered,
            reminder=reminder,
            call=call,
            step=_step(waiting, days, (pack is not None, reminder, call), self.today),
        )


def _last(noted: Sequence[T], agency_id: str) -> T | None:
    """Give the latest about an agency; they come with the latest first."""
    return next((each for each in noted if each.agency_id == agency_id), None)


def _step(
    waiting: int,
    days: int | None,
    done: tuple[bool, Reminder | None, Call | None],
    today: date,
) -> NextStep:
    issued, reminder, call = done
    if not waiting:
        return NextStep.DONE
    if not issued:
        return NextStep.ISSUE
    if days is None or days > SOON.days:
        return NextStep.WAIT
    spoken = [each.sent_on for each in (reminder,) if each is not None]
    spoken += [each.called_on for each in (call,) if each is not None]
    if reminder is None and not _is_recent(spoken, today):
        return NextStep.FIRST
    # One friendly word before the day is enough; the next one comes when the day has passed.
    if reminder is None or days >= 0 or _is_recent(_since_due(spoken, today, days), today):
        return NextStep.WAIT
    return _AFTER[reminder.kind]


def _since_due(spoken: Iterable[date], today: date, days: int) -> list[date]:
    """Leave out what was said before the day: that it has passed was not said yet."""
    due = today + timedelta(days=days)
    return [each for each in spoken if each > due]


def _is_recent(spoken: Iterable[date], today: date) -> bool:
    return any(today - each < PAUSE for each in spoken)
