"""What was typed cannot reach a log or the text of an error, because nothing puts it there."""

import ast

from tests.house.sources import ROOT, calls, python_files, tree, where

FOLDERS = ("anonymise", "export", "forms", "models", "office", "ui")
ONE_HOOK = ROOT / "ui" / "trouble.py"


def test_one_hook_logs_and_nothing_else_does():
    wrong = [
        where(path, call)
        for path in python_files(*FOLDERS)
        if path != ONE_HOOK
        for name in ("getLogger", "warn", "print_exc", "print_exception", "qWarning")
        for call in calls(path, name)
    ]
    assert not wrong, "only the hook logs, and it logs places, not words:\n" + "\n".join(wrong)


def test_no_error_is_raised_with_words_put_together():
    wrong = [
        where(path, node)
        for path in python_files(*FOLDERS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Raise)
        if any(isinstance(part, ast.JoinedStr) for part in ast.walk(node))
    ]
    assert not wrong, "an error carries a code and facts, no sentence:\n" + "\n".join(wrong)
