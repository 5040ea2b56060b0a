"""What opens an office's profile is never changed without a line in its history."""

import sys
from pathlib import Path

import pytest

from models.change_snapshots import ChangeKind, HistoryFilter
from models.errors import ModelError
from models.profile import open_profile, recover_profile
from models.snapshots import ProfileRole
from tests.models.samples import PASSPHRASE, QUICK, Office, new_profile

NEW = "quite another passphrase"
CODE = "harbour violin sketch mango ladder ribbon acid window"


def test_what_opens_the_profile_is_told_with_who_changed_it(office: Office) -> None:
    profile, folder = office.profile, office.profile.folder
    profile.staff.name(profile.staff.members()[0].slot_id, "RO")
    for refused in (profile.change_passphrase, profile.set_recovery):
        with pytest.raises(ModelError):
            refused("not the passphrase", CODE, QUICK)
    profile.change_passphrase(PASSPHRASE, NEW, QUICK)
    profile.set_recovery(NEW, CODE, QUICK)
    profile.close()
    with pytest.raises(ModelError):
        recover_profile(folder, CODE, "short")
    again = recover_profile(folder, CODE, PASSPHRASE)
    try:
        told = again.changes.lines(HistoryFilter(), most=4).lines
        assert [(each.kind, each.person) for each in told] == [
            (ChangeKind.OPENED_BY_CODE, "RO"),
            (ChangeKind.RECOVERY_CODE_MADE, "RO"),
            (ChangeKind.PASSPHRASE_CHANGED, "RO"),
            (ChangeKind.STAFF_CHANGED, "RO"),
        ]
    finally:
        again.close()


def test_keys_are_not_changed_where_the_history_cannot_say_so(office: Office) -> None:
    folder = office.profile.folder
    office.profile.close()  # as when the disk has gone
    for deed in (
        lambda: office.profile.change_passphrase(PASSPHRASE, NEW, QUICK),
        lambda: office.profile.set_recovery(PASSPHRASE, CODE, QUICK),
    ):
        with pytest.raises(ModelError):
            deed()
    again = open_profile(folder, PASSPHRASE)
    assert not again.has_recovery()
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on files")
def test_what_cannot_be_told_at_the_very_end_is_not_in_force(tmp_path: Path) -> None:
    import resource

    profile = new_profile(tmp_path, ProfileRole.OFFICE)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    for deed in (
        lambda: profile.change_passphrase(PASSPHRASE, NEW, QUICK),
        lambda: profile.set_recovery(PASSPHRASE, CODE, QUICK),
    ):
        profile.preferences.set("room", "x" * 500_000)
        (journal,) = tmp_path.glob("*-wal")
        resource.setrlimit(resource.RLIMIT_FSIZE, (journal.stat().st_size, hard))
        try:
            with pytest.raises(ModelError):
                deed()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    profile.close()
    again = open_profile(tmp_path, PASSPHRASE)
    assert not again.has_recovery()
    again.close()


def test_an_auditor_has_no_history_of_keys(tmp_path: Path) -> None:
    profile = new_profile(tmp_path, ProfileRole.AUDITOR)
    profile.change_passphrase(PASSPHRASE, NEW, QUICK)
    assert profile.changes.lines(HistoryFilter(), most=4).lines == ()
    profile.close()
