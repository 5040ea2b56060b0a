"""Copies of a profile: whole, enough by themselves, let go in time, and put back by anybody."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from models.backups import Backup, BackupReason, backups_in
from models.errors import ModelError, ModelFault
from models.health import check_health
from models.profile import Profile, check_recovery, open_profile
from models.recovery_code import generate_code
from models.restoring import Restored, bring_profile, code_opens, keys_folder, restore_backup
from models.vault import read_vault, unlock
from tests.models.samples import PASSPHRASE, QUICK

MONDAY = datetime(2026, 11, 16, 16, 30, tzinfo=UTC)
WORDS = "still only in the journal"


def backup(profile: Profile, when: datetime, reason: BackupReason = BackupReason.DAILY) -> Backup:
    return profile.backups.make(reason, when)


def write(profile: Profile, words: str = WORDS) -> None:
    profile.forms.save_answers(profile.forms.forms("pack-1")[0].id, {"q1.comment": words})


def written(profile: Profile) -> str:
    return profile.forms.answers(profile.forms.forms("pack-1")[0].id)["q1.comment"]


def fault_of(deed: Callable[[], object]) -> ModelFault:
    with pytest.raises(ModelError) as caught:
        deed()
    return caught.value.fault


def test_a_copy_is_all_that_another_computer_needs(auditor: Profile, tmp_path: Path) -> None:
    write(auditor)
    made = backup(auditor, MONDAY)
    assert sorted(path.name for path in made.folder.iterdir()) == [
        "profile.db",
        "vault.keys",
        "vault.keys.copy",
    ]
    there = tmp_path / "other computer" / "profile"
    bring_profile(made.folder, there, PASSPHRASE)
    brought = open_profile(there, PASSPHRASE)
    assert written(brought) == WORDS
    assert brought.details == auditor.details
    brought.close()


def test_each_day_has_a_copy_and_a_week_of_them_is_kept(auditor: Profile) -> None:
    for day in range(10):
        for hour in range(2):
            now = MONDAY + timedelta(days=day, hours=hour)
            before = len(backups_in(auditor.folder))
            assert auditor.backups.keep(BackupReason.DAILY, now, UTC) is None
            assert len(backups_in(auditor.folder)) == before + (hour == 0 and day < 7)
            backup(auditor, now + timedelta(minutes=1))
        for minute in range(5):
            backup(auditor, now + timedelta(minutes=minute), BackupReason.IMPORT)
    kept = backups_in(auditor.folder)
    assert [each.made_at for each in kept] == sorted((e.made_at for e in kept), reverse=True)
    days = [each.made_at.day for each in kept if each.reason is BackupReason.DAILY]
    assert days == [25, 24, 23, 22, 21, 20, 19]
    assert len(kept) == 7 + 3


def damage_start(data: bytearray) -> None:
    data[:4096] = bytes(4096)


def damage_middle(data: bytearray) -> None:
    data[len(data) // 2] ^= 1


def lose_keys(folder: Path, *, is_whole: bool) -> None:
    """Damage both key files, and the database too unless it ``is_whole``."""
    for name in ("vault.keys", "vault.keys.copy"):
        (folder / name).write_bytes(b"{}")
    if not is_whole:
        data = bytearray((folder / "profile.db").read_bytes())
        damage_middle(data)
        (folder / "profile.db").write_bytes(data)


def damage_end(data: bytearray) -> None:
    del data[-5000:]


@pytest.mark.parametrize("damage", [damage_start, damage_middle, damage_end])
def test_a_damaged_database_is_noticed_and_the_copy_put_back(
    auditor: Profile, damage: Callable[[bytearray], None]
) -> None:
    folder = auditor.folder
    write(auditor)
    made = backup(auditor, MONDAY)
    write(auditor, "since then")
    auditor.close()
    data = bytearray((folder / "profile.db").read_bytes())
    damage(data)
    (folder / "profile.db").write_bytes(data)
    assert fault_of(lambda: open_profile(folder, PASSPHRASE)) is ModelFault.VAULT_DAMAGED
    assert fault_of(lambda: restore_backup(folder, made, "a wrong one here", MONDAY)) is (
        ModelFault.WRONG_PASSPHRASE
    )
    done = restore_backup(folder, made, PASSPHRASE, MONDAY + timedelta(days=1))
    assert done is Restored.ALL
    (aside,) = folder.glob("set-aside-*")
    assert (aside / "profile.db").read_bytes() == data, "what cannot be read is kept"
    restored = open_profile(folder, PASSPHRASE)
    assert written(restored) == WORDS
    check_health(restored._database)
    restored.close()


@pytest.mark.parametrize("is_whole", [True, False])
def test_lost_keys_come_from_a_copy_and_its_answers_only_where_ours_are_damaged(
    auditor: Profile, is_whole: bool
) -> None:
    write(auditor)
    made = backup(auditor, MONDAY)
    write(auditor, "since then")
    folder = auditor.folder
    auditor.close()
    lose_keys(folder, is_whole=is_whole)
    assert fault_of(lambda: open_profile(folder, PASSPHRASE)) is ModelFault.KEYS_DAMAGED
    done = restore_backup(folder, made, PASSPHRASE, MONDAY)
    assert done is (Restored.KEYS if is_whole else Restored.ALL)
    (aside,) = folder.glob("set-aside-*")
    assert (aside / "vault.keys").read_bytes() == b"{}"
    restored = open_profile(folder, PASSPHRASE)
    assert written(restored) == ("since then" if is_whole else WORDS)
    restored.close()


def test_a_journal_of_the_old_database_is_not_played_into_the_copy(auditor: Profile) -> None:
    write(auditor)
    made = backup(auditor, MONDAY)
    write(auditor, "since then")
    folder = auditor.folder
    journal = (folder / "profile.db-wal").read_bytes()
    auditor.close()
    (folder / "profile.db-wal").write_bytes(journal)
    restore_backup(folder, made, PASSPHRASE, MONDAY)
    restored = open_profile(folder, PASSPHRASE)
    assert written(restored) == WORDS
    restored.close()


def test_a_damaged_copy_is_refused_and_changes_nothing(auditor: Profile, tmp_path: Path) -> None:
    write(auditor)
    made = backup(auditor, MONDAY)
    data = bytearray((made.folder / "profile.db").read_bytes())
    damage_middle(data)
    (made.folder / "profile.db").write_bytes(data)
    folder = auditor.folder
    auditor.close()
    there = tmp_path / "there"
    for deed in (
        lambda: restore_backup(folder, made, PASSPHRASE, MONDAY),
        lambda: bring_profile(made.folder, there, PASSPHRASE),
    ):
        assert fault_of(deed) is ModelFault.VAULT_DAMAGED
    assert fault_of(lambda: open_profile(there, PASSPHRASE)) is ModelFault.NO_PROFILE
    again = open_profile(folder, PASSPHRASE)
    assert written(again) == WORDS
    again.close()


def test_a_damaged_database_replaces_no_good_copy(auditor: Profile) -> None:
    write(auditor, "x" * 60_000)
    good = [backup(auditor, MONDAY + timedelta(days=day)) for day in range(7)]
    path = auditor.folder / "profile.db"
    auditor._database.renew()
    data = bytearray(path.read_bytes())
    for place in range(8192, len(data), 4096):
        data[place] ^= 1
    path.write_bytes(data)
    later = MONDAY + timedelta(days=8)
    assert fault_of(lambda: backup(auditor, later)) is ModelFault.VAULT_DAMAGED
    assert [each.folder for each in backups_in(auditor.folder)] == [
        each.folder for each in reversed(good)
    ]
    assert not list((auditor.folder / "backups").glob("*.part"))


def test_what_a_killed_program_left_half_done_is_cleared(auditor: Profile) -> None:
    backup(auditor, MONDAY)
    half = auditor.folder / "backups" / "daily-x-1.part"
    half.mkdir()
    (half / "profile.db").write_bytes(b"half")
    backup(auditor, MONDAY + timedelta(days=1))
    assert not half.exists()
    assert len(backups_in(auditor.folder)) == 2


def test_a_profile_is_brought_to_an_empty_place_only(auditor: Profile, tmp_path: Path) -> None:
    auditor.backups.copy_to(tmp_path / "stick")
    assert fault_of(lambda: bring_profile(tmp_path / "stick", auditor.folder, PASSPHRASE)) is (
        ModelFault.PROFILE_EXISTS
    )
    (tmp_path / "empty").mkdir()
    there = tmp_path / "there"
    for source in (tmp_path / "empty", tmp_path / "nowhere", Path(os.devnull)):
        assert fault_of(lambda source=source: bring_profile(source, there, PASSPHRASE)) is (
            ModelFault.NO_PROFILE
        )
    assert fault_of(lambda: bring_profile(tmp_path / "stick", there, "not the passphrase")) is (
        ModelFault.WRONG_PASSPHRASE
    )
    bring_profile(tmp_path / "stick", there, PASSPHRASE)
    open_profile(there, PASSPHRASE).close()


def test_imports_that_follow_each_other_make_one_copy_an_hour(auditor: Profile) -> None:
    for minutes in (0, 1, 59, 60, 61, 119, 121):
        auditor.backups.keep(BackupReason.IMPORT, MONDAY + timedelta(minutes=minutes))
    kept = [each.made_at for each in reversed(backups_in(auditor.folder))]
    assert kept == [MONDAY + timedelta(minutes=minutes) for minutes in (0, 60, 121)]


def test_a_copy_that_cannot_be_made_is_remembered_until_one_can(auditor: Profile) -> None:
    in_the_way = auditor.folder / "backups"
    in_the_way.write_text("a file where the folder would be")
    trouble = auditor.backups.keep(BackupReason.DAILY, MONDAY)
    assert trouble is auditor.backups.trouble is ModelFault.NOT_WRITABLE
    in_the_way.unlink()
    assert auditor.backups.keep(BackupReason.DAILY, MONDAY) is None
    assert auditor.backups.trouble is None


def test_a_folder_copied_by_hand_is_brought_with_the_words_in_its_journal(
    auditor: Profile, tmp_path: Path
) -> None:
    write(auditor)
    shutil.copytree(auditor.folder, tmp_path / "by hand")
    assert (tmp_path / "by hand" / "profile.db-wal").stat().st_size
    bring_profile(tmp_path / "by hand", tmp_path / "there", PASSPHRASE)
    brought = open_profile(tmp_path / "there", PASSPHRASE)
    assert written(brought) == WORDS
    brought.close()


def test_apsw_reads_a_copy_with_the_key_and_with_nothing_else(auditor: Profile) -> None:
    write(auditor)
    made = backup(auditor, MONDAY)
    key = unlock(read_vault(made.folder), PASSPHRASE)
    for tried, opens in ((key, True), (bytes(32), False), (b"", False)):
        copy = apsw.Connection(str(made.folder / "profile.db"))
        for pragma in ("cipher='sqlcipher'", "legacy=4"):
            list(copy.execute(f"PRAGMA {pragma}"))
        if tried:
            list(copy.execute(f"PRAGMA key=\"x'{tried.hex()}'\""))
        query = "SELECT text FROM answers WHERE path = 'q1.comment'"
        if opens:
            assert list(copy.execute(query)) == [(WORDS,)]
        else:
            with pytest.raises(apsw.NotADBError):
                copy.execute(query)
        copy.close()


def test_a_passphrase_that_opens_no_more_opens_no_copy_either(
    auditor: Profile, tmp_path: Path
) -> None:
    made = backup(auditor, MONDAY)
    new = "another four words here"
    auditor.change_passphrase(PASSPHRASE, new, QUICK)
    assert fault_of(lambda: bring_profile(made.folder, tmp_path / "old", PASSPHRASE)) is (
        ModelFault.WRONG_PASSPHRASE
    )
    bring_profile(made.folder, tmp_path / "new", new)
    open_profile(tmp_path / "new", new).close()


def test_keys_of_a_copy_that_could_not_follow_do_so_at_the_next_opening(auditor: Profile) -> None:
    made = backup(auditor, MONDAY)
    old = (made.folder / "vault.keys").read_bytes()
    auditor.change_passphrase(PASSPHRASE, PASSPHRASE, QUICK)
    (made.folder / "vault.keys").write_bytes(old)
    auditor.close()
    open_profile(auditor.folder, PASSPHRASE).close()
    now = (auditor.folder / "vault.keys").read_bytes()
    assert old != now
    assert (made.folder / "vault.keys").read_bytes() == now


@pytest.mark.parametrize("is_whole", [True, False])
def test_lost_keys_come_back_by_a_code_and_a_new_passphrase(
    auditor: Profile, is_whole: bool
) -> None:
    write(auditor)
    code, new = generate_code(), "another passphrase now"
    made = backup(auditor, MONDAY)
    assert not code_opens(auditor.folder, made)
    auditor.set_recovery(PASSPHRASE, code, QUICK)
    assert code_opens(auditor.folder, made), "the keys of the copy follow"
    write(auditor, "since then")
    folder = auditor.folder
    auditor.close()
    lose_keys(folder, is_whole=is_whole)
    assert code_opens(folder, made)
    wrong = generate_code()
    assert fault_of(lambda: restore_backup(folder, made, new, MONDAY, code=wrong)) is (
        ModelFault.WRONG_RECOVERY_CODE
    )
    assert fault_of(lambda: restore_backup(folder, made, "short", MONDAY, code=code)) is (
        ModelFault.PASSPHRASE_TOO_SHORT
    )
    done = restore_backup(folder, made, new, MONDAY, code=code)
    assert done is (Restored.KEYS if is_whole else Restored.ALL)
    assert fault_of(lambda: open_profile(folder, PASSPHRASE)) is ModelFault.WRONG_PASSPHRASE
    restored = open_profile(folder, new)
    assert written(restored) == ("since then" if is_whole else WORDS)
    restored.close()
    check_recovery(folder, code)


def test_a_copy_whose_own_keys_are_damaged_opens_by_those_of_another(auditor: Profile) -> None:
    write(auditor)
    older = backup(auditor, MONDAY)
    newer = backup(auditor, MONDAY + timedelta(days=1))
    folder = auditor.folder
    auditor.close()
    for place in (folder, newer.folder):
        for name in ("vault.keys", "vault.keys.copy"):
            (place / name).write_bytes(b"{}")
    assert keys_folder(folder, newer) == older.folder
    assert restore_backup(folder, newer, PASSPHRASE, MONDAY) is Restored.KEYS
    open_profile(folder, PASSPHRASE).close()
    for place in (folder, older.folder):
        for name in ("vault.keys", "vault.keys.copy"):
            (place / name).write_bytes(b"{}")
    shutil.rmtree(newer.folder)
    assert keys_folder(folder, older) is None
    assert fault_of(lambda: restore_backup(folder, older, PASSPHRASE, MONDAY)) is (
        ModelFault.KEYS_DAMAGED
    )


def test_a_profile_is_brought_by_a_code_too(auditor: Profile, tmp_path: Path) -> None:
    write(auditor)
    code, new = generate_code(), "another passphrase now"
    auditor.set_recovery(PASSPHRASE, code, QUICK)
    auditor.backups.copy_to(tmp_path / "stick")
    auditor.close()
    bring_profile(tmp_path / "stick", tmp_path / "there", new, code=code)
    brought = open_profile(tmp_path / "there", new)
    assert written(brought) == WORDS
    brought.close()
