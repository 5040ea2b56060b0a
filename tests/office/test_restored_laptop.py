"""A laptop that went back to an old copy: nothing of it counts before a person has chosen it."""

from collections.abc import Sequence

from export.errors import FileFault
from export.return_file import MadeReturn
from models.profile import Profile
from office.conflicts import open_conflicts
from office.errors import IntakeCode
from office.undo import settle_conflict, undo_return
from tests.export.exchange import NOW, UINS, Exchange
from tests.office.arrivals import standing, take


def sent_in_turn(
    exchange: Exchange, words: Sequence[str], after: MadeReturn | None = None
) -> list[MadeReturn]:
    """Returns of one laptop on one case, each following the one before."""
    made: list[MadeReturn] = []
    for each in words:
        entry = exchange.entry(UINS[0], each)
        made.append(exchange.made_return(entry, after=made[-1] if made else after))
    return made


def stands(office: Profile, exchange: Exchange) -> str:
    (words,) = standing(office, exchange.audit_id).values()
    return words


def test_every_return_after_an_old_copy_waits_until_one_is_chosen(
    exchange: Exchange, office: Profile
):
    first, *rest = sent_in_turn(exchange, ["One.", "Two.", "Three."])
    for made in (first, *rest):
        assert take(office, made.raw).accepted
    restored = sent_in_turn(exchange, [f"Again {n}." for n in range(2, 8)], after=first)
    for made in restored[:4]:
        assert take(office, made.raw).code == FileFault.CONFLICT
        assert stands(office, exchange) == "Three."

    (conflict,) = open_conflicts(office, exchange.audit_id)
    chosen = next(side for side in conflict.sides if side.entry.answers["Q1.comment"] == "Again 5.")
    settle_conflict(office, chosen.entry, UINS[0], "They went back to a copy.", NOW)
    assert stands(office, exchange) == "Again 5."
    assert take(office, restored[4].raw).code == IntakeCode.NEWER
    assert take(office, restored[5].raw).code == IntakeCode.NEWER
    assert stands(office, exchange) == "Again 7."


def test_what_was_said_once_more_is_not_taken_for_the_first_story(
    exchange: Exchange, office: Profile
):
    first, second = sent_in_turn(exchange, ["One.", "Two."])
    other = sent_in_turn(exchange, ["Other two.", "Other three."], after=first)
    for made in (first, second, *other):
        take(office, made.raw)
    assert stands(office, exchange) == "Two."
    third = sent_in_turn(exchange, ["Three."], after=second)[0]
    assert take(office, third.raw).code == FileFault.CONFLICT, "its number was told already"
    assert stands(office, exchange) == "Two."


def test_where_the_first_story_is_taken_out_the_other_counts(exchange: Exchange, office: Profile):
    first, second = sent_in_turn(exchange, ["One.", "Two."])
    other = sent_in_turn(exchange, ["Other two.", "Other three."], after=first)
    for made in (first, second, *other):
        take(office, made.raw)
    undo_return(office, made_id(office, exchange, second), NOW)
    assert stands(office, exchange) == "Other three."


def made_id(office: Profile, exchange: Exchange, made: MadeReturn) -> str:
    returns = office.intake.returns(exchange.audit_id)
    return next(each.id for each in returns if each.header_sha256 == made.sent.header_sha256)
