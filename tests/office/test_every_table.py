"""Every assignment is in every table once, shares follow from the answers, order changes nothing.

The figures are worked out here a second time, from the raw answers and without the program's own
counting, and held against each table that the office sees, prints or saves.
"""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export.return_file import ReturnEntry
from forms.loading import read_tool
from forms.scope import STATUSES, Scope, Status
from models.case_snapshots import AgeBand, CaseFacts, OfficeWord, Sex
from models.snapshots import Agency, Assignment, Case, Entry, EntryState
from office.adding_up import in_prose, row_words, sums, warnings
from office.analysis import analyse, of_agency, of_case, records
from office.answers import answers_behind, in_group
from office.attributes import by_fact
from office.coverage import coverage, is_asked
from office.data_tables import answers_table, counts_table, coverage_data, options_table
from office.overview import AuditOverview, load_overview, load_records
from office.tally import Standing, percent
from tests.export.exchange import UINS
from tests.office.arrivals import take
from tests.world import shipped

TOOL = read_tool(shipped())
ASKED = ("Q1", "Q2", "Q18")
# The groups whose questions are asked: Q18 is one of theirs.
GROUPS = {"groups": "intrafamilial exploitation harmful-behaviour"}
YES, NO, NA = "yes", "no", "na"
GIVEN = st.sampled_from((YES, NO, NA, ""))
CELL = st.tuples(st.sampled_from(list(Status)), st.booleans(), st.tuples(GIVEN, GIVEN, GIVEN))
FACTS = st.builds(
    CaseFacts, age=st.sampled_from([None, *AgeBand]), sex=st.sampled_from([None, *Sex])
)


@st.composite
def audits(draw):
    """Cases, agencies, and for each cell a status and, where there is a form, its answers."""
    cases = [
        Case(id=f"c{n}", uin=f"C-{n}", label=f"{n}", position=n, facts=draw(FACTS))
        for n in range(draw(st.integers(1, 4)))
    ]
    agencies = [
        Agency(id=f"a{n}", code=f"a{n}", name=f"Agency {n}", position=n)
        for n in range(draw(st.integers(1, 4)))
    ]
    cells, entries = [], {}
    for case in cases:
        for agency in agencies:
            status, answered, answers = draw(CELL)
            rule = STATUSES[status]
            entry = None
            if rule.has_form or (rule.by_auditor and answered):
                entry = f"{case.id}{agency.id}"
                said = dict(zip(ASKED, answers, strict=True)) | GROUPS if rule.has_form else {}
                entries[entry] = an_entry(entry, case, agency, status, said)
            cells.append(a_cell(case, agency, status, entry))
    return cases, agencies, cells, entries


def an_entry(entry, case, agency, status, said):
    return Entry(
        id=entry,
        case_id=case.id,
        agency_id=agency.id,
        return_id="r",
        scope=Scope(status=status),
        answers={path: answer for path, answer in said.items() if answer},
        cleared={},
        state=EntryState.CURRENT,
    )


def a_cell(case, agency, status, entry):
    return Assignment(
        case_id=case.id,
        agency_id=agency.id,
        status=status,
        reason="",
        entry=entry,
        revision=1 if entry else None,
    )


def counted(question, chosen):
    """Favourable and applicable answers of one question, worked out from the entries alone."""
    answers = [
        each.entry.answers.get(question, "")
        for each in chosen
        if each.entry is not None and STATUSES[each.assignment.status].has_form
    ]
    good = TOOL.question(question).favourable
    applicable = [answer for answer in answers if answer in {YES, NO}]
    return sum(1 for answer in applicable if answer in good), len(applicable)


@given(audits())
def test_every_assignment_is_counted_once_in_every_table(audit):
    cases, agencies, cells, entries = audit
    chosen = records(TOOL, cells, entries)
    grid = coverage(cases, agencies, cells)
    shown = [cell.assignment for row in grid.rows for cell in row.cells]
    assert Counter(map(id, shown)) == Counter(map(id, cells))
    assert grid.cells == len(cells) == len(chosen)
    assert grid.forms + grid.without_form + grid.closed + grid.awaiting + grid.not_asked == len(
        cells
    )
    whole = analyse(TOOL, chosen)
    parts = (
        [analyse(TOOL, of_agency(chosen, each.id)) for each in agencies],
        [analyse(TOOL, of_case(chosen, each.id)) for each in cases],
    )
    assert whole.asked == sum(map(is_asked, cells)) == grid.assignments
    for place, each in enumerate(whole.shares):
        assert each.assignments == len(cells), each.question.code
        for part in parts:
            assert sum(one.shares[place].assignments for one in part) == len(cells)
            assert sum(one.shares[place].applicable for one in part) == each.applicable
    question = TOOL.question("Q1")
    lines = answers_behind(question, chosen, cases, agencies)
    places = [(line.case.id, line.agency.id) for line in lines]
    assert Counter(places) == Counter((a.case_id, a.agency_id) for a in cells)
    for group in by_fact(cases):
        assert len({case.id for case in group.cases}) == len(group.cases)


