"""Telling a person of expected trouble where no page has a place for it."""

from export.errors import FileRejected
from export.pdf.errors import PdfRejected
from models.errors import ModelError
from office.messages import message
from ui.surroundings import Surroundings, translated


def tell_trouble(surroundings: Surroundings, error: Exception) -> None:
    """Show the words of the catalogue; anything that is not expected is raised again."""
    if isinstance(error, PdfRejected):
        worded = message(error.fault.value, (), translated)
    elif isinstance(error, ModelError | FileRejected):
        worded = message(error.code, error.facts, translated)
    else:
        raise error
    rest = " ".join(part for part in (worded.meaning, worded.next_step) if part)
    surroundings.dialogs.tell(worded.title, rest)
