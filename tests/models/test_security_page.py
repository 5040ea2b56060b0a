"""``docs/security.md`` is enough to open a profile: here with general libraries alone.

Nothing of the program takes part but the making of the profile.
"""

import base64
import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Any

import apsw
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from models.profile import open_profile
from models.recovery_code import generate_code
from models.snapshots import ProfileRole
from tests.models.samples import PASSPHRASE, QUICK, new_profile

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
Slot = dict[str, Any]


def compact(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def vault_key(vault: dict[str, Any], kind: str, secret: str) -> bytes:
    """The vault key by section 3."""
    (slot,) = [slot for slot in vault["slots"] if slot["kind"] == kind]
    salt = base64.b64decode(slot["salt"])
    derived = Argon2id(
        salt=salt,
        length=32,
        iterations=slot["passes"],
        lanes=slot["lanes"],
        memory_cost=slot["memory_kib"],
    ).derive(secret.encode())
    cost = {name: slot[name] for name in ("memory_kib", "passes", "lanes")}
    bound = [vault["format"], vault["version"], vault["vault_id"], slot["id"], kind, cost]
    bound = [*bound, slot["salt"]]
    if slot.get("sealed"):
        bound += [slot["sealed"], slot["recipient"]]
    return ChaCha20Poly1305(derived).decrypt(
        base64.b64decode(slot["nonce"]), base64.b64decode(slot["wrapped"]), compact(bound)
    )


def read(database: Path, key: bytes, query: str) -> list[Any]:
    other = apsw.Connection(str(database))
    try:
        for pragma in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{key.hex()}'\""):
            list(other.execute(f"PRAGMA {pragma}"))
        return list(other.execute(query))
    finally:
        other.close()


def test_a_profile_and_its_copy_open_by_the_page_alone(tmp_path: Path) -> None:
    new_profile(tmp_path / "made", ProfileRole.AUDITOR).close()
    profile = open_profile(tmp_path / "made", PASSPHRASE)
    code = generate_code()
    profile.set_recovery(PASSPHRASE, code, QUICK)
    profile.preferences.set("marker", "seen by both")
    profile.backups.copy_to(tmp_path / "copy")
    profile.close()
    for folder in (tmp_path / "made", tmp_path / "copy"):
        raw = (folder / "vault.keys").read_bytes()
        assert raw == (folder / "vault.keys.copy").read_bytes()
        vault = json.loads(raw)
        told = vault.pop("check")
        assert told == hashlib.sha256(compact({**vault, "check": ""})).hexdigest()
        key = vault_key(vault, "passphrase", unicodedata.normalize("NFC", PASSPHRASE).strip())
        assert key == vault_key(vault, "recovery", code)
        found = read(folder / "profile.db", key, "SELECT value FROM preferences")
        assert ("seen by both",) in found


def times(one: int, other: int) -> int:
    """Multiply in the field of section 4, by its definition: modulo x^5 + x^2 + 1."""
    product = 0
    for bit in range(5):
        if other >> bit & 1:
            product ^= one << bit
    for bit in range(9, 4, -1):
        if product >> bit & 1:
            product ^= 0b100101 << (bit - 5)
    return product


def test_the_signs_that_check_a_recovery_code_are_those_of_the_page() -> None:
    for _ in range(50):
        groups = generate_code().split()
        assert len(groups) == 8
        for number, group in enumerate(groups):
            values = [ALPHABET.index(sign) for sign in group]
            check = number + 1
            for factor, value in zip((2, 4, 8, 16), values, strict=False):
                check ^= times(factor, value)
            assert ALPHABET[check] == group[4]
