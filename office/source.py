"""Where the bytes of one arriving file come from, and the name under which it is told of."""

from dataclasses import dataclass
from pathlib import Path

from export.fields import shown_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to be read, or bytes that were read already; ``name`` is shown for the bytes."""

    of: Path | bytes
    name: str = ""

    @property
    def shown(self) -> str:
        """The name without its folder, with nothing in it that cannot be seen."""
        return shown_name(self.name or (self.of.name if isinstance(self.of, Path) else ""))
