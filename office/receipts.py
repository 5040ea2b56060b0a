"""What an auditor keeps on paper: the receipt of a return, and the certificate of a deletion.

Times are printed in the zone of ``now``, so callers hand in local time.
"""

from collections.abc import Sequence
from datetime import datetime

from export.pdf.names import file_name
from export.pdf.sheet import Align, SheetColumn, SheetDocument, SheetFacts, SheetTable, SheetText
from export.pdf.tables import table_document
from forms.kinds import words_of
from models.auditor_snapshots import ClosedAudit, Receipt
from models.snapshots import OpenedPack, SentReturn

WITHDRAWAL = "Cases taken back"
_DELETED = (
    "The forms of these cases, all answers, comments, notes and earlier versions of them, and the "
    "pack were deleted for ever from the Audit Desk folder on this computer."
)
_REWRITTEN = (
    "The encrypted database was written anew without them, and every earlier copy of it in that "
    "folder was deleted."
)
_NOT_REWRITTEN = (
    "The encrypted database could not be written anew so far, or an earlier copy of it in that "
    "folder could not be deleted. The deleted text can still lie in these files, encrypted and in "
    "no page of the program. Audit Desk tries again each time it is opened; print this "
    "certificate again then."
)
_ELSEWHERE = (
    "Files that were saved elsewhere, such as returns, PDFs and copies on a stick, are not part "
    "of this."
)


def receipt_pdf(sent: SentReturn, pack: OpenedPack, laptop: str, now: datetime) -> bytes:
    """Print the receipt of one return; ``laptop`` holds the six words of this computer."""
    facts = (
        ("Receipt", sent.receipt),
        ("This computer", laptop),
        ("Audit", pack.audit_title),
        ("Agency", pack.agency_name),
        (WITHDRAWAL if sent.withdraws else "Cases", ", ".join(sent.uins)),
        ("Revision", str(sent.revision)),
        ("Made", _moment(sent.created_at, now)),
        ("File", sent.file_name),
        ("Reason", sent.reason),
        ("Send it to", pack.contact),
    )
    note = (
        "The office sees the same three words when it imports the file, and the same six words "
        "for this computer."
    )
    return table_document(
        SheetDocument(
            title="Receipt of a return",
            subtitle=pack.audit_title,
            marking=pack.marking,
            trail=f"{pack.audit_code} · {pack.agency_name} · Revision {sent.revision}",
            printed_at=now,
            landscape=False,
            parts=(SheetFacts(facts=facts), SheetText(heading="", paragraphs=(note,))),
        )
    )


def receipt_file_name(sent: SentReturn, pack: OpenedPack) -> str:
    """Name the receipt of a return, by codes alone."""
    stem = file_name(pack.audit_code, "", pack.agency_code, sent.revision).removesuffix(".pdf")
    return f"{stem}_receipt.pdf"


def certificate_pdf(closed: ClosedAudit, now: datetime) -> bytes:
    """Print what was deleted, when and by whom, and the receipts that stay."""
    facts = (
        ("Audit", closed.audit_title),
        ("Agency", closed.agency_name),
        ("Deleted", _moment(closed.closed_at, now)),
        ("By", closed.closed_by),
        ("Cases", ", ".join(closed.cases)),
        ("Answers deleted", str(closed.answers)),
        ("Receipts kept", str(len(closed.receipts))),
    )
    text = SheetText(heading="", paragraphs=(_DELETED, _rewritten(closed), _ELSEWHERE))
    return table_document(
        SheetDocument(
            title="Certificate of deletion",
            subtitle=closed.audit_title,
            marking="",
            trail=f"{closed.audit_title} · {closed.agency_name}",
            printed_at=now,
            landscape=False,
            parts=(SheetFacts(facts=facts), text, *_receipts(closed.receipts, now)),
        )
    )


def _rewritten(closed: ClosedAudit) -> str:
    return _REWRITTEN if closed.is_rewritten else _NOT_REWRITTEN


def certificate_file_name(closed: ClosedAudit) -> str:
    """Name a certificate by its day."""
    return f"certificate-of-deletion_{closed.closed_at.astimezone():%Y-%m-%d}.pdf"


def _receipts(receipts: Sequence[Receipt], now: datetime) -> tuple[SheetTable, ...]:
    if not receipts:
        return ()
    columns = (
        SheetColumn(heading="Revision", weight=0.8, align=Align.RIGHT),
        SheetColumn(heading="Made", weight=1.6),
        SheetColumn(heading="Cases", weight=1.6),
        SheetColumn(heading="Receipt", weight=2),
    )
    rows = tuple(
        (
            str(each.revision),
            _moment(each.created_at, now),
            ", ".join(each.uins),
            each.receipt,
        )
        for each in receipts
    )
    return (SheetTable(heading="Receipts kept", columns=columns, rows=rows),)


def _moment(at: datetime, now: datetime) -> str:
    local = at.astimezone(now.tzinfo)
    return f"{words_of(local.date())}, {local:%H:%M}"
