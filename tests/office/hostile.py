"""Hostile and odd files, each with the code it must end in; any door of the office may meet them.

Most are one sound return with one thing wrong, sealed and proved anew, so that nothing but the
wrong thing can be the reason. The manner is that of C2SP/CCTV: one file, one name, one outcome.
"""

import os
import struct
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from export.age_header import read_age_header
from export.errors import FileFault
from export.return_format import FORM
from export.sealing import new_seal_key, seal
from export.signing import new_signing_key
from office.errors import IntakeCode
from tests.export.exchange import UINS, Exchange, Forgery, forgery, other_laptop

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 8


def spoil_header(field: str, value: object):
    def spoil(forged: Forgery) -> bytes:
        forged.header[field] = value
        return forged.sealed()

    return spoil


def spoil_body(field: str, value: object):
    def spoil(forged: Forgery) -> bytes:
        forged.body[field] = value
        return forged.sealed()

    return spoil


def spoil_entry(field: str, value: object):
    def spoil(forged: Forgery) -> bytes:
        forged.body["entries"][0][field] = value
        return forged.sealed()

    return spoil


def spoil_answer(path: str, text: object):
    def spoil(forged: Forgery) -> bytes:
        answers = forged.body["entries"][0]["answers"]
        answers[path] = text
        forged.header["answers"] = len(answers)
        return forged.sealed()

    return spoil


def raw_body(raw: bytes):
    def spoil(forged: Forgery) -> bytes:
        forged.raw_body = raw
        return forged.sealed()

    return spoil


def inflated(forged: Forgery) -> bytes:
    forged.raw_body = b" " * 200_000_000
    forged.header |= {"body_bytes": 1000, "body_sha256": "0" * 64}
    return forged.sealed()


def trailing(forged: Forgery) -> bytes:
    return seal(forged.plain() + b"more", forged.recipients)


def flipped(place: int):
    def spoil(forged: Forgery) -> bytes:
        plain = bytearray(forged.plain())
        plain[place] ^= 1
        return seal(bytes(plain), forged.recipients)

    return spoil


def taken_back(reason: str = "Sent by mistake.", **entry: object):
    """A withdrawal; what ``entry`` adds to its one case does not belong there."""

    def spoil(forged: Forgery) -> bytes:
        bare = {"answers": {}, "status": "awaiting", "known_child": None, "last_involvement": None}
        forged.header |= {"withdraws": True, "answers": len(entry.get("answers", {}))}
        forged.body["reason"] = reason
        forged.body["entries"][0] |= bare | entry
        return forged.sealed()

    return spoil


def doubled_case(forged: Forgery) -> bytes:
    forged.body["entries"] *= 2
    forged.header |= {"cases": 2, "answers": forged.header["answers"] * 2}
    return forged.sealed()


def stranger(forged: Forgery) -> bytes:
    forged.signing_key = new_signing_key()
    return forged.sealed()


def other_secret(forged: Forgery) -> bytes:
    forged.secret = bytes(32)
    return forged.sealed()


def other_office(forged: Forgery) -> bytes:
    forged.recipients = (new_seal_key().recipient,)
    return forged.sealed()


def newer(forged: Forgery) -> bytes:
    return seal(b"ADRETN\n3" + forged.plain()[8:], forged.recipients)


def of_version(version: bytes):
    """Put another version in front, without new proofs."""

    def spoil(forged: Forgery) -> bytes:
        return seal(b"ADRETN\n" + version + forged.plain()[8:], forged.recipients)

    return spoil


def huge_lengths(forged: Forgery) -> bytes:
    return seal(FORM.magic + b"\xff" * 8 + forged.plain()[16:], forged.recipients)


def outside_cut(where: Callable[[bytes], int]):
    """Cut the sealed file at a boundary of its outside."""

    def spoil(forged: Forgery) -> bytes:
        raw = forged.sealed()
        return raw[: where(raw)]

    return spoil


def mac_line(raw: bytes) -> int:
    return raw.index(b"\n--- ") + 1


def payload(raw: bytes) -> int:
    return read_age_header(raw).payload_at


