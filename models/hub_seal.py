"""What lies sealed on the office's server, so that its administrator cannot read it."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from models.errors import ModelError, ModelFault

HUB_KEY_BYTES = 32
_NONCE = 12
_PURPOSE = "audit-desk hub v1 "


class HubSeal:
    """Seals single values under the key that every member's profile holds; from any thread.

    A value is bound to its column, not to its row.
    """

    def __init__(self, key: bytes) -> None:
        self._cipher = ChaCha20Poly1305(key)

    def seal(self, place: str, plain: bytes) -> bytes:
        """Give a value as it is to lie on the server; ``place`` is table and column."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, _bound(place))

    def open(self, place: str, sealed: bytes) -> bytes:
        """Give the value back; raise ModelError(OTHER_HUB) where it was sealed by another key."""
        nonce, rest = sealed[:_NONCE], sealed[_NONCE:]
        try:
            return self._cipher.decrypt(nonce, rest, _bound(place))
        except (InvalidTag, ValueError):
            raise ModelError(ModelFault.OTHER_HUB) from None


def _bound(place: str) -> bytes:
    return (_PURPOSE + place).encode()
