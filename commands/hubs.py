"""An office on its own server from the command line: try it, move there, let others join."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from commands.errors import CommandFailed
from commands.opening import first_line
from export.errors import FileRejected
from export.safe_write import save_file
from models.errors import ModelError
from models.hub_address import HubAddress, checked_address
from models.hub_file import new_place, read_joining_file
from models.hub_moving import move_to_hub
from models.hub_profile import join_hub, make_joining_file, move_hub
from models.hub_start import try_reach
from office.messages import message

Step = Callable[[argparse.Namespace], str]
LARGEST = 1 << 20


def run_hub(options: argparse.Namespace) -> int:
    """Do one step about the server and report it as JSON; return 0."""
    try:
        done = STEPS[options.step](options)
    except (ModelError, FileRejected) as error:
        raise CommandFailed(message(error.code, error.facts).line) from None
    sys.stdout.write(json.dumps({"step": options.step, "done": done}) + "\n")
    return 0


def _try(options: argparse.Namespace) -> str:
    options.profile.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = new_place(_address(options))
    return "an office is there" if try_reach(options.profile, place) else "empty"


def _move(options: argparse.Namespace) -> str:
    own = first_line(options.passphrase_file)
    move_to_hub(options.profile, own, new_place(_address(options)))
    return "moved"


def _address_changed(options: argparse.Namespace) -> str:
    move_hub(options.profile, first_line(options.passphrase_file), _address(options))
    return "changed"


def _invite(options: argparse.Namespace) -> str:
    own, opens = first_line(options.passphrase_file), first_line(_given(options, "joining"))
    save_file(_given(options, "out"), make_joining_file(options.profile, own, opens))
    return "saved"


def _join(options: argparse.Namespace) -> str:
    raw = _read(_given(options, "file"))
    place = read_joining_file(raw, first_line(_given(options, "joining")))
    passphrase = first_line(options.passphrase_file)
    join_hub(options.profile, place, passphrase=passphrase).close()
    return "joined"


STEPS: Mapping[str, Step] = MappingProxyType(
    {
        "try": _try,
        "move": _move,
        "address": _address_changed,
        "invite": _invite,
        "join": _join,
    }
)


def _address(options: argparse.Namespace) -> HubAddress:
    authority = b"" if options.certificate is None else _read(options.certificate)
    return checked_address(first_line(_given(options, "address")), authority)


def _given(options: argparse.Namespace, name: str) -> Path:
    path: Path | None = getattr(options, name)
    if path is None:
        flag = {"joining": "joining-passphrase-file", "address": "address-file"}.get(name, name)
        raise CommandFailed(f"This step needs --{flag}.")
    return path


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
