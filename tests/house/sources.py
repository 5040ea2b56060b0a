"""The project's own files, found and parsed."""

import ast
import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("forms", "anonymise", "models", "export", "office", "commands", "ui")


def python_files(*folders):
    """All modules of the folders, in order; a name with .py is a single file."""
    for name in folders:
        place = ROOT / name
        yield from [place] if place.is_file() else sorted(place.rglob("*.py"))


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def where(path, node=None):
    name = path.relative_to(ROOT).as_posix()
    return name if node is None else f"{name}:{node.lineno}"


@cache
def tracked_files():
    """Every file that git keeps here and that still stands in the work tree."""
    git = shutil.which("git")
    assert git, "git is needed to tell the project's files from what lies beside them"
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    paths = (ROOT / name for name in listed.stdout.decode("utf-8").split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def calls(path, name):
    """Calls of a function or method of that name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = node.func
            if name in (getattr(called, "attr", None), getattr(called, "id", None)):
                yield node


def is_literal(node):
    """A plain piece of text, or pieces side by side; never put together at run time."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
