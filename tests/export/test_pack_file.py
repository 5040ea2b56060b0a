"""Packs: what the office sealed is what the auditor gets, and a hostile pack changes nothing."""

from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import Any

import msgspec
import pytest

from export import age_code, envelope, pack_file
from export.errors import FileFault, FileRejected
from export.pack_file import CONTEXT, FORM, PackContents, make_pack, open_pack, pack_file_name
from export.sealing import new_seal_key, open_with_code
from export.signing import new_signing_key, public_key, sign
from models.passwords import fingerprint_words
from office.keys import escrow_key
from tests.export.exchange import NOW, SHIPPED, UINS, Exchange

CODE = "meadow lantern copper thistle harbour pencil"


class Fake:
    """A pack taken apart, to be put together wrongly and sealed at a low work factor."""

    def __init__(self, plain: bytes) -> None:
        parts = envelope.split(FORM, plain)
        self.header: dict[str, Any] = msgspec.json.decode(parts.header)
        raw = envelope.inflate(
            FORM, parts, size=self.header["body_bytes"], sha256=self.header["body_sha256"]
        )
        self.body: dict[str, Any] = msgspec.json.decode(raw)
        self.key = new_signing_key()
        self.header["signer"] = public_key(self.key).hex()

    def plain(self) -> bytes:
        body = msgspec.json.encode(self.body)
        self.header |= {"body_bytes": len(body), "body_sha256": sha256(body).hexdigest()}
        covered = envelope.join(FORM, msgspec.json.encode(self.header), body)
        return covered + sign(self.key, CONTEXT + covered)

    def open(self) -> PackContents:
        return opened(self.plain())


def opened(plain: bytes, pins: dict[str, bytes] | None = None) -> PackContents:
    raw = age_code.seal_with_code(plain, CODE, work_factor=4)
    return open_pack(raw, CODE, pins=pins or {}, now=NOW)


def fault_of(plain: bytes, pins: dict[str, bytes] | None = None) -> FileFault:
    with pytest.raises(FileRejected) as caught:
        opened(plain, pins)
    return caught.value.fault


@pytest.fixture(scope="module")
def plain_pack(exchange: Exchange) -> bytes:
    made = exchange.made[0]
    return open_with_code(made.raw, made.issued.code_words)


@pytest.fixture
def fake(plain_pack: bytes) -> Fake:
    return Fake(plain_pack)


def test_what_the_office_set_is_what_the_auditor_opens(exchange: Exchange, tmp_path):
    office = exchange.office(tmp_path / "office")
    audit = office.audits.get(exchange.audit_id)
    agency = office.audits.agencies(exchange.audit_id)[0]
    keys, escrow = office.audits.keys(exchange.audit_id), escrow_key(office)
    office.close()
    pack, made = exchange.packs[0], exchange.made[0]
    details = audit.details
    assert (pack.id, pack.sha256, pack.secret) == (
        made.issued.id,
        made.issued.sha256,
        made.issued.secret,
    )
    assert (pack.audit_id, pack.agency_code, pack.agency_name) == (
        audit.id,
        agency.code,
        agency.name,
    )
    assert (pack.audit_code, pack.audit_title) == (details.code, details.title)
    assert (pack.window, pack.blocks, pack.return_by) == (
        details.window,
        details.blocks,
        details.return_by,
    )
    assert (pack.contact, pack.marking) == (details.contact, details.marking)
    assert pack.concern_route == details.concern_route == "Phone 999.\nThen phone the office."
    assert pack.local_words == details.local_words == {"brightpath", "carelink"}
    assert pack.definition == SHIPPED.read_bytes()
    assert pack.recipients == (keys.recipient, escrow.recipient)
    assert pack.escrow == escrow.recipient
    assert pack.office_key == public_key(keys.signing_key)
    assert made.issued.file_name == pack_file_name(details.code, agency.code)


