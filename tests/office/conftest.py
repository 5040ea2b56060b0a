"""One exchange for all tests of intake: making packs takes a second. Each test has its office."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.profile import Profile
from tests.export.exchange import PASSPHRASE, Exchange, build


@pytest.fixture(scope="session")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> Exchange:
    return build(tmp_path_factory.mktemp("exchange"))


# What these tests say of an office holds wherever its database is.
BOTH = frozenset(
    {
        "test_archive",
        "test_closing_any",
        "test_good_and_bad",
        "test_intake",
        "test_restored_laptop",
        "test_review",
        "test_search",
        "test_set_aside",
        "test_tracker",
        "test_undo",
    }
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    name = metafunc.module.__name__.rpartition(".")[2]
    if "office" in metafunc.fixturenames and name in BOTH:
        metafunc.parametrize("office", ["file", "server"], indirect=True)


@pytest.fixture
def office(request: pytest.FixtureRequest, exchange: Exchange, tmp_path: Path) -> Iterator[Profile]:
    if getattr(request, "param", "file") == "server":
        with request.getfixturevalue("hubs").of(exchange.folder, PASSPHRASE) as hub:
            yield from _closed_after(hub.join(tmp_path / "office", PASSPHRASE))
    else:
        yield from _closed_after(exchange.office(tmp_path / "office"))


def _closed_after(profile: Profile) -> Iterator[Profile]:
    yield profile
    profile.close()
