"""Dealing with files that were set aside: try them again, copy them out, delete them."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from export.safe_write import save_file
from models.intake_snapshots import DELETED, LogKind, LogLine, RunSource, SetAside
from models.profile import Profile
from office.deeds import new_deed
from office.intake import IntakeRun
from office.outcome import Outcome
from office.source import Source


def try_again(profile: Profile, items: Sequence[SetAside], now: datetime) -> tuple[Outcome, ...]:
    """Judge files anew in one import, as if they had just arrived; raise ModelError(NOT_FOUND)."""
    run = IntakeRun(profile, now, RunSource.AGAIN)
    outcomes: list[Outcome] = []
    for item in items:
        raw = profile.set_aside.file_bytes(item.id)
        outcomes.extend(run.take([Source(of=raw, name=item.file_name)]))
    profile.history.turn += 1  # an import that is on follows what stands by itself
    return tuple(outcomes)


def save_copy(profile: Profile, item: SetAside, path: Path, now: datetime) -> None:
    """Write a file out as it arrived, for its sender to look at; raise FileRejected."""
    raw = profile.set_aside.file_bytes(item.id)
    save_file(path, raw, replace=True)
    line = LogLine(file_name=item.file_name, outcome=item.outcome, facts=item.facts)
    profile.intake_log.note(new_deed(profile, LogKind.COPIED, now), [line])


def delete(profile: Profile, item: SetAside, now: datetime) -> None:
    """Delete a file for good; the log keeps its name. Raises ModelError(NOT_FOUND)."""
    line = LogLine(file_name=item.file_name, outcome=DELETED)
    profile.set_aside.delete(item.id, new_deed(profile, LogKind.DELETED, now), [line])
