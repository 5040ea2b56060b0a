"""1,000 returns of one case each, against decryption by pyrage plus one bare insert a file."""

import time
from pathlib import Path

import pyrage  # type: ignore[import-untyped]

from anonymise import load_checker
from benchmarks.bench_save import bare_database
from benchmarks.figures import Figure
from office.intake import import_paths
from tests.world import NOW, audited, issue, make_auditor, make_office, make_return_file

AGENCIES, CASES = 4, 250


def run(folder: Path) -> list[Figure]:
    """Make the returns, then import them, then do the least that any import must do."""
    office = make_office(folder / "office", cases=CASES, agencies=AGENCIES)
    returns = folder / "returns"
    returns.mkdir()
    entries = [audited(f"CSA-{number:02}") for number in range(1, CASES + 1)]
    checker = load_checker()
    for place, pack in enumerate(issue(office)):
        auditor = make_auditor(folder / f"auditor-{place}")
        for entry in entries:
            name, raw = make_return_file(auditor, pack, [entry], checker)
            (returns / name).write_bytes(raw)
        auditor.close()
    files = sorted(returns.iterdir())
    _warm(folder)

    start = time.perf_counter()
    outcomes = import_paths(
        office.profile, [returns], NOW, lambda _done, _total: None, lambda: False
    )
    ours = time.perf_counter() - start
    accepted = sum(1 for outcome in outcomes if outcome.accepted)
    if accepted != len(files):
        raise RuntimeError(f"only {accepted} of {len(files)} were accepted")

    floor = _floor(folder, office.profile.audits.keys(office.audit_id).identity, files)
    office.profile.close()
    return [
        Figure(
            what=f"importing {len(files):,} returns of one case",
            value=ours * 1000,
            floor=floor * 1000,
            floor_is="pyrage decryption and a bare insert",
            unit="ms",
            promise=3,
            by_ratio=True,
        ),
        Figure(
            what="import rate",
            value=len(files) / ours,
            unit="returns a second",
            promise=300,
            at_least=True,
        ),
    ]


def _warm(folder: Path) -> None:
    """Import nothing once, so that no module is loaded inside the measured part."""
    office = make_office(folder / "warm", cases=1, agencies=1)
    empty = folder / "empty.auditreturn"
    empty.write_bytes(b"")
    import_paths(office.profile, [empty], NOW, lambda _done, _total: None, lambda: False)
    office.profile.close()


def _floor(folder: Path, identity: str, files: list[Path]) -> float:
    key = pyrage.x25519.Identity.from_str(identity)
    bare = bare_database(folder / "floor.db")
    bare.execute("CREATE TABLE inbox (name TEXT PRIMARY KEY, raw BLOB, plain BLOB)")
    start = time.perf_counter()
    for file in files:
        raw = file.read_bytes()
        plain = pyrage.decrypt(raw, [key])
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO inbox VALUES (?, ?, ?)", (file.name, raw, plain))
        bare.execute("COMMIT")
    taken = time.perf_counter() - start
    bare.close()
    return taken
