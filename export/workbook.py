"""Tables as an XLSX workbook, made in memory alone.

Written by hand because the usual libraries put every sheet into a file of its own on the disk
first, in the clear. Text is stored as text, so no spreadsheet takes it for a formula.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from export.data_table import Cell, DataTable

MOST_SIGNS = 32_767  # in one cell, as spreadsheets read it
CUT = " [cut here; the CSV file has all of it]"
_AT_ONCE = 500
_WIDEST = 60
_LETTERS = 26
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# What XML cannot hold at all. Spreadsheets also read "_x0041_" as one sign.
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Style 0 is a number, 1 text that stays text when somebody edits it, 2 a heading.
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/>'
    '<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
_DAY = (1980, 1, 1, 0, 0, 0)  # the same tables give the same bytes

Report = Callable[[int, int], None]


def workbook(tables: Sequence[DataTable], report: Report) -> bytes:
    """Write a workbook with a sheet for each table; ``report`` counts rows."""
    total = sum(len(table.rows) for table in tables)
    done = 0
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _frame(tables):
            archive.writestr(_entry(name), text)
        for number, table in enumerate(tables, start=1):
            with archive.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w") as sheet:
                for rows, piece in _sheet(table):
                    sheet.write(piece.encode())
                    done += rows
                    report(done, total)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _frame(tables: Sequence[DataTable]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(tables) + 1)
    part, kind = '<Override PartName="{0}" ContentType="{1}"/>', f"{_TYPE}.worksheet+xml"
    parts = "".join(part.format(f"/xl/worksheets/sheet{n}.xml", kind) for n in numbers)
    yield (
        "[Content_Types].xml",
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + part.format("/xl/workbook.xml", f"{_TYPE}.sheet.main+xml")
        + part.format("/xl/styles.xml", f"{_TYPE}.styles+xml")
        + f"{parts}</Types>",
    )
    yield "_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")])
    sheets = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations([*sheets, (f"rId{len(tables) + 1}", "styles", "styles.xml")]),
    )
    names = "".join(
        f'<sheet name={quoteattr(table.name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, table in zip(numbers, tables, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>',
    )
    yield "xl/styles.xml", _STYLES


def _relations(which: Sequence[tuple[str, str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in which
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _sheet(table: DataTable) -> Iterator[tuple[int, str]]:
    """Give the sheet in pieces, each with the number of rows in it."""
    widths = [len(column.name) for column in table.columns]
    for row in table.rows:
        widths = [
            max(width, min(_WIDEST, len(str(cell))))
            for width, cell in zip(widths, row, strict=True)
        ]
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width + 3}" customWidth="1"/>'
        for n, width in enumerate(widths, start=1)
    )
    heading = "".join(
        _text(column.name, f"{_letters(n)}1", style=2) for n, column in enumerate(table.columns)
    )
    yield (
        0,
        (
            f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            f'</sheetView></sheetViews><cols>{columns}</cols><sheetData><row r="1">{heading}</row>'
        ),
    )
    for start in range(0, len(table.rows), _AT_ONCE):
        some = table.rows[start : start + _AT_ONCE]
        yield len(some), "".join(_row(row, start + at + 2) for at, row in enumerate(some))
    last = f"{_letters(len(table.columns) - 1)}{len(table.rows) + 1}"
    yield 0, f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'


def _row(cells: Sequence[Cell], number: int) -> str:
    written = "".join(_cell(cell, f"{_letters(at)}{number}") for at, cell in enumerate(cells))
    return f'<row r="{number}">{written}</row>'


def _cell(cell: Cell, place: str) -> str:
    if isinstance(cell, int):
        return f'<c r="{place}"><v>{cell}</v></c>'
    return _text(cell, place, style=1) if cell else ""


def _text(text: str, place: str, *, style: int) -> str:
    plain = _CODED.sub("_x005F_", _cut(_NOT_XML.sub("\ufffd", text)))
    return (
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(plain)}</t></is></c>"
    )


def _cut(text: str) -> str:
    """Cut what a cell cannot hold, and say so; signs are counted as spreadsheets do."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_SIGNS:
        return text
    return units[: 2 * (MOST_SIGNS - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
