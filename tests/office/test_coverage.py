"""Every assignment stands in one cell, whatever the statuses are."""

from hypothesis import given
from hypothesis import strategies as st

from forms.scope import STATUSES, Status
from models.snapshots import Agency, Assignment, Case
from office.coverage import cell_words, coverage


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
                entry = "e" if STATUSES[status].has_form else None
                stored.append(assignment(agency, case, status, entry=entry))
    grid = coverage(columns, rows, stored)

    assert grid.assignments == case_count * agency_count
    assert sum(row.total for row in grid.rows) == grid.assignments
    assert sum(row.accounted for row in grid.rows) == grid.forms + grid.without_form
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
