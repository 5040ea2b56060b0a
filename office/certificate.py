"""The certificate of a deletion at the office: what went, what stayed, and what lies elsewhere.

Times are printed in the zone of ``now``, so callers hand in local time.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from export.pdf.sheet import Align, SheetColumn, SheetDocument, SheetFacts, SheetTable, SheetText
from export.pdf.tables import table_document
from export.return_format import receipt_words
from forms.kinds import words_of
from models.deletion_snapshots import DeletedAudit, DeletionRecord, Gone, Owed
from office.log_words import moment_words
from office.marking import NOOP
from office.messages import Translate, as_it_is

DELETED = NOOP(
    "All answers and comments in every revision, the files of the returns as they arrived, those "
    "that were set aside, the choices between two answers and the reasons given for them, the "
    "case list, the keys of laptops, the packs with their six words and secrets, and the "
    "audit\u2019s private keys are deleted for ever from the Audit Desk folder on this computer."
)
KEPT = NOOP(
    "The certificate with its figures and the UINs of the cases stays, and by it a return "
    "that arrives later is refused. So does the import log: when, by whom, which agency and case, "
    "the names of files and what became of them, without the reasons of choices. The list of "
    "files of the watched folder, the audit tool, the list of agencies and the office\u2019s own "
    "key stay too."
)
ELSEWHERE = NOOP(
    "Not touched are files that lie elsewhere: returns in mail and in watched folders, packs, "
    "saved and printed pages, tables, archive files, and copies of this profile in another place. "
    "Printed key "
    "kits still hold the keys of this audit. The office\u2019s own key, which other audits need, "
    "opens any return of this audit that still lies somewhere, and helps auditors who agreed to "
    "that and forgot their passphrase. Delete those files, print a new key kit and destroy the "
    "old ones; the agencies close the audit on their laptops. What a drive keeps of blocks that "
    "were written over no program can reach; it is encrypted."
)
REWRITTEN = NOOP(
    "The encrypted database was written anew without what was deleted, and every earlier copy of "
    "it in the Audit Desk folder was deleted."
)
_OWED: Mapping[Owed, str] = MappingProxyType(
    {
        Owed.DATABASE: NOOP(
            "The encrypted database could not be written anew so far, and earlier copies of it in "
            "the Audit Desk folder are still there. The deleted text can still lie in these files, "
            "encrypted and in no page of the program. Free some space and open Audit Desk again: "
            "it tries by itself. Print this certificate again then."
        ),
        Owed.COPIES: NOOP(
            "The encrypted database was written anew without what was deleted. An earlier copy of "
            "it in the Audit Desk folder could not be deleted so far and still holds the text, "
            "encrypted. Close what may hold it open, and open Audit Desk again: it tries by "
            "itself. Print this certificate again then."
        ),
        Owed.SERVER: NOOP(
            "The audit was deleted from the database on the office's own server. Audit Desk cannot "
            "reach the server's disk, its journals or its copies: the deleted text can still lie "
            "there. Ask the administrator of the server to run VACUUM FULL on this database and to "
            "delete earlier copies of it, and keep their answer with this certificate."
        ),
    }
)


def disk_words(owed: Owed | None, translate: Translate = as_it_is) -> str:
    """Say what became of the file of the database and of its copies."""
    return translate(REWRITTEN if owed is None else _OWED[owed])


def gone_facts(gone: Gone, translate: Translate = as_it_is) -> tuple[tuple[str, str], ...]:
    """Give what a deletion takes, each with its number."""
    return (
        (translate(NOOP("Returns")), str(gone.returns)),
        (translate(NOOP("Cases answered, in every revision")), str(gone.answered)),
        (translate(NOOP("Answers and comments")), str(gone.answers)),
        (translate(NOOP("Files as they arrived")), str(gone.files)),
        (translate(NOOP("Of those, set aside")), str(gone.set_aside)),
        (translate(NOOP("Choices between two answers")), str(gone.choices)),
        (translate(NOOP("Reasons in the import log")), str(gone.reasons)),
        (translate(NOOP("Keys of laptops")), str(gone.laptops)),
        (translate(NOOP("Packs with their words")), str(gone.packs)),
        (translate(NOOP("Private keys of the audit")), str(gone.keys)),
        (translate(NOOP("Returns that were being keyed in")), str(gone.keyed)),
        (translate(NOOP("Lines in the history")), str(gone.changes)),
    )


def about_facts(
    record: DeletionRecord, translate: Translate = as_it_is
) -> tuple[tuple[str, str], ...]:
    """Give which audit it was, its cases, and the day from which it was to be deleted."""
    due = words_of(record.due_on) if record.due_on else translate(NOOP("No day was set"))
    return (
        (translate(NOOP("Audit")), f"{record.title} ({record.code})"),
        (translate(NOOP("To be deleted from")), due),
        (translate(NOOP("Cases")), ", ".join(record.cases)),
    )


def certificate_pdf(deleted: DeletedAudit, now: datetime) -> bytes:
    """Print what was deleted, by whom and when, what stays, and what it does not reach."""
    record = deleted.record
    about = about_facts(record)
    done = (("Deleted", moment_words(deleted.at, now.tzinfo)), ("By", record.deleted_by))
    return table_document(
        SheetDocument(
            title="Certificate of deletion",
            subtitle=record.title,
            marking="",
            trail=f"{record.code} \u00b7 {record.title}",
            printed_at=now,
            landscape=False,
            parts=(
                SheetFacts(facts=(about[0], *done, *about[1:])),
                SheetText(heading="What was deleted", paragraphs=(DELETED,)),
                SheetFacts(facts=gone_facts(record.gone)),
                SheetText(heading="On the disk", paragraphs=(disk_words(deleted.owed),)),
                SheetText(heading="What stays here", paragraphs=(KEPT,)),
                SheetText(heading="What this does not reach", paragraphs=(ELSEWHERE,)),
                *_tables(record, now),
            ),
        )
    )


def certificate_file_name(deleted: DeletedAudit) -> str:
    """Name a certificate by the audit's short name and its day."""
    day = deleted.at.astimezone()
    return f"{deleted.record.code}_certificate-of-deletion_{day:%Y-%m-%d}.pdf"


def _tables(record: DeletionRecord, now: datetime) -> tuple[SheetTable, ...]:
    counts = SheetTable(
        heading="Figures that stay: cases by agency",
        columns=(
            SheetColumn(heading="Agency", weight=2.4),
            *(
                SheetColumn(heading=heading, weight=1, align=Align.RIGHT)
                for heading in ("Forms", "Without form", "Not awaited", "Awaited", "Not asked")
            ),
        ),
        rows=tuple(
            (each.agency, *(str(count) for count in each.counts)) for each in record.agencies
        ),
    )
    returns = SheetTable(
        heading="Returns that had come",
        columns=(
            SheetColumn(heading="Agency", weight=2),
            SheetColumn(heading="Revision", weight=0.8, align=Align.RIGHT),
            SheetColumn(heading="Received", weight=1.6),
            SheetColumn(heading="Receipt", weight=2),
        ),
        rows=tuple(
            (
                each.agency,
                str(each.revision),
                moment_words(each.received_at, now.tzinfo),
                receipt_words(each.header_sha256),
            )
            for each in record.returns
        ),
    )
    return tuple(table for table in (counts, returns) if table.rows)
