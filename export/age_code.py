"""age v1 files sealed with a pack code (the scrypt recipient), at a work factor of our choosing.

``pyrage`` takes the work factor from the speed of the machine (2^19 to 2^20 here, more on a faster
one), cannot be told another, and gives the same kind of error for a wrong code and for damage.
So the scrypt stanza and the payload are written and read here with the primitives of
``cryptography``; the files are plain age v1 and are read by ``pyrage`` and the ``age`` tool.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from export.age_header import (
    MAGIC,
    NONCE_BYTES,
    TAG_BYTES,
    VERSION,
    AgeBroken,
    AgeFault,
    AgeHeader,
    padless,
    read_age_header,
    unpadded,
)

WORK_FACTOR = 18
HIGHEST_WORK_FACTOR = 20
_LABEL = b"age-encryption.org/v1/scrypt"
_SALT_BYTES = 16
_FILE_KEY_BYTES = 16
_CHUNK = 64 * 1024
_BLOCK_SIZE = 8


class WrongCode(Exception):
    """The code does not open the file."""


class TooMuchWork(Exception):
    """The file asks for a work factor above the ceiling; nothing was derived."""


def seal_with_code(plain: bytes, code: str, *, work_factor: int = WORK_FACTOR) -> bytes:
    """Seal for whoever knows the code; costs about 0.7 s and 256 MiB on purpose."""
    file_key, salt = secrets.token_bytes(_FILE_KEY_BYTES), secrets.token_bytes(_SALT_BYTES)
    wrapped = ChaCha20Poly1305(_wrap_key(code, salt, work_factor)).encrypt(
        bytes(12), file_key, None
    )
    stanza = b"-> scrypt %s %d\n%s\n" % (padless(salt), work_factor, padless(wrapped))
    covered = MAGIC + VERSION + b"\n" + stanza + b"---"
    nonce = secrets.token_bytes(NONCE_BYTES)
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    chunks = [plain[at : at + _CHUNK] for at in range(0, len(plain), _CHUNK)] or [b""]
    sealed = (
        cipher.encrypt(counter, chunk, None)
        for counter, chunk in zip(_counters(len(chunks)), chunks, strict=True)
    )
    return b"".join((covered, b" ", padless(_mac(file_key, covered)), b"\n", nonce, *sealed))


def open_with_code(raw: bytes, code: str) -> bytes:
    """Open what a code sealed; raise AgeBroken, WrongCode or TooMuchWork.

    A code that opens the wrapped key is right, so that whatever fails later is damage.
    """
    header = read_age_header(raw)
    if len(header.stanzas) != 1 or header.stanzas[0].type != b"scrypt":
        raise AgeBroken(AgeFault.NOT_AGE)
    file_key = _file_key(header, code)
    if not hmac.compare_digest(_mac(file_key, header.covered), header.mac):
        raise AgeBroken(AgeFault.BROKEN)
    return _payload(raw[header.payload_at :], file_key)


def _file_key(header: AgeHeader, code: str) -> bytes:
    stanza = header.stanzas[0]
    if len(stanza.arguments) != 2 or len(stanza.body) != _FILE_KEY_BYTES + TAG_BYTES:  # noqa: PLR2004  salt and factor
        raise AgeBroken(AgeFault.BROKEN)
    salt, factor = unpadded(stanza.arguments[0]), stanza.arguments[1]
    if len(salt) != _SALT_BYTES or not re.fullmatch(rb"[1-9][0-9]?", factor):
        raise AgeBroken(AgeFault.BROKEN)
    if int(factor) > HIGHEST_WORK_FACTOR:
        raise TooMuchWork
    try:
        return ChaCha20Poly1305(_wrap_key(code, salt, int(factor))).decrypt(
            bytes(12), stanza.body, None
        )
    except InvalidTag:
        raise WrongCode from None


def _payload(raw: bytes, file_key: bytes) -> bytes:
    cipher = ChaCha20Poly1305(_derived(file_key, raw[:NONCE_BYTES], b"payload"))
    body = raw[NONCE_BYTES:]
    step = _CHUNK + TAG_BYTES
    chunks = [body[at : at + step] for at in range(0, len(body), step)]
    try:
        plain = [
            cipher.decrypt(counter, chunk, None)
            for counter, chunk in zip(_counters(len(chunks)), chunks, strict=True)
        ]
    except (InvalidTag, ValueError):
        raise AgeBroken(AgeFault.BROKEN) from None
    if len(plain) > 1 and not plain[-1]:
        raise AgeBroken(AgeFault.BROKEN)
    return b"".join(plain)


def _counters(count: int) -> Iterator[bytes]:
    for index in range(count):
        yield index.to_bytes(11, "big") + (b"\x01" if index == count - 1 else b"\x00")


def _wrap_key(code: str, salt: bytes, work_factor: int) -> bytes:
    cost = 1 << work_factor
    return hashlib.scrypt(
        code.encode(),
        salt=_LABEL + salt,
        n=cost,
        r=_BLOCK_SIZE,
        p=1,
        maxmem=(cost + 64) * 128 * _BLOCK_SIZE + 1024 * 1024,
        dklen=32,
    )


def _derived(file_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose).derive(file_key)


def _mac(file_key: bytes, covered: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), covered, "sha256")
