"""The plan of a merge as a property: any order, any number of times, the same standing answers."""

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from export.errors import FileFault
from forms.scope import Scope, Status
from models.snapshots import Entry, EntryState, ReceivedReturn
from office.errors import IntakeCode
from office.merge import Plan, Standing, following, plan
from tests.export.exchange import NOW

NOTHING = Standing(seen={}, current={}, held={})


@dataclass(frozen=True)
class Sent:
    """One return as a laptop sent it; ``story`` tells two contents of one revision apart."""

    laptop: str
    revision: int
    cases: tuple[str, ...]
    story: str = ""
    previous: str | None = None
    withdraws: bool = False

    @property
    def header(self) -> str:
        return f"{self.laptop}{self.revision}{self.story}"


@dataclass
class Office:
    """What stands, kept in memory and built from the plans alone."""

    standing: Standing = NOTHING
    counts: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)

    def take(self, sent: Sent) -> Plan:
        received = ReceivedReturn(
            id=sent.header,
            audit_id="a",
            agency_id="g",
            pack_id="p",
            installation_id=sent.laptop,
            revision=sent.revision,
            header_sha256=sent.header,
            file_sha256=sent.header,
            auditor_name="",
            auditor_title="",
            declaration="",
            created_at=NOW,
            received_at=NOW,
            withdraws=sent.withdraws,
        )
        entries = [
            Entry(
                id=f"{sent.header}-{case}",
                case_id=case,
                agency_id="g",
                return_id=sent.header,
                scope=Scope(status=Status.NOT_KNOWN),
                answers={},
                cleared={},
                state=EntryState.CURRENT,
            )
            for case in sent.cases
        ]
        planned = plan(received, entries, self.standing, previous_header=sent.previous)
        if planned.code != FileFault.DUPLICATE:
            self.standing = following(
                self.standing, received, planned.entries, forked=planned.forked
            )
        for entry in planned.entries:
            self.kept.add(entry.id)
            if entry.state is EntryState.CURRENT:
                self.counts[entry.case_id] = entry.id
            if entry.state is EntryState.WITHDRAWN:
                self.counts.pop(entry.case_id, None)
        return planned


def told(*sent: Sent) -> list[str]:
    office = Office()
    return [office.take(each).code for each in sent]


def chain(
    laptop: str, cases: list[tuple[str, ...]], taken_back: Collection[int] = ()
) -> list[Sent]:
    """What an honest laptop sends: each revision names the header of the one before.

    The revisions in ``taken_back`` withdraw their cases.
    """
    sent: list[Sent] = []
    for place, held in enumerate(cases):
        revision = place + 1
        previous = sent[-1].header if sent else None
        back = revision in taken_back
        sent.append(Sent(laptop, revision, held, previous=previous, withdraws=back))
    return sent


def cases_of(*names: str) -> st.SearchStrategy[list[tuple[str, ...]]]:
    some = st.lists(st.sampled_from(names), min_size=1, unique=True).map(tuple)
    return st.lists(some, max_size=5)


# Two laptops of one agency that share the work out between them.
honest = st.tuples(
    cases_of("c1", "c2", "c3"), cases_of("c4", "c5"), st.sets(st.integers(1, 5))
).map(lambda both: chain("x", both[0], both[2]) + chain("y", both[1], both[2]))


@given(st.data(), honest)
def test_any_order_and_any_number_of_times_end_the_same(data, sent):
    copies = data.draw(st.lists(st.sampled_from(sent), max_size=8)) if sent else []
    shuffled = data.draw(st.permutations([*sent, *copies]))
    straight, mixed = Office(), Office()
    for each in sent:
        straight.take(each)
    for each in shuffled:
        mixed.take(each)
    assert mixed.counts == straight.counts
    assert mixed.kept == straight.kept
    last = {case: each for each in sent for case in each.cases}
    assert mixed.counts == {
        case: f"{each.header}-{case}" for case, each in last.items() if not each.withdraws
    }


@given(st.data(), honest.filter(bool))
def test_what_is_in_conflict_never_replaces_what_counts(data, sent):
    office = Office()
    for each in sent:
        office.take(each)
    before = dict(office.counts)
    one = data.draw(st.sampled_from(sent))
    second_story = Sent(
        laptop=one.laptop,
        revision=one.revision,
        cases=("c1", "c2", "c3", "c4", "c5"),
        story="other",
        previous=one.previous,
    )
    planned = office.take(second_story)
    assert planned.code == FileFault.CONFLICT
    assert {entry.state for entry in planned.entries} == {EntryState.CONFLICT}
    assert office.counts == before
    assert office.take(second_story).code == FileFault.DUPLICATE


def test_the_plain_course_of_things():
    first, second = chain("x", [("c1", "c2"), ("c1",)])
    assert told(first, second, first) == [IntakeCode.NEW, IntakeCode.NEWER, FileFault.DUPLICATE]
    assert told(second, first) == [IntakeCode.GAP, IntakeCode.NEW]
    only = chain("x", [("c1",), ("c1",)])
    assert told(only[1], only[0]) == [IntakeCode.GAP, FileFault.OLDER_REVISION]


