"""What the office knows about a case at an agency: a status, and the reason that it may need."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.scope import STATUSES, Status
from ui.names.check import NameCheck
from ui.names.free_text import FreeText
from ui.office.faults import text_fault
from ui.theme.tokens import Space
from ui.widgets.inputs import Choice, Option
from ui.widgets.rows import FieldRow, show_faults


class StatusRows(QWidget):
    """Asks for the status and its reason; says what the status means and what is missing."""

    def __init__(self, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = Choice(_office_statuses())
        self.reason = FreeText(names, least=2)
        self._status_row = FieldRow(self.tr("What the office knows"), self.status)
        self._reason_row = FieldRow(self.tr("Reason (optional)"), self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.ROW)
        column.addWidget(self._status_row)
        column.addWidget(self._reason_row)
        self._former: tuple[str, ...] = ()
        self.status.edited.connect(self._on_status)

    def offer_former(self, names: Sequence[str]) -> None:
        """Name the providers whose records the agency took over, where a case is known to one."""
        self._former = tuple(names)
        self._on_status()

    def show_value(self, status: Status, reason: str) -> None:
        """Show what stands; this is not an edit."""
        self.status.set_value(status.value)
        self.reason.set_value(reason)
        self._status_row.set_error("")
        self._on_status()

    def value(self) -> tuple[Status, str]:
        """Return the status and the reason; ValueError where no status is chosen."""
        return Status(self.status.value()), self.reason.value().strip()

    def show_faults(self) -> QWidget | None:
        """Say what is missing beside it and return where to mend it; None when all is there."""
        chosen = self.status.value()
        needed = bool(chosen) and STATUSES[Status(chosen)].needs_reason
        missing = self.tr("Write the reason for this status") if needed else ""
        return show_faults(
            (
                (self._status_row, "" if chosen else self.tr("Choose what the office knows")),
                (self._reason_row, text_fault(self.reason, missing)),
            )
        )

    @Slot()
    def _on_status(self) -> None:
        rule = STATUSES.get(Status(self.status.value())) if self.status.value() else None
        needed = rule is not None and rule.needs_reason
        self._reason_row.set_label(self.tr("Reason") if needed else self.tr("Reason (optional)"))
        self._reason_row.set_error("")
        self._status_row.set_help(rule.meaning if rule else "")
        named = self.tr("It took over from: {0}.").format("; ".join(self._former))
        elsewhere = self.status.value() == Status.KNOWN_ELSEWHERE.value
        self._reason_row.set_help(named if elsewhere and self._former else "")


def _office_statuses() -> list[Option]:
    """Offer the office's own statuses first, then what an agency may say by phone."""
    without_form = [(status, rule) for status, rule in STATUSES.items() if not rule.has_form]
    ordered = sorted(without_form, key=lambda each: each[1].by_auditor)
    return [Option(value=status.value, label=rule.label) for status, rule in ordered]
