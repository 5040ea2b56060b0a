"""The recovery sheet: the code on paper, and how to use it; no name and no passphrase."""

from datetime import datetime

from export.pdf.sheet import Align, SheetColumn, SheetDocument, SheetTable, SheetText
from export.pdf.tables import table_document
from forms.kinds import words_of

RECOVERY_FILE = "Audit-Desk-recovery-sheet.pdf"
_PURPOSE = (
    "This code opens one profile of Audit Desk when its passphrase is forgotten. Whoever "
    "has this sheet and the computer can read everything in it: keep the sheet locked away, in "
    "another place than the computer."
)

_STEPS = (
    "1. Start Audit Desk on that computer and choose \u201cI have forgotten my passphrase\u201d.",
    "2. Type the eight groups in order. Capitals and spaces make no difference.",
    "3. Choose a new passphrase. Everything in the profile is as it was.",
    "What looks like a letter I, L or O is a one or a nought; typed as a letter it is read so too.",
    "The code opens the profile once it was typed back on that computer.",
    "A code made later takes its place; then destroy this sheet.",
)


def recovery_sheet(code: str, *, place: str, made_at: datetime) -> bytes:
    """Give the PDF of the sheet; ``place`` is where the profile lies, ``made_at`` local time."""
    rows = tuple((str(number), group) for number, group in enumerate(code.split(), start=1))
    return table_document(
        SheetDocument(
            title="Recovery sheet",
            subtitle=f"Audit Desk, made {words_of(made_at.date())}",
            marking="Keep apart from the computer",
            trail="",
            printed_at=made_at,
            landscape=False,
            parts=(
                SheetText(heading="", paragraphs=(_PURPOSE,)),
                SheetTable(
                    heading="The recovery code",
                    columns=(
                        SheetColumn(heading="Number", weight=1.0, align=Align.RIGHT),
                        SheetColumn(heading="Group", weight=5.0),
                    ),
                    rows=rows,
                ),
                SheetText(
                    heading="The profile",
                    paragraphs=(
                        f"Folder: {place}",
                        "Computer (write down its label or number): ______________________________",
                    ),
                ),
                SheetText(heading="How to use it", paragraphs=_STEPS),
            ),
        )
    )
