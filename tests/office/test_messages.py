"""Every code that the program can raise has words of its own, and the words are plain."""

import re

import pytest

from anonymise import InitialsTrouble
from export.errors import FileFault
from export.pdf.errors import PdfFault
from forms.errors import AnswerFault, Gap, GapKind, Place, ToolFault, ToolProblem
from forms.scope import ScopeGap
from models.errors import ModelFault
from office.catalogue import CATALOGUE
from office.errors import IntakeCode, OfficeFault
from office.form_words import answer_line, gap_line, initials_line, scope_line, tool_line
from office.messages import message, worded_codes

CODES = [*ModelFault, *FileFault, *PdfFault, *IntakeCode, *OfficeFault]
UNWELCOME = re.compile(r"\b(please|valid|invalid|oops|sorry|forbidden|illegal|error)\b", re.I)


@pytest.mark.parametrize("code", CODES)
def test_every_fault_is_worded(code):
    assert code.value in worded_codes()


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_words_are_plain(code):
    line = message(code, ("3", "Police", "2")).line
    assert not UNWELCOME.search(line)
    assert not re.search(r"\{\d\}", line)
    assert line.endswith(".")


def test_an_unknown_code_still_gets_a_sentence():
    assert "safe" in message("never-heard-of").line


def test_a_fact_with_braces_is_told_as_it_is():
    told = message("new", ("{1}", "Police")).line
    assert told == message("new", ("UIN7", "Police")).line.replace("UIN7", "{1}")


def test_every_other_fault_is_worded():
    for fault in AnswerFault:
        assert answer_line(fault, ("1", "9"))
    for trouble in InitialsTrouble:
        assert not UNWELCOME.search(initials_line(trouble))
    for gap in ScopeGap:
        assert scope_line(gap)
    for kind in GapKind:
        gap = Gap(kind=kind, path="Q1", page="p", number="Q1", label="Procedures")
        assert "Q1, Procedures" in gap_line(gap)
    place = Place(file="tool.json", section="A", question="Q3", field="kind")
    for fault in ToolFault:
        line = tool_line(ToolProblem(fault=fault, place=place, facts=("x", "y")))
        assert line.startswith("tool.json, section A, question Q3, field kind: ")
