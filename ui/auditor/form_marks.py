"""What the marks of a form say about its pages and questions; no screen in here."""

from collections.abc import Iterable

from models.auditor_snapshots import Mark, MarkKind

YES, NO = "yes", "no"


def section_said(marks: Iterable[Mark], page: str) -> str:
    """Give what was said about a page being completed: YES, NO, or "" while nothing was."""
    return next(
        (mark.value for mark in marks if mark.kind is MarkKind.DONE and mark.key == page), ""
    )


def flagged(marks: Iterable[Mark]) -> frozenset[str]:
    """Give the codes of the questions that the person wants to come back to."""
    return frozenset(mark.key for mark in marks if mark.kind is MarkKind.LATER)


def copied(marks: Iterable[Mark]) -> tuple[tuple[str, str], ...]:
    """Give path and case of words that were copied and not yet checked for this case."""
    return tuple((mark.key, mark.value) for mark in marks if mark.kind is MarkKind.COPIED)
