"""Every row of the coverage table adds up or says what is not explained: three published audits.

F5, F6 and F7 are the tables of those audits, typed in as they were printed. Where one of them
says nothing of a case, nothing is entered, and the program must say so.
"""

from collections import Counter
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.scope import STATUSES, Sample, Status, with_sample
from models.agency_snapshots import AgencyFacts, CellParts, Setting, SettingWord
from models.snapshots import Agency, Assignment, Case
from office.adding_up import in_prose, row_words, sums, warnings
from office.coverage import coverage

S = Status
SAMPLED = with_sample(Sample(taken="3", of="7"), "Drawn by lot.")


def table(case_count, rows, reasons=(), *, inside=None, samples=None):
    """Enter a published table: by agency, how many cases stand at which status.

    ``inside`` names the settings of an agency, and for each case which one answers or is said
    something of; ``samples`` are those that the office asked for.
    """
    cases = [Case(id=f"c{n}", uin=f"C-{n + 1:02}", label="", position=n) for n in range(case_count)]
    inside, samples = inside or {}, samples or {}
    agencies = [
        Agency(
            id=name,
            code=f"code{n}",
            name=name,
            position=n,
            sample=samples.get(name),
            facts=AgencyFacts(
                settings=tuple(
                    Setting(id=each, name=each) for each in inside.get(name, ((), ()))[0]
                )
            ),
        )
        for n, name in enumerate(rows)
    ]
    told = dict(reasons)
    cells = []
    for name, counts in rows.items():
        statuses = [status for status, count in counts.items() for _ in range(count)]
        assert len(statuses) <= case_count
        cells.extend(
            Assignment(
                case_id=case.id,
                agency_id=name,
                status=status,
                reason=told.get(status, ""),
                entry=f"{name}{case.id}" if STATUSES[status].has_form else None,
                revision=1 if STATUSES[status].has_form else None,
                parts=parts,
            )
            for case, status, parts in zip(
                cases,
                [*statuses, *[S.AWAITING] * (case_count - len(statuses))],
                [*inside.get(name, ((), ()))[1], *[CellParts()] * case_count],
                strict=False,
            )
        )
    return sums(coverage(cases, agencies, cells))


# "3 out of the 5 (in relation to EH 2 cases were out of scope and 3 not known)".
IN_F5 = tuple(
    CellParts(answers="CSC" if n < 3 else "", others=(SettingWord(setting="EH", status=status),))
    for n, status in enumerate((S.OUT_OF_SCOPE, S.OUT_OF_SCOPE, *[S.NOT_KNOWN] * 3))
)


@pytest.fixture
def f5():
    return table(
        5,
        {
            "Leicestershire Police": {S.AUDITED: 1, S.MOSTLY_OUT: 1, S.OUT_OF_SCOPE: 3},
            "CSC and EH": {S.AUDITED: 3},
            "Schools": {S.AUDITED: 4, S.NOT_IN_EDUCATION: 1},
            "GP": {S.AUDITED: 4},
            "UHL": {S.AUDITED: 1, S.NOT_KNOWN_OR_OUT: 4},
            "LPT": {S.AUDITED: 3},
            "UAVA": {S.AUDITED: 2, S.NOT_KNOWN: 3},
            "NPS": {S.AUDITED: 1, S.NOT_KNOWN: 4},
            "SSTOP": {S.NO_REPLY: 5},
            "CAFCASS": {S.NO_REPLY: 5},
            "Turning Point; DNLRC; ASC": {S.NOT_KNOWN: 5},
            "DNLRC": {S.NOT_KNOWN: 5},
            "ASC": {S.NOT_KNOWN: 5},
        },
        inside={"CSC and EH": (("CSC", "EH"), IN_F5)},
    )


