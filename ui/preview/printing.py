"""Sending the previewed pages to a printer, one at a time, without holding up the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from export.pdf.errors import PdfRejected
from export.pdf.preview import PageImage, Pages
from ui.preview.sheet_view import image_of
from ui.tasks import Report, TaskRunner

MOST_DPI = 300

ChoosePrinter = Callable[[QPrinter, QWidget], bool]


def ask_for_printer(printer: QPrinter, parent: QWidget) -> bool:
    """Show the system's own dialog; tell whether the person wants to print."""
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    answer = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return answer


def printer_for(pages: Pages) -> QPrinter:
    """Make a printer set up for the paper of the first page, edge to edge."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    width, height = pages.size_points(0)
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point)
    printer.setPageSize(size)
    landscape = width > height
    orientation = QPageLayout.Orientation
    printer.setPageOrientation(orientation.Landscape if landscape else orientation.Portrait)
    printer.setFullPage(True)
    return printer


class PrintRun(QObject):
    """Draws the pages on the pure pool and hands each to the printer; deletes itself at the end.

    It belongs to the task runner and has the PDF open for itself: a job that was begun is printed
    whole, wherever the person goes meanwhile, and is given up only when the program ends.
    ``printed`` carries the number of pages, ``failed`` is sent when the printer refuses.
    """

    printed = Signal(int)
    failed = Signal()

    def __init__(self, pdf: bytes, printer: QPrinter, tasks: TaskRunner) -> None:
        super().__init__(tasks)
        self._pages = pages = Pages(pdf)
        self._printer = printer
        self._tasks = tasks
        first = printer.fromPage() or 1
        last = printer.toPage() or pages.count
        self._left = list(range(first - 1, min(last, pages.count)))
        self._count = len(self._left)
        self._painter = QPainter()

    def begin(self) -> None:
        """Start with the first page."""
        if not self._left or not self._painter.begin(self._printer):
            self._end(ok=False)
            return
        self._draw_next()

    def _draw_next(self) -> None:
        pages, index = self._pages, self._left.pop(0)
        dpi = min(MOST_DPI, self._printer.resolution())

        def draw(_report: Report) -> PageImage | None:
            try:
                return pages.render(index, dpi)
            except PdfRejected:
                return None

        task = self._tasks.pure(draw)
        task.succeeded.connect(self._on_drawn)
        task.cancelled.connect(self._on_cancelled)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_drawn(self, page: PageImage | None) -> None:
        if page is None:
            self._end(ok=False)
            return
        paper = QRect(0, 0, self._painter.window().width(), self._painter.window().height())
        picture = image_of(page)
        size = picture.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.drawImage(QRect(paper.topLeft(), size), picture)
        if self._left:
            if self._printer.newPage():
                self._draw_next()
            else:
                self._end(ok=False)
        else:
            self._end(ok=True)

    @Slot()
    def _on_cancelled(self) -> None:
        self._printer.abort()
        self._end(ok=False)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end(ok=False)
        raise error

    def _end(self, *, ok: bool) -> None:
        # A painter that is still at work when its printer goes takes the program with it.
        if self._painter.isActive():
            self._painter.end()
        self._pages.close()
        if ok:
            self.printed.emit(self._count)
        else:
            self.failed.emit()
        self.deleteLater()
