"""Sealing and opening of age files; the only module that knows ``pyrage``, which ships no types.

A recipient is the text that age prints for it ("age1..."). Its algorithm is named in the header of
what is sealed; a post-quantum recipient will be one more entry of ``Algorithm`` and one more
reader in ``_recipient``, and nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, cast

import pyrage

from export.age_code import TooMuchWork, WrongCode
from export.age_code import open_with_code as _open_with_code
from export.age_code import seal_with_code as _seal_with_code
from export.age_header import AgeBroken, AgeFault, read_age_header
from export.errors import FileFault, FileRejected

MAX_FILE = 16 * 1024 * 1024
MAX_RECIPIENTS = 8


class Algorithm(StrEnum):
    """How the file key of a sealed file is wrapped."""

    X25519 = "age-x25519"
    CODE = "age-scrypt"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealKey:
    """An age identity, secret, and the recipient that others seal to."""

    identity: str = field(repr=False)
    recipient: str


class _Recipient(Protocol):
    """Something that ``pyrage`` can seal to."""


class _Identity(Protocol):
    """Something that ``pyrage`` can open with."""

    def to_public(self) -> _Recipient: ...


class _IdentityType(Protocol):
    def generate(self) -> _Identity: ...
    def from_str(self, text: str, /) -> _Identity: ...


class _RecipientType(Protocol):
    def from_str(self, text: str, /) -> _Recipient: ...


class _X25519(Protocol):
    Identity: _IdentityType
    Recipient: _RecipientType


class _Age(Protocol):
    """As much of ``pyrage`` as is used here, with types; the names are the library's."""

    x25519: _X25519
    DecryptError: type[Exception]
    IdentityError: type[Exception]
    RecipientError: type[Exception]

    def encrypt(self, plain: bytes, recipients: Sequence[_Recipient], /) -> bytes: ...
    def decrypt(self, raw: bytes, identities: Sequence[_Identity], /) -> bytes: ...


_AGE = cast("_Age", cast("object", pyrage))
# What the library says, and only then, when no stanza opens with any of the keys.
_NO_KEY_FITS = "No matching keys found"


def new_seal_key() -> SealKey:
    """Make an identity at random."""
    identity = _AGE.x25519.Identity.generate()
    return SealKey(identity=str(identity), recipient=str(identity.to_public()))


def recipient_of(identity: str) -> str:
    """Give the recipient of an identity; raise FileRejected(KEY_SLIP) for a mistyped one."""
    try:
        return str(_AGE.x25519.Identity.from_str(identity).to_public())
    except _AGE.IdentityError:
        raise FileRejected(FileFault.KEY_SLIP) from None


def algorithm_of(recipients: Sequence[str]) -> Algorithm:
    """Name the algorithm that all recipients share; raise NO_RECIPIENT when there is none."""
    if not recipients or len(recipients) > MAX_RECIPIENTS:
        raise FileRejected(FileFault.NO_RECIPIENT)
    for recipient in recipients:
        _recipient(recipient)
    return Algorithm.X25519


def seal(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Seal for every recipient; raise NO_RECIPIENT for none or for one that cannot be read."""
    algorithm_of(recipients)
    return _AGE.encrypt(plain, [_recipient(each) for each in recipients])


def _recipient(text: str) -> _Recipient:
    try:
        return _AGE.x25519.Recipient.from_str(text)
    except _AGE.RecipientError:
        raise FileRejected(FileFault.NO_RECIPIENT) from None


class Opener:
    """The identities of one office, tried in the order of last success.

    They are read as they are needed: an old office has thousands, and mostly the first ones fit.
    What their reading raises is raised by ``open``, then and at every later call.
    """

    def __init__(self, identities: Iterable[tuple[str, str]]) -> None:
        self._keys: list[tuple[str, _Identity]] = []
        self._unread = iter(identities)
        self._lost: Exception | None = None

    def open(self, raw: bytes) -> tuple[str, bytes]:
        """Give the name of the identity that fits, and the content; raise FileRejected.

        The outside must have been checked (``check_outside``), or the codes are too coarse.
        Damage inside a stanza cannot be told from a file for another office: age gives nobody
        but its owner a way to see whom a stanza is for.
        """
        for place, (name, identity) in self._tried():
            try:
                plain = _AGE.decrypt(raw, [identity])
            except _AGE.DecryptError as error:
                if str(error) == _NO_KEY_FITS:
                    continue
                raise FileRejected(FileFault.DAMAGED) from None
            self._keys.insert(0, self._keys.pop(place))
            return name, plain
        raise FileRejected(FileFault.WRONG_OFFICE_KEY)

    def _tried(self) -> Iterator[tuple[int, tuple[str, _Identity]]]:
        place = 0
        while place < len(self._keys) or self._read_one():
            yield place, self._keys[place]
            place += 1

    def _read_one(self) -> bool:
        """Read one identity more; False after the last."""
        if self._lost is not None:
            raise self._lost
        try:
            name, secret = next(self._unread)
        except StopIteration:
            return False
        except Exception as lost:
            self._lost = lost
            raise
        self._keys.append((name, _AGE.x25519.Identity.from_str(secret)))
        return True


def check_outside(raw: bytes) -> None:
    """See that a file has the size and the outside of a sealed return; raise FileRejected."""
    if not raw:
        raise FileRejected(FileFault.EMPTY)
    if len(raw) > MAX_FILE:
        raise FileRejected(FileFault.TOO_LARGE)
    try:
        read_age_header(raw)
    except AgeBroken as broken:
        raise FileRejected(_RETURN_FAULTS[broken.fault]) from None


def seal_with_code(plain: bytes, code: str) -> bytes:
    """Seal for whoever knows the pack code; takes about 0.7 s."""
    return _seal_with_code(plain, code)


def open_with_code(raw: bytes, code: str) -> bytes:
    """Open a pack with its code; a wrong code and a damaged pack are different faults."""
    if not raw:
        raise FileRejected(FileFault.EMPTY)
    if len(raw) > MAX_FILE:
        raise FileRejected(FileFault.TOO_LARGE)
    try:
        return _open_with_code(raw, code)
    except AgeBroken as broken:
        raise FileRejected(_PACK_FAULTS[broken.fault]) from None
    except WrongCode:
        raise FileRejected(FileFault.WRONG_PACK_CODE) from None
    except TooMuchWork:
        raise FileRejected(FileFault.WORK_FACTOR) from None


_RETURN_FAULTS = {
    AgeFault.NOT_AGE: FileFault.NOT_A_RETURN,
    AgeFault.NEWER: FileFault.NEWER_FORMAT,
    AgeFault.BROKEN: FileFault.DAMAGED,
}
_PACK_FAULTS = {
    AgeFault.NOT_AGE: FileFault.NOT_A_PACK,
    AgeFault.NEWER: FileFault.NEWER_FORMAT,
    AgeFault.BROKEN: FileFault.PACK_DAMAGED,
}
