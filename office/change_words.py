"""The history in plain words: what was done, and what each field was before and is now."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from forms.kinds import words_of
from forms.scope import STATUSES, Status
from models.change_snapshots import ChangeKind, FieldChange, HistoryLine
from models.intake_snapshots import Deed, LoggedDeed, LogKind
from office.change_fields import CODES, field_words
from office.log_words import count_words, deed_words, logged_words
from office.marking import NOOP
from office.messages import Translate, as_it_is

_ALL = "all"
_PLACE = re.compile(r"\{(\d+|all)\}")


class HistoryGroup(StrEnum):
    """What a line of the history is about, to look for."""

    AUDIT = "audit"
    CASES = "cases"
    AGENCIES = "agencies"
    COVERAGE = "coverage"
    PACKS = "packs"
    RETURNS = "returns"
    READING = "reading"
    CHASING = "chasing"
    TEXTS = "texts"
    KEYS = "keys"


GROUPS: Mapping[HistoryGroup, str] = MappingProxyType(
    {
        HistoryGroup.AUDIT: NOOP("Audits and their details"),
        HistoryGroup.CASES: NOOP("Cases"),
        HistoryGroup.AGENCIES: NOOP("Agencies"),
        HistoryGroup.COVERAGE: NOOP("The office\u2019s word in the coverage"),
        HistoryGroup.PACKS: NOOP("Packs"),
        HistoryGroup.RETURNS: NOOP("Returns that came, and what was done about them"),
        HistoryGroup.READING: NOOP("Reading of returns"),
        HistoryGroup.CHASING: NOOP("Reminders, calls and dates"),
        HistoryGroup.TEXTS: NOOP("Tools, texts and words"),
        HistoryGroup.KEYS: NOOP("Office, staff and keys"),
    }
)

# Facts stand in their places; {all} are those that have no place of their own.
WORDS: Mapping[ChangeKind, tuple[HistoryGroup, str]] = MappingProxyType(
    {
        ChangeKind.BEGUN: (HistoryGroup.KEYS, NOOP("The history begins here")),
        ChangeKind.TOOL_KEPT: (HistoryGroup.TEXTS, NOOP("Audit tool kept: {0}, version {1}")),
        ChangeKind.TOOL_BEGUN: (
            HistoryGroup.TEXTS,
            NOOP("Draft of an audit tool begun: {0}, version {1}"),
        ),
        ChangeKind.TOOL_DRAFT_REMOVED: (
            HistoryGroup.TEXTS,
            NOOP("Draft of an audit tool deleted: {0}, version {1}"),
        ),
        ChangeKind.AUDIT_MADE: (HistoryGroup.AUDIT, NOOP("Audit made: {0}")),
        ChangeKind.AUDIT_COPIED: (HistoryGroup.AUDIT, NOOP("Audit made: {0}, as a copy of {1}")),
        ChangeKind.AUDIT_CHANGED: (HistoryGroup.AUDIT, NOOP("Details of the audit changed")),
        ChangeKind.AUDIT_RESCUED: (
            HistoryGroup.AUDIT,
            NOOP("Audit taken over from the pack {1} for {0}"),
        ),
        ChangeKind.AUDIT_ARCHIVED: (HistoryGroup.AUDIT, NOOP("Audit put into the archive")),
        ChangeKind.AUDIT_BROUGHT_BACK: (
            HistoryGroup.AUDIT,
            NOOP("Audit brought back from the archive"),
        ),
        ChangeKind.CASES_ADDED: (HistoryGroup.CASES, NOOP("Cases added: {all}")),
        ChangeKind.CASE_REMOVED: (HistoryGroup.CASES, NOOP("Case taken out: {0}")),
        ChangeKind.CASE_CHANGED: (HistoryGroup.CASES, NOOP("Case {0} changed")),
        ChangeKind.CASES_DRAWN: (
            HistoryGroup.CASES,
            NOOP("Cases picked at random with the number {0}: {all}"),
        ),
        ChangeKind.RESERVE_TAKEN: (
            HistoryGroup.CASES,
            NOOP("Case {0} stepped in from the reserve for {1}"),
        ),
        ChangeKind.AGENCIES_CHANGED: (HistoryGroup.AGENCIES, NOOP("Agencies changed")),
        ChangeKind.USUAL_AGENCIES_CHANGED: (
            HistoryGroup.AGENCIES,
            NOOP("The office\u2019s own list of agencies changed"),
        ),
        ChangeKind.CELLS_SET: (HistoryGroup.COVERAGE, NOOP("The office\u2019s word set")),
        ChangeKind.ARCHIVE_SAVED: (
            HistoryGroup.AUDIT,
            NOOP("Archive of the audit saved: {0}"),
        ),
        ChangeKind.ARCHIVE_BROUGHT: (
            HistoryGroup.AUDIT,
            NOOP("Audit {0} brought back from an archive file"),
        ),
        ChangeKind.PACKS_ISSUED: (HistoryGroup.PACKS, NOOP("Packs issued for: {all}")),
        ChangeKind.PACK_TOLD: (HistoryGroup.PACKS, NOOP("Pack code told to {0}")),
        ChangeKind.PACK_TRIED: (HistoryGroup.PACKS, NOOP("Pack for {0} opened to try it")),
        ChangeKind.KEYED_BEGUN: (
            HistoryGroup.RETURNS,
            NOOP("Keying in of a return begun: {1}, case {0}"),
        ),
        ChangeKind.KEYED_CORRECTED: (
            HistoryGroup.RETURNS,
            NOOP("Correction of a keyed-in return begun: {1}, case {0}"),
        ),
        ChangeKind.KEYED_OPENED: (
            HistoryGroup.RETURNS,
            NOOP("Keyed-in return opened to type: {1}, case {0}"),
        ),
        ChangeKind.KEYED_PAPER: (
            HistoryGroup.RETURNS,
            NOOP("What stands on the paper noted: {1}, case {0}, scan {2}"),
        ),
        ChangeKind.KEYED_FINISHED: (
            HistoryGroup.RETURNS,
            NOOP("Keyed-in return handed over for the second check: {1}, case {0}"),
        ),
        ChangeKind.KEYED_SENT_BACK: (
            HistoryGroup.RETURNS,
            NOOP("Keyed-in return sent back by the second person: {1}, case {0}"),
        ),
        ChangeKind.KEYED_CHECKED: (
            HistoryGroup.RETURNS,
            NOOP("Keyed-in return checked by a second person: {1}, case {0}, revision {2}"),
        ),
        ChangeKind.KEYED_ALONE: (
            HistoryGroup.RETURNS,
            NOOP("Keyed-in return checked by the same person: {1}, case {0}, revision {2}"),
        ),
        ChangeKind.KEYED_DROPPED: (
            HistoryGroup.RETURNS,
            NOOP("What was being keyed in deleted: {1}, case {0}"),
        ),
        ChangeKind.RETURN_ACCEPTED: (HistoryGroup.READING, NOOP("Return accepted: {1}, case {0}")),
        ChangeKind.REVIEW_REOPENED: (
            HistoryGroup.READING,
            NOOP("Accepted return opened again: {1}, case {0}"),
        ),
        ChangeKind.QUERY_ASKED: (HistoryGroup.READING, NOOP("Query to {1}, case {0}: {2}")),
        ChangeKind.QUERY_CLOSED: (
            HistoryGroup.READING,
            NOOP("Query to {1} closed, case {0}: {2}"),
        ),
        ChangeKind.QUERIES_SENT: (HistoryGroup.READING, NOOP("File of queries made for {0}: {2}")),
        ChangeKind.QUERY_FILE_LOST: (
            HistoryGroup.READING,
            NOOP("File of queries for {0} could not be written: {1}"),
        ),
        ChangeKind.WORDS_REDACTED: (
            HistoryGroup.READING,
            NOOP("Words redacted: {1}, case {0}, {2}, places: {3}"),
        ),
        ChangeKind.GRADE_MODERATED: (
            HistoryGroup.READING,
            NOOP("The office\u2019s own grade: {1}, case {0}, {2}"),
        ),
        ChangeKind.MODERATION_ENDED: (
            HistoryGroup.READING,
            NOOP("The office\u2019s own grade taken away: {1}, case {0}, {2}"),
        ),
        ChangeKind.ANSWER_PICKED: (
            HistoryGroup.READING,
            NOOP("Answer marked: {1}, case {0}, {2}: {3}"),
        ),
        ChangeKind.PICK_TAKEN_OUT: (
            HistoryGroup.READING,
            NOOP("Mark on an answer taken away: {1}, case {0}, {2}: {3}"),
        ),
        ChangeKind.DATE_EXTENDED: (HistoryGroup.CHASING, NOOP("Return date of {0} changed")),
        ChangeKind.CALL_NOTED: (HistoryGroup.CHASING, NOOP("Phone call noted: {0}, {1}")),
        ChangeKind.CALL_TAKEN_OUT: (
            HistoryGroup.CHASING,
            NOOP("Note of a phone call taken out: {0}, {1}"),
        ),
        ChangeKind.REMINDER_NOTED: (HistoryGroup.CHASING, NOOP("Reminder to {0}, sent {2}")),
        ChangeKind.REMINDER_TAKEN_OUT: (
            HistoryGroup.CHASING,
            NOOP("Note of a reminder taken out: {0}, {1}"),
        ),
        ChangeKind.WORDS_CHANGED: (
            HistoryGroup.TEXTS,
            NOOP("Words of letters and reminders changed"),
        ),
        ChangeKind.WORD_CLEARED: (
            HistoryGroup.TEXTS,
            NOOP("Something the name check found was let stay"),
        ),
        ChangeKind.TEXT_ADDED: (HistoryGroup.TEXTS, NOOP("Text added to the library: {0}")),
        ChangeKind.TEXT_CORRECTED: (HistoryGroup.TEXTS, NOOP("Text of the library changed: {0}")),
        ChangeKind.TEXT_REMOVED: (HistoryGroup.TEXTS, NOOP("Text taken from the library: {0}")),
        ChangeKind.STAFF_CHANGED: (HistoryGroup.KEYS, NOOP("Members of staff are now: {all}")),
        ChangeKind.SETTING_CHANGED: (HistoryGroup.KEYS, NOOP("Setting of the office changed")),
        ChangeKind.OFFICE_CHANGED: (HistoryGroup.KEYS, NOOP("Name of the office changed")),
        ChangeKind.KEY_MADE: (HistoryGroup.KEYS, NOOP("The office\u2019s own key made")),
        ChangeKind.KEYS_PROVED: (HistoryGroup.KEYS, NOOP("Key kit tried. It opens: {all}")),
        ChangeKind.KEY_RENEWED: (HistoryGroup.KEYS, NOOP("New key for returns put in force")),
    }
)


def kinds_in(group: HistoryGroup) -> frozenset[ChangeKind | LogKind]:
    """Give every kind of line that is about this."""
    found: set[ChangeKind | LogKind] = {kind for kind, (of, _) in WORDS.items() if of is group}
    if group is HistoryGroup.RETURNS:
        found |= set(LogKind) - {LogKind.AUDIT_DELETED}
    if group is HistoryGroup.AUDIT:
        found.add(LogKind.AUDIT_DELETED)
    return frozenset(found)


def kinds_with(words: str, translate: Translate = as_it_is) -> frozenset[ChangeKind | LogKind]:
    """Give every kind of line whose own words have these in them, whatever their capitals."""
    looked_for = words.casefold()
    said: list[tuple[ChangeKind | LogKind, str]] = [(kind, each[1]) for kind, each in WORDS.items()]
    said += logged_words().items()
    return frozenset(kind for kind, text in said if looked_for in translate(text).casefold())


def codes_with(words: str, translate: Translate = as_it_is) -> frozenset[str]:
    """Give every status whose words have these in them, as the history keeps it."""
    looked_for = words.casefold()
    return frozenset(
        status.value
        for status, rule in STATUSES.items()
        if looked_for in translate(rule.label).casefold()
    )


def line_words(line: HistoryLine, translate: Translate = as_it_is) -> str:
    """Say what was done: "Packs issued for: Police, Schools"."""
    if isinstance(line.kind, LogKind):
        logged = _logged(line, line.kind)
        return ". ".join(
            filter(None, (deed_words(logged, translate), count_words(logged, translate)))
        )
    facts = [_value(fact, "", translate) for fact in line.facts]
    words = translate(WORDS[line.kind][1])
    placed = {int(place) for place in _PLACE.findall(words) if place != _ALL}
    rest = [fact for place, fact in enumerate(facts) if fact and place not in placed]

    def fact(found: re.Match[str]) -> str:
        if found[1] == _ALL:
            return ", ".join(rest) or translate(NOOP("None"))
        return facts[int(found[1])] if int(found[1]) < len(facts) else ""

    # A query about a whole case has no question to name behind its colon.
    return _PLACE.sub(fact, words).removesuffix(": ") + _about(line, translate)


def _about(line: HistoryLine, translate: Translate) -> str:
    """Name the one thing that fields are about, or count the things."""
    things = list(dict.fromkeys(each.of for each in line.fields if each.of))
    if not things:
        return ""
    said = things[0] if len(things) == 1 else str(len(things))
    return translate(NOOP(": {0}")).format(said)


def change_lines(line: HistoryLine, translate: Translate = as_it_is) -> tuple[str, ...]:
    """Say for each field what it was and what it is: "Title: was “Abuse”, is now “Neglect”."."""
    return tuple(_change(each, translate) for each in line.fields)


def _change(change: FieldChange, translate: Translate) -> str:
    name = field_words(change.field, translate)
    if change.of:
        name = translate(NOOP("{0}: {1}")).format(change.of, name)
    if not change.is_kept:
        return translate(NOOP("{0}: changed. The history keeps no copy of it.")).format(name)
    before, after = (
        _value(each, change.field, translate) for each in (change.before, change.after)
    )
    if not before:
        return translate(NOOP("{0}: is now \u201c{1}\u201d")).format(name, after)
    if not after:
        return translate(NOOP("{0}: was \u201c{1}\u201d, is now blank")).format(name, before)
    words = translate(NOOP("{0}: was \u201c{1}\u201d, is now \u201c{2}\u201d"))
    return words.format(name, before, after)


def _value(text: str, field: str, translate: Translate) -> str:
    """Word a date or a code; any other text stands as it was written."""
    last = field.rpartition(".")[2]
    if last == "status" and text in set(Status):
        return translate(STATUSES[Status(text)].label)
    if last in CODES and text in CODES[last]:
        return translate(CODES[last][text])
    if len(text) == len("2026-03-14"):
        try:
            return words_of(date.fromisoformat(text))
        except ValueError:
            return text
    return ", ".join(text.split("\n")) if "\n" in text else text


def _logged(line: HistoryLine, kind: LogKind) -> LoggedDeed:
    deed = Deed(
        id=line.id,
        at=line.at,
        kind=kind,
        person=line.person,
        source=line.source,
        facts=line.facts,
        reason=line.reason,
    )
    return LoggedDeed(deed=deed, outcomes=line.outcomes, standing=0)


def named_groups(translate: Translate = as_it_is) -> Sequence[tuple[HistoryGroup, str]]:
    """Give all groups with their words, in the order of the work."""
    return [(group, translate(words)) for group, words in GROUPS.items()]
