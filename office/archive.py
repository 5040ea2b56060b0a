"""Saving an audit whole as a sealed file, and bringing one back from it."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from export.archive_file import (
    ArchiveDraft,
    OpenedArchive,
    archive_file_name,
    identity_of,
    make_archive,
    open_archive,
)
from export.errors import FileRejected
from export.safe_write import save_file
from export.sealing import recipient_of
from models.passwords import generate_words
from models.profile import Profile
from office.admission import held_files
from office.errors import OfficeFault, OfficeRejected
from office.keys import escrow_key
from office.setup import CODE_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedArchive:
    """An archive that was written, and the six words that open it without the office's key."""

    path: Path
    code_words: str = field(repr=False)


def archive_name(audit_code: str) -> Path:
    """Name the file of an archive: "CSA-2026.auditarchive"."""
    return Path(archive_file_name(audit_code))


def save_archive(profile: Profile, audit_id: str, path: Path, now: datetime) -> SavedArchive:
    """Write an audit with everything that belongs to it, its keys too; for the store's thread.

    A file of that name is replaced. Takes about a second, longer for thousands of forms. Raises
    ModelError: NOT_FOUND, ARCHIVE_KEYED; OfficeRejected: REVISIONS_WAIT; and FileRejected where the
    file cannot be made or written.
    """
    details = profile.audits.get(audit_id).details
    if waiting := len(held_files(profile, audit_id)):
        raise OfficeRejected(OfficeFault.REVISIONS_WAIT, str(waiting))
    escrow = escrow_key(profile)
    draft = ArchiveDraft(
        audit_id=audit_id,
        audit_code=details.code,
        audit_title=details.title,
        content=profile.archives.content(audit_id),
        saved_at=now,
        identity=escrow.identity,
        recipient=escrow.recipient,
    )
    code_words = generate_words(CODE_WORDS)
    save_file(path, make_archive(draft, code_words), replace=True)
    profile.archives.note_saved(audit_id, path.name)
    return SavedArchive(path=path, code_words=code_words)


def look_into(profile: Profile, raw: bytes, code_words: str = "") -> OpenedArchive:
    """Open an archive with its six words, or without them with the office's own key.

    Raises FileRejected: what ``identity_of`` and ``open_archive`` raise.
    """
    identity = identity_of(raw, code_words) if code_words else escrow_key(profile).identity
    return open_archive(raw, identity)


def bring_back(profile: Profile, opened: OpenedArchive) -> str:
    """Keep the audit of an archive, whole or not at all, and give its id; for the store's thread.

    Raises what ``ArchiveStore.put_back`` raises.
    """
    audit_id = profile.archives.put_back(opened.content, is_key_pair)
    profile.history.turn += 1  # an import that is on follows what stands by itself
    return audit_id


def is_key_pair(identity: str, recipient: str) -> bool:
    """Say whether what is sealed for a recipient opens with an identity."""
    try:
        return recipient_of(identity) == recipient
    except FileRejected:
        return False
