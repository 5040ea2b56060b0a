"""Nothing a person typed is taken for mark-up, and colours come from the theme alone."""

import ast
import re

from tests.house.sources import ROOT, calls, is_literal, python_files, tree, where

HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b")


def test_labels_are_made_in_one_place_that_shows_plain_text():
    home = ROOT / "ui" / "widgets" / "text.py"
    wrong = [
        where(path, call)
        for path in python_files("ui")
        if path != home
        for call in calls(path, "QLabel")
    ]
    assert not wrong, "a bare QLabel guesses the format; use ui.widgets.text:\n" + "\n".join(wrong)


def test_tooltips_hold_our_own_words_only():
    wrong = [
        where(path, call)
        for path in python_files("ui")
        for call in calls(path, "setToolTip")
        if not call.args or not _is_own_words(call.args[0])
    ]
    assert not wrong, "tooltips are rich text; only literals may go in:\n" + "\n".join(wrong)


def _is_own_words(node):
    translated = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "tr"
    return is_literal(node.args[0]) if translated and node.args else is_literal(node)


def test_colours_are_named_in_the_theme_only():
    wrong = [
        f"{where(path, node)} {node.value[:40]!r}"
        for path in python_files("ui")
        if ROOT / "ui" / "theme" not in path.parents
        for node in ast.walk(tree(path))
        if is_literal(node) and HEX_COLOUR.search(node.value)
    ]
    assert not wrong, "\n".join(wrong)
