"""What the command line says about itself."""

import pytest

from tests.commands.conftest import start_program

OPTIONS = {
    "demo": ("OUT", "--cases", "--agencies", "--seed", "--json"),
    "check": ("FILE", "--jsonl"),
    "import": ("--profile", "--passphrase-file", "PATH"),
    "print": ("--profile", "--passphrase-file", "--audit", "--case", "--agency", "--out"),
}


@pytest.mark.parametrize("name", OPTIONS)
def test_each_command_explains_its_options(command, name):
    ran = command(name, "--help")
    assert ran.code == 0
    assert all(option in ran.out for option in OPTIONS[name])


def test_the_program_names_its_commands(command):
    ran = command("--help")
    assert ran.code == 0
    assert all(name in ran.out for name in (*OPTIONS, "--profile"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("demo",),
        ("demo", "out", "--cases", "0"),
        ("demo", "out", "--agencies", "two"),
        ("demo", "out", "--cases", "1000"),
        ("check", "--unknown"),
        ("import", "--profile", "office"),
        ("print", "--profile", "office"),
        ("--unknown",),
    ],
    ids=" ".join,
)
def test_a_wrong_use_ends_with_2_and_no_trace(command, arguments):
    ran = command(*arguments)
    assert ran.code == 2
    assert "usage:" in ran.err
    assert "Traceback" not in ran.err


def test_a_command_needs_no_screen(tmp_path):
    ran = start_program("check", "--help", folder=tmp_path, screen=False)
    assert ran.code == 0
    assert ran.out.startswith("usage:")
