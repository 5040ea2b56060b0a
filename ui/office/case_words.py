"""What became of a list of cases, in words."""

from office.case_list import CaseList
from office.marking import NOOP
from office.messages import Translate
from ui.office.wording import uin_line

MOST_LINES = 20


def refused_lines(listed: CaseList, translate: Translate) -> list[str]:
    """Say line by line what was not taken from a list, and of a long one how much more there is."""
    problems = listed.problems
    lines = [uin_line(problem, translate) for problem in problems[:MOST_LINES]]
    if listed.uins:
        words = translate(NOOP("Cases added: {0}. These were not:"))
        lines.insert(0, words.format(len(listed.uins)))
    if len(problems) > MOST_LINES:
        more = translate(NOOP("And {0} more lines. All that were not added stand in the box."))
        lines.append(more.format(len(problems) - MOST_LINES))
    return lines


def added_words(listed: CaseList, translate: Translate) -> str:
    """Say how many cases were added, and which columns nobody read."""
    words = translate(NOOP("Cases added: {0}.")).format(len(listed.uins))
    if listed.unread:
        unread = translate(NOOP("Columns that were not read: {0}."))
        words = f"{words} {unread.format(', '.join(listed.unread))}"
    return words
