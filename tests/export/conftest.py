"""One exchange for all tests of files: making packs takes a second."""

import pytest

from tests.export.exchange import Exchange, build


@pytest.fixture(scope="session")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> Exchange:
    return build(tmp_path_factory.mktemp("exchange"))
