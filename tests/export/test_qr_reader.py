"""The QR codes on the printed key kit, read by a program that is none of ours."""

import pypdfium2
import pytest
import zxingcpp
from PIL import ImageFilter

from export.key_text import KitKey, read_kit
from export.pdf.key_kit import key_kit
from export.sealing import new_seal_key
from export.signing import new_signing_key
from tests.export.exchange import NOW

COUNT = 7


@pytest.fixture(scope="module")
def keys():
    """The office's own key, and those of some audits."""
    office = KitKey(title="", words="eight words", identity=new_seal_key().identity)
    audits = [
        KitKey(
            title=f"Audit {number}",
            words="eight words",
            identity=new_seal_key().identity,
            signing_key=new_signing_key(),
        )
        for number in range(1, COUNT)
    ]
    return [office, *audits]


def pages(keys, dots):
    """Each page of the kit as a picture, so many dots an inch."""
    document = pypdfium2.PdfDocument(key_kit(keys, organisation="Office", made_at=NOW))
    try:
        return [
            document[number].render(scale=dots / 72).to_pil().convert("L")
            for number in range(len(document))
        ]
    finally:
        document.close()


def as_it_is(picture):
    return picture


def upside_down(picture):
    return picture.rotate(180)


def held_badly(picture):
    turned = picture.rotate(3, fillcolor=255, expand=True)
    return turned.filter(ImageFilter.GaussianBlur(0.8))


@pytest.mark.parametrize("dots", [72, 150, 300])
@pytest.mark.parametrize("how", [as_it_is, upside_down, held_badly])
def test_every_code_of_the_kit_is_read_and_says_what_stands_beside_it(keys, dots, how):
    seen = [code.text for page in pages(keys, dots) for code in zxingcpp.read_barcodes(how(page))]
    assert sorted(seen) == sorted(key.text for key in keys)
    found = read_kit("\n".join(seen))
    assert len(found.identities) == COUNT
    assert len(found.signing_keys) == COUNT - 1
