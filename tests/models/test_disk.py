"""A disk that is full and a folder that is read-only: said, and nothing lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.backups import copy_profile
from models.errors import ModelError, ModelFault
from models.profile import open_profile
from models.snapshots import PackCase, ProfileRole
from tests.disks import fill, open_place, read_only, small_disk
from tests.models.samples import PASSPHRASE, new_profile, opened


@pytest.fixture
def disk() -> Iterator[Path | None]:
    """A disk of 3 MB where this machine lets us mount one, else None."""
    with small_disk() as folder:
        yield folder


def test_on_a_full_disk_saves_fail_visibly_and_work_again_with_room(
    tmp_path: Path, disk: Path | None
) -> None:
    folder = (disk or tmp_path) / "profile"
    other = folder.with_name("closed")
    new_profile(other, ProfileRole.AUDITOR).close()
    profile = new_profile(folder, ProfileRole.AUDITOR)
    profile.forms.add_pack(opened(), [PackCase(uin="CSA-01", label="A")])
    form = profile.forms.forms("pack-1")[0].id
    profile.forms.save_answers(form, {"q1.comment": "kept before"})
    # Without a small disk the same answer of SQLite comes from a limit on the file.
    engine = profile._database._engine
    ballast = fill(folder.parent) if disk else None
    if ballast is None:
        with engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    for call in (
        lambda: profile.forms.save_answers(form, {"q1.comment": "y" * 90_000, "q2": "z"}),
        lambda: profile.preferences.set("large", "y" * 90_000),
    ):
        with pytest.raises(ModelError) as caught:
            call()
        assert caught.value.fault is ModelFault.DISK_FULL
    assert profile.forms.answers(form) == {"q1.comment": "kept before"}
    if ballast is not None:
        with pytest.raises(ModelError) as caught:
            copy_profile(profile._database, folder / "copy")
        assert caught.value.fault is ModelFault.DISK_FULL
        assert not list(folder.glob("copy*")), "half a copy was left behind"
        with pytest.raises(ModelError) as caught:
            open_profile(other, PASSPHRASE)
        assert caught.value.fault is ModelFault.DISK_FULL
        ballast.unlink()
        open_profile(other, PASSPHRASE).close()
    else:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 4294967294")
    profile.forms.save_answers(form, {"q1.comment": "y" * 90_000})
    assert profile.forms.answers(form) == {"q1.comment": "y" * 90_000}
    profile.close()
    again = open_profile(folder, PASSPHRASE)
    assert again.forms.answers(form) == {"q1.comment": "y" * 90_000}
    again.close()


def test_a_folder_that_is_gone_takes_nothing_and_everything_once_it_is_back(
    tmp_path: Path,
) -> None:
    folder, away = tmp_path / "profile", tmp_path / "pulled out"
    profile = new_profile(folder, ProfileRole.AUDITOR)
    profile.forms.add_pack(opened(), [PackCase(uin="CSA-01", label="A")])
    form = profile.forms.forms("pack-1")[0].id
    profile.forms.save_answers(form, {"q1.comment": "kept before"})
    folder.rename(away)
    for place in ("nothing there", "an empty place", "an empty place"):
        if place == "an empty place":
            folder.mkdir(exist_ok=True)
        for save in (
            lambda: profile.forms.save_answers(form, {"q1.comment": "typed meanwhile"}),
            lambda: profile.forms.save_place(form, "page:before"),
        ):
            with pytest.raises(ModelError) as caught:
                save()
            assert caught.value.fault is ModelFault.NOT_WRITABLE
        assert not folder.exists() or not list(folder.iterdir())
    folder.rmdir()
    away.rename(folder)
    profile.forms.save_answers(form, {"q2": "typed afterwards"})
    profile.close()
    again = open_profile(folder, PASSPHRASE)
    answers = again.forms.answers(form)
    assert answers["q2"] == "typed afterwards"
    assert answers["q1.comment"] in {"kept before", "typed meanwhile"}
    again.close()


@pytest.fixture
def shut_folder() -> Iterator[Path]:
    """A profile in a folder that this process may read and not write."""
    with open_place() as top:
        new_profile(top / "profile", ProfileRole.AUDITOR).close()
        with read_only(top / "profile"):
            yield top / "profile"


def test_a_read_only_folder_is_said_before_the_passphrase_counts(shut_folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in shut_folder.iterdir()}
    for passphrase in (PASSPHRASE, "not the passphrase"):
        with pytest.raises(ModelError) as caught:
            open_profile(shut_folder, passphrase)
        assert caught.value.fault is ModelFault.READ_ONLY
    assert before == {path.name: path.read_bytes() for path in shut_folder.iterdir()}


def test_a_profile_cannot_be_made_where_nothing_can_be_written(shut_folder: Path) -> None:
    for folder in (shut_folder / "new", shut_folder):
        with pytest.raises(ModelError) as caught:
            new_profile(folder, ProfileRole.AUDITOR)
        assert caught.value.fault is ModelFault.NOT_WRITABLE
