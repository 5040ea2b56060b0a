"""What a newer pack asks otherwise than the one that is here, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from forms.comparing import compare
from forms.definition import Question, Tool
from forms.kinds import words_of
from models.snapshots import OpenedPack
from ui.auditor.opened import tool_of

# Longer lists are counted: nobody reads a hundred questions before they have opened the pack.
MOST_NAMED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A pack that is here already, and the cases it asks about."""

    pack: OpenedPack
    uins: tuple[str, ...]


def change_lines(held: Held, newer: OpenedPack, uins: Sequence[str]) -> tuple[str, ...]:
    """Say what changes with a newer pack, one sentence a line; cases first, then questions."""
    lines = (
        *_case_lines(held.uins, uins),
        *_question_lines(tool_of(held.pack), tool_of(newer)),
        *_detail_lines(held.pack, newer),
    )
    nothing = QCoreApplication.translate("changes", "Nothing that you are asked has changed.")
    return lines or (nothing,)


def _case_lines(before: Sequence[str], after: Sequence[str]) -> Iterable[str]:
    translate = QCoreApplication.translate
    if added := [uin for uin in after if uin not in before]:
        yield translate("changes", "New cases: {0}.").format(", ".join(added))
    if gone := [uin for uin in before if uin not in after]:
        words = translate(
            "changes",
            "Cases no longer asked for: {0}. What you wrote there stays on this computer.",
        )
        yield words.format(", ".join(gone))


def _question_lines(before: Tool, after: Tool) -> Iterable[str]:
    translate = QCoreApplication.translate
    changes = compare(before, after)
    for words, questions in (
        (translate("changes", "New questions: {0}."), changes.added),
        (
            translate(
                "changes",
                "Questions taken out: {0}. Your answers to them are kept and shown under Check "
                "answers, and are not sent.",
            ),
            changes.removed,
        ),
        (
            translate("changes", "Questions that take other answers now: {0}. Look at them again."),
            changes.changed,
        ),
        (translate("changes", "Questions in other words: {0}."), changes.reworded),
    ):
        if questions:
            yield words.format(_named(questions))


def _named(questions: Sequence[Question]) -> str:
    names = [f"{each.number} {each.label}".strip() for each in questions[:MOST_NAMED]]
    named = "; ".join(names)
    more = len(questions) - len(names)
    words = QCoreApplication.translate("changes", "{0}; and {1} more")
    return words.format(named, more) if more else named


def _detail_lines(before: OpenedPack, after: OpenedPack) -> Iterable[str]:
    translate = QCoreApplication.translate
    if before.return_by != after.return_by:
        if after.return_by is None:
            yield translate("changes", "There is no return date any more.")
        elif before.return_by is None:
            words = translate("changes", "Return by {0}.")
            yield words.format(words_of(after.return_by))
        else:
            words = translate("changes", "Return by {0}, no longer by {1}.")
            yield words.format(words_of(after.return_by), words_of(before.return_by))
    if before.window != after.window:
        yield translate(
            "changes", "The period to look at is another one: see each case\u2019s scope."
        )
    if before.contact != after.contact:
        yield translate("changes", "The contact is another one.")
    if before.concern_route != after.concern_route:
        yield translate("changes", "What to do about an immediate concern is worded otherwise.")
