"""A profile that went to another computer says so here, and can be deleted here whole."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.backups import BackupReason
from models.errors import ModelError, ModelFault
from models.folder import profile_exists
from models.moving import delete_profile, go_on_here, moved_at, note_move
from models.profile import Profile, open_profile
from models.restoring import bring_profile
from models.snapshots import ProfileRole
from tests.models.samples import PASSPHRASE, new_profile

NOW = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)


def test_a_move_is_noted_here_and_not_in_the_copy(auditor: Profile, tmp_path: Path) -> None:
    assert moved_at(auditor.folder) is None
    auditor.backups.copy_to(tmp_path / "stick")
    note_move(auditor.folder, NOW)
    bring_profile(tmp_path / "stick", tmp_path / "there", PASSPHRASE)
    assert moved_at(tmp_path / "there") is None
    assert moved_at(auditor.folder) == NOW
    go_on_here(auditor.folder)
    go_on_here(auditor.folder)
    assert moved_at(auditor.folder) is None


def test_a_note_that_cannot_be_read_still_counts(auditor: Profile) -> None:
    (auditor.folder / "profile.moved").write_bytes(b"\xff")
    assert moved_at(auditor.folder) is not None


def test_what_is_deleted_here_leaves_nothing_but_an_empty_place(auditor: Profile) -> None:
    auditor.backups.make(BackupReason.DAILY, NOW)
    note_move(auditor.folder, NOW)
    (auditor.folder / "log").mkdir()
    with pytest.raises(ModelError) as caught:
        delete_profile(auditor.folder)
    assert caught.value.fault is ModelFault.PROFILE_IN_USE
    auditor.close()
    open_profile(auditor.folder, PASSPHRASE).close()
    delete_profile(auditor.folder)
    assert [path.name for path in auditor.folder.iterdir()] == ["profile.lock"]
    assert not profile_exists(auditor.folder)
    new_profile(auditor.folder, ProfileRole.OFFICE).close()
