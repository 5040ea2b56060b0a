"""``docs/formats.md`` is enough to read both files: here with the standard library and `age` alone.

Nothing of the program takes part but the making of the files; signatures go through
``cryptography``, payloads through the age library.
"""

import hashlib
import hmac
import json
import struct
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from export.query_file import make_queries
from tests.export.exchange import SHIPPED, UINS, Exchange
from tests.office.query_mutants import query_draft

ROOT = Path(__file__).parents[2]


def taken_apart(plain: bytes, proofs: int) -> tuple[bytes, dict[str, Any], dict[str, Any], bytes]:
    """Magic, header, body and proofs, by the table of section 2."""
    magic, header_length, body_length = struct.unpack(">8sII", plain[:16])
    assert len(plain) == 16 + header_length + body_length + proofs
    header = json.loads(plain[16 : 16 + header_length])
    body = zlib.decompress(plain[16 + header_length : 16 + header_length + body_length])
    assert (len(body), hashlib.sha256(body).hexdigest()) == (
        header["body_bytes"],
        header["body_sha256"],
    )
    return magic, header, json.loads(body), plain[-proofs:]


def words(data: bytes, count: int) -> str:
    """The words of section 4."""
    listed = (ROOT / "models" / "data" / "words.txt").read_text(encoding="utf-8").split()
    number = int.from_bytes(hashlib.sha256(data).digest(), "big")
    chosen: list[str] = []
    for _ in range(count):
        number, place = divmod(number, len(listed))
        chosen.append(listed[place])
    return " ".join(chosen)


def test_a_pack_can_be_read_by_the_page_alone(exchange: Exchange):
    made = exchange.made[0]
    plain = pyrage.passphrase.decrypt(made.raw, made.issued.code_words)
    magic, header, body, signature = taken_apart(plain, 64)
    assert magic == b"ADPACK\n3"
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(header["signer"]))
    key.verify(signature, b"audit-desk pack signature v1\n" + plain[:-64])
    assert body["definition"].encode() == SHIPPED.read_bytes()
    assert header["tool_sha256"] == hashlib.sha256(SHIPPED.read_bytes()).hexdigest()
    assert [case["uin"] for case in body["cases"]] == list(UINS)
    assert set(header) == named_in_the_page("## 3. Pack", "Header:")
    assert set(body) == named_in_the_page("## 3. Pack", "Body:")


def test_a_return_can_be_read_by_the_page_alone(exchange: Exchange, tmp_path: Path):
    office = exchange.office(tmp_path / "office")
    identity = office.audits.keys(exchange.audit_id).identity
    office.close()
    made = exchange.made_return()
    plain = pyrage.decrypt(made.raw, [pyrage.x25519.Identity.from_str(identity)])
    magic, header, body, proofs = taken_apart(plain, 96)
    assert magic == b"ADRETN\n1"
    covered = plain[:-96]
    secret = exchange.packs[0].secret
    proof = hmac.digest(secret, b"audit-desk return proof v1\n" + covered, "sha256")
    assert proofs[:32] == proof
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(header["signer"]))
    key.verify(proofs[32:], b"audit-desk return signature v1\n" + covered + proof)
    assert body["entries"][0]["answers"] == exchange.answers
    raw_header = plain[16 : 16 + struct.unpack(">I", plain[8:12])[0]]
    assert made.sent.receipt == words(hashlib.sha256(raw_header).digest(), 3)
    assert set(header) == named_in_the_page("## 4. Return", "Header:")
    assert set(body) == named_in_the_page("## 4. Return", "Body:")
    assert set(body["entries"][0]) == named_in_the_page("## 4. Return", "Each entry:")


def test_replies_to_queries_stand_in_a_return_of_version_2_alone(
    exchange: Exchange, tmp_path: Path
):
    office = exchange.office(tmp_path / "office")
    identity = office.audits.keys(exchange.audit_id).identity
    office.close()
    entry = replace(exchange.entry(), replies={"q1": "The health visitor was told."})
    plain = pyrage.decrypt(
        exchange.made_return(entry).raw, [pyrage.x25519.Identity.from_str(identity)]
    )
    magic, _header, body, _proofs = taken_apart(plain, 96)
    assert magic == b"ADRETN\n2"
    usual = named_in_the_page("## 4. Return", "Each entry:")
    assert set(body["entries"][0]) == usual | {"replies"}
    assert body["entries"][0]["replies"] == {"q1": "The health visitor was told."}


def test_queries_can_be_read_by_the_page_alone(exchange: Exchange, tmp_path: Path):
    office = exchange.office(tmp_path / "office")
    raw = make_queries(query_draft(office, exchange))
    office.close()
    secret = exchange.packs[0].secret
    key = hmac.digest(secret, b"audit-desk query key v1\n", "sha256")
    plain = pyrage.decrypt(raw, [pyrage.x25519.Identity.from_str(bech32(key))])
    magic, header, body, signature = taken_apart(plain, 64)
    assert magic == b"ADQURY\n1"
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(header["signer"]))
    public.verify(signature, b"audit-desk query signature v1\n" + plain[:-64])
    assert set(header) == named_in_the_page("## 9. Queries", "Header:")
    assert set(body) == named_in_the_page("## 9. Queries", "Body:")
    assert set(body["queries"][0]) == named_in_the_page("## 9. Queries", "Each query:")


def bech32(raw: bytes) -> str:
    """BIP 173, written anew from its text."""
    signs, readable = "qpzry9x8gf2tvdw0s3jn54khce6mua7l", "age-secret-key-"
    bits = "".join(f"{byte:08b}" for byte in raw)
    bits += "0" * (-len(bits) % 5)
    data = [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]
    rest = 1
    values = [ord(c) >> 5 for c in readable] + [0] + [ord(c) & 31 for c in readable]
    for value in [*values, *data, 0, 0, 0, 0, 0, 0]:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            rest ^= term if top >> place & 1 else 0
    rest ^= 1
    data += [rest >> 5 * (5 - place) & 31 for place in range(6)]
    return (readable + "1" + "".join(signs[each] for each in data)).upper()


def named_in_the_page(section: str, table: str) -> set[str]:
    """The names in the first column of one table of the page."""
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    rows = page.split(section)[1].split(f"\n{table}\n")[1].strip().split("\n\n")[0].splitlines()
    cells = [row.split("|")[1] for row in rows[2:]]
    return {name.strip().strip("`") for cell in cells for name in cell.split(",")}
