"""The outside of the files: plain age v1, and a different code for each kind of trouble."""

import os
import time
from pathlib import Path

import pyrage
import pytest

from export import age_code
from export.age_header import MAX_STANZAS, AgeBroken, read_age_header
from export.errors import FileFault, FileRejected
from export.sealing import (
    MAX_FILE,
    Opener,
    algorithm_of,
    check_outside,
    new_seal_key,
    open_with_code,
    recipient_of,
    seal,
)
from tests.export.exchange import MARKER, Exchange
from tests.stock_age import opened_with_age

CODE = "meadow lantern copper thistle harbour pencil"
PLAIN = b"what is inside " * 20


def quickly(plain: bytes, code: str = CODE) -> bytes:
    return age_code.seal_with_code(plain, code, work_factor=10)


def fault_of(raw: bytes, code: str = CODE) -> FileFault:
    with pytest.raises(FileRejected) as caught:
        open_with_code(raw, code)
    return caught.value.fault


def outside_fault(raw: bytes) -> FileFault:
    with pytest.raises(FileRejected) as caught:
        check_outside(raw)
    return caught.value.fault


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
def test_a_code_sealed_file_is_plain_age_for_another_reader(size):
    plain = os.urandom(size)
    raw = quickly(plain)
    assert pyrage.passphrase.decrypt(raw, CODE) == plain
    assert open_with_code(raw, CODE) == plain


def test_a_file_that_another_writer_sealed_with_a_code_opens():
    raw = pyrage.passphrase.encrypt(PLAIN, CODE)
    factor = int(read_age_header(raw).stanzas[0].arguments[1])
    if factor <= age_code.HIGHEST_WORK_FACTOR:  # the library measures the machine for itself
        assert open_with_code(raw, CODE) == PLAIN
    else:
        assert fault_of(raw) is FileFault.WORK_FACTOR


def test_a_wrong_code_and_damage_are_different():
    raw = quickly(PLAIN)
    header = raw.index(b"---")
    assert fault_of(raw, "meadow lantern copper thistle harbour pen") is FileFault.WRONG_PACK_CODE
    for place in (header + 10, header + 60, len(raw) - 1):
        spoilt = bytearray(raw)
        spoilt[place] ^= 1
        assert fault_of(bytes(spoilt)) is FileFault.PACK_DAMAGED
    assert fault_of(raw + b"x") is FileFault.PACK_DAMAGED


@pytest.mark.parametrize("length", [5, 20, 40, 100, 150, 190, 250])
def test_a_truncated_pack_is_damaged_wherever_it_is_cut(length):
    assert fault_of(quickly(PLAIN)[:length]) is FileFault.PACK_DAMAGED


def test_whole_chunks_cut_off_are_noticed():
    raw = quickly(os.urandom(140_000))
    payload = read_age_header(raw).payload_at + 16
    assert fault_of(raw[: payload + 65_552]) is FileFault.PACK_DAMAGED
    assert fault_of(raw[: payload + 2 * 65_552]) is FileFault.PACK_DAMAGED


@pytest.mark.parametrize("factor", [21, 23, 63, 99])
def test_a_hostile_work_factor_costs_nothing(factor):
    raw = quickly(PLAIN).replace(b" 10\n", b" %d\n" % factor, 1)
    start = time.perf_counter()
    assert fault_of(raw) is FileFault.WORK_FACTOR
    assert time.perf_counter() - start < 0.05


@pytest.mark.parametrize("factor", [b"0", b"-1", b"018", b"100", b"1e3", b""])
def test_a_work_factor_that_is_no_number_is_damage(factor):
    assert fault_of(quickly(PLAIN).replace(b" 10\n", b" " + factor + b"\n", 1)) in {
        FileFault.PACK_DAMAGED,
    }


def test_what_is_not_age_says_so():
    jpeg = b"\xff\xd8\xff\xe0\x00\x10JFIF" + os.urandom(500)
    assert outside_fault(jpeg) is FileFault.NOT_A_RETURN
    assert fault_of(jpeg) is FileFault.NOT_A_PACK
    assert outside_fault(b"") is FileFault.EMPTY
    assert fault_of(b"") is FileFault.EMPTY
    assert outside_fault(b"a" * (MAX_FILE + 1)) is FileFault.TOO_LARGE
    assert outside_fault(b"age-encryption.org/v2\n-> X 1\n") is FileFault.NEWER_FORMAT
    assert outside_fault(b"age-encr") is FileFault.DAMAGED


