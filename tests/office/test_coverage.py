"""Every assignment stands in one cell, whatever the statuses are."""

from hypothesis import given
from hypothesis import strategies as st

from forms.scope import STATUSES, Status
from models.snapshots import Agency, Assignment, Case
from office.coverage import cell_words, coverage
from office.prints import coverage_table


def cases(count):
    return [Case(id=f"c{n}", uin=f"CSA-{n}", label="A", position=n) for n in range(count)]


def agencies(count):
    return [Agency(id=f"a{n}", code=f"a{n}", name=f"Agency {n}", position=n) for n in range(count)]


def assignment(agency, case, status, *, entry=None, revision=None):
    return Assignment(
        case_id=case.id,
        agency_id=agency.id,
        status=status,
        reason="",
        entry=entry,
        revision=revision,
    )


@given(st.integers(1, 5), st.integers(1, 5), st.data())
def test_all_assignments_are_counted_once(case_count, agency_count, data):
    rows, columns = agencies(agency_count), cases(case_count)
    stored = []
    for agency in rows:
        for case in columns:
            if data.draw(st.booleans()):
                status = data.draw(st.sampled_from(list(Status)))
                rule = STATUSES[status]
                entry = (
                    "e" if rule.has_form or (rule.by_auditor and data.draw(st.booleans())) else None
                )
                stored.append(assignment(agency, case, status, entry=entry))
    grid = coverage(columns, rows, stored)

    assert grid.cells == grid.assignments + grid.not_asked == case_count * agency_count
    assert sum(row.not_asked for row in grid.rows) == grid.not_asked
    assert all(row.total + row.not_asked == case_count for row in grid.rows)
    assert sum(row.total for row in grid.rows) == grid.assignments
    accounted = grid.forms + grid.without_form + grid.closed
    assert sum(row.accounted for row in grid.rows) == accounted
    answers = [each for each in stored if each.entry and STATUSES[each.status].accounted]
    assert grid.forms + grid.without_form == len(answers), "nobody answered the others"
    assert all(cell.words for row in grid.rows for cell in row.cells)


def test_words_say_the_revision_only_when_there_was_an_earlier_one():
    agency, case = agencies(1)[0], cases(1)[0]
    first = assignment(agency, case, Status.AUDITED, entry="e", revision=1)
    second = assignment(agency, case, Status.AUDITED, entry="e", revision=2)
    unknown = assignment(agency, case, Status.NOT_KNOWN, entry="e", revision=1)

    assert [cell_words(each) for each in (first, second, unknown)] == [
        "Returned",
        "Returned r2",
        "Not known",
    ]


def test_what_the_office_closed_is_not_printed_as_an_answer():
    (agency,), columns = agencies(1), cases(3)
    stored = [
        assignment(agency, columns[0], Status.NO_REPLY),
        assignment(agency, columns[1], Status.NOT_KNOWN, entry="e", revision=1),
    ]
    grid = coverage(columns, [agency], stored)

    assert (grid.forms, grid.without_form, grid.closed, grid.awaiting) == (0, 1, 1, 1)


def test_each_printed_row_adds_up_to_all_cases():
    rows, columns = agencies(2), cases(3)
    stored = [
        assignment(rows[0], columns[0], Status.NOT_ASKED),
        assignment(rows[0], columns[1], Status.EXCLUDED),
        assignment(rows[1], columns[2], Status.NOT_KNOWN, entry="e", revision=1),
    ]
    printed = coverage_table(coverage(columns, rows, stored))
    assert [column.heading for column in printed.columns][-2:] == ["Accounted for", "Not asked"]
    assert [row[-2:] for row in printed.rows] == [("0 of 1", "2"), ("1 of 3", "0")]
    everywhere = coverage_table(coverage(columns, rows, stored[2:]))
    assert everywhere.columns[-1].heading == "Accounted for", "no column without a need"
