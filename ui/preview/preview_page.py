"""Preview: the very pages that are printed or saved, for any PDF of the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from export.errors import FileRejected
from export.pdf.errors import PdfRejected
from export.pdf.preview import PageImage, Pages
from export.safe_write import save_file
from office.messages import message
from ui.dialogs import Dialogs
from ui.preview.printing import ChoosePrinter, PrintRun, ask_for_printer, printer_for
from ui.preview.sheet_view import SheetView, image_of
from ui.shortcuts import Shortcuts
from ui.surroundings import translated
from ui.tasks import Report, TaskRunner
from ui.theme import text_scale
from ui.widgets.buttons import PlainButton
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import COLUMN, Foot, Page

POINTS_PER_INCH = 72
MOST_DPI = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Printout:
    """A PDF, what it is called on screen, and a file name that holds no person's name."""

    pdf: bytes
    title: str
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPrint:
    """Another way to print the same thing, offered above the pages."""

    code: str
    words: str


class PreviewPage(Page):
    """Draws page after page off the window's thread; ``back_pressed`` asks to leave.

    The printer gets drawings of the same pages, the file is the same bytes. ``saved`` carries the
    Path of a saved copy, ``printed`` the number of pages, ``other_wanted`` the code of one of the
    other prints that are offered.
    """

    saved = Signal(object)
    printed = Signal(int)
    other_wanted = Signal(str)

    def __init__(
        self,
        printout: Printout,
        dialogs: Dialogs,
        tasks: TaskRunner,
        *,
        choose_printer: ChoosePrinter = ask_for_printer,
        others: Sequence[OtherPrint] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(printout.title, parent=parent)
        self._printout = printout
        self._dialogs = dialogs
        self._tasks = tasks
        self._choose_printer = choose_printer
        self._pages = Pages(printout.pdf)
        self._sheets: list[SheetView] = []
        self._drawn = 0
        self.notice = Notice(NoticeKind.DONE)
        self.notice.hide()
        self._add_deeds(others)
        self.add(self.notice)
        self._add_sheets()
        self.set_foot(Foot(back=self.tr("Back"), primary=self.tr("Print"), progress=self._count()))
        self.primary_pressed.connect(self._on_print)
        QShortcut(Shortcuts.PRINT.sequence, self).activated.connect(self._on_print)
        self.destroyed.connect(self._pages.close)
        self._draw_next()

    def sheets(self) -> tuple[SheetView, ...]:
        """Return the pages in order."""
        return tuple(self._sheets)

    def _count(self) -> str:
        if self._pages.count == 1:
            return self.tr("1 page")
        return self.tr("{0} pages").format(self._pages.count)

    def _add_deeds(self, others: Sequence[OtherPrint]) -> None:
        row = FlowLayout()
        self.save_button = PlainButton(self.tr("Save as PDF"))
        self.save_button.clicked.connect(self._on_save)
        row.addWidget(self.save_button)
        self.other_buttons: dict[str, PlainButton] = {}
        for other in others:
            button = PlainButton(other.words)
            button.clicked.connect(partial(self._emit_other, other.code))
            self.other_buttons[other.code] = button
            row.addWidget(button)
        self.add(row)

    def _add_sheets(self) -> None:
        for index in range(self._pages.count):
            width, height = self._pages.size_points(index)
            name = self.tr("Page {0} of {1}").format(index + 1, self._pages.count)
            sheet = SheetView(name, height / width)
            self._sheets.append(sheet)
            self.add(sheet)

    def _draw_next(self) -> None:
        if self._drawn >= len(self._sheets):
            return
        pages, index = self._pages, self._drawn
        width, _height = pages.size_points(index)
        wanted = COLUMN * text_scale() * self.devicePixelRatioF() / width * POINTS_PER_INCH
        dpi = min(MOST_DPI, wanted)

        def draw(_report: Report) -> tuple[PageImage, str] | None:
            try:
                return pages.render(index, dpi), pages.text(index)
            except PdfRejected:
                return None  # the page was left while it was being drawn

        self._tasks.pure(draw, owner=self).succeeded.connect(self._on_drawn)

    @Slot(object)
    def _on_drawn(self, drawn: tuple[PageImage, str] | None) -> None:
        if drawn is None:
            return
        page, words = drawn
        self._sheets[self._drawn].show_picture(image_of(page), words)
        self._drawn += 1
        self._draw_next()

    @Slot()
    def _on_print(self) -> None:
        printer = printer_for(self._pages)
        if not self._choose_printer(printer, self):
            return
        run = PrintRun(self._printout.pdf, printer, self._tasks)
        run.printed.connect(self._on_printed)
        run.failed.connect(self._on_print_failed)
        run.begin()

    @Slot(int)
    def _on_printed(self, count: int) -> None:
        self._say(NoticeKind.DONE, self.tr("Sent to the printer: {0} pages.").format(count))
        self.printed.emit(count)

    @Slot()
    def _on_print_failed(self) -> None:
        words = self.tr(
            "The printer did not take the pages. Check that it is switched on, or save as PDF."
        )
        self._say(NoticeKind.ERROR, words)

    @Slot()
    def _on_save(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = self._dialogs.ask_save_file(
            self.tr("Save as PDF"),
            Path(folder) / self._printout.file_name,
            (self.tr("PDF (*.pdf)"),),
        )
        if path is None:
            return
        pdf = self._printout.pdf

        def save(_report: Report) -> Path:
            save_file(path, pdf, replace=True)
            return path

        task = self._tasks.pure(save)
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._on_save_failed)

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        words = self.tr("Saved as {0} in {1}.").format(path.name, path.parent)
        self._say(NoticeKind.DONE, words)
        self.saved.emit(path)

    @Slot(object)
    def _on_save_failed(self, error: Exception) -> None:
        if not isinstance(error, FileRejected):
            raise error
        worded = message(error.fault.value, error.facts, translated)
        self._say(NoticeKind.ERROR, worded.line)

    def _emit_other(self, code: str) -> None:
        self.other_wanted.emit(code)

    def _say(self, kind: NoticeKind, words: str) -> None:
        self.notice.tell(kind, words)
        self.scroller.ensureWidgetVisible(self.notice)
