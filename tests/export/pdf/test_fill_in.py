"""The blank form to fill in on a computer: read back by qpdf, filled in and drawn by pdfium."""

from collections import Counter
from io import BytesIO

import pikepdf
import pypdfium2
from pypdfium2 import raw

from export.pdf.filling_in import field_name
from export.pdf.form import BlankHeading, blank_form
from forms.kinds import Choice, Text, Ticks
from tests.export.pdf.marks import elements, page_texts
from tests.export.pdf.samples import PRINTED, one_question, shipped

HEADING = BlankHeading(marking="official", printed_at=PRINTED, audit_title="Spring audit")


def opened(tool=None):
    return pikepdf.open(BytesIO(blank_form(tool or shipped(), HEADING, fields=True)))


def named_fields(document):
    """Every field of the document, by its full name."""
    return [(str(field.T), field) for field in document.Root.AcroForm.Fields]


def test_every_answer_and_comment_has_a_field_of_its_kind():
    tool = shipped()
    with opened(tool) as document:
        found = dict(named_fields(document))
        for question in tool.questions:
            name = field_name(question.code)
            if isinstance(question.kind, Choice):
                options = {str(next(iter(_on(kid)))) for kid in found[name].Kids}
                assert options == {f"/{option.code}" for option in question.kind.options}
            elif isinstance(question.kind, Text):
                assert found[name].FT == "/Tx"
            if question.comment is not None:
                assert found[field_name(question.comment.path)].FT == "/Tx"
            for ticks in (question.parts, question):
                if ticks is not None and isinstance(ticks.kind, Ticks):
                    path = ticks.path if ticks is not question else question.code
                    for option in ticks.kind.options:
                        assert f"{field_name(path)}={option.code}" in found


def test_no_name_stands_twice_and_every_field_says_what_it_is():
    with opened() as document:
        fields = named_fields(document)
        assert [name for name, count in Counter(n for n, _ in fields).items() if count > 1] == []
        assert len(fields) > 50
        assert all("." not in name for name, _field in fields)
        assert all(str(field.TU).strip() for _name, field in fields)


def test_every_field_is_on_a_page_within_its_edges_and_in_the_tags():
    pdf = blank_form(shipped(), HEADING, fields=True)
    with pikepdf.open(BytesIO(pdf)) as document:
        placed = 0
        for page in document.pages:
            _left, _foot, wide, tall = (float(each) for each in page.MediaBox)
            for widget in page.get("/Annots", []):
                x0, y0, x1, y1 = (float(each) for each in widget.Rect)
                assert 0 < x0 < x1 < wide
                assert 0 < y0 < y1 < tall
                assert y1 - y0 >= 7
                placed += 1
        numbers = document.Root.StructTreeRoot.ParentTree.Nums
        keys = [int(key) for key in list(numbers)[::2]]
        assert keys == sorted(set(keys))
        assert len(keys) == len(document.pages) + placed
    assert sum(tag == "Form" for tag, _text in elements(pdf)) == placed


def test_the_words_on_paper_are_those_of_the_blank_form():
    plain = " ".join(page_texts(blank_form(shipped(), HEADING)))
    typed = " ".join(page_texts(blank_form(shipped(), HEADING, fields=True)))
    assert set(plain.split()) == set(typed.split())


def test_a_box_can_be_ticked_and_a_text_typed():
    pdf = blank_form(one_question("choice"), HEADING, fields=True)
    with pikepdf.open(BytesIO(pdf)) as read:
        numbers = [leaf.objgen for leaf in read.pages]
        widgets = [each for leaf in read.pages for each in leaf.get("/Annots", [])]
        box = next(each for each in widgets if "/Parent" in each)
        line = next(each for each in widgets if each.get("/FT") == "/Tx")
        places = [(numbers.index(each.P.objgen), _middle(each)) for each in (box, line)]
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    for number, (x, y) in places:
        page = document[number]
        before = drawn(page)
        raw.FORM_OnLButtonDown(document.formenv.raw, page.raw, 0, x, y)
        raw.FORM_OnLButtonUp(document.formenv.raw, page.raw, 0, x, y)
        raw.FORM_OnChar(document.formenv.raw, page.raw, ord("W"), 0)
        assert drawn(page) != before
        page.close()
    document.close()


def drawn(page):
    bitmap = page.render(scale=2, may_draw_forms=True)
    picture = bytes(bitmap.buffer)
    bitmap.close()
    return picture


def _middle(widget):
    x0, y0, x1, y1 = (float(each) for each in widget.Rect)
    return (x0 + x1) / 2, (y0 + y1) / 2


def _on(kid):
    return [state for state in kid.AP.N if state != "/Off"]
