"""An office that writes one file after the other: packs, the key kit, the import log, a table.

``python -m tests.office.busy_office PROFILE PASSPHRASE FOLDER STEP`` writes all in place of what
lies in the folder, by the calls that the window makes. It ends itself at a step from when the first
packs are written; at 0 never.
"""

import hashlib
import sys
from datetime import timedelta
from itertools import count
from pathlib import Path

from export.pdf.key_kit import KIT_FILE, key_kit
from export.safe_write import save_file
from models.profile import Profile, open_profile
from office.keys import kit_of
from office.log_words import log_csv
from office.overview import load_overview
from office.prints import coverage_pdf
from office.setup import issue_into
from tests.export.exchange import NOW
from tests.killing import die_at, say

LOG, TABLE = "import-log.csv", "coverage.pdf"
ROUNDS = 5


def draw_sheets(office: Profile, audit_id: str, number: int) -> dict[str, bytes]:
    """Draw three files as they are now; those of another number differ."""
    at = NOW + timedelta(minutes=number)
    return {
        KIT_FILE: key_kit(kit_of(office), organisation=f"Office {number}", made_at=at),
        TABLE: coverage_pdf(load_overview(office, audit_id), at),
        LOG: log_csv(office) + b"\r\n" * number,
    }


def write_sheets(sheets: dict[str, bytes], place: Path) -> None:
    """Write them once."""
    for name, raw in sheets.items():
        sha256 = hashlib.sha256(raw).hexdigest()
        say(about=name, sha256=sha256)
        save_file(place / name, raw, replace=True)
        say(written=name, sha256=sha256)


def write_packs(office: Profile, audit_id: str, place: Path, number: int, step: int) -> None:
    """Issue all packs anew; the last word before their files are written is told."""

    def report(done: int, total: int) -> None:
        if done == total:
            say(about="packs", sha256="")
            die_at(step)

    agencies = [each.id for each in office.audits.agencies(audit_id)]
    made = issue_into(office, audit_id, agencies, place, NOW + timedelta(minutes=number), report)
    say(written="packs", packs={each.issued.file_name: each.issued.sha256 for each in made})


def main(folder: str, passphrase: str, place: str, step: str) -> None:
    office = open_profile(Path(folder), passphrase)
    (audit,) = office.audits.list()
    say(opened=True)
    for number in count():
        drawn = [draw_sheets(office, audit.id, number * 2 + each) for each in (0, 1)]
        write_packs(office, audit.id, Path(place), number, 0 if number else int(step))
        for _ in range(ROUNDS):
            for sheets in drawn:
                write_sheets(sheets, Path(place))


if __name__ == "__main__":
    main(*sys.argv[1:])
