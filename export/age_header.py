"""The outside of an age v1 file, read before any key is tried; source: age-encryption.org/v1.

``pyrage`` has one error for everything and would spend half a minute on a hostile work factor.
Reading the header here first gives each trouble its own answer, and bounds the work.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from enum import StrEnum

MAGIC = b"age-encryption.org/"
VERSION = b"v1"
MAX_HEADER = 8 * 1024
MAX_STANZAS = 16
MAC_BYTES = 32
NONCE_BYTES = 16
TAG_BYTES = 16
_LINE = 64
_ARGUMENT = re.compile(rb"[\x21-\x7e]+")
_FOOTER = re.compile(rb"--- ([A-Za-z0-9+/]{43})")


class AgeFault(StrEnum):
    """Why the outside of a file is not that of an age file this program can open."""

    NOT_AGE = "not-age"
    NEWER = "newer"
    BROKEN = "broken"


class AgeBroken(Exception):
    """The outside cannot be read; ``fault`` says whether it ever was an age file."""

    def __init__(self, fault: AgeFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Stanza:
    """One way in: its type, its arguments, and the wrapped file key."""

    type: bytes
    arguments: tuple[bytes, ...]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeHeader:
    """The stanzas, what the MAC covers, the MAC, and the place where the payload begins."""

    stanzas: tuple[Stanza, ...]
    covered: bytes
    mac: bytes
    payload_at: int


def read_age_header(raw: bytes) -> AgeHeader:
    """Read the header strictly and see that a payload can follow; raise AgeBroken."""
    if not raw.startswith(MAGIC):
        # A file cut inside the magic is still recognisable as a broken one of ours.
        cut = bool(raw) and MAGIC.startswith(raw)
        raise AgeBroken(AgeFault.BROKEN if cut else AgeFault.NOT_AGE)
    lines = _Lines(raw[:MAX_HEADER])
    version = lines.next()[len(MAGIC) :]
    if version != VERSION:
        newer = re.fullmatch(rb"v[0-9]{1,3}", version) is not None
        raise AgeBroken(AgeFault.NEWER if newer else AgeFault.BROKEN)
    stanzas: list[Stanza] = []
    while (line := lines.next()).startswith(b"-> "):
        if len(stanzas) == MAX_STANZAS:
            raise AgeBroken(AgeFault.BROKEN)
        stanzas.append(_stanza(line, lines))
    footer = _FOOTER.fullmatch(line)
    if footer is None or not stanzas:
        raise AgeBroken(AgeFault.BROKEN)
    payload_at = lines.position
    if len(raw) - payload_at < NONCE_BYTES + TAG_BYTES:
        raise AgeBroken(AgeFault.BROKEN)
    return AgeHeader(
        stanzas=tuple(stanzas),
        covered=raw[: payload_at - len(footer.group(1)) - 2],
        mac=unpadded(footer.group(1)),
        payload_at=payload_at,
    )


def unpadded(text: bytes) -> bytes:
    """Read the base64 of age, without padding and canonical; raise AgeBroken."""
    try:
        data = b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except Base64Error:
        raise AgeBroken(AgeFault.BROKEN) from None
    if padless(data) != text:
        raise AgeBroken(AgeFault.BROKEN)
    return data


def padless(data: bytes) -> bytes:
    """Write the base64 of age."""
    return b64encode(data).rstrip(b"=")


def _stanza(line: bytes, lines: "_Lines") -> Stanza:
    words = line[3:].split(b" ")
    if not all(_ARGUMENT.fullmatch(word) for word in words):
        raise AgeBroken(AgeFault.BROKEN)
    wrapped: list[bytes] = []
    while True:
        part = lines.next()
        if len(part) > _LINE:
            raise AgeBroken(AgeFault.BROKEN)
        wrapped.append(part)
        if len(part) < _LINE:
            break
    return Stanza(type=words[0], arguments=tuple(words[1:]), body=unpadded(b"".join(wrapped)))


class _Lines:
    """Takes one line after another; a missing line end is a broken file."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self.position = 0

    def next(self) -> bytes:
        end = self._raw.find(b"\n", self.position)
        if end < 0:
            raise AgeBroken(AgeFault.BROKEN)
        line = self._raw[self.position : end]
        self.position = end + 1
        return line
