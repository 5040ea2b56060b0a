"""Two versions of a tool beside each other, for the screen, for paper and as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from export.data_table import DataColumn, DataTable, data_csv
from export.pdf.sheet import SheetColumn, SheetDocument, SheetTable, SheetText
from export.pdf.tables import table_document
from forms.comparing import Changed, Difference, Part, compare, differences
from forms.definition import Tool
from office.marking import NOOP
from office.messages import Translate, as_it_is

_WHAT: Mapping[Difference, str] = MappingProxyType(
    {
        Difference.ADDED: NOOP("Added"),
        Difference.REMOVED: NOOP("Taken out"),
        Difference.ANSWERS: NOOP("Takes other answers"),
        Difference.COUNTS: NOOP("Counts differently"),
        Difference.ASKED: NOOP("Asked at other times"),
        Difference.REWORDED: NOOP("Reworded"),
        Difference.MOVED: NOOP("Moved"),
    }
)
_PART: Mapping[Part, str] = MappingProxyType(
    {
        Part.TOOL: NOOP("The tool"),
        Part.SECTION: NOOP("Section"),
        Part.PAGE: NOOP("Page"),
        Part.QUESTION: NOOP("Question"),
        Part.SCALE: NOOP("Grades"),
        Part.GRADE: NOOP("Grade"),
        Part.SWITCH: NOOP("Optional block"),
        Part.THEME: NOOP("Theme"),
        Part.WORD: NOOP("Word of the glossary"),
    }
)
_FIELD: Mapping[str, str] = MappingProxyType(
    {
        "title": NOOP("title"),
        "theme": NOOP("theme"),
        "guidance": NOOP("guidance"),
        "thanks": NOOP("thanks"),
        "header": NOOP("lines at the head"),
        "starters": NOOP("sentence starters"),
        "intro": NOOP("introduction"),
        "switch": NOOP("optional block"),
        "group": NOOP("heading in print"),
        "when": NOOP("when it is asked"),
        "favourable": NOOP("what counts as good"),
        "on": NOOP("on from the start"),
        "text": NOOP("wording"),
        "descriptor": NOOP("what it means"),
        "number": NOOP("number"),
        "label": NOOP("short label"),
        "evidence": NOOP("evidence to look for"),
        "kind": NOOP("kind"),
        "options": NOOP("answers, by code"),
        "answers": NOOP("words of the answers"),
        "bounds": NOOP("bounds"),
        "fields": NOOP("boxes beside the answer"),
        "reported": NOOP("in reports"),
        "report": NOOP("sentence for the report"),
        "themes": NOOP("themes"),
        "required": NOOP("what has to be answered"),
        "alert": NOOP("alert"),
        "comment": NOOP("prompt of the comment"),
        "reason": NOOP("prompt of the reason"),
        "parts": NOOP("prompt of the parts"),
        "version": NOOP("version"),
        "source": NOOP("what stands there"),
        "scale": NOOP("grades"),
        "over": NOOP("sections that are judged"),
        "none": NOOP("answer that means none of these"),
        "low": NOOP("smallest number"),
        "high": NOOP("largest number"),
        "value": NOOP("number with a meaning"),
        "lines": NOOP("lines to write on"),
        "soft_words": NOOP("words to aim at"),
        "prompt": NOOP("words above the box"),
        "question": NOOP("earlier question"),
        "answer": NOOP("answers on which it is asked"),
        "in": NOOP("answers on which it is shown"),
    }
)
_COLUMNS = (
    DataColumn(name="what", meaning="What became of it"),
    DataColumn(name="where", meaning="Which question, page or other part"),
    DataColumn(name="code", meaning="Its code in both versions"),
    DataColumn(name="field", meaning="Which of its words or rules"),
    DataColumn(name="before", meaning="As the earlier version has it"),
    DataColumn(name="after", meaning="As the later version has it"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """One difference in words."""

    what: str
    where: str
    code: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Both versions, every difference, and how the answers to the questions compare.

    ``same`` counts the questions whose figures can stand beside earlier ones; ``reworded`` and
    ``other`` those whose code stayed and whose words or answers did not.
    """

    before: Tool
    after: Tool
    lines: tuple[ComparedLine, ...]
    same: int
    reworded: int
    other: int
    added: int
    removed: int


def compare_tools(before: Tool, after: Tool, translate: Translate = as_it_is) -> Comparison:
    """Compare two whole tools, whichever blocks an audit switches on."""
    changes = compare(before, after)
    reworded, other = len(changes.reworded), len(changes.changed)
    return Comparison(
        before=before,
        after=after,
        lines=tuple(_line(each, translate) for each in differences(before, after)),
        same=len(after.questions) - len(changes.added) - reworded - other,
        reworded=reworded,
        other=other,
        added=len(changes.added),
        removed=len(changes.removed),
    )


def summary_words(found: Comparison, translate: Translate = as_it_is) -> str:
    """Say in a sentence which questions stay comparable with earlier audits."""
    words = translate(
        NOOP(
            "Questions as before: {0}. Reworded: {1}. With other answers: {2}. New: {3}. "
            "Gone: {4}. Answers are compared from audit to audit where a question kept its code, "
            "its words and its answers."
        )
    )
    counts = (found.same, found.reworded, found.other, found.added, found.removed)
    return words.format(*counts)


def field_words(field: str, translate: Translate = as_it_is) -> str:
    """Give what people call a field of a tool, "" where it has no words of its own."""
    return translate(_FIELD[field]) if field in _FIELD else ""


def comparison_csv(found: Comparison) -> bytes:
    """Write the differences as CSV."""
    rows = tuple(
        (each.what, each.where, each.code, each.field, each.before, each.after)
        for each in found.lines
    )
    return data_csv(DataTable(name="differences", columns=_COLUMNS, rows=rows))


def comparison_pdf(found: Comparison, now: datetime) -> bytes:
    """Print the differences; ``now`` is local time."""
    columns = (
        SheetColumn(heading="What", weight=1.1),
        SheetColumn(heading="Where", weight=1.8),
        SheetColumn(heading="Of it", weight=1.1),
        SheetColumn(heading=f"Version {found.before.version}", weight=2.6),
        SheetColumn(heading=f"Version {found.after.version}", weight=2.6),
    )
    rows = tuple(
        (each.what, each.where, each.field, each.before, each.after) for each in found.lines
    )
    table = SheetTable(heading="", columns=columns, rows=rows, lead=2)
    return table_document(
        SheetDocument(
            title="What differs between two versions",
            subtitle=found.after.title,
            marking="",
            trail=f"{found.before.title}, {found.before.version} and {found.after.version}",
            printed_at=now,
            landscape=True,
            parts=(SheetText(heading="", paragraphs=(summary_words(found),)), table),
        )
    )


def _line(changed: Changed, translate: Translate) -> ComparedLine:
    part = translate(_PART[changed.part])
    named = changed.name if changed.part is not Part.TOOL else ""
    return ComparedLine(
        what=translate(_WHAT[changed.what]),
        where=f"{part}: {named}" if named else part,
        code=changed.code,
        field=translate(_FIELD[changed.field]) if changed.field else "",
        before=changed.before,
        after=changed.after,
    )
