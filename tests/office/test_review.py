"""Reading returns: how far the office is with each, and what it notes about them."""

import time
from dataclasses import replace

import pytest

from forms.kinds import Grade
from forms.scope import Status
from models.auditor_snapshots import CaseNames
from models.change_snapshots import HistoryFilter
from models.errors import ModelError, ModelFault
from models.review_snapshots import Accepted, Reviews
from models.snapshots import Assignment
from office.agreement import agreement
from office.analysis import Record, analyse, case_sheet
from office.case_reading import far_apart
from office.closing import close_audit
from office.conflicts import Side
from office.moderation import (
    Moderated,
    moderated_agreement_words,
    moderated_judgement,
    moderated_sheet,
    moderated_words,
)
from office.overview import load_records
from office.picks import picked
from office.prints import judgement_table
from office.querying import keep_query_file, make_query_file
from office.redacting import RedactionWish, redact
from office.review import ReviewState, read_return, review_states, standings
from office.undo import undo_return
from tests.export.exchange import COMMENT, NOW, UINS, checker
from tests.office.arrivals import take
from tests.office.reviewing import (
    accept,
    ask,
    entry_of,
    moderate,
    overview_of,
    pick,
    read,
    state_of,
)

NAMED = "The plan was agreed with Emily Hargreaves at school."


def test_a_return_is_read_in_the_order_of_the_form_and_all_of_it(office, exchange):
    take(office, exchange.made_return().raw)
    entry = entry_of(office, exchange)
    shown = read(office, exchange, entry)
    tool = overview_of(office, exchange).tool
    codes = [answer.question.code for page in shown.pages for answer in page.answers]
    assert codes == [each.code for each in tool.questions if each.code in set(codes)]
    texts = {box.path for page in shown.pages for answer in page.answers for box in answer.boxes}
    written = {path for path, text in entry.answers.items() if text == COMMENT}
    assert written
    assert written <= texts


def test_names_in_what_came_are_found_in_their_place(office, exchange):
    take(office, exchange.made_return(exchange.entry()).raw)
    entry = entry_of(office, exchange)
    said = {**entry.answers, "Q1.comment": NAMED}
    named = replace(entry, answers=said)
    overview = overview_of(office, exchange)
    side = Side(entry=named, received=overview.returns[0])
    shown = read_return(overview, (side,), checker=checker(), names=CaseNames(), key=b"k" * 32)
    assert {each.path for each in shown.findings} == {"Q1.comment"}
    found = shown.findings[0].finding
    assert "Emily" in NAMED[found.start : found.end]


def test_accepting_holds_for_that_answer_and_no_later_one(office, exchange):
    first = exchange.made_return()
    take(office, first.raw)
    assert state_of(office, exchange) == "returned"
    accept(office, entry_of(office, exchange))
    assert state_of(office, exchange) == "accepted"
    take(office, exchange.made_return(exchange.entry(comment="Other words."), after=first).raw)
    assert state_of(office, exchange) == "returned"


def test_what_was_replaced_meanwhile_is_not_accepted(office, exchange):
    first = exchange.made_return()
    take(office, first.raw)
    read_before = entry_of(office, exchange)
    take(office, exchange.made_return(exchange.entry(comment="Other words."), after=first).raw)
    with pytest.raises(ModelError) as caught:
        accept(office, read_before)
    assert caught.value.fault is ModelFault.EDIT_CONFLICT
    assert state_of(office, exchange) == "returned"


def test_a_question_opens_what_was_accepted_and_closing_it_ends_it(office, exchange):
    take(office, exchange.made_return().raw)
    entry = entry_of(office, exchange)
    accept(office, entry)
    query = ask(office, entry, "Which worker was told?")
    assert state_of(office, exchange) == "queried"
    office.reviews.close_query(query.id)
    assert state_of(office, exchange) == "returned"
    assert overview_of(office, exchange).reviews.queries == ()  # it never left


def test_accepting_closes_what_was_asked(office, exchange):
    take(office, exchange.made_return().raw)
    entry = entry_of(office, exchange)
    ask(office, entry, "Which worker was told?")
    accept(office, entry)
    assert state_of(office, exchange) == "accepted"


def test_undoing_the_import_leaves_no_state_behind(office, exchange):
    take(office, exchange.made_return().raw)
    entry = entry_of(office, exchange)
    accept(office, entry)
    moderate(office, entry, "Q10", "good", "Too little is said.")
    undo_return(office, entry.return_id, NOW)
    overview = overview_of(office, exchange)
    assert standings(overview) == ()


