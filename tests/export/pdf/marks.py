"""Reading a PDF back with two other programs: pdfium for the text, qpdf for the structure."""

import ctypes
from io import BytesIO

import pikepdf
import pypdfium2
from pypdfium2 import raw

Place = tuple[int, int]


def page_texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = []
    for page in document:
        words = page.get_textpage()
        texts.append(" ".join(words.get_text_bounded().split()))
        words.close()
        page.close()
    document.close()
    return texts


def squeezed(text: str) -> str:
    """Without any white space: lines end where the column ends, not where the writer stopped."""
    return "".join(text.split())


def elements(pdf: bytes) -> list[tuple[str, str]]:
    """Every tagged element with its text, in reading order, put together across pages."""
    texts = _marked_texts(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        found: list[tuple[str, str]] = []
        _walk(document.Root.StructTreeRoot.K, pages, texts, found)
    return found


def cell_texts(pdf: bytes) -> list[str]:
    """The squeezed text of every table cell."""
    return [squeezed(text) for tag, text in elements(pdf) if tag in {"TD", "TH"}]


def _walk(node, pages, texts, found) -> None:
    own: list[str] = []
    place = len(found)
    found.append(("", ""))
    for kid in node.get("/K", []):
        if kid.get("/Type") == "/MCR":
            own.append(texts.get((pages[kid.Pg.objgen], int(kid.MCID)), ""))
        elif kid.get("/Type") != "/OBJR":
            _walk(kid, pages, texts, found)
    found[place] = (str(node.S).lstrip("/"), " ".join(own))


def _marked_texts(pdf: bytes) -> dict[Place, str]:
    texts: dict[Place, str] = {}
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        words = page.get_textpage()
        for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            mark = raw.FPDFPageObj_GetMarkedContentID(each.raw)
            if mark >= 0:
                size = raw.FPDFTextObj_GetText(each.raw, words.raw, None, 0)
                buffer = (ctypes.c_ushort * (size // 2))()
                raw.FPDFTextObj_GetText(each.raw, words.raw, buffer, size)
                text = bytes(buffer).decode("utf-16-le").rstrip("\0")
                texts[number, mark] = texts.get((number, mark), "") + text
        words.close()
        page.close()
    document.close()
    return texts
