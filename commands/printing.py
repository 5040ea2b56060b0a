"""Printing a returned form from the command line."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path

from commands.errors import CommandFailed
from commands.opening import audit_id_of, opened
from export.errors import FileRejected
from export.safe_write import save_file
from models.profile import Profile
from models.snapshots import ReceivedReturn
from office.messages import message
from office.overview import AuditOverview, load_overview
from office.prints import find_assignment, form_pdf


def run_print(options: argparse.Namespace) -> int:
    """Write one completed form as a PDF."""
    with opened(options.profile, options.passphrase_file) as profile:
        overview = load_overview(profile, audit_id_of(profile, options.audit))
        pdf = _draw(profile, overview, options)
    out: Path = options.out
    try:
        save_file(out, pdf, replace=True)
    except FileRejected as rejected:
        raise CommandFailed(message(rejected.fault.value, rejected.facts).line) from None
    if options.json:
        sys.stdout.write(json.dumps({"file": str(out), "bytes": len(pdf)}) + "\n")
    else:
        sys.stdout.write(f"Printed to {out}\n")
    return 0


def _draw(profile: Profile, overview: AuditOverview, options: argparse.Namespace) -> bytes:
    found = find_assignment(overview, options.case, options.agency)
    if found is None:
        raise CommandFailed("This audit has no such case and agency.")
    _case, _agency, assignment = found
    if assignment.entry is None:
        raise CommandFailed("Nothing has been returned for this case by this agency.")
    entries = {entry.id: entry for entry in profile.intake.entries(overview.audit.id)}
    entry = entries[assignment.entry]
    received = returns_by_id(overview)[entry.return_id]
    now = datetime.now().astimezone()
    return form_pdf(overview, entry, received, anonymised=options.anonymised, now=now)


def returns_by_id(overview: AuditOverview) -> dict[str, ReceivedReturn]:
    """Find returns by their id."""
    return {received.id: received for received in overview.returns}