def graded(exchange) -> str:
    return next(each.code for each in exchange.tool.questions if isinstance(each.kind, Grade))


def test_moderated_grades_stand_beside_the_agencies_own(office, exchange):
    take(office, exchange.made_return(*(exchange.entry(uin) for uin in UINS)).raw)
    code = graded(exchange)
    question = exchange.tool.question(code)
    scale = [each.code for each in question.kind.options]
    entry = entry_of(office, exchange)
    assert entry.answers[code] == scale[0]
    moderate(office, entry, code, scale[1], "Too little is said.")
    overview = overview_of(office, exchange)
    chosen = load_records(office, overview)
    found = moderated_judgement(question, chosen, overview.reviews.moderations)
    assert found is not None
    assert [(each.own, each.moderated) for each in found.lines][:2] == [(3, 2), (0, 1)]
    assert (found.agreement.exact, found.agreement.pairs, found.agreement.kappa) == (0, 1, None)
    assert "0 of 1" in moderated_agreement_words(found)
    (moderation,) = overview.reviews.moderations
    assert moderated_words(question, moderation).startswith("Moderated: ")
    office.reviews.end_moderation(moderation)
    assert overview_of(office, exchange).reviews.moderations == ()


def test_agreement_with_the_office_says_why_there_is_no_kappa(exchange):
    question = exchange.tool.question(graded(exchange))
    all_alike = agreement([(0, 0)] * 12)
    words = moderated_agreement_words(Moderated(question=question, lines=(), agreement=all_alike))
    assert words.endswith(
        "12 of 12 (100%) forms moderated. All judgements are the same, so there is no kappa."
    )


def test_moderation_adds_nothing_and_loses_nothing(office, exchange):
    """Whatever is moderated, the same number of forms stands in both distributions."""
    take(office, exchange.made_return(*(exchange.entry(uin) for uin in UINS)).raw)
    code = graded(exchange)
    question = exchange.tool.question(code)
    for uin, option in zip(UINS, question.kind.options, strict=False):
        moderate(office, entry_of(office, exchange, uin), code, option.code, "As read.")
    overview = overview_of(office, exchange)
    chosen: tuple[Record, ...] = load_records(office, overview)
    found = moderated_judgement(question, chosen, overview.reviews.moderations)
    assert found is not None
    assert sum(each.own for each in found.lines) == sum(each.moderated for each in found.lines) == 3


def test_a_grade_counts_no_more_where_the_agency_took_its_answer_back(office, exchange):
    """The grade stays noted, and counts again with the answer that it is about."""
    first = exchange.made_return(*(exchange.entry(uin) for uin in UINS))
    take(office, first.raw)
    code = graded(exchange)
    question = exchange.tool.question(code)
    entry = entry_of(office, exchange)
    moderate(office, entry, code, question.kind.options[1].code, "Too little is said.")
    back = exchange.made_return(
        exchange.entry(), after=first, withdraws=True, reason="Wrong child."
    )
    take(office, back.raw)
    overview = overview_of(office, exchange)
    chosen = load_records(office, overview)
    assert moderated_judgement(question, chosen, overview.reviews.moderations) is None
    sheet = case_sheet(overview.tool, overview.cases[0], overview.agencies, chosen)
    assert moderated_sheet(sheet, overview.reviews.moderations) == sheet
    assert len(overview.reviews.moderations) == 1


def test_states_and_grades_of_a_large_audit_are_found_without_waiting():
    """500 cases at 12 agencies, all accepted and moderated: looked up, not searched one by one."""
    cells = [(f"c{case}", f"a{agency}") for case in range(500) for agency in range(12)]
    assignments = [
        Assignment(
            case_id=case,
            agency_id=agency,
            status=Status.AUDITED,
            reason="",
            entry=f"{case}{agency}",
            revision=1,
        )
        for case, agency in cells
    ]
    accepted = tuple(
        Accepted(
            case_id=each.case_id,
            agency_id=each.agency_id,
            entry_id=each.entry or "",
            at=NOW,
            by="RW",
        )
        for each in assignments
    )
    begun = time.process_time()
    states = review_states(Reviews(accepted=accepted), assignments)
    assert time.process_time() - begun < 1
    assert set(states.values()) == {ReviewState.ACCEPTED}
    assert len(states) == len(cells)


