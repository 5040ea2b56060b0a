"""Files that an earlier program wrote are still read, with the secrets that lie beside them."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pyrage
import pytest

from export.pack_file import open_pack
from export.query_file import open_queries
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


def test_the_query_opens_and_the_return_that_replies_holds_the_reply(
    vectors: tuple[Path, dict[str, Any]],
) -> None:
    folder, facts = vectors
    told = facts.get("query")
    if told is None:
        # Sets from before there were queries hold none, and no return of version 2.
        assert not (folder / "query.auditquery").exists()
        return
    raw = (folder / "pack.auditpack").read_bytes()
    opened = open_pack(raw, facts["pack"]["code"], pins={}, now=NOW)
    pack, paths = opened.pack, {field.path for field in opened.tool.fields}
    uins = {pack.id: {case.uin for case in opened.cases}}
    got = open_queries((folder / "query.auditquery").read_bytes(), [pack], uins, {pack.id: paths})
    (query,) = got.queries
    assert (query.id, query.path, query.text) == (told["id"], told["path"], told["text"])
    keys = Opener([("the audit", facts["return"]["identity"])])
    _audit, plain = keys.open((folder / "reply.auditreturn").read_bytes())
    returned = read_return(plain)
    laptop = bytes.fromhex(facts["return"]["laptop_public_key"])
    verify_return(returned, secret=bytes.fromhex(facts["pack"]["secret"]), pinned=laptop)
    (entry,) = read_body(returned).entries
    assert dict(entry.replies) == {told["id"]: told["reply"]}


def test_the_keys_of_a_profile_open(vectors: tuple[Path, dict[str, Any]]) -> None:
    folder, facts = vectors
    vault, told = read_vault(folder), facts["vault"]
    assert unlock(vault, told["passphrase"]).hex() == told["key"]
    assert unlock(vault, told["recovery_code"], SlotKind.RECOVERY).hex() == told["key"]
