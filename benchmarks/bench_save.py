"""One autosave of one answer, against a bare SQLCipher commit of the same bytes."""

import secrets
import statistics
import time
from pathlib import Path

import sqlcipher3.dbapi2 as driver  # type: ignore[import-untyped]

from benchmarks.figures import Figure
from tests.world import make_auditor

ROUNDS = 400
TEXT = "The record shows the concern was shared on the day it was raised. " * 8


def run(folder: Path) -> list[Figure]:
    """Save in turn through the store and bare, on the same disk."""
    auditor = make_auditor(folder / "auditor")
    form_id = open_small_pack(auditor)
    bare = bare_database(folder / "bare.db")
    bare.execute(
        "CREATE TABLE answers (form TEXT, path TEXT, text TEXT, at TEXT, PRIMARY KEY (form, path))"
    )
    ours: list[float] = []
    floor: list[float] = []
    for number in range(ROUNDS):
        text = f"{TEXT}{number}"
        start = time.perf_counter()
        auditor.forms.save_answers(form_id, {"Q1.comment": text})
        ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(
            "INSERT INTO answers VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET text=excluded.text",
            (form_id, "Q1.comment", text, "2026-09-14T12:00:00"),
        )
        bare.execute("COMMIT")
        floor.append(time.perf_counter() - start)
    bare.close()
    auditor.close()
    return [
        Figure(
            what="one autosave",
            value=statistics.median(ours) * 1000,
            floor=statistics.median(floor) * 1000,
            floor_is="bare SQLCipher commit",
            unit="ms",
            promise=1.5,
            by_ratio=True,
        )
    ]


def open_small_pack(auditor: object) -> str:
    """Give the auditor a pack of one case without sealing one; return the form's id."""
    from models.profile import Profile
    from models.snapshots import PackCase
    from tests.models.samples import opened

    assert isinstance(auditor, Profile)  # noqa: S101
    auditor.forms.add_pack(opened(), [PackCase(uin="CSA-01", label="A")])
    return auditor.forms.forms(opened().id)[0].id


def bare_database(path: Path) -> driver.Connection:
    """Open a SQLCipher file with the same settings as the vault, and nothing around it."""
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    return connection
