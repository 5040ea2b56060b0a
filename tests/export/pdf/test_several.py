"""Several forms as one file: each on pages of its own, counted by itself."""

import re
from io import BytesIO

import pikepdf

from export.pdf.form import completed_form, completed_forms
from forms.scope import Scope, Status
from tests.export.pdf.marks import page_texts
from tests.export.pdf.samples import filled, printed, shipped

BLANK = "This page is left blank."


def test_each_form_begins_on_a_sheet_of_its_own_when_both_sides_are_printed():
    tool = shipped()
    status = Scope(status=Status.NOT_KNOWN, known_child=False, known_parents=False)
    short = [printed({}, uin=f"CSA-{number:02}", scope=status) for number in (1, 2, 3)]
    long = printed(filled(tool).answers(), uin="CSA-04")
    pages = page_texts(completed_forms(tool, [*short, long, short[0]]))
    starts = [at for at, text in enumerate(pages) if re.search(r"Page 1 of \d+", text)]
    assert len(starts) == 5
    assert all(start % 2 == 0 for start in starts)
    assert pages[-1] != BLANK
    assert BLANK not in page_texts(completed_forms(tool, short[:1]))


def test_each_form_counts_its_own_pages_and_names_its_own_case():
    tool = shipped()
    answers = filled(tool).answers()
    forms = [printed(answers, uin=uin) for uin in ("CSA-01", "CSA-02", "CSA-03")]
    together = completed_forms(tool, forms, title="Forms of all cases")
    alone = [page_texts(completed_form(tool, form)) for form in forms]
    pages = page_texts(together)
    assert [page for page in pages if page != BLANK] == [page for each in alone for page in each]
    starts = [text for text in pages if re.search(r"Page 1 of \d+", text)]
    assert ["CSA-01" in starts[0], "CSA-02" in starts[1], "CSA-03" in starts[2]] == [True] * 3
    with pikepdf.open(BytesIO(together)) as document:
        assert str(document.docinfo["/Title"]) == "Forms of all cases"


def test_a_sign_that_cannot_be_printed_is_named_only_where_it_stands():
    tool = shipped()
    odd = printed({"Q1": "yes", "Q1.comment": "A smile \U0001f600 here"}, uin="CSA-01")
    plain = printed({"Q1": "yes", "Q1.comment": "A smile here"}, uin="CSA-02")
    pages = page_texts(completed_forms(tool, [odd, plain]))
    named = [page for page in pages if "does not have every character" in page]
    assert len(named) == 1
    assert "CSA-01" in named[0]


def test_without_a_name_nothing_of_the_person_is_left():
    tool = shipped()
    form = printed(filled(tool).answers(), auditor_name="", auditor_title="")
    words = " ".join(page_texts(completed_forms(tool, [form])))
    named = printed(filled(tool).answers())
    assert named.auditor_name
    assert named.auditor_name not in words
    assert named.auditor_title not in words
