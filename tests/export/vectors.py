"""Test vectors: files made once, with every secret that belongs to them, for whoever reads them.

``python -m tests.export.vectors FOLDER`` makes a set. A set that was released is never made again:
it shows that every later program still reads what an earlier one wrote.
"""

import json
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from export.query_file import BodyQuery, QueryDraft, make_queries
from export.return_format import laptop_words
from export.signing import public_key
from models.profile import open_profile
from models.recovery_code import generate_code
from models.vault import Cost, read_vault, unlock
from tests.export.exchange import NOW, PASSPHRASE, UINS, Exchange, build

COST = Cost(memory_kib=1024, passes=1, lanes=1)
QUERY = BodyQuery(
    query_id="0" * 31 + "1",
    uin=UINS[0],
    path="Q6.comment",
    revision=1,
    text="Who was asked, and when?",
)
REPLY = "The health visitor, in March."


def make_vectors(folder: Path, exchange: Exchange) -> None:
    """Write a pack, a return of it, the keys of a profile, and what is in them.

    With them a file of queries about that return, and the return (version 2) that replies.
    """
    folder.mkdir(parents=True)
    office = open_profile(exchange.folder, PASSPHRASE)
    keys = office.audits.keys(exchange.audit_id)
    code = generate_code()
    office.set_recovery(PASSPHRASE, code, COST)
    office.close()
    vault_key = unlock(read_vault(exchange.folder), PASSPHRASE).hex()
    made, sent = exchange.made[0], exchange.made_return()
    (folder / "pack.auditpack").write_bytes(made.raw)
    (folder / "return.auditreturn").write_bytes(sent.raw)
    (folder / "query.auditquery").write_bytes(_queries(exchange, keys.signing_key))
    entry = replace(exchange.entry(), replies={QUERY.query_id: REPLY})
    replied = exchange.made_return(entry, after=sent)
    (folder / "reply.auditreturn").write_bytes(replied.raw)
    shutil.copy(exchange.folder / "vault.keys", folder / "vault.keys")
    facts = {
        "pack": {
            "code": made.issued.code_words,
            "office_public_key": public_key(keys.signing_key).hex(),
            "secret": exchange.packs[0].secret.hex(),
            "cases": ["CE-01", "CE-02", "CE-03"],
        },
        "return": {
            "identity": keys.identity,
            "laptop_public_key": public_key(exchange.details.signing_key).hex(),
            "laptop_words": laptop_words(public_key(exchange.details.signing_key)),
            "receipt": sent.sent.receipt,
            "revision": sent.sent.revision,
            "answers": dict(sorted(exchange.answers.items())),
        },
        "query": {"id": QUERY.query_id, "path": QUERY.path, "text": QUERY.text, "reply": REPLY},
        "vault": {"passphrase": PASSPHRASE, "recovery_code": code, "key": vault_key},
    }
    words = json.dumps(facts, indent=2, ensure_ascii=False) + "\n"
    (folder / "vectors.json").write_text(words, encoding="utf-8")


def _queries(exchange: Exchange, signing_key: bytes) -> bytes:
    pack = exchange.packs[0]
    return make_queries(
        QueryDraft(
            file_id="0" * 31 + "2",
            audit_id=exchange.audit_id,
            audit_code="CSA-2026",
            pack_id=pack.id,
            agency_code=pack.agency_code,
            number=1,
            made_at=NOW,
            signing_key=signing_key,
            secrets=[pack.secret],
            queries=[QUERY],
        )
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        make_vectors(Path(sys.argv[1]), build(Path(scratch) / "made"))
