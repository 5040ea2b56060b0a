"""Returns of audits that were deleted here: told as such before anything of them is kept."""

from datetime import datetime

from export.errors import FileFault, FileRejected
from export.return_format import read_return
from export.sealing import Opener
from forms.kinds import words_of
from models.profile import Profile


class LateReturns:
    """Knows the packs of deleted audits; used by one run, on the thread of the store.

    The key of such an audit is gone, but the office's own key opens its returns too.
    """

    def __init__(self, profile: Profile, opener: Opener) -> None:
        self._profile = profile
        self._opener = opener
        self._packs: dict[str, tuple[str, datetime]] = {}

    def renew(self) -> None:
        """Read anew which audits were deleted."""
        self._packs = self._profile.deletions.packs()

    def refused(self, raw: bytes) -> FileRejected | None:
        """Give AUDIT_CLOSED for a return made from such a pack, None for any other file.

        Opening it once more costs little, and nothing before an audit was deleted.
        """
        if not self._packs:
            return None
        pack_id = pack_of(raw, self._opener)
        if pack_id not in self._packs:
            return None
        code, at = self._packs[pack_id]
        return FileRejected(FileFault.AUDIT_CLOSED, code, words_of(at.astimezone().date()))


def pack_of(raw: bytes, opener: Opener) -> str:
    """Give the pack that a sealed return says it was made from, "" where it cannot be read."""
    try:
        _name, plain = opener.open(raw)
        return read_return(plain).header.pack_id
    except FileRejected:
        return ""
