"""Words for people can be translated: the extractor sees literals only."""

import ast

from tests.house.sources import ROOT, calls, is_literal, python_files, tree, where

# The one door for sentences that are kept below ui/, in the catalogue of messages.
CATALOGUE = ROOT / "ui" / "surroundings.py"


def test_the_words_given_for_translation_are_literals():
    wrong = [
        where(path, call)
        for path in python_files("ui")
        for call in calls(path, "tr")
        if not call.args or not is_literal(call.args[0])
    ]
    assert not wrong, "not a literal:\n" + "\n".join(wrong)


def test_words_with_a_context_are_literals_too():
    wrong = [
        where(path, call)
        for path in python_files("ui")
        for call in context_calls(path)
        if path != CATALOGUE
        if len(call.args) < 2 or not all(map(is_literal, call.args[:2]))
    ]
    assert not wrong, "not a literal:\n" + "\n".join(wrong)


def test_the_catalogue_is_asked_for_whole_sentences():
    wrong = [
        where(path, call)
        for path in python_files("ui")
        for call in calls(path, "translated")
        if not call.args or isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert not wrong, "put together before it is translated:\n" + "\n".join(wrong)


def context_calls(path):
    """Calls of Qt's translate, by its own name or through the class; not those of a str."""
    for call in calls(path, "translate"):
        owner = getattr(call.func, "value", None)
        if owner is None or getattr(owner, "id", "") in {"QCoreApplication", "QApplication"}:
            yield call


def test_no_words_are_put_together_before_they_are_translated(tmp_path):
    sly = tmp_path / "sly.py"
    sly.write_text("self.tr(f'{n} left')\nself.tr('a' 'b')\nself.tr(word)\n", encoding="utf-8")
    assert [is_literal(call.args[0]) for call in calls(sly, "tr")] == [False, True, False]
    assert isinstance(tree(sly), ast.Module)
