"""Importing returns on a terminal: one JSON outcome a file."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from commands.errors import CommandFailed
from commands.opening import opened
from commands.progress import terminal_progress
from models.errors import ModelFault
from models.intake_snapshots import RunSource
from models.snapshots import ProfileRole
from office.intake import Outcome, import_handfuls
from office.messages import message


def run_import(options: argparse.Namespace) -> int:
    """Import every file; return 1 when any was refused."""
    paths: Sequence[Path] = options.paths
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise CommandFailed(f"{missing[0]} is not there.")
    with opened(options.profile, options.passphrase_file) as profile:
        if profile.details.role is not ProfileRole.OFFICE:
            raise CommandFailed("This is an auditor's profile. Returns go into the office's.")
        accepted: list[bool] = []
        with terminal_progress("Importing returns") as report:
            for handful in import_handfuls(
                profile, paths, datetime.now(UTC), report, RunSource.COMMAND
            ):
                accepted.extend(outcome.accepted for outcome in handful)
                _tell(handful)
        _tell_of_copy(profile.backups.trouble)
    if not accepted:
        raise CommandFailed("Nothing to import there: no files.")
    return 0 if all(accepted) else 1


def _tell_of_copy(trouble: ModelFault | None) -> None:
    if trouble is not None:
        worded = message(trouble.value)
        sys.stderr.write(f"No copy of the profile was made before the import. {worded.title}\n")


def _tell(handful: Sequence[Outcome]) -> None:
    """Write what is committed at once: it is known even where the rest does not come to be."""
    for outcome in handful:
        sys.stdout.write(json.dumps(outcome_record(outcome), ensure_ascii=False) + "\n")
    sys.stdout.flush()


def outcome_record(outcome: Outcome) -> dict[str, object]:
    """Give an outcome as JSON data, with its sentence for people."""
    return {
        "file": outcome.file_name,
        "outcome": outcome.code,
        "accepted": outcome.accepted,
        "agency": outcome.agency,
        "revision": outcome.revision,
        "cases": list(outcome.cases),
        "new_laptop": outcome.new_laptop,
        "receipt": outcome.receipt,
        "reason": outcome.reason,
        "concerns": list(outcome.concerns),
        "message": message(outcome.code, outcome.facts).line,
    }
