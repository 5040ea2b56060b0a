"""Reading the keys back from the PDF of a kit."""

from typing import Protocol, cast

import pypdfium2

from export.errors import FileFault, FileRejected

_MAGIC = b"%PDF-"
_MOST_PAGES = 60


class _TextPage(Protocol):
    """As much as is used of the library's page, whose types are incomplete."""

    def get_text_bounded(self) -> str: ...


def kit_file_text(raw: bytes) -> str:
    """Give the text of a kit's PDF, or of a plain text file; raise FileRejected(NO_KEYS)."""
    if not raw.startswith(_MAGIC):
        return raw.decode("utf-8", "replace")
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError:
        raise FileRejected(FileFault.NO_KEYS) from None
    try:
        count = min(len(document), _MOST_PAGES)
        pages = [cast("_TextPage", document[number].get_textpage()) for number in range(count)]
        return "\n".join(page.get_text_bounded() for page in pages)
    except pypdfium2.PdfiumError:
        raise FileRejected(FileFault.NO_KEYS) from None
    finally:
        document.close()
