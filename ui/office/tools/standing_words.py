"""How a question of a draft stands to the version before, and what is wrong, in a few words."""

from PySide6.QtCore import QCoreApplication

from ui.office.tools.draft_work import DraftWork, Standing
from ui.theme import Tone
from ui.widgets.rail import Step

translate = QCoreApplication.translate


def trouble_words(count: int) -> str:
    """Say how many things are to be put right, "" for none."""
    return translate("tools", "{0} to put right").format(count) if count else ""


def question_step(work: DraftWork, pointer: str) -> Step:
    """Word a question as a row: number and label, and its state."""
    draft = work.draft
    number, label = draft.text(f"{pointer}/number"), draft.text(f"{pointer}/label")
    label = label or draft.text(f"{pointer}/text") or translate("tools", "New question")
    title = f"{number}. {label}" if number else label
    count = len(work.problems_under(pointer))
    if count:
        return Step(key=pointer, title=title, state=trouble_words(count), tone=Tone.ATTENTION)
    return Step(key=pointer, title=title, state=short_words(work, pointer), tone=Tone.QUIET)


def short_words(work: DraftWork, pointer: str) -> str:
    """Say in a word or two how a question compares; "" where it is as it was."""
    words = {
        Standing.NEW: translate("tools", "New"),
        Standing.REWORDED: translate("tools", "Reworded"),
        Standing.OTHER: translate("tools", "Other answers"),
    }
    return words.get(work.standing(pointer), "")


def standing_words(work: DraftWork, pointer: str) -> str:
    """Say in a sentence what becomes of comparisons with earlier audits."""
    version = work.base.version if work.base is not None else ""
    words = {
        Standing.NEW: translate("tools", "A new question: no earlier audit has answers to it."),
        Standing.SAME: translate("tools", "As in version {0}: answers compare with earlier ones."),
        Standing.REWORDED: translate(
            "tools",
            "Reworded since version {0}. It keeps its code, so its counts stand beside the earlier "
            "ones: right for a slip of the pen. If it now asks something else, make it a new "
            "question.",
        ),
        Standing.OTHER: translate(
            "tools",
            "It takes other answers than in version {0}, under the same code: counts of earlier "
            "audits do not fit beside it. Make it a new question.",
        ),
        Standing.UNREAD: translate(
            "tools", "How it compares is worked out once nothing is left to put right."
        ),
    }
    return words.get(work.standing(pointer), "").format(version)
