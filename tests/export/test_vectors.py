"""Files that an earlier program wrote are still read, with the secrets that lie beside them."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pyrage
import pytest

from export.pack_file import open_pack
from export.return_format import read_body, read_return, receipt_words, verify_return
from export.sealing import Opener
from models.vault import SlotKind, read_vault, unlock
from tests.export.exchange import NOW
from tests.export.test_formats import taken_apart

SETS = sorted((Path(__file__).parents[1] / "fixtures" / "vectors").glob("*/vectors.json"))


@pytest.fixture(params=SETS, ids=lambda path: path.parent.name)
def vectors(request: pytest.FixtureRequest) -> tuple[Path, dict[str, Any]]:
    path: Path = request.param
    return path.parent, json.loads(path.read_text(encoding="utf-8"))


def test_there_are_vectors() -> None:
    assert SETS


def test_the_pack_opens(vectors: tuple[Path, dict[str, Any]]) -> None:
    folder, facts = vectors
    raw, told = (folder / "pack.auditpack").read_bytes(), facts["pack"]
    opened = open_pack(raw, told["code"], pins={}, now=NOW)
    assert opened.pack.office_key.hex() == told["office_public_key"]
    assert opened.pack.secret.hex() == told["secret"]
    assert [case.uin for case in opened.cases] == told["cases"]
    assert opened.tool.questions
    _, header, body, _ = taken_apart(pyrage.passphrase.decrypt(raw, told["code"]), 64)
    assert (header["signer"], body["secret"]) == (told["office_public_key"], told["secret"])


def test_the_return_opens_and_its_proofs_hold(vectors: tuple[Path, dict[str, Any]]) -> None:
    folder, facts = vectors
    raw, told = (folder / "return.auditreturn").read_bytes(), facts["return"]
    audit, plain = Opener([("the audit", told["identity"])]).open(raw)
    assert audit == "the audit"
    opened = read_return(plain)
    laptop = bytes.fromhex(told["laptop_public_key"])
    verify_return(opened, secret=bytes.fromhex(facts["pack"]["secret"]), pinned=laptop)
    (entry,) = read_body(opened).entries
    assert dict(entry.answers) == told["answers"]
    assert opened.header.revision == told["revision"]
    assert opened.installation_words == told["laptop_words"]
    header = hashlib.sha256(opened.parts.header).hexdigest()
    assert receipt_words(header) == told["receipt"]


def test_the_keys_of_a_profile_open(vectors: tuple[Path, dict[str, Any]]) -> None:
    folder, facts = vectors
    vault, told = read_vault(folder), facts["vault"]
    assert unlock(vault, told["passphrase"]).hex() == told["key"]
    assert unlock(vault, told["recovery_code"], SlotKind.RECOVERY).hex() == told["key"]
