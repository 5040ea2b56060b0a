"""A profile from making to opening: who gets in, and what each trouble is called."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.backups import copy_profile
from models.errors import ModelError, ModelFault
from models.folder import default_folder, profile_exists
from models.profile import check_recovery, create_profile, open_profile, recover_profile
from models.snapshots import ProfileRole
from tests.models.samples import PASSPHRASE, QUICK, new_profile

ROOT = Path(__file__).parents[2]


def refusal(folder: Path, passphrase: str = PASSPHRASE) -> ModelFault:
    with pytest.raises(ModelError) as caught:
        open_profile(folder, passphrase)
    return caught.value.fault


def test_a_profile_is_made_closed_and_opened_again(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "profile"
    assert not profile_exists(folder)
    made = create_profile(
        folder,
        passphrase=PASSPHRASE,
        role=ProfileRole.OFFICE,
        cost=QUICK,
        organisation="Łódź partnership",
        person_name="A. Person",
        person_title="Lead",
    )
    made.preferences.set("theme", "dark")
    made.close()
    made.close()
    assert profile_exists(folder)
    again = open_profile(folder, PASSPHRASE)
    assert again.details == made.details
    assert again.details.organisation == "Łódź partnership"
    assert (len(again.details.signing_key), len(again.details.settle_key)) == (32, 32)
    assert again.preferences.get("theme") == "dark"
    assert again.preferences.get("never set", "light") == "light"
    again.close()


def test_each_profile_has_keys_of_its_own(tmp_path: Path) -> None:
    made = [new_profile(tmp_path / name, ProfileRole.AUDITOR) for name in "ab"]
    one, other = (profile.details for profile in made)
    assert one.installation_id != other.installation_id
    assert one.signing_key != other.signing_key
    assert one.settle_key != other.settle_key
    for profile in made:
        profile.close()


def test_the_person_can_be_changed(tmp_path: Path) -> None:
    profile = new_profile(tmp_path, ProfileRole.AUDITOR)
    profile.update_person(organisation="Police", person_name="A", person_title="DS")
    profile.update_person(person_title="DI")
    profile.close()
    again = open_profile(tmp_path, PASSPHRASE)
    who = again.details
    assert (who.organisation, who.person_name, who.person_title) == ("Police", "A", "DI")
    again.close()


def test_only_an_office_starts_with_the_usual_agencies(tmp_path: Path) -> None:
    office = new_profile(tmp_path / "office", ProfileRole.OFFICE)
    auditor = new_profile(tmp_path / "auditor", ProfileRole.AUDITOR)
    assert len(office.audits.usual_agencies()) == 14
    assert auditor.audits.usual_agencies() == ()
    office.close()
    auditor.close()


def test_who_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nothing") is ModelFault.NO_PROFILE
    profile = new_profile(tmp_path, ProfileRole.AUDITOR)
    assert refusal(tmp_path) is ModelFault.PROFILE_IN_USE
    profile.close()
    assert refusal(tmp_path, "not the passphrase") is ModelFault.WRONG_PASSPHRASE
    with pytest.raises(ModelError) as caught:
        new_profile(tmp_path, ProfileRole.AUDITOR)
    assert caught.value.fault is ModelFault.PROFILE_EXISTS
    open_profile(tmp_path, PASSPHRASE).close()  # none of them has left it locked


def test_a_short_passphrase_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        create_profile(
            tmp_path / "new", passphrase=PASSPHRASE[:13], role=ProfileRole.OFFICE, cost=QUICK
        )
    assert caught.value.fault is ModelFault.PASSPHRASE_TOO_SHORT
    assert not (tmp_path / "new").exists()


NEW = "quite another passphrase"
CODE = "harbour violin sketch mango ladder ribbon acid window"


def test_a_changed_passphrase_opens_and_the_old_one_does_not(tmp_path: Path) -> None:
    profile = new_profile(tmp_path, ProfileRole.AUDITOR)
    with pytest.raises(ModelError) as caught:
        profile.change_passphrase("not the passphrase", NEW, QUICK)
    assert caught.value.fault is ModelFault.WRONG_PASSPHRASE
    with pytest.raises(ModelError) as caught:
        profile.change_passphrase(PASSPHRASE, "short", QUICK)
    assert caught.value.fault is ModelFault.PASSPHRASE_TOO_SHORT
    profile.change_passphrase(PASSPHRASE, NEW, QUICK)
    profile.close()
    assert refusal(tmp_path) is ModelFault.WRONG_PASSPHRASE
    open_profile(tmp_path, NEW).close()


def test_the_recovery_code_opens_and_sets_a_new_passphrase(tmp_path: Path) -> None:
    profile = new_profile(tmp_path, ProfileRole.AUDITOR)
    profile.preferences.set("kept", "before")
    assert not profile.has_recovery()
    with pytest.raises(ModelError) as caught:
        profile.set_recovery("not the passphrase", CODE, QUICK)
    assert caught.value.fault is ModelFault.WRONG_PASSPHRASE
    profile.set_recovery(PASSPHRASE, CODE, QUICK)
    assert profile.has_recovery()
    profile.close()

    with pytest.raises(ModelError) as caught:
        check_recovery(tmp_path, CODE + " mango")
    assert caught.value.fault is ModelFault.WRONG_RECOVERY_CODE
    with pytest.raises(ModelError) as caught:
        recover_profile(tmp_path, CODE, "short")
    assert caught.value.fault is ModelFault.PASSPHRASE_TOO_SHORT
    open_profile(tmp_path, PASSPHRASE).close()  # nothing has changed so far
    check_recovery(tmp_path, CODE)
    again = recover_profile(tmp_path, CODE, NEW)
    assert again.preferences.get("kept") == "before"
    assert again.has_recovery()
    again.close()
    assert refusal(tmp_path) is ModelFault.WRONG_PASSPHRASE
    open_profile(tmp_path, NEW).close()
    check_recovery(tmp_path, CODE)


def test_a_profile_that_is_open_elsewhere_keeps_its_passphrase(tmp_path: Path) -> None:
    profile = new_profile(tmp_path, ProfileRole.AUDITOR)
    profile.set_recovery(PASSPHRASE, CODE, QUICK)
    with pytest.raises(ModelError) as caught:
        recover_profile(tmp_path, CODE, NEW)
    assert caught.value.fault is ModelFault.PROFILE_IN_USE
    profile.close()
    open_profile(tmp_path, PASSPHRASE).close()


OPEN_AND_WAIT = """
import sys
from pathlib import Path
from models.profile import open_profile
profile = open_profile(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
sys.stdin.read()
"""


def test_another_program_is_kept_out_until_it_ends_even_when_killed(tmp_path: Path) -> None:
    new_profile(tmp_path, ProfileRole.AUDITOR).close()
    with subprocess.Popen(
        [sys.executable, "-c", OPEN_AND_WAIT, str(tmp_path), PASSPHRASE],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        assert refusal(tmp_path) is ModelFault.PROFILE_IN_USE
        other.kill()
    open_profile(tmp_path, PASSPHRASE).close()


@pytest.mark.parametrize("kept", [(), ("vault.keys",), ("vault.keys", "profile.db")])
def test_making_that_was_interrupted_is_begun_again(tmp_path: Path, kept: tuple[str, ...]) -> None:
    for name in ("profile.unfinished", *kept):
        (tmp_path / name).write_bytes(b"half")
    assert not profile_exists(tmp_path)
    assert refusal(tmp_path) is ModelFault.NO_PROFILE
    new_profile(tmp_path, ProfileRole.AUDITOR).close()
    assert profile_exists(tmp_path)
    open_profile(tmp_path, PASSPHRASE).close()


@pytest.mark.parametrize("lost", ["vault.keys", "profile.db"])
def test_a_lost_file_is_never_replaced_by_a_new_profile(tmp_path: Path, lost: str) -> None:
    new_profile(tmp_path, ProfileRole.AUDITOR).close()
    for path in tmp_path.glob(f"{lost}*"):
        path.unlink()
    left = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    expected = ModelFault.KEYS_DAMAGED if lost == "vault.keys" else ModelFault.VAULT_DAMAGED
    assert refusal(tmp_path) is expected
    with pytest.raises(ModelError) as caught:
        new_profile(tmp_path, ProfileRole.AUDITOR)
    assert caught.value.fault is ModelFault.PROFILE_EXISTS
    assert left == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_a_damaged_first_copy_of_the_keys_is_mended_on_opening(tmp_path: Path) -> None:
    new_profile(tmp_path, ProfileRole.AUDITOR).close()
    first = tmp_path / "vault.keys"
    good = first.read_bytes()
    first.write_bytes(good[:100])
    open_profile(tmp_path, PASSPHRASE).close()
    assert first.read_bytes() == good


def test_a_damaged_database_is_not_a_wrong_passphrase(tmp_path: Path) -> None:
    new_profile(tmp_path, ProfileRole.AUDITOR).close()
    database = tmp_path / "profile.db"
    database.write_bytes(os.urandom(database.stat().st_size))
    assert refusal(tmp_path) is ModelFault.VAULT_DAMAGED
    database.write_bytes(b"")
    assert refusal(tmp_path) is ModelFault.VAULT_DAMAGED


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(ModelError) as caught:
            new_profile(folder, ProfileRole.AUDITOR)
        assert caught.value.fault is ModelFault.NOT_WRITABLE


def test_opening_one_that_is_up_to_date_does_not_load_alembic(tmp_path: Path) -> None:
    new_profile(tmp_path, ProfileRole.AUDITOR).close()
    script = (
        "import sys; from pathlib import Path; from models.profile import open_profile; "
        "open_profile(Path(sys.argv[1]), sys.argv[2]).close(); "
        "sys.exit('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(tmp_path), PASSPHRASE]
    subprocess.run(command, cwd=ROOT, check=True)


def test_the_usual_folder_is_below_the_persons_own_data(monkeypatch, tmp_path: Path) -> None:
    if sys.platform.startswith("linux"):
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
        assert default_folder() == tmp_path / "audit-desk"
    assert default_folder().name == "audit-desk"


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights with the folder")
def test_nobody_else_can_read_a_profile_whatever_its_folder_allows(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    before = os.umask(0o022)
    try:
        profile = new_profile(folder, ProfileRole.AUDITOR)
        profile.preferences.set("theme", "dark")
        copy_profile(profile._database, folder / "copy")
        copied = {f"copy of {path.name}": path for path in (folder / "copy").iterdir()}
        files = copied | {path.name: path for path in folder.iterdir()}
        held = {name: path.stat().st_mode for name, path in files.items()}
        profile.close()
    finally:
        os.umask(before)
    told = {*copied, "copy", "profile.db", "profile.db-wal", "vault.keys", "vault.keys.copy"}
    assert told <= held.keys()
    assert {name for name in told if held[name] & 0o077} == set()
