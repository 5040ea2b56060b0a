"""What the tests of intake share: taking one file, and what stands after it."""

from pathlib import Path

from models.profile import Profile
from office.intake import Outcome, import_file
from tests.export.exchange import NOW


def take(office: Profile, source: Path | bytes) -> Outcome:
    return import_file(office, source, NOW, file_name="r.auditreturn")


def standing(office: Profile, audit_id: str) -> dict[tuple[str, str], str]:
    """What counts: by case and agency, the comment on the first question."""
    uins = {case.id: case.uin for case in office.audits.cases(audit_id)}
    return {
        (uins[entry.case_id], entry.agency_id): entry.answers.get("Q1.comment", "")
        for entry in office.intake.entries(audit_id)
    }
