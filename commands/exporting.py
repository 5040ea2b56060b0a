"""Writing the tables of an audit from the command line."""

import argparse
import json
import sys
from pathlib import Path

from commands.errors import CommandFailed
from commands.opening import audit_id_of, opened
from commands.progress import terminal_progress
from export.errors import FileRejected
from models.snapshots import ProfileRole
from office.data_export import DataKind, DataWish, save_data
from office.messages import message


def run_export(options: argparse.Namespace) -> int:
    """Write the tables wanted; an existing file is replaced."""
    out: Path = options.out
    wish = DataWish(kind=DataKind(options.what), with_texts=options.with_texts)
    with opened(options.profile, options.passphrase_file) as profile:
        if profile.details.role is not ProfileRole.OFFICE:
            raise CommandFailed("This is an auditor's profile. The office exports its audits.")
        audit_id = audit_id_of(profile, options.audit)
        try:
            with terminal_progress("Writing the tables") as report:
                save_data(profile, audit_id, wish, out, report)
        except FileRejected as rejected:
            raise CommandFailed(message(rejected.fault.value, rejected.facts).line) from None
    if options.json:
        record = {"file": str(out), "bytes": out.stat().st_size, "texts": wish.with_texts}
        sys.stdout.write(json.dumps(record) + "\n")
    else:
        sys.stdout.write(f"The tables are in {out}. The file is not encrypted.\n")
    return 0
