"""Lists of cases as offices have them: nothing lost, nothing read that was not asked for."""

import string
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.case_snapshots import AgeBand, CaseFacts, Category, Plan, Sex
from office.case_list import list_text, read_case_list
from office.errors import OfficeFault, OfficeRejected, UinFault

SPREADSHEET = """\
UIN;Name;Age;Sex;Plan type;Category;Unborn;Sibling group

CE-01;Zoë;4;F;CPP;Neglect;no;a
;;;;;;;
CE-02;Søren;;m;Child in need;;yes;A
ce-01;Anna;3;f;;;;
;Ben;3;f;;;;
CE-03;Cara;teen;f;;;;
943 476 5919;Dan;5;m;;;;
CE-04;Eve;16 - 17;Girl;None;sexual abuse;0;
"""


@pytest.mark.parametrize("code", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("between", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_spreadsheet_is_read_however_it_was_saved(code, between, end):
    raw = SPREADSHEET.replace(";", between).replace("\n", end).encode(code)
    read = read_case_list(list_text(raw))
    assert read.facts == {
        "CE-01": CaseFacts(
            age=AgeBand.FROM_1,
            sex=Sex.FEMALE,
            plan=Plan.PROTECTION,
            category=Category.NEGLECT,
            siblings="A",
        ),
        "CE-02": CaseFacts(age=AgeBand.UNBORN, sex=Sex.MALE, plan=Plan.NEED, siblings="A"),
        "CE-04": CaseFacts(
            age=AgeBand.FROM_16, sex=Sex.FEMALE, plan=Plan.NONE, category=Category.SEXUAL
        ),
    }
    assert [(each.line, each.fault) for each in read.problems] == [
        (6, UinFault.DOUBLED),
        (7, UinFault.NO_UIN),
        (8, UinFault.UNKNOWN_WORD),
        (9, UinFault.IDENTIFIER),
    ]
    assert read.unread == ("Name",)
    mended = read.rest.replace("teen", "15").replace("943 476 5919", "CE-05")
    again = read_case_list(mended.replace("ce-01", "CE-06"), taken=read.uins)
    assert again.uins == ("CE-06", "CE-03", "CE-05"), "what was left out can be mended"


def test_ten_thousand_rows_are_all_taken_or_all_said():
    text = "UIN,Age\n" + "".join(f"CE-{number:05d},{number % 18}\n" for number in range(10_000))
    read = read_case_list(text)
    assert len(read.uins) == 500
    assert {each.fault for each in read.problems} == {UinFault.TOO_MANY}
    assert len(read.problems) == 9_500
    assert len(read.rest.splitlines()) == 9_501
    assert len(read_case_list(text, most=10_000).uins) == 10_000


def test_without_a_head_every_piece_is_a_number():
    read = read_case_list("CE-01\nCE-02; CE-03\n14/03/2015")
    assert read.uins == ("CE-01", "CE-02", "CE-03")
    assert read.rest == "14/03/2015"
    assert not read.facts


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04" + bytes(30), b"%PDF-1.7", b"CE\x0001", b"a" * 5_000_000]
)
def test_what_is_no_list_says_so(raw):
    with pytest.raises(OfficeRejected) as caught:
        list_text(raw)
    assert caught.value.fault is OfficeFault.NOT_A_LIST


CELL = st.text(string.printable + "éß\u2013", max_size=9)


@given(st.lists(st.lists(CELL, max_size=4), max_size=6))
def test_whatever_stands_in_the_cells_each_row_is_taken_or_said(cells):
    text = "\n".join(["UIN,Age,Sex,Plan", *(",".join(row) for row in cells)])
    try:
        read = read_case_list(text)
    except OfficeRejected:
        return
    assert len({uin.casefold() for uin in read.uins}) == len(read.uins)
    assert bool(read.rest) == bool(read.problems)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text):
    with suppress(OfficeRejected):
        read_case_list(text)
