"""Test vectors: files made once, with every secret that belongs to them, for whoever reads them.

``python -m tests.export.vectors FOLDER`` makes a set. A set that was released is never made again:
it shows that every later program still reads what an earlier one wrote.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from export.return_format import laptop_words
from export.signing import public_key
from models.profile import open_profile
from models.recovery_code import generate_code
from models.vault import Cost, read_vault, unlock
from tests.export.exchange import PASSPHRASE, Exchange, build

COST = Cost(memory_kib=1024, passes=1, lanes=1)


def make_vectors(folder: Path, exchange: Exchange) -> None:
    """Write a pack, a return of it, the keys of a profile, and what is in them."""
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
        "vault": {"passphrase": PASSPHRASE, "recovery_code": code, "key": vault_key},
    }
    words = json.dumps(facts, indent=2, ensure_ascii=False) + "\n"
    (folder / "vectors.json").write_text(words, encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        make_vectors(Path(sys.argv[1]), build(Path(scratch) / "made"))
