"""What the office knows about several cells at once: a row of the table, a column, or both."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from forms.scope import Sample, Status, with_sample
from models.snapshots import Agency, Case
from ui.names.check import NameCheck
from ui.office.status_rows import StatusRows
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Option, TickGroup
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.text import QuestionTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralSet:
    """The office's word about every one of these cases at every one of these agencies."""

    case_ids: tuple[str, ...]
    agency_ids: tuple[str, ...]
    status: Status
    reason: str


class SeveralPage(Page):
    """Ticks agencies and cases and says why they are not audited; ``chosen`` carries a SeveralSet.

    An agency's own sample is what is left of the cases when those not in it are ticked.
    """

    chosen = Signal(object)

    def __init__(self, agencies: Sequence[Agency], cases: Sequence[Case], names: NameCheck) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Set several at once"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr("For a whole agency, a whole case, or some of both. Answers stay as they are.")
        )
        self.set_foot(Foot(primary=self.tr("Set these"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_set)
        self.agencies = TickGroup(
            self.tr("At these agencies"),
            [Option(value=each.id, label=each.name) for each in agencies],
        )
        self.cases = TickGroup(
            self.tr("For these cases"), [Option(value=each.id, label=each.uin) for each in cases]
        )
        self._all_cases = tuple(each.id for each in cases)
        self.every_agency = PlainButton(self.tr("Tick every agency"))
        self.every_agency.clicked.connect(self._on_every_agency)
        self.every_case = PlainButton(self.tr("Tick every case"))
        self.every_case.clicked.connect(self._on_every_case)
        self._all_agencies = tuple(each.id for each in agencies)
        self.office = StatusRows(names)
        self.status, self.reason = self.office.status, self.office.reason
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self._compose()

    def _compose(self) -> None:
        for title, ticks, every in (
            (self.tr("At these agencies"), self.agencies, self.every_agency),
            (self.tr("For these cases"), self.cases, self.every_case),
        ):
            card = Card()
            card.add(QuestionTitle(title))
            card.add(ticks)
            row = FlowLayout()
            row.addWidget(every)
            card.add(row)
            self.add(card)
        card = Card()
        card.add(self.office)
        card.add(self.outcome)
        self.add(card)

    def unsaved(self) -> bool:
        """Whether something was ticked, chosen or written and not set."""
        words = self.status.value() or self.reason.value().strip()
        return bool(self.agencies.value() or self.cases.value() or words)

    @Slot()
    def _on_every_agency(self) -> None:
        self.agencies.set_value(self._all_agencies)

    @Slot()
    def _on_every_case(self) -> None:
        self.cases.set_value(self._all_cases)

    @Slot()
    def _on_set(self) -> None:
        self.outcome.hide()
        if not (self.agencies.value() and self.cases.value()):
            words = self.tr("Tick at least one agency and one case.")
            self.outcome.tell(NoticeKind.ERROR, words)
            self.go_to(self.every_agency)
        elif (wrong := self.office.show_faults()) is not None:
            self.go_to(wrong)
        else:
            self.chosen.emit(self._value())

    def _value(self) -> SeveralSet:
        status, reason = self.office.value()
        cases = self.cases.value()
        if status is Status.NOT_SAMPLED:
            left = len(self._all_cases) - len(cases)
            sample = Sample(taken=str(left), of=str(len(self._all_cases)))
            reason = with_sample(sample, reason)
        return SeveralSet(
            case_ids=cases, agency_ids=self.agencies.value(), status=status, reason=reason
        )
