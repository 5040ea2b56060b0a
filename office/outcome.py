"""What became of one file at the office: a code, its facts, and what is known about the file."""

from dataclasses import dataclass, field, replace

from export.errors import FileFault
from models.intake_snapshots import LogLine
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
    with an answer that must not wait. ``return_id`` names the return where the file became one.
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
    return_id: str = ""

    @property
    def accepted(self) -> bool:
        """Whether nothing needs doing about this file."""
        return self.code in _ACCEPTED


def duplicate(facts: tuple[str, ...], name: str, *, contested: bool) -> Outcome:
    """Give the outcome of bytes that were taken before, with the facts of that time.

    A conflict that nobody has settled stays one: trying again settles nothing, and is not to
    look as if it had.
    """
    agency = facts[1] if len(facts) > 1 else ""
    code = FileFault.CONFLICT if contested else FileFault.DUPLICATE
    return Outcome(code=code.value, facts=facts, file_name=name, agency=agency)


def again(outcome: Outcome, name: str) -> Outcome:
    """Give the outcome of the same bytes, met a second time in one handful."""
    if outcome.code in APPLIED:
        contested = outcome.code == FileFault.CONFLICT.value
        return duplicate(outcome.facts, name, contested=contested)
    return replace(outcome, file_name=name)


def line_of(outcome: Outcome) -> LogLine:
    """Give what the import log keeps of an outcome."""
    return LogLine(
        file_name=outcome.file_name,
        outcome=outcome.code,
        facts=outcome.facts,
        agency=outcome.agency,
        return_id=outcome.return_id,
        audit_id=outcome.audit_id,
    )
