"""Imports point one way, and each outside package stays in the folder that owns it.

Function bodies count too, so that a late import cannot smuggle a layer.
"""

import ast
import sys

import pytest

from tests.house.sources import FOLDERS, python_files, tree, where

BELOW = {
    "forms": set(),
    "anonymise": set(),
    "models": {"forms"},
    "export": {"models", "forms", "anonymise"},
    "office": {"export", "models", "forms", "anonymise"},
    "commands": {"office", "export", "models", "forms", "anonymise"},
    "ui": {"office", "export", "models", "forms", "anonymise"},
    "main.py": {"ui", "commands"},
}
OUTSIDE = {
    "forms": {"msgspec", "openpyxl"},
    "anonymise": {"msgspec", "rapidfuzz"},
    "models": {
        "sqlalchemy",
        "sqlcipher3",
        "psycopg",
        "alembic",
        "cryptography",
        "msgspec",
        "platformdirs",
    },
    "export": {
        "reportlab",
        "pyrage",
        "cryptography",
        "msgspec",
        "openpyxl",
        "pypdfium2",
        "segno",
    },
    "office": set(),
    "commands": {"rich"},
    "ui": {"PySide6", "shiboken6"},  # one library in two packages
    "main.py": set(),
}
EVERYWHERE = {"typing_extensions"} | set(sys.stdlib_module_names)


def imported_names(path):
    """The full names that a module imports, wherever in it that happens."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node
        elif isinstance(node, ast.Call) and node.args and _is_import_call(node):
            yield str(getattr(node.args[0], "value", "a name worked out at run time")), node


def _is_import_call(node):
    name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
    return name in {"import_module", "__import__"}


def may_import(folder, name):
    top = name.split(".")[0]
    if top in BELOW:
        return top == folder or top in BELOW[folder]
    return top in EVERYWHERE | OUTSIDE[folder]


@pytest.mark.parametrize("folder", BELOW)
def test_a_folder_imports_only_what_the_architecture_allows(folder):
    wrong = [
        f"{where(path, node)} imports {name}"
        for path in python_files(folder)
        for name, node in imported_names(path)
        if not may_import(folder, name)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_folder_imports_the_tests_the_benchmarks_or_the_program():
    wrong = [
        f"{where(path, node)} imports {name}"
        for path in python_files(*FOLDERS)
        for name, node in imported_names(path)
        if name.split(".")[0] in {"tests", "benchmarks", "main"}
    ]
    assert not wrong, "\n".join(wrong)


def test_the_rule_notices_what_it_forbids(tmp_path):
    sly = tmp_path / "sly.py"
    sly.write_text(
        "def late():\n    import ui.window\n    __import__('PySide6')\n", encoding="utf-8"
    )
    names = [name for name, _ in imported_names(sly)]
    assert names == ["ui.window", "PySide6"]
    assert not any(may_import("models", name) for name in names)
    assert may_import("models", "forms.definition")