def test_marks_give_the_part_meant_and_say_when_the_words_have_changed(office, exchange):
    first = exchange.made_return()
    take(office, first.raw)
    entry = entry_of(office, exchange)
    theme = overview_of(office, exchange).tool.themes[0].code
    stop = COMMENT.index(",")
    pick(office, entry, "Q1.comment", theme=theme, start=0, stop=stop)
    pick(office, entry, "Q1.comment", note="Worth telling")
    overview = overview_of(office, exchange)
    good, of_theme = picked(overview, load_records(office, overview))
    assert (good.text, good.changed, good.pick.note) == (COMMENT, False, "Worth telling")
    assert (of_theme.text, of_theme.pick.theme) == (COMMENT[:stop], theme)
    take(office, exchange.made_return(exchange.entry(comment="Other words."), after=first).raw)
    overview = overview_of(office, exchange)
    for each in picked(overview, load_records(office, overview)):
        assert (each.text, each.changed) == ("Other words.", True)


def test_each_deed_is_in_the_history(office, exchange):
    take(office, exchange.made_return().raw)
    entry = entry_of(office, exchange)
    accept(office, entry)
    ask(office, entry, "Which worker was told?")
    code = graded(exchange)
    scale = exchange.tool.question(code).kind.options
    moderate(office, entry, code, scale[1].code, "Too little is said.")
    pick(office, entry, "Q1.comment")
    wanted = HistoryFilter(audit_id=exchange.audit_id)
    kinds = [each.kind.value for each in office.changes.lines(wanted, most=50).lines]
    for kind in ("return-accepted", "query-asked", "grade-moderated", "answer-picked"):
        assert kind in kinds


def test_counts_on_paper_have_the_grades_after_moderation(office, exchange):
    take(office, exchange.made_return(*(exchange.entry(uin) for uin in UINS)).raw)
    code = graded(exchange)
    option = exchange.tool.question(code).kind.options[1]
    moderate(office, entry_of(office, exchange), code, option.code, "Too little is said.")
    overview = overview_of(office, exchange)
    chosen = load_records(office, overview)
    counted = next(
        each for each in analyse(overview.tool, chosen).judgements if each.question.code == code
    )
    table = judgement_table(counted, overview, chosen)
    assert table.columns[-1].heading == "After moderation"
    assert [row[-1] for row in table.rows][:2] == ["2", "1"]
    assert "0 of 1" in table.note


def test_what_a_later_revision_says_differently_stands_beside_the_earlier(office, exchange):
    first = exchange.made_return()
    take(office, first.raw)
    assert read(office, exchange, entry_of(office, exchange)).changes == ()
    take(office, exchange.made_return(exchange.entry(comment="Other words."), after=first).raw)
    shown = read(office, exchange, entry_of(office, exchange))
    assert shown.before == 1
    (change,) = shown.changes
    assert [each.comment for each in change.cells] == [COMMENT, "Other words."]


def test_the_case_pack_has_both_grades_and_far_apart_stays_far_apart(office, exchange):
    take(office, exchange.made_return().raw)
    code = graded(exchange)
    options = exchange.tool.question(code).kind.options
    entry = entry_of(office, exchange)
    moderate(office, entry, code, options[1].code, "Too little is said.")
    overview = overview_of(office, exchange)
    case = overview.case(entry.case_id)
    sheet = case_sheet(overview.tool, case, overview.agencies, load_records(office, overview))
    after = moderated_sheet(sheet, overview.reviews.moderations)
    place = [each.code for each in sheet.questions].index(code)
    cell = after.columns[0].cells[place]
    assert cell.answer == options[0].label
    assert cell.comment.startswith(f"Moderated: {options[1].label} (office: Too little is said.)")
    assert far_apart(after) == far_apart(sheet)


def test_nothing_that_was_noted_outlives_its_audit(office, exchange):
    first = exchange.made_return()
    take(office, first.raw)
    entry = entry_of(office, exchange)
    code = graded(exchange)
    moderate(office, entry, code, "good", "Too little is said.")
    pick(office, entry, "Q1.comment", note="Worth telling.")
    ask(office, entry, "Which worker was told?")
    overview = overview_of(office, exchange)
    made = make_query_file(office, overview, entry.agency_id, checker(), NOW)
    keep_query_file(office, made, office.folder.parent / made.file.file_name)
    wish = RedactionWish(entry_id=entry.id, path="Q1.comment", words="the family", reason="Name.")
    redact(office, overview_of(office, exchange), wish, NOW)
    accept(office, entry)
    reviews = overview_of(office, exchange).reviews
    assert all((reviews.accepted, reviews.queries, reviews.files, reviews.redactions))
    close_audit(office, exchange.audit_id, by="RW", now=NOW)
    assert office.reviews.of(exchange.audit_id) == Reviews()
    assert office.reviews.emptied_files(entry.agency_id) == {}