def outside_flipped(where: Callable[[bytes], int]):
    """Flip the lowest bit of one byte of the sealed file."""

    def spoil(forged: Forgery) -> bytes:
        raw = bytearray(forged.sealed())
        raw[where(bytes(raw))] ^= 1
        return bytes(raw)

    return spoil


def inside_cut(part: int):
    """Cut what is inside after its first parts: magic, lengths, header, body, proof."""

    def spoil(forged: Forgery) -> bytes:
        plain = forged.plain()
        header, body = struct.unpack(">II", plain[8:16])
        ends = (8, 12, 16, 16 + header, 16 + header + body, 16 + header + body + 32)
        return seal(plain[: ends[part]], forged.recipients)

    return spoil


def stanzas(count: int):
    """Repeat the one way in."""

    def spoil(forged: Forgery) -> bytes:
        raw = forged.sealed()
        first = raw.index(b"-> ")
        one = b"".join(raw[first:].splitlines(keepends=True)[:2])
        return raw[:first] + one * count + raw[mac_line(raw) :]

    return spoil


def by_passphrase(forged: Forgery) -> bytes:
    """A return that would have the office derive a key with 2^23 rounds."""
    salt = b64encode(bytes(16)).rstrip(b"=")
    wrapped = b64encode(bytes(32)).rstrip(b"=")
    mac = b64encode(bytes(32)).rstrip(b"=")
    stanza = b"-> scrypt " + salt + b" 23\n" + wrapped + b"\n"
    return b"age-encryption.org/v1\n" + stanza + b"--- " + mac + b"\n" + bytes(16 + 500)


def unsigned(forged: Forgery) -> bytes:
    return seal(forged.plain()[:-96], forged.recipients)


def zero_proofs(forged: Forgery) -> bytes:
    return seal(forged.plain()[:-96] + bytes(96), forged.recipients)


def header_json(raw: bytes):
    """Put other bytes in place of the header."""

    def spoil(forged: Forgery) -> bytes:
        rest = struct.pack(">II", len(raw), 10)
        return seal(FORM.magic + rest + raw + bytes(10 + 96), forged.recipients)

    return spoil