class TestF5:
    def test_the_table_is_as_printed(self, f5):
        assert [(row.name, row.audited, row_words(row)) for row in f5.agencies] == [
            ("Leicestershire Police", "1", "1 audited; 1 mostly out of scope; 3 out of scope"),
            (
                "CSC and EH",
                "3",
                (
                    "3 audited; 2 unexplained (CSC: 3 audited; EH: 3 not known, 2 out of scope; "
                    "1 of 2 settings took part)"
                ),
            ),
            ("Schools", "4", "4 audited; 1 not in education"),
            ("GP", "4", "4 audited; 1 unexplained"),
            ("UHL", "1", "1 audited; 4 not known or out of scope"),
            ("LPT", "3", "3 audited; 2 unexplained"),
            ("UAVA", "2", "2 audited; 3 not known"),
            ("NPS", "1", "1 audited; 4 not known"),
            ("SSTOP", "\u2013", "5 no reply"),
            ("CAFCASS", "\u2013", "5 no reply"),
            ("Turning Point; DNLRC; ASC", "0", "5 not known"),
            ("DNLRC", "0", "5 not known"),
            ("ASC", "0", "5 not known"),
        ]

    def test_it_warns_of_rows_that_do_not_add_up_and_of_agencies_entered_twice(self, f5):
        joined = "Turning Point; DNLRC; ASC"
        assert warnings(f5) == (
            ("Cases that are not explained: CSC and EH (2 of 5); GP (1 of 5); LPT (2 of 5)."),
            f"DNLRC may be entered twice: it also stands in \u201c{joined}\u201d.",
            f"ASC may be entered twice: it also stands in \u201c{joined}\u201d.",
        )

    def test_the_other_direction_counts_the_same_cells(self, f5):
        assert all(row.total == 13 for row in f5.cases)
        assert row_words(f5.cases[0]) == "8 audited; 3 not known; 2 no reply"
        assert sum(row.unexplained for row in f5.cases) == 5


class TestF6:
    @pytest.fixture
    def f6(self):
        return table(
            10,
            {
                "CSC": {S.AUDITED: 10},
                "Leicestershire Police": {S.AUDITED: 9, S.NOT_KNOWN: 1},
                "GPs": {S.AUDITED: 9},
                "LPT": {S.AUDITED: 5},
                "National Probation Service": {
                    S.AUDITED: 1,
                    S.KNOWN_ELSEWHERE: 2,
                    S.OUT_OF_SCOPE: 2,
                },
                "UHL": {S.AUDITED: 1, S.NO_CONTACT: 3, S.CONTACT_ONLY: 6},
            },
        )

    def test_the_paragraph_says_of_every_agency_what_became_of_all_ten(self, f6):
        assert in_prose(f6) == (
            "Cases in this audit: 10. Agencies asked: 6. CSC audited all 10. Leicestershire "
            "Police audited 9 of 10 (1 not known). GPs audited 9 of 10 (1 unexplained). LPT "
            "audited 5 of 10 (5 unexplained). National Probation Service audited 1 of 10 (2 out "
            "of scope; 2 known to another provider; 5 unexplained). UHL audited 1 of 10 (3 no "
            "contact in the period; 6 contact only, no safeguarding involvement). Not every "
            "agency knew each case or had work within the scope of it."
        )

    def test_it_warns_of_what_does_not_add_up_to_ten(self, f6):
        # The tenth case of the GPs is as silent in print as those of LPT and probation.
        assert warnings(f6) == (
            (
                "Cases that are not explained: GPs (1 of 10); LPT (5 of 10); National Probation "
                "Service (5 of 10)."
            ),
        )


SCHOOLS = ("Primary 1", "Primary 2", "Secondary", "College")
IN_F7 = {
    "CSC and EH": (
        ("CSC", "EH"),
        [CellParts(answers=each) for each in [*["CSC"] * 3, *["EH"] * 2]],
    ),
    "Education": (SCHOOLS, [CellParts(answers="Primary 1")]),
}


