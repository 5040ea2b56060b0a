"""Which agencies are asked; the list of usual ones can be added to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from anonymise import identifier_in
from export.fields import MAX_LINE
from models.snapshots import Agency, UsualAgency
from ui.office.asking.agency_words import contact_words, sector_words, settings_words
from ui.office.wording import too_long
from ui.surroundings import translated
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineInput, Option, TickGroup
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.rows import FieldRow, add_row
from ui.widgets.text import QuestionTitle

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,15}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgenciesTyped:
    """What stands on the page: the codes that are ticked, and a new agency."""

    ticks: tuple[str, ...]
    name: str = ""
    code: str = ""


class AgenciesPage(Page):
    """Ticks agencies; ``chosen`` carries the codes, ``added`` a new UsualAgency.

    ``opened`` carries the id of an agency to be described. ``assign_asked`` is offered where there
    are agencies, and cases to ask them about.
    """

    chosen = Signal(object)
    added = Signal(object)
    opened = Signal(str)
    assign_asked = Signal()

    def __init__(
        self,
        usual: Sequence[UsualAgency],
        asked: Sequence[Agency],
        *,
        position: int,
        has_cases: bool,
    ) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Agencies"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr("Every agency ticked is asked about every case, unless Assignments say not.")
        )
        self._position = position
        self._asked = {agency.code for agency in asked}
        self._taken = {each.code.casefold() for each in usual}
        options = [Option(value=each.code, label=each.name) for each in _all_of(usual, asked)]
        self.ticks = TickGroup(self.tr("Agencies asked in this audit"), options)
        self.ticks.set_value(agency.code for agency in asked)
        self.save = PrimaryButton(self.tr("Save agencies"))
        self.save.clicked.connect(self._on_save)
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.name, self.code = LineInput(), LineInput(chars=14)
        self.add_button = PlainButton(self.tr("Add to the list"))
        self.add_button.clicked.connect(self._on_add)
        self.model = TextTableModel[Agency](self._columns(), asked, self)
        self.table = ListTable(self.tr("What is known of each agency"), self.model)
        self.table.chosen.connect(self._on_row)
        self.open = PlainButton(self.tr("Change the selected agency"))
        self.open.clicked.connect(self._on_open)
        self.assign = PlainButton(self.tr("Who is asked about which case"))
        self.assign.clicked.connect(self.assign_asked)
        self._compose(may_assign=bool(asked) and has_cases)

    def _columns(self) -> tuple[Column[Agency], ...]:
        return (
            Column(heading=self.tr("Agency"), text=_name),
            Column(heading=self.tr("Sector"), text=_sector),
            Column(heading=self.tr("Services and settings"), text=_settings),
            Column(heading=self.tr("Safeguarding lead"), text=_contact),
        )

    def _compose(self, *, may_assign: bool) -> None:
        asked = Card()
        asked.add(QuestionTitle(self.tr("Agencies asked in this audit")))
        asked.add(self.ticks)
        asked.add(self.outcome)
        row = FlowLayout()
        row.addWidget(self.save)
        asked.add(row)
        self.add(asked)
        self._offer_each(may_assign=may_assign)
        other = Card()
        other.add(QuestionTitle(self.tr("Another agency")))
        self._name_row: FieldRow = add_row(other.body, self.tr("Name"), self.name)
        self._code_row: FieldRow = add_row(
            other.body,
            self.tr("Short name"),
            self.code,
            help=self.tr("Letters, digits and hyphens. It stands in file names."),
        )
        row = FlowLayout()
        row.addWidget(self.add_button)
        other.add(row)
        self.add(other)

    def _offer_each(self, *, may_assign: bool) -> None:
        parts = (self.table, self.open, self.assign)
        shown = parts if may_assign else parts[:2]
        if not self._asked:
            shown = ()
        for part in parts:
            if part not in shown:
                part.setParent(self)
                part.hide()
        if shown:
            self.add(self.table)
            row = FlowLayout()
            for button in shown[1:]:
                row.addWidget(button)
            self.add(row)

    def unsaved(self) -> bool:
        """Whether ticks or a new agency were not saved."""
        return set(self.ticks.value()) != self._asked or bool(self.name.value())

    def typed(self) -> AgenciesTyped:
        """Give what stands on the page, kept or not."""
        ticks = tuple(self.ticks.value())
        return AgenciesTyped(ticks=ticks, name=self.name.value(), code=self.code.value())

    def retype(self, typed: AgenciesTyped) -> None:
        """Show again what stood on the page before it was made anew."""
        self.ticks.set_value(typed.ticks)
        self.name.set_value(typed.name)
        self.code.set_value(typed.code)

    def show_saved(self, words: str) -> None:
        """Say that the choice is kept."""
        self.outcome.tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why the choice was not kept."""
        self.outcome.tell(NoticeKind.ERROR, words)

    @Slot()
    def _on_save(self) -> None:
        self.chosen.emit(self.ticks.value())

    @Slot()
    def _on_open(self) -> None:
        row = self.table.current_row()
        if row >= 0:
            self._on_row(row)
        else:
            self.show_trouble(self.tr("Choose an agency in the table first."))

    @Slot(int)
    def _on_row(self, row: int) -> None:
        self.opened.emit(self.model.row_at(row).id)

    @Slot()
    def _on_add(self) -> None:
        name, code = self.name.value(), self.code.value()
        unnamed = "" if name else self.tr("Enter the agency's name")
        if len(name) > MAX_LINE:
            unnamed = too_long(MAX_LINE, translated)
        self._name_row.set_error(unnamed)
        wrong = ""
        if not CODE.fullmatch(code):
            wrong = self.tr("Enter a short name of letters, digits and hyphens")
        elif identifier_in(code) is not None:
            wrong = self.tr("Choose a short name that identifies nobody")
        elif code.casefold() in self._taken:
            wrong = self.tr("Another agency has this short name")
        self._code_row.set_error(wrong)
        if not unnamed and not wrong:
            self.added.emit(UsualAgency(code=code, name=name, position=self._position))


def _all_of(usual: Sequence[UsualAgency], asked: Sequence[Agency]) -> list[UsualAgency | Agency]:
    """Offer the usual ones and those of this audit, by the names that they have in it."""
    own = {agency.code: agency for agency in asked}
    codes = {each.code for each in usual}
    named = [own.get(each.code, each) for each in usual]
    return [*named, *(agency for agency in asked if agency.code not in codes)]


def _name(agency: Agency) -> str:
    return agency.name


def _sector(agency: Agency) -> str:
    return sector_words(agency.facts, translated) or "-"


def _settings(agency: Agency) -> str:
    return settings_words(agency, translated) or "-"


def _contact(agency: Agency) -> str:
    return contact_words(agency.facts) or "-"
