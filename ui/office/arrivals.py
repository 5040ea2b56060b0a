"""What came in before: the returns of an audit as a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from office.log_words import moment_words
from ui.tables.model import Column, Side, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.typed import clean_line

MOST = 12
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedFile:
    """One return that counts or counted: from whom, which revision, and its receipt code."""

    agency: str
    revision: int
    auditor: str
    arrived: datetime
    receipt: str
    withdraws: bool = False
    reason: str = field(default="", repr=False)


def returned_table(returned: Sequence[ReturnedFile]) -> ListTable:
    """Make a table of the returns of one audit, the latest first."""
    columns = (
        Column(heading=translate("Returns", "Agency"), text=_agency),
        Column(heading=translate("Returns", "Revision"), text=_revision, side=Side.RIGHT),
        Column(heading=translate("Returns", "Made by"), text=_auditor),
        Column(heading=translate("Returns", "Arrived"), text=_returned_at),
        Column(heading=translate("Returns", "Receipt code"), text=_receipt),
        Column(heading=translate("Returns", "Why it changed"), text=_reason),
    )
    rows = sorted(returned, key=_arrival, reverse=True)
    model = TextTableModel(columns, rows)
    table = ListTable(translate("Returns", "Returns so far"), model, most=MOST)
    model.setParent(table)
    return table


def shown_name(file_name: str) -> str:
    """Give a name that came from outside, without what cannot be seen in it."""
    return clean_line(file_name) or "-"


def _agency(each: ReturnedFile) -> str:
    return each.agency


def _revision(each: ReturnedFile) -> str:
    return str(each.revision)


def _auditor(each: ReturnedFile) -> str:
    return each.auditor or "-"


def _arrival(each: ReturnedFile) -> datetime:
    return each.arrived


def _returned_at(each: ReturnedFile) -> str:
    return moment_words(each.arrived)


def _receipt(each: ReturnedFile) -> str:
    return each.receipt


def _reason(each: ReturnedFile) -> str:
    words = each.reason or "-"
    return translate("Returns", "Cases taken back: {0}").format(words) if each.withdraws else words
