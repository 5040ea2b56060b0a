"""Answers, coverage and counts of an audit as a file for spreadsheets and statistics."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from export.data_table import DataTable, data_csv
from export.pdf.names import file_name
from export.safe_write import save_file
from export.workbook import workbook
from forms.kinds import words_of
from models.profile import Profile
from office.analysis import Record
from office.data_tables import (
    answers_table,
    counts_table,
    coverage_data,
    dictionary_table,
    options_table,
    questions_table,
)
from office.overview import AuditOverview, load_overview, load_records

Report = Callable[[int, int], None]


class DataKind(StrEnum):
    """What a file holds: one table as CSV, or all of them in one XLSX workbook."""

    WORKBOOK = "workbook"
    ANSWERS = "answers"
    COVERAGE = "coverage"
    COUNTS = "counts"
    OPTIONS = "options"
    QUESTIONS = "questions"
    DICTIONARY = "dictionary"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataWish:
    """What is wanted; ``with_texts`` adds comments, reasons and dates of involvement."""

    kind: DataKind
    with_texts: bool = False


def data_file_name(overview: AuditOverview, kind: DataKind) -> str:
    """Name the file by audit and content: "CSA-2026_answers.csv"."""
    what, suffix = ("data", ".xlsx") if kind is DataKind.WORKBOOK else (kind.value, ".csv")
    return file_name(overview.audit.details.code, what, "", None, suffix)


def save_data(profile: Profile, audit_id: str, wish: DataWish, path: Path, report: Report) -> None:
    """Read an audit and write the file wanted; raise FileRejected. For the store's thread.

    The person was asked before an existing file was chosen: it is replaced.
    """
    overview = load_overview(profile, audit_id)
    raw = data_file(overview, load_records(profile, overview), wish, report)
    save_file(path, raw, replace=True)


def data_file(
    overview: AuditOverview, chosen: Sequence[Record], wish: DataWish, report: Report
) -> bytes:
    """Give the file; ``report`` counts tables, then rows, and is where work is stopped."""
    report(0, 0)
    if wish.kind is not DataKind.WORKBOOK:
        return data_csv(_table(overview, chosen, wish))
    return workbook(_all_tables(overview, chosen, wish, report), report)


def _table(overview: AuditOverview, chosen: Sequence[Record], wish: DataWish) -> DataTable:
    if wish.kind is DataKind.ANSWERS:
        return answers_table(overview, chosen, with_texts=wish.with_texts)
    if wish.kind is DataKind.COVERAGE:
        return coverage_data(overview, chosen, with_texts=wish.with_texts)
    if wish.kind is DataKind.COUNTS:
        return counts_table(overview, chosen)
    if wish.kind is DataKind.OPTIONS:
        return options_table(overview, chosen)
    if wish.kind is DataKind.QUESTIONS:
        return questions_table(overview)
    # The columns are the same whatever the rows: no answer is read for the dictionary.
    return dictionary_table(_data_tables(overview, (), wish, _nothing), _notes(overview, wish))


def _all_tables(
    overview: AuditOverview, chosen: Sequence[Record], wish: DataWish, report: Report
) -> tuple[DataTable, ...]:
    tables = _data_tables(overview, chosen, wish, report)
    return (dictionary_table(tables, _notes(overview, wish)), *tables)


def _data_tables(
    overview: AuditOverview, chosen: Sequence[Record], wish: DataWish, report: Report
) -> tuple[DataTable, ...]:
    makers: tuple[Callable[[], DataTable], ...] = (
        lambda: answers_table(overview, chosen, with_texts=wish.with_texts),
        lambda: coverage_data(overview, chosen, with_texts=wish.with_texts),
        lambda: counts_table(overview, chosen),
        lambda: options_table(overview, chosen),
        lambda: questions_table(overview),
    )
    tables: list[DataTable] = []
    for done, make in enumerate(makers):
        report(done, len(makers))
        tables.append(make())
    return tuple(tables)


def _notes(overview: AuditOverview, wish: DataWish) -> tuple[tuple[str, str], ...]:
    details, counts = overview.audit.details, overview.coverage
    if wish.with_texts:
        texts = "Comments, reasons and dates of involvement are in this file."
    else:
        texts = "Comments, reasons and dates of involvement were left out of this file."
    return (
        ("audit", f"{details.code}: {details.title}"),
        ("tool", f"{overview.tool.title}, version {overview.tool.version}"),
        ("marking", details.marking),
        ("returns_by", words_of(details.return_by) if details.return_by else ""),
        ("forms", f"{counts.forms} of {counts.assignments} asked for."),
        (
            "small_numbers",
            (
                "Few cases: a number with the name of an agency may tell who is meant. "
                f"Percentages stand only where there are {overview.least} answers or more; give "
                "every share as k of n."
            ),
        ),
        ("texts", texts),
        ("names", "The names of auditors are in none of the tables."),
        ("keeping", "This file is not encrypted. Keep it where the returns may be kept."),
    )


def _nothing(_done: int, _total: int) -> None:
    """Stand for no progress."""
