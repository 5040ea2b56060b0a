"""What the office can meet in setting up and taking in; codes and facts, no sentences."""

from enum import StrEnum


class IntakeCode(StrEnum):
    """What became of a good return; the refusals are those of ``export.errors.FileFault``."""

    NEW = "new"
    NEWER = "newer"
    GAP = "gap"
    WITHDRAWN = "withdrawn"
    HELD = "held-revision"


class UinFault(StrEnum):
    """Why a pasted text cannot be a UIN."""

    IDENTIFIER = "uin-identifier"
    TOO_LONG = "uin-too-long"
    BAD_CHARACTER = "uin-bad-character"
    DOUBLED = "uin-doubled"
    TOO_MANY = "uin-too-many"
    NO_UIN = "uin-missing"
    UNKNOWN_WORD = "uin-unknown-word"


class OfficeFault(StrEnum):
    """Why a step of the office cannot be done."""

    NO_CASES = "no-cases"
    NO_AGENCIES = "no-agencies"
    NOBODY_ASKED = "nobody-asked"
    TOOL_CHANGED = "tool-changed"
    OWN_NAMES_OPEN = "own-names-open"
    KIT_NOT_TRIED = "kit-not-tried"
    KEY_BROKEN = "key-broken"
    NOT_A_LIST = "not-a-list"
    NO_WORDS = "no-words"
    NO_REDACTION_REASON = "no-redaction-reason"
    BEING_KEYED = "being-keyed"
    REVISIONS_WAIT = "revisions-wait"
    NO_QUERIES = "no-queries"
    QUERY_NAMES_OPEN = "query-names-open"
    NO_PACK = "no-pack"
    NO_INITIALS = "no-initials"
    KEYING_NEEDS_PACK = "keying-needs-pack"
    ANSWERED = "already-answered"
    KEYED_REASON = "keyed-reason"
    NO_STATUS = "no-status"
    NO_PAPER = "no-paper"
    KEYED_NAMES_OPEN = "keyed-names-open"
    SAME_PERSON = "same-person"


class OfficeRejected(Exception):
    """A step of the office that cannot be done; the text is the code alone."""

    def __init__(self, fault: OfficeFault, *facts: str) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.facts = facts

    @property
    def code(self) -> str:
        """The stable code, worded elsewhere for people."""
        return self.fault.value
