"""The frozen values of the office's history: what was changed, by whom, from what to what."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from models.intake_snapshots import LogKind


class ChangeKind(StrEnum):
    """What was done to the office's own record.

    A kind more needs its words in ``office/change_words.py``, which a test asks for.
    """

    BEGUN = "history-begun"
    TOOL_KEPT = "tool-kept"
    TOOL_BEGUN = "tool-begun"
    TOOL_DRAFT_REMOVED = "tool-draft-removed"
    AUDIT_MADE = "audit-made"
    AUDIT_COPIED = "audit-copied"
    AUDIT_CHANGED = "audit-changed"
    AUDIT_RESCUED = "audit-rescued"
    CASES_ADDED = "cases-added"
    CASE_REMOVED = "case-removed"
    CASE_CHANGED = "case-changed"
    CASES_DRAWN = "cases-drawn"
    RESERVE_TAKEN = "reserve-taken"
    AGENCIES_CHANGED = "agencies-changed"
    STAFF_CHANGED = "staff-changed"
    PASSPHRASE_CHANGED = "passphrase-changed"  # noqa: S105  a change, not a secret
    RECOVERY_CODE_MADE = "recovery-code-made"
    OPENED_BY_CODE = "opened-by-code"
    SETTING_CHANGED = "setting-changed"
    OFFICE_CHANGED = "office-changed"
    USUAL_AGENCIES_CHANGED = "usual-agencies-changed"
    CELLS_SET = "cells-set"
    PACKS_ISSUED = "packs-issued"
    WORD_CLEARED = "word-cleared"
    KEY_MADE = "key-made"
    KEYS_PROVED = "keys-proved"
    KEY_RENEWED = "key-renewed"
    RETURN_ACCEPTED = "return-accepted"
    REVIEW_REOPENED = "review-reopened"
    QUERY_ASKED = "query-asked"
    QUERY_CLOSED = "query-closed"
    QUERIES_SENT = "queries-sent"
    QUERY_FILE_LOST = "query-file-lost"
    WORDS_REDACTED = "words-redacted"
    GRADE_MODERATED = "grade-moderated"
    MODERATION_ENDED = "moderation-ended"
    ANSWER_PICKED = "answer-picked"
    PICK_TAKEN_OUT = "pick-taken-out"
    KEYED_BEGUN = "keyed-begun"
    KEYED_CORRECTED = "keyed-corrected"
    KEYED_OPENED = "keyed-opened"
    KEYED_PAPER = "keyed-paper"
    KEYED_FINISHED = "keyed-finished"
    KEYED_SENT_BACK = "keyed-sent-back"
    KEYED_CHECKED = "keyed-checked"
    KEYED_ALONE = "keyed-alone"
    KEYED_DROPPED = "keyed-dropped"
    DATE_EXTENDED = "date-extended"
    CALL_NOTED = "call-noted"
    CALL_TAKEN_OUT = "call-taken-out"
    REMINDER_NOTED = "reminder-noted"
    REMINDER_TAKEN_OUT = "reminder-taken-out"
    WORDS_CHANGED = "words-changed"
    PACK_TOLD = "pack-told"
    PACK_TRIED = "pack-tried"
    ARCHIVE_SAVED = "archive-saved"
    ARCHIVE_BROUGHT = "archive-brought"
    AUDIT_ARCHIVED = "audit-archived"
    AUDIT_BROUGHT_BACK = "audit-brought-back"
    TEXT_ADDED = "text-added"
    TEXT_CORRECTED = "text-corrected"
    TEXT_REMOVED = "text-removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field before and after, as text: dates as ISO, codes as codes, several by lines.

    ``field`` is a name of a snapshot's field ("return_by", "window.months"); ``of`` says which
    thing has it, where a change is about several ("CSA-01, Police"). Where ``is_kept`` is False
    the texts are not, and it says only that they were changed.
    """

    field: str
    before: str = dataclasses.field(repr=False)
    after: str = dataclasses.field(repr=False)
    of: str = ""
    is_kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A change about to be kept; ``facts`` are codes, UINs and names of agencies.

    ``audit_id`` is None where it is about no audit, or about more than one. ``reason`` is what a
    person gave for it.
    """

    kind: ChangeKind
    audit_id: str | None
    facts: tuple[str, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One line of the history: a change of the office's record, or an entry of the import log.

    ``audit`` is the short name of the audit, "" where it is about none, or about several. ``id``
    is that of the entry of the log, "" for a change. ``outcomes`` counts the files of an entry of
    the log, and ``source`` says how they came.
    """

    at: datetime
    person: str
    kind: ChangeKind | LogKind
    audit_id: str | None
    audit: str
    facts: tuple[str, ...]
    fields: tuple[FieldChange, ...]
    reason: str = field(repr=False)
    id: str = ""
    source: str = ""
    outcomes: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFilter:
    """Which lines are wanted; what is not said is not asked.

    ``since`` counts in and ``until`` does not. ``words`` is looked for in facts, fields, reasons
    and people, and a line whose kind is one of ``kinds_found`` is found too: the kinds that have
    these words in what is shown of them, as ``codes_found`` are codes of such facts, in small
    letters.
    """

    audit_id: str | None = None
    kinds: frozenset[ChangeKind | LogKind] = frozenset()
    person: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    words: str = ""
    kinds_found: frozenset[ChangeKind | LogKind] = frozenset()
    codes_found: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPart:
    """A page of the history, the newest first, and how many lines fit in all."""

    lines: tuple[HistoryLine, ...]
    total: int
