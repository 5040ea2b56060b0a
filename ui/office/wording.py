"""Words for a pasted list of cases, for texts too long, and for what an agency changed."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from forms.errors import AnswerFault
from models.snapshots import Assignment
from office.audit_texts import LETTERS, TEXTS
from office.change_fields import field_words
from office.errors import UinFault
from office.form_words import answer_line
from office.marking import NOOP
from office.messages import Translate
from office.name_check import WordFault
from office.new_audit import LeftOver
from office.setup import INITIALS_AND_BIRTH, UinProblem

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "nhs": NOOP("this looks like an NHS number"),
        "upn": NOOP("this looks like a pupil number (UPN)"),
        "nino": NOOP("this looks like a National Insurance number"),
        "date": NOOP("this looks like a date"),
        "dob": NOOP("this looks like a date of birth"),
        "person": NOOP("this looks like a name"),
        "phone": NOOP("this looks like a phone number"),
        "email": NOOP("this looks like an e-mail address"),
        "postcode": NOOP("this looks like a postcode"),
        INITIALS_AND_BIRTH: NOOP("this looks like initials and a date of birth"),
    }
)
_OTHER = NOOP("this looks like something that identifies a person")
_FAULTS: Mapping[UinFault, str] = MappingProxyType(
    {
        UinFault.TOO_LONG: NOOP("this is longer than {0} characters"),
        UinFault.BAD_CHARACTER: NOOP("use letters, digits, hyphens and full stops only"),
        UinFault.DOUBLED: NOOP("this is already in the list"),
        UinFault.TOO_MANY: NOOP("an audit holds at most {0} cases"),
        UinFault.NO_UIN: NOOP("there is no UIN in this line"),
        UinFault.UNKNOWN_WORD: NOOP("the program does not know this word in the line of {0}"),
    }
)


_WORDS: Mapping[WordFault, str] = MappingProxyType(
    {
        WordFault.NAME: NOOP(
            "\u201c{0}\u201d is also a name, and somebody of that name would no longer be found"
        ),
        WordFault.SIGNS: NOOP("\u201c{0}\u201d: use letters only"),
        WordFault.TOO_LONG: NOOP("\u201c{0}\u201d is too long for a word"),
        WordFault.TOO_MANY: NOOP("There is no room for \u201c{0}\u201d and what follows"),
    }
)
_TEXT_PLACE = NOOP("Text {0} of the audit")
_LEFT_OVER = NOOP("{0}: \u201c{1}\u201d is a word of another audit\u2019s theme.")
_TAKEN_BACK = NOOP("Taken back by the agency in revision {0}: {1}")
_CHANGED = NOOP("Revision {0}: {1}")


def uin_line(problem: UinProblem, translate: Translate) -> str:
    """Say which line was refused and why."""
    if problem.fault is UinFault.IDENTIFIER:
        words = translate(_KINDS.get(problem.fact, _OTHER))
    else:
        words = translate(_FAULTS[problem.fault]).replace("{0}", problem.fact)
    if not problem.text:
        return translate(NOOP("Line {0}: {1}")).format(problem.line, words)
    return translate(NOOP("Line {0}, {1}: {2}")).format(problem.line, problem.text, words)


def word_line(word: str, fault: WordFault, translate: Translate) -> str:
    """Say why a word of the area was refused."""
    return translate(_WORDS[fault]).format(word)


def change_line(assignment: Assignment, translate: Translate) -> str:
    """Say why the agency changed its answer or took it back, in its own words; "" if it did not."""
    if assignment.taken_back is not None:
        words, revision = translate(_TAKEN_BACK), assignment.taken_back
    elif assignment.change and assignment.revision is not None:
        words, revision = translate(_CHANGED), assignment.revision
    else:
        return ""
    return words.format(revision, assignment.change)


def too_long(most: int, translate: Translate) -> str:
    """Say how much a box takes."""
    return answer_line(AnswerFault.TOO_LONG, (str(most),), translate)


def left_over_lines(found: Sequence[LeftOver], translate: Translate) -> list[str]:
    """Say where a word of another audit's theme stands."""
    words = translate(_LEFT_OVER)
    return [words.format(left_over_place(each, translate), each.word) for each in found]


def left_over_place(found: LeftOver, translate: Translate) -> str:
    """Say in which text of an audit a word stands."""
    if found.place.startswith(TEXTS):
        at = found.place.removeprefix(TEXTS).partition(".")[0]
        return translate(_TEXT_PLACE).format(int(at) + 1)
    return field_words(found.place.removeprefix(LETTERS), translate)
