"""What the office prints: takes an audit's figures and hands them to export as plain documents.

Times are printed in the zone of ``now``, so callers hand in local time.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from export.pdf.form import BlankHeading, PrintedForm, blank_form, completed_form
from export.pdf.names import file_name
from export.pdf.sheet import (
    Align,
    SheetChart,
    SheetColumn,
    SheetDocument,
    SheetPart,
    SheetTable,
    SheetText,
)
from export.pdf.tables import table_document
from export.return_file import receipt_words
from forms.kinds import words_of
from forms.window import period
from models.snapshots import Agency, Assignment, Case, Entry, IssuedPack, ReceivedReturn
from office.agreement import agreement_words, between_agencies
from office.analysis import (
    Analysis,
    Record,
    analyse,
    by_theme,
    of_agency,
    of_case,
    report_sentence,
)
from office.charts import grade_chart, share_chart
from office.comparison import Earlier
from office.count_sheet import by_groups, earlier_table, fact_parts
from office.coverage import Coverage
from office.coverage_sheet import sheet_chart, sums_parts
from office.keyed_words import keyed_words, paper_words
from office.moderation import moderated_agreement_words, moderated_judgement
from office.overview import AuditOverview
from office.review_prints import notes_on, review_facts
from office.tally import Tally


def form_pdf(
    overview: AuditOverview,
    entry: Entry,
    received: ReceivedReturn,
    *,
    anonymised: bool,
    now: datetime,
) -> bytes:
    """Print one returned form; without the auditor's name and title when ``anonymised``."""
    details = overview.audit.details
    case = overview.case(entry.case_id)
    window, keyed = period(details.window, entry.scope.last_involvement), received.keyed
    form = PrintedForm(
        audit_title=details.title,
        uin=case.uin,
        label=case.label,
        agency_name=overview.agency(entry.agency_id).name,
        scope=entry.scope,
        window_words=window.words() if window else "",
        answers=entry.answers,
        auditor_name="" if anonymised else received.auditor_name,
        auditor_title="" if anonymised else received.auditor_title,
        revision=received.revision,
        marking=details.marking,
        receipt=receipt_words(received.header_sha256),
        printed_at=now,
        completed=True,
        declaration=paper_words(keyed) if keyed is not None else received.declaration,
        keyed=keyed_words(keyed) if keyed is not None else "",
        notes=notes_on(overview, entry),
        review=review_facts(overview, entry),
    )
    return completed_form(overview.tool, form)


def form_file_name(overview: AuditOverview, entry: Entry, received: ReceivedReturn) -> str:
    """Name a printed form by audit, case, agency and revision, never by a person."""
    return file_name(
        overview.audit.details.code,
        overview.case(entry.case_id).uin,
        overview.agency(entry.agency_id).code,
        received.revision,
    )


def blank_pdf(overview: AuditOverview, now: datetime) -> bytes:
    """Print the empty form of an audit, with its guidance."""
    details = overview.audit.details
    heading = BlankHeading(
        marking=details.marking,
        printed_at=now,
        audit_title=details.title,
        contact=details.contact,
        return_by=words_of(details.return_by) if details.return_by else "",
    )
    return blank_form(overview.tool, heading)


def coverage_pdf(overview: AuditOverview, now: datetime) -> bytes:
    """Print who has answered for which case, in words, the sums, the reasons, and as prose."""
    table = coverage_table(overview.coverage)
    counts = overview.coverage
    not_asked = f" Not asked about: {counts.not_asked}." if counts.not_asked else ""
    summary = (
        f"{counts.forms} of {counts.assignments} forms returned; "
        f"{counts.without_form} answered without a form; {counts.closed} closed by the office "
        f"without an answer; {counts.awaiting} still awaited.{not_asked}"
    )
    parts = (SheetText(heading="", paragraphs=(summary,)), table, *sums_parts(overview))
    return table_document(_document(overview, "Coverage", now, parts))


def coverage_table(counts: Coverage) -> SheetTable:
    """Lay the grid out as a printed table."""
    columns = (
        SheetColumn(heading="Agency", weight=2.2),
        *(SheetColumn(heading=case.uin, weight=1.4) for case in counts.cases),
        SheetColumn(heading="Accounted for", weight=1.1, align=Align.RIGHT),
        *(
            (SheetColumn(heading="Not asked", weight=0.8, align=Align.RIGHT),)
            * bool(counts.not_asked)
        ),
    )
    rows = tuple(
        (
            row.agency.name,
            *(cell.words for cell in row.cells),
            f"{row.accounted} of {row.total}",
            *((str(row.not_asked),) * bool(counts.not_asked)),
        )
        for row in counts.rows
    )
    return SheetTable(heading="", columns=columns, rows=rows)


def counts_pdf(
    overview: AuditOverview,
    chosen: Sequence[Record],
    now: datetime,
    earlier: Earlier | None = None,
) -> bytes:
    """Print the counts of the whole audit, then by agency, by case, and by what cases have alike.

    With an ``earlier`` audit its figures stand beside these, question by question.
    """
    whole, agencies = analyse(overview.tool, chosen, overview.least), overview.agencies
    parts = (
        SheetText(heading="", paragraphs=(count_note(whole),)),
        shares_table(whole.shares),
        *charts(whole),
        *(judgement_table(each, overview, chosen) for each in whole.judgements),
        *(alert_table(each) for each in whole.alerts),
        SheetText(heading="In sentences", paragraphs=_sentences(whole)),
        _theme_table(overview, whole),
        by_groups("By agency", overview, [(a.name, of_agency(chosen, a.id)) for a in agencies]),
        by_groups("By case", overview, [(c.uin, of_case(chosen, c.id)) for c in overview.cases]),
        *fact_parts(overview, chosen),
        *(() if earlier is None else (earlier_table(earlier),)),
    )
    return table_document(_document(overview, "Counts", now, parts))


