"""Whatever a person typed or pasted is printed as it stands, or visibly replaced."""

import random
import sys
import unicodedata

import pytest

from export.pdf.form import completed_form
from export.pdf.typeface import REPLACEMENT, Typeface
from tests.export.pdf.marks import cell_texts, page_texts, squeezed
from tests.export.pdf.samples import one_question, printed

TOOL = one_question("yes_no", comment={"prompt": "Why?"})


def lost_in(text: str) -> set[str]:
    """Name what the pages cannot show as it is."""
    typeface = Typeface()
    typeface.plain(text)
    return set(typeface.missing)


def comment_cell(comment: str) -> str:
    """Print a comment and read its cell back; answers, number and question come before it."""
    pdf = completed_form(TOOL, printed({"Q1": "yes", "Q1.comment": comment}))
    cells = cell_texts(pdf)
    return cells[cells.index("Thequestionofkindyes_no?") + 2]


@pytest.mark.parametrize(
    "typed",
    [
        "<b>bold</b> & <i>not</i> </para>",
        "&amp; &lt; &#65; & %s {} {0} %(x)s",
        "a <unknown> tag and <unknown/> another",
        '<img src="/etc/passwd" width="10"/>',
        "<font color=red>x</font><a href='http://x'>y</a>",
        "back\\slash (paren) [bracket] ) Tj ET",
        "endstream endobj %PDF-1.7",
        "W" * 3000,
        "é" * 3000,
        "line one\n\n\nline two\tafter a tab",
        "nbsp\u00a0and\u2009thin\u3000wide",
    ],
)
def test_it_is_printed_as_it_was_typed(typed: str) -> None:
    assert comment_cell(typed) == squeezed(typed)


@pytest.mark.parametrize(
    ("typed", "lost"),
    [
        ("happy 😀 end", {"😀"}),
        ("family 👨‍👩‍👧 end", set("👨👩👧")),
        ("שלום and مرحبا", set("שלום") | set("مرحبا")),
        ("override \u202e here", {"\u202e"}),
        ("漢字", set("漢字")),
    ],
)
def test_what_the_typeface_lacks_is_replaced_and_named(typed: str, lost: set[str]) -> None:
    cell = comment_cell(typed)
    kept = "".join(each for each in typed if each not in lost and each != "\u200d")
    assert squeezed(cell.replace(REPLACEMENT, "")) == squeezed(kept)
    assert cell.count(REPLACEMENT) == sum(typed.count(each) for each in lost)
    assert lost_in(typed) == lost
    pages = page_texts(completed_form(TOOL, printed({"Q1": "yes", "Q1.comment": typed})))
    for character in lost:
        assert f"U+{ord(character):04X}" in pages[-1]


def test_decomposed_letters_are_composed() -> None:
    typed = unicodedata.normalize("NFD", "Łódź Ștefan Ngọc Gŵyn")
    assert comment_cell(typed) == squeezed("Łódź Ștefan Ngọc Gŵyn")


def test_any_character_of_unicode_is_drawn_or_replaced() -> None:
    chosen = random.Random(7)  # noqa: S311
    for _ in range(20):
        codes = [chosen.randrange(0xA0, sys.maxunicode) for _ in range(400)]
        typed = "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000)
        pdf = completed_form(TOOL, printed({"Q1": "yes", "Q1.comment": typed}))
        assert REPLACEMENT in "".join(cell_texts(pdf))


def test_every_letter_of_latin_extended_is_in_the_typeface() -> None:
    letters = [
        chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0x250), *range(0x1E00, 0x1F00))
    ]
    known = [each for each in letters if unicodedata.category(each) not in {"Cf", "Cn"}]
    assert lost_in("".join(known)) == set()


def test_a_line_is_never_wider_than_its_column() -> None:
    typeface = Typeface()
    chosen = random.Random(3)  # noqa: S311
    for _ in range(60):
        words = ["x" * chosen.randrange(1, 60) for _ in range(50)]
        width = chosen.uniform(30, 300)
        text = " ".join(words)
        lines = typeface.wrap([(text, face) for face in typeface.fonts], 11.0, width)
        for line in lines:
            last = line[-1] if line else None
            if last is not None:
                end = last.x + typeface.width(last.text.rstrip(), last.face, 11.0)
                assert end <= width + 0.05 or len(last.text) == 1
        drawn = "".join(span.text for line in lines for span in line)
        assert squeezed(drawn) == squeezed(text) * 3


def test_hostile_headings_do_no_harm() -> None:
    form = printed(
        {"Q1": "yes"},
        audit_title="<b>" * 200,
        agency_name="A very long name of an agency " * 40,
        uin="<UIN>&",
        marking="MARK " * 60,
        receipt="{}" * 300,
    )
    pages = page_texts(completed_form(TOOL, form))
    assert all("<UIN>&" in text for text in pages)
    assert all("MARK MARK" in text for text in pages)