def test_code_words_may_be_dictated_untidily(exchange: Exchange):
    made = exchange.made[0]
    untidy = "  " + made.issued.code_words.upper().replace(" ", " - ") + ". "
    contents = open_pack(made.raw, untidy, pins={}, now=NOW)
    assert [case.uin for case in contents.cases] == list(UINS)
    assert [case.label for case in contents.cases] == ["A", "B", "C"]
    assert contents.fingerprint == fingerprint_words(exchange.packs[0].office_key, 8)


def test_each_pack_has_its_own_code_and_secret(exchange: Exchange):
    first, second = exchange.made
    assert first.issued.secret != second.issued.secret
    assert len(first.issued.code_words.split()) == 6
    with pytest.raises(FileRejected) as caught:
        open_pack(first.raw, second.issued.code_words, pins={}, now=NOW)
    assert caught.value.fault is FileFault.WRONG_PACK_CODE


@pytest.mark.parametrize(
    ("version", "later"), [(b"1", ("local_words", "escrow")), (b"2", ("escrow",))]
)
def test_a_pack_of_an_earlier_version_is_still_read(fake: Fake, monkeypatch, version, later):
    earlier = partial(_joined_as, b"ADPACK\n" + version, envelope.join)
    monkeypatch.setattr(envelope, "join", earlier)
    for name in later:
        with pytest.raises(FileRejected) as caught:
            fake.open()
        assert caught.value.fault is FileFault.PACK_DAMAGED, "it had no such field"
        del fake.body[name]
    contents = fake.open()
    assert contents.pack.escrow == ""
    assert (contents.pack.local_words == frozenset()) == (version == b"1")
    assert [case.uin for case in contents.cases] == list(UINS)


def _joined_as(magic: bytes, join, form, header: bytes, body: bytes) -> bytes:
    return join(replace(form, magic=magic), header, body)


def test_help_comes_only_from_who_can_open_the_returns(fake: Fake):
    fake.body["escrow"] = new_seal_key().recipient
    assert fault_of(fake.plain()) is FileFault.PACK_DAMAGED
    fake.body["escrow"] = None
    assert fake.open().pack.escrow == ""


def test_another_offices_key_for_the_same_audit_is_refused(fake: Fake):
    audit = fake.header["audit_id"]
    plain = fake.plain()
    assert fault_of(plain, {audit: public_key(new_signing_key())}) is FileFault.OTHER_OFFICE
    pins = {audit: public_key(fake.key), "another audit": public_key(new_signing_key())}
    assert opened(plain, pins).pack.audit_id == audit


def test_no_byte_of_a_pack_can_be_changed(fake: Fake):
    plain = fake.plain()
    for place in range(len(plain)):
        spoilt = bytearray(plain)
        spoilt[place] ^= 0x01
        assert fault_of(bytes(spoilt)) in {
            FileFault.PACK_DAMAGED,
            FileFault.NOT_A_PACK,
            FileFault.NEWER_FORMAT,
        }
    assert fault_of(plain + b"x") is FileFault.PACK_DAMAGED
    assert fault_of(plain[:-1]) is FileFault.PACK_DAMAGED
    assert fault_of(plain[:10]) is FileFault.PACK_DAMAGED
    assert fault_of(b"") is FileFault.NOT_A_PACK
    assert fault_of(b"ADPACK\n4" + plain[8:]) is FileFault.NEWER_FORMAT


def test_no_byte_of_the_sealed_file_can_be_changed(fake: Fake):
    raw = age_code.seal_with_code(fake.plain(), CODE, work_factor=4)
    for place in range(len(raw)):
        spoilt = bytearray(raw)
        spoilt[place] ^= 0x01
        with pytest.raises(FileRejected):
            open_pack(bytes(spoilt), CODE, pins={}, now=NOW)


