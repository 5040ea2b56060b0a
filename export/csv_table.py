"""Tables as CSV that opens in a spreadsheet with every cell as the text that it is."""

import csv
import io
from collections.abc import Iterable, Sequence

# A spreadsheet takes what begins so for a formula, also behind a tab or a line end.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_table(heading: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """Write a table in UTF-8 with the mark that spreadsheets look for; formulas are inert.

    A number below nought stays a number: nothing can hide in it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    for row in (heading, *rows):
        writer.writerow([_inert(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str | int) -> str:
    is_formula = isinstance(cell, str) and cell.startswith(_FORMULA)
    return f"'{cell}" if is_formula else str(cell)
