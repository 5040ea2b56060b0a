"""What is previewed is what is printed and saved."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtPrintSupport import QPrinter
from shiboken6 import isValid

from export.pdf.preview import Pages
from export.pdf.sheet import SheetColumn, SheetDocument, SheetTable
from export.pdf.tables import table_document
from tests.ui.accessible import nameless
from tests.ui.auditor.conftest import NOW
from ui.preview.preview_page import PreviewPage, Printout
from ui.preview.printing import PrintRun
from ui.tasks import TaskRunner
from ui.widgets.page import Page
from ui.window import MainWindow


@pytest.fixture(scope="module")
def pdf():
    """A table of some pages."""
    rows = tuple((f"CSA-{number}", "Returned") for number in range(120))
    columns = (SheetColumn(heading="Case"), SheetColumn(heading="State"))
    return table_document(
        SheetDocument(
            title="Coverage",
            subtitle="Child sexual abuse 2026",
            marking="OFFICIAL",
            trail="CSA-2026",
            printed_at=NOW,
            landscape=False,
            parts=(SheetTable(heading="Cases", columns=columns, rows=rows),),
        )
    )


@pytest.fixture
def show(qtbot, dialogs, pdf):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    tasks = TaskRunner(window)

    def make(**more):
        printout = Printout(pdf=pdf, title="Coverage", file_name="CSA-2026_coverage.pdf")
        page = PreviewPage(printout, dialogs, tasks, **more)
        window.show_page(page)
        qtbot.waitUntil(lambda: page.sheets()[-1].picture() is not None, timeout=8000)
        return page

    yield make
    tasks.close()


def test_every_page_is_shown_with_its_words(show, pdf):
    page = show()
    with Pages(pdf) as pages:
        assert len(page.sheets()) == pages.count > 1
        first = pages.text(0)
    assert nameless(page) == []
    assert page.sheets()[0].accessibleName() == f"Page 1 of {len(page.sheets())}"
    assert page.sheets()[0].accessibleDescription() == first
    assert page.sheets()[0].picture().width() > 600


def test_the_saved_copy_is_the_same_bytes(show, pdf, dialogs, qtbot, tmp_path):
    page = show()
    path = tmp_path / "copy.pdf"
    dialogs.answer(path)
    with qtbot.waitSignal(page.saved, timeout=5000):
        qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert path.read_bytes() == pdf
    assert dialogs.asked[0][1].endswith("CSA-2026_coverage.pdf")
    assert "copy.pdf" in page.notice.words()


def test_a_folder_that_is_gone_is_explained(show, dialogs, qtbot, tmp_path):
    page = show()
    dialogs.answer(tmp_path / "gone" / "copy.pdf")
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.notice.isVisible, timeout=5000)
    assert "folder is not there" in page.notice.words()


def test_the_printer_gets_the_same_pages(show, pdf, qtbot, tmp_path):
    printed = tmp_path / "printed.pdf"

    def to_file(printer, _parent):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        printer.setResolution(100)
        return True

    page = show(choose_printer=to_file)
    with qtbot.waitSignal(page.printed, timeout=20000):
        page.primary_pressed.emit()
    with Pages(pdf) as wanted, Pages(printed.read_bytes()) as got:
        assert got.count == wanted.count
        for index in (0, got.count - 1):
            assert got.size_points(index) == pytest.approx(wanted.size_points(index), abs=2)
            near = pytest.approx(inked(wanted.render(index, 72)), abs=3)
            assert inked(got.render(index, 72)) == near


def test_only_the_chosen_pages_are_printed(show, qtbot, tmp_path):
    printed = tmp_path / "printed.pdf"

    def second_only(printer, _parent):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        printer.setResolution(60)
        printer.setFromTo(2, 2)
        return True

    page = show(choose_printer=second_only)
    with qtbot.waitSignal(page.printed, timeout=20000) as said:
        page.primary_pressed.emit()
    assert said.args == [1]
    with Pages(printed.read_bytes()) as got:
        assert got.count == 1


@pytest.fixture
def to_file(tmp_path):
    """A printer that writes a file, finely enough to take a while."""

    def choose(printer, _parent):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setResolution(150)
        return True

    return choose


def test_leaving_the_preview_prints_all_the_same(show, pdf, to_file, qtbot, tmp_path):
    page = show(choose_printer=to_file)
    window, tasks = page.window(), page._tasks
    page.primary_pressed.emit()
    window.show_page(Page("Home"))
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    assert not isValid(page)
    qtbot.waitUntil(lambda: tasks.findChildren(PrintRun) == [], timeout=20000)
    with Pages(pdf) as wanted, Pages((tmp_path / "printed.pdf").read_bytes()) as got:
        assert got.count == wanted.count


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told_of(show, qtbot):
    def no_such_place(printer, _parent):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName("/dev/full/none.pdf")
        return True

    page = show(choose_printer=no_such_place)
    page.primary_pressed.emit()
    qtbot.waitUntil(page.notice.isVisible, timeout=5000)
    assert "printer did not take" in page.notice.words()


def test_closing_while_printing_ends_in_good_order(show, to_file, qtbot):
    page = show(choose_printer=to_file)
    tasks = page._tasks
    page.window().closing.connect(tasks.close)
    page.primary_pressed.emit()
    (run,) = tasks.findChildren(PrintRun)
    page.window().close()
    assert not run._painter.isActive()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(run)


def test_thinking_better_of_it_prints_nothing(show):
    page = show(choose_printer=lambda _printer, _parent: False)
    page.primary_pressed.emit()
    assert not page.notice.isVisible()


def inked(page):
    """First and last row with ink, and first and last column: where the page really prints."""
    rows = [page.data[at : at + page.width * 4 : 4] for at in range(0, len(page.data), page.stride)]
    dark = [at for at, row in enumerate(rows) if min(row) < 200]
    columns = [min(row[at] for row in rows) for at in range(page.width)]
    across = [at for at, value in enumerate(columns) if value < 200]
    return [dark[0], dark[-1], across[0], across[-1]]
