"""Returns: made only when nothing is in doubt, and proved by pack and laptop."""

from dataclasses import replace
from datetime import date

import pytest

from anonymise import Kind, watch_marks
from export.errors import FileFault, FileRejected
from export.name_gate import digest
from export.return_file import ReturnEntry, make_return, receipt_words, return_file_name
from export.return_format import read_body, read_return, verify_return, withdrawn_entry
from export.sealing import Opener
from export.signing import new_signing_key, public_key
from forms.scope import Scope, Status
from models.auditor_snapshots import CaseNames, CasePerson
from tests.export.exchange import AUDITED, MARKER, UINS, Exchange, checker

SUPPLY_NAME = "Kowalczyk"


def refused(exchange: Exchange, *entries: ReturnEntry, **changes: object) -> FileRejected:
    draft = replace(exchange.draft(*entries), **changes)
    with pytest.raises(FileRejected) as caught:
        make_return(draft, exchange.details, checker())
    return caught.value


def opened_at_office(exchange: Exchange, raw: bytes, folder):
    office = exchange.office(folder)
    opener = Opener(tuple(office.keys.identities()))
    office.close()
    audit_id, plain = opener.open(raw)
    assert audit_id == exchange.audit_id
    return read_return(plain)


def test_every_answer_arrives_as_it_was_given(exchange: Exchange, tmp_path):
    not_known = ReturnEntry(uin=UINS[1], scope=Scope(status=Status.NOT_KNOWN), answers={})
    made = exchange.made_return(exchange.entry(), not_known)
    opened = opened_at_office(exchange, made.raw, tmp_path / "office")
    verify_return(opened, secret=exchange.packs[0].secret, pinned=None)
    body = read_body(opened)
    assert [entry.uin for entry in body.entries] == list(UINS[:2])
    assert body.entries[0].answers == exchange.answers
    assert body.entries[0].scope == AUDITED
    assert body.entries[1].scope == Scope(status=Status.NOT_KNOWN)
    assert (body.auditor_name, body.auditor_title) == ("Robin Example", "Named nurse")
    assert any(MARKER in text for text in body.entries[0].answers.values())


def test_both_sides_speak_of_the_same_return(exchange: Exchange, tmp_path):
    first = exchange.made_return()
    second = exchange.made_return(after=first)
    opened = opened_at_office(exchange, second.raw, tmp_path / "office")
    assert opened.header.revision == second.sent.revision == 2
    assert opened.header.previous_header == first.sent.header_sha256
    assert opened.parts.header_sha256 == second.sent.header_sha256
    assert receipt_words(opened.parts.header_sha256) == second.sent.receipt
    assert len(second.sent.receipt.split()) == 3
    assert second.sent.receipt != first.sent.receipt
    assert second.sent.file_name.endswith("_r2.auditreturn")


def _last_bit_turned(raw: bytes) -> bytes:
    return raw[:-1] + bytes([raw[-1] ^ 1])


def test_proofs_bind_pack_and_laptop(exchange: Exchange, tmp_path):
    made = exchange.made_return()
    opened = opened_at_office(exchange, made.raw, tmp_path / "office")
    mine = public_key(exchange.details.signing_key)
    verify_return(opened, secret=exchange.packs[0].secret, pinned=mine)
    for secret, pinned, fault in (
        (exchange.packs[1].secret, mine, FileFault.UNKNOWN_SIGNER),
        (exchange.packs[0].secret, public_key(new_signing_key()), FileFault.UNKNOWN_SIGNER),
    ):
        with pytest.raises(FileRejected) as caught:
            verify_return(opened, secret=secret, pinned=pinned)
        assert caught.value.fault is fault
    parts = replace(opened.parts, proofs=_last_bit_turned(opened.parts.proofs))
    with pytest.raises(FileRejected) as caught:
        verify_return(replace(opened, parts=parts), secret=exchange.packs[0].secret, pinned=None)
    assert caught.value.fault is FileFault.BAD_SIGNATURE


def test_a_name_stops_the_return_until_it_is_settled(exchange: Exchange):
    entry = exchange.entry(comment=f"Mr {SUPPLY_NAME} was not told about the visit.")
    stopped = refused(exchange, entry)
    assert stopped.fault is FileFault.NAMES_OPEN
    assert stopped.facts[1:] == (UINS[0],)
    assert SUPPLY_NAME not in str(stopped)
    key = exchange.details.settle_key
    findings = [
        (finding.kind.value, entry.answers["Q1.comment"][finding.start : finding.end])
        for finding in checker().check(entry.answers["Q1.comment"])
    ]
    settled = frozenset(digest(key, kind, word) for kind, word in findings)
    made = exchange.made_return(replace(entry, names=CaseNames(settled=settled)))
    assert made.cleared[UINS[0]] == {Kind.PERSON.value: 1}


def test_what_was_settled_travels_as_kind_and_number_alone(exchange: Exchange, tmp_path):
    text = f"Mr {SUPPLY_NAME} was not told, and {SUPPLY_NAME} rang on 01632 960 123."
    entry = exchange.entry(comment=text)
    key = exchange.details.settle_key
    settled = frozenset(
        digest(key, finding.kind.value, text[finding.start : finding.end])
        for finding in checker().check(text)
    )
    made = exchange.made_return(replace(entry, names=CaseNames(settled=settled)))
    opened = opened_at_office(exchange, made.raw, tmp_path / "office")
    (sent,) = read_body(opened).entries
    assert sent.cleared == {Kind.PERSON.value: 2, Kind.PHONE.value: 1}
    plain = repr(opened.header) + repr(read_body(opened))
    assert plain.count(SUPPLY_NAME) == text.count(SUPPLY_NAME), "in the comment and nowhere else"
    assert not any(mark in plain for mark in settled)


