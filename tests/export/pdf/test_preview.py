"""The preview: right sizes, right pixels, and a clear answer to a file that cannot be shown."""

import threading

import pytest

from export.pdf.errors import PdfFault, PdfRejected
from export.pdf.form import completed_form
from export.pdf.preview import Pages
from tests.export.pdf.samples import filled, printed, shipped


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return completed_form(shipped(), printed(filled(shipped()).answers()))


def test_pages_are_a4_on_their_side_and_drawn_at_the_asked_resolution(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        width, height = pages.size_points(0)
        assert (round(width), round(height)) == (842, 595)
        image = pages.render(0, 144.0)
        assert abs(image.width - 2 * width) <= 1
        assert abs(image.height - 2 * height) <= 1
        assert image.stride >= 4 * image.width
        assert len(image.data) == image.stride * image.height


def test_the_picture_has_white_paper_and_black_ink(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        image = pages.render(0, 72.0)
    pixels = {image.data[at : at + 3] for at in range(0, len(image.data), 4)}
    assert image.data[:3] == b"\xff\xff\xff"
    assert any(max(pixel) < 60 for pixel in pixels)


def test_text_is_what_the_page_says(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        assert f"Page 2 of {pages.count}" in pages.text(1)


@pytest.mark.parametrize("raw", [b"", b"\xff\xd8\xff\xe0 a picture", b"%PDF-1.7\ntruncated"])
def test_a_file_that_is_no_pdf_is_refused(raw: bytes) -> None:
    with pytest.raises(PdfRejected) as caught:
        Pages(raw)
    assert caught.value.fault is PdfFault.NOT_READABLE


def test_a_truncated_document_is_refused_or_shown_but_never_crashes(pdf: bytes) -> None:
    for size in range(0, len(pdf), len(pdf) // 25):
        try:
            with Pages(pdf[:size]) as pages:
                for index in range(pages.count):
                    pages.render(index, 20.0)
        except PdfRejected:
            continue


def test_pictures_are_bounded(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        for dpi in (0.0, -1.0, float("nan"), 1200.0, 1e9):
            with pytest.raises(PdfRejected) as caught:
                pages.render(0, dpi)
            assert caught.value.fault is PdfFault.TOO_LARGE


def test_pages_that_are_not_there_and_closed_documents_are_refused(pdf: bytes) -> None:
    pages = Pages(pdf)
    for index in (-1, pages.count):
        with pytest.raises(PdfRejected) as caught:
            pages.render(index, 72.0)
        assert caught.value.fault is PdfFault.PAGE_MISSING
    pages.close()
    pages.close()
    with pytest.raises(PdfRejected) as caught:
        pages.size_points(0)
    assert caught.value.fault is PdfFault.CLOSED


def test_threads_may_make_and_draw_at_once() -> None:
    tool = shipped()
    answers = filled(tool).answers()
    failures: list[BaseException] = []
    sizes: set[int] = set()

    def work(uin: str) -> None:
        try:
            made = completed_form(tool, printed(answers, uin=uin))
            with Pages(made) as pages:
                sizes.update(len(pages.render(index, 40.0).data) for index in range(pages.count))
                assert all(uin in pages.text(index) for index in range(pages.count))
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=work, args=(f"CASE-{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(sizes) == 1
