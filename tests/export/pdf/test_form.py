"""The completed form: everything that was answered is on paper, and the frame is on every page."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from export.pdf.answers import LAYOUTS
from export.pdf.form import BlankHeading, blank_form, completed_form
from forms.filling import Filling
from forms.kinds import KINDS
from forms.scope import STATUSES, Scope, Status
from tests.export.pdf.marks import cell_texts, elements, page_texts, squeezed
from tests.export.pdf.samples import (
    ANSWERS,
    AUDITOR,
    PRINTED,
    filled,
    one_question,
    printed,
    shipped,
)


def test_every_answer_and_every_comment_is_on_paper_word_for_word() -> None:
    tool = shipped()
    filling = filled(tool, words=100)
    answers = filling.answers()
    cells = cell_texts(completed_form(tool, printed(answers)))
    comments = [path for path in answers if path.endswith(".comment")]
    assert len(comments) > 20
    for path in comments:
        assert squeezed(answers[path]) in cells, path
    for path in set(answers) - set(comments):
        value = filling.value(path)
        assert value is not None
        words = filling.field(path).kind.render(value).split("; ")
        assert all(any(squeezed(word) in cell for cell in cells) for word in words), path


def test_every_page_has_marking_case_tool_time_and_number() -> None:
    tool = shipped()
    pages = page_texts(completed_form(tool, printed(filled(tool).answers())))
    assert len(pages) > 3
    for number, text in enumerate(pages, start=1):
        assert text.count("OFFICIAL-SENSITIVE") == 2
        assert f"CSA-03 · Police · {tool.title}, version {tool.version} · Revision 2" in text
        assert "Printed 21 November 2026 at 14:02" in text
        assert f"Page {number} of {len(pages)}" in text


def test_column_headings_are_repeated_where_a_table_goes_on() -> None:
    tool = shipped()
    pages = page_texts(completed_form(tool, printed(filled(tool, words=150).answers())))
    numbered = [question.text for question in tool.questions if question.number]
    asked = [text for text in pages if any(question in text for question in numbered)]
    assert len(asked) >= 5
    assert all("No. Question Response Comments on quality of work" in text for text in asked)


def test_a_comment_of_5000_words_goes_on_over_pages_and_none_is_cut() -> None:
    tool = one_question("yes_no", comment={"prompt": "Why?"})
    comment = " ".join(f"word{number}" for number in range(5000))
    pdf = completed_form(tool, printed({"Q1": "yes", "Q1.comment": comment}))
    assert squeezed(comment) in cell_texts(pdf)
    pages = page_texts(pdf)
    assert len(pages) > 10
    for text in pages[1:-1]:
        assert "No. Question Response Comments on quality of work 1 cont." in text


def test_a_question_begins_on_the_page_of_its_answer() -> None:
    tool = shipped()
    answers = filled(tool, words=140).answers()
    pages = page_texts(completed_form(tool, printed(answers)))
    for question in tool.questions:
        comment = answers.get(f"{question.code}.comment", "")
        if question.number and comment:
            begins = next(text for text in pages if question.text in text)
            assert begins.split(question.text)[1].count(comment[:20]) >= 1, question.code


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_printed_filled_and_blank(kind: str) -> None:
    typed, words = ANSWERS[kind]
    tool = one_question(kind)
    pdf = completed_form(tool, printed({"Q1": typed}))
    assert any(squeezed(words) in squeezed(text) for _, text in elements(pdf))
    assert "Not answered" not in " ".join(page_texts(pdf))
    unanswered = " ".join(page_texts(completed_form(tool, printed({}))))
    assert "Not answered" in unanswered
    blank = " ".join(page_texts(blank_form(tool, BlankHeading(marking="", printed_at=PRINTED))))
    assert f"The question of kind {kind}?" in blank
    assert "Not answered" not in blank


def test_each_kind_has_a_layout_of_its_own_name() -> None:
    assert set(LAYOUTS) == set(KINDS.values())


def test_what_cannot_be_read_is_printed_as_typed() -> None:
    text = " ".join(
        page_texts(completed_form(one_question("date"), printed({"Q1": "32 Maytember"})))
    )
    assert "32 Maytember" in text


def test_only_the_chosen_grade_is_printed() -> None:
    tool = shipped()
    text = " ".join(page_texts(completed_form(tool, printed(filled(tool).answers()))))
    grades = {grade.code: grade for grade in tool.scales[0].grades}
    assert grades["requires-improvement"].descriptor in text
    assert "Outstanding" not in text
    assert "Inadequate" not in text


def test_not_applicable_stands_with_its_reason() -> None:
    tool = one_question("yes_no", comment={"prompt": "Evidence?"})
    answers = {"Q1": "na", "Q1.reason": "No meeting was due."}
    text = " ".join(page_texts(completed_form(tool, printed(answers))))
    assert "Not applicable Reason: No meeting was due." in text


def test_a_question_that_was_not_asked_says_why() -> None:
    tool = shipped()
    filling = filled(tool)
    filling.put("closure", "no")
    filling.put("groups", "exploitation")
    cells = cell_texts(completed_form(tool, printed(filling.answers())))
    for number in ("Q15", "Q16"):
        row = cells.index(number)
        assert cells[row + 2].startswith("Notasked:"), number
        assert cells[row + 2].endswith("isNo."), number
    for number in ("Q17", "Q18", "Q20"):
        assert cells[cells.index(number) + 2] == "Notasked:thispartwasnotrelevant."
    assert cells[cells.index("Q19") + 2] == "Yes"


def test_ticked_and_unticked_boxes_are_told_to_a_screen_reader() -> None:
    tool = one_question("ticks")
    pdf = completed_form(tool, printed({"Q1": "two"}))
    with pikepdf.open(BytesIO(pdf)) as document:
        marks = b"".join(page.Contents.read_bytes() for page in document.pages)
    assert marks.count("Ticked: ".encode("utf-16-be").hex().encode()) == 1
    assert marks.count("Not ticked: ".encode("utf-16-be").hex().encode()) == 2


def test_a_draft_says_so_on_every_page() -> None:
    tool = shipped()
    form = printed(filled(tool).answers(), completed=False, revision=None, receipt="")
    for text in page_texts(completed_form(tool, form)):
        assert "Draft, not returned" in text


@pytest.mark.parametrize("completed", [True, False])
def test_what_was_changed_after_the_return_is_not_called_that_revision(completed: bool) -> None:
    form = printed(filled(shipped()).answers(), completed=completed, changed=True)
    for text in page_texts(completed_form(shipped(), form)):
        assert "Changed since revision 2, not returned" in text
        assert "· Revision 2" not in text
        assert form.receipt not in text


@pytest.mark.parametrize(
    "status", [each for each, rule in STATUSES.items() if not rule.has_form and rule.by_auditor]
)
def test_an_answer_without_a_form_is_one_page_with_its_reason(status: Status) -> None:
    scope = Scope(status=status, reason="Held by the team in the next county.")
    (text,) = page_texts(completed_form(shipped(), printed({}, scope=scope)))
    assert f"Scope {STATUSES[status].label}" in text
    assert "Reason Held by the team in the next county." in text
    assert "K7QF-2MXA" in text
    assert "No. Question" not in text


def test_answers_that_this_version_does_not_know_are_printed_apart() -> None:
    tool = one_question("line")
    pdf = completed_form(tool, printed({"Q1": "Known", "Q99.comment": "From a later version"}))
    assert "Q99.comment From a later version" in " ".join(page_texts(pdf))


def test_an_anonymised_copy_has_no_auditor_in_it() -> None:
    tool = shipped()
    form = printed(filled(Filling(tool).tool).answers(), auditor_name="", auditor_title="")
    named = replace(form, auditor_name="Quillon Farthingale", auditor_title="Detective Sergeant")
    assert "Quillon Farthingale" in " ".join(page_texts(completed_form(tool, named)))
    pdf = completed_form(tool, form)
    text = " ".join(page_texts(pdf))
    assert "Detective Sergeant" not in text
    assert "signature" not in text
    assert "Auditor's name" not in text
    with pikepdf.open(BytesIO(pdf)) as document:
        details = {str(key): str(value) for key, value in document.docinfo.items()}
        assert details["/Author"] == ""
        assert details["/Title"] == f"CSA-03 · Police · {tool.title}"
        assert set(details) <= {
            *("/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer"),
            *("/CreationDate", "/ModDate", "/Trapped"),
        }
        assert "/Metadata" not in document.Root
    for name in (pdf_name for pdf_name in ("Quillon", "Detective")):
        assert name.encode() not in pdf


def test_a_named_copy_has_sign_off_lines() -> None:
    tool = shipped()
    text = page_texts(completed_form(tool, printed(filled(tool).answers())))[-1]
    assert f"Auditor {AUDITOR}" in text
    assert "I have checked that no names are in this form." in text
    assert "Receipt code K7QF-2MXA" in text
    assert "Auditor's signature" in text


def test_fonts_are_embedded_and_the_language_and_tags_are_there() -> None:
    tool = shipped()
    pdf = completed_form(tool, printed(filled(tool).answers()))
    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        assert str(document.Root.Lang) == "en-GB"
        assert document.Root.MarkInfo.Marked is True
        fonts = document.pages[0].Resources.Font
        assert len(fonts) >= 3
        for font in fonts.values():
            assert "NotoSans" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font
    tags = {tag for tag, _ in elements(pdf)}
    assert {"H1", "H2", "Table", "TR", "TH", "TD", "P"} <= tags


def test_no_path_of_the_machine_is_in_the_document() -> None:
    pdf = completed_form(one_question("line"), printed({"Q1": "Text"}))
    assert b".ttf" not in pdf
    assert b"fonts/" not in pdf


def test_the_declaration_is_printed_as_it_was_confirmed() -> None:
    tool = shipped()
    form = printed(filled(tool).answers(), declaration="Nothing here names anyone, I looked twice.")
    text = " ".join(page_texts(completed_form(tool, form)))
    assert "Declaration Nothing here names anyone, I looked twice." in text
    assert "To be signed" not in text


def test_what_nobody_confirmed_is_only_there_to_be_signed() -> None:
    tool = shipped()
    text = " ".join(page_texts(completed_form(tool, printed(filled(tool).answers()))))
    assert "To be signed I have checked" in text
    assert "Declaration" not in text
