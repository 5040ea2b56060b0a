"""Asking before something typed on a page, that only its own button saves, is given up."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication

from ui.surroundings import Surroundings


@runtime_checkable
class HoldsUnsaved(Protocol):
    """A page with something typed or ticked that only its own button saves."""

    def unsaved(self) -> bool:
        """Whether leaving now would lose it."""
        ...


@runtime_checkable
class SaysWhatGoes(Protocol):
    """A page that says in its own words what leaving now would lose."""

    def loss(self) -> str:
        """Say what goes, and what to do then."""
        ...


def holds_unsaved(at: Surroundings) -> bool:
    """Tell whether leaving the page shown would lose something."""
    page = at.window.page()
    return isinstance(page, HoldsUnsaved) and page.unsaved()


def may_leave(at: Surroundings) -> bool:
    """Ask before something typed on the page shown is given up; True where nothing is."""
    if not holds_unsaved(at):
        return True
    translate = QCoreApplication.translate
    page = at.window.page()
    words = translate("Leaving", "What you changed on this page has not been saved.")
    return at.dialogs.confirm(
        translate("Leaving", "Leave without saving?"),
        page.loss() if isinstance(page, SaysWhatGoes) else words,
        translate("Leaving", "Leave without saving"),
        translate("Leaving", "Stay here"),
    )
