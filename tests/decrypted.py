"""Databases as they are under their encryption: every page, the free ones and the journal too."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096


def in_the_clear(file: Path, key: bytes) -> bytes:
    """Give all pages of a database file and of its journal, free ones too.

    By the page layout of SQLCipher 4: 4096 bytes, of which the last 80 are IV and HMAC.
    """
    raw, beside = file.read_bytes(), file.with_name(file.name + "-wal")
    journal = beside.read_bytes() if beside.exists() else b""
    pages = [raw[at : at + PAGE] for at in range(0, len(raw), PAGE)]
    pages += [journal[at + 24 : at + 24 + PAGE] for at in range(32, len(journal), 24 + PAGE)]
    return b"".join(_page(page, key, is_first=number == 0) for number, page in enumerate(pages))


def _page(page: bytes, key: bytes, *, is_first: bool) -> bytes:
    body, iv = page[16 if is_first else 0 : -80], page[-80:-64]
    if page[-80:] == bytes(80):
        return page
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return cipher.update(body) + cipher.finalize()
