"""The key kit: the office's private keys on paper, as QR codes and in groups for typing."""

from collections.abc import Sequence
from datetime import datetime

from export.key_text import KitKey, in_groups
from export.pdf.sheet import SheetCode, SheetDocument, SheetText
from export.pdf.tables import table_document
from forms.kinds import words_of

KIT_FILE = "Audit-Desk-key-kit.pdf"
_PURPOSE = (
    "These keys open every return that agencies send to this office, and help an auditor who "
    "forgot the passphrase. With them and the return files the answers can be read again even if "
    "the office\u2019s computer is lost. Whoever has this paper can do the same: keep it in a "
    "safe, in another place than the computer, and give it to nobody. Do not send it, and keep no "
    "file of it."
)
_STEPS = (
    "1. Print two copies. Put each into a closed envelope with today\u2019s date, in two safes.",
    (
        "2. Give the keys back once: in Audit Desk, Keys and staff, Try the kit. Read the QR code "
        "with a reader that keeps nothing, or type the groups. Capitals and spaces make no "
        "difference."
    ),
    (
        "3. Print a new kit when an audit has been added or its key was made anew. Destroy the old "
        "one then."
    ),
    (
        "4. If the computer is lost and there is no copy: in Audit Desk on another one, Keys and "
        "staff, Take over from a lost computer. It takes these keys and the packs that went out, "
        "with their six words; then the returns can be imported again."
    ),
    (
        "5. Without Audit Desk: put the office\u2019s key, without the spaces after its first "
        "word, into a text file and open a return with the age program: age -d -i key.txt FILE. A "
        "specialist can read the rest by the page on file formats that comes with Audit Desk."
    ),
)


def key_kit(keys: Sequence[KitKey], *, organisation: str, made_at: datetime) -> bytes:
    """Give the PDF of the kit, the office's own key first; ``made_at`` is local time."""
    whose = organisation or "Audit Desk"
    parts = (
        SheetText(heading="", paragraphs=(_PURPOSE,)),
        SheetText(heading="What to do with it", paragraphs=_STEPS),
        *(_entry(key) for key in keys),
    )
    return table_document(
        SheetDocument(
            title="Key kit",
            subtitle=f"{whose}, made {words_of(made_at.date())}",
            marking="Secret: keep in a safe",
            trail="",
            printed_at=made_at,
            landscape=False,
            parts=parts,
        )
    )


def _entry(key: KitKey) -> SheetCode:
    heading = f"Audit: {key.title}" if key.title else "The office (opens every return)"
    # Each key begins a line of its own, so that no line ends inside its name.
    typed = tuple(" ".join(in_groups(part)) for part in key.text.split())
    return SheetCode(heading=heading, lines=(f"Eight words: {key.words}", *typed), code=key.text)
