"""What is deleted for good lives on in no file below the profile: no copy, nothing set aside."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models import backups
from models.backups import BackupReason
from models.errors import ModelError, ModelFault
from models.profile import Profile, open_profile
from models.restoring import restore_backup
from models.vault import read_vault, unlock
from tests.decrypted import in_the_clear
from tests.models.samples import PASSPHRASE

NOW = datetime(2026, 11, 16, 16, 30, tzinfo=UTC)
MARKER = "the marmalade cat was seen at the allotment"


def remove(profile: Profile) -> None:
    (item,) = profile.bin.items()
    profile.bin.remove(item.id)


def close(profile: Profile) -> None:
    assert profile.bin.close_pack("pack-1", by="R. Wren").is_rewritten


def files_with_marker(folder: Path) -> list[str]:
    """Read every file of the profile as whoever has its key could."""
    key = unlock(read_vault(folder), PASSPHRASE)
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and MARKER.encode() in _content(path, key)
    ]


def _content(path: Path, key: bytes) -> bytes:
    return in_the_clear(path, key) if path.suffix == ".db" else path.read_bytes()


def with_copies(profile: Profile) -> Profile:
    """Write the marker, and have it in the database, in copies and in what was set aside."""
    form = profile.forms.forms("pack-1")[0]
    profile.forms.save_answers(form.id, {"Q1.comment": MARKER})
    folder = profile.folder
    made = [profile.backups.make(reason, NOW) for reason in BackupReason]
    (folder / "backups" / "daily-x-1.part").mkdir()
    profile.close()
    restore_backup(folder, made[0], PASSPHRASE, NOW)
    shutil.copyfile(folder / "profile.db", folder / "profile.db.part")
    again = open_profile(folder, PASSPHRASE)
    again.bin.put_form(form.id)
    return again


@pytest.mark.parametrize("delete", [remove, close])
def test_no_file_below_the_profile_has_what_was_deleted(
    auditor: Profile, delete: Callable[[Profile], None]
) -> None:
    profile = with_copies(auditor)
    assert len(files_with_marker(profile.folder)) > len(BackupReason)
    delete(profile)
    assert files_with_marker(profile.folder) == []
    (copy,) = profile.backups.made()
    assert copy.reason is BackupReason.DAILY
    assert sorted(path.name for path in (profile.folder / "backups").iterdir()) == [
        copy.folder.name
    ]
    profile.close()
    assert files_with_marker(profile.folder) == []


def test_a_copy_that_cannot_be_deleted_is_told_and_tried_again(
    auditor: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = with_copies(auditor)
    with monkeypatch.context() as patch:
        patch.setattr(backups.shutil, "rmtree", refuse)
        assert not profile.bin.close_pack("pack-1", by="R. Wren").is_rewritten
    assert not profile.bin.closed()[0].is_rewritten
    assert files_with_marker(profile.folder)
    profile.close()
    again = open_profile(profile.folder, PASSPHRASE)
    assert again.bin.closed()[0].is_rewritten
    assert files_with_marker(profile.folder) == []
    again.close()


def test_a_copy_that_has_no_room_does_not_undo_the_deletion(
    auditor: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = with_copies(auditor)

    def full(*_arguments: object) -> None:
        raise ModelError(ModelFault.DISK_FULL)

    monkeypatch.setattr(backups, "copy_profile", full)
    close(profile)
    assert profile.backups.made() == ()
    assert files_with_marker(profile.folder) == []
    profile.close()


def refuse(*_arguments: object, **_options: object) -> None:
    raise PermissionError