def test_a_return_is_no_pack_and_a_pack_is_no_return(exchange: Exchange):
    with pytest.raises(FileRejected) as caught:
        open_pack(exchange.made_return().raw, CODE, pins={}, now=NOW)
    assert caught.value.fault is FileFault.NOT_A_PACK


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("surprise", 1),
        ("audit_title", "line\nbreak"),
        ("audit_title", "x" * 301),
        ("agency_name", "turned \u202e round"),
        ("theme", "nul \u0000"),
        ("marking", None),
        ("contact", "x" * 2001),
        ("concern_route", "x" * 2001),
        ("concern_route", "turned \u202e round"),
        ("local_words", ["Rainbow"]),
        ("local_words", ["two words"]),
        ("local_words", ["care-link"]),
        ("local_words", ["x" * 41]),
        ("local_words", ["\u202e"]),
        ("local_words", ["word"] * 201),
        ("local_words", None),
        ("secret", "00"),
        ("recipients", []),
        ("recipients", ["age1nonsense"]),
        ("blocks", ["no-such-block"]),
        ("return_by", "18 December"),
        ("window", {"mode": "last-involvement", "months": 0, "until": None}),
        ("window", {"mode": "fixed-date", "months": 6, "until": None}),
        ("window", {"mode": "sometimes", "months": 6, "until": None}),
        ("cases", [{"uin": "../../etc", "label": "A"}]),
        ("cases", [{"uin": "CE-01\n", "label": "A"}]),
        ("cases", [{"uin": "x" * 25, "label": "A"}]),
        ("cases", [{"uin": "CE-01", "label": "A"}, {"uin": "CE-01", "label": "B"}]),
        ("cases", [{"uin": f"CE-{place}", "label": "A"} for place in range(501)]),
        ("definition", "{}"),
        ("definition", "[" * 200_000),
    ],
)
def test_a_hostile_field_is_refused_even_when_signed(fake: Fake, field, value):
    fake.body[field] = value
    expected = {FileFault.PACK_DAMAGED}
    if field == "recipients":
        expected.add(FileFault.NO_RECIPIENT)
    with pytest.raises(FileRejected) as caught:
        fake.open()
    assert caught.value.fault in expected


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pack_id", "../up"),
        ("audit_id", ""),
        ("agency_code", "a/b"),
        ("issued_at", "2026-11-20T14:02:00"),
        ("tool_sha256", "0" * 64),
        ("surprise", True),
    ],
)
def test_a_hostile_header_is_refused_even_when_signed(fake: Fake, field, value):
    fake.header[field] = value
    with pytest.raises(FileRejected) as caught:
        fake.open()
    assert caught.value.fault is FileFault.PACK_DAMAGED


def test_mark_up_in_a_title_stays_plain_text(fake: Fake):
    fake.body["audit_title"] = "<b>=HYPERLINK(1)</b> %s {0}"
    assert fake.open().pack.audit_title == "<b>=HYPERLINK(1)</b> %s {0}"


def test_a_pack_that_its_own_reader_refuses_is_not_made(exchange: Exchange, tmp_path):
    office = exchange.office(tmp_path / "office")
    audit = office.audits.get(exchange.audit_id)
    draft = pack_file.PackDraft(
        pack_id="p1",
        supersedes=None,
        audit=replace(audit, details=replace(audit.details, title="two\nlines")),
        agency=office.audits.agencies(audit.id)[0],
        cases=office.audits.cases(audit.id),
        definition=SHIPPED.read_bytes(),
        secret=bytes(32),
        keys=office.audits.keys(audit.id),
        recipients=(new_seal_key().recipient,),
        issued_at=NOW,
    )
    office.close()
    with pytest.raises(FileRejected) as caught:
        make_pack(draft, CODE)
    assert caught.value.fault is FileFault.SELF_TEST
    with pytest.raises(FileRejected) as caught:
        make_pack(replace(draft, recipients=()), CODE)
    assert caught.value.fault is FileFault.NO_RECIPIENT


@pytest.mark.parametrize(
    ("audit", "agency", "name"),
    [
        ("CSA-2026", "police", "CSA-2026_police.auditpack"),
        ("CSA 2026/1", "Łódź", "CSA-2026-1_odz.auditpack"),
        ("../../etc/passwd", "a\x00b", "etc-passwd_a-b.auditpack"),
        ("", "ナース", "x_x.auditpack"),
    ],
)
def test_file_names_are_safe_everywhere(audit, agency, name):
    assert pack_file_name(audit, agency) == name