def test_a_header_of_countless_stanzas_is_not_read_to_its_end():
    stanza = b"-> X25519 yNu6d5VNa/I4vXg4yGTzHbAjGjuH0av2OhaRTWM4sS8\nAAAA\n"
    raw = b"age-encryption.org/v1\n" + stanza * 100_000 + b"--- " + b"A" * 43 + b"\n" + b"x" * 50
    assert outside_fault(raw) is FileFault.DAMAGED
    few = b"age-encryption.org/v1\n" + b"-> X a\nAAAA\n" * (MAX_STANZAS + 1)
    with pytest.raises(AgeBroken):
        read_age_header(few)


def test_the_right_identity_is_found_among_others_and_tried_first_next_time():
    keys = [new_seal_key() for _ in range(4)]
    opener = Opener([(str(place), key.identity) for place, key in enumerate(keys)])
    raw = seal(PLAIN, [keys[2].recipient])
    assert opener.open(raw) == ("2", PLAIN)
    assert opener.open(seal(b"other", [keys[1].recipient])) == ("1", b"other")
    assert recipient_of(keys[0].identity) == keys[0].recipient


def test_another_offices_file_and_a_damaged_one_are_different():
    key = new_seal_key()
    raw = seal(PLAIN, [new_seal_key().recipient])
    with pytest.raises(FileRejected) as caught:
        Opener([("a", key.identity)]).open(raw)
    assert caught.value.fault is FileFault.WRONG_OFFICE_KEY
    raw = seal(PLAIN, [key.recipient])
    for place in (raw.index(b"\n--- ") + 10, len(raw) - 1):
        spoilt = bytearray(raw)
        spoilt[place] = ord("A") if spoilt[place] != ord("A") else ord("B")
        check_outside(bytes(spoilt))
        with pytest.raises(FileRejected) as caught:
            Opener([("a", key.identity)]).open(bytes(spoilt))
        assert caught.value.fault is FileFault.DAMAGED


@pytest.mark.parametrize("recipients", [[], ["age1nonsense"], [""], ["x"] * 9])
def test_nothing_is_sealed_for_nobody(recipients):
    with pytest.raises(FileRejected) as caught:
        seal(PLAIN, recipients)
    assert caught.value.fault is FileFault.NO_RECIPIENT
    with pytest.raises(FileRejected):
        algorithm_of(recipients)


def test_the_stock_age_tool_opens_a_return_for_the_office_and_for_nobody_else(
    exchange: Exchange, tmp_path: Path
):
    office = exchange.office(tmp_path / "office")
    identity = office.audits.keys(exchange.audit_id).identity
    office.close()
    sealed, mine, other = (tmp_path / name for name in ("r.auditreturn", "mine", "other"))
    sealed.write_bytes(exchange.made_return().raw)
    mine.write_text(identity, encoding="ascii")
    other.write_text(new_seal_key().identity, encoding="ascii")
    opened = opened_with_age(mine, sealed)
    assert opened.returncode == 0
    assert opened.stdout.startswith(b"ADRETN\n1")
    refused = opened_with_age(other, sealed)
    assert refused.returncode != 0
    assert refused.stdout == b""
    assert b"no identity matched" in refused.stderr


def test_nothing_typed_is_in_clear_in_the_sealed_files(exchange: Exchange):
    raw = exchange.made_return().raw
    for word in (MARKER, "Robin Example", "CE-01", "CSA-2026", "Q1.comment"):
        assert word.encode() not in raw
    for made in exchange.made:
        for word in ("CE-01", "CSA-2026", "Child sexual abuse", "extension 1234"):
            assert word.encode() not in made.raw


def test_keys_are_read_no_further_than_one_that_fits_and_what_stops_their_reading_is_told():
    first, second = new_seal_key(), new_seal_key()
    read = []

    def keys():
        for name, key in (("a", first), ("b", second)):
            read.append(name)
            yield name, key.identity
        raise ConnectionError

    opener = Opener(keys())
    assert opener.open(seal(b"x", [first.recipient])) == ("a", b"x")
    assert read == ["a"]
    assert opener.open(seal(b"y", [second.recipient])) == ("b", b"y")
    for _time in range(2):
        with pytest.raises(ConnectionError):
            opener.open(seal(b"z", [new_seal_key().recipient]))
    assert opener.open(seal(b"x", [first.recipient])) == ("a", b"x")
