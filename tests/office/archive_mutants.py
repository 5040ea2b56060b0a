"""Archive files changed at random, and contents as somebody might write them who has the keys.

A changed file never gives another content. A content with sound proofs can say anything that its
types allow; whatever it says, it is refused by a code, or taken in and read without an error.
"""

import json
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from export.errors import FileRejected
from models.errors import ModelError
from models.profile import Profile, create_profile
from models.snapshots import ProfileRole
from office.analysis import analyse
from office.archive import is_key_pair, look_into, save_archive
from office.closing import close_audit
from office.messages import worded_codes
from office.overview import load_overview, load_records
from tests.export.exchange import NOW, PASSPHRASE, QUICK, UINS, Exchange, dice
from tests.office.arrivals import take
from tests.office.mutants import Mutants

TEXTS = ("", "../x", "A" * 9_000, "\ud7ff\u202e<b>", "2026-02-30", "a\x00b")
STRANGE = (None, 0, -1, 2**40, True, [], {}, *TEXTS)


def fuzz_archives(exchange: Exchange, office: Profile, count: int, seed: int) -> Counter[str]:
    """Let an office look into changed archives; AssertionError names what went wrong."""
    mutants = Mutants(exchange=exchange, chance=dice(seed))
    with tempfile.TemporaryDirectory() as folder:
        saved = save_archive(office, exchange.audit_id, Path(folder) / "a.auditarchive", NOW)
        good = saved.path.read_bytes()
    content = look_into(office, good).content
    codes: Counter[str] = Counter()
    for number in range(count):
        try:
            found = look_into(office, mutants.changed(good))
        except FileRejected as rejected:
            assert rejected.code in worded_codes(), f"seed {seed}, archive {number}"  # noqa: PT017
            codes[rejected.code] += 1
        else:
            assert found.content == content, f"seed {seed}, archive {number}"
            codes["read"] += 1
    return codes


def fuzz_contents(exchange: Exchange, office: Profile, count: int, seed: int) -> Counter[str]:
    """Let an office without audits take in changed contents, and read what it took."""
    chance = dice(seed)
    take(office, exchange.made_return(exchange.entry(UINS[0])).raw)
    sound = office.archives.content(exchange.audit_id)
    codes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        empty = create_profile(
            Path(folder) / "office", passphrase=PASSPHRASE, role=ProfileRole.OFFICE, cost=QUICK
        )
        for number in range(count):
            where = f"seed {seed}, content {number}"
            try:
                audit_id = empty.archives.put_back(_spoilt(sound, chance), is_key_pair)
            except ModelError as error:
                assert error.code in worded_codes(), where  # noqa: PT017
                codes[error.code] += 1
                continue
            overview = load_overview(empty, audit_id)
            analyse(overview.tool, load_records(empty, overview))
            close_audit(empty, audit_id, by="R. Office", now=NOW)
            codes["taken"] += 1
        empty.close()
    return codes


def _spoilt(sound: bytes, chance: Random) -> bytes:
    content: dict[str, Any] = json.loads(sound)
    tables = [name for name, rows in content.items() if isinstance(rows, list) and rows]
    for _ in range(chance.randint(1, 2)):
        rows = content[chance.choice(tables)]
        row = chance.choice(rows)
        match chance.randrange(6):
            case 0:
                rows.append(chance.choice(rows))
            case 1:
                rows.remove(row)
            case 2:
                row.pop(chance.choice(list(row)), None)
            case 3:
                row["surprise"] = 1
            case _:
                row[chance.choice(list(row))] = chance.choice(STRANGE)
        if not rows:
            break
    return json.dumps(content).encode()
