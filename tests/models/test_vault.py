"""The key slots: who gets the key, and what a damaged or hostile file can do."""

import json
from pathlib import Path

import msgspec
import pytest

from models.errors import ModelError, ModelFault
from models.recovery_code import generate_code
from models.vault import (
    Cost,
    SlotKind,
    _check,
    mend_vault,
    new_vault,
    read_vault,
    replace_vault,
    unlock,
    vault_files,
    with_passphrase,
    with_recovery,
    write_vault,
)
from tests.models.samples import PASSPHRASE, QUICK

CODE = "harbour violin sketch mango ladder ribbon acid window"


def fault_of(call: object, *args: object) -> ModelFault:
    with pytest.raises(ModelError) as caught:
        call(*args)  # type: ignore[operator]
    return caught.value.fault


def test_the_passphrase_gives_the_key_and_no_other_does(tmp_path: Path) -> None:
    key, vault = new_vault(PASSPHRASE, QUICK)
    write_vault(tmp_path, vault)
    assert unlock(read_vault(tmp_path), PASSPHRASE) == key
    assert fault_of(unlock, read_vault(tmp_path), PASSPHRASE + "s") is ModelFault.WRONG_PASSPHRASE
    assert all(key not in path.read_bytes() for path in vault_files(tmp_path))


def test_the_real_cost_is_written_and_read(tmp_path: Path) -> None:
    key, vault = new_vault(PASSPHRASE, Cost())
    write_vault(tmp_path, vault)
    slot = json.loads((tmp_path / "vault.keys").read_text())["slots"][0]
    assert (slot["memory_kib"], slot["passes"], slot["lanes"]) == (128 * 1024, 3, 4)
    assert unlock(read_vault(tmp_path), PASSPHRASE) == key


def test_accents_and_outer_spaces_typed_on_another_machine_are_the_same() -> None:
    key, vault = new_vault("caf\u00e9 au lait \u00e9t\u00e9", QUICK)
    assert unlock(vault, " cafe\u0301 au lait e\u0301te\u0301\n") == key


def test_a_changed_passphrase_keeps_the_key_and_ends_the_old_one() -> None:
    key, vault = new_vault(PASSPHRASE, QUICK)
    changed = with_passphrase(vault, key, "quite another passphrase", QUICK)
    assert unlock(changed, "quite another passphrase") == key
    assert fault_of(unlock, changed, PASSPHRASE) is ModelFault.WRONG_PASSPHRASE


def test_fourteen_characters_are_enough_and_thirteen_are_not() -> None:
    new_vault("x" * 14, QUICK)
    assert fault_of(new_vault, "x" * 13, QUICK) is ModelFault.PASSPHRASE_TOO_SHORT
    assert fault_of(new_vault, "x" * 13 + " " * 9, QUICK) is ModelFault.PASSPHRASE_TOO_SHORT


