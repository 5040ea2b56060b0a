"""The kinds of lines that the history has: in which group each stands, and its words."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from forms.scope import STATUSES
from models.change_snapshots import ChangeKind
from models.intake_snapshots import LogKind
from office.log_words import logged_words
from office.marking import NOOP
from office.messages import Translate, as_it_is


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
_IN_GROUPS: Mapping[HistoryGroup, Mapping[ChangeKind, str]] = MappingProxyType(
    {
        HistoryGroup.AUDIT: {
            ChangeKind.AUDIT_MADE: NOOP("Audit made: {0}"),
            ChangeKind.AUDIT_COPIED: NOOP("Audit made: {0}, as a copy of {1}"),
            ChangeKind.AUDIT_CHANGED: NOOP("Details of the audit changed"),
            ChangeKind.AUDIT_RESCUED: NOOP("Audit taken over from the pack {1} for {0}"),
            ChangeKind.AUDIT_ARCHIVED: NOOP("Audit put into the archive"),
            ChangeKind.AUDIT_BROUGHT_BACK: NOOP("Audit brought back from the archive"),
            ChangeKind.ARCHIVE_SAVED: NOOP("Archive of the audit saved: {0}"),
            ChangeKind.ARCHIVE_BROUGHT: NOOP("Audit {0} brought back from an archive file"),
        },
        HistoryGroup.CASES: {
            ChangeKind.CASES_ADDED: NOOP("Cases added: {all}"),
            ChangeKind.CASE_REMOVED: NOOP("Case taken out: {0}"),
            ChangeKind.CASE_CHANGED: NOOP("Case {0} changed"),
            ChangeKind.CASES_DRAWN: NOOP("Cases picked at random with the number {0}: {all}"),
            ChangeKind.RESERVE_TAKEN: NOOP("Case {0} stepped in from the reserve for {1}"),
        },
        HistoryGroup.AGENCIES: {
            ChangeKind.AGENCIES_CHANGED: NOOP("Agencies changed"),
            ChangeKind.USUAL_AGENCIES_CHANGED: NOOP(
                "The office\u2019s own list of agencies changed"
            ),
        },
        HistoryGroup.COVERAGE: {
            ChangeKind.CELLS_SET: NOOP("The office\u2019s word set"),
        },
        HistoryGroup.PACKS: {
            ChangeKind.PACKS_ISSUED: NOOP("Packs issued for: {all}"),
            ChangeKind.PACK_TOLD: NOOP("Pack code told to {0}"),
            ChangeKind.PACK_TRIED: NOOP("Pack for {0} opened to try it"),
        },
        HistoryGroup.RETURNS: {
            ChangeKind.KEYED_BEGUN: NOOP("Keying in of a return begun: {1}, case {0}"),
            ChangeKind.KEYED_CORRECTED: NOOP(
                "Correction of a keyed-in return begun: {1}, case {0}"
            ),
            ChangeKind.KEYED_OPENED: NOOP("Keyed-in return opened to type: {1}, case {0}"),
            ChangeKind.KEYED_PAPER: NOOP("What stands on the paper noted: {1}, case {0}, scan {2}"),
            ChangeKind.KEYED_FINISHED: NOOP(
                "Keyed-in return handed over for the second check: {1}, case {0}"
            ),
            ChangeKind.KEYED_SENT_BACK: NOOP(
                "Keyed-in return sent back by the second person: {1}, case {0}"
            ),
            ChangeKind.KEYED_CHECKED: NOOP(
                "Keyed-in return checked by a second person: {1}, case {0}, revision {2}"
            ),
            ChangeKind.KEYED_ALONE: NOOP(
                "Keyed-in return checked by the same person: {1}, case {0}, revision {2}"
            ),
            ChangeKind.KEYED_DROPPED: NOOP("What was being keyed in deleted: {1}, case {0}"),
        },
        HistoryGroup.READING: {
            ChangeKind.RETURN_ACCEPTED: NOOP("Return accepted: {1}, case {0}"),
            ChangeKind.REVIEW_REOPENED: NOOP("Accepted return opened again: {1}, case {0}"),
            ChangeKind.QUERY_ASKED: NOOP("Query to {1}, case {0}: {2}"),
            ChangeKind.QUERY_CLOSED: NOOP("Query to {1} closed, case {0}: {2}"),
            ChangeKind.QUERIES_SENT: NOOP("File of queries made for {0}: {2}"),
            ChangeKind.QUERY_FILE_LOST: NOOP("File of queries for {0} could not be written: {1}"),
            ChangeKind.WORDS_REDACTED: NOOP("Words redacted: {1}, case {0}, {2}, places: {3}"),
            ChangeKind.GRADE_MODERATED: NOOP("The office\u2019s own grade: {1}, case {0}, {2}"),
            ChangeKind.MODERATION_ENDED: NOOP(
                "The office\u2019s own grade taken away: {1}, case {0}, {2}"
            ),
            ChangeKind.ANSWER_PICKED: NOOP("Answer marked: {1}, case {0}, {2}: {3}"),
            ChangeKind.PICK_TAKEN_OUT: NOOP(
                "Mark on an answer taken away: {1}, case {0}, {2}: {3}"
            ),
        },
        HistoryGroup.CHASING: {
            ChangeKind.DATE_EXTENDED: NOOP("Return date of {0} changed"),
            ChangeKind.CALL_NOTED: NOOP("Phone call noted: {0}, {1}"),
            ChangeKind.CALL_TAKEN_OUT: NOOP("Note of a phone call taken out: {0}, {1}"),
            ChangeKind.REMINDER_NOTED: NOOP("Reminder to {0}, sent {2}"),
            ChangeKind.REMINDER_TAKEN_OUT: NOOP("Note of a reminder taken out: {0}, {1}"),
        },
        HistoryGroup.TEXTS: {
            ChangeKind.TOOL_KEPT: NOOP("Audit tool kept: {0}, version {1}"),
            ChangeKind.TOOL_BEGUN: NOOP("Draft of an audit tool begun: {0}, version {1}"),
            ChangeKind.TOOL_DRAFT_REMOVED: NOOP("Draft of an audit tool deleted: {0}, version {1}"),
            ChangeKind.WORDS_CHANGED: NOOP("Words of letters and reminders changed"),
            ChangeKind.WORD_CLEARED: NOOP("Something the name check found was let stay"),
            ChangeKind.TEXT_ADDED: NOOP("Text added to the library: {0}"),
            ChangeKind.TEXT_CORRECTED: NOOP("Text of the library changed: {0}"),
            ChangeKind.TEXT_REMOVED: NOOP("Text taken from the library: {0}"),
        },
        HistoryGroup.KEYS: {
            ChangeKind.BEGUN: NOOP("The history begins here"),
            ChangeKind.STAFF_CHANGED: NOOP("Members of staff are now: {all}"),
            ChangeKind.PASSPHRASE_CHANGED: NOOP("Passphrase changed"),
            ChangeKind.RECOVERY_CODE_MADE: NOOP("New recovery code in force"),
            ChangeKind.OPENED_BY_CODE: NOOP("Opened by a recovery code, with a new passphrase"),
            ChangeKind.SETTING_CHANGED: NOOP("Setting of the office changed"),
            ChangeKind.OFFICE_CHANGED: NOOP("Name of the office changed"),
            ChangeKind.KEY_MADE: NOOP("The office\u2019s own key made"),
            ChangeKind.KEYS_PROVED: NOOP("Key kit tried. It opens: {all}"),
            ChangeKind.KEY_RENEWED: NOOP("New key for returns put in force"),
        },
    }
)
WORDS: Mapping[ChangeKind, str] = MappingProxyType(
    {kind: words for each in _IN_GROUPS.values() for kind, words in each.items()}
)


def kinds_in(group: HistoryGroup) -> frozenset[ChangeKind | LogKind]:
    """Give every kind of line that is about this."""
    found: set[ChangeKind | LogKind] = {*_IN_GROUPS[group]}
    if group is HistoryGroup.RETURNS:
        found |= set(LogKind) - {LogKind.AUDIT_DELETED}
    if group is HistoryGroup.AUDIT:
        found.add(LogKind.AUDIT_DELETED)
    return frozenset(found)


def kinds_with(words: str, translate: Translate = as_it_is) -> frozenset[ChangeKind | LogKind]:
    """Give every kind of line whose own words have these in them, whatever their capitals."""
    looked_for = words.casefold()
    said: dict[ChangeKind | LogKind, str] = {**WORDS, **logged_words()}
    return frozenset(
        kind for kind, text in said.items() if looked_for in translate(text).casefold()
    )


def codes_with(words: str, translate: Translate = as_it_is) -> frozenset[str]:
    """Give every status whose words have these in them, as the history keeps it."""
    looked_for = words.casefold()
    return frozenset(
        status.value
        for status, rule in STATUSES.items()
        if looked_for in translate(rule.label).casefold()
    )


def named_groups(translate: Translate = as_it_is) -> Sequence[tuple[HistoryGroup, str]]:
    """Give all groups with their words, in the order of the work."""
    return [(group, translate(words)) for group, words in GROUPS.items()]
