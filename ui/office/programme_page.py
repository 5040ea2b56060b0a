"""The programme of a year: months with the days of all audits, or the same as a table."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot

from forms.kinds import words_of
from models.list_snapshots import ListedAudit
from office.programme import DAY_WORDS, ProgrammeDay, overlap_words, programme, years_of
from ui.office.month_grid import MonthGrid
from ui.surroundings import translated
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuietLabel

CALENDAR, TABLE = "calendar", "table"


class ProgrammePage(Page):
    """``opened`` carries the id of an audit, ``print_asked`` the year that is shown."""

    opened = Signal(str)
    print_asked = Signal(int)

    def __init__(self, audits: Sequence[ListedAudit], year: int, today: date) -> None:
        super().__init__("", wide=True)
        self._audits = tuple(audits)
        self.heading.setText(self.tr("Programme of the year"))
        self.setAccessibleName(self.heading.text())
        years = sorted({*years_of(self._audits, today), year})
        self.year = Choice([Option(value=str(each), label=str(each)) for each in years])
        self.year.removeItem(0)  # a year is always shown
        self.year.set_value(str(year))
        self.manner = Choice(
            [
                Option(value=CALENDAR, label=self.tr("Months")),
                Option(value=TABLE, label=self.tr("Table")),
            ]
        )
        self.manner.removeItem(0)
        self.print = PlainButton(self.tr("Print the programme"))
        row = FlowLayout()
        row.addWidget(FieldRow(self.tr("Year"), self.year))
        row.addWidget(FieldRow(self.tr("Show it as"), self.manner))
        self.add(row)
        deeds = FlowLayout()
        deeds.addWidget(self.print)
        self.add(deeds)
        self.count = QuietLabel("", self)
        self.add(self.count)
        self.empty = PlainLabel(self.tr("Set the days of an audit under its Details."), self)
        self.add(self.empty)
        self.months = MonthGrid(self)
        self.add(self.months)
        self.model = TextTableModel[ProgrammeDay](self._columns(), (), self)
        self.table = ListTable(self.tr("Days of the year"), self.model, self)
        self.add(self.table)
        self.set_foot(Foot(back=self.tr("Back to all audits")))
        self.months.opened.connect(self.opened)
        self.table.chosen.connect(self._on_row)
        self.year.edited.connect(self._show)
        self.manner.edited.connect(self._show_manner)
        self.print.clicked.connect(self._on_print)
        self._show()

    def _columns(self) -> tuple[Column[ProgrammeDay], ...]:
        return (
            Column(heading=self.tr("Day"), text=lambda day: words_of(day.on)),
            Column(heading=self.tr("What"), text=lambda day: translated(DAY_WORDS[day.kind])),
            Column(heading=self.tr("Audit"), text=lambda day: day.title),
            Column(
                heading=self.tr("Comes together with"),
                text=lambda day: overlap_words(day, translated) or self.tr("Nothing"),
                tone=lambda day: Tone.ATTENTION if day.overlaps else Tone.QUIET,
            ),
        )

    @Slot()
    def _show(self) -> None:
        days = programme(self._audits, int(self.year.value()))
        audits, together = len({day.audit_id for day in days}), sum(d.overlaps for d in days)
        told = [self.tr("Days: {0}. Audits: {1}.").format(len(days), audits)]
        if together:
            words = self.tr("Days that come together with another audit: {0}.")
            told.append(words.format(together))
        self.count.setText(" ".join(told))
        self.empty.setVisible(not days)
        self.months.show_days(days)
        self.model.set_rows(days)
        self._show_manner()

    @Slot()
    def _show_manner(self) -> None:
        as_table = self.manner.value() == TABLE
        self.months.setVisible(not as_table)
        self.table.setVisible(as_table)

    @Slot(int)
    def _on_row(self, row: int) -> None:
        self.opened.emit(self.model.row_at(row).audit_id)

    @Slot()
    def _on_print(self) -> None:
        self.print_asked.emit(int(self.year.value()))
