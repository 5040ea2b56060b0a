"""The completed form as PDF: twenty questions, each with a comment of a hundred words."""

from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.figures import Figure, median_ms
from forms.loading import read_tool
from forms.scope import Scope, Status
from tests.world import full_answers, shipped

COMMENT = "The record shows what was done, and what could have been done better. " * 8


def run(folder: Path) -> list[Figure]:
    """Draw the same form again and again, fonts loaded once as in a running program."""
    del folder
    from export.pdf.form import PrintedForm, completed_form

    tool = read_tool(shipped()).with_blocks(frozenset({"partnership"}))
    given = {f"Q{number}": "yes" for number in range(1, 21)}
    given |= {f"Q{number}.comment": COMMENT for number in range(1, 21)}
    form = PrintedForm(
        audit_title="Child sexual abuse 2026",
        uin="CSA-01",
        label="A",
        agency_name="Police",
        scope=Scope(status=Status.AUDITED, last_involvement=date(2026, 9, 14)),
        window_words="14 March to 14 September 2026",
        answers=full_answers(given),
        auditor_name="A. Auditor",
        auditor_title="Safeguarding lead",
        revision=1,
        marking="OFFICIAL-SENSITIVE",
        receipt="one two three",
        printed_at=datetime(2026, 9, 14, 12, 0, tzinfo=UTC),
        completed=True,
    )
    taken = median_ms(lambda: completed_form(tool, form), times=9)
    return [Figure(what="completed form as PDF", value=taken, unit="ms", promise=250)]