class TestF7:
    ROWS: ClassVar = {
        "CSC and EH": {S.AUDITED: 5},
        "Police": {S.AUDITED: 4, S.OUT_OF_SCOPE: 3},
        "GPs": {S.AUDITED: 5, S.KNOWN_NO_RETURN: 1, S.NOT_REGISTERED: 1},
        "LPT": {S.AUDITED: 2, S.OUT_OF_SCOPE: 1, S.NOT_SAMPLED: 4},
        "NPS": {S.AUDITED: 1, S.NOT_KNOWN_OR_OUT: 6},
        "Education": {S.AUDITED: 1, S.DID_NOT_TAKE_PART: 6},
        "UHL": {S.DID_NOT_TAKE_PART: 7},
    }

    def table(self, **changes):
        return table(
            7,
            {**self.ROWS, **changes},
            [(S.NOT_SAMPLED, SAMPLED)],
            inside=IN_F7,
            samples={"LPT": 3},
        )

    def test_the_table_is_as_printed(self):
        assert [(row.name, row.audited, row_words(row)) for row in self.table().agencies] == [
            (
                "CSC and EH",
                "5",
                (
                    "5 audited; 2 unexplained (CSC: 3 audited; EH: 2 audited; 2 of 2 settings took "
                    "part)"
                ),
            ),
            ("Police", "4", "4 audited; 3 out of scope"),
            ("GPs", "5", "5 audited; 1 not registered; 1 known, no return"),
            ("LPT", "2", "2 audited; 1 out of scope; 4 not selected (sample of 3 of 7)"),
            ("NPS", "1", "1 audited; 6 not known or out of scope"),
            (
                "Education",
                "1",
                "1 audited; 6 did not take part (Primary 1: 1 audited; 1 of 4 settings took part)",
            ),
            ("UHL", "0", "7 did not take part"),
        ]

    def test_it_warns_of_the_two_cases_nobody_speaks_of(self):
        assert warnings(self.table()) == ("Cases that are not explained: CSC and EH (2 of 7).",)

    def test_the_paragraph_is_like_the_published_one(self):
        assert in_prose(self.table()) == (
            "Cases in this audit: 7. Agencies asked: 7. CSC and EH audited 5 of 7 (2 unexplained). "
            "CSC: 3 audited. EH: 2 audited. 2 of 2 settings took part. Police audited 4 of 7 (3 "
            "out of scope). GPs audited 5 of 7 (1 not registered; 1 known, no return). LPT took "
            "its own sample of 3 of 7 and audited 2 of them (1 out of scope). NPS audited 1 of 7 "
            "(6 not known or out of scope). Education audited 1 of 7 (6 did not take part). "
            "Primary 1: 1 audited. 1 of 4 settings took part. UHL was invited and did not take "
            "part. Not every "
            "agency knew each case or had work within the scope of it."
        )

    def test_a_sample_that_the_table_contradicts_is_told(self):
        told = warnings(self.table(LPT={S.AUDITED: 2, S.NOT_SAMPLED: 5}))
        assert "LPT says its sample is 3 of 7 cases; the table shows 2 of 7." in told
        assert "LPT was asked for 3 of 7 cases; the table shows 2 of 7." in told

    def test_what_is_left_of_a_sample_that_is_answered_says_what_to_do(self):
        told = warnings(self.table(LPT={S.AUDITED: 2, S.OUT_OF_SCOPE: 1}))
        assert told[-1] == (
            "LPT has answered for its sample of 3 of 7 cases. Set the other 4 to Not selected."
        )


