"""Beginning to key in a return: for which agency and case, and what stands on the paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from models.keyed_snapshots import Paper
from models.snapshots import Assignment
from office.coverage import is_asked
from office.overview import AuditOverview
from ui.names.check import NameCheck
from ui.office.keying.paper_card import PaperCard
from ui.widgets.card import Card
from ui.widgets.inputs import Choice, Option
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow, add_row
from ui.widgets.text import QuestionTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginAsked:
    """Case and agency by id, and what stands on the paper."""

    case_id: str
    agency_id: str
    paper: Paper


class BeginPage(Page):
    """``begun`` carries a BeginAsked.

    Only cells are offered that the agency is asked about and for which nothing counts yet.
    """

    begun = Signal(object)

    def __init__(
        self, overview: AuditOverview, names: NameCheck, cell: tuple[str, str] = ("", "")
    ) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Key in a return from paper"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "You type what stands on the paper, on the same pages that an auditor fills in. "
                "It counts when a second member of staff has compared it with the paper."
            )
        )
        self._overview = overview
        self._free = tuple(
            each for each in overview.assignments if each.entry is None and is_asked(each)
        )
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self.add(self.outcome)
        self.agency = Choice(self._agencies(self._free))
        self.agency.edited.connect(self._on_agency)
        self.case = Choice(())
        self._add_whose()
        self.paper = PaperCard(Paper(), names)
        self.add(self.paper)
        case_id, agency_id = cell
        self.agency.set_value(agency_id)
        self._on_agency()
        self.case.set_value(case_id)
        self._before = self._state()
        self.set_foot(Foot(primary=self.tr("Begin typing"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_begin)

    def _add_whose(self) -> None:
        card = Card()
        card.add(QuestionTitle(self.tr("Whose return it is")))
        self.agency_row: FieldRow = add_row(card.body, self.tr("Agency"), self.agency)
        self.case_row: FieldRow = add_row(
            card.body,
            self.tr("Case"),
            self.case,
            help=self.tr(
                "Left out are cases for which a return of this agency counts, and those that it is "
                "not asked about: set them under Assignments first."
            ),
        )
        self.add(card)

    def _agencies(self, free: Sequence[Assignment]) -> tuple[Option, ...]:
        ids = {each.agency_id for each in free}
        return tuple(
            Option(value=each.id, label=each.name)
            for each in self._overview.agencies
            if each.id in ids
        )

    @Slot()
    def _on_agency(self) -> None:
        chosen = self.case.value()
        while self.case.count() > 1:
            self.case.removeItem(1)
        for each in self._free:
            if each.agency_id == self.agency.value():
                self.case.addItem(self._overview.case(each.case_id).uin, each.case_id)
        self.case.set_value(chosen)

    def unsaved(self) -> bool:
        """Whether something was typed that is kept only by beginning."""
        return self._state() != self._before

    def _state(self) -> tuple[str, str, Paper]:
        return (self.agency.value(), self.case.value(), self.paper.paper())

    def show_trouble(self, words: str) -> None:
        """Say why nothing was begun."""
        self.outcome.tell(NoticeKind.ERROR, words)

    @Slot()
    def _on_begin(self) -> None:
        agency, case = self.agency.value(), self.case.value()
        self.agency_row.set_error("" if agency else self.tr("Choose the agency"))
        self.case_row.set_error("" if case or not agency else self.tr("Choose the case"))
        if not agency or not case:
            self.go_to(self.case if agency else self.agency)
            return
        if (wrong := self.paper.show_faults(scan_needed=False)) is not None:
            self.go_to(wrong)
            return
        self.begun.emit(BeginAsked(case_id=case, agency_id=agency, paper=self.paper.paper()))
