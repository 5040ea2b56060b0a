"""A return keyed in from paper counts when a second person has checked it, and not before."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from anonymise import Checker, load_checker
from export.errors import FileFault
from forms.scope import Scope, Status
from models.auditor_tables import OF_FORM, FormRow
from models.change_snapshots import ChangeKind, HistoryFilter
from models.errors import ModelError, ModelFault
from models.keyed_snapshots import KeyedDraft, KeyedState, Paper
from models.profile import Profile, open_profile
from models.snapshots import EntryState
from office.conflicts import open_conflicts
from office.errors import OfficeFault, OfficeRejected
from office.keyed_words import keyed_words
from office.keying import begin, correct, hand_over, readiness, take_in
from office.overview import load_overview, load_records
from office.tracker import tracker_rows
from office.undo import settle_conflict, undo_return
from tests.ui.office import world
from tests.ui.office.world import Answered

NOW = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)
SECOND = "another long passphrase"
PAPER = Paper(
    auditor_name="P. Paper",
    auditor_title="Head teacher",
    signed_on=date(2026, 11, 3),
    scan_ref="S-12",
)
SCOPE = Scope(
    status=Status.AUDITED,
    known_child=True,
    known_parents=True,
    last_involvement=date(2026, 9, 1),
)
COMMENT = "The plan was reviewed on the day it was due, and the school was there."


@pytest.fixture(scope="module")
def checker() -> Checker:
    return load_checker()


@pytest.fixture
def profile(new_office: Profile) -> Profile:
    """The office as KT opens it; RO is the other member of staff."""
    (me,) = new_office.staff.members()
    new_office.staff.name(me.slot_id, "KT")
    return new_office


@pytest.fixture
def audit_id(profile: Profile, checker: Checker) -> str:
    audit = world.make_audit(profile)
    world.Laptop(profile, audit, "gp", checker)  # the packs are out
    world.Laptop(profile, audit, "police", checker)
    return audit.id


def cell_of(profile: Profile, audit_id: str, agency: str = "gp") -> tuple[str, str]:
    agencies = {each.code: each.id for each in profile.audits.agencies(audit_id)}
    return profile.audits.cases(audit_id)[0].id, agencies[agency]


def typed(profile: Profile, audit_id: str, agency: str = "gp", **texts: str) -> KeyedDraft:
    """A draft with a few answers on it, as an office types them."""
    draft = begin(profile, audit_id, cell_of(profile, audit_id, agency), PAPER, NOW)
    profile.forms.save_scope(draft.form_id, SCOPE)
    profile.forms.save_answers(draft.form_id, {"Q1": "yes", "Q1.comment": COMMENT, **texts})
    return draft


def by_another(profile: Profile) -> Profile:
    """Close the office and open it as the second member of staff."""
    folder = profile.folder
    if len(profile.staff.members()) == 1:
        profile.staff.add(world.PASSPHRASE, "RO", SECOND, world.QUICK)
    profile.close()
    return open_profile(folder, SECOND)


def fault_of(call: Callable[[], object]) -> OfficeFault:
    with pytest.raises(OfficeRejected) as caught:
        call()
    return caught.value.fault


def kinds(profile: Profile) -> list[object]:
    lines = profile.changes.lines(HistoryFilter(words="gp"), most=50).lines
    return [line.kind for line in reversed(lines)]


def test_what_is_typed_counts_after_the_second_person_and_says_so(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    draft = typed(profile, audit_id)
    assert readiness(profile, draft.form_id, checker, NOW).blanks > 0  # blank on the paper too
    hand_over(profile, draft.form_id, checker, NOW)
    assert load_overview(profile, audit_id).coverage.forms == 0
    other = by_another(profile)
    try:
        take_in(other, other.keyed.draft(draft.form_id), checker, NOW)
        overview = load_overview(other, audit_id)
        assert (overview.coverage.forms, overview.keyed) == (1, ())
        (cell,) = [each for each in overview.assignments if each.entry]
        assert (cell.status, cell.revision) == (Status.AUDITED, 1)
        assert cell.keyed is not None
        words = keyed_words(cell.keyed)
        assert words == "Keyed in from paper by KT, checked by RO."
        (received,) = overview.returns
        assert (received.auditor_name, received.keyed) == ("P. Paper", cell.keyed)
        (record,) = [each for each in load_records(other, overview) if each.filling is not None]
        assert record.filling is not None
        assert record.filling.answers() == {"Q1": "yes", "Q1.comment": COMMENT}
        told = [k for k in kinds(other) if str(k).startswith("keyed")]
        assert told == [
            ChangeKind.KEYED_BEGUN,
            ChangeKind.KEYED_FINISHED,
            ChangeKind.KEYED_CHECKED,
        ]
        assert left_over(other) == 0
    finally:
        other.close()


def left_over(profile: Profile) -> int:
    """How many rows of forms and of what hangs on them there are."""
    with profile._database.begin() as connection:
        return sum(
            connection.execute(select(func.count()).select_from(row)).scalar_one()
            for row in (FormRow, *OF_FORM)
        )


def test_whoever_typed_any_of_it_may_not_check_it(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    draft = typed(profile, audit_id)
    profile.staff.add(world.PASSPHRASE, "RO", SECOND, world.QUICK)
    other = by_another(profile)
    try:
        other.keyed.open_to_type(draft.form_id)
        hand_over(other, draft.form_id, checker, NOW)
        refused = fault_of(
            lambda: take_in(other, other.keyed.draft(draft.form_id), checker, NOW, "In a hurry.")
        )
        assert refused is OfficeFault.SAME_PERSON
        assert other.keyed.draft(draft.form_id).typists == ("KT", "RO")
    finally:
        other.close()
    first = open_profile(profile.folder, world.PASSPHRASE)
    try:
        again = fault_of(
            lambda: take_in(first, first.keyed.draft(draft.form_id), checker, NOW, "In a hurry.")
        )
        assert again is OfficeFault.SAME_PERSON
        assert load_overview(first, audit_id).coverage.forms == 0
    finally:
        first.close()


def test_an_only_member_gives_a_reason_and_it_is_marked(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    draft = typed(profile, audit_id)
    hand_over(profile, draft.form_id, checker, NOW)
    refused = fault_of(
        lambda: take_in(profile, profile.keyed.draft(draft.form_id), checker, NOW, " ")
    )
    assert refused is OfficeFault.KEYED_REASON
    take_in(profile, profile.keyed.draft(draft.form_id), checker, NOW, "One person works here.")
    (received,) = profile.intake.returns(audit_id)
    assert received.keyed is not None
    assert "checked by the same person: One person works here." in keyed_words(received.keyed)
    assert ChangeKind.KEYED_ALONE in kinds(profile)


def test_what_was_typed_anew_while_it_was_compared_does_not_count(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    """The second person has seen other words than those that would count."""
    draft = typed(profile, audit_id)
    hand_over(profile, draft.form_id, checker, NOW)
    seen = profile.keyed.draft(draft.form_id)
    profile.keyed.open_to_type(draft.form_id)
    profile.forms.save_answers(draft.form_id, {"Q1.comment": "Something else."})
    hand_over(profile, draft.form_id, checker, NOW)
    with pytest.raises(ModelError) as caught:
        take_in(profile, seen, checker, NOW, "One person works here.")
    assert caught.value.fault is ModelFault.EDIT_CONFLICT
    assert load_overview(profile, audit_id).coverage.forms == 0


def test_what_was_keyed_in_does_not_say_that_a_pack_was_opened(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    draft = typed(profile, audit_id)
    hand_over(profile, draft.form_id, checker, NOW)
    take_in(profile, profile.keyed.draft(draft.form_id), checker, NOW, "One person works here.")
    contacts = profile.tracker.contacts(audit_id)
    rows = tracker_rows(load_overview(profile, audit_id), contacts, NOW.date())
    (row,) = (each for each in rows if each.agency.id == draft.agency_id)
    assert (row.back, row.is_opened) == (1, False)


def test_names_keep_it_from_the_second_person(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    draft = typed(profile, audit_id, **{"Q1.comment": "Jessica Thornton said that she was seen."})
    assert readiness(profile, draft.form_id, checker, NOW).open_names > 0
    refused = fault_of(lambda: hand_over(profile, draft.form_id, checker, NOW))
    assert refused is OfficeFault.KEYED_NAMES_OPEN
    assert profile.keyed.draft(draft.form_id).state is KeyedState.DRAFT


def test_nothing_is_begun_without_initials_a_pack_or_a_free_cell(
    profile: Profile, checker: Checker
) -> None:
    audit = world.make_audit(profile)
    cell = cell_of(profile, audit.id)
    start = lambda: begin(profile, audit.id, cell, PAPER, NOW)  # noqa: E731
    assert fault_of(start) is OfficeFault.KEYING_NEEDS_PACK
    laptop = world.Laptop(profile, audit, "gp", checker)
    world.take_in(profile, laptop.make({"CSA-01": Answered()}))
    assert fault_of(start) is OfficeFault.ANSWERED
    (me,) = profile.staff.members()
    profile.staff.name(me.slot_id, "")
    assert fault_of(start) is OfficeFault.NO_INITIALS


def test_a_paper_that_nobody_can_find_is_not_handed_over(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    draft = typed(profile, audit_id)
    profile.keyed.set_paper(draft.form_id, Paper(auditor_name="P. Paper"))
    refused = fault_of(lambda: hand_over(profile, draft.form_id, checker, NOW))
    assert refused is OfficeFault.NO_PAPER


def test_the_second_person_sends_it_back_with_a_word(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    draft = typed(profile, audit_id)
    hand_over(profile, draft.form_id, checker, NOW)
    profile.keyed.send_back(draft.form_id, "Q1 is No on the paper.")
    back = profile.keyed.draft(draft.form_id)
    assert (back.state, back.note) == (KeyedState.SENT_BACK, "Q1 is No on the paper.")
    with pytest.raises(ModelError) as caught:
        take_in(profile, profile.keyed.draft(draft.form_id), checker, NOW, "Alone.")
    assert caught.value.fault is ModelFault.EDIT_CONFLICT


def counted(profile: Profile, audit_id: str, checker: Checker, **texts: str) -> str:
    draft = typed(profile, audit_id, **texts)
    hand_over(profile, draft.form_id, checker, NOW)
    take_in(profile, profile.keyed.draft(draft.form_id), checker, NOW, "One person works here.")
    (entry,) = profile.intake.entries(audit_id)
    return entry.id


def test_a_correction_is_a_revision_with_a_reason_and_leaves_the_first_one_in_the_record(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    first = counted(profile, audit_id, checker)
    assert fault_of(lambda: correct(profile, first, audit_id, " ", NOW)) is OfficeFault.KEYED_REASON
    form_id = correct(profile, first, audit_id, "Q1 was read wrongly.", NOW)
    assert profile.forms.answers(form_id)["Q1"] == "yes"
    profile.forms.save_answers(form_id, {"Q1": "no"})
    (standing,) = profile.intake.entries(audit_id)
    assert standing.id == first  # what counts stays until the correction has been checked
    hand_over(profile, form_id, checker, NOW)
    take_in(profile, profile.keyed.draft(form_id), checker, NOW, "One person works here.")
    (entry,) = profile.intake.entries(audit_id)
    assert entry.answers["Q1"] == "no"
    cell = cell_of(profile, audit_id)
    states = [each.state for each in profile.intake.entry_history(*cell)]
    assert states == [EntryState.CURRENT, EntryState.REPLACED]
    revisions = [(r.revision, r.reason) for r in profile.intake.returns(audit_id)]
    assert revisions == [(1, ""), (2, "Q1 was read wrongly.")]


def test_a_sealed_return_that_comes_later_is_a_conflict_and_overwrites_nothing(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    keyed = counted(profile, audit_id, checker)
    audit = profile.audits.get(audit_id)
    laptop = world.Laptop(profile, audit, "gp", checker)
    outcome = world.take_in(profile, laptop.make({"CSA-01": Answered()}))
    assert outcome.code == FileFault.CONFLICT.value
    (standing,) = profile.intake.entries(audit_id)
    assert standing.id == keyed
    (conflict,) = open_conflicts(profile, audit_id)
    sealed = next(side for side in conflict.sides if not side.stands)
    settle_conflict(profile, sealed.entry, "CSA-01", "The agency sent it itself.", NOW)
    (standing,) = profile.intake.entries(audit_id)
    assert standing.id == sealed.entry.id


def test_keyed_in_after_the_agency_has_sent_it_is_a_conflict_too(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    draft = typed(profile, audit_id)
    hand_over(profile, draft.form_id, checker, NOW)
    laptop = world.Laptop(profile, profile.audits.get(audit_id), "gp", checker)
    world.take_in(profile, laptop.make({"CSA-01": Answered()}))
    planned = take_in(
        profile, profile.keyed.draft(draft.form_id), checker, NOW, "One person works here."
    )
    assert planned.code == FileFault.CONFLICT.value
    (standing,) = profile.intake.entries(audit_id)
    (conflict,) = open_conflicts(profile, audit_id)
    assert standing.id in {side.entry.id for side in conflict.sides}
    assert len(conflict.sides) == 2


def test_a_keyed_in_return_is_taken_out_like_any_other(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    counted(profile, audit_id, checker)
    (received,) = profile.intake.returns(audit_id)
    assert undo_return(profile, received.id, NOW) == 1
    assert profile.intake.entries(audit_id) == ()
    assert load_overview(profile, audit_id).coverage.forms == 0
    counted(profile, audit_id, checker)


def test_a_case_that_is_not_known_needs_no_form(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    draft = begin(profile, audit_id, cell_of(profile, audit_id), PAPER, NOW)
    refused = fault_of(lambda: hand_over(profile, draft.form_id, checker, NOW))
    assert refused is OfficeFault.NO_STATUS
    profile.forms.save_scope(draft.form_id, Scope(status=Status.NOT_KNOWN))
    hand_over(profile, draft.form_id, checker, NOW)
    take_in(profile, profile.keyed.draft(draft.form_id), checker, NOW, "One person works here.")
    (entry,) = profile.intake.entries(audit_id)
    assert (entry.scope.status, dict(entry.answers)) == (Status.NOT_KNOWN, {})
