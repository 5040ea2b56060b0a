"""Words for people can be translated: the extractor sees literals only.

Three ways lead to a translation: `tr` in a widget, Qt's `translate` with a context, and a given
function that takes one whole sentence, marked by `NOOP` where it is kept.
"""

import ast
import re

import pytest

from tests.house.sources import ROOT, calls, is_literal, python_files, tree, where

# The one door for sentences that are kept below ui/, in the catalogue of messages.
CATALOGUE = ROOT / "ui" / "surroundings.py"
# What the name check says of a finding: a plain sentence, which no pattern or list looks like.
SENTENCE = re.compile(r"[A-Z][\w,:' -]* [\w,:' -]+[.?!]")


def faults(path):
    """The calls of a module whose words the extractor would miss."""
    yield from (call for call in calls(path, "tr") if not call.args or not is_literal(call.args[0]))
    for mark in ("NOOP", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"):
        yield from (call for call in calls(path, mark) if not all(map(is_literal, call.args)))
    for name in ("translate", "translated"):
        yield from (call for call in calls(path, name) if is_fault(path, call))


def is_fault(path, call):
    if len(call.args) > 1:  # Qt's own, with a context; a rectangle's `translated` is none
        qts = getattr(call.func, "attr", None) != "translated" and path != CATALOGUE
        return qts and not all(map(is_literal, call.args[:2]))
    return any(map(is_put_together, call.args))


def is_put_together(node):
    """Tell whether the words are built before they are translated, so that none would match."""
    formatted = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "format"
    return formatted or isinstance(node, ast.JoinedStr | ast.BinOp)


def unmarked(path):
    """The sentences of a module that no mark gives to the extractor; docstrings are none."""
    marked = {id(word) for call in calls(path, "NOOP") for word in call.args}
    told = {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(path)):
        if is_literal(node) and id(node) not in marked | told and SENTENCE.fullmatch(node.value):
            yield node


def test_words_are_literals_where_they_are_translated():
    folders = ("ui", "office", "anonymise")
    wrong = [where(path, call) for path in python_files(*folders) for call in faults(path)]
    assert not wrong, "\n".join(wrong)


def test_every_reason_of_the_name_check_is_marked():
    paths = list(python_files("anonymise"))
    wrong = [where(path, node) for path in paths for node in unmarked(path)]
    assert not wrong, "\n".join(wrong)
    assert sum(len(list(calls(path, "NOOP"))) for path in paths) > 40


def test_an_unmarked_reason_is_noticed(tmp_path):
    sly = tmp_path / "sly.py"
    right = '"""A docstring is no reason."""\nRIGHT = NOOP("A full postcode.")\n'
    sly.write_text(f'{right}WRONG = "A full postcode."\n', encoding="utf-8")
    assert [node.lineno for node in unmarked(sly)] == [3]


@pytest.mark.parametrize(
    "wrong",
    [
        "self.tr(f'{n} left')",
        "self.tr(word)",
        "self.tr('one ' + word)",
        "QCoreApplication.translate('page', word)",
        "translate('page', f'{n} left')",
        "translated(f'{n} left')",
        "translate('{0} left'.format(n))",
        "NOOP(word)",
    ],
)
def test_the_rule_notices_what_it_forbids(tmp_path, wrong):
    sly = tmp_path / "sly.py"
    right = "self.tr('a' 'b')\ntranslate('page', 'c')\ntranslate(KINDS[0])\ntext.translate(TABLE)\n"
    sly.write_text(f"{right}{wrong}\n", encoding="utf-8")
    assert [call.lineno for call in faults(sly)] == [5]
