"""Tables for other programs: named columns, each with what it means."""

from dataclasses import dataclass, field

from export.csv_table import csv_table

Cell = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class DataColumn:
    """A column as other programs name it, and its meaning for the data dictionary."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """One table; ``name`` is that of its sheet, at most 31 letters."""

    name: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)


def data_csv(table: DataTable) -> bytes:
    """Write one table as CSV; see ``csv_table``."""
    heading = [column.name for column in table.columns]
    return csv_table(heading, table.rows)
