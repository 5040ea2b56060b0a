"""The inside of a pack or return: a header, a compressed body, and proofs over the bytes before.

``magic (8) | header length u32 | body length u32 | header JSON | zlib(body JSON) | proofs``, whole
numbers big-endian. Proofs cover a context and every byte before them as received, so nothing is
ever put into a canonical form. Everything read here may be hostile.
"""

import hashlib
import struct
import zlib
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, datetime
from typing import TypeVar

import msgspec

from export.errors import FileFault, FileRejected

MAX_HEADER = 64 * 1024
# Unpacked and read, a body of this size stays under 100 MiB of memory.
MAX_BODY = 32 * 1024 * 1024
_LENGTHS = struct.Struct(">8sII")
_LEVEL = 6
T = TypeVar("T", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What distinguishes packs from returns: the magic, the proofs, and the codes of trouble.

    The last byte of the magic is the version of the format, a digit; files are written in that
    one, and read from ``oldest`` on. ``most`` bounds the body before packing, in bytes.
    """

    magic: bytes
    oldest: bytes
    proof_bytes: int
    foreign: FileFault
    bad_header: FileFault
    bad_body: FileFault
    most: int = MAX_BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """One file taken apart; ``covered`` is everything before the proofs."""

    version: bytes
    header: bytes
    packed: bytes
    covered: bytes
    proofs: bytes

    @property
    def header_sha256(self) -> str:
        """The name of this very header, in the next return and in the receipt."""
        return hashlib.sha256(self.header).hexdigest()


def join(form: Form, header: bytes, body: bytes) -> bytes:
    """Give the bytes that the proofs cover; the body is compressed here."""
    packed = zlib.compress(body, _LEVEL)
    return _LENGTHS.pack(form.magic, len(header), len(packed)) + header + packed


def split(form: Form, raw: bytes) -> Envelope:
    """Take a file apart; every byte must be accounted for. Raises FileRejected."""
    if raw[:7] != form.magic[:7]:
        raise FileRejected(form.foreign)
    version, newest = raw[7:8], form.magic[7:]
    if not form.oldest <= version <= newest:
        newer = version.isdigit() and version > newest
        raise FileRejected(FileFault.NEWER_FORMAT if newer else form.bad_header)
    if len(raw) < _LENGTHS.size:
        raise FileRejected(form.bad_header)
    _, header_length, body_length = _LENGTHS.unpack_from(raw)
    body_at = _LENGTHS.size + int(header_length)
    proofs_at = body_at + int(body_length)
    if header_length > MAX_HEADER or len(raw) != proofs_at + form.proof_bytes:
        raise FileRejected(form.bad_header)
    return Envelope(
        version=version,
        header=raw[_LENGTHS.size : body_at],
        packed=raw[body_at:proofs_at],
        covered=raw[:proofs_at],
        proofs=raw[proofs_at:],
    )


def inflate(form: Form, envelope: Envelope, *, size: int, sha256: str) -> bytes:
    """Give the body; never more than the declared size is unpacked. Raises FileRejected."""
    if not 0 < size <= form.most:
        raise FileRejected(form.bad_body)
    unpacker = zlib.decompressobj()
    try:
        body = unpacker.decompress(envelope.packed, size + 1)
    except zlib.error:
        raise FileRejected(form.bad_body) from None
    whole = unpacker.eof and not unpacker.unconsumed_tail and not unpacker.unused_data
    if not whole or len(body) != size or hashlib.sha256(body).hexdigest() != sha256:
        raise FileRejected(form.bad_body)
    return body


def decode(raw: bytes, kind: type[T], fault: FileFault) -> T:
    """Read JSON into strict types; raise FileRejected with ``fault`` for anything else."""
    if b"\x00" in raw:
        raise FileRejected(fault)
    try:
        found = msgspec.json.decode(raw, type=kind)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError, OverflowError):
        raise FileRejected(fault) from None
    values = (getattr(found, name) for name in found.__struct_fields__)
    # In the first and the last year of the calendar a moment of one zone is none in another.
    if any(isinstance(each, datetime) and not MINYEAR < each.year < MAXYEAR for each in values):
        raise FileRejected(fault)
    return found
