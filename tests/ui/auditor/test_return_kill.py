"""A laptop killed while it makes a return: whole files, each number once; `make kills` does 50."""

import pytest

from tests.export.exchange import build
from tests.ui.auditor.return_kills import kill_returns


@pytest.fixture(scope="module")
def exchange(tmp_path_factory):
    return build(tmp_path_factory.mktemp("exchange"))


def test_a_killed_return_is_a_whole_file_or_none_and_its_number_is_given_once(exchange, tmp_path):
    seen = kill_returns(exchange, tmp_path, times=3, seed=3)
    assert seen.midway > 0
    assert seen.files > 0