BAD = {
    "empty": (lambda forged: b"", FileFault.EMPTY),
    "one byte": (lambda forged: b"a", FileFault.DAMAGED),
    "17 MiB": (lambda forged: b"a" * (17 * 1024 * 1024), FileFault.TOO_LARGE),
    "a JPEG renamed": (lambda forged: JPEG, FileFault.NOT_A_RETURN),
    "a sealed JPEG": (lambda forged: seal(JPEG, forged.recipients), FileFault.NOT_A_RETURN),
    "sealed nothing": (lambda forged: seal(b"", forged.recipients), FileFault.NOT_A_RETURN),
    "half of it": (lambda forged: forged.sealed()[:900], FileFault.DAMAGED),
    "last byte gone": (lambda forged: forged.sealed()[:-1], FileFault.DAMAGED),
    "a byte too many": (lambda forged: forged.sealed() + b"x", FileFault.DAMAGED),
    "header of age cut": (lambda forged: forged.sealed()[:60], FileFault.DAMAGED),
    "another office": (other_office, FileFault.WRONG_OFFICE_KEY),
    "newer format": (newer, FileFault.NEWER_FORMAT),
    "newer age": (lambda f: f.sealed().replace(b"/v1", b"/v2", 1), FileFault.NEWER_FORMAT),
    "lengths beyond the end": (huge_lengths, FileFault.BAD_HEADER),
    "inside cut": (lambda f: seal(f.plain()[:30], f.recipients), FileFault.BAD_HEADER),
    "trailing data": (trailing, FileFault.BAD_HEADER),
    "flipped version": (flipped(7), FileFault.NEWER_FORMAT),
    "version nought": (of_version(b"0"), FileFault.BAD_HEADER),
    "older version": (of_version(b"1"), FileFault.UNKNOWN_SIGNER),
    "reply blank": (spoil_entry("replies", {"q1": " \n"}), FileFault.BAD_BODY),
    "reply too long": (spoil_entry("replies", {"q1": "x" * 2001}), FileFault.BAD_BODY),
    "reply hidden": (spoil_entry("replies", {"q1": "a\u202eb"}), FileFault.BAD_BODY),
    "reply to a path": (spoil_entry("replies", {"../q": "x"}), FileFault.BAD_BODY),
    "replies many": (
        spoil_entry("replies", {f"q{n}": "x" for n in range(201)}),
        FileFault.BAD_BODY,
    ),
    "replies no mapping": (spoil_entry("replies", ["q1"]), FileFault.BAD_BODY),
    "flipped proof": (flipped(-96), FileFault.UNKNOWN_SIGNER),
    "flipped signature": (flipped(-1), FileFault.BAD_SIGNATURE),
    "flipped body": (flipped(-200), FileFault.UNKNOWN_SIGNER),
    "unknown field": (spoil_header("surprise", 1), FileFault.BAD_HEADER),
    "path-like id": (spoil_header("return_id", "../../x"), FileFault.BAD_HEADER),
    "path-like pack": (spoil_header("pack_id", "a/b"), FileFault.BAD_HEADER),
    "revision nought": (spoil_header("revision", 0), FileFault.BAD_HEADER),
    "revision huge": (spoil_header("revision", 10**30), FileFault.BAD_HEADER),
    "revision as text": (spoil_header("revision", "1"), FileFault.BAD_HEADER),
    "no time zone": (spoil_header("created_at", "2026-11-20T14:02:00"), FileFault.BAD_HEADER),
    "a moment before time": (
        spoil_header("created_at", "0001-01-01T00:00:00+14:00"),
        FileFault.BAD_HEADER,
    ),
    "a moment after time": (
        spoil_header("created_at", "9999-12-31T23:59:59-14:00"),
        FileFault.BAD_HEADER,
    ),
    "unknown pack": (spoil_header("pack_id", "0" * 32), FileFault.UNKNOWN_PACK),
    "other pack file": (spoil_header("pack_sha256", "0" * 64), FileFault.UNKNOWN_PACK),
    "another agency's secret": (other_secret, FileFault.UNKNOWN_SIGNER),
    "signed by a stranger": (stranger, FileFault.BAD_SIGNATURE),
    "a signer that is no key": (spoil_header("signer", "f" * 64), FileFault.BAD_SIGNATURE),
    "1 GiB inflation": (inflated, FileFault.BAD_BODY),
    "declared too long": (spoil_header("body_bytes", 2**40), FileFault.BAD_HEADER),
    "declared too short": (spoil_header("body_bytes", 10), FileFault.BAD_BODY),
    "other hash": (spoil_header("body_sha256", "0" * 64), FileFault.BAD_BODY),
    "no JSON": (raw_body(b"\x00\x01"), FileFault.BAD_BODY),
    "lone surrogate": (raw_body(b'{"auditor_name":"\\ud800"}'), FileFault.BAD_BODY),
    "NaN": (raw_body(b'{"entries":NaN}'), FileFault.BAD_BODY),
    "deep nesting": (raw_body(b'{"entries":' + b"[" * 1_000_000), FileFault.BAD_BODY),
    "deep in unknown": (raw_body(b'{"x":' + b'{"x":' * 100_000), FileFault.BAD_BODY),
    "not UTF-8": (raw_body(b'{"auditor_name":"\xff"}'), FileFault.BAD_BODY),
    "no entries": (spoil_body("entries", []), FileFault.BAD_BODY),
    "unknown field within": (spoil_body("surprise", 1), FileFault.BAD_BODY),
    "name on two lines": (spoil_body("auditor_name", "a\nb"), FileFault.BAD_BODY),
    "name turned round": (spoil_body("auditor_name", "a\u202eb"), FileFault.BAD_BODY),
    "case twice": (doubled_case, FileFault.BAD_BODY),
    "wrong count of cases": (spoil_header("cases", 2), FileFault.BAD_BODY),
    "wrong count of answers": (spoil_header("answers", 3), FileFault.BAD_BODY),
    "case not in the pack": (spoil_entry("uin", "CE-99"), FileFault.OUT_OF_SCOPE),
    "path-like case": (spoil_entry("uin", "../CE"), FileFault.BAD_BODY),
    "status unknown": (spoil_entry("status", "gone"), FileFault.BAD_BODY),
    "status of the office": (spoil_entry("status", "no-reply"), FileFault.BAD_BODY),
    "answers to not known": (spoil_entry("status", "not-known"), FileFault.BAD_BODY),
    "no reason": (spoil_entry("status", "mostly-out-of-scope"), FileFault.BAD_BODY),
    "tomorrow's date": (spoil_entry("last_involvement", "2027-01-01"), FileFault.BAD_DATE),
    "ancient date": (spoil_entry("last_involvement", "0001-01-01"), FileFault.BAD_DATE),
    "no date": (spoil_entry("last_involvement", "soon"), FileFault.BAD_BODY),
    "NUL in a reason": (spoil_entry("reason", "a\u0000b"), FileFault.BAD_BODY),
    "made-up kind": (spoil_entry("cleared", {"<b>": 1}), FileFault.BAD_BODY),
    "negative count": (spoil_entry("cleared", {"person": -1}), FileFault.BAD_BODY),
    "question not in the tool": (spoil_answer("Q99", "yes"), FileFault.OUT_OF_SCOPE),
    "option not in the tool": (spoil_answer("Q1", "maybe"), FileFault.BAD_BODY),
    "NUL in an answer": (spoil_answer("Q1.comment", "a\u0000b"), FileFault.BAD_BODY),
    "endless answer": (spoil_answer("Q1.comment", "x" * 100_001), FileFault.BAD_BODY),
    "blank answer": (spoil_answer("Q1.comment", "  "), FileFault.BAD_BODY),
    "untidy answer": (spoil_answer("Q1", " yes "), FileFault.BAD_BODY),
    "number for a text": (spoil_answer("Q1.comment", 7), FileFault.BAD_BODY),
    "awaited, not withdrawn": (spoil_entry("status", "awaiting"), FileFault.BAD_BODY),
    "withdraws as a text": (spoil_header("withdraws", "true"), FileFault.BAD_HEADER),
    "withdrawn with answers": (spoil_header("withdraws", True), FileFault.BAD_BODY),
    "withdrawn without a reason": (taken_back(reason=" \n "), FileFault.BAD_BODY),
    "withdrawn with a date": (taken_back(last_involvement="2026-09-14"), FileFault.BAD_BODY),
    "withdrawn with an answer": (taken_back(answers={"Q1": "yes"}), FileFault.BAD_BODY),
    "withdrawn as not known": (taken_back(status="not-known"), FileFault.BAD_BODY),
    "withdrawn, not of the pack": (taken_back(uin="CE-99"), FileFault.OUT_OF_SCOPE),
    "endless reason": (spoil_body("reason", "x" * 2001), FileFault.BAD_BODY),
    "reason turned round": (spoil_body("reason", "a\u202eb"), FileFault.BAD_BODY),
    "no word on a reason": (spoil_body("reason", None), FileFault.BAD_BODY),
    "other tool": (spoil_header("tool_sha256", "0" * 64), FileFault.OUT_OF_SCOPE),
    "cut after age's first line": (outside_cut(lambda raw: 22), FileFault.DAMAGED),
    "cut within the stanza": (outside_cut(lambda raw: raw.index(b"-> ") + 20), FileFault.DAMAGED),
    "cut before the MAC": (outside_cut(mac_line), FileFault.DAMAGED),
    "cut within the MAC": (outside_cut(lambda raw: mac_line(raw) + 20), FileFault.DAMAGED),
    "cut before the payload": (outside_cut(payload), FileFault.DAMAGED),
    "cut within the nonce": (outside_cut(lambda raw: payload(raw) + 8), FileFault.DAMAGED),
    "cut after the nonce": (outside_cut(lambda raw: payload(raw) + 16), FileFault.DAMAGED),
    "a bit of age's magic": (outside_flipped(lambda raw: 3), FileFault.NOT_A_RETURN),
    "a bit of the MAC": (outside_flipped(lambda raw: mac_line(raw) + 9), FileFault.DAMAGED),
    "a bit of the nonce": (outside_flipped(payload), FileFault.DAMAGED),
    "a bit of the payload": (outside_flipped(lambda raw: payload(raw) + 90), FileFault.DAMAGED),
    "a bit of the last tag": (outside_flipped(lambda raw: len(raw) - 1), FileFault.DAMAGED),
    "inside cut after its magic": (inside_cut(0), FileFault.BAD_HEADER),
    "inside cut between lengths": (inside_cut(1), FileFault.BAD_HEADER),
    "inside cut after lengths": (inside_cut(2), FileFault.BAD_HEADER),
    "inside cut after header": (inside_cut(3), FileFault.BAD_HEADER),
    "inside cut after body": (inside_cut(4), FileFault.BAD_HEADER),
    "inside cut after proof": (inside_cut(5), FileFault.BAD_HEADER),
    "100,000 stanzas": (stanzas(100_000), FileFault.DAMAGED),
    "17 stanzas": (stanzas(17), FileFault.DAMAGED),
    "sealed with a passphrase, 2^23": (by_passphrase, FileFault.WRONG_OFFICE_KEY),
    "unsigned": (unsigned, FileFault.BAD_HEADER),
    "proofs of nought": (zero_proofs, FileFault.UNKNOWN_SIGNER),
    "header deep as a well": (header_json(b"[" * 60_000), FileFault.BAD_HEADER),
    "header without JSON": (header_json(b"<xml/>"), FileFault.BAD_HEADER),
    "header of NaN": (header_json(b'{"revision":NaN}'), FileFault.BAD_HEADER),
    "header with a lone surrogate": (header_json(b'{"a":"\\ud800"}'), FileFault.BAD_HEADER),
    "header with a NUL": (spoil_header("return_id", "a\0b"), FileFault.BAD_HEADER),
    "revision a fraction": (spoil_header("revision", 1.5), FileFault.BAD_HEADER),
    "moment of another calendar": (spoil_header("created_at", "yesterday"), FileFault.BAD_HEADER),
    "algorithm unknown": (spoil_header("algorithm", "rot13"), FileFault.BAD_HEADER),
}


