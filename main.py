"""Starts Audit Desk: the desktop program, or one of its commands that need no screen."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

COMMANDS = ("demo", "check", "import", "print", "export", "hub")


def main(arguments: Sequence[str]) -> int:
    """Run what the command line asks for; return the exit code."""
    if arguments and arguments[0] in COMMANDS:
        return _command(arguments)
    options = _desktop_options(arguments)
    from commands.screen import has_screen

    if not has_screen():
        return _without_screen()
    from ui.application import run as run_desktop

    return run_desktop(options.profile, tuple(options.files))


def _desktop_options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="Audit Desk: multi-agency safeguarding audits as guided forms.",
        epilog=f"Commands without a screen: {', '.join(COMMANDS)}; each explains itself by --help.",
    )
    parser.add_argument("--profile", type=Path, default=None, help="the folder that holds the work")
    parser.add_argument("files", type=Path, nargs="*", help="packs or returns to open")
    return parser.parse_args(list(arguments))


def _without_screen() -> int:
    """Do the main job all the same: the worked example, and say where its results lie."""
    sys.stdout.write("There is no screen here, so the worked example runs without one.\n")
    sys.stdout.flush()
    from commands.screen import free_folder

    return _command(("demo", str(free_folder())))


def _command(arguments: Sequence[str]) -> int:
    from commands.parser import run

    return run(arguments, take_pictures=_take_pictures)


def _take_pictures(example: Path, passphrase: str) -> str:
    """Take pictures of the worked example's screens; return the line that says how it went.

    In a process of its own: where Qt cannot start at all, it ends the process it is in.
    """
    folder = example / "pictures"
    import subprocess

    done = subprocess.run(  # noqa: S603  our own module, no shell
        [sys.executable, "-m", "ui.pictures", example.resolve(), folder.resolve(), "light"],
        cwd=Path(__file__).parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        input=f"{passphrase}\n",
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode == 0:
        count = len(tuple(folder.glob("*.png")))
        return f"  {count} pictures of the main screens in {folder}"
    return "  No pictures of the screens: Qt, which draws them, does not start here."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
