"""What became of one file at the office: a code, its facts, and what is known about the file."""

from dataclasses import dataclass, field, replace

from export.errors import FileFault
from office.errors import IntakeCode

APPLIED = frozenset(
    {
        IntakeCode.NEW.value,
        IntakeCode.NEWER.value,
        IntakeCode.GAP.value,
        IntakeCode.WITHDRAWN.value,
        FileFault.OLDER_REVISION.value,
        FileFault.CONFLICT.value,
    }
)
_ACCEPTED = (APPLIED - {FileFault.CONFLICT.value}) | {FileFault.DUPLICATE.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file.

    ``code`` and ``facts`` are worded for people elsewhere. The rest is known once the file could
    be opened and its pack was found, else empty. ``new_laptop`` holds six words to be confirmed
    by telephone where the agency has not sent from this laptop before. ``reason`` is why the
    agency changed or took back what it had sent, in its own words. ``concerns`` are the cases
    with an answer that must not wait.
    """

    code: str
    facts: tuple[str, ...]
    file_name: str
    audit_id: str | None = None
    agency: str = ""
    revision: int | None = None
    cases: tuple[str, ...] = ()
    new_laptop: str = ""
    receipt: str = ""
    reason: str = field(default="", repr=False)
    concerns: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether nothing needs doing about this file."""
        return self.code in _ACCEPTED


def duplicate(became: str, facts: tuple[str, ...], name: str) -> Outcome:
    """Give the outcome of bytes that were taken before; code and facts are those of that time.

    A conflict stays one: trying again settles nothing, and is not to look as if it had.
    """
    agency = facts[1] if len(facts) > 1 else ""
    conflict = FileFault.CONFLICT.value
    code = conflict if became == conflict else FileFault.DUPLICATE.value
    return Outcome(code=code, facts=facts, file_name=name, agency=agency)


def again(outcome: Outcome, name: str) -> Outcome:
    """Give the outcome of the same bytes, met a second time in one handful."""
    if outcome.code in APPLIED:
        return duplicate(outcome.code, outcome.facts, name)
    return replace(outcome, file_name=name)
