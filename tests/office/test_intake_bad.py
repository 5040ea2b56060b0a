"""Bad files, each with its own code; none of them changes what stands."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from export.errors import FileFault
from export.return_format import FORM
from export.sealing import new_seal_key, seal
from export.signing import new_signing_key
from models.profile import Profile
from office.errors import IntakeCode
from office.intake import import_paths
from office.messages import message, worded_codes
from office.setup import issue_packs, new_audit_keys
from tests.export.exchange import (
    MARKER,
    NOW,
    UINS,
    Exchange,
    Forgery,
    dice,
    forgery,
    other_laptop,
)
from tests.office.arrivals import standing, take

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
    return seal(b"ADRETN\n2" + forged.plain()[8:], forged.recipients)


def huge_lengths(forged: Forgery) -> bytes:
    return seal(FORM.magic + b"\xff" * 8 + forged.plain()[16:], forged.recipients)


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
    "flipped version": (flipped(7), FileFault.BAD_HEADER),
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
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_has_its_own_code_and_changes_nothing(
    exchange: Exchange, office: Profile, name: str
):
    make, expected = BAD[name]
    good = exchange.made_return(exchange.entry(UINS[1]), details=other_laptop(exchange.details))
    assert take(office, good.raw).code == IntakeCode.NEW
    before = standing(office, exchange.audit_id)
    start = time.perf_counter()
    outcome = take(office, make(forgery(exchange)))
    assert time.perf_counter() - start < 2
    assert (outcome.code, outcome.accepted) == (expected, False)
    assert outcome.code in worded_codes()
    assert MARKER not in message(outcome.code, outcome.facts).line
    assert standing(office, exchange.audit_id) == before
    assert len(office.intake.returns(exchange.audit_id)) == 1


def test_the_sound_forgery_is_sound(exchange: Exchange, office: Profile):
    assert take(office, forgery(exchange).sealed()).code == IntakeCode.NEW


def test_the_sound_withdrawal_is_sound(exchange: Exchange, office: Profile):
    assert take(office, taken_back()(forgery(exchange))).code == IntakeCode.WITHDRAWN


def test_mark_up_and_formulas_are_plain_text(exchange: Exchange, office: Profile):
    forged = forgery(exchange)
    texts = ("<b>bold</b>", "=HYPERLINK(1)", "{0} %s", "\\u0000")
    forged.body["auditor_name"], forged.body["auditor_title"] = texts[:2]
    forged.body["entries"][0]["answers"]["Q1.comment"] = texts[2]
    forged.body["entries"][0]["answers"]["Q2.comment"] = texts[3]
    assert take(office, forged.sealed()).code == IntakeCode.NEW
    (received,) = office.intake.returns(exchange.audit_id)
    assert (received.auditor_name, received.auditor_title) == texts[:2]
    (entry,) = office.intake.entries(exchange.audit_id)
    assert (entry.answers["Q1.comment"], entry.answers["Q2.comment"]) == texts[2:]


def test_another_agencys_pack_does_not_answer_for_this_one(exchange: Exchange, office: Profile):
    forged = forgery(exchange)
    forged.secret = exchange.packs[1].secret
    assert take(office, forged.sealed()).code == FileFault.UNKNOWN_SIGNER


def test_a_known_laptop_cannot_change_its_key(exchange: Exchange, office: Profile):
    take(office, exchange.made_return().raw)
    thief = replace(exchange.details, signing_key=new_signing_key())
    for run in range(2):
        outcome = take(office, exchange.made_return(revision=2 + run, details=thief).raw)
        assert outcome.code == FileFault.UNKNOWN_SIGNER


def test_a_return_for_another_audit_is_told_apart(exchange: Exchange, office: Profile):
    details = office.audits.get(exchange.audit_id).details
    other = office.audits.create(replace(details, code="OTHER"), new_audit_keys())
    office.audits.add_cases(other.id, ["X-1"])
    office.audits.set_agencies(other.id, office.audits.usual_agencies()[:1])
    issue_packs(office, other.id, NOW, lambda done, total: None)
    forged = forgery(exchange)
    forged.recipients = (office.audits.keys(other.id).recipient,)
    assert take(office, forged.sealed()).code == FileFault.UNKNOWN_PACK
    assert take(office, forgery(exchange).sealed()).audit_id == exchange.audit_id


def test_a_refused_file_is_judged_anew_when_it_comes_again(exchange: Exchange, office: Profile):
    raw = other_office(forgery(exchange))
    for _ in range(2):
        assert take(office, raw).code == FileFault.WRONG_OFFICE_KEY
    (item,) = office.intake.inbox()
    assert (item.outcome, item.file_name) == (FileFault.WRONG_OFFICE_KEY, "r.auditreturn")


def test_a_file_left_in_the_inbox_by_a_crash_is_taken_up(exchange: Exchange, office: Profile):
    made = exchange.made_return()
    office.intake.put_in_inbox(
        file_name="r.auditreturn", raw=made.raw, sha256=made.sent.file_sha256
    )
    assert take(office, made.raw).code == IntakeCode.NEW
    (item,) = office.intake.inbox()
    assert item.outcome == IntakeCode.NEW


def test_a_folder_of_good_and_bad_ends_the_same_in_any_order(exchange: Exchange, tmp_path: Path):
    laptops = [other_laptop(exchange.details, name) for name in "bcdef"]
    good: list[bytes] = []
    for place, laptop in enumerate(laptops[:3]):
        first = exchange.made_return(exchange.entry(UINS[place]), details=laptop)
        good += [
            first.raw,
            exchange.made_return(
                exchange.entry(UINS[place], "Later."), after=first, details=laptop
            ).raw,
        ]
    bad = [BAD[name][0](forgery(exchange)) for name in list(BAD)[3:40]]
    ends: list[dict[tuple[str, str], str]] = []
    steps: list[int] = []
    for seed in range(2):
        folder = tmp_path / f"in-{seed}"
        (folder / "inner").mkdir(parents=True)
        raws = [*good, *bad, *good]
        dice(seed).shuffle(raws)
        for place, raw in enumerate(raws):
            (folder / ("inner" if place % 2 else "") / f"{place:03}.auditreturn").write_bytes(raw)
        office = exchange.office(tmp_path / f"office-{seed}")
        steps.clear()
        for run in range(2):
            outcomes = import_paths(
                office, [folder], NOW, lambda done, total: steps.append(done), lambda: False
            )
            accepted = [each for each in outcomes if each.accepted]
            assert len(outcomes) == len(raws)
            assert len(accepted) == 2 * len(good)
            duplicates = sum(each.code == FileFault.DUPLICATE for each in outcomes)
            assert duplicates == len(good) * (1 + run)
        assert steps == [*range(len(raws) + 1)] * 2
        ends.append(standing(office, exchange.audit_id))
        office.close()
    assert ends[0] == ends[1]
    assert set(ends[0].values()) == {"Later."}
