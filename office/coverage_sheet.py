"""The printed side of adding up: the map, both directions, every reason, and the paragraph."""

from collections.abc import Sequence

from export.pdf.sheet import (
    Align,
    SheetBar,
    SheetChart,
    SheetColumn,
    SheetPart,
    SheetTable,
    SheetText,
)
from forms.scope import STATUSES
from office.adding_up import RowSum, Sums, in_prose, row_words, sums, warnings
from office.charts import StackChart, coverage_chart
from office.overview import AuditOverview
from office.tally import share_words


def sums_parts(overview: AuditOverview) -> tuple[SheetPart, ...]:
    """Give what is printed below the coverage table; nothing where the audit has no cells."""
    found = sums(overview.coverage)
    if not found.whole.total:
        return ()
    told = warnings(found, [each.code for each in overview.agencies])
    reasons = _reasons_table(overview)
    return (
        sheet_chart(coverage_chart(overview.coverage, least=overview.least)),
        _sums_table("By agency", "Agency", found.agencies),
        _sums_table("By case", "Case", found.cases),
        _status_table(found, overview.least),
        *((reasons,) if reasons.rows else ()),
        SheetText(
            heading="Does every row add up?",
            paragraphs=told or ("Every cell is accounted for.",),
        ),
        SheetText(heading="For the report", paragraphs=(in_prose(found),)),
    )


def sheet_chart(chart: StackChart) -> SheetChart:
    """Hand a chart to the printer, with the words that a screen reader says for each bar."""
    return SheetChart(
        heading=chart.title,
        sentence=chart.sentence,
        parts=chart.parts,
        bars=tuple(
            SheetBar(
                label=stack.label,
                runs=stack.runs,
                figures=stack.figures,
                spoken=chart.spoken(stack),
            )
            for stack in chart.stacks
        ),
    )


def _sums_table(heading: str, first: str, rows: Sequence[RowSum]) -> SheetTable:
    right = Align.RIGHT
    columns = (
        SheetColumn(heading=first, weight=2),
        SheetColumn(heading="Audited", weight=0.8, align=right),
        SheetColumn(heading="Unexplained", weight=0.8, align=right),
        SheetColumn(heading="In words", weight=5),
    )
    lines = tuple((row.name, row.audited, str(row.unexplained), row_words(row)) for row in rows)
    return SheetTable(heading=heading, columns=columns, rows=lines)


def _status_table(found: Sums, least: int) -> SheetTable:
    whole = found.whole
    columns = (
        SheetColumn(heading="Status", weight=3),
        SheetColumn(heading="Cells", weight=2, align=Align.RIGHT),
    )
    rows = tuple(
        (STATUSES[status].label, share_words(count, whole.total, least=least))
        for status, count in whole.counts.items()
    )
    return SheetTable(heading="By status", columns=columns, rows=rows)


def _reasons_table(overview: AuditOverview) -> SheetTable:
    columns = (
        SheetColumn(heading="Agency", weight=2),
        SheetColumn(heading="Case", weight=1),
        SheetColumn(heading="Status", weight=2),
        SheetColumn(heading="Reason", weight=5),
    )
    rows = tuple(
        (row.agency.name, case.uin, STATUSES[at.status].label, at.reason)
        for row in overview.coverage.rows
        for case, at in zip(
            overview.coverage.cases, [cell.assignment for cell in row.cells], strict=True
        )
        if at.reason
    )
    return SheetTable(heading="Reasons given", columns=columns, rows=rows, lead=2)