@given(audits(), st.integers(1, 8))
def test_shares_and_percentages_follow_from_the_answers(audit, least):
    cases, agencies, cells, entries = audit
    chosen = records(TOOL, cells, entries)
    groups = (
        chosen,
        *(of_agency(chosen, each.id) for each in agencies),
        *(of_case(chosen, each.id) for each in cases),
    )
    for some in groups:
        shares = {each.question.code: each for each in analyse(TOOL, some, least).shares}
        for code in ASKED:
            favourable, applicable = counted(code, some)
            found = shares[code]
            assert (found.favourable, found.applicable) == (favourable, applicable)
            words = found.share()
            if not applicable:
                assert words == "No applicable answers"
            elif applicable < least:
                assert words == f"{favourable} of {applicable}"
            else:
                share = percent(favourable, applicable)
                assert words == f"{favourable} of {applicable} ({share}%)"
    lines = answers_behind(TOOL.question("Q1"), chosen, cases, agencies)
    assert len(in_group(lines, Standing.APPLICABLE.value)) == counted("Q1", chosen)[1]


# --- through real files and a real database ----------------------------------------------------


@pytest.fixture(scope="module")
def sent(exchange):
    """What two agencies send: a first return, one that changes it, and one of the other agency."""
    short = Scope(status=Status.CONTACT_ONLY, reason="Seen once, with nothing to audit.")
    first = exchange.made_return(exchange.entry(UINS[0]), exchange.entry(UINS[1]))
    second = exchange.made_return(
        exchange.entry(UINS[0], comment="Changed after the panel had met."), after=first
    )
    third = exchange.made_return(ReturnEntry(uin=UINS[2], scope=short, answers={}), after=second)
    other = exchange.made_return(exchange.entry(UINS[1]), agency=1)
    return [each.raw for each in (first, second, third, other)]


def tables(office, audit_id):
    """Everything that is shown, printed or saved of an audit, as plain values."""
    overview = load_overview(office, audit_id)
    chosen = load_records(office, overview)
    found = sums(overview.coverage)
    data = (
        answers_table(overview, chosen, with_texts=True),
        coverage_data(overview, chosen, with_texts=True),
        counts_table(overview, chosen),
        options_table(overview, chosen),
    )
    return {
        "data": [(each.name, tuple(each.rows)) for each in data],
        "rows": [row_words(row) for row in (*found.agencies, *found.cases)],
        "warnings": warnings(found),
        "prose": in_prose(found),
    }


@pytest.mark.parametrize("order", list(permutations(range(4)))[::3])
def test_any_order_of_imports_gives_the_same_tables(exchange, sent, tmp_path, order):
    straight, mixed = (exchange.office(tmp_path / name) for name in ("straight", "mixed"))
    try:
        for office in (straight, mixed):
            cases = office.audits.cases(exchange.audit_id)
            agencies = office.audits.agencies(exchange.audit_id)
            word = OfficeWord(status=Status.NOT_ASKED, reason="")
            office.cases.set_cells({(cases[2].id, agencies[1].id): word})
        for raw in sent:
            take(straight, raw)
        for place in (*order, order[0]):
            take(mixed, sent[place])
        assert tables(mixed, exchange.audit_id) == tables(straight, exchange.audit_id)
    finally:
        straight.close()
        mixed.close()


@settings(max_examples=5, deadline=None)
@given(st.data())
def test_what_is_saved_adds_up_as_well(exchange, sent, tmp_path_factory, data):
    office = exchange.office(tmp_path_factory.mktemp("saved") / "office")
    try:
        for raw in data.draw(st.permutations(sent)):
            take(office, raw)
        overview: AuditOverview = load_overview(office, exchange.audit_id)
        chosen = load_records(office, overview)
        names = [column.name for column in counts_table(overview, chosen).columns]
        rows = [dict(zip(names, row, strict=True)) for row in counts_table(overview, chosen).rows]
        for row in rows:
            parts = ("applicable", "not_applicable", "not_asked", "unanswered", "not_audited")
            assert sum(row[part] for part in parts) == row["assignments"]
        totals = Counter()
        for row in rows:
            totals[row["level"], row["question"]] += row["assignments"]
        cells = len(overview.cases) * len(overview.agencies)
        assert set(totals.values()) == {cells}
        assert len(coverage_data(overview, chosen, with_texts=False).rows) == cells
    finally:
        office.close()
