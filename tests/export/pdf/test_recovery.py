"""The recovery sheet: one page with the code and how to use it."""

from datetime import UTC, datetime

import pypdfium2
import pytest

from export.pdf.recovery import recovery_sheet

CODE = "ZPBE1 H36DJ KAXBZ Q55RF 381J6 NWQSP J0HGQ HNHAW"


@pytest.fixture
def text():
    made = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    pdf = recovery_sheet(CODE, place="(your own folder)/audit-desk", made_at=made)
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert len(pages) == 1
    return " ".join(pages[0].split())


def test_the_sheet_has_the_groups_in_order_the_place_and_the_day(text):
    for number, group in enumerate(CODE.split(), start=1):
        assert f"{number} {group}" in text
    assert "(your own folder)/audit-desk" in text
    assert "21 November 2026" in text
    assert "I have forgotten my passphrase" in text
    assert "KEEP APART FROM THE COMPUTER" in text
