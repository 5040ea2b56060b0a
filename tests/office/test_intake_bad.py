"""Bad files, each with its own code; none of them changes what stands."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from export.errors import FileFault
from export.signing import new_signing_key
from models.profile import Profile
from office.errors import IntakeCode
from office.intake import import_paths
from office.keys import new_audit_keys
from office.messages import message, worded_codes
from office.setup import issue_packs
from tests.export.exchange import (
    MARKER,
    NOW,
    UINS,
    Exchange,
    dice,
    forgery,
    other_laptop,
)
from tests.office.arrivals import standing, take
from tests.office.hostile import BAD, lay_out, other_office, taken_back


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_has_its_own_code_and_changes_nothing(
    exchange: Exchange, office: Profile, name: str
):
    make, expected = BAD[name]
    good = exchange.made_return(exchange.entry(UINS[1]), details=other_laptop(exchange.details))
    assert take(office, good.raw).code == IntakeCode.NEW
    before = standing(office, exchange.audit_id)
    raw = make(forgery(exchange))
    start = time.process_time()
    outcome = take(office, raw)
    assert time.process_time() - start < 2
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


def test_a_folder_of_all_of_them_has_a_line_for_each(
    exchange: Exchange, office: Profile, tmp_path: Path
):
    expected = lay_out(exchange, tmp_path / "in")
    outcomes = import_paths(office, [tmp_path / "in"], NOW, lambda done, total: None, lambda: False)
    assert {each.file_name: each.code for each in outcomes} == expected
    assert len(outcomes) == len(expected) > 100
    assert set(standing(office, exchange.audit_id).values()) == {"Fourth."}
