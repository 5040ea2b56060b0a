"""The key that queries to an agency are sealed for: worked out from what its packs hold already.

A pack's secret lies at the office and on the agency's laptop, so nobody types a code for a query.
Written as the age library reads an identity: Bech32 (BIP 173) over 32 bytes.
"""

import hashlib
import hmac

from export.sealing import SealKey, recipient_of

CONTEXT = b"audit-desk query key v1\n"
_READABLE = "age-secret-key-"
_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK_SIGNS = 6


def query_key(pack_secret: bytes) -> SealKey:
    """Give the identity of a pack for queries, and its recipient; the same on both sides."""
    raw = hmac.digest(pack_secret, CONTEXT, hashlib.sha256)
    identity = _written(raw)
    return SealKey(identity=identity, recipient=recipient_of(identity))


def _written(raw: bytes) -> str:
    groups = _in_fives(raw)
    spread = [ord(sign) >> 5 for sign in _READABLE] + [0] + [ord(sign) & 31 for sign in _READABLE]
    rest = _remainder([*spread, *groups, *([0] * _CHECK_SIGNS)]) ^ 1
    check = [(rest >> 5 * (_CHECK_SIGNS - 1 - place)) & 31 for place in range(_CHECK_SIGNS)]
    return f"{_READABLE}1{''.join(_SIGNS[each] for each in [*groups, *check])}".upper()


def _in_fives(raw: bytes) -> list[int]:
    """Give the bits in groups of five, the last one filled up with noughts."""
    bits = len(raw) * 8
    spare = -bits % 5
    number = int.from_bytes(raw, "big") << spare
    return [(number >> shift) & 31 for shift in range(bits + spare - 5, -1, -5)]


def _remainder(values: list[int]) -> int:
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate(_GENERATOR):
            if top >> place & 1:
                rest ^= term
    return rest
