"""Private keys as text for paper: written so that a person or a QR reader can give them back."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from export.errors import FileFault, FileRejected
from export.sealing import recipient_of
from export.signing import KEY_BYTES, public_key

_IDENTITY = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]{58}")
_BEGINS = re.compile(r"AGE-SECRET-KEY-1|SIGN-")
_CHECK = 4
_SIGNING = re.compile(rf"SIGN-[0-9A-F]{{{2 * (KEY_BYTES + _CHECK)}}}")
# A reader of QR codes or of a PDF may put spaces and line ends anywhere.
_SPACE = re.compile(r"[\s\u00ad\u200b\ufeff]+")
_GROUP = 8
MAX_KIT_TEXT = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KitKey:
    """One entry of the kit: an age identity, and for an audit the key that signs its packs."""

    title: str
    words: str
    identity: str = field(repr=False)
    signing_key: bytes = field(default=b"", repr=False)

    @property
    def text(self) -> str:
        """What the QR code holds: capitals, figures and a few signs, nothing else."""
        if not self.signing_key:
            return self.identity
        return f"{self.identity} {_signing_text(self.signing_key)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class KitFound:
    """What a text held: identities by their recipient, and the signing keys by their public key."""

    identities: dict[str, str] = field(repr=False)
    signing_keys: dict[bytes, bytes] = field(repr=False)


def in_groups(text: str) -> Sequence[str]:
    """Cut a key into its parts for typing: what names it, then groups of eight signs."""
    found: list[str] = []
    for part in text.split():
        named = _BEGINS.match(part)
        start = named.end() if named else 0
        rest = part[start:]
        found.append(part[:start])
        found.extend(rest[at : at + _GROUP] for at in range(0, len(rest), _GROUP))
    return tuple(found)


def keys_in(text: str) -> str:
    """Give the keys of a text alone, a line for each; raise what ``read_kit`` raises."""
    found = read_kit(text)
    signing = (_signing_text(key) for key in found.signing_keys.values())
    return "\n".join((*found.identities.values(), *signing))


def read_kit(text: str) -> KitFound:
    """Read keys that were typed, pasted or read from a kit's PDF.

    Raises FileRejected: NO_KEYS where none is in it, KEY_SLIP where one was not given back whole.
    """
    joined = _SPACE.sub("", text[:MAX_KIT_TEXT]).upper()
    begun = len(_BEGINS.findall(joined))
    identities = {recipient_of(each): each for each in _IDENTITY.findall(joined)}
    signing: dict[bytes, bytes] = {}
    for each in _SIGNING.findall(joined):
        raw = bytes.fromhex(each.removeprefix("SIGN-"))
        key, check = raw[:KEY_BYTES], raw[KEY_BYTES:]
        if hashlib.sha256(key).digest()[:_CHECK] != check:
            raise FileRejected(FileFault.KEY_SLIP)
        signing[public_key(key)] = key
    if not begun:
        raise FileRejected(FileFault.NO_KEYS)
    if begun != len(_IDENTITY.findall(joined)) + len(_SIGNING.findall(joined)):
        raise FileRejected(FileFault.KEY_SLIP)
    return KitFound(identities=identities, signing_keys=signing)


def _signing_text(key: bytes) -> str:
    check = hashlib.sha256(key).digest()[:_CHECK]
    return f"SIGN-{(key + check).hex().upper()}"
