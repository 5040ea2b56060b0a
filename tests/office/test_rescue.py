"""The office's computer is lost: key kit and packs are enough to import returns again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from export.errors import FileFault, FileRejected
from models.profile import Profile, create_profile
from models.snapshots import ProfileRole
from office.closing import close_audit
from office.intake import import_file
from office.keys import broken_keys, escrow_key, kit_of, kit_text, renew_audit_key, try_kit
from office.overview import load_overview
from office.rescue import take_pack_over
from office.setup import MadePack, issue_packs
from tests.export.exchange import NOW, PASSPHRASE, QUICK, UINS, Exchange
from tests.office.arrivals import standing, take


@pytest.fixture(params=["file", "server"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Profile]:
    """A new office on another computer, or on a server."""
    if request.param == "server":
        with request.getfixturevalue("hubs").new() as hub:
            profile = hub.join(tmp_path / "fresh")
            yield profile
            profile.close()
        return
    profile = create_profile(
        tmp_path / "fresh", passphrase=PASSPHRASE, role=ProfileRole.OFFICE, cost=QUICK
    )
    yield profile
    profile.close()


def rescue(fresh: Profile, kit: str, made: MadePack) -> bool:
    return take_pack_over(fresh, kit, made.raw, made.issued.code_words, NOW).is_new


def fault_of(fresh: Profile, kit: str, made: MadePack) -> FileFault:
    with pytest.raises(FileRejected) as caught:
        rescue(fresh, kit, made)
    return caught.value.fault


def test_kit_and_packs_bring_the_audit_back_and_its_returns_come_in(
    exchange: Exchange, office: Profile, fresh: Profile
):
    kit = kit_text(office)
    escrow_key(fresh)  # looked at already; nobody has it on paper
    assert rescue(fresh, kit, exchange.made[0])
    assert not rescue(fresh, kit, exchange.made[0]), "a second time changes nothing"
    first = exchange.made_return(*(exchange.entry(uin) for uin in UINS))
    second = exchange.made_return(exchange.entry(UINS[0], "Changed since."), after=first)
    assert [take(fresh, each.raw).code for each in (first, second)] == ["new", "newer"]
    found = standing(fresh, exchange.audit_id)
    assert {uin for uin, _agency in found} == set(UINS)
    assert "Changed since." in found.values()

    other = exchange.made_return(exchange.entry(UINS[0]), agency=1)
    assert take(fresh, other.raw).code == FileFault.UNKNOWN_PACK
    assert rescue(fresh, kit, exchange.made[1])
    assert import_file(fresh, other.raw, NOW).accepted
    before = load_overview(office, exchange.audit_id)
    after = load_overview(fresh, exchange.audit_id)
    assert [(c.uin, c.label) for c in after.cases] == [(c.uin, c.label) for c in before.cases]
    assert [(a.code, a.name) for a in after.agencies] == [(a.code, a.name) for a in before.agencies]
    assert {p.code_words for p in after.packs} == {p.code_words for p in before.packs}
    assert after.tool == before.tool
    assert escrow_key(fresh).recipient == escrow_key(office).recipient
    assert broken_keys(fresh) == ()


def test_new_packs_go_out_that_the_laptops_take_for_the_office(
    exchange: Exchange, office: Profile, fresh: Profile
):
    rescue(fresh, kit_text(office), exchange.made[0])
    (made,) = issue_packs(fresh, exchange.audit_id, NOW, lambda done, total: None)
    assert made.issued.supersedes == exchange.made[0].issued.id
    assert fresh.audits.keys(exchange.audit_id) == office.audits.keys(exchange.audit_id)


def test_the_pack_issued_last_is_in_force_whatever_comes_first(
    exchange: Exchange, office: Profile, fresh: Profile
):
    agency = office.audits.agencies(exchange.audit_id)[0].id
    later = NOW.replace(hour=20)
    (new,) = issue_packs(office, exchange.audit_id, later, lambda done, total: None, {agency})
    kit = kit_text(office)
    for made in (new, exchange.made[0]):
        assert rescue(fresh, kit, made)
    kept = fresh.audits.packs(exchange.audit_id)
    assert [each.id for each in kept] == [new.issued.id, exchange.made[0].issued.id]
    for _again in range(2):  # the numbers of packs go on behind these
        issue_packs(fresh, exchange.audit_id, later, lambda done, total: None, {kept[0].agency_id})
    assert take(fresh, exchange.made_return(exchange.entry()).raw).code == "new"


def test_a_key_made_anew_since_the_pack_hinders_nothing(
    exchange: Exchange, office: Profile, fresh: Profile
):
    sent = exchange.made_return(exchange.entry())
    renew_audit_key(office, exchange.audit_id)
    rescue(fresh, kit_text(office), exchange.made[0])
    assert import_file(fresh, sent.raw, NOW).accepted
    assert broken_keys(fresh) == ()


def test_an_office_with_a_kit_of_its_own_keeps_it_and_opens_the_returns_all_the_same(
    exchange: Exchange, office: Profile, fresh: Profile
):
    own = escrow_key(fresh)
    try_kit(fresh, kit_text(fresh), NOW)
    rescue(fresh, kit_text(office), exchange.made[0])
    assert escrow_key(fresh).recipient == own.recipient
    assert import_file(fresh, exchange.made_return(exchange.entry()).raw, NOW).accepted


def test_what_does_not_belong_together_is_told_and_nothing_is_kept(
    exchange: Exchange, office: Profile, fresh: Profile
):
    escrow, audit = kit_of(office)
    made = exchange.made[0]
    assert fault_of(fresh, escrow.text, made) is FileFault.KIT_OF_OTHER_PACK
    assert fault_of(fresh, kit_text(fresh), made) is FileFault.KIT_OF_OTHER_PACK
    assert fault_of(fresh, audit.text[:-3], made) is FileFault.KEY_SLIP
    with pytest.raises(FileRejected) as caught:
        take_pack_over(fresh, kit_text(office), made.raw, "not these six words at all", NOW)
    assert caught.value.fault is FileFault.WRONG_PACK_CODE
    assert fresh.audits.list() == ()
    assert rescue(fresh, audit.text, made), "the keys of the audit alone will do"


def test_what_was_deleted_here_does_not_come_back_by_a_pack(exchange: Exchange, office: Profile):
    kit = kit_text(office)
    close_audit(office, exchange.audit_id, by="R. Office", now=NOW)
    assert fault_of(office, kit, exchange.made[0]) is FileFault.AUDIT_CLOSED
    assert office.audits.list() == ()


def test_half_of_a_key_of_an_audit_is_a_slip_and_no_other_office(office: Profile):
    _escrow, audit = kit_of(office)
    for half in (audit.text.split()[0], "SIGN-" + audit.text.split("SIGN-")[1]):
        with pytest.raises(FileRejected) as caught:
            try_kit(office, half, NOW)
        assert caught.value.fault is FileFault.KEY_SLIP
