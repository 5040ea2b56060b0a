"""Every place where the words stand is found, and none where they do not."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update

from export.name_gate import SCOPE_REASON
from export.return_file import ReturnEntry
from forms.scope import Scope, Status
from models.answer_search import SearchScope
from models.search_tables import EntryMarksRow
from models.tables import EntryRow
from models.word_marks import WordMarks, has_marks, wanted
from models.written import forget_marks
from office.search import LEAST_LETTERS, MOST, SearchWish, search
from tests.export.exchange import COMMENT, UINS
from tests.office.arrivals import take

REASON = "Seen once in the walk-in clinic."
SAID = 'The naïve plan was "reviewed\nin time" and 100% done, see notes\\part.'


def found(office, typed, **where):
    result = search(office, SearchWish(typed=typed, **where), lambda _done, _total: None)
    return [(hit.uin, hit.path) for hit in result.hits]


@pytest.fixture
def audit_id(office, exchange):
    """Agency one has two forms, agency two one form and a reason."""
    short = Scope(status=Status.CONTACT_ONLY, reason=REASON)
    take(office, exchange.made_return(exchange.entry(UINS[0]), exchange.entry(UINS[1])).raw)
    said = exchange.entry(UINS[0], comment=SAID)
    rest = ReturnEntry(uin=UINS[1], scope=short, answers={})
    take(office, exchange.made_return(said, rest, agency=1).raw)
    return exchange.audit_id


@pytest.mark.parametrize(
    "typed",
    [
        "naïve",
        "NAÏVE part",
        unicodedata.normalize("NFD", "naïve"),
        '"reviewed in time"',
        "time plan",
        "100%",
        "notes\\part",
        "part 100%",
        '"The naïve plan"',
    ],
)
def test_words_are_found_however_they_are_typed(office, audit_id, typed):
    assert (UINS[0], "Q1.comment") in found(office, typed, audit_id=audit_id)


@pytest.mark.parametrize(
    "typed",
    ["naive", "100_", "part clinic", '"in reviewed"', "r%e", "own", "yes", "Q1", "x", "", '"'],
)
def test_what_does_not_stand_there_is_not_found(office, audit_id, typed):
    places = found(office, typed, question="Q1", agency_code=agency_of(office, audit_id, 1).code)
    assert (UINS[0], "Q1.comment") not in places


def agency_of(office, audit_id, place):
    return office.audits.agencies(audit_id)[place]


def test_a_reason_for_a_status_is_found_and_belongs_to_no_question(office, audit_id):
    (hit,) = search(office, SearchWish(typed="walk-in"), lambda _done, _total: None).hits
    assert (hit.path, hit.question, hit.page) == (SCOPE_REASON, None, "")
    assert (hit.uin, hit.text) == (UINS[1], REASON)
    assert "walk-in clinic" in hit.excerpt
    assert hit.agency == agency_of(office, audit_id, 1).name


def test_case_agency_question_and_audit_narrow_it_down(office, audit_id):
    first, second = (agency_of(office, audit_id, n).code for n in (0, 1))
    everywhere = found(office, "plan")
    assert {uin for uin, _path in everywhere} == {UINS[0], UINS[1]}
    assert {uin for uin, _path in found(office, "plan", agency_code=second)} == {UINS[0]}
    assert {uin for uin, _path in found(office, "plan", uin=UINS[1])} == {UINS[1]}
    only = found(office, "plan", question="Q1", agency_code=first)
    assert sorted(only) == [(UINS[0], "Q1.comment"), (UINS[1], "Q1.comment")]
    details = office.audits.get(audit_id).details
    other = office.audits.create(details, office.audits.keys(audit_id))
    assert found(office, "plan", audit_id=other.id) == []
    assert found(office, "plan", audit_id=audit_id) == everywhere


def test_an_answer_that_was_replaced_is_not_found(office, exchange):
    first = exchange.made_return(exchange.entry(comment=SAID))
    take(office, first.raw)
    assert found(office, "naïve")
    take(office, exchange.made_return(exchange.entry(), after=first).raw)
    assert not found(office, "naïve")


def test_there_is_a_most_and_it_says_so(office, exchange):
    entries = [exchange.entry(uin) for uin in UINS]
    for agency in (0, 1):
        take(office, exchange.made_return(*entries, agency=agency).raw)
    result = search(office, SearchWish(typed="marvellously"), lambda _done, _total: None)
    written = sum(1 for text in exchange.answers.values() if text == COMMENT)
    assert 6 * written > MOST, "the example is too small for this test"
    assert (len(result.hits), result.more) == (MOST, True)


def test_looking_can_be_stopped(office, audit_id):
    class StoppedError(Exception):
        pass

    def stop(_done, _total):
        raise StoppedError

    with pytest.raises(StoppedError):
        search(office, SearchWish(typed="plan"), stop)
    assert found(office, "naïve"), "the store is free again"


WORDS = st.text(st.sampled_from("aAbéÉß'\\ \n%_ü-0"), min_size=2, max_size=12)


@given(said=WORDS, start=st.integers(0, 11), length=st.integers(2, 12))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_piece_of_what_was_written_finds_it(office, exchange, said, start, length):
    """What is stored is changed in place, since to seal a return for each example takes long."""
    if not office.intake.entries(exchange.audit_id):
        take(office, exchange.made_return().raw)
    answers = {**exchange.answers, "Q1.comment": said}
    with office.answer_search._database.begin() as connection:
        connection.execute(update(EntryRow).values(answers=answers))
        for entry_id in connection.scalars(select(EntryRow.id)).all():
            forget_marks(connection, entry_id)
    piece = " ".join(said.split())[start : start + length].strip()
    if len(piece) >= LEAST_LETTERS:
        assert found(office, f'"{piece}"', question="Q1") == [(UINS[0], "Q1.comment")]


def test_forms_of_before_are_found_and_get_their_marks(office, audit_id):
    """A profile that an earlier program made has none."""
    counted = select(func.count()).select_from(EntryMarksRow)
    with office.answer_search._database.begin() as connection:
        assert connection.execute(counted).scalar_one() == 4
        connection.execute(delete(EntryMarksRow))
    for _again in range(2):
        assert (UINS[0], "Q1.comment") in found(office, "reviewed")
        with office.answer_search._database.looking() as connection:
            assert connection.execute(counted).scalar_one() == 4


@pytest.mark.parametrize("typed", ["wür", "wu\u0308r", "łódź"])
def test_words_of_other_letters_rule_forms_out_unread(office, audit_id, typed):
    """In a store of a region nobody could wait until each form was read."""
    read = []
    office.answer_search.scan(SearchScope(), [typed], lambda each: not read.append(each))
    assert read == []


def test_words_in_codes_alone_rule_every_form_out(office, audit_id):
    assert found(office, "partnership-wide yes") == []
    assert found(office, "reviewed clinicx") == []


@given(st.text(max_size=60), st.text(max_size=40), st.text(max_size=8))
def test_marks_never_rule_out_a_text_that_holds_the_word(before, word, after):
    said = WordMarks().of([f"{before} x{word}y {after}"])
    for part in unicodedata.normalize("NFC", f"x{word}y").lower().split():
        assert has_marks(wanted([part]))(said)
        if part.isascii():
            assert has_marks(wanted([part.upper()]))(said)
    assert not has_marks(wanted(["zincwhite"]))(WordMarks().of(["nothing of the kind"]))
