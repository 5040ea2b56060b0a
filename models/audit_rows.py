"""How rows of the office's tables become snapshots, and back."""

from sqlalchemy import RowMapping

from forms.window import WindowRule
from models.snapshots import Audit, AuditDetails, UsualAgency
from models.tables import AgencyRow, AuditRow, CaseRow, IssuedPackRow, ToolRow, UsualAgencyRow

CASE_COLUMNS = (
    CaseRow.id,
    CaseRow.uin,
    CaseRow.label,
    CaseRow.position,
    CaseRow.facts,
    CaseRow.words,
    CaseRow.edit,
)
AGENCY_COLUMNS = (
    AgencyRow.id,
    AgencyRow.code,
    AgencyRow.name,
    AgencyRow.position,
    AgencyRow.facts,
    AgencyRow.sample,
    AgencyRow.edit,
)
USUAL_COLUMNS = (
    UsualAgencyRow.code,
    UsualAgencyRow.name,
    UsualAgencyRow.position,
    UsualAgencyRow.facts,
)
TOOL_COLUMNS = (
    ToolRow.sha256,
    ToolRow.tool_id,
    ToolRow.version,
    ToolRow.title,
    ToolRow.definition,
)
PACK_COLUMNS = (
    IssuedPackRow.id,
    IssuedPackRow.audit_id,
    IssuedPackRow.agency_id,
    IssuedPackRow.code_words,
    IssuedPackRow.secret,
    IssuedPackRow.supersedes,
    IssuedPackRow.sha256,
    IssuedPackRow.file_name,
    IssuedPackRow.issued_at,
    IssuedPackRow.cases,
    IssuedPackRow.return_by,
    IssuedPackRow.person,
)
AUDIT_COLUMNS = tuple(AuditRow.__table__.columns)

_LONGEST_LABEL = 4
_USUAL = (
    ("csc", "Children's social care"),
    ("early-help", "Early help"),
    ("police", "Police"),
    ("schools", "Schools and education"),
    ("gp", "General practice"),
    ("hospital", "Hospital trust"),
    ("community-health", "Community health"),
    ("mental-health", "Mental health services"),
    ("probation", "Probation Service"),
    ("youth-justice", "Youth justice service"),
    ("adult-care", "Adult social care"),
    ("domestic-abuse", "Domestic abuse service"),
    ("substance-misuse", "Substance misuse service"),
    ("cafcass", "Cafcass"),
)


def usual_at_first() -> tuple[UsualAgency, ...]:
    """Give the agencies that a new office starts with; it edits them as it likes."""
    return tuple(
        UsualAgency(code=code, name=name, position=position)
        for position, (code, name) in enumerate(_USUAL)
    )


def case_label(position: int) -> str:
    """Give A to Z, then AA, AB and so on."""
    letters = ""
    position += 1
    while position:
        position, place = divmod(position - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def case_place(label: str) -> int | None:
    """Give the position that ``case_label`` words so; None where it is no such label."""
    if len(label) > _LONGEST_LABEL or not all("A" <= sign <= "Z" for sign in label):
        return None
    place = 0
    for sign in label:
        place = place * 26 + ord(sign) - ord("A") + 1
    return place - 1 if place else None


def details_values(details: AuditDetails) -> dict[str, object]:
    """Spread what the office sets over the columns of an audit."""
    return {
        "code": details.code,
        "title": details.title,
        "theme": details.theme,
        "tool_sha256": details.tool_sha256,
        "blocks": details.blocks,
        "window_mode": details.window.mode,
        "window_months": details.window.months,
        "window_until": details.window.until,
        "issue_on": details.issue_on,
        "return_by": details.return_by,
        "meeting_on": details.meeting_on,
        "delete_on": details.delete_on,
        "contact": details.contact,
        "marking": details.marking,
        "concern_route": details.concern_route,
        "local_words": details.local_words,
        "particulars": details.particulars,
    }


def window_of(row: RowMapping) -> WindowRule:
    """Gather the rule of the look-back from its columns."""
    return WindowRule(
        mode=row["window_mode"], months=row["window_months"], until=row["window_until"]
    )


def audit_of(row: RowMapping) -> Audit:
    """Gather an audit from its row."""
    details = AuditDetails(
        code=row["code"],
        title=row["title"],
        theme=row["theme"],
        tool_sha256=row["tool_sha256"],
        blocks=row["blocks"],
        window=window_of(row),
        issue_on=row["issue_on"],
        return_by=row["return_by"],
        meeting_on=row["meeting_on"],
        delete_on=row["delete_on"],
        contact=row["contact"],
        marking=row["marking"],
        concern_route=row["concern_route"],
        local_words=row["local_words"],
        particulars=row["particulars"],
    )
    return Audit(
        id=row["id"],
        details=details,
        created_at=row["created_at"],
        issued_at=row["issued_at"],
        edit=row["edit"],
    )
