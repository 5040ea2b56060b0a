"""What came in before: the returns of an audit, and the log of every file, as tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from forms.kinds import words_of
from office.messages import message
from ui.surroundings import translated
from ui.tables.model import Column, Side, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Tone
from ui.widgets.typed import clean_line

MOST = 12
R = TypeVar("R")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedFile:
    """One line of the log of files: when it came, its name, and what became of it."""

    arrived: datetime
    file_name: str
    code: str
    facts: tuple[str, ...]


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
    return _table(translate("Returns", "Returns so far"), TextTableModel(columns, rows))


def arrived_table(arrived: Sequence[ArrivedFile]) -> ListTable:
    """Make a table of every file that was kept, whatever became of it, in the order given."""
    columns = (
        Column(heading=translate("Returns", "File"), text=_file),
        Column(heading=translate("Returns", "Arrived"), text=_arrived_at),
        Column(heading=translate("Returns", "What became of it"), text=_became, tone=_tone),
    )
    return _table(translate("Returns", "Every file that arrived"), TextTableModel(columns, arrived))


def _table(name: str, model: TextTableModel[R]) -> ListTable:
    table = ListTable(name, model, most=MOST)
    model.setParent(table)
    return table


def _became(each: ArrivedFile) -> str:
    if not each.code:
        return translate("Returns", "Not finished: import the file again.")
    return message(each.code, each.facts, translated).title


def shown_name(file_name: str) -> str:
    """Give a name that came from outside, without what cannot be seen in it."""
    return clean_line(file_name) or "-"


def day_and_time(moment: datetime) -> str:
    """Give "21 November 2026, 14:02" in the zone of this computer."""
    local = moment.astimezone()
    return f"{words_of(local.date())}, {local:%H:%M}"


def _agency(each: ReturnedFile) -> str:
    return each.agency


def _revision(each: ReturnedFile) -> str:
    return str(each.revision)


def _auditor(each: ReturnedFile) -> str:
    return each.auditor or "-"


def _arrival(each: ReturnedFile) -> datetime:
    return each.arrived


def _returned_at(each: ReturnedFile) -> str:
    return day_and_time(each.arrived)


def _receipt(each: ReturnedFile) -> str:
    return each.receipt


def _reason(each: ReturnedFile) -> str:
    words = each.reason or "-"
    return translate("Returns", "Cases taken back: {0}").format(words) if each.withdraws else words


def _file(each: ArrivedFile) -> str:
    return shown_name(each.file_name)


def _arrived_at(each: ArrivedFile) -> str:
    return day_and_time(each.arrived)


def _tone(each: ArrivedFile) -> Tone:
    return Tone.PLAIN if each.code in {"new", "newer", "duplicate"} else Tone.ATTENTION