def lay_out(exchange: Exchange, folder: Path) -> dict[str, str]:
    """Write every file into a new folder; give the code that each name must end in.

    Beside the bad ones stand sound returns of one laptop whose order counts, and things that are
    no files. They go in by name.
    """
    folder.mkdir()
    expected: dict[str, str] = {}

    def put(name: str, raw: bytes, code: str) -> None:
        name = f"{name}.auditreturn"
        (folder / name).write_bytes(raw)
        expected[name] = code

    laptop = other_laptop(exchange.details, "c")
    first = exchange.made_return(exchange.entry(UINS[1], "First."), details=laptop)
    second = exchange.made_return(exchange.entry(UINS[1], "Second."), details=laptop, after=first)
    fourth = exchange.made_return(exchange.entry(UINS[1], "Fourth."), details=laptop, revision=4)
    other = exchange.made_return(exchange.entry(UINS[1], "Other."), details=laptop, revision=4)
    thief = replace(laptop, signing_key=new_signing_key())
    fifth = exchange.made_return(exchange.entry(UINS[1], "Stolen."), details=thief, revision=5)
    put("000 first", first.raw, IntakeCode.NEW)
    put("001 replayed", first.raw, FileFault.DUPLICATE)
    put("002 third missing", fourth.raw, IntakeCode.GAP)
    put("003 older", second.raw, FileFault.OLDER_REVISION)
    put("004 same revision, other content", other.raw, FileFault.CONFLICT)
    put("005 known laptop, other key", fifth.raw, FileFault.UNKNOWN_SIGNER)
    for place, (name, (make, code)) in enumerate(BAD.items(), start=100):
        plain = name.replace("/", "-").replace("^", "").replace("'", "")
        put(f"{place} {plain}", make(forgery(exchange)), code)
    if os.name == "posix":
        os.mkfifo(folder / "900 fifo.auditreturn")
        (folder / "901 link.auditreturn").symlink_to(folder / "000 first.auditreturn")
        for name in ("900 fifo.auditreturn", "901 link.auditreturn"):
            expected[name] = FileFault.NOT_A_FILE
    return expected
