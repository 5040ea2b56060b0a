"""A program killed in the middle of an import: each return is whole or absent, and comes again."""

import subprocess
import sys
from pathlib import Path

from models.profile import Profile, open_profile
from office.intake import import_paths
from tests.export.exchange import NOW, PASSPHRASE, UINS, Exchange, other_laptop
from tests.office.arrivals import standing

ROOT = Path(__file__).parents[2]
IMPORTING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from models.profile import open_profile
from office.intake import import_paths

def report(done, total):
    print(done, flush=True)

profile = open_profile(Path(sys.argv[1]), sys.argv[2])
import_paths(profile, [Path(sys.argv[3])], datetime.now(UTC), report, lambda: False)
"""
FILES = 150


def is_whole(office: Profile, exchange: Exchange, cases: int) -> bool:
    returns = {each.id for each in office.intake.returns(exchange.audit_id)}
    agency = office.audits.agencies(exchange.audit_id)[0].id
    counted: dict[str, int] = dict.fromkeys(returns, 0)
    for case in office.audits.cases(exchange.audit_id):
        for entry in office.intake.entry_history(case.id, agency):
            counted[entry.return_id] += 1
    logged = {
        line.return_id
        for each in office.intake_log.deeds()
        for line in office.intake_log.lines(each.deed.id)
    }
    return set(counted.values()) <= {cases} and logged - {""} == returns


def test_a_killed_import_leaves_each_return_whole_or_absent(exchange: Exchange, tmp_path: Path):
    folder = tmp_path / "in"
    folder.mkdir()
    entries = [exchange.entry(uin) for uin in UINS]
    for number in range(FILES):
        laptop = other_laptop(exchange.details, f"{number:03}")
        made = exchange.made_return(*entries, details=laptop)
        (folder / f"{number:03}.auditreturn").write_bytes(made.raw)
    office = exchange.office(tmp_path / "office")
    office.close()
    acknowledged = 0
    for wanted in (1, 40, 100):
        command = [sys.executable, "-c", IMPORTING, office.folder, PASSPHRASE, folder]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout is not None
            for line in running.stdout:
                if int(line) >= wanted:
                    acknowledged = max(acknowledged, int(line))
                    break
            running.kill()
        office = open_profile(office.folder, PASSPHRASE)
        returns = office.intake.returns(exchange.audit_id)
        assert len(returns) >= acknowledged
        assert is_whole(office, exchange, len(UINS))
        office.close()
    office = open_profile(office.folder, PASSPHRASE)
    outcomes = import_paths(office, [folder], NOW, lambda done, total: None, lambda: False)
    assert len(outcomes) == FILES
    assert len(office.intake.returns(exchange.audit_id)) == FILES
    assert len(standing(office, exchange.audit_id)) == len(UINS)
    assert all(item.outcome for item in office.intake.inbox(limit=FILES + 1))
    office.close()
