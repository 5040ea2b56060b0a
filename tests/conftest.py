"""For every test: no window on the screen, nothing in the person's own folders, no hurry."""

import gc
import os
from collections import Counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import pytest
from hypothesis import settings

from tests.leaks import leaks_in
from tests.moulds import Moulds

# A shared machine is slow at times: a test may take as long as it takes. Examples that failed once
# are not kept between runs, so that a run depends on the code alone.
settings.register_profile("audit-desk", deadline=None, database=None, print_blob=True)
settings.load_profile("audit-desk")

# What a test of each mark takes, beside one without a mark.
_WEIGHTS = {"journey": 30, "slow": 5}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """One more test process than cores: a test waits a good part of its time, mostly for disks."""
    return (os.cpu_count() or 1) + 1


def pytest_sessionfinish():
    """Let Python look through everything once more: `tests/collected.py` set much aside."""
    gc.unfreeze()


def pytest_collection_modifyitems(items):
    """Begin the longest files first; one begun last would keep a single core busy to the end."""
    weights = Counter()
    for item in items:
        marks = [weight for name, weight in _WEIGHTS.items() if item.get_closest_marker(name)]
        weights[item.path] += max(marks, default=1)
    items.sort(key=lambda item: -weights[item.path])


@pytest.fixture(autouse=True)
def _nothing_in_clear(tmp_path):
    """Fail a test that leaves typed words in clear in a profile, a log or settings."""
    yield
    assert leaks_in(tmp_path) == []


@pytest.fixture(autouse=True, scope="session")
def _nothing_in_clear_at_the_end(tmp_path_factory):
    """The same for what many tests share."""
    yield
    assert leaks_in(tmp_path_factory.getbasetemp()) == []


@pytest.fixture(autouse=True)
def _folders_of_its_own(monkeypatch, tmp_path):
    """Whatever looks for the person's data or settings finds a folder that is not there yet."""
    home = tmp_path / "home"
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture(scope="session")
def moulds(tmp_path_factory):
    """What many tests begin with, made once; each test takes a copy."""
    return Moulds(tmp_path_factory.mktemp("moulds"))


@pytest.fixture(scope="session")
def hubs(tmp_path_factory):
    """Databases on a server that runs as long as the tests; skipped where none is installed."""
    server = _server()
    from tests.hubs import Hubs

    yield Hubs(server, tmp_path_factory.mktemp("hubs"))
    server.stop()


@pytest.fixture
def own_server():
    """A server that a test may pull the cable of."""
    server = _server()
    yield server
    server.stop()


def _server():
    from tests.server import MISSING, Server, programs

    installed = programs()
    if installed is None:
        pytest.skip(MISSING)
    return Server(installed)
