"""Archives: a whole audit in one sealed file, for the office's own key and for six words.

``magic (8) | length u32 | age file for the words | age file for two keys``. The first age file
holds an identity made for this archive alone; the second one is sealed for that identity and for
the office's long-lived key. In it lies an envelope as in packs and returns, whose proofs can be
made only by somebody who has one of the two identities: a recipient is no secret, so that a seal
alone would not say who made a file. Everything read may be hostile.
"""

import hashlib
import struct
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from export import envelope
from export.age_header import AgeBroken, AgeFault, read_age_header
from export.errors import FileFault, FileRejected
from export.fields import MAX_LINE, Id, Sha256, Strict, is_plain, safe_part
from export.sealing import (
    Algorithm,
    Opener,
    new_seal_key,
    open_with_code,
    recipient_of,
    seal,
    seal_with_code,
)
from export.signing import PROOF_BYTES, is_proved, prove
from models.passwords import normalise_words

MAGIC = b"ADARCH\n1"
ENDING = ".auditarchive"
MAX_ARCHIVE = 256 * 1024 * 1024
MAX_CONTENT = 512 * 1024 * 1024
_MAX_WORDS_PART = 4 * 1024
_HEAD = struct.Struct(">8sI")
_PROOF = b"audit-desk archive proof v1\n"
FORM = envelope.Form(
    magic=b"ADARCB\n1",
    oldest=b"1",
    proof_bytes=2 * PROOF_BYTES,
    foreign=FileFault.ARCHIVE_DAMAGED,
    bad_header=FileFault.ARCHIVE_DAMAGED,
    bad_body=FileFault.ARCHIVE_DAMAGED,
    most=MAX_CONTENT,
)


class ArchiveHeader(Strict, frozen=True):
    """What an archive is, before its content is read."""

    audit_id: Id
    audit_code: str
    audit_title: str
    saved_at: Annotated[datetime, Meta(tz=True)]
    algorithm: Algorithm
    body_bytes: Annotated[int, Meta(ge=1, le=MAX_CONTENT)]
    body_sha256: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveDraft:
    """What goes into an archive; ``content`` is JSON, ``identity`` the office's long-lived key."""

    audit_id: str
    audit_code: str
    audit_title: str
    content: bytes = field(repr=False)
    saved_at: datetime
    identity: str = field(repr=False)
    recipient: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedArchive:
    """An archive that was opened and proved; its content is still to be read."""

    header: ArchiveHeader
    content: bytes = field(repr=False)


def archive_file_name(audit_code: str) -> str:
    """Name an archive: "CSA-2026.auditarchive"."""
    return f"{safe_part(audit_code)}{ENDING}"


def make_archive(draft: ArchiveDraft, code_words: str) -> bytes:
    """Seal an archive; takes about 0.7 s. Raises FileRejected when it fails its own check."""
    header = ArchiveHeader(
        audit_id=draft.audit_id,
        audit_code=draft.audit_code,
        audit_title=draft.audit_title,
        saved_at=draft.saved_at,
        algorithm=Algorithm.X25519,
        body_bytes=len(draft.content),
        body_sha256=hashlib.sha256(draft.content).hexdigest(),
    )
    once = new_seal_key()
    covered = envelope.join(FORM, msgspec.json.encode(header), draft.content)
    identities = (draft.identity, once.identity)
    proofs = b"".join(prove(_proof_key(each), covered) for each in identities)
    sealed = seal(covered + proofs, (draft.recipient, once.recipient))
    words_part = seal_with_code(once.identity.encode(), normalise_words(code_words))
    raw = _HEAD.pack(MAGIC, len(words_part)) + words_part + sealed
    try:
        for each in identities:
            open_archive(raw, each)
    except FileRejected as rejected:
        raise FileRejected(FileFault.SELF_TEST, rejected.code) from None
    return raw


