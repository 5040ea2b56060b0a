"""The look that a person chose, in a small file beside the vault: it is needed before unlocking.

Two words and a number; nothing that anybody typed.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ui.theme.tokens import Scheme

FILE = "appearance.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A colour scheme, and the size of text in percent."""

    scheme: Scheme
    percent: int


def read_look(folder: Path) -> Look | None:
    """Read what was kept; None where nothing was, or nothing that can be understood."""
    try:
        scheme, percent = (folder / FILE).read_text(encoding="utf-8").split()
        return Look(scheme=Scheme(scheme), percent=int(percent))
    except (OSError, ValueError):
        return None


def keep_look(folder: Path, look: Look) -> None:
    """Keep a look for the next start; a disk that refuses costs only that."""
    if folder.is_dir() and read_look(folder) != look:
        with suppress(OSError):
            (folder / FILE).write_text(f"{look.scheme.value} {look.percent}\n", encoding="utf-8")
