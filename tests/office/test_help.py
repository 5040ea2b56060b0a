"""Help files as they come to the office: whose they are, and the hostile ones."""

import json
from pathlib import Path

import pytest

from export.errors import FileFault, FileRejected
from export.file_reading import read_file
from export.help_file import MAGIC, MAX_HELP, Sealed, help_words, make_help, seal_code
from export.help_offer import agree_to_help, pack_with_help
from export.sealing import new_seal_key
from export.signing import public_key
from models.escrow import SealedCode, sealed_code
from models.profile import Profile, check_recovery
from models.recovery_code import generate_code
from office.help import read_help
from office.intake import import_file
from office.keys import escrow_key
from tests.export.exchange import NOW, UINS, Exchange
from tests.world import PASSPHRASE, make_auditor


def content(exchange: Exchange, **changes: str) -> Sealed:
    details = exchange.details
    usual = {
        "vault_id": "vault",
        "installation_id": details.installation_id,
        "installation_key": public_key(details.signing_key).hex(),
        "audit_id": exchange.audit_id,
        "agency_code": exchange.packs[0].agency_code,
        "code": generate_code(),
    }
    return Sealed(**(usual | changes))


def help_file(office: Profile, sealed: Sealed, vault_id: str = "vault") -> bytes:
    raw = seal_code(sealed, escrow_key(office).recipient)
    return make_help(SealedCode(vault_id=vault_id, sealed=raw))


def fault_of(office: Profile, raw: bytes) -> FileFault:
    with pytest.raises(FileRejected) as caught:
        read_help(office, raw)
    return caught.value.fault


def test_a_laptop_that_sent_and_was_confirmed_is_known(exchange: Exchange, office: Profile):
    sealed = content(exchange)
    raw = help_file(office, sealed)
    before = read_help(office, raw)
    assert (before.has_sent, before.is_confirmed) == (False, False)
    assert before.audit == office.audits.get(exchange.audit_id).details.title
    assert before.code == sealed.code
    assert sealed.code not in repr(before)
    made = exchange.made_return(exchange.entry(UINS[0]))
    assert import_file(office, made.raw, NOW).accepted
    assert read_help(office, raw).has_sent
    assert not read_help(office, raw).is_confirmed
    other = content(exchange, installation_key="ab" * 32)
    assert not read_help(office, help_file(office, other)).has_sent, "another key is another laptop"


def test_an_audit_that_is_not_here_names_no_agency(exchange: Exchange, office: Profile):
    found = read_help(office, help_file(office, content(exchange, audit_id="elsewhere")))
    assert (found.audit, found.agency, found.has_sent) == ("", "", False)


def test_both_sides_see_the_same_words_of_the_same_file_alone(exchange: Exchange, office: Profile):
    raw = help_file(office, content(exchange))
    assert read_help(office, raw).words == help_words(raw)
    assert help_words(raw) != help_words(help_file(office, content(exchange)))


def hostile(good: bytes) -> dict[str, tuple[bytes, FileFault]]:
    """Every odd file with the code that it ends in."""
    outside = json.loads(good[8:])
    damaged, foreign = FileFault.HELP_DAMAGED, FileFault.NOT_HELP

    def with_(**changes: object) -> bytes:
        return MAGIC + json.dumps({**outside, **changes}).encode()

    return {
        "nothing": (b"", foreign),
        "one byte": (b"A", foreign),
        "a pack": (b"ADPACK\n3" + good[8:], foreign),
        "magic alone": (MAGIC, damaged),
        "newer": (b"ADHELP\n2" + good[8:], FileFault.NEWER_FORMAT),
        "older": (b"ADHELP\n0" + good[8:], damaged),
        "cut": (good[:-10], damaged),
        "longer": (good + b"{}", damaged),
        "too long": (good + b" " * MAX_HELP, damaged),
        "deep": (MAGIC + b"[" * 5000, damaged),
        "not a number": (MAGIC + b'{"vault_id": NaN, "sealed": ""}', damaged),
        "NUL": (MAGIC + b'{"vault_id": "a\\u0000", "sealed": ""}', damaged),
        "lone surrogate": (MAGIC + b'{"vault_id": "\\ud800", "sealed": ""}', damaged),
        "a path": (with_(vault_id="../../etc"), damaged),
        "unknown field": (with_(more="x"), damaged),
        "field missing": (MAGIC + json.dumps({"vault_id": "v"}).encode(), damaged),
        "not base64": (with_(sealed="***"), damaged),
        "sealed nothing": (with_(sealed=""), damaged),
        "another vault": (with_(vault_id="other"), damaged),
        "not age": (with_(sealed="aGVsbG8="), damaged),
    }


@pytest.mark.parametrize("name", sorted(hostile(MAGIC + b'{"vault_id": "v", "sealed": ""}')))
def test_odd_help_files_end_in_a_code(exchange: Exchange, office: Profile, name: str):
    raw, fault = hostile(help_file(office, content(exchange)))[name]
    assert fault_of(office, raw) is fault


def test_no_byte_of_a_help_file_can_be_changed(exchange: Exchange, office: Profile):
    good = help_file(office, content(exchange))
    for place in range(8, len(good), 5):
        spoilt = good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :]
        assert fault_of(office, spoilt) in {FileFault.HELP_DAMAGED, FileFault.HELP_OTHER_OFFICE}


def test_a_file_for_another_office_and_a_code_with_a_slip(exchange: Exchange, office: Profile):
    other = seal_code(content(exchange), new_seal_key().recipient)
    raw = make_help(SealedCode(vault_id="vault", sealed=other))
    assert fault_of(office, raw) is FileFault.HELP_OTHER_OFFICE
    for code in ("", "<b>press here</b>", "00000 " * 8, generate_code() + " 00000"):
        raw = help_file(office, content(exchange, code=code))
        assert fault_of(office, raw) is FileFault.HELP_DAMAGED


def test_a_folder_is_no_help_file(office: Profile, tmp_path: Path):
    with pytest.raises(FileRejected) as caught:
        read_file(tmp_path)
    assert caught.value.fault is FileFault.NOT_A_FILE


def test_what_the_laptop_seals_the_office_reads(exchange: Exchange, office: Profile, tmp_path):
    laptop = make_auditor(tmp_path / "laptop")
    assert pack_with_help(laptop) is None
    laptop.forms.add_pack(exchange.packs[0], ())
    pack = pack_with_help(laptop)
    assert pack is not None
    agree_to_help(laptop, PASSPHRASE, pack)
    found = sealed_code(laptop.folder)
    assert found is not None
    laptop.close()
    asked = read_help(office, make_help(found))
    assert asked.agency
    check_recovery(tmp_path / "laptop", asked.code)
