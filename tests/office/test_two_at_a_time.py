"""Two people at two computers on one server: nothing is kept twice, and nobody's word is lost."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from forms.scope import Scope, Status
from models.change_snapshots import HistoryFilter
from models.errors import ModelError, ModelFault
from models.keyed_snapshots import Paper
from models.profile import Profile, open_profile
from office.conflicts import open_conflicts
from office.errors import OfficeFault, OfficeRejected
from office.history import HistoryWish, load_history
from office.intake import Outcome, import_paths
from office.keyed_words import keyed_words
from office.keying import begin, hand_over, take_in
from office.overview import load_overview, load_records
from office.search import SearchWish, search
from office.undo import settle_conflict, undo_return
from tests.export.exchange import NOW, PASSPHRASE, UINS, Exchange, checker
from tests.hubs import Hubs
from tests.models import samples
from tests.office.arrivals import standing, take


@pytest.fixture
def two(hubs: Hubs, exchange: Exchange, tmp_path: Path) -> Iterator[tuple[Profile, Profile]]:
    with hubs.of(exchange.folder, PASSPHRASE) as hub:
        first, second = hub.join(tmp_path / "first"), hub.join(tmp_path / "second")
        yield first, second
        first.close()
        second.close()


def at_once(*works: Callable[[], object]) -> list[object]:
    """Start all at the same moment and give what each gives, its trouble where it raises."""
    start = Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        start.wait()
        try:
            return work()
        except ModelError as error:
            return error.fault

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(run, works))


def imported(profile: Profile, folder: Path) -> tuple[Outcome, ...]:
    return import_paths(profile, [folder], NOW, lambda _done, _total: None, lambda: False)


def test_the_same_returns_imported_by_both_at_once_are_kept_once(two, exchange, tmp_path):
    returns = tmp_path / "returns"
    returns.mkdir()
    made = None
    for number in range(24):
        made = exchange.made_return(exchange.entry(comment=f"Version {number}"), after=made)
        (returns / f"{number:02}.auditreturn").write_bytes(made.raw)
    other = exchange.made_return(exchange.entry(UINS[1]), agency=1)
    (returns / "99.auditreturn").write_bytes(other.raw)

    outcomes = at_once(*(lambda profile=each: imported(profile, returns) for each in two))

    assert all(isinstance(each, tuple) for each in outcomes), outcomes
    each_file = zip(*([outcome.code for outcome in each] for each in outcomes), strict=True)
    codes = [tuple(sorted(pair)) for pair in each_file]
    assert all("duplicate" in pair and len(set(pair)) == 2 for pair in codes), codes
    for profile in two:
        assert len(profile.intake.returns(exchange.audit_id)) == 25
        stands = standing(profile, exchange.audit_id)
        assert sorted(stands.values()) == sorted(["Version 23", other_comment(exchange)])


def other_comment(exchange: Exchange) -> str:
    return exchange.answers["Q1.comment"]


def test_a_later_revision_is_never_overtaken_by_an_earlier_one(two, exchange):
    for _round in range(8):
        before = len(two[0].intake.returns(exchange.audit_id))
        first = exchange.made_return(exchange.entry(comment="Earlier"), revision=2 * _round + 1)
        second = exchange.made_return(exchange.entry(comment="Later"), after=first)
        works = [
            lambda profile=profile, made=made: take(profile, made.raw)
            for profile, made in zip(two, (first, second), strict=True)
        ]
        outcomes = at_once(*works)
        assert all(isinstance(each, Outcome) for each in outcomes), outcomes
        assert len(two[0].intake.returns(exchange.audit_id)) == before + 2
        assert list(standing(two[1], exchange.audit_id).values()) == ["Later"]


def test_what_one_takes_back_does_not_come_back_with_what_the_other_imports(two, exchange):
    first = exchange.made_return(exchange.entry(comment="First"))
    second = exchange.made_return(exchange.entry(comment="Second"), after=first)
    third = exchange.made_return(exchange.entry(comment="Third"), after=second)
    take(two[0], first.raw)
    taken = take(two[0], second.raw)
    at_once(lambda: undo_return(two[0], taken.return_id, NOW), lambda: take(two[1], third.raw))
    one = two[0].intake.returns(exchange.audit_id)
    assert [each.revision for each in one] == [1, 3]
    assert list(standing(two[0], exchange.audit_id).values()) == ["Third"]


def test_a_conflict_that_both_settle_at_once_is_settled_by_one(two, exchange):
    rivals = [exchange.made_return(exchange.entry(comment=said), revision=1) for said in "ab"]
    for rival in rivals:
        take(two[0], rival.raw)
    (conflict,) = open_conflicts(two[0], exchange.audit_id)
    sides = conflict.sides
    settled = at_once(
        *(
            lambda profile=profile, side=side: settle_conflict(
                profile, side.entry, UINS[0], "By telephone", NOW
            )
            for profile, side in zip(two, sides, strict=True)
        )
    )
    assert sorted(settled, key=str) == sorted([None, ModelFault.EDIT_CONFLICT], key=str)
    chosen = sides[settled.index(None)].entry.answers["Q1.comment"]
    assert list(standing(two[1], exchange.audit_id).values()) == [chosen]


def test_two_who_write_the_same_field_see_a_conflict_and_lose_no_word(two, exchange):
    one, other = two
    audit = one.audits.get(exchange.audit_id)
    outcomes = at_once(
        *(
            lambda profile=profile, words=words: profile.audits.update(
                audit.id, replace(audit.details, contact=words), edit=audit.edit
            )
            for profile, words in ((one, "Mine"), (other, "Theirs"))
        )
    )
    assert outcomes.count(ModelFault.EDIT_CONFLICT) == 1
    kept = next(each for each in outcomes if each is not ModelFault.EDIT_CONFLICT)
    assert other.audits.get(audit.id).details.contact == kept.details.contact


def test_the_history_says_of_each_only_what_they_changed(two):
    one, other = two
    one.update_person(organisation="North")
    details = other.update_person(person_title="Lead")
    assert (details.organisation, details.person_title) == ("North", "Lead")
    line = other.changes.lines(HistoryFilter(), most=1).lines[0]
    assert [each.field for each in line.fields] == ["person_title"]


def test_readers_wait_for_nobody_who_writes(two, exchange):
    one, other = two
    take(one, exchange.made_return(exchange.entry()).raw)
    audit_id, overview = exchange.audit_id, load_overview(one, exchange.audit_id)
    reads: dict[str, Callable[[], object]] = {
        "the returns": lambda: other.intake.returns(audit_id),
        "the list of audits": other.audit_list.all,
        "an audit": lambda: load_overview(other, audit_id),
        "its answers": lambda: load_records(other, overview),
        "its cases in reserve": lambda: other.cases.reserves(audit_id),
        "its archive": lambda: other.archives.content(audit_id),
        "the history": lambda: load_history(other, HistoryWish()),
        "a word": lambda: search(other, SearchWish(typed="the"), lambda _done, _total: None),
        "the tools": other.tools.library,
        "the texts": other.texts.all,
        "the dates of agencies": other.tracker.own_dates,
        "what is being keyed in": lambda: other.keyed.drafts(audit_id),
        "the keys": other.keys.states,
        "what was deleted": other.deletions.all,
        "opening the profile": lambda: reopened(other),
    }
    with one._database.begin(), ThreadPoolExecutor(1) as reader:
        for what, read in reads.items():
            try:
                reader.submit(read).result(20)
            except TimeoutError:
                pytest.fail(f"{what} waited for the one who writes")


def reopened(profile: Profile) -> Profile:
    profile.close()
    again = open_profile(profile.folder, samples.PASSPHRASE)
    again.close()
    return again


def test_what_one_keys_in_another_computer_checks_and_nobody_checks_their_own(two, exchange):
    one, other = two
    for profile, initials in ((one, "KT"), (other, "KT")):
        (me,) = profile.staff.members()
        profile.staff.name(me.slot_id, initials)
    overview = load_overview(one, exchange.audit_id)
    cell = (overview.cases[0].id, overview.agencies[0].id)
    draft = begin(one, exchange.audit_id, cell, Paper(scan_ref="S-1"), NOW)
    one.forms.save_scope(draft.form_id, Scope(status=Status.NOT_KNOWN, reason="No record."))
    hand_over(one, draft.form_id, checker(), NOW)
    waiting = one.keyed.draft(draft.form_id)
    # The only member here, but not the only one there; and the same initials are no second person.
    for profile in two:
        with pytest.raises(OfficeRejected) as caught:
            take_in(profile, waiting, checker(), NOW, "Nobody else is in.")
        assert caught.value.fault is OfficeFault.SAME_PERSON
    (me,) = other.staff.members()
    other.staff.name(me.slot_id, "RO")
    taken = at_once(
        *(lambda: take_in(other, waiting, checker(), NOW) for _each in range(2)),
    )
    assert taken.count(ModelFault.EDIT_CONFLICT) + taken.count(ModelFault.NOT_FOUND) == 1
    (received,) = one.intake.returns(exchange.audit_id)
    assert received.keyed is not None
    assert keyed_words(received.keyed) == "Keyed in from paper by KT, checked by RO."
