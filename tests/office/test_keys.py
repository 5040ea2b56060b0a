"""Escrow, the key kit and its trial, self-test, renewal of an audit's key."""

from pathlib import Path

import pytest
from sqlalchemy import text, update

from export.errors import FileFault, FileRejected
from export.key_text import in_groups, read_kit
from export.pack_file import open_pack
from models.profile import Profile
from models.tables import AuditKeysRow
from office.errors import OfficeFault, OfficeRejected
from office.intake import import_file
from office.keys import (
    broken_keys,
    escrow_key,
    kit_of,
    kit_text,
    offer_help,
    offers_help,
    renew_audit_key,
    try_kit,
)
from office.setup import issue_packs
from tests.export.exchange import NOW, UINS, Exchange
from tests.stock_age import opened_with_age
from tests.world import make_office


def fault_of(call: object, *args: object) -> object:
    with pytest.raises((FileRejected, OfficeRejected)) as caught:
        call(*args)  # type: ignore[operator]
    return caught.value.fault


def untried(office: Profile) -> None:
    with office._database.begin() as connection:
        connection.execute(text("UPDATE escrow_keys SET proved_at = NULL"))


def issue(office: Profile, audit_id: str):
    return issue_packs(office, audit_id, NOW, lambda done, total: None)


def test_the_escrow_key_is_made_once(office: Profile):
    assert escrow_key(office) == escrow_key(office)
    assert escrow_key(office).identity not in repr(escrow_key(office))


def test_no_pack_is_issued_before_the_kit_was_given_back(exchange: Exchange, office: Profile):
    untried(office)
    assert fault_of(issue, office, exchange.audit_id) is OfficeFault.KIT_NOT_TRIED
    escrow, *audits = kit_of(office)
    assert not try_kit(office, audits[0].text, NOW).escrow
    assert fault_of(issue, office, exchange.audit_id) is OfficeFault.KIT_NOT_TRIED
    typed = "\n".join(f"  {group.lower()} " for group in in_groups(escrow.text))
    proof = try_kit(office, typed, NOW)
    assert (proof.escrow, proof.audit_ids) == (True, frozenset())
    assert escrow_key(office).proved_at == NOW
    assert issue(office, exchange.audit_id)


def test_the_whole_kit_proves_every_key(exchange: Exchange, office: Profile):
    proof = try_kit(office, kit_text(office), NOW)
    assert (proof.escrow, proof.audit_ids) == (True, {exchange.audit_id})
    (state,) = office.keys.states()
    assert (state.audit_id, state.proved_at, state.former) == (exchange.audit_id, NOW, 0)


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda _kit: "", FileFault.NO_KEYS),
        (lambda _kit: "four words on a sheet", FileFault.NO_KEYS),
        (lambda kit: kit[:-3], FileFault.KEY_SLIP),
        (lambda kit: kit.replace("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1Q", 1), FileFault.KEY_SLIP),
        (lambda kit: kit[:30] + ("Q" if kit[30] != "Q" else "P") + kit[31:], FileFault.KEY_SLIP),
        (lambda kit: kit[:-9] + ("0" if kit[-9] != "0" else "1") + kit[-8:], FileFault.KEY_SLIP),
        (lambda _kit: "AGE-SECRET-KEY-1" * 9000, FileFault.KEY_SLIP),
    ],
)
def test_a_slip_in_a_key_is_told(office: Profile, spoil, fault):
    assert fault_of(try_kit, office, spoil(kit_text(office)), NOW) is fault


def test_the_kit_of_another_office_is_told(office: Profile, tmp_path: Path):
    other = make_office(tmp_path / "other", cases=1, agencies=1)
    kit = kit_text(other.profile)
    other.profile.close()
    assert len(read_kit(kit).identities) == 2
    assert fault_of(try_kit, office, kit, NOW) is FileFault.KIT_OF_OTHERS


def test_a_key_that_fails_its_test_issues_nothing(exchange: Exchange, office: Profile):
    assert broken_keys(office) == ()
    other = escrow_key(office).recipient
    with office._database.begin() as connection:
        connection.execute(text("UPDATE audit_keys SET recipient = :other"), {"other": other})
    assert broken_keys(office) == (exchange.audit_id,)
    assert fault_of(issue, office, exchange.audit_id) is OfficeFault.KEY_BROKEN


def test_returns_of_a_former_key_still_open(exchange: Exchange, office: Profile):
    before = exchange.made_return(exchange.entry(UINS[0]))
    old = office.audits.keys(exchange.audit_id)
    renew_audit_key(office, exchange.audit_id)
    new = office.audits.keys(exchange.audit_id)
    assert new.recipient != old.recipient
    assert new.signing_key == old.signing_key, "laptops know the office by it"
    assert office.keys.states()[0].former == 1
    made = issue(office, exchange.audit_id)
    pack = open_pack(made[0].raw, made[0].issued.code_words, pins={}, now=NOW).pack
    assert pack.recipients == (new.recipient, escrow_key(office).recipient)
    assert import_file(office, before.raw, NOW).accepted


def test_a_return_opens_with_the_escrow_key_alone(exchange: Exchange, office: Profile):
    made, escrow = exchange.made_return(exchange.entry(UINS[0])), escrow_key(office)
    with office._database.begin() as connection:
        connection.execute(update(AuditKeysRow).values(identity=escrow.identity))
    assert import_file(office, made.raw, NOW).accepted


def test_the_age_program_opens_a_return_with_the_paper_key(
    exchange: Exchange, office: Profile, tmp_path: Path
):
    made = exchange.made_return(exchange.entry(UINS[0]))
    (tmp_path / "key.txt").write_text(kit_of(office)[0].text)
    (tmp_path / "return").write_bytes(made.raw)
    done = opened_with_age(tmp_path / "key.txt", tmp_path / "return")
    assert done.stdout.startswith(b"ADRETN\n")


def test_the_office_says_whether_packs_offer_help(exchange: Exchange, office: Profile):
    assert offers_help(office)
    offer_help(office, offered=False)
    made = issue(office, exchange.audit_id)
    pack = open_pack(made[0].raw, made[0].issued.code_words, pins={}, now=NOW).pack
    assert (pack.escrow, len(pack.recipients)) == ("", 2)