@pytest.mark.parametrize("damaged", [0, 1])
def test_either_copy_may_be_damaged_at_any_byte(tmp_path: Path, damaged: int) -> None:
    key, vault = new_vault(PASSPHRASE, QUICK)
    write_vault(tmp_path, vault)
    path = vault_files(tmp_path)[damaged]
    good = path.read_bytes()
    for place in range(0, len(good), 7):
        path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        assert unlock(read_vault(tmp_path), PASSPHRASE) == key
    for left in (b"", good[: len(good) // 2], b"\xff\xfe", b"[" * 100_000):
        path.write_bytes(left)
        assert unlock(read_vault(tmp_path), PASSPHRASE) == key
    path.unlink()
    mend_vault(tmp_path, read_vault(tmp_path))
    assert path.read_bytes() == good


def test_both_copies_damaged_is_said_and_is_not_a_wrong_passphrase(tmp_path: Path) -> None:
    write_vault(tmp_path, new_vault(PASSPHRASE, QUICK)[1])
    for path in vault_files(tmp_path):
        path.write_bytes(path.read_bytes()[:-20])
    assert fault_of(read_vault, tmp_path) is ModelFault.KEYS_DAMAGED


@pytest.mark.parametrize(
    "cost",
    [
        Cost(memory_kib=1024 * 1024 + 1),
        Cost(passes=1_000_000),
        Cost(lanes=1_000),
        Cost(memory_kib=8, lanes=4),
        Cost(passes=0),
        Cost(lanes=0),
        Cost(memory_kib=-1),
    ],
)
def test_a_file_that_asks_for_too_much_is_never_derived(tmp_path: Path, cost: Cost) -> None:
    _, vault = new_vault(PASSPHRASE, QUICK)
    slot = msgspec.structs.replace(
        vault.slots[0], memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes
    )
    # Sealed as its writer would seal it: the cost itself is what must be refused.
    asking = msgspec.structs.replace(vault, slots=(slot,), check="")
    write_vault(tmp_path, msgspec.structs.replace(asking, check=_check(asking)))
    assert fault_of(read_vault, tmp_path) is ModelFault.KEYS_DAMAGED


def test_the_wrapped_key_is_bound_to_its_vault_and_slot() -> None:
    _, vault = new_vault(PASSPHRASE, QUICK)
    elsewhere = msgspec.structs.replace(vault, vault_id="another")
    assert fault_of(unlock, elsewhere, PASSPHRASE) is ModelFault.WRONG_PASSPHRASE
    slot = msgspec.structs.replace(vault.slots[0], id="another")
    renamed = msgspec.structs.replace(vault, slots=(slot,))
    assert fault_of(unlock, renamed, PASSPHRASE) is ModelFault.WRONG_PASSPHRASE


def test_a_newer_file_is_named_as_such(tmp_path: Path) -> None:
    write_vault(tmp_path, new_vault(PASSPHRASE, QUICK)[1])
    for path in vault_files(tmp_path):
        path.write_text(path.read_text().replace('"version": 1', '"version": 2'))
    assert fault_of(read_vault, tmp_path) is ModelFault.NEWER_PROFILE


def test_nothing_secret_is_in_the_words_of_an_error() -> None:
    _, vault = new_vault(PASSPHRASE, QUICK)
    with pytest.raises(ModelError) as caught:
        unlock(vault, "a secret that nobody may log")
    assert str(caught.value) == "wrong-passphrase"


def test_the_recovery_code_gives_the_key_beside_the_passphrase() -> None:
    key, vault = new_vault(PASSPHRASE, QUICK)
    assert fault_of(unlock, vault, CODE, SlotKind.RECOVERY) is ModelFault.NO_RECOVERY_CODE
    both = with_recovery(vault, key, CODE, QUICK)
    assert unlock(both, PASSPHRASE) == unlock(both, CODE, SlotKind.RECOVERY) == key
    assert fault_of(unlock, both, CODE) is ModelFault.WRONG_PASSPHRASE
    wrong = CODE.replace("mango", "manual")
    assert fault_of(unlock, both, wrong, SlotKind.RECOVERY) is ModelFault.WRONG_RECOVERY_CODE


def test_a_changed_passphrase_leaves_the_recovery_code_and_the_other_way_round() -> None:
    key, vault = new_vault(PASSPHRASE, QUICK)
    both = with_recovery(vault, key, CODE, QUICK)
    changed = with_passphrase(both, key, "quite another passphrase", QUICK)
    assert unlock(changed, CODE, SlotKind.RECOVERY) == key
    anew = with_recovery(changed, key, "zebra " + CODE, QUICK)
    assert unlock(anew, "quite another passphrase") == key
    assert fault_of(unlock, anew, CODE, SlotKind.RECOVERY) is ModelFault.WRONG_RECOVERY_CODE
    assert len(anew.slots) == 2


def test_a_slot_of_one_kind_does_not_pass_for_the_other() -> None:
    key, vault = new_vault(CODE, QUICK)
    posing = msgspec.structs.replace(vault.slots[0], kind="recovery")
    swapped = msgspec.structs.replace(vault, slots=(posing,))
    assert fault_of(unlock, swapped, CODE, SlotKind.RECOVERY) is ModelFault.WRONG_RECOVERY_CODE
    assert unlock(vault, CODE) == key


@pytest.mark.parametrize(
    "typed",
    [
        CODE.upper(),
        CODE.replace(" ", "-"),
        "  1. " + CODE.replace(" ", "\n2. ") + ". ",
        CODE.replace(" ", ",\t"),
    ],
)
def test_a_recovery_code_may_be_typed_as_it_is_read_out(typed: str) -> None:
    key, vault = new_vault(PASSPHRASE, QUICK)
    assert unlock(with_recovery(vault, key, CODE, QUICK), typed, SlotKind.RECOVERY) == key


def test_a_code_of_groups_opens_and_one_of_words_made_before_still_does() -> None:
    key, vault = new_vault(PASSPHRASE, QUICK)
    code = generate_code()
    new = with_recovery(vault, key, code, QUICK)
    assert unlock(new, code.lower().replace(" ", "-"), SlotKind.RECOVERY) == key
    assert fault_of(unlock, new, CODE, SlotKind.RECOVERY) is ModelFault.WRONG_RECOVERY_CODE
    old = with_recovery(vault, key, CODE, QUICK)
    assert unlock(old, CODE, SlotKind.RECOVERY) == key
    assert fault_of(unlock, old, code, SlotKind.RECOVERY) is ModelFault.WRONG_RECOVERY_CODE


def test_a_change_that_the_disk_refuses_leaves_what_was(tmp_path: Path) -> None:
    key, vault = new_vault(PASSPHRASE, QUICK)
    write_vault(tmp_path, vault)
    changed = with_passphrase(vault, key, "quite another passphrase", QUICK)
    first, second = vault_files(tmp_path)
    (tmp_path / (first.name + ".part")).mkdir()  # in the way of the first copy
    with pytest.raises(ModelError):
        replace_vault(tmp_path, changed)
    assert unlock(read_vault(tmp_path), PASSPHRASE) == key
    (tmp_path / (first.name + ".part")).rmdir()
    (tmp_path / (second.name + ".part")).mkdir()  # in the way of the second one
    replace_vault(tmp_path, changed)
    assert unlock(read_vault(tmp_path), "quite another passphrase") == key
    (tmp_path / (second.name + ".part")).rmdir()
    mend_vault(tmp_path, read_vault(tmp_path))
    assert first.read_bytes() == second.read_bytes()