def count_note(analysis: Analysis) -> str:
    """Say what the counts rest on."""
    return (
        f"{analysis.forms} forms returned of {analysis.asked} asked for. Each line counts "
        f"favourable answers of all Yes and No answers; a percentage is printed where there are "
        f"{analysis.least} or more."
    )


def charts(analysis: Analysis) -> tuple[SheetChart, ...]:
    """Draw what the tables say: the answers by question, and the judgements side by side."""
    found = (share_chart(analysis.shares), grade_chart(analysis.judgements))
    return tuple(sheet_chart(chart) for chart in found if chart is not None and chart.stacks)


def _sentences(analysis: Analysis) -> tuple[str, ...]:
    found = (report_sentence(each) for each in analysis.shares)
    return tuple(sentence for sentence in found if sentence)


def shares_table(shares: Sequence[Tally]) -> SheetTable:
    """Lay the favourable shares out, with everything that is not in them beside."""
    headings = ("Not applicable", "Not asked", "Unanswered", "Not audited")
    columns = (
        SheetColumn(heading="No.", weight=0.6),
        SheetColumn(heading="Question", weight=4),
        SheetColumn(heading="Favourable", weight=2, align=Align.RIGHT),
        *(SheetColumn(heading=heading, weight=1.2, align=Align.RIGHT) for heading in headings),
    )
    return SheetTable(heading="Questions", columns=columns, rows=tuple(map(_share_row, shares)))


def _share_row(each: Tally) -> tuple[str, ...]:
    return (
        each.question.number,
        each.question.label,
        each.share(),
        str(each.not_applicable),
        str(each.not_asked),
        str(each.unanswered),
        str(each.not_audited),
    )


def _theme_table(overview: AuditOverview, analysis: Analysis) -> SheetTable:
    columns = (
        SheetColumn(heading="Theme", weight=3),
        SheetColumn(heading="Questions", weight=2),
        SheetColumn(heading="Favourable answers", weight=2, align=Align.RIGHT),
    )
    rows = tuple(
        (
            theme.label,
            ", ".join(each.question.number or each.question.label for each in theme.shares),
            theme.share(),
        )
        for theme in by_theme(overview.tool, analysis.shares)
    )
    note = "A question that belongs to two themes is counted in both."
    return SheetTable(heading="By theme", columns=columns, rows=rows, note=note)


def judgement_table(each: Tally, overview: AuditOverview, chosen: Sequence[Record]) -> SheetTable:
    """Lay the grades of one judgement out, best first, and say how far the agencies agree."""
    found = between_agencies(each.question, chosen, overview.cases)
    note = agreement_words(found, least=overview.least) if found is not None else ""
    table = replace(_lines_table(each, "Judgement"), note=note)
    moderated = moderated_judgement(each.question, chosen, overview.reviews.moderations)
    if moderated is None:
        return table
    after = {line.label: str(line.moderated) for line in moderated.lines}
    column = SheetColumn(heading="After moderation", weight=2, align=Align.RIGHT)
    words = moderated_agreement_words(moderated, least=overview.least)
    return replace(
        table,
        columns=(*table.columns, column),
        rows=tuple((*row, after.get(row[0], "")) for row in table.rows),
        note=f"{note} {words}".strip(),
    )


def alert_table(each: Tally) -> SheetTable:
    """Lay the answers to one question out of which some must not wait."""
    return _lines_table(each, "Answer")


def _lines_table(each: Tally, heading: str) -> SheetTable:
    rows = [(line.label, each.share(line.count)) for line in each.lines]
    rest = (
        ("Not applicable", each.not_applicable + each.not_asked),
        ("Unanswered", each.unanswered),
        ("Not audited", each.not_audited),
    )
    rows.extend((label, str(count)) for label, count in rest)
    columns = (
        SheetColumn(heading=heading, weight=3),
        SheetColumn(heading="Forms", weight=2, align=Align.RIGHT),
    )
    return SheetTable(heading=each.question.label, columns=columns, rows=tuple(rows))


def code_list_pdf(
    overview: AuditOverview, packs: Sequence[tuple[Agency, IssuedPack]], now: datetime
) -> bytes:
    """Print the pack codes for phoning; the list opens every pack, so it says to keep it apart."""
    columns = (
        SheetColumn(heading="Agency", weight=2),
        SheetColumn(heading="File", weight=2),
        SheetColumn(heading="Six words", weight=3),
    )
    rows = tuple((agency.name, pack.file_name, pack.code_words) for agency, pack in packs)
    note = "Keep this list apart from the pack files. Give each agency its own words only."
    parts = (SheetTable(heading="", columns=columns, rows=rows, note=note),)
    return table_document(_document(overview, "Pack codes", now, parts))


def _document(
    overview: AuditOverview,
    title: str,
    now: datetime,
    parts: tuple[SheetPart, ...],
) -> SheetDocument:
    details = overview.audit.details
    return SheetDocument(
        title=title,
        subtitle=details.title,
        marking=details.marking,
        trail=f"{details.code} · {overview.tool.title}, version {overview.tool.version}",
        printed_at=now,
        landscape=True,
        parts=parts,
    )


def find_assignment(
    overview: AuditOverview, uin: str, agency_code: str
) -> tuple[Case, Agency, Assignment] | None:
    """Find a cell by UIN and agency code, however they are capitalised."""
    for case in overview.cases:
        for agency in overview.agencies:
            if case.uin.casefold() == uin.casefold() and (
                agency.code.casefold() == agency_code.casefold()
            ):
                for each in overview.assignments:
                    if (each.case_id, each.agency_id) == (case.id, agency.id):
                        return case, agency, each
    return None
