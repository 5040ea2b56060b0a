"""Whatever is pasted becomes plain words, quickly, and nothing goes missing without a word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from forms.limits import MAX_TEXT
from ui.widgets.inputs import GrowingText, LineInput
from ui.widgets.pasted import words_of_html, words_of_rtf
from ui.widgets.rows import FieldRow
from ui.window import MainWindow

RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator Case System 9;}"
    r"{\info{\author Somebody}}\viewkind4\uc1\pard\f0\fs20 Seen \b alone\b0  at caf\'e9.\par "
    r"She said \ldblquote I\rquote m fine\rdblquote\line \u8364?5 \{given\}{\pict 89504e47}\par}"
)
RTF_WORDS = "Seen alone at caf\u00e9.\nShe said \u201cI\u2019m fine\u201d\n\u20ac5 {given}"
PAGE = """<html><head><style>p { color: red }</style><title>Case 12</title></head><body>
<!--StartFragment--><p>Seen <b>alone</b>
   &amp; heard.</p><table><tr><td>When</td><td>Monday</td></tr><tr><td>Who</td><td>HV</td></tr>
</table><img src="http://case.example/x.png"><script>alert(1)</script><div>2 &lt; 3</div>
<!--EndFragment--></body></html>"""
PAGE_WORDS = "Seen alone & heard.\nWhen\tMonday\nWho\tHV\n2 < 3"


@pytest.fixture(autouse=True)
def _clipboard_of_its_own(qapp):
    """Data made in Python and left on the clipboard outlives Python, and crashes its end."""
    yield
    QApplication.clipboard().clear()


@pytest.fixture
def row(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    row = FieldRow("What shows this?", GrowingText(), parent=QWidget(window))
    window.setCentralWidget(row.parentWidget())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return row


def paste(row, **formats):
    data = QMimeData()
    for kind, value in formats.items():
        if kind == "text":
            data.setText(value)
        elif kind == "html":
            data.setHtml(value)
        else:
            data.setData(f"text/{kind}", value.encode("cp1252"))
    put_on_clipboard(row, data)


def put_on_clipboard(row, data):
    from PySide6.QtTest import QTest

    QApplication.clipboard().setMimeData(data)
    row.widget.setFocus()
    keys = QKeySequence(QKeySequence.StandardKey.Paste)[0]
    QTest.keyClick(row.widget, keys.key(), keys.keyboardModifiers())


def test_rtf_becomes_its_words(row):
    paste(row, rtf=RTF)
    assert row.widget.value() == RTF_WORDS
    assert row.told() == ""


def test_rtf_that_calls_itself_text_becomes_its_words(row):
    paste(row, text=RTF)
    assert row.widget.value() == RTF_WORDS


def test_a_page_becomes_its_words_line_by_line(row):
    paste(row, html=PAGE)
    assert row.widget.value() == PAGE_WORDS


def test_plain_text_goes_before_a_page(row):
    paste(row, html=PAGE, text="Seen alone")
    assert row.widget.value() == "Seen alone"


def test_scripts_of_the_world_and_emoji_come_whole(row):
    words = "\u0642\u0627\u0644\u062a mum \u05d0\u05de\u05d0 \U0001f469\u200d\U0001f467 \u0141ucja"
    paste(row, text=words)
    assert row.widget.value() == words
    assert row.told() == ""


def test_signs_that_nobody_can_see_are_left_out_and_told(row):
    paste(row, text="Se\x00en\x07 al\u202eone\r\non\x0b Monday\x7f")
    assert row.widget.value() == "Seen alone\non\n Monday"
    assert row.told() == "Left out of what you pasted: 4 characters that nobody can see."
    paste(row, text=" again")
    assert row.told() == ""


def test_a_text_too_long_is_told_with_figures_and_stays_on_the_clipboard(row):
    row.widget.insertPlainText("x" * 100)
    long = "words " * 170_000
    start = time.perf_counter()
    paste(row, text=long)
    assert time.perf_counter() - start < 1
    assert row.widget.value() == "x" * 100
    assert row.told() == (
        "Nothing was pasted: the text has 1,020,000 characters, and this box has room for "
        "99,900. It is still on the clipboard."
    )
    assert QApplication.clipboard().text() == long


def test_what_is_selected_makes_room(row):
    row.widget.insertPlainText("x " * (MAX_TEXT // 2))
    row.widget.selectAll()
    paste(row, text="y " * (MAX_TEXT // 2))
    assert row.widget.value() == "y " * (MAX_TEXT // 2)
    row.widget.undo()
    assert row.widget.value() == "x " * (MAX_TEXT // 2)


def test_a_picture_is_told_and_not_pasted(row):
    data = QMimeData()
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    put_on_clipboard(row, data)
    assert row.widget.value() == ""
    assert row.told() == "Nothing was pasted: there are no words in it."


def test_pasting_is_one_step_to_undo(qtbot, row):
    qtbot.keyClicks(row.widget, "Before ")
    paste(row, html=PAGE)
    qtbot.keyClick(row.widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert row.widget.value() == "Before "


@pytest.mark.parametrize("read", [words_of_html, words_of_rtf])
def test_a_megabyte_is_read_in_a_moment(read):
    block = PAGE if read is words_of_html else RTF[:-1] + r"\'e9\u8364? {\b x}\par "
    hostile = ["<" * 2**20, "{" * 2**20, "\\" * 2**20, "<p " * 2**18, "\\'" * 2**19, "<!--" * 2**18]
    for text in (block * (2**20 // len(block)), *hostile):
        start = time.perf_counter()
        read(text)
        assert time.perf_counter() - start < 2


@given(st.text() | st.text("\\{}'upar*<>/!-&;123 x\n"))
def test_any_text_can_be_read_as_either(text):
    for read in (words_of_html, words_of_rtf):
        read(text).encode("utf-8", "surrogatepass")


def test_a_line_says_when_not_all_of_a_text_went_in(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    row = FieldRow("Your name", LineInput(), parent=QWidget(window))
    window.setCentralWidget(row.parentWidget())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    paste(row, text="words " * 10_000)
    assert len(row.widget.text()) == row.widget.maxLength()
    assert row.told() == "Not all of it went in: this line has room for 32,767 characters."
    assert len(QApplication.clipboard().text()) == 60_000
    qtbot.keyClick(row.widget, Qt.Key.Key_Backspace)
    assert row.told() == ""
