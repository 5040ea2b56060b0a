"""What can go wrong with a profile and its stores; codes and facts, no sentences for people."""

from enum import StrEnum


class ModelFault(StrEnum):
    """Every expected trouble of this folder."""

    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105  a code, not a secret
    PASSPHRASE_TOO_SHORT = "passphrase-too-short"  # noqa: S105  a code, not a secret
    PASSPHRASE_TAKEN = "passphrase-taken"  # noqa: S105  a code, not a secret
    INITIALS_TAKEN = "initials-taken"
    LAST_MEMBER = "last-member"
    WRONG_RECOVERY_CODE = "wrong-recovery-code"
    NO_RECOVERY_CODE = "no-recovery-code"
    NO_PROFILE = "no-profile"
    PROFILE_EXISTS = "profile-exists"
    PROFILE_IN_USE = "profile-in-use"
    KEYS_DAMAGED = "keys-damaged"
    VAULT_DAMAGED = "vault-damaged"
    NEWER_PROFILE = "newer-profile"
    DISK_FULL = "disk-full"
    READ_ONLY = "read-only"
    NOT_WRITABLE = "not-writable"
    STORE_LOCKED = "store-locked"
    EDIT_CONFLICT = "edit-conflict"
    DOUBLED_UIN = "doubled-uin"
    DOUBLED_LABEL = "doubled-label"
    CELLS_DIFFER = "cells-differ"
    AGENCY_IN_USE = "agency-in-use"
    IN_USE = "in-use"
    AUDIT_ISSUED = "audit-issued"
    NOT_FOUND = "not-found"
    AUDIT_HERE = "audit-here"
    ARCHIVE_CLASH = "archive-clash"
    ARCHIVE_CONTENT = "archive-content"
    ARCHIVE_KEYED = "archive-keyed"
    OLDER_PACK = "older-pack"
    VERSION_TAKEN = "version-taken"
    ON_A_SERVER = "on-a-server"
    NOT_AN_ADDRESS = "not-an-address"
    SERVER_AWAY = "server-away"
    SERVER_CUT = "server-cut"
    SERVER_REFUSED = "server-refused"
    SERVER_NOT_SAFE = "server-not-safe"
    SERVER_RIGHTS = "server-rights"
    SERVER_FULL = "server-full"
    SERVER_BUSY = "server-busy"
    SERVER_NOT_FIT = "server-not-fit"
    NO_HUB = "no-hub"
    HUB_UPGRADED = "hub-upgraded"
    HUB_TAKEN = "hub-taken"
    OTHER_HUB = "other-hub"
    NOT_A_JOINING_FILE = "not-a-joining-file"
    NOT_A_CERTIFICATE = "not-a-certificate"
    HUB_FILE_DAMAGED = "hub-file-damaged"


class ModelError(Exception):
    """An expected trouble; the text is the code alone, so that no fact can reach a log."""

    def __init__(self, fault: ModelFault, *facts: str) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.facts = facts

    @property
    def code(self) -> str:
        """The stable code that ``ui/messages.py`` words."""
        return self.fault.value
