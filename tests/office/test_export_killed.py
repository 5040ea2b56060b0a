"""An office killed while it writes: no half file under a final name; `make kills` does 50."""

from pathlib import Path

from tests.export.exchange import Exchange
from tests.office.export_kills import kill_exports


def test_a_killed_office_leaves_whole_packs_and_sheets(exchange: Exchange, tmp_path: Path):
    seen = kill_exports(exchange, tmp_path, times=3, seed=2)
    assert seen.midway > 0
    assert seen.written > 0
    assert seen.packs_opened > 0
