"""A program killed in an import: each return is whole or absent, and comes again; see the kills."""

from pathlib import Path

from tests.export.exchange import Exchange
from tests.office.import_kills import kill_imports


def test_a_killed_import_leaves_each_return_whole_or_absent(exchange: Exchange, tmp_path: Path):
    seen = kill_imports(exchange, tmp_path, times=3, seed=4)
    assert seen.midway > 0
    assert 0 < seen.taken < seen.of_files
