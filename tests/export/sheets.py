"""Reads a workbook by the rules of its format and nothing of the code that wrote it."""

import io
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_sheets(raw):
    """Give the rows of each sheet by its name; a number as int, a blank as ""."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        targets = {
            each.get("Id"): each.get("Target")
            for each in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
        }
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
        return {
            sheet.get("name"): _rows(archive.read(f"xl/{targets[sheet.get(RELATION)]}"))
            for sheet in book.iter(f"{MAIN}sheet")
        }


def _rows(raw):
    sheet = ElementTree.fromstring(raw)  # noqa: S314
    assert not list(sheet.iter(f"{MAIN}f")), "a formula"
    width = 0
    rows = []
    for row in sheet.iter(f"{MAIN}row"):
        cells = {}
        for cell in row.iter(f"{MAIN}c"):
            letters = cell.get("r").rstrip("0123456789")
            assert cell.get("r") == f"{letters}{row.get('r')}"
            cells[_place(letters)] = _value(cell)
        width = max(width, *cells, -1) if rows else len(cells) - 1
        rows.append([cells.get(place, "") for place in range(width + 1)])
    return rows


def _value(cell):
    if cell.get("t") == "inlineStr":
        return cell.find(f"{MAIN}is/{MAIN}t").text or ""
    assert cell.get("t") is None
    return int(cell.find(f"{MAIN}v").text)


def _place(letters):
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
