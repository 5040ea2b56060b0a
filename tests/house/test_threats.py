"""The page on security names the tests that show what it says; they are there."""

import ast
import re

import pytest

from tests.house.sources import ROOT, tree

PAPERS = ("docs/security.md", "docs/formats.md")


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def named_in(path):
    """The names of all tests in a file."""
    return {
        node.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def threats():
    """The rows of the table of threats, each as its cells."""
    table = text("docs/security.md").split("## 1. ")[1].split("\n## ")[0]
    rows = [line.strip("|").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    return rows[2:]


@pytest.mark.parametrize("name", PAPERS)
def test_every_test_that_a_paper_names_is_there(name):
    gone = []
    for path, test in re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", text(name)):
        file = ROOT / path
        if not file.is_file() or (test and test not in named_in(file)):
            gone.append(f"{path}::{test}")
    assert not gone, f"{name} names what is not there: {gone}"


def test_each_threat_names_a_test_by_its_whole_name():
    assert len(threats()) > 12
    assert [row[0] for row in threats() if "::test_" not in row[-1]] == []
    loose = [row[0] for row in threats() if re.search(r"`test_\w+\.py", row[-1])]
    assert loose == [], "a name without its folder is found by nobody"


def test_what_a_paper_says_to_make_can_be_made():
    made = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    named = {each for name in PAPERS for each in re.findall(r"`make ([a-z-]+)", text(name))}
    assert named <= made
    assert {"kills", "fuzz"} <= named
