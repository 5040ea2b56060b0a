"""One exchange for all tests of intake: making packs takes a second. Each test has its office."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.profile import Profile
from tests.export.exchange import Exchange, build


@pytest.fixture(scope="session")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> Exchange:
    return build(tmp_path_factory.mktemp("exchange"))


@pytest.fixture
def office(exchange: Exchange, tmp_path: Path) -> Iterator[Profile]:
    profile = exchange.office(tmp_path / "office")
    yield profile
    profile.close()
