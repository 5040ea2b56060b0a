"""What the office notes about returns is kept on both engines, and only about what it read."""

from datetime import timedelta
from typing import Any

import pytest

from models.errors import ModelError, ModelFault
from models.review_snapshots import (
    Accepted,
    Moderation,
    Pick,
    Query,
    QueryFile,
    Redaction,
    Reviews,
    Rewriting,
    RewrittenEntry,
    RewrittenReturn,
)
from tests.models.samples import NOON, Office

LATER = NOON + timedelta(days=1)


def cell_of(office: Office) -> dict[str, Any]:
    return {"case_id": office.cases[0].id, "agency_id": office.agencies[0].id}


def accepted(office: Office, entry_id: str) -> Accepted:
    return Accepted(**cell_of(office), entry_id=entry_id, at=NOON, by="RW")


def query(office: Office, id: str = "q1") -> Query:
    return Query(
        **cell_of(office), id=id, path="q1.comment", text="Who?", asked_at=NOON, asked_by="RW"
    )


def a_file(office: Office, number: int = 1) -> QueryFile:
    return QueryFile(
        id=f"file-{number}",
        agency_id=office.agencies[0].id,
        pack_id=office.packs[0].id,
        number=number,
        file_name=f"CSA-2026_police_query{number}.auditquery",
        sha256="0" * 64,
        made_at=NOON,
    )


def noted(office: Office) -> Reviews:
    return office.profile.reviews.of(office.audit.id)


@pytest.fixture
def returned(office: Office) -> str:
    """The entry of a return that counts."""
    office.profile.intake.apply(office.merge("r1"))
    return office.entry("r1").id


def test_what_is_noted_is_given_back(office: Office, returned: str):
    reviews = office.profile.reviews
    reviews.ask(query(office))
    reviews.add_file(a_file(office), ["q1"])
    graded = Moderation(
        **cell_of(office),
        question="q1",
        grade="good",
        reason="Too little is said: Łódź.",
        entry_id=returned,
        at=NOON,
        by="RW",
    )
    reviews.moderate(graded)
    mark = Pick(
        **cell_of(office),
        id="p1",
        path="q1.comment",
        theme="",
        start=2,
        stop=5,
        entry_id=returned,
        note="Worth telling.",
        at=NOON,
        by="RW",
    )
    reviews.add_picks([mark])
    found = noted(office)
    assert [each.file_id for each in found.queries] == ["file-1"]
    assert (found.files, found.moderations, found.picks) == (
        (a_file(office),),
        (graded,),
        (mark,),
    )
    reviews.accept(accepted(office, returned), ["q1"])
    found = noted(office)
    assert found.accepted == (accepted(office, returned),)
    assert [each.closed_at for each in found.queries] == [NOON]
    reviews.reopen(**cell_of(office))
    reviews.drop_pick("p1")
    reviews.end_moderation(graded)
    found = noted(office)
    assert (found.accepted, found.picks, found.moderations) == ((), (), ())


def graded(office: Office, entry_id: str, grade: str, reason: str = "As read.") -> Moderation:
    return Moderation(
        **cell_of(office),
        question="q1",
        grade=grade,
        reason=reason,
        entry_id=entry_id,
        at=NOON,
        by="RW",
    )


def test_another_grade_takes_the_place_of_the_one_that_was_seen(office: Office, returned: str):
    good, poor = (graded(office, returned, grade) for grade in ("good", "poor"))
    office.profile.reviews.moderate(good)
    office.profile.reviews.moderate(poor, good)
    assert [each.grade for each in noted(office).moderations] == ["poor"]


def test_a_grade_that_a_colleague_gave_meanwhile_is_not_lost(office: Office, returned: str):
    reviews = office.profile.reviews
    good = graded(office, returned, "good")
    theirs = graded(office, returned, "poor", "Nobody spoke with the child.")
    reviews.moderate(good)
    reviews.moderate(theirs, good)
    mine = graded(office, returned, "good", "Too little is said.")
    for deed in (
        lambda: reviews.moderate(mine),
        lambda: reviews.moderate(mine, good),
        lambda: reviews.end_moderation(good),
    ):
        with pytest.raises(ModelError) as caught:
            deed()
        assert caught.value.fault is ModelFault.EDIT_CONFLICT
    assert noted(office).moderations == (theirs,)


def test_accepting_closes_no_query_that_was_asked_meanwhile(office: Office, returned: str):
    reviews = office.profile.reviews
    reviews.ask(query(office))
    reviews.ask(query(office, "q2"))
    with pytest.raises(ModelError) as caught:
        reviews.accept(accepted(office, returned), ["q1"])
    assert caught.value.fault is ModelFault.EDIT_CONFLICT
    assert [each.closed_at for each in noted(office).queries] == [None, None]
    reviews.accept(accepted(office, returned), ["q1", "q2"])
    assert [each.closed_at for each in noted(office).queries] == [NOON, NOON]


