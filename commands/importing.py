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
from models.snapshots import ProfileRole
from office.intake import Outcome, import_paths
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
        with terminal_progress("Importing returns") as report:
            outcomes = import_paths(profile, paths, datetime.now(UTC), report, lambda: False)
    for outcome in outcomes:
        sys.stdout.write(json.dumps(outcome_record(outcome), ensure_ascii=False) + "\n")
    return 0 if all(outcome.accepted for outcome in outcomes) else 1


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
        "message": message(outcome.code, outcome.facts).line,
    }
