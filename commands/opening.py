"""Opening a profile from the command line."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from commands.errors import CommandFailed
from models.errors import ModelError
from models.profile import Profile, open_profile
from office.messages import message

MAX_PASSPHRASE = 4096


@contextmanager
def opened(folder: Path, passphrase_file: Path) -> Generator[Profile]:
    """Open a profile for a ``with`` block; trouble with it becomes one line."""
    try:
        profile = open_profile(folder, first_line(passphrase_file))
    except ModelError as error:
        raise CommandFailed(message(error.code, error.facts).line) from None
    try:
        yield profile
    except ModelError as error:
        raise CommandFailed(message(error.code, error.facts).line) from None
    finally:
        profile.close()


def first_line(path: Path) -> str:
    """Read a secret: the first line of a file; raise CommandFailed."""
    try:
        with path.open("r", encoding="utf-8-sig") as file:
            line = file.read(MAX_PASSPHRASE)
    except (OSError, UnicodeDecodeError):
        raise CommandFailed("The passphrase file could not be read.") from None
    return line.split("\n")[0].rstrip("\r")


def audit_id_of(profile: Profile, wanted: str) -> str:
    """Find an audit by its short name or id; raise CommandFailed."""
    for audit in profile.audits.list():
        if wanted in {audit.id, audit.details.code}:
            return audit.id
    raise CommandFailed("There is no audit with this short name or id in the profile.")
