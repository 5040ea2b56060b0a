"""A workbook holds every cell as it is, and no cell does anything."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.data_table import DataColumn, DataTable, data_csv
from export.workbook import CUT, MOST_SIGNS, workbook
from tests.export.sheets import read_sheets

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK('x')", "-", "=cmd|'/c calc'!A1")


def table(*rows, name="answers"):
    width = max(map(len, rows), default=2)
    columns = tuple(DataColumn(name=f"column_{n}", meaning="") for n in range(width))
    return DataTable(name=name, columns=columns, rows=tuple(rows))


def written(*tables):
    return read_sheets(workbook(tables, lambda _done, _total: None))


def as_read(text):
    """What a spreadsheet makes of a text: its own way to write odd signs is undone."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
CELLS = st.one_of(st.text(SIGNS), st.integers(0, 10**6), st.sampled_from(["a\nb", "_x0041_", ""]))


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8))
def test_every_cell_comes_back(rows):
    (sheet,) = written(table(*rows, ("end", "end", "end"))).values()
    read = [[each if isinstance(each, int) else as_read(each) for each in row] for row in sheet]
    assert read[1:-1] == [list(row) for row in rows]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_text(text):
    (sheet,) = written(table((text, "b"))).values()
    assert sheet[1] == [text, "b"]
    line = data_csv(table((text, "b"))).decode("utf-8-sig").splitlines()[1]
    assert line.startswith("\"'"), "a spreadsheet would work it out"


def test_a_text_too_long_for_a_cell_says_that_it_is_cut_and_the_csv_has_all_of_it():
    long, wide = "word " * 20_000, "\U0001f600" * 20_000
    (sheet,) = written(table((long, wide))).values()
    for cell in sheet[1]:
        assert cell.endswith(CUT)
        assert len(cell.encode("utf-16-le")) // 2 <= MOST_SIGNS
    raw = data_csv(table((long, wide))).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(raw, newline="")))[1] == [long, wide]


def test_signs_that_no_xml_can_hold_are_marked():
    (sheet,) = written(table(("a\x00b\x1f", "\ud800"))).values()
    assert sheet[1] == ["a\ufffdb\ufffd", "\ufffd"]


def test_each_table_has_its_sheet_and_rows_are_counted_as_they_are_written():
    seen = []
    many = table(*((str(n), n) for n in range(1200)), name="many & more")
    raw = workbook((table(("a", 1)), many), lambda done, total: seen.append((done, total)))
    sheets = read_sheets(raw)
    assert list(sheets) == ["answers", "many & more"]
    assert sheets["many & more"][-1] == ["1199", 1199]
    assert seen[-1] == (1201, 1201)
    assert seen == sorted(seen)


def test_the_same_tables_give_the_same_bytes():
    one, two = (workbook((table(("a", 1)),), lambda _done, _total: None) for _ in range(2))
    assert one == two
