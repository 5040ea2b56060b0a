"""Returns of one case each, against the least that any import must do with every file."""

import shutil
import time
from dataclasses import replace
from pathlib import Path

import pyrage  # type: ignore[import-untyped]

from anonymise import load_checker
from benchmarks.bench_save import bare_database
from benchmarks.figures import Figure
from export.return_format import read_return, verify_return
from models.profile import Profile, open_profile
from office.intake import import_paths
from tests.world import NOW, PASSPHRASE, audited, issue, make_auditor, make_office, make_return_file

AGENCIES, CASES, FEW = 4, 250, 150


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
    office.profile.close()
    shutil.copytree(folder / "office", folder / "office-before")
    office = replace(office, profile=open_profile(folder / "office", PASSPHRASE))
    ours = _import(office.profile, returns, len(files))
    floor = _floor(folder, office.profile, office.audit_id, files)
    office.profile.close()
    few = folder / "few"
    few.mkdir()
    for file in files[:FEW]:
        shutil.copy(file, few)
    second = open_profile(folder / "office-before", PASSPHRASE)
    first_few = _import(second, few, FEW)
    second.close()
    return [
        Figure(
            what=f"importing {len(files):,} returns of one case",
            value=ours * 1000,
            floor=floor * 1000,
            floor_is="decryption, verification, a bare commit a file",
            unit="ms",
            promise=2,
            by_ratio=True,
        ),
        Figure(
            what="import rate",
            value=len(files) / ours,
            unit="returns a second",
            promise=500,
            at_least=True,
        ),
        Figure(
            what=f"importing {FEW} returns of one case",
            value=first_few * 1000,
            unit="ms",
            promise=1000,
        ),
    ]


def _import(profile: Profile, folder: Path, count: int) -> float:
    """Import a folder of good returns and give the seconds that it took."""
    start = time.perf_counter()
    outcomes = import_paths(profile, [folder], NOW, lambda _done, _total: None, lambda: False)
    taken = time.perf_counter() - start
    accepted = sum(1 for outcome in outcomes if outcome.accepted)
    if accepted != count:
        raise RuntimeError(f"only {accepted} of {count} were accepted")
    return taken


def _warm(folder: Path) -> None:
    """Import nothing once, so that no module is loaded inside the measured part."""
    office = make_office(folder / "warm", cases=1, agencies=1)
    empty = folder / "empty.auditreturn"
    empty.write_bytes(b"")
    import_paths(office.profile, [empty], NOW, lambda _done, _total: None, lambda: False)
    office.profile.close()


def _floor(folder: Path, profile: Profile, audit_id: str, files: list[Path]) -> float:
    key = pyrage.x25519.Identity.from_str(profile.audits.keys(audit_id).identity)
    secrets = {pack.id: pack.secret for pack in profile.audits.packs(audit_id)}
    bare = bare_database(folder / "floor.db")
    bare.execute("CREATE TABLE inbox (name TEXT PRIMARY KEY, raw BLOB, plain BLOB)")
    start = time.perf_counter()
    for file in files:
        raw = file.read_bytes()
        plain = pyrage.decrypt(raw, [key])
        opened = read_return(plain)
        verify_return(opened, secret=secrets[opened.header.pack_id], pinned=None)
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO inbox VALUES (?, ?, ?)", (file.name, raw, plain))
        bare.execute("COMMIT")
    taken = time.perf_counter() - start
    bare.close()
    return taken
