"""Showing and hiding parts of a page that may not be on the screen yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_shown(widget: QWidget, *, shown: bool) -> None:
    """Show or hide a part, unless that is so already.

    A part that was never hidden comes with its page. Shown before it, each part would be styled
    and laid out once for itself and again with the page, which takes longer than the page.
    """
    told = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if shown == (told and widget.isHidden()):
        widget.setVisible(shown)


def put_away(owner: QWidget, *parts: QWidget) -> None:
    """Hide parts that have no place on a page now; without an owner they would outlive it."""
    for part in parts:
        part.setParent(owner)
        part.hide()