class TestNotAsked:
    ROWS: ClassVar = {
        "Police": {S.AUDITED: 2, S.NOT_ASKED: 2, S.EXCLUDED: 1},
        "Housing": {S.NOT_ASKED: 5},
        "GP": {S.AUDITED: 1, S.NOT_SAMPLED: 2, S.NOT_ASKED: 2},
        "UHL": {S.AWAITING: 3, S.NOT_ASKED: 2},
    }

    def test_every_row_adds_up_to_all_cases(self):
        found = table(5, self.ROWS)
        assert [row_words(row) for row in found.agencies] == [
            "2 audited; 1 excluded; 2 not asked",
            "5 not asked",
            "1 audited; 2 not selected (sample of 1 of 3); 2 not asked",
            "3 unexplained; 2 not asked",
        ]
        assert all(sum(row.counts.values()) == row.total == 5 for row in found.agencies)
        assert [row.audited for row in found.agencies] == ["2", "\u2013", "1", "\u2013"]
        assert warnings(found) == ("Nothing has come in from: UHL.",)

    def test_the_paragraph_does_not_count_those_not_asked_as_asked(self):
        words = in_prose(table(5, self.ROWS))
        assert words.startswith("Cases in this audit: 5. Agencies asked: 3.")
        assert "Police audited 2 of 5 (1 excluded; 2 not asked)." in words
        assert "Housing was not asked." in words


def test_an_agency_that_is_wholly_awaited_is_not_told_case_by_case():
    found = table(3, {"Police": {}, "GP": {S.AUDITED: 1}})
    assert warnings(found) == (
        "Cases that are not explained: GP (2 of 3).",
        "Nothing has come in from: Police.",
    )
    assert "Nothing has come in from Police yet." in in_prose(found)


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("Police", "police "), 1),
        (("Early Help", "Children's Social Care and Early Help"), 1),
        (("Health visiting", "Midwifery / Health visiting"), 1),
        (("Sandwell", "Sand"), 0),
        (("Police", "GP"), 0),
    ],
)
def test_an_agency_may_stand_twice_however_it_is_joined(names, count):
    found = table(2, {name: {S.NOT_KNOWN: 2} for name in names})
    assert len(warnings(found)) == count


def test_an_agency_is_found_by_its_short_name_too():
    found = table(1, {"Adult social care": {S.NOT_KNOWN: 1}, "DNLRC; ASC": {S.NOT_KNOWN: 1}})
    assert len(warnings(found, ("asc", "two"))) == 1


GRIDS = st.integers(1, 5).flatmap(
    lambda cases: st.lists(
        st.lists(st.sampled_from(list(Status)), min_size=cases, max_size=cases),
        min_size=1,
        max_size=5,
    )
)


@given(GRIDS)
def test_every_cell_is_in_one_row_of_each_direction(grid):
    rows = {f"Agency {n}": Counter(statuses) for n, statuses in enumerate(grid)}
    found = table(len(grid[0]), rows)
    expected = Counter(status for statuses in grid for status in statuses)
    for direction in (found.agencies, found.cases, (found.whole,)):
        assert all(sum(row.counts.values()) == row.total for row in direction)
        together = Counter()
        for row in direction:
            together.update(row.counts)
        assert together == expected
    for row in found.agencies:
        figures = [int(part.split()[0]) for part in row_words(row).split("; ")]
        assert sum(figures) == row.total, "the words add up as well"


@given(GRIDS, st.randoms())
def test_the_order_in_which_answers_came_changes_nothing(grid, random):
    cases = [Case(id=f"c{n}", uin=f"C-{n}", label="", position=n) for n in range(len(grid[0]))]
    agencies = [
        Agency(id=f"a{n}", code=f"a{n}", name=f"A{n}", position=n) for n in range(len(grid))
    ]
    cells = [
        Assignment(
            case_id=case.id,
            agency_id=agency.id,
            status=status,
            reason=SAMPLED if status is S.NOT_SAMPLED else "",
            entry=None,
            revision=None,
        )
        for agency, statuses in zip(agencies, grid, strict=True)
        for case, status in zip(cases, statuses, strict=True)
    ]
    shuffled = random.sample(cells, len(cells))
    one, other = (sums(coverage(cases, agencies, each)) for each in (cells, shuffled))
    assert one == other
    assert warnings(one) == warnings(other)
    assert in_prose(one) == in_prose(other)
