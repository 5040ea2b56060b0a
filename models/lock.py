"""One program per profile: a lock of the operating system, gone when the process is gone."""

import errno
import os
import sys
from pathlib import Path

from models.errors import ModelError, ModelFault
from models.files import fault_of

_NAME = "profile.lock"
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})


class ProfileLock:
    """Holds ``profile.lock`` until released; the file stays, only the lock on it counts."""

    def __init__(self, folder: Path) -> None:
        try:
            self._handle: int | None = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            fault = fault_of(error)
            refused = error.errno in {errno.EACCES, errno.EPERM}
            raise ModelError(ModelFault.READ_ONLY if refused else fault) from error
        try:
            _take(self._handle)
        except OSError as error:
            os.close(self._handle)
            in_use = error.errno in _TAKEN
            raise ModelError(ModelFault.PROFILE_IN_USE if in_use else fault_of(error)) from error

    def release(self) -> None:
        """Let another program open the profile; a second call does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        # flock belongs to the open file, so a second opener in this process is refused as well.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