def test_what_is_taken_back_is_awaited_again_and_a_later_return_stands():
    sent = chain("x", [("c1", "c2"), ("c1",), ("c1",)], taken_back={2})
    assert told(*sent) == [IntakeCode.NEW, IntakeCode.WITHDRAWN, IntakeCode.NEW]
    office = Office()
    for each in sent[:2]:
        office.take(each)
    assert office.counts == {"c2": "x1-c2"}
    assert office.take(sent[1]).code == FileFault.DUPLICATE
    office.take(sent[2])
    assert office.counts == {"c1": "x3-c1", "c2": "x1-c2"}


def test_a_withdrawal_that_comes_first_holds_what_it_took_back():
    first, back = chain("x", [("c1",), ("c1",)], taken_back={2})
    office = Office()
    assert office.take(back).code == IntakeCode.WITHDRAWN
    planned = office.take(first)
    assert planned.code == FileFault.OLDER_REVISION
    assert office.counts == {}


def test_what_one_laptop_took_back_another_may_answer():
    first, back = chain("x", [("c1",), ("c1",)], taken_back={2})
    office = Office()
    for each in (first, back):
        office.take(each)
    assert office.take(Sent("y", 1, ("c1",))).code == IntakeCode.NEW
    assert office.counts == {"c1": "y1-c1"}


def test_what_was_taken_back_stays_so_when_its_old_return_comes_late():
    first, back = chain("x", [("c1",), ("c1",)], taken_back={2})
    others = chain("y", [("c1",), ("c1",)], taken_back={2})
    for between in ([], others, others[:1], [Sent("y", 1, ("c1",), withdraws=True)]):
        early, late = Office(), Office()
        for each in (first, back, *between):
            early.take(each)
        for each in (back, *between):
            late.take(each)
        assert late.take(first).code == FileFault.OLDER_REVISION
        assert late.counts == early.counts


def test_a_laptop_cannot_take_back_what_another_sent():
    office = Office()
    office.take(Sent("x", 1, ("c1",)))
    planned = office.take(Sent("y", 1, ("c1",), withdraws=True))
    assert planned.code == FileFault.CONFLICT
    assert office.counts == {"c1": "x1-c1"}


def test_a_gap_names_the_missing_revisions():
    sent = chain("x", [("c1",)] * 12)
    office = Office()
    office.take(sent[0])
    assert office.take(sent[3]).missing_words == "2, 3"
    assert office.take(sent[4]).missing_words == ""
    assert office.take(sent[11]).missing_words == "6, 7, 8, 9, 10, 11"
    assert Office().take(sent[11]).missing_words == "1, 2, 3, 4, 5, 6, ..."


def test_two_laptops_with_the_same_case_are_a_conflict_and_the_first_stays():
    office = Office()
    office.take(Sent("x", 1, ("c1",)))
    planned = office.take(Sent("y", 1, ("c1", "c2")))
    assert planned.code == FileFault.CONFLICT
    assert [entry.state for entry in planned.entries] == [EntryState.CONFLICT, EntryState.CURRENT]
    assert office.counts == {"c1": "x1-c1", "c2": "y1-c2"}
    assert office.take(Sent("x", 2, ("c1",), previous="x1")).code == IntakeCode.NEWER


def test_a_restored_backup_ends_as_a_conflict():
    x1, x2, x3 = chain("x", [("c1",), ("c1",), ("c1",)])
    office = Office()
    for each in (x1, x2, x3):
        office.take(each)
    # Put back to where revision 1 had been sent, the laptop counts on from there.
    for revision, previous in ((2, x1.header), (3, "x2b"), (4, "x3b")):
        restored = Sent("x", revision, ("c1",), story="b", previous=previous)
        fresh = Office(standing=office.standing, counts=dict(office.counts))
        assert fresh.take(restored).code == FileFault.CONFLICT
        assert fresh.counts == {"c1": "x3-c1"}


def test_every_order_of_a_small_set_by_hand():
    sent = chain("x", [("c1",), ("c1", "c2"), ("c2",)])
    ends = set()
    for order in permutations(sent):
        office = Office()
        for each in order:
            office.take(each)
        ends.add(tuple(sorted(office.counts.items())))
    assert ends == {(("c1", "x2-c1"), ("c2", "x3-c2"))}


def test_what_follows_from_a_restored_backup_is_a_conflict_too():
    x1, x2, x3 = chain("x", [("c1",), ("c1",), ("c1",)])
    office = Office()
    for each in (x1, x2, x3):
        office.take(each)
    previous = x1.header
    for revision in (2, 3, 4, 5, 6):
        restored = Sent("x", revision, ("c1",), story="b", previous=previous)
        assert office.take(restored).code == FileFault.CONFLICT, revision
        previous = restored.header
    assert office.counts == {"c1": "x3-c1"}
    honest = Sent("x", 4, ("c1",), previous=x3.header)
    assert office.take(honest).code == FileFault.CONFLICT, "the number was told before"
