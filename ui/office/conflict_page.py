"""Two answers for one case beside each other where they differ, and the choice between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from office.analysis import CaseCell
from office.conflicts import Conflict, Difference, Side
from office.keyed_words import keyed_words
from office.log_words import moment_words
from ui.names.check import NameCheck
from ui.names.free_text import FreeText
from ui.office.faults import text_fault
from ui.office.side_rows import AgencyLine
from ui.surroundings import translated
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.groups import Option, RadioGroup
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle

REASON_MOST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """A conflict with the names of its case and agency, and what the answers say differently."""

    conflict: Conflict
    agency: str
    uin: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The answer that is to count, and why."""

    side: Side
    uin: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    name: str
    side: Side
    laptop: int


class ConflictPage(Page):
    """Shows a conflict; ``chosen`` carries a Chosen, ``back_asked`` leaves it open."""

    chosen = Signal(object)
    back_asked = Signal()

    def __init__(self, view: ConflictView, names: NameCheck) -> None:
        super().__init__("", wide=True)
        self._view = view
        self.heading.setText(self.tr("Two answers: {0}, {1}").format(view.agency, view.uin))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "Only what differs is shown. Phone the agency, then choose the answer that counts. "
                "The other one is kept, and the choice can be undone in the import log."
            )
        )
        self._sides = self._named(view.conflict.sides)
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self.model = TextTableModel[_Named](self._columns(), self._sides, self)
        self.table = ListTable(self.tr("The answers and where they came from"), self.model)
        question = self.tr("Which one counts?")
        options = [
            Option(value=str(place), label=each.name) for place, each in enumerate(self._sides)
        ]
        self.choice = RadioGroup(question, options, inline=False)
        self.reason = FreeText(names, least=2)
        self._choice_row = FieldRow(question, self.choice)
        self._reason_row = FieldRow(
            self.tr("Reason"),
            self.reason,
            help=self.tr("Such as who said so, by role, and when. No names."),
        )
        self.save = PrimaryButton(self.tr("Let this answer count"))
        self.save.clicked.connect(self._on_save)
        self.back = PlainButton(self.tr("Leave it open"))
        self.back.clicked.connect(self.back_asked)
        self._compose()

    def _columns(self) -> tuple[Column[_Named], ...]:
        return (
            Column(heading=self.tr("Answer"), text=lambda each: each.name),
            Column(heading=self.tr("Made by"), text=_maker),
            Column(heading=self.tr("Laptop"), text=lambda each: str(each.laptop)),
            Column(heading=self.tr("Revision"), text=_revision),
            Column(heading=self.tr("Made"), text=_made),
            Column(heading=self.tr("Arrived"), text=_arrived),
        )

    def _compose(self) -> None:
        self.add(self.outcome)
        self.add(self.table)
        self.add(QuestionTitle(self.tr("What differs")))
        if not self._view.differences:
            self.add(PlainLabel(self.tr("Nothing. The answers say the same in every part.")))
        for difference in self._view.differences:
            self.add(self._difference(difference))
        card = Card()
        card.add(self._choice_row)
        card.add(self._reason_row)
        row = FlowLayout()
        row.addWidget(self.save)
        row.addWidget(self.back)
        card.add(row)
        self.add(card)

    def _difference(self, difference: Difference) -> Card:
        card = Card()
        title = " ".join(part for part in (difference.number, difference.label) if part)
        card.add(QuestionTitle(title))
        nothing = self.tr("Nothing")
        in_words = not any(cell.answer for cell in difference.cells)
        empty = CaseCell(answer="" if in_words else nothing, comment=nothing if in_words else "")
        for each, cell in zip(self._sides, difference.cells, strict=True):
            card.add(AgencyLine(each.name, cell if cell.answer or cell.comment else empty))
        return card

    def _named(self, sides: Sequence[Side]) -> tuple[_Named, ...]:
        laptops = list(dict.fromkeys(side.received.installation_id for side in sides))
        return tuple(
            _Named(
                name=self._name(place, side),
                side=side,
                laptop=laptops.index(side.received.installation_id) + 1,
            )
            for place, side in enumerate(sides, 1)
        )

    def _name(self, place: int, side: Side) -> str:
        if side.stands and side.received.withdraws:
            return self.tr("Answer {0} (taken back, stands now)").format(place)
        if side.received.withdraws:
            return self.tr("Answer {0} (takes the case back)").format(place)
        if side.stands:
            return self.tr("Answer {0} (counts now)").format(place)
        return self.tr("Answer {0}").format(place)

    def unsaved(self) -> bool:
        """Whether something was chosen or written."""
        return bool(self.choice.value() or self.reason.value().strip())

    def show_trouble(self, words: str) -> None:
        """Say why the choice was not kept; what was typed stays."""
        self.outcome.set_words(words)
        self.outcome.show()
        self.outcome.say()

    @Slot()
    def _on_save(self) -> None:
        why = self.tr("Write the reason for this choice")
        faults = (
            (self._choice_row, "" if self.choice.value() else self.tr("Choose one of the answers")),
            (self._reason_row, text_fault(self.reason, why, most=REASON_MOST)),
        )
        if self.stops_at(faults):
            return
        side, reason = self._sides[int(self.choice.value())].side, self.reason.value().strip()
        self.chosen.emit(Chosen(side=side, uin=self._view.uin, reason=reason))


def _maker(each: _Named) -> str:
    received = each.side.received
    named = ", ".join(part for part in (received.auditor_name, received.auditor_title) if part)
    keyed = keyed_words(received.keyed, translated) if received.keyed is not None else ""
    return "; ".join(filter(None, (named, keyed))) or "-"


def _revision(each: _Named) -> str:
    return str(each.side.received.revision)


def _made(each: _Named) -> str:
    return moment_words(each.side.received.created_at)


def _arrived(each: _Named) -> str:
    return moment_words(each.side.received.received_at)
