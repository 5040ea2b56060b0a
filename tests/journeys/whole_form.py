"""Every field of the shipped form with its own words, and how a person puts them in."""

import re

import pikepdf
from PySide6.QtCore import Qt

from forms.filling import Filling
from forms.kinds import Line, Text, Ticks, options_of
from forms.loading import read_tool
from tests.world import shipped

TOOL = read_tool(shipped()).with_blocks(frozenset({"partnership", "safety"}))

# Answers that open every follow-up at least once; everything else is Yes.
ANSWERS = {
    "Q2": "no",
    "Q6": "na",
    "Q7": "no",
    "Q10": "no",
    "Q10.challenged": "own",
    "Q12": "no",
    "Q12.challenged": "yes",
    "Q14": "na",
    "Q16": "no",
    "Q16.challenged": "no",
    "Q18": "no",
    "Q19": "na",
    "judgement-A": "good",
    "judgement-B": "requires-improvement",
    "judgement-C": "outstanding",
    "judgement-D": "inadequate",
    "concern": "no",
}
TICKED, NOT_TICKED = "Ticked: ", "Not ticked: "
LETTERS = {"yes": "y", "no": "n", "na": "a"}
GROUPS = ("intrafamilial", "exploitation", "harmful-behaviour")

SUBJECTS = """
    chronology genogram referral letter minute visit call handover review summary record diary plan
    note screening threshold observation appointment discharge message agenda action school nursery
    clinic ward transport housing benefit interview meeting supervision rota template register duty
    query panel draft outline sketch
"""
DEEDS = ("was kept", "came late", "was read twice", "went to all", "was left open", "helped much")


class WholeForm:
    """What is to be typed, field by field, in the order of the pages; no two texts are alike.

    ``answers`` are codes that are neither the usual ones nor Yes.
    """

    def __init__(self, tool=TOOL, answers=None):
        self.filling = Filling(tool)
        self.texts = {}
        self._answers = ANSWERS | (answers or {})
        for page in tool.pages:
            for question in page.questions:
                for each in question.with_followups:
                    if self.filling.applies(each.code):
                        self._answer(each)
        assert not self.filling.gaps(), [(gap.kind, gap.path) for gap in self.filling.gaps()]

    def _answer(self, question):
        for field in question.fields:
            if self.filling.field_applies(field.path):
                self.filling.put(field.path, self._value(field))

    def _value(self, field):
        if isinstance(field.kind, Ticks):
            codes = [option.code for option in field.kind.options if option.code != field.kind.none]
            return field.kind.write(GROUPS if field.path == "groups" else tuple(codes[::2]))
        if isinstance(field.kind, Text | Line):
            return self._words(field.path)
        return self._answers.get(field.path, "yes")

    def _words(self, path):
        number = len(self.texts)
        subject, deed = SUBJECTS.split()[number], DEEDS[number % len(DEEDS)]
        self.texts[path] = f"The {subject} {deed}, so the next one can be & <better>."
        return self.texts[path]

    def change(self, path, words):
        """Other words than the usual ones for one field."""
        self.filling.put(path, words)
        self.texts[path] = words


def fill_page(person, form, page, *, by_keyboard):
    """Answer every question of the page shown, in order, and say that the section is completed."""
    for question in page.questions:
        for each in question.with_followups:
            if form.filling.applies(each.code):
                for field in each.fields:
                    if form.filling.field_applies(field.path):
                        (_keys if by_keyboard else _mouse)(person, field, form.filling)
    if by_keyboard:
        person.tab_to(person.page.end.group.isAncestorOf)
        person.type(LETTERS["yes"])
    else:
        person.press("Yes, I\u2019ve completed this section")


def _is_text(field):
    return isinstance(field.kind, Text | Line)


def _mouse(person, field, filling):
    text = filling.text(field.path)
    if _is_text(field):
        person.click(person.page.card_of(field.path).field(field.path).focusProxy())
        person.type(text)
        return
    labels = {option.code: option.label for option in options_of(field.kind)}
    for code in text.split():
        person.press(labels[code], within=person.page.card_of(field.path).field(field.path))


def _keys(person, field, filling):
    text = filling.text(field.path)
    if _is_text(field):
        wanted = person.page.card_of(field.path).field(field.path)
        person.tab_to(lambda at: at is wanted or wanted.isAncestorOf(at))
        person.type(text)
        return
    group = person.page.card_of(field.path).field(field.path)
    codes = [option.code for option in options_of(field.kind)]
    person.tab_to(group.isAncestorOf)
    if isinstance(field.kind, Ticks):
        for code in text.split():
            person.tab_to(lambda at, code=code: at is group.group.tick(code))
            person.key(Qt.Key.Key_Space)
    elif text in LETTERS:
        person.type(LETTERS[text])
    else:
        for _ in range(codes.index(text)):
            person.key(Qt.Key.Key_Down)
        person.key(Qt.Key.Key_Space)


def boxes_of(form):
    """Every box to tick in the order of the form, whether it is ticked."""
    return [
        option.code in form.filling.text(field.path).split()
        for question in TOOL.questions
        if form.filling.applies(question.code)
        for field in question.fields
        if isinstance(field.kind, Ticks) and form.filling.field_applies(field.path)
        for option in options_of(field.kind)
    ]


def boxes_in(path):
    """What the boxes of a PDF file say to a screen reader, in the order of the pages."""
    words = {told.encode("utf-16-be").hex(): told == TICKED for told in (TICKED, NOT_TICKED)}
    with pikepdf.open(path) as document:
        drawn = b"".join(page.Contents.read_bytes() for page in document.pages).decode("latin-1")
    return [
        words[told]
        for told in re.findall("|".join(f"(?<=FEFF){each}" for each in words), drawn, re.IGNORECASE)
    ]
