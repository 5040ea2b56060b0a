"""Whether a folder is on other computers too: a network drive, or one that a service copies."""

import ctypes
import os
import re
from enum import Enum
from pathlib import Path

MOUNTS = Path("/proc/mounts")
_NETWORKS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "ceph",
        "9p",
        "fuse.sshfs",
        "fuse.davfs",
        "davfs",
    }
)
# The folders that these services make, also with the name of an organisation behind them.
_SERVICES = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud drive",
    "iclouddrive",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "box sync",
)
_REMOTE_DRIVE = 4


class Shared(Enum):
    """How other computers come to a folder."""

    NETWORK = "network"
    COPIED = "copied"


def shared_by(folder: Path, mounts: Path = MOUNTS) -> Shared | None:
    """Tell how a folder is shared, None where nothing speaks for it; it need not be there yet.

    ``mounts`` is the system's own list of what lies where, as Linux keeps it. A service whose
    folder has another name than usual is not known.
    """
    place = folder.expanduser().absolute()
    if _is_on_network(place, mounts):
        return Shared.NETWORK
    names = (part.casefold() for part in place.parts)
    copied = any(
        name == each or name.startswith(f"{each} ") for name in names for each in _SERVICES
    )
    return Shared.COPIED if copied else None


def _is_on_network(place: Path, mounts: Path) -> bool:
    drive = place.drive
    if drive.startswith("\\\\"):
        return True
    windows = getattr(ctypes, "windll", None)
    if drive and windows is not None:
        return windows.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE
    kinds: dict[str, str] = {}
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    for line in lines:
        _device, point, kind, *_rest = (*line.split(" "), "", "", "")
        kinds[re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)] = kind
    here = os.path.realpath(place)
    above = [point for point in kinds if point and _lies_in(here, point)]
    return bool(above) and kinds[max(above, key=len)] in _NETWORKS


def _lies_in(place: str, point: str) -> bool:
    return place == point or place.startswith(f"{point.rstrip('/')}/")
