"""Later revisions that wait: nothing is replaced unseen, and in the end the order is nothing."""

import random
from dataclasses import replace

import pytest

from export.errors import FileRejected
from export.return_file import ReturnEntry
from models.errors import ModelError, ModelFault
from models.profile import Profile
from office.admission import held_files
from office.archive import save_archive
from office.errors import IntakeCode, OfficeFault, OfficeRejected
from office.intake import IntakeRun
from office.outcome import Outcome
from office.overview import load_overview
from office.replacing import HeldReturn, read_held
from office.set_aside import delete, try_again
from office.source import Source
from office.undo import undo_return
from tests.export.exchange import NOW, UINS, Exchange
from tests.office.arrivals import standing, take

SEEDS = range(12)


def calm(exchange: Exchange, uin: str, comment: str = "") -> ReturnEntry:
    """A completed form of an auditor who is not worried for the child now."""
    entry = exchange.entry(uin, comment)
    kept = {path: text for path, text in entry.answers.items() if not path.startswith("concern.")}
    return replace(entry, answers={**kept, "concern": "no"})


def arrive(office: Profile, raw: bytes) -> Outcome:
    """Take one file in as a person does in the window."""
    (outcome,) = IntakeRun(office, NOW, hold=True).take([Source(of=raw, name="r.auditreturn")])
    return outcome


def compared(office: Profile, audit_id: str) -> HeldReturn:
    (item,) = held_files(office, audit_id)
    return read_held(office, load_overview(office, audit_id), item, NOW)


def test_only_what_differs_is_told_and_nothing_changes_by_looking(
    exchange: Exchange, office: Profile
):
    first = exchange.made_return(calm(exchange, UINS[0]), calm(exchange, UINS[1]))
    later = exchange.made_return(
        calm(exchange, UINS[0], "The second word."),
        calm(exchange, UINS[1]),
        calm(exchange, UINS[2]),
        after=first,
        reason="We looked again.",
    )
    take(office, first.raw)
    before = standing(office, exchange.audit_id)
    outcome = arrive(office, later.raw)
    assert (outcome.code, outcome.accepted) == (IntakeCode.HELD, False)
    held = compared(office, exchange.audit_id)
    assert standing(office, exchange.audit_id) == before
    assert held.received.reason == "We looked again."
    assert held.others == (UINS[1], UINS[2])
    (case,) = held.cases
    assert (case.uin, case.before) == (UINS[0], 1)
    (difference,) = case.differences
    assert [cell.comment for cell in difference.cells][1] == "The second word."


def test_dropped_again_it_waits_once(exchange: Exchange, office: Profile):
    first = exchange.made_return(calm(exchange, UINS[0]))
    later = exchange.made_return(calm(exchange, UINS[0], "The second word."), after=first)
    take(office, first.raw)
    for _time in range(2):
        assert arrive(office, later.raw).code == IntakeCode.HELD
    (item,) = held_files(office, exchange.audit_id)
    (outcome,) = try_again(office, (item,), NOW)
    assert outcome.code == IntakeCode.NEWER
    assert held_files(office, exchange.audit_id) == ()


def test_taken_in_it_can_be_undone_like_any_other(exchange: Exchange, office: Profile):
    first = exchange.made_return(calm(exchange, UINS[0]))
    later = exchange.made_return(calm(exchange, UINS[0], "The second word."), after=first)
    take(office, first.raw)
    before = standing(office, exchange.audit_id)
    arrive(office, later.raw)
    (outcome,) = try_again(office, held_files(office, exchange.audit_id), NOW)
    undo_return(office, outcome.return_id, NOW)
    assert standing(office, exchange.audit_id) == before


def test_no_archive_is_made_without_them(exchange: Exchange, office: Profile, tmp_path):
    first = exchange.made_return(calm(exchange, UINS[0]))
    later = exchange.made_return(calm(exchange, UINS[0], "The second word."), after=first)
    take(office, first.raw)
    arrive(office, later.raw)
    path = tmp_path / "whole.auditarchive"
    with pytest.raises(OfficeRejected) as caught:
        save_archive(office, exchange.audit_id, path, NOW)
    assert (caught.value.fault, caught.value.facts) == (OfficeFault.REVISIONS_WAIT, ("1",))
    assert not path.exists()
    try_again(office, held_files(office, exchange.audit_id), NOW)
    save_archive(office, exchange.audit_id, path, NOW)
    assert path.exists()


def test_what_was_dealt_with_meanwhile_is_told(exchange: Exchange, office: Profile):
    first = exchange.made_return(calm(exchange, UINS[0]))
    later = exchange.made_return(calm(exchange, UINS[0], "The second word."), after=first)
    take(office, first.raw)
    arrive(office, later.raw)
    (item,) = held_files(office, exchange.audit_id)
    overview = load_overview(office, exchange.audit_id)
    delete(office, item, NOW)
    with pytest.raises(ModelError) as caught:
        read_held(office, overview, item, NOW)
    assert caught.value.fault is ModelFault.NOT_FOUND
    assert arrive(office, later.raw).code == IntakeCode.HELD, "it may come again"


@pytest.mark.parametrize("seed", SEEDS)
def test_in_the_end_the_order_is_nothing_and_on_the_way_nothing_is_replaced_unseen(
    exchange: Exchange, tmp_path, seed: int
):
    dice = random.Random(seed)  # noqa: S311
    first = exchange.made_return(calm(exchange, UINS[0]), calm(exchange, UINS[1]))
    second = exchange.made_return(calm(exchange, UINS[0], "The second word."), after=first)
    third = exchange.made_return(
        calm(exchange, UINS[0], "The third word."), calm(exchange, UINS[2]), after=second
    )
    police = exchange.made_return(calm(exchange, UINS[0], "Another view."), agency=1)
    raws = [each.raw for each in (first, second, third, police)]
    plain = exchange.office(tmp_path / "plain")
    for raw in raws:
        take(plain, raw)
    wanted = standing(plain, exchange.audit_id)
    plain.close()
    office = exchange.office(tmp_path / "office")
    for raw in dice.sample(raws, len(raws)):
        before = standing(office, exchange.audit_id)
        arrive(office, raw)
        after = standing(office, exchange.audit_id)
        assert {cell: after[cell] for cell in before} == before
        if dice.random() < 0.5:
            look_and_take_in(office, exchange.audit_id, dice)
    while held_files(office, exchange.audit_id):
        look_and_take_in(office, exchange.audit_id, dice)
    assert standing(office, exchange.audit_id) == wanted
    office.close()


def look_and_take_in(office: Profile, audit_id: str, dice: random.Random) -> None:
    waiting = held_files(office, audit_id)
    if not waiting:
        return
    item = dice.choice(waiting)
    try:
        read_held(office, load_overview(office, audit_id), item, NOW)
    except FileRejected as rejected:
        raise AssertionError(rejected.code) from None
    (outcome,) = try_again(office, (item,), NOW)
    assert outcome.accepted


def test_a_worry_for_the_child_never_waits(exchange: Exchange, office: Profile):
    first = exchange.made_return(calm(exchange, UINS[0]))
    later = exchange.made_return(exchange.entry(UINS[0], "The second word."), after=first)
    take(office, first.raw)
    outcome = arrive(office, later.raw)
    assert outcome.code == IntakeCode.NEWER
    assert outcome.concerns == (UINS[0],)
