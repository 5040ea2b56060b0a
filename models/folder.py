"""Which folder a profile is in, and what it is made of; light enough for the first screen."""

from pathlib import Path

from models.errors import ModelError, ModelFault

DATABASE = "profile.db"
# In place of the database: where the office's own server is, sealed.
HUB = "hub.sealed"
AUTHORITY = "hub.crt"
BACKUPS = "backups"
# Stands while a profile is being made: what is found beside it was never used by anybody.
UNFINISHED = "profile.unfinished"
_KEYS = ("vault.keys", "vault.keys.copy")


def vault_files(folder: Path) -> tuple[Path, ...]:
    """Name both copies, the first one first."""
    return tuple(folder / name for name in _KEYS)


def default_folder() -> Path:
    """Give the folder of this person's profile, local to the machine and never roaming."""
    from platformdirs import user_data_path

    return user_data_path("audit-desk", appauthor=False, roaming=False)


def profile_exists(folder: Path) -> bool:
    """Say whether a profile was made here; one whose making was interrupted does not count.

    Raises ModelError(NOT_WRITABLE) for a folder that cannot even be looked into.
    """
    try:
        if (folder / UNFINISHED).exists():
            return False
        made = (folder / DATABASE, folder / HUB, *vault_files(folder))
        return any(path.exists() for path in made)
    except OSError:
        raise ModelError(ModelFault.NOT_WRITABLE) from None
