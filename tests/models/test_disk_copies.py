"""Copies, restoring, moving and migrating on a disk that is full or only to be read."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.backups import BackupReason, backups_in
from models.errors import ModelError, ModelFault
from models.folder import profile_exists
from models.moving import delete_profile, note_move
from models.profile import Profile, open_profile
from models.restoring import bring_profile, restore_backup
from models.snapshots import PackCase, ProfileRole
from models.upgrade import SCHEMA, Schema, migrate
from tests.disks import fill, open_place, read_only, small_disk
from tests.models.samples import PASSPHRASE, new_profile, opened

NOW = datetime(2026, 11, 16, 16, 30, tzinfo=UTC)
WORDS = "written before the disk was full"


@pytest.fixture
def disk() -> Iterator[Path]:
    with small_disk(4) as folder:
        if folder is None:
            pytest.skip("no small disk can be mounted here")
        yield folder


def make(folder: Path) -> Profile:
    profile = new_profile(folder, ProfileRole.AUDITOR)
    profile.forms.add_pack(opened(), [PackCase(uin="CSA-01", label="A")])
    profile.forms.save_answers(profile.forms.forms("pack-1")[0].id, {"q1.comment": WORDS})
    return profile


def written(folder: Path) -> str:
    profile = open_profile(folder, PASSPHRASE)
    try:
        return profile.forms.answers(profile.forms.forms("pack-1")[0].id)["q1.comment"]
    finally:
        profile.close()


def fault_of(deed: Callable[[], object]) -> ModelFault:
    with pytest.raises(ModelError) as caught:
        deed()
    return caught.value.fault


def faults_of(deed: Callable[[], object]) -> list[ModelFault]:
    """Give the fault, or none: how much room is enough is not the question."""
    try:
        deed()
    except ModelError as error:
        return [error.fault]
    return []


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_copy_for_which_there_is_no_room_leaves_the_older_ones(disk: Path) -> None:
    profile = make(disk / "profile")
    profile.backups.make(BackupReason.DAILY, NOW)
    before = names(disk / "profile" / "backups")
    ballast = fill(disk)
    assert profile.backups.keep(BackupReason.DAILY, NOW + timedelta(days=1)) is (
        ModelFault.DISK_FULL
    )
    assert names(disk / "profile" / "backups") == before
    ballast.unlink()
    assert profile.backups.keep(BackupReason.DAILY, NOW + timedelta(days=1)) is None
    assert len(profile.backups.made()) == 2
    profile.close()


def test_restoring_without_room_changes_nothing_and_works_with_room(disk: Path) -> None:
    folder = disk / "profile"
    profile = make(folder)
    made = profile.backups.make(BackupReason.DAILY, NOW)
    profile.close()
    data = bytearray((folder / "profile.db").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "profile.db").write_bytes(data)
    before = names(folder)
    ballast = fill(disk)
    assert fault_of(lambda: restore_backup(folder, made, PASSPHRASE, NOW)) is ModelFault.DISK_FULL
    assert names(folder) == before
    assert (folder / "profile.db").read_bytes() == data
    ballast.unlink()
    restore_backup(folder, made, PASSPHRASE, NOW)
    assert written(folder) == WORDS


def test_bringing_a_profile_without_room_makes_none(disk: Path, tmp_path: Path) -> None:
    profile = make(tmp_path / "profile")
    profile.backups.copy_to(tmp_path / "stick")
    profile.close()
    ballast = fill(disk)
    there = disk / "profile"
    assert fault_of(lambda: bring_profile(tmp_path / "stick", there, PASSPHRASE)) is (
        ModelFault.DISK_FULL
    )
    assert not profile_exists(there)
    ballast.unlink()
    bring_profile(tmp_path / "stick", there, PASSPHRASE)
    assert written(there) == WORDS


def test_moving_to_a_full_stick_leaves_nothing_half_there(disk: Path, tmp_path: Path) -> None:
    profile = make(tmp_path / "profile")
    fill(disk)
    assert fault_of(lambda: profile.backups.copy_to(disk / "copy")) is ModelFault.DISK_FULL
    assert names(disk) == ["ballast"]
    profile.close()


@pytest.mark.parametrize("room", [0, 200_000, 600_000])
def test_a_migration_without_room_is_undone_whole(disk: Path, room: int) -> None:
    folder = disk / "profile"
    profile = make(folder)
    migrate(profile._database, Schema(), revision="0001")
    profile.close()
    ballast = fill(disk)
    with ballast.open("rb+") as file:
        file.truncate(ballast.stat().st_size - room)
    faults = faults_of(lambda: open_profile(folder, PASSPHRASE).close())
    assert faults in ([ModelFault.DISK_FULL], [] if room else [ModelFault.DISK_FULL])
    ballast.unlink()
    profile = open_profile(folder, PASSPHRASE)
    with profile._database.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == SCHEMA
    profile.close()
    assert written(folder) == WORDS


def test_folders_that_may_only_be_read_are_said_and_nothing_is_lost() -> None:
    with open_place() as top:
        profile = make(top / "profile")
        made = profile.backups.make(BackupReason.DAILY, NOW)
        later = NOW + timedelta(days=1)
        with read_only(top):
            assert profile.backups.keep(BackupReason.DAILY, later) is ModelFault.NOT_WRITABLE
            assert fault_of(lambda: profile.backups.copy_to(top / "copy")) is (
                ModelFault.NOT_WRITABLE
            )
        profile.close()
        folder = top / "profile"
        before = names(folder)
        with read_only(top):
            for deed in (
                lambda: restore_backup(folder, made, PASSPHRASE, NOW),
                lambda: delete_profile(folder),
            ):
                assert fault_of(deed) is ModelFault.READ_ONLY
            assert fault_of(lambda: note_move(folder, NOW)) is ModelFault.NOT_WRITABLE
            assert fault_of(lambda: bring_profile(made.folder, top / "new", PASSPHRASE)) is (
                ModelFault.NOT_WRITABLE
            )
        assert names(folder) == before
        assert len(backups_in(folder)) == 1
        assert written(folder) == WORDS
