"""What can be wrong with a file that leaves or arrives; codes and facts, no sentences."""

from enum import StrEnum


class FileFault(StrEnum):
    """Every expected trouble with a pack, a return, or the writing of a file.

    The facts of a fault are codes, counts and UINs that the office itself issued; never a text
    that somebody typed into a form.
    """

    # A file that arrives, in the order in which the checks run.
    NOT_A_FILE = "not-a-file"
    NOT_READABLE = "not-readable"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    NOT_A_RETURN = "not-a-return"
    DAMAGED = "damaged"
    WRONG_OFFICE_KEY = "wrong-office-key"
    NEWER_FORMAT = "newer-format"
    BAD_HEADER = "bad-header"
    UNKNOWN_PACK = "unknown-pack"
    AUDIT_CLOSED = "audit-closed"
    UNKNOWN_SIGNER = "unknown-signer"
    BAD_SIGNATURE = "bad-signature"
    REFUSED_LAPTOP = "refused-laptop"
    BAD_BODY = "bad-body"
    OUT_OF_SCOPE = "out-of-scope"
    BAD_DATE = "bad-date"
    DUPLICATE = "duplicate"
    OLDER_REVISION = "older-revision"
    CONFLICT = "conflict"

    # A pack on the auditor's laptop.
    NOT_A_PACK = "not-a-pack"
    WRONG_PACK_CODE = "wrong-pack-code"
    PACK_DAMAGED = "pack-damaged"
    WORK_FACTOR = "work-factor"
    OTHER_OFFICE = "other-office"

    # Queries of the office on the auditor's laptop.
    NOT_A_QUERY = "not-a-query"
    QUERY_TOO_LARGE = "query-too-large"
    QUERY_DAMAGED = "query-damaged"
    QUERY_NOT_YOURS = "query-not-yours"
    QUERY_OTHER_OFFICE = "query-other-office"
    QUERY_NEWER_PACK = "query-newer-pack"
    QUERY_KNOWN = "query-known"

    # A help file at the office, and keys given back from paper.
    NOT_HELP = "not-a-help-file"
    HELP_DAMAGED = "help-damaged"
    HELP_OTHER_OFFICE = "help-other-office"
    NO_KEYS = "no-keys"
    KEY_SLIP = "key-slip"
    KIT_OF_OTHERS = "kit-of-others"
    KIT_OF_OTHER_PACK = "kit-of-other-pack"

    # An archive of an audit at the office.
    NOT_AN_ARCHIVE = "not-an-archive"
    ARCHIVE_OTHER_OFFICE = "archive-other-office"
    ARCHIVE_WORDS = "archive-words"
    ARCHIVE_DAMAGED = "archive-damaged"
    ARCHIVE_TOO_LARGE = "archive-too-large"

    # A pack tried at the office before it is sent.
    PACK_NOT_ISSUED_HERE = "pack-not-issued-here"

    # Making a file.
    NO_RECIPIENT = "no-recipient"
    TITLE_IDENTIFIES = "title-identifies"
    NAMES_OPEN = "names-open"
    REASON_IDENTIFIES = "reason-identifies"
    NO_REASON = "no-reason"
    UNFINISHED = "unfinished"
    SELF_TEST = "self-test"

    # Copying a file.
    OTHER_CONTENT = "other-content"
    SAME_PLACE = "same-place"

    # Writing a file.
    DISK_FULL = "disk-full"
    READ_ONLY = "read-only"
    NOT_WRITABLE = "not-writable"
    NO_FOLDER = "no-folder"
    BAD_NAME = "bad-file-name"
    FILE_EXISTS = "file-exists"
    NOT_VERIFIED = "not-verified"


class FileRejected(Exception):
    """A file that cannot be used or made; the text is the code alone, fit for any log."""

    def __init__(self, fault: FileFault, *facts: str) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.facts = facts

    @property
    def code(self) -> str:
        """The stable code, worded elsewhere for people."""
        return self.fault.value
