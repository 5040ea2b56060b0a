"""Telling expected trouble where its cause is."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication

from export.errors import FileRejected
from export.pdf.errors import PdfRejected
from models.errors import ModelError
from office.errors import OfficeRejected
from office.messages import message
from ui.surroundings import Surroundings, translated


@runtime_checkable
class TellsTrouble(Protocol):
    """A page that can say where its cause is why something was not done."""

    def show_trouble(self, words: str) -> None:
        """Show the words; whatever was typed stays."""
        ...


def tell_trouble(at: Surroundings, error: Exception) -> None:
    """Word an error of the folders below; anything unexpected is raised on, to the one hook."""
    if isinstance(error, PdfRejected):
        words = message(error.fault.value, (), translated).line
    elif isinstance(error, ModelError | FileRejected | OfficeRejected):
        words = message(error.code, error.facts, translated).line
    else:
        raise error
    page = at.window.page()
    if isinstance(page, TellsTrouble):
        page.show_trouble(words)
    else:
        title = QCoreApplication.translate("Office", "This could not be done")
        at.dialogs.tell(title, words)
