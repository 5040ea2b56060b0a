"""Is there a screen? And what the program does where there is none."""

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

EXAMPLE = Path("demo-out")
X_PORT = 6000
PATIENCE = 1.0


def has_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a window can be seen here.

    Windows and macOS always have a screen. Elsewhere a display must be named and must answer: Qt
    would end the whole process where it does not. ``QT_QPA_PLATFORM`` is believed.
    """
    if sys.platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return True
    wayland = environment.get("WAYLAND_DISPLAY", "")
    if wayland and _answers(Path(environment.get("XDG_RUNTIME_DIR", "")) / wayland):
        return True
    return _x_answers(environment.get("DISPLAY", ""))


def _x_answers(display: str) -> bool:
    host, colon, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not colon or not (number.isascii() and number.isdigit()):
        return False
    if host in {"", "unix"}:
        return _answers(Path(f"/tmp/.X11-unix/X{number}"))  # noqa: S108  where X keeps its sockets
    try:
        with socket.create_connection((host, X_PORT + int(number)), timeout=PATIENCE):
            return True
    except (OSError, OverflowError):
        return False


def _answers(path: Path) -> bool:
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as talk:
            talk.settimeout(PATIENCE)
            talk.connect(str(path))
            return True
    except OSError:
        return False


def free_folder(wanted: Path = EXAMPLE) -> Path:
    """Give a folder that is not there yet, so that what an earlier run made is kept."""
    folder, number = wanted, 1
    while folder.exists():
        number += 1
        folder = wanted.with_name(f"{wanted.name}-{number}")
    return folder
