"""What an audit is beyond what packs need: why, how, for whom, and the texts it quotes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class TextKind(StrEnum):
    """What a text is for."""

    STATUTORY = "statutory"
    DEFINITION = "definition"
    LINK = "link"
    HELPLINE = "helpline"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextWords:
    """A text as it is quoted; ``dated`` is the day of its edition, None where nobody said."""

    kind: TextKind
    title: str
    words: str = ""
    source: str = ""
    edition: str = ""
    dated: date | None = None
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryText:
    """One edition of a text that the office keeps; all editions of one text share ``family``."""

    id: str
    family: str
    text: TextWords
    added_at: datetime
    edit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditText:
    """A text as an audit has it: a copy, so that the library changes nothing in it.

    ``library_id`` and ``family`` say which edition it was copied from, "" for one of its own.
    """

    text: TextWords
    library_id: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """Everything may be blank; rows of an earlier program have less and read as blank.

    ``approval`` are the groups that the report goes through, the first one first. ``kept_words``
    are words of other themes that somebody said may stay, in small letters.
    """

    boards: str = ""
    areas: str = ""
    further_themes: str = ""
    purpose: str = ""
    theme_source: str = ""
    framework: str = ""
    framework_words: str = ""
    strands: str = ""
    reused_from: str = ""
    is_trial: bool = False
    trial_of: str = ""
    selection: str = ""
    sample_size: int | None = None
    caveat: str = ""
    design_on: date | None = None
    audit_group: str = ""
    report_on: date | None = None
    report_to: str = ""
    approval: tuple[str, ...] = ()
    audience: str = ""
    circulation: str = ""
    texts: tuple[AuditText, ...] = field(default=())
    kept_words: frozenset[str] = frozenset()
