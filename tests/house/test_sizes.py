"""Size budgets: a reader can hold each piece in the head."""

import ast

from tests.house.sources import FOLDERS, ROOT, python_files, tracked_files, tree, where

FILE_LINES = 400
FUNCTION_LINES = 40
CLASS_METHODS = 20
ARGUMENTS = 6

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def test_files_stay_within_their_budget():
    ours = {*python_files(*FOLDERS, "tests", "benchmarks", "main.py")}
    ours |= {path for path in tracked_files() if path.suffix in {".py", ".sh", ".toml"}}
    long = {where(path): len(path.read_text(encoding="utf-8").splitlines()) for path in ours}
    over = [f"{name}: {lines} lines" for name, lines in sorted(long.items()) if lines > FILE_LINES]
    assert long
    assert not over, "\n".join(over)


def test_functions_stay_within_their_budget():
    over = [
        f"{where(path, node)} {node.name}: {length(node)} lines"
        for path, node in shipped(FUNCTIONS)
        if length(node) > FUNCTION_LINES
    ]
    assert not over, "\n".join(over)


def test_classes_stay_within_their_budget():
    over = [
        f"{where(path, node)} {node.name}: {methods(node)} methods"
        for path, node in shipped(ast.ClassDef)
        if methods(node) > CLASS_METHODS
    ]
    assert not over, "\n".join(over)


def test_functions_take_few_arguments():
    over = [
        f"{where(path, node)} {node.name}: {arguments(node)} arguments"
        for path, node in shipped(FUNCTIONS)
        if arguments(node) > ARGUMENTS
    ]
    assert not over, "\n".join(over)


def shipped(kinds):
    """Every definition of the kinds in the program itself, tests and benchmarks aside.

    A step of the database's history is a list that is never edited again; only its file counts.
    """
    history = ROOT / "models" / "migrations" / "versions"
    for path in python_files(*FOLDERS, "main.py"):
        if path.parent == history:
            continue
        yield from ((path, node) for node in ast.walk(tree(path)) if isinstance(node, kinds))


def length(node):
    return node.end_lineno - node.lineno + 1


def methods(node):
    return sum(isinstance(item, FUNCTIONS) for item in node.body)


def arguments(node):
    taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return len([argument for argument in taken if argument.arg not in {"self", "cls"}])


def test_the_program_is_where_these_tests_look():
    assert (ROOT / "main.py").is_file()
    assert all(any(python_files(folder)) for folder in FOLDERS)
