"""Writing the tables of an audit, or all of it as an archive file, from the command line."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from commands.errors import CommandFailed
from commands.opening import audit_id_of, opened
from commands.progress import terminal_progress
from export.errors import FileRejected
from models.errors import ModelError
from models.profile import Profile
from models.snapshots import ProfileRole
from office.archive import save_archive
from office.data_export import DataKind, DataWish, save_data
from office.errors import OfficeRejected
from office.messages import message


def run_export(options: argparse.Namespace) -> int:
    """Write the file wanted; an existing file is replaced."""
    out: Path = options.out
    with opened(options.profile, options.passphrase_file) as profile:
        if profile.details.role is not ProfileRole.OFFICE:
            raise CommandFailed("This is an auditor's profile. The office exports its audits.")
        audit_id = audit_id_of(profile, options.audit)
        try:
            if options.archive:
                words, record = _archive(profile, audit_id, out)
            else:
                words, record = _tables(profile, audit_id, options)
        except (FileRejected, ModelError, OfficeRejected) as error:
            raise CommandFailed(message(error.code, error.facts).line) from None
    if options.json:
        size = {"file": str(out), "bytes": out.stat().st_size}
        sys.stdout.write(json.dumps({**size, **record}) + "\n")
    else:
        sys.stdout.write(f"{words}\n")
    return 0


def _tables(
    profile: Profile, audit_id: str, options: argparse.Namespace
) -> tuple[str, Mapping[str, object]]:
    wish = DataWish(kind=DataKind(options.what), with_texts=options.with_texts)
    out: Path = options.out
    with terminal_progress("Writing the tables") as report:
        save_data(profile, audit_id, wish, out, report)
    return f"The tables are in {out}. The file is not encrypted.", {"texts": wish.with_texts}


def _archive(profile: Profile, audit_id: str, out: Path) -> tuple[str, Mapping[str, object]]:
    saved = save_archive(profile, audit_id, out, datetime.now(UTC))
    words = (
        f"The archive is in {out}, sealed for this office. Where its key is lost, these six words "
        f"open it: {saved.code_words}. Keep them apart from the file."
    )
    return words, {"archive": True, "words": saved.code_words}
