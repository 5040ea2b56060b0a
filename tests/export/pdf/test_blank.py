"""The blank form: guidance first, then every question with boxes and room to write."""

from io import BytesIO

import pikepdf

from export.pdf.form import BlankHeading, blank_form
from forms.definition import Tool
from tests.export.pdf.marks import cell_texts, elements, page_texts, squeezed
from tests.export.pdf.samples import PRINTED, one_question, shipped

HEADING = BlankHeading(marking="official", printed_at=PRINTED, audit_title="Spring audit")


def text_of(tool: Tool) -> str:
    return " ".join(page_texts(blank_form(tool, HEADING)))


def test_all_numbers_and_all_questions_are_there() -> None:
    tool = shipped()
    pdf = blank_form(tool, HEADING)
    cells = cell_texts(pdf)
    everything = squeezed(" ".join(text for _, text in elements(pdf)))
    numbers = [question.number for question in tool.questions if question.number]
    assert len(numbers) == 20
    for number in numbers:
        assert number in cells
    for question in tool.questions:
        assert squeezed(question.text) in everything, question.code
        if question.comment is not None:
            assert squeezed(question.comment.prompt) in everything


def test_guidance_and_grades_come_before_the_first_question() -> None:
    tool = shipped()
    everything = squeezed(" ".join(text for _, text in elements(blank_form(tool, HEADING))))
    first = everything.index(squeezed(tool.questions[0].text))
    for block in tool.guidance:
        assert everything.index(squeezed(block.plain)) < first
    for grade in tool.scales[0].grades:
        assert everything.index(squeezed(grade.descriptor)) < first
        # Again beside each of the judgements, so that nobody has to leaf back.
        assert everything.count(squeezed(grade.descriptor)) == 1 + 4


def test_nothing_is_ticked_and_every_option_has_a_box() -> None:
    with pikepdf.open(BytesIO(blank_form(one_question("choice"), HEADING))) as document:
        marks = b"".join(page.Contents.read_bytes() for page in document.pages)
    assert "Ticked: ".encode("utf-16-be").hex().encode() not in marks
    assert marks.count("Not ticked: ".encode("utf-16-be").hex().encode()) == 3


def test_writing_room_follows_the_number_of_lines() -> None:
    def lines(count: int) -> int:
        pdf = blank_form(one_question("text", lines=count), HEADING)
        with pikepdf.open(BytesIO(pdf)) as document:
            marks = b"".join(page.Contents.read_bytes() for page in document.pages)
        return marks.count(b"0.4 w")

    assert lines(40) - lines(10) == 30


def test_follow_ups_say_when_they_are_to_be_answered() -> None:
    text = text_of(shipped())
    assert "Only if the answer above is “No”." in text
    assert "Only if the answer to “Stepped down or closed” is “Yes”." in text
    assert "Only if you ticked “Harmful sexual behaviour”." in text


def test_every_page_has_the_frame() -> None:
    pages = page_texts(blank_form(shipped(), HEADING))
    for number, text in enumerate(pages, start=1):
        assert text.count("OFFICIAL") == 2
        assert "Blank form" in text
        assert f"Page {number} of {len(pages)}" in text
