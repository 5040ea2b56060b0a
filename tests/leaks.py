"""What tests type into profiles, looked for in every file that is not meant for other eyes.

The words below are typed by tests all over the suite. After each test every file of its profiles,
logs and settings is read: a word in clear there fails the test, whatever it was about.
"""

from collections.abc import Iterator
from pathlib import Path

from models.folder import vault_files

TYPED = (
    "the quarterly plan was reviewed marvellously well",
    "The referral was made on the day.",
    "Seen in the records of the agency; it could have been done sooner.",
    "The plan names steps, people and dates.",
    "the marmalade cat was seen at the allotment",
    "still only in the journal",
    "Zwetschgenmarker",
    "four words make a passphrase",
    "four words for tests",
    "maple kettle river stone",
    "four easy words here",
    "harbour violin sketch mango",
    "meadow lantern copper thistle",
    "brave lemon window tide",
)
_CLEAR = tuple(words.encode(code) for words in TYPED for code in ("utf-8", "utf-16-le"))
_ALWAYS = frozenset({".log", ".ini", ".conf", ".dmp", ".part", ".tmp"})


def leaks_in(folder: Path) -> list[str]:
    """List the files below a folder that hold typed words in clear."""
    return [str(path) for path in _private_files(folder) if _tells(path)]


def _private_files(folder: Path) -> Iterator[Path]:
    """Profiles with all that lies in them, and what a program leaves on its own."""
    keys = {path.name for path in vault_files(folder)}
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    profiles = {path.parent for path in files if path.name in keys}
    for path in files:
        if path.suffix in _ALWAYS or not profiles.isdisjoint(path.parents):
            yield path


def _tells(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:  # a test of rights may have taken ours
        return False
    return any(clear in data for clear in _CLEAR)
