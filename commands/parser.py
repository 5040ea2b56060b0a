"""The command line: what each command takes, and its exit code.

Exit codes: 0 done, 1 done with findings or refusals, 2 could not be done, with one clear line.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from commands.errors import CommandFailed

DONE, DONE_WITH_FINDINGS, NOT_DONE = 0, 1, 2
TakePictures = Callable[[Path, str], str]


def run(arguments: Sequence[str], take_pictures: TakePictures | None = None) -> int:
    """Run one command; return its exit code. Expected trouble becomes one line, never a trace.

    ``take_pictures`` shows the screens of a worked example: it gets the folder and the passphrase
    and gives the line that says how it went. Screens are not drawn from here.
    """
    options = _parser().parse_args(list(arguments))
    options.take_pictures = take_pictures
    work: Callable[[argparse.Namespace], int] = options.work
    try:
        code = work(options)
        sys.stdout.flush()
    except CommandFailed as failed:
        sys.stderr.write(f"{failed.line}\n")
        return NOT_DONE
    except BrokenPipeError:
        # Who reads has gone. Nothing can be said there, nor flushed when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_DONE
    except OSError as error:
        place = error.filename if isinstance(error.filename, str | Path) else ""
        told = ": ".join(str(part) for part in (place, os.strerror(error.errno or 0)) if part)
        sys.stderr.write(f"This could not be done. {told}.\n")
        return NOT_DONE
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. What was finished before is kept.\n")
        return NOT_DONE
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="Audit Desk without a screen.",
        epilog="Exit codes: 0 done, 1 done with findings or refusals, 2 could not be done.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_demo(commands)
    _add_check(commands)
    _add_import(commands)
    _add_print(commands)
    _add_export(commands)
    _add_hub(commands)
    return parser


class _Commands(Protocol):
    def add_parser(self, name: str, *, help: str, description: str) -> argparse.ArgumentParser: ...


def _add_demo(commands: _Commands) -> None:
    demo = commands.add_parser(
        "demo",
        help="the worked example, with invented data",
        description="Make a whole audit with invented data in a new folder: the office, the "
        "packs, one profile for each agency, the sealed returns, the import, the counts, the "
        "printed forms and pictures of the main screens.",
    )
    demo.add_argument("out", type=Path, metavar="OUT", help="a folder that is not there yet")
    demo.add_argument("--cases", type=_count(26), default=5, help="how many cases (default 5)")
    demo.add_argument("--agencies", type=_count(14), default=12, help="how many agencies")
    demo.add_argument("--seed", type=int, default=1, help="which invented answers")
    demo.add_argument("--json", action="store_true", help="report as JSON")
    demo.set_defaults(work=_demo)


def _add_check(commands: _Commands) -> None:
    check = commands.add_parser(
        "check",
        help="check a text for names and other identifying details",
        description="Read a text and report what looks identifying, as JSON. Finds most, not "
        "all: a person stays responsible. Exit code 1 when something was found.",
    )
    check.add_argument("file", nargs="?", default="-", metavar="FILE", help="a file, or - (stdin)")
    check.add_argument(
        "--jsonl", action="store_true", help='one {"text": ...} a line in, findings a line out'
    )
    check.add_argument("--json", action="store_true", help="accepted: the report is JSON always")
    check.set_defaults(work=_check)


def _add_import(commands: _Commands) -> None:
    importing = commands.add_parser(
        "import",
        help="import return files into an office profile",
        description="Import return files, or folders of them; one JSON outcome a file. Exit "
        "code 1 when a file was refused.",
    )
    _add_profile(importing)
    importing.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    importing.add_argument(
        "--json", action="store_true", help="accepted: the report is JSON always"
    )
    importing.set_defaults(work=_import)


def _add_print(commands: _Commands) -> None:
    printing = commands.add_parser(
        "print",
        help="print a returned form as PDF",
        description="Write the completed form of one case and agency as a PDF.",
    )
    _add_profile(printing)
    printing.add_argument("--audit", required=True, help="the audit's short name or id")
    printing.add_argument("--case", required=True, help="the UIN")
    printing.add_argument("--agency", required=True, metavar="CODE", help="the agency's code")
    printing.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="the PDF to write"
    )
    printing.add_argument(
        "--anonymised", action="store_true", help="without the auditor's name and title"
    )
    printing.add_argument("--json", action="store_true", help="report as JSON")
    printing.set_defaults(work=_print)


def _add_export(commands: _Commands) -> None:
    exporting = commands.add_parser(
        "export",
        help="write answers, coverage and counts as tables, or all as an archive file",
        description="Write the tables of an audit for spreadsheets and statistics: all in one "
        "XLSX workbook, or one table as CSV. The file is not encrypted. With --archive, write the "
        "whole audit as one sealed file that the program can bring back.",
    )
    _add_profile(exporting)
    exporting.add_argument("--audit", required=True, help="the audit's short name or id")
    exporting.add_argument(
        "--what",
        default="workbook",
        choices=(
            "workbook",
            "answers",
            "coverage",
            "counts",
            "options",
            "questions",
            "dictionary",
        ),
        help="everything as a workbook (default), or one table as CSV",
    )
    exporting.add_argument(
        "--with-texts",
        action="store_true",
        help="with comments, reasons and dates of involvement, which are left out otherwise",
    )
    exporting.add_argument(
        "--archive",
        action="store_true",
        help="the whole audit, sealed for this office and for six words that are reported",
    )
    exporting.add_argument("--out", required=True, type=Path, metavar="FILE")
    exporting.add_argument("--json", action="store_true", help="report as JSON")
    exporting.set_defaults(work=_export)


def _add_hub(commands: _Commands) -> None:
    hub = commands.add_parser(
        "hub",
        help="an office on its own PostgreSQL server",
        description="try: reach the server once. move: move an office's profile from its file to "
        "an empty database. address: find the server at another address. invite: write a joining "
        "file. join: make a profile on this computer from one. Secrets are read from files, so "
        "that no list of commands holds them.",
    )
    hub.add_argument("step", choices=("try", "move", "address", "invite", "join"))
    _add_profile(hub)
    for name, words in (
        ("address-file", "its first line is postgresql://user:password@server/database"),
        ("certificate", "who vouches for the server (PEM)"),
        ("joining-passphrase-file", "its first line opens the joining file"),
        ("file", "the joining file to join with"),
        ("out", "the joining file to write"),
    ):
        hub.add_argument(f"--{name}", type=Path, metavar="F", help=words)
    hub.set_defaults(work=_hub)


def _add_profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profile", required=True, type=Path, metavar="DIR")
    parser.add_argument(
        "--passphrase-file", required=True, type=Path, metavar="F", help="its first line is used"
    )


def _count(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"a whole number from 1 to {most}")
        return int(text)

    return read


def _demo(options: argparse.Namespace) -> int:
    from commands.demo import PASSPHRASE, run_demo

    code = run_demo(options)
    take_pictures: TakePictures | None = options.take_pictures
    if take_pictures is not None:
        sys.stdout.flush()
        line = take_pictures(options.out, PASSPHRASE)
        # With --json standard output holds the report and nothing else.
        (sys.stderr if options.json else sys.stdout).write(f"{line}\n")
    return code


def _check(options: argparse.Namespace) -> int:
    from commands.checking import run_check

    return run_check(options)


def _import(options: argparse.Namespace) -> int:
    from commands.importing import run_import

    return run_import(options)


def _print(options: argparse.Namespace) -> int:
    from commands.printing import run_print

    return run_print(options)


def _export(options: argparse.Namespace) -> int:
    from commands.exporting import run_export

    return run_export(options)


def _hub(options: argparse.Namespace) -> int:
    from commands.hubs import run_hub

    options.address = options.address_file
    options.joining = options.joining_passphrase_file
    return run_hub(options)