def test_nobody_accepts_what_counts_no_more(office: Office, returned: str):
    office.profile.intake.apply(office.merge("r2", revision=2))
    with pytest.raises(ModelError) as caught:
        office.profile.reviews.accept(accepted(office, returned))
    assert caught.value.fault is ModelFault.EDIT_CONFLICT
    assert noted(office).accepted == ()


def test_two_files_of_one_number_are_not_made(office: Office, returned: str):
    reviews = office.profile.reviews
    reviews.ask(query(office))
    reviews.add_file(a_file(office), ["q1"])
    with pytest.raises(ModelError) as caught:
        reviews.add_file(a_file(office), ["q1"])
    assert caught.value.fault is ModelFault.EDIT_CONFLICT
    reviews.take_back_file("file-1")
    assert [each.file_id for each in noted(office).queries] == [""]
    assert noted(office).files == ()


def test_a_query_that_never_left_goes_and_one_that_did_is_closed(office: Office, returned: str):
    reviews = office.profile.reviews
    for each in ("q1", "q2"):
        reviews.ask(query(office, each))
    reviews.add_file(a_file(office), ["q2"])
    for each in ("q1", "q2"):
        reviews.close_query(each)
    (left,) = noted(office).queries
    assert left.id == "q2"
    assert left.closed_at is not None
    with pytest.raises(ModelError):
        reviews.close_query("q1")


def test_answers_to_queries_are_those_of_the_entries_that_count(office: Office):
    store = office.profile.intake
    store.apply(office.merge("r1", office.entry("r1", replies={"q1": "Yes.", "q2": "No."})))
    assert noted(office).replies == {"q1": "Yes.", "q2": "No."}
    store.apply(office.merge("r2", office.entry("r2", replies={"q1": "Later."}), revision=2))
    assert noted(office).replies == {"q1": "Later."}


def test_taking_words_out_is_whole_or_not_at_all(office: Office, returned: str):
    trace = Redaction(
        **cell_of(office),
        id="x1",
        path="q1.comment",
        instead="[redacted]",
        length=4,
        words=1,
        places=1,
        digest="d" * 64,
        reason="A name.",
        at=LATER,
        by="RW",
    )
    texts = {"q1.answer": "yes", "q1.comment": "[redacted]"}
    entry = RewrittenEntry(entry_id=returned, answers=texts, reason="", replies={})
    gone = RewrittenEntry(entry_id="nowhere", answers={}, reason="", replies={})
    received = office.received("r1")
    file = RewrittenReturn(
        return_id="r1", file_sha256=received.file_sha256, previous_header="p" * 64, reason=""
    )
    store, redactions = office.profile.intake, office.profile.redactions
    with pytest.raises(ModelError) as caught:
        redactions.redact(Rewriting(redaction=trace, entries=(entry, gone), returns=(file,)), str)
    assert caught.value.fault is ModelFault.EDIT_CONFLICT
    (kept,) = store.entries(office.audit.id)
    assert kept.answers != texts
    assert noted(office).redactions == ()
    redactions.redact(Rewriting(redaction=trace, entries=(entry,), returns=(file,)), str)
    (kept,) = store.entries(office.audit.id)
    assert kept.answers == texts
    assert noted(office).redactions == (trace,)
    emptied = office.profile.reviews.emptied_files(office.agencies[0].id)
    assert emptied == {received.file_sha256: "p" * 64}
    with pytest.raises(ModelError):
        store.file_bytes(received.file_sha256)


def test_what_was_noted_in_one_moment_has_one_order(office: Office) -> None:
    """Whatever it was noted in, and on every engine."""
    intake, reviews = office.profile.intake, office.profile.reviews
    for place in range(3):
        name = f"r{place}"
        entries = [office.entry(name, case, place) for case in range(2)]
        intake.apply(office.merge(name, *entries, agency=place))
    cells = {(each.case_id, each.agency_id): each.id for each in intake.entries(office.audit.id)}
    for (case_id, agency_id), entry_id in sorted(cells.items(), reverse=True):
        about = {"case_id": case_id, "agency_id": agency_id, "entry_id": entry_id}
        reviews.accept(Accepted(**about, at=NOON, by="RW"))
        for question in ("q2", "q1"):
            reviews.moderate(
                Moderation(**about, question=question, grade="good", reason="", at=NOON, by="RW")
            )
    kept = noted(office)
    assert [(each.case_id, each.agency_id) for each in kept.accepted] == sorted(cells)
    assert [(each.case_id, each.agency_id, each.question) for each in kept.moderations] == [
        (*cell, question) for cell in sorted(cells) for question in ("q1", "q2")
    ]
