"""What can be wrong with a PDF that is to be shown; worded for people elsewhere."""

from enum import StrEnum


class PdfFault(StrEnum):
    """Why a PDF or one of its pages cannot be shown."""

    NOT_READABLE = "not-readable"
    PAGE_MISSING = "page-missing"
    TOO_LARGE = "too-large"
    CLOSED = "closed"


class PdfRejected(Exception):
    """A PDF that cannot be shown; carries the fault and nothing of the content."""

    def __init__(self, fault: PdfFault) -> None:
        super().__init__(fault.value)
        self.fault = fault
