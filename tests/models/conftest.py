"""Profiles on real files, made with a passphrase that costs next to nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.profile import Profile
from models.snapshots import PackCase, ProfileRole
from tests.hubs import Hubs
from tests.models.samples import Office, new_profile, opened


@pytest.fixture(params=["file", "server"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """An office on both engines: what a store promises, it promises on each."""
    if request.param == "file":
        yield from _in_file(tmp_path)
        return
    hubs: Hubs = request.getfixturevalue("hubs")
    with hubs.new() as hub:
        profile = hub.join(tmp_path / "office")
        yield Office(profile)
        profile.close()


@pytest.fixture
def office_in_file(tmp_path: Path) -> Iterator[Office]:
    """An office whose database is a file here, for what is true of files alone."""
    yield from _in_file(tmp_path)


def _in_file(tmp_path: Path) -> Iterator[Office]:
    profile = new_profile(tmp_path / "office", ProfileRole.OFFICE)
    yield Office(profile)
    profile.close()


@pytest.fixture
def auditor(tmp_path: Path) -> Iterator[Profile]:
    """An auditor's profile with one pack of three cases."""
    profile = new_profile(tmp_path / "auditor", ProfileRole.AUDITOR)
    cases = [PackCase(uin=f"CSA-0{n}", label=letter) for n, letter in enumerate("ABC", start=1)]
    profile.forms.add_pack(opened(), cases)
    yield profile
    profile.close()
