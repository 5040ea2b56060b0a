"""Ed25519 signatures and the keyed proof of a pack; raw 32-byte keys, nothing else."""

import hashlib
import hmac

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES = 32
SIGNATURE_BYTES = 64
PROOF_BYTES = 32


def new_signing_key() -> bytes:
    """Make a signing key at random."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(signing_key: bytes) -> bytes:
    """Give the key that checks what ``signing_key`` signs."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).public_key().public_bytes_raw()


def sign(signing_key: bytes, message: bytes) -> bytes:
    """Sign a message; 64 bytes."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).sign(message)


def is_signed(key: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether a signature fits; a key that is no key fits nothing."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def prove(secret: bytes, message: bytes) -> bytes:
    """Give the HMAC-SHA256 that only a holder of the pack's secret can make."""
    return hmac.digest(secret, message, hashlib.sha256)


def is_proved(secret: bytes, proof: bytes, message: bytes) -> bool:
    """Compare a proof in constant time."""
    return hmac.compare_digest(prove(secret, message), proof)
