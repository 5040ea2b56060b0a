"""Several members of staff on one profile, and the code that the office may read out."""

import json
from pathlib import Path

import msgspec
import pytest

from models.errors import ModelError, ModelFault
from models.escrow import sealed_code
from models.profile import Profile, check_recovery, create_profile, open_profile, recover_profile
from models.snapshots import ProfileRole
from models.vault import read_vault, with_slots, write_vault
from tests.models.samples import PASSPHRASE, QUICK

SECOND = "quite another passphrase"
RECIPIENT = "age1office"


@pytest.fixture
def office(tmp_path: Path) -> Profile:
    return create_profile(
        tmp_path / "office", passphrase=PASSPHRASE, role=ProfileRole.OFFICE, cost=QUICK
    )


@pytest.fixture
def laptop(tmp_path: Path) -> Profile:
    return create_profile(
        tmp_path / "laptop", passphrase=PASSPHRASE, role=ProfileRole.AUDITOR, cost=QUICK
    )


def fault_of(call: object, *args: object) -> ModelFault:
    with pytest.raises(ModelError) as caught:
        call(*args)  # type: ignore[operator]
    return caught.value.fault


def opened_by(folder: Path, passphrase: str) -> str:
    """Who the profile says has opened it."""
    profile = open_profile(folder, passphrase)
    try:
        return profile.staff.me()
    finally:
        profile.close()


def test_each_member_opens_the_profile_and_is_known(office: Profile) -> None:
    (first,) = office.staff.members()
    assert (first.initials, first.is_me) == ("", True)
    office.staff.name(first.slot_id, "RO")
    office.staff.add(PASSPHRASE, "KT", SECOND, QUICK)
    assert [(each.initials, each.is_me) for each in office.staff.members()] == [
        ("RO", True),
        ("KT", False),
    ]
    office.close()
    assert opened_by(office.folder, PASSPHRASE) == "RO"
    assert opened_by(office.folder, SECOND) == "KT"
    assert fault_of(open_profile, office.folder, "neither of the two") is (
        ModelFault.WRONG_PASSPHRASE
    )


def test_members_are_refused_that_cannot_be_told_apart(office: Profile) -> None:
    staff = office.staff
    staff.add(PASSPHRASE, "KT", SECOND, QUICK)
    assert fault_of(staff.add, PASSPHRASE, "KT", "a third passphrase") is ModelFault.INITIALS_TAKEN
    assert fault_of(staff.add, PASSPHRASE, "AB", SECOND) is ModelFault.PASSPHRASE_TAKEN
    assert fault_of(staff.add, "not mine at all", "AB", "a third one") is (
        ModelFault.WRONG_PASSPHRASE
    )
    assert fault_of(staff.add, PASSPHRASE, "AB", "short") is ModelFault.PASSPHRASE_TOO_SHORT
    assert [each.initials for each in staff.members()] == ["", "KT"]
    office.close()


def test_a_member_who_left_opens_nothing_and_the_last_one_stays(office: Profile) -> None:
    office.staff.add(PASSPHRASE, "KT", SECOND, QUICK)
    first, second = office.staff.members()
    office.staff.remove(second.slot_id)
    assert fault_of(office.staff.remove, first.slot_id) is ModelFault.LAST_MEMBER
    assert fault_of(office.staff.remove, second.slot_id) is ModelFault.NOT_FOUND
    office.close()
    assert fault_of(open_profile, office.folder, SECOND) is ModelFault.WRONG_PASSPHRASE
    assert opened_by(office.folder, PASSPHRASE) == ""


def test_a_member_changes_the_own_passphrase_and_no_other(office: Profile) -> None:
    office.staff.add(PASSPHRASE, "KT", SECOND, QUICK)
    office.change_passphrase(SECOND, "the third passphrase", QUICK)
    office.close()
    assert fault_of(open_profile, office.folder, SECOND) is ModelFault.WRONG_PASSPHRASE
    assert opened_by(office.folder, "the third passphrase") == "KT"
    assert opened_by(office.folder, PASSPHRASE) == ""


def test_the_file_of_keys_names_nobody(office: Profile) -> None:
    office.staff.add(PASSPHRASE, "KTQX", SECOND, QUICK)
    office.close()
    for path in office.folder.iterdir():
        if path.is_file():
            assert b"KTQX" not in path.read_bytes()


def test_a_wrong_passphrase_costs_one_derivation_however_many_members(office: Profile) -> None:
    office.staff.add(PASSPHRASE, "KT", SECOND, QUICK)
    office.staff.add(PASSPHRASE, "AB", "a third passphrase", QUICK)
    office.close()
    slots = json.loads((office.folder / "vault.keys").read_bytes())["slots"]
    assert len({(slot["salt"], slot["memory_kib"]) for slot in slots}) == 1
    assert len({slot["nonce"] for slot in slots}) == 3


def agreed_code(laptop: Profile) -> str:
    """Agree to help, and give the code as only the office could read it."""
    codes: list[str] = []

    def seal(vault_id: str, code: str) -> bytes:
        codes.append(code)
        return f"sealed for the office of {vault_id}".encode()

    laptop.help.agree(PASSPHRASE, RECIPIENT, seal, QUICK)
    return codes[0]


def test_the_office_code_opens_once_and_leaves_the_sheet_as_it_is(laptop: Profile) -> None:
    sheet = "harbour violin sketch mango ladder ribbon acid window"
    laptop.set_recovery(PASSPHRASE, sheet, QUICK)
    code = agreed_code(laptop)
    found = sealed_code(laptop.folder)
    assert found is not None
    assert found.sealed.decode().endswith(found.vault_id)
    assert (laptop.help.recipient(), laptop.help.is_due()) == (RECIPIENT, False)
    laptop.close()
    check_recovery(laptop.folder, code.lower())
    opened = recover_profile(laptop.folder, code, SECOND)
    assert opened.help.is_due(), "the code was used, so another one is to be sealed"
    opened.close()
    assert sealed_code(laptop.folder) is None
    assert fault_of(check_recovery, laptop.folder, code) is ModelFault.WRONG_RECOVERY_CODE
    assert fault_of(open_profile, laptop.folder, PASSPHRASE) is ModelFault.WRONG_PASSPHRASE
    check_recovery(laptop.folder, sheet)


def test_help_needs_the_passphrase_and_can_be_ended_without(laptop: Profile) -> None:
    call = laptop.help.agree
    assert fault_of(call, "not the passphrase", RECIPIENT, lambda _vault, _code: b"x") is (
        ModelFault.WRONG_PASSPHRASE
    )
    assert sealed_code(laptop.folder) is None
    code = agreed_code(laptop)
    laptop.help.end()
    assert sealed_code(laptop.folder) is None
    assert (laptop.help.recipient(), laptop.help.is_due()) == ("", False)
    assert fault_of(check_recovery, laptop.folder, code) is ModelFault.NO_RECOVERY_CODE
    laptop.close()


@pytest.mark.parametrize("field", ["sealed", "recipient"])
def test_what_lies_sealed_cannot_be_exchanged(laptop: Profile, field: str) -> None:
    """A slot whose sealed code was put there by somebody else is not opened."""
    code = agreed_code(laptop)
    laptop.close()
    vault = read_vault(laptop.folder)
    other = {"sealed": b"another", "recipient": "age1another"}[field]
    slots = tuple(
        msgspec.structs.replace(slot, **{field: other}) if slot.kind == "escrow" else slot
        for slot in vault.slots
    )
    write_vault(laptop.folder, with_slots(vault, slots))
    assert fault_of(check_recovery, laptop.folder, code) is ModelFault.WRONG_RECOVERY_CODE
