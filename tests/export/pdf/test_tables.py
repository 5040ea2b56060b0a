"""Tables on paper: coverage of any width, counts, rows that go on over the page."""

import pytest

from export.pdf.sheet import Align, SheetColumn, SheetDocument, SheetTable, SheetText
from export.pdf.tables import table_document
from tests.export.pdf.marks import cell_texts, elements, page_texts, squeezed
from tests.export.pdf.samples import PRINTED


def sheet(*parts: SheetTable | SheetText, landscape: bool = True) -> SheetDocument:
    return SheetDocument(
        title="Coverage <b>",
        subtitle="Spring audit",
        marking="official-sensitive",
        trail="Spring audit · Coverage",
        printed_at=PRINTED,
        landscape=landscape,
        parts=parts,
    )


def coverage(cases: int, agencies: int = 12) -> SheetTable:
    return SheetTable(
        heading="Coverage",
        columns=(
            SheetColumn(heading="Agency", weight=2.0),
            *(SheetColumn(heading=f"CSA-{case:02}") for case in range(cases)),
        ),
        rows=tuple(
            (
                f"Agency {agency}",
                *(f"Contact only, safeguarding {agency}x{case}y" for case in range(cases)),
            )
            for agency in range(agencies)
        ),
        note="All assignments add up.",
    )


@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("cases", [1, 5, 20])
def test_every_cell_is_there_and_no_word_is_cut(cases: int, landscape: bool) -> None:
    pdf = table_document(sheet(coverage(cases), landscape=landscape))
    cells = cell_texts(pdf)
    text = " ".join(page_texts(pdf))
    for agency in range(12):
        for case in range(cases):
            assert squeezed(f"Contact only, safeguarding {agency}x{case}y") in cells
            assert f" {agency}x{case}y" in text
    assert "All assignments add up." in text
    assert text.count("Contact only, safeguarding"[:7]) == 12 * cases


def test_headings_are_on_every_page_that_the_table_reaches() -> None:
    pages = page_texts(table_document(sheet(coverage(5, agencies=80))))
    assert len(pages) > 4
    for number, text in enumerate(pages, start=1):
        assert "Agency CSA-00 CSA-01 CSA-02 CSA-03 CSA-04" in text
        assert text.count("OFFICIAL-SENSITIVE") == 2
        assert f"Page {number} of {len(pages)}" in text


def test_a_row_longer_than_a_page_goes_on() -> None:
    long = " ".join(f"word{number}" for number in range(3000))
    table = SheetTable(
        heading="Long",
        columns=(SheetColumn(heading="A"), SheetColumn(heading="B", weight=3.0)),
        rows=(("one", long), ("two", "short")),
    )
    pdf = table_document(sheet(table, landscape=False))
    assert squeezed(long) in cell_texts(pdf)
    assert "two" in cell_texts(pdf)


def test_short_rows_and_empty_tables_and_texts_are_fine() -> None:
    columns = (SheetColumn(heading="A"), SheetColumn(heading="B", align=Align.RIGHT))
    pdf = table_document(
        sheet(
            SheetTable(heading="Empty", columns=columns, rows=()),
            SheetTable(heading="Short", columns=columns, rows=(("only",), ())),
            SheetTable(heading="None", columns=(), rows=()),
            SheetText(heading="Words", paragraphs=("<i>as typed</i> & so on", "")),
        )
    )
    text = " ".join(page_texts(pdf))
    assert "only" in text
    assert "<i>as typed</i> & so on" in text
    assert ("H1", "Coverage <b>") in elements(pdf)


def test_a_document_without_parts_is_one_page() -> None:
    assert len(page_texts(table_document(sheet()))) == 1


def test_a_share_is_not_broken_where_there_is_room() -> None:
    table = SheetTable(
        heading="Counts",
        columns=(
            SheetColumn(heading="Question", weight=6.0),
            SheetColumn(heading="Favourable", align=Align.RIGHT),
        ),
        rows=(("A question that is asked of all agencies " * 4, "18 of 23 (78%)"),),
    )
    lines = table_document(sheet(table, landscape=False))
    assert "18 of 23 (78%)" in [text for _, text in elements(lines)]