def test_a_watched_name_stops_the_return_in_lower_case_and_with_a_slip(exchange: Exchange):
    watched = (watch_marks(exchange.details.settle_key, f"Sharon {SUPPLY_NAME}"),)
    names = CaseNames(watched=watched)
    for written in (SUPPLY_NAME.lower(), f"{SUPPLY_NAME.lower()}e"):
        entry = exchange.entry(comment=f"Then {written} was not told about the visit.")
        stopped = refused(exchange, replace(entry, names=names))
        assert stopped.fault is FileFault.NAMES_OPEN
        assert written not in str(stopped)
    reason = f"We had left out what {SUPPLY_NAME.lower()} said."
    stopped = refused(exchange, replace(exchange.entry(), names=names), reason=reason)
    assert stopped.fault is FileFault.REASON_IDENTIFIES


def test_nothing_of_people_and_watched_names_is_in_a_return(exchange: Exchange, tmp_path):
    key = exchange.details.settle_key
    person = CasePerson(initials="QX", relationship="maternal aunt from far away")
    names = CaseNames(watched=(watch_marks(key, "Zwetschgen"),), people=(person,))
    made = exchange.made_return(replace(exchange.entry(), names=names))
    opened = opened_at_office(exchange, made.raw, tmp_path / "office")
    plain = repr(opened.header) + repr(read_body(opened))
    assert MARKER in plain, "all that is written there is looked at"
    assert "far away" not in plain
    assert "QX" not in plain
    assert not any(mark in plain for mark in names.watched[0])
    assert made.cleared[UINS[0]] == {}


def test_a_name_in_the_reason_for_a_status_stops_the_return(exchange: Exchange):
    scope = Scope(status=Status.KNOWN_ELSEWHERE, reason=f"Held by Mrs {SUPPLY_NAME} next door.")
    entry = ReturnEntry(uin=UINS[0], scope=scope, answers={})
    assert refused(exchange, entry).fault is FileFault.NAMES_OPEN


def test_the_reason_travels_inside_and_a_name_in_it_stops_the_return(exchange: Exchange, tmp_path):
    made = exchange.made_return(reason=" Question 6 was answered for the wrong month.\u202e ")
    body = read_body(opened_at_office(exchange, made.raw, tmp_path / "office"))
    assert body.reason == made.sent.reason == "Question 6 was answered for the wrong month."
    stopped = refused(exchange, reason=f"Mrs {SUPPLY_NAME} rang about question 6.")
    assert stopped.fault is FileFault.REASON_IDENTIFIES
    assert SUPPLY_NAME not in f"{stopped} {stopped.facts}"


def test_a_withdrawal_takes_only_the_case_numbers_along(exchange: Exchange, tmp_path):
    first = exchange.made_return()
    entry = exchange.entry(comment=f"Mr {SUPPLY_NAME} was not told about the visit.")
    back = exchange.made_return(entry, after=first, withdraws=True, reason="Sent by mistake.")
    opened = opened_at_office(exchange, back.raw, tmp_path / "office")
    assert (opened.header.withdraws, opened.header.revision, opened.header.answers) == (True, 2, 0)
    assert read_body(opened).entries == [withdrawn_entry(UINS[0])]
    assert back.sent.withdraws


def test_a_withdrawal_without_a_reason_is_not_made(exchange: Exchange):
    assert refused(exchange, withdraws=True, reason="  ").fault is FileFault.NO_REASON


def test_an_nhs_number_in_the_auditors_title_stops_the_return(exchange: Exchange):
    stopped = refused(exchange, auditor_title="Nurse 943 476 5919")
    assert stopped.fault is FileFault.TITLE_IDENTIFIES


@pytest.mark.parametrize(
    ("scope", "answered"),
    [
        (Scope(), False),
        (Scope(status=Status.AUDITED), True),
        (replace(AUDITED, last_involvement=date(2027, 1, 1)), True),
        (replace(AUDITED, status=Status.MOSTLY_OUT), True),
        (AUDITED, False),
        (Scope(status=Status.NOT_KNOWN), True),
    ],
)
def test_unfinished_cases_are_named_and_no_file_is_made(exchange: Exchange, scope, answered):
    entry = replace(exchange.entry(), scope=scope, answers=exchange.answers if answered else {})
    stopped = refused(exchange, exchange.entry(UINS[1]), entry)
    assert (stopped.fault, stopped.facts) == (FileFault.UNFINISHED, (UINS[0],))


def test_one_missing_comment_is_enough(exchange: Exchange):
    answers = {path: text for path, text in exchange.answers.items() if path != "Q3.comment"}
    stopped = refused(exchange, replace(exchange.entry(), answers=answers))
    assert stopped.fault is FileFault.UNFINISHED


def test_nothing_is_made_for_nobody_or_of_nothing(exchange: Exchange):
    nobody = replace(exchange.packs[0], recipients=())
    assert refused(exchange, pack=nobody).fault is FileFault.NO_RECIPIENT
    assert refused(exchange, entries=()).fault is FileFault.UNFINISHED


def test_what_the_office_would_refuse_fails_the_self_test(exchange: Exchange):
    unknown = replace(exchange.entry(), answers={**exchange.answers, "Q99": "yes"})
    stopped = refused(exchange, unknown)
    assert stopped.fault is FileFault.SELF_TEST
    assert stopped.facts[0] == FileFault.OUT_OF_SCOPE.value
    twice = refused(exchange, exchange.entry(), exchange.entry())
    assert twice.fault is FileFault.SELF_TEST


def test_a_file_name_holds_codes_only():
    assert return_file_name("CSA-2026", "LPT", 2) == "CSA-2026_LPT_r2.auditreturn"
