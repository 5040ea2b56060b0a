"""The import log in words, for the screen and for a file that leaves."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from types import MappingProxyType

from export.csv_table import csv_table
from export.errors import FileFault
from forms.kinds import words_of
from models.intake_snapshots import LoggedDeed, LogKind, LogLine, RunSource
from models.profile import Profile
from office.marking import NOOP
from office.messages import Translate, as_it_is, message
from office.outcome import APPLIED

_SOURCES: Mapping[str, str] = MappingProxyType(
    {
        RunSource.CHOSEN.value: NOOP("Import"),
        RunSource.WATCHED.value: NOOP("Import from the watched folder"),
        RunSource.AGAIN.value: NOOP("Tried again"),
        RunSource.COMMAND.value: NOOP("Import from the command line"),
    }
)
_DEEDS: Mapping[LogKind, str] = MappingProxyType(
    {
        LogKind.UNDONE: NOOP("Taken out again"),
        LogKind.SETTLED: NOOP("Conflict settled: {0}, case {1}"),
        LogKind.UNSETTLED: NOOP("Settled conflict opened again: {0}, case {1}"),
        LogKind.CONFIRMED: NOOP("Laptop confirmed by phone: {0}, {1}"),
        LogKind.REFUSED: NOOP("Laptop refused: {0}, {1}"),
        LogKind.REFUSAL_ENDED: NOOP("Refused laptop taken back: {0}, {1}"),
        LogKind.DELETED: NOOP("Deleted from what was set aside"),
        LogKind.COPIED: NOOP("Copy saved of what was set aside"),
        LogKind.AUDIT_DELETED: NOOP("Audit closed and deleted: {0}"),
    }
)
_HEADING = ("When", "Who", "What", "File", "What happened", "Agency", "Reason")


def deed_words(logged: LoggedDeed, translate: Translate = as_it_is) -> str:
    """Say what an entry of the log is: "Laptop confirmed by phone: Police, amber ..."."""
    deed = logged.deed
    if deed.kind is LogKind.IMPORT:
        return translate(_SOURCES.get(deed.source, _SOURCES[RunSource.CHOSEN.value]))
    words = translate(_DEEDS[deed.kind])
    for place, fact in enumerate(deed.facts):
        words = words.replace(f"{{{place}}}", fact)
    return words


def logged_words() -> Mapping[LogKind, str]:
    """Give the words of each kind of entry, with places for its facts."""
    return {LogKind.IMPORT: _SOURCES[RunSource.CHOSEN.value], **_DEEDS}


def count_words(logged: LoggedDeed, translate: Translate = as_it_is) -> str:
    """Say how its files ended: "Files: 11. Taken in: 8. Here already: 1. Not imported: 2."."""
    if not logged.files:
        return ""
    parts = [translate(NOOP("Files: {0}.")).format(logged.files)]
    if logged.deed.kind is LogKind.IMPORT:
        known = logged.outcomes.get(FileFault.DUPLICATE.value, 0)
        taken = sum(count for code, count in logged.outcomes.items() if code in APPLIED)
        rest = logged.files - known - taken
        for words, count in (
            (NOOP("Taken in: {0}."), taken),
            (NOOP("Here already: {0}."), known),
            (NOOP("Not imported: {0}."), rest),
        ):
            if count:
                parts.append(translate(words).format(count))
    return " ".join(parts)


def moment_words(at: datetime, zone: tzinfo | None = None) -> str:
    """Give "21 November 2026, 14:02", in the zone of this computer where none is named."""
    local = at.astimezone(zone)
    return f"{words_of(local.date())}, {local:%H:%M}"


def log_csv(profile: Profile, zone: tzinfo | None = None) -> bytes:
    """Give the whole import log as a table, a row for each file, the oldest first."""
    rows: list[tuple[str, ...]] = []
    for logged in reversed(profile.intake_log.deeds(1_000_000)):
        lines = profile.intake_log.lines(logged.deed.id)
        rows.extend(_rows(logged, lines, moment_words(logged.deed.at, zone)))
    return csv_table(_HEADING, rows)


def _rows(logged: LoggedDeed, lines: Sequence[LogLine], when: str) -> list[tuple[str, ...]]:
    deed = logged.deed
    first = (when, deed.person, deed_words(logged))
    if not lines:
        return [(*first, "", "", "", deed.reason)]
    return [
        (
            *first,
            line.file_name,
            message(line.outcome, line.facts).title,
            line.agency,
            deed.reason,
        )
        for line in lines
    ]
