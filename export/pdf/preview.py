"""Pictures of the very pages that are printed, drawn by pdfium."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self, cast

from export.pdf.errors import PdfFault, PdfRejected

if TYPE_CHECKING:
    from types import TracebackType

MAX_BYTES: Final = 64 * 1024 * 1024
MAX_PIXELS: Final = 50_000_000
MAX_DPI: Final = 1200.0
_POINTS_PER_INCH: Final = 72
# pdfium keeps state of the whole process and must not be entered by two threads at once.
_PDFIUM: Final = threading.RLock()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """One page as pixels: four bytes each (blue, green, red, unused), opaque, rows of ``stride``.

    The layout is that of Qt's 32-bit RGB format on little-endian machines.
    """

    width: int
    height: int
    stride: int
    data: bytes


class Pages:
    """A PDF open for viewing.

    Any thread may call; calls wait for each other, across all documents of the process. Close it
    when done, or use it in a ``with`` statement. Every method raises PdfRejected, never anything
    of pdfium's own.
    """

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        if len(pdf) > MAX_BYTES:
            raise PdfRejected(PdfFault.TOO_LARGE)
        # pdfium's types are incomplete, so its objects are handled as untyped.
        self._document: Any = None
        with _PDFIUM:
            try:
                self._document = cast("Any", pypdfium2.PdfDocument(pdf))
                self.count = len(self._document)
            except pypdfium2.PdfiumError:
                raise PdfRejected(PdfFault.NOT_READABLE) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory back; closing twice does no harm."""
        with _PDFIUM:
            if self._document is not None:
                self._document.close()
                self._document = None

    def size_points(self, index: int) -> tuple[float, float]:
        """Give a page's width and height in points (1/72 inch), as it is seen."""
        with _PDFIUM:
            page = self._page(index)
            try:
                width, height = page.get_size()
                return float(width), float(height)
            finally:
                page.close()

    def render(self, index: int, dpi: float) -> PageImage:
        """Draw a page; TOO_LARGE where the picture would have more than MAX_PIXELS."""
        width, height = self.size_points(index)
        if not 1 <= dpi <= MAX_DPI:
            raise PdfRejected(PdfFault.TOO_LARGE)
        scale = dpi / _POINTS_PER_INCH
        if width * scale * height * scale > MAX_PIXELS:
            raise PdfRejected(PdfFault.TOO_LARGE)
        with _PDFIUM:
            page = self._page(index)
            try:
                bitmap = page.render(scale=scale, prefer_bgrx=True)
                try:
                    return PageImage(
                        width=int(bitmap.width),
                        height=int(bitmap.height),
                        stride=int(bitmap.stride),
                        data=bytes(bitmap.buffer),
                    )
                finally:
                    bitmap.close()
            finally:
                page.close()

    def text(self, index: int) -> str:
        """Give a page's text in reading order, for assistive technology and for searching."""
        with _PDFIUM:
            page = self._page(index)
            try:
                words = page.get_textpage()
                try:
                    return str(words.get_text_bounded())
                finally:
                    words.close()
            finally:
                page.close()

    def _page(self, index: int) -> Any:  # noqa: ANN401
        import pypdfium2

        if self._document is None:
            raise PdfRejected(PdfFault.CLOSED)
        if not 0 <= index < self.count:
            raise PdfRejected(PdfFault.PAGE_MISSING)
        try:
            return self._document[index]
        except pypdfium2.PdfiumError:
            raise PdfRejected(PdfFault.NOT_READABLE) from None
