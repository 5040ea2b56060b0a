"""What the office knows about several cells at once: a row of the table, a column, or both."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from forms.scope import STATUSES, Sample, Status, with_sample
from models.snapshots import Agency, Case
from ui.names.check import NameCheck
from ui.names.free_text import FreeText
from ui.office.cell_card import office_statuses
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option, TickGroup
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow
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
        self.status = Choice(office_statuses())
        self.status.edited.connect(self._on_status)
        self.reason = FreeText(names, least=2)
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self._status_row = FieldRow(self.tr("What the office knows"), self.status)
        self._reason_row = FieldRow(self.tr("Reason (optional)"), self.reason)
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
        for part in (self._status_row, self._reason_row, self.outcome):
            card.add(part)
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
    def _on_status(self) -> None:
        rule = STATUSES.get(Status(self.status.value())) if self.status.value() else None
        needed = rule is not None and rule.needs_reason
        self._reason_row.set_label(self.tr("Reason") if needed else self.tr("Reason (optional)"))
        self._reason_row.set_error("")
        self._status_row.set_help(rule.meaning if rule else "")

    @Slot()
    def _on_set(self) -> None:
        self.outcome.hide()
        self._status_row.set_error("")
        self._reason_row.set_error("")
        if not (self.agencies.value() and self.cases.value()):
            words = self.tr("Tick at least one agency and one case.")
            self.outcome.tell(NoticeKind.ERROR, words)
            self.go_to(self.every_agency)
        elif not self.status.value():
            self._status_row.set_error(self.tr("Choose what the office knows"))
            self.go_to(self.status)
        elif wrong := self._reason_fault():
            self._reason_row.set_error(wrong)
            self.go_to(self.reason)
        else:
            self.chosen.emit(self._value())

    def _reason_fault(self) -> str:
        needed = STATUSES[Status(self.status.value())].needs_reason
        if needed and not self.reason.value().strip():
            return self.tr("Write the reason for this status")
        return self.tr("Settle what may name somebody first") if self.reason.is_open() else ""

    def _value(self) -> SeveralSet:
        status, reason = Status(self.status.value()), self.reason.value().strip()
        cases = self.cases.value()
        if status is Status.NOT_SAMPLED:
            left = len(self._all_cases) - len(cases)
            sample = Sample(taken=str(left), of=str(len(self._all_cases)))
            reason = with_sample(sample, reason)
        return SeveralSet(
            case_ids=cases, agency_ids=self.agencies.value(), status=status, reason=reason
        )
