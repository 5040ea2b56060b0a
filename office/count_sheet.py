"""Printed counts side by side: by agency, by case, by what cases have alike, an earlier audit."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from export.pdf.sheet import Align, SheetColumn, SheetTable
from models.case_snapshots import CaseFacts
from office.analysis import Record, analyse
from office.attributes import CaseGroup, by_fact
from office.comparison import Earlier, change_words, figure
from office.fact_words import facts_words
from office.overview import AuditOverview
from office.tally import Tally

_HEADINGS = {
    "age": "By age when the audit began",
    "sex": "By sex",
    "plan": "By plan",
    "category": "By category of the plan",
    "siblings": "By family",
}


def by_groups(
    heading: str, overview: AuditOverview, groups: Sequence[tuple[str, Sequence[Record]]]
) -> SheetTable:
    """Lay the shares out with a column for each group."""
    counted = [analyse(overview.tool, chosen, overview.least).shares for _name, chosen in groups]
    columns = (
        SheetColumn(heading="No.", weight=0.7),
        SheetColumn(heading="Question", weight=3),
        *(SheetColumn(heading=name, weight=1.3, align=Align.RIGHT) for name, _chosen in groups),
    )
    first = counted[0] if counted else ()
    rows = tuple(
        (
            each.question.number,
            each.question.label,
            *(_short_share(group[index]) for group in counted),
        )
        for index, each in enumerate(first)
    )
    return SheetTable(heading=heading, columns=columns, rows=rows, lead=2)


def fact_parts(overview: AuditOverview, chosen: Sequence[Record]) -> Iterator[SheetTable]:
    """Give a table for each thing that cases are counted by; none where nothing was said of it."""
    found = by_fact(overview.cases)
    for name, heading in _HEADINGS.items():
        groups = [group for group in found if _fact_of(group) == name]
        if groups:
            named = [(_group_words(each), _records_of(chosen, each)) for each in groups]
            yield by_groups(heading, overview, named)


def _fact_of(group: CaseGroup) -> str:
    """Name the one fact that the cases of a group have alike."""
    empty = CaseFacts()
    said = (each.name for each in fields(CaseFacts))
    return next(each for each in said if getattr(group.fact, each) != getattr(empty, each))


def _group_words(group: CaseGroup) -> str:
    return f"{facts_words(group.fact)} (cases: {len(group.cases)})"


def _records_of(chosen: Sequence[Record], group: CaseGroup) -> tuple[Record, ...]:
    cases = {case.id for case in group.cases}
    return tuple(each for each in chosen if each.assignment.case_id in cases)


def _short_share(each: Tally) -> str:
    return each.share() if each.applicable else "None"


def earlier_table(earlier: Earlier) -> SheetTable:
    """Lay this audit and an earlier one side by side, question by question."""
    right = Align.RIGHT
    columns = (
        SheetColumn(heading="Question", weight=4),
        SheetColumn(heading="This audit", weight=1.6, align=right),
        SheetColumn(heading="Earlier audit", weight=1.6, align=right),
        SheetColumn(heading="Change", weight=1.8),
    )
    rows = tuple(
        (each.label, figure(each.now), figure(each.before), change_words(each))
        for each in earlier.compared
    )
    return SheetTable(
        heading=f"Beside an earlier audit: {earlier.title}",
        columns=columns,
        rows=rows,
        note="Favourable answers. Other cases were audited then.",
    )
