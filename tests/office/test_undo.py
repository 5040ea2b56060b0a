"""An import taken back leaves what stood before it, whatever came and went in between."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export.errors import FileFault
from models.errors import ModelError, ModelFault
from models.intake_snapshots import UNDONE, LogKind, RunSource
from models.profile import Profile, open_profile
from models.snapshots import EntryState
from office.conflicts import open_conflicts
from office.errors import IntakeCode
from office.intake import IntakeRun, import_file
from office.source import Source
from office.undo import (
    confirm_laptop,
    refuse_laptop,
    settle_conflict,
    take_laptop_back,
    undo_import,
    undo_return,
    unsettle_conflict,
)
from tests.export.exchange import NOW, PASSPHRASE, UINS, Exchange, other_laptop
from tests.office.arrivals import standing, take


@dataclass(frozen=True)
class Came:
    """What can come to an office: files of three laptops that do not agree about everything."""

    raws: tuple[bytes, ...]


@pytest.fixture(scope="module")
def came(exchange: Exchange) -> Came:
    second_laptop = other_laptop(exchange.details, "b")
    first = exchange.made_return(exchange.entry(UINS[0]), exchange.entry(UINS[1]))
    second = exchange.made_return(exchange.entry(UINS[0], "The second word."), after=first)
    fork = exchange.made_return(exchange.entry(UINS[0], "Quite another word."), after=first)
    back = exchange.made_return(
        exchange.entry(UINS[1]), after=second, withdraws=True, reason="Not our case."
    )
    rival = exchange.made_return(exchange.entry(UINS[0], "A rival."), details=second_laptop)
    later = exchange.made_return(
        exchange.entry(UINS[0], "The rival again."), details=second_laptop, after=rival
    )
    police = exchange.made_return(exchange.entry(UINS[0], "Another view."), agency=1)
    made = (first, second, fork, back, rival, later, police)
    return Came(raws=tuple(each.raw for each in made))


@pytest.fixture(scope="module")
def shared(exchange: Exchange, tmp_path_factory: pytest.TempPathFactory) -> Profile:
    return exchange.office(tmp_path_factory.mktemp("undo") / "office")


def state(office: Profile, audit_id: str) -> tuple[object, ...]:
    """All that an import changes, but for the log: answers, statuses, pins, receipts, outcomes."""
    agencies, cases = office.audits.agencies(audit_id), office.audits.cases(audit_id)
    returns = office.intake.returns(audit_id)
    return (
        office.audits.assignments(audit_id),
        [(each.header_sha256, each.revision, each.agency_id) for each in returns],
        {
            entry.id: (entry.state, entry.answers)
            for case in cases
            for agency in agencies
            for entry in office.intake.entry_history(case.id, agency.id)
        },
        sorted(
            (pin.agency_id, pin.installation_id, pin.public_key)
            for pin in office.laptops.unconfirmed(audit_id)
        ),
        {
            each.file_sha256: (item.outcome, item.facts)
            for each in returns
            if (item := office.intake.received_file(each.file_sha256)) is not None
        },
    )


def import_run(office: Profile, raws: Sequence[bytes]) -> str:
    """Import several files at once; give the id of the import in the log."""
    run = IntakeRun(office, NOW, RunSource.CHOSEN)
    list(run.take([Source(of=raw, name="r.auditreturn") for raw in raws]))
    return office.intake_log.deeds()[0].deed.id


def empty(office: Profile) -> None:
    """Take everything out again."""
    for logged in office.intake_log.deeds(10_000):
        if logged.deed.kind is LogKind.IMPORT and logged.standing:
            undo_import(office, logged.deed.id, NOW)


SOME = st.lists(st.integers(0, 6), min_size=1, max_size=3)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(runs=st.lists(SOME, min_size=1, max_size=5), data=st.data())
def test_what_remains_is_as_if_the_rest_had_never_come(
    exchange: Exchange, came: Came, shared: Profile, runs: list[list[int]], data: st.DataObject
):
    office, audit_id = shared, exchange.audit_id
    ids = [import_run(office, [came.raws[each] for each in run]) for run in runs]
    order = data.draw(st.permutations(range(len(runs))))
    going = order[: data.draw(st.integers(0, len(runs)))]
    for place in going:
        undo_import(office, ids[place], NOW)
    left = {each.header_sha256 for each in office.intake.returns(audit_id)}
    found = state(office, audit_id)
    came_in_order = [each.file_sha256 for each in office.intake.returns(audit_id)]
    raws = [office.intake.file_bytes(sha256) for sha256 in came_in_order]
    empty(office)
    assert state(office, audit_id)[1:] == ([], {}, [], {})
    for raw in raws:
        take(office, raw)
    assert {each.header_sha256 for each in office.intake.returns(audit_id)} == left
    assert state(office, audit_id) == found
    empty(office)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(before=SOME, run=SOME, settled=st.booleans())
def test_import_then_undo_is_the_state_before(
    exchange: Exchange,
    came: Came,
    shared: Profile,
    before: list[int],
    run: list[int],
    settled: bool,
):
    office, audit_id = shared, exchange.audit_id
    import_run(office, [came.raws[each] for each in before])
    conflicts = open_conflicts(office, audit_id)
    if settled and conflicts:
        chosen = conflicts[0].sides[-1]
        settle_conflict(office, chosen.entry, "CE-01", "They said so by phone.", NOW)
    found = state(office, audit_id)
    deed = import_run(office, [came.raws[each] for each in run])
    undo_import(office, deed, NOW)
    assert state(office, audit_id) == found
    empty(office)


def test_one_file_of_an_import_is_taken_out_and_comes_again_as_new(
    exchange: Exchange, came: Came, office: Profile
):
    deed = import_run(office, [came.raws[0], came.raws[6]])
    agencies = office.audits.agencies(exchange.audit_id)
    lines = office.intake_log.lines(deed)
    assert [line.outcome for line in lines] == [IntakeCode.NEW, IntakeCode.NEW]
    assert undo_return(office, lines[0].return_id, NOW) == 1
    assert {each[1] for each in standing(office, exchange.audit_id)} == {agencies[1].id}
    assert office.intake.pin(agencies[0].id, exchange.details.installation_id) is None
    (item,) = office.set_aside.files()
    assert (item.outcome, item.facts[:2]) == (UNDONE, ("2", agencies[0].name))
    newest, oldest = office.intake_log.deeds()
    assert (newest.deed.kind, newest.outcomes) == (LogKind.UNDONE, {UNDONE: 1})
    assert (oldest.files, oldest.standing) == (2, 1), "the other one still stands"
    assert undo_return(office, lines[0].return_id, NOW) == 0, "gone is gone"
    again = import_file(office, office.set_aside.file_bytes(item.id), NOW, file_name=item.file_name)
    assert (again.code, len(again.new_laptop.split())) == (IntakeCode.NEW, 6)
    assert office.set_aside.files() == ()


def test_the_log_says_who_and_when_and_outlives_what_it_speaks_of(
    exchange: Exchange, came: Came, office: Profile
):
    office.update_person(person_name="R. Office")
    deed = import_run(office, [came.raws[0], b"", came.raws[0]])
    undo_import(office, deed, NOW)
    office.close()
    again = open_profile(office.folder, PASSPHRASE)
    undone, imported = again.intake_log.deeds()
    assert (imported.deed.person, imported.deed.at) == ("R. Office", NOW)
    assert imported.outcomes == {
        IntakeCode.NEW: 1,
        FileFault.EMPTY: 1,
        FileFault.DUPLICATE: 1,
    }
    assert (undone.deed.kind, undone.deed.person) == (LogKind.UNDONE, "R. Office")
    assert [line.file_name for line in again.intake_log.lines(undone.deed.id)] == ["r.auditreturn"]
    again.close()


def test_a_conflict_is_settled_by_a_person_and_can_be_opened_again(
    exchange: Exchange, came: Came, office: Profile
):
    audit_id = exchange.audit_id
    import_run(office, [came.raws[0], came.raws[1]])
    rival = take(office, came.raws[4])
    assert rival.code == FileFault.CONFLICT
    (conflict,) = open_conflicts(office, audit_id)
    assert [side.stands for side in conflict.sides] == [True, False]
    before = state(office, audit_id)
    settle_conflict(office, conflict.sides[1].entry, UINS[0], "The second laptop is right.", NOW)
    assert "A rival." in standing(office, audit_id).values()
    assert open_conflicts(office, audit_id) == ()
    assert take(office, came.raws[4]).code == FileFault.DUPLICATE, "settled: no conflict any more"
    deed = office.intake_log.deeds()[1].deed
    assert (deed.kind, deed.reason) == (LogKind.SETTLED, "The second laptop is right.")
    assert take(office, came.raws[5]).code == IntakeCode.NEWER, "the chosen laptop goes on"
    undo_import(office, office.intake_log.deeds()[0].deed.id, NOW)
    unsettle_conflict(office, deed.id, UINS[0], NOW)
    assert state(office, audit_id) == before
    assert take(office, came.raws[4]).code == FileFault.CONFLICT


def test_an_answer_that_was_taken_out_meanwhile_is_not_chosen(exchange: Exchange, office: Profile):
    take(office, exchange.made_return().raw)
    for name in "bc":
        rival = exchange.made_return(details=other_laptop(exchange.details, name))
        assert take(office, rival.raw).code == "conflict"
    (conflict,) = open_conflicts(office, exchange.audit_id)
    *_others, chosen = conflict.sides
    undo_return(office, chosen.received.id, NOW)
    with pytest.raises(ModelError) as caught:
        settle_conflict(office, chosen.entry, UINS[0], "They phoned.", NOW)
    assert caught.value.fault is ModelFault.EDIT_CONFLICT
    (still,) = open_conflicts(office, exchange.audit_id)
    assert len(still.sides) == 2


def test_to_keep_what_stands_settles_a_conflict_too(
    exchange: Exchange, came: Came, office: Profile
):
    import_run(office, [came.raws[1], came.raws[2]])
    (conflict,) = open_conflicts(office, exchange.audit_id)
    kept = conflict.sides[0].entry
    settle_conflict(office, kept, UINS[0], "Confirmed by phone.", NOW)
    assert open_conflicts(office, exchange.audit_id) == ()
    history = office.intake.entry_history(kept.case_id, kept.agency_id)
    assert [each.state for each in history] == [EntryState.PASSED_OVER, EntryState.CURRENT]


def test_a_laptop_whose_words_differ_gives_nothing_until_it_is_taken_back(
    exchange: Exchange, came: Came, office: Profile
):
    import_run(office, [came.raws[0], came.raws[4], came.raws[5]])
    agency = office.audits.agencies(exchange.audit_id)[0].id
    laptop = exchange.details.installation_id
    assert refuse_laptop(office, agency, laptop, "six words", NOW) == 1
    assert set(standing(office, exchange.audit_id).values()) == {"The rival again."}
    assert [pin.installation_id for pin in office.laptops.refused(exchange.audit_id)] == [laptop]
    assert laptop not in {p.installation_id for p in office.laptops.unconfirmed(exchange.audit_id)}
    for raw in (came.raws[0], came.raws[1]):
        assert take(office, raw).code == FileFault.REFUSED_LAPTOP
    assert len(office.set_aside.files()) == 2
    take_laptop_back(office, agency, laptop, "six words", NOW)
    assert office.laptops.refused(exchange.audit_id) == ()
    outcome = take(office, came.raws[1])
    assert outcome.new_laptop, "a new laptop again, to be confirmed"
    assert outcome.code == FileFault.CONFLICT, "the other laptop holds the cell by now"
    confirm_laptop(office, agency, laptop, "six words", NOW)
    kinds = [each.deed.kind for each in office.intake_log.deeds()]
    assert kinds[0] is LogKind.CONFIRMED
    assert {LogKind.REFUSED, LogKind.REFUSAL_ENDED} <= set(kinds)


def test_an_undo_in_the_middle_of_an_import_is_seen_by_it(
    exchange: Exchange, came: Came, office: Profile
):
    run = IntakeRun(office, NOW, RunSource.CHOSEN)
    (first,) = run.take([Source(of=came.raws[1], name="a")])
    undo_return(office, first.return_id, NOW)
    (second,) = run.take([Source(of=came.raws[0], name="b")])
    assert second.code == IntakeCode.NEW, "not older than what is gone"
    assert second.new_laptop


def test_a_change_that_cannot_be_made_whole_changes_nothing(
    exchange: Exchange, came: Came, office: Profile
):
    import_run(office, came.raws)
    (conflict, *_) = open_conflicts(office, exchange.audit_id)
    settle_conflict(office, conflict.sides[0].entry, UINS[0], "By phone.", NOW)
    ruling = office.intake_log.deeds()[0].deed.id
    (gone,) = office.history.of_id(conflict.sides[0].received.id)
    undo_return(office, gone.id, NOW)
    before = (state(office, exchange.audit_id), office.intake_log.deeds())
    for change in (
        lambda: unsettle_conflict(office, ruling, UINS[0], NOW),
        lambda: take_laptop_back(office, gone.agency_id, gone.installation_id, "", NOW),
        lambda: refuse_laptop(office, gone.agency_id, "no such laptop", "", NOW),
    ):
        with pytest.raises(ModelError) as caught:
            change()
        assert caught.value.fault is ModelFault.NOT_FOUND
    assert (state(office, exchange.audit_id), office.intake_log.deeds()) == before
