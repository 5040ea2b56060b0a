"""The frozen values of the office's library of audit tools."""

from dataclasses import dataclass, field
from datetime import datetime

from models.snapshots import KeptTool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolDraft:
    """A tool that is being written; ``based_on`` is the hash of the tool that it began as.

    ``title`` and ``version`` are those of the definition as it was last saved, and may be blank.
    ``edit`` counts the savings, for whoever saves next.
    """

    id: str
    definition: bytes = field(repr=False)
    title: str
    version: str
    based_on: str | None
    begun_at: datetime
    changed_at: datetime
    edit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolUse:
    """An audit that uses a tool, by its short name; ``issued`` once agencies have packs of it."""

    audit_id: str
    code: str
    issued: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryTool:
    """A published version and every audit here that uses it."""

    tool: KeptTool
    kept_at: datetime
    uses: tuple[ToolUse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolLibrary:
    """Every published version by title and age, and every draft, the latest touched first."""

    tools: tuple[LibraryTool, ...]
    drafts: tuple[ToolDraft, ...]
