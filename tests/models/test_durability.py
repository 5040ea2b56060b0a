"""What was acknowledged survives a program that is killed at any moment."""

import subprocess
import sys
from pathlib import Path

import pytest

from models.profile import open_profile
from models.snapshots import PackCase, ProfileRole
from tests.models.samples import PASSPHRASE, Office, new_profile, opened

ROOT = Path(__file__).parents[2]

SAVE_ON_AND_ON = """
import sys
from pathlib import Path
from models.profile import open_profile
profile = open_profile(Path(sys.argv[1]), sys.argv[2])
form = profile.forms.forms("pack-1")[0].id
number = int(sys.argv[3])
while True:
    number += 1
    profile.forms.save_answers(form, {"last": str(number), f"q{number % 97}": str(number) * 300})
    print(number, flush=True)
"""

IMPORT_ON_AND_ON = """
import hashlib, sys
from pathlib import Path
from models.profile import open_profile
from tests.models.samples import Office
office = Office.__new__(Office)
office.profile = open_profile(Path(sys.argv[1]), sys.argv[2])
audits = office.profile.audits
office.audit = audits.list()[0]
office.cases, office.agencies = audits.cases(office.audit.id), audits.agencies(office.audit.id)
office.packs = tuple(reversed(audits.packs(office.audit.id)))
number = int(sys.argv[3])
while True:
    number += 1
    name = f"r{number}"
    entries = [office.entry(name, case) for case in range(2)]
    office.profile.intake.apply(office.merge(name, *entries, revision=number))
    print(number, flush=True)
"""


def acknowledged_before_the_kill(script: str, folder: Path, start: int, at_least: int) -> int:
    """Run a program that writes, kill it in the middle, and give the last number it said."""
    with subprocess.Popen(
        [sys.executable, "-c", script, str(folder), PASSPHRASE, str(start)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        said = [int(writer.stdout.readline()) for _ in range(at_least)]
        writer.kill()
        rest = writer.stdout.read().splitlines(keepends=True)
    # A line that the kill cut short was not heard by anybody.
    return max([*said, *(int(line) for line in rest if line.endswith("\n"))])


@pytest.mark.slow
def test_no_acknowledged_save_is_lost(tmp_path: Path) -> None:
    profile = new_profile(tmp_path, ProfileRole.AUDITOR)
    profile.forms.add_pack(opened(), [PackCase(uin="CSA-01", label="A")])
    form = profile.forms.forms("pack-1")[0].id
    profile.close()
    last = 0
    for at_least in (1, 7, 40, 150):
        said = acknowledged_before_the_kill(SAVE_ON_AND_ON, tmp_path, last, at_least)
        profile = open_profile(tmp_path, PASSPHRASE)
        kept = profile.forms.answers(form)
        last = int(kept["last"])
        # One more may have been on the disk before its number could be said.
        assert last in (said, said + 1)
        assert kept[f"q{last % 97}"] == str(last) * 300, "half of a save was kept"
        profile.close()


@pytest.mark.slow
def test_an_import_that_is_killed_is_whole_or_absent(office: Office) -> None:
    audit, folder = office.audit.id, office.profile.folder
    office.profile.close()
    last = 0
    for at_least in (1, 9, 60):
        said = acknowledged_before_the_kill(IMPORT_ON_AND_ON, folder, last, at_least)
        profile = open_profile(folder, PASSPHRASE)
        returns = profile.intake.returns(audit)
        last = returns[-1].revision
        assert last in (said, said + 1)
        assert [r.revision for r in returns] == list(range(1, last + 1))
        current = profile.intake.entries(audit)
        assert [entry.return_id for entry in current] == [f"r{last}"] * 2
        item = profile.intake.received_file(returns[-1].file_sha256)
        assert item is not None
        assert item.outcome == "new"
        profile.close()
