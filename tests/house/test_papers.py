"""What the papers of the project say is so."""

import re

import pytest

from tests.house.sources import ROOT

MADE_LATER = {"docs/pictures/"}  # by `make pictures`, checked where it is made


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "NOTICE", "docs/dependencies.md"])
def test_every_file_a_paper_names_is_there(name):
    ours = {path.name for path in ROOT.iterdir()}
    named = set(re.findall(r"(?<![\w/.-])\w[\w.-]*(?:/[\w.-]+)*/?", text(name)))
    paths = {path for path in named if "/" in path and path.split("/")[0] in ours} - MADE_LATER
    gone = sorted(path for path in paths if not (ROOT / path).exists())
    assert paths
    assert not gone, f"{name} names what is not there: {gone}"


def test_the_readme_lists_the_system_packages_that_the_set_up_installs():
    script = text("scripts/setup.sh")
    installed = set(re.findall(r"=(lib[a-z0-9.+-]+)(?=\s)", script))
    installed |= set(re.findall(r"font_package=(\S+)", script))
    block = text("README.md").split("```text\n")[1].split("```")[0]
    listed = set(re.findall(r"(?:lib|fonts-)[a-z0-9.+-]+", block))
    assert len(installed) > 20
    assert listed == installed


def test_the_readme_opens_with_the_two_commands_and_no_other():
    first_screen = text("README.md").split("\n## ")[0]
    commands = re.findall(r"```sh\n(.*?)```", first_screen, re.DOTALL)
    assert [command.strip() for command in commands] == ["make run", "make test"]
