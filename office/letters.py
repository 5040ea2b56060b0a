"""Letters to an agency: the invitation that travels with the pack, and the six words apart.

The six words never stand in the invitation: whoever has both can open the pack.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from export.pdf.sheet import SheetColumn, SheetDocument, SheetFacts, SheetTable, SheetText
from export.pdf.tables import table_document
from export.safe_write import save_file
from forms.kinds import words_of
from models.snapshots import Agency, AuditDetails, IssuedPack
from models.tracker_snapshots import Contacts, WordsKind
from office.agency_words import filled, row_facts, words_for
from office.audit_texts import quoted
from office.overview import AuditOverview
from office.tracker import TrackerRow, agency_row

_STEPS = (
    (
        "1. Save the file that came with this letter on the laptop that you audit with. Nothing "
        "needs the internet."
    ),
    (
        "2. Start Audit Desk, choose \u201cI am auditing for an agency\u201d and a passphrase, and "
        "print the recovery sheet."
    ),
    (
        "3. Open the file as a pack, with the six words that reach you another way. Compare the "
        "eight words on the screen with those below. If they differ, do not keep the pack, and "
        "phone us."
    ),
    (
        "4. Fill in a form for each case. The program finds most names and asks about them; you "
        "make sure that none is left."
    ),
    (
        "5. Create the return file and send it to us. We confirm that it came by the three words "
        "of its receipt; for a laptop that is new to us we phone you about six words on its "
        "screen."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """What a letter says beside the audit's own details; ``words`` have no placeholder left."""

    row: TrackerRow
    words: str
    fingerprint: str


def covering(
    overview: AuditOverview, contacts: Contacts, agency: Agency, office: str, fingerprint: str
) -> Covering:
    """Fill in the words of the letter to one agency; ``office`` is what the office calls itself."""
    row = agency_row(overview, contacts, agency.id)
    words = words_for(WordsKind.LETTER, contacts.words)
    return Covering(
        row=row,
        words=filled(words, overview, agency, row_facts(row, office)),
        fingerprint=fingerprint,
    )


def letter_name(overview: AuditOverview, agency: Agency) -> str:
    """Name the file of an invitation: "CSA-2026_invitation-gp.pdf"."""
    return overview.sheet_name(f"invitation-{agency.code}")


def save_letters(
    overview: AuditOverview,
    letters: Sequence[tuple[Agency, Covering]],
    folder: Path,
    now: datetime,
    report: Callable[[int, int], None],
) -> int:
    """Put the invitation of each agency into a folder, in place of an earlier one; count them.

    Raises FileRejected where one cannot be written; those before it stay.
    """
    report(0, len(letters))
    for done, (agency, letter) in enumerate(letters, start=1):
        raw = invitation_pdf(overview, agency, letter, now)
        save_file(folder / letter_name(overview, agency), raw, replace=True)
        report(done, len(letters))
    return len(letters)


def invitation_pdf(
    overview: AuditOverview, agency: Agency, letter: Covering, now: datetime
) -> bytes:
    """Print the letter that travels with the pack of one agency; ``now`` is local time."""
    details, words = overview.audit.details, letter.fingerprint.split()
    facts = (
        ("Audit", details.title),
        ("Agency", agency.name),
        ("Cases", str(letter.row.asked)),
        *_sample_facts(agency, letter.row.asked),
        ("Return by", _return_words(overview, letter.row)),
        ("Whom to phone", details.contact),
    )
    parts = (
        SheetText(heading="", paragraphs=_paragraphs(letter.words)),
        SheetFacts(facts=facts),
        *_about(details),
        SheetText(heading="What to do", paragraphs=_STEPS),
        SheetText(
            heading="The eight words of this office",
            paragraphs=("   ".join(f"{at}. {word}" for at, word in enumerate(words, start=1)),),
        ),
        SheetText(
            heading="The six words that open the pack",
            paragraphs=(
                (
                    "They are not in this letter. You get them by telephone or in a second letter. "
                    "If somebody phones you first, call back on the number that you know."
                ),
            ),
        ),
    )
    return table_document(_letter(overview, "Invitation to an audit", agency, parts, now))


def _about(details: AuditDetails) -> tuple[SheetText, ...]:
    """Say what the audit is for and what it quotes; nothing where nothing was written."""
    texts = [paragraph for each in details.particulars.texts for paragraph in quoted(each.text)]
    parts = (
        SheetText(
            heading="What the audit is for", paragraphs=_paragraphs(details.particulars.purpose)
        ),
        SheetText(heading="Law, definitions, links and helplines", paragraphs=tuple(texts)),
    )
    return tuple(part for part in parts if part.paragraphs)


def _sample_facts(agency: Agency, asked: int) -> tuple[tuple[str, str], ...]:
    """Say how many of the cases the agency audits, where it is to choose them itself."""
    if agency.sample is None or agency.sample >= asked:
        return ()
    words = f"{agency.sample} of {asked}. You choose them, and say for the others: Not selected."
    return (("Your own sample", words),)


def code_letter_pdf(
    overview: AuditOverview, agency: Agency, pack: IssuedPack, now: datetime
) -> bytes:
    """Print the second letter: the six words for one agency's pack, and no file with it."""
    details = overview.audit.details
    facts = (
        ("Audit", details.title),
        ("File", pack.file_name),
        ("Issued", words_of(pack.issued_at.astimezone(now.tzinfo).date())),
        ("Whom to phone", details.contact),
    )
    parts = (
        SheetFacts(facts=facts),
        _numbered("The six words", pack.code_words, "Capitals make no difference"),
        SheetText(
            heading="",
            paragraphs=(
                (
                    "Type them when Audit Desk asks for the words of the pack. Keep this letter "
                    "apart from the file, and destroy it once the pack is open."
                ),
            ),
        ),
    )
    return table_document(_letter(overview, "The words for your pack", agency, parts, now))


def _return_words(overview: AuditOverview, row: TrackerRow) -> str:
    if row.due is None:
        return ""
    usual = overview.audit.details.return_by
    words = words_of(row.due)
    if not row.is_extended or usual is None:
        return words
    return f"{words}, extended for you from {words_of(usual)}"


def _paragraphs(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split("\n\n") if part.strip())


def _numbered(heading: str, words: str, note: str) -> SheetTable:
    numbered = tuple((str(at), word) for at, word in enumerate(words.split(), start=1))
    return SheetTable(
        heading=heading,
        columns=(SheetColumn(heading="Number", weight=1.0), SheetColumn(heading="Word", weight=5)),
        rows=numbered,
        note=f"{note}.",
    )


def _letter(
    overview: AuditOverview,
    title: str,
    agency: Agency,
    parts: tuple[SheetTable | SheetText | SheetFacts, ...],
    now: datetime,
) -> SheetDocument:
    details = overview.audit.details
    return SheetDocument(
        title=title,
        subtitle=f"For {agency.name}",
        marking=details.marking,
        trail=details.code,
        printed_at=now,
        landscape=False,
        parts=parts,
    )