def open_archive(raw: bytes, identity: str) -> OpenedArchive:
    """Open an archive with the office's identity, or the one that its words give.

    Raises FileRejected: NOT_AN_ARCHIVE, NEWER_FORMAT, ARCHIVE_TOO_LARGE, ARCHIVE_DAMAGED,
    ARCHIVE_OTHER_OFFICE where the identity opens nothing.
    """
    _words_part, sealed = _taken_apart(raw)
    try:
        _name, plain = Opener([("", identity)]).open(sealed)
    except FileRejected as rejected:
        other = rejected.fault is FileFault.WRONG_OFFICE_KEY
        fault = FileFault.ARCHIVE_OTHER_OFFICE if other else FileFault.ARCHIVE_DAMAGED
        raise FileRejected(fault) from None
    parts = envelope.split(FORM, plain)
    if not _is_proved(identity, parts.covered, parts.proofs):
        raise FileRejected(FileFault.ARCHIVE_DAMAGED)
    header = envelope.decode(parts.header, ArchiveHeader, FORM.bad_header)
    if not all(is_plain(each, most=MAX_LINE) for each in (header.audit_code, header.audit_title)):
        raise FileRejected(FORM.bad_header)
    size, sha256 = header.body_bytes, header.body_sha256
    content = envelope.inflate(FORM, parts, size=size, sha256=sha256)
    return OpenedArchive(header=header, content=content)


def identity_of(raw: bytes, code_words: str) -> str:
    """Give the identity that the six words of an archive open; takes about 0.7 s.

    Raises FileRejected: ARCHIVE_WORDS for wrong words, WORK_FACTOR, what ``open_archive`` raises.
    """
    words_part, _sealed = _taken_apart(raw)
    try:
        plain = open_with_code(words_part, normalise_words(code_words))
    except FileRejected as rejected:
        fault = _WORDS_FAULTS.get(rejected.fault, FileFault.ARCHIVE_DAMAGED)
        raise FileRejected(fault) from None
    try:
        identity = plain.decode("ascii")
        recipient_of(identity)
    except (UnicodeDecodeError, FileRejected):
        raise FileRejected(FileFault.ARCHIVE_DAMAGED) from None
    return identity


_WORDS_FAULTS = {
    FileFault.WRONG_PACK_CODE: FileFault.ARCHIVE_WORDS,
    FileFault.WORK_FACTOR: FileFault.WORK_FACTOR,
}


def _taken_apart(raw: bytes) -> tuple[bytes, bytes]:
    """Give the part for the words and the sealed part, both seen from outside only."""
    if raw[:7] != MAGIC[:7]:
        raise FileRejected(FileFault.NOT_AN_ARCHIVE)
    if raw[7:8].isdigit() and raw[7:8] > MAGIC[7:]:
        raise FileRejected(FileFault.NEWER_FORMAT)
    if len(raw) > MAX_ARCHIVE:
        raise FileRejected(FileFault.ARCHIVE_TOO_LARGE)
    if len(raw) < _HEAD.size or raw[:8] != MAGIC:
        raise FileRejected(FileFault.ARCHIVE_DAMAGED)
    _magic, length = _HEAD.unpack_from(raw)
    sealed_at = _HEAD.size + int(length)
    if length > _MAX_WORDS_PART or sealed_at >= len(raw):
        raise FileRejected(FileFault.ARCHIVE_DAMAGED)
    sealed = raw[sealed_at:]
    try:
        read_age_header(sealed)
    except AgeBroken as broken:
        newer = broken.fault is AgeFault.NEWER
        fault = FileFault.NEWER_FORMAT if newer else FileFault.ARCHIVE_DAMAGED
        raise FileRejected(fault) from None
    return raw[_HEAD.size : sealed_at], sealed


def _proof_key(identity: str) -> bytes:
    return hashlib.sha256(_PROOF + identity.encode()).digest()


def _is_proved(identity: str, covered: bytes, proofs: bytes) -> bool:
    key = _proof_key(identity)
    both = (proofs[:PROOF_BYTES], proofs[PROOF_BYTES:])
    return any(is_proved(key, each, covered) for each in both)
