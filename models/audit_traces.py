"""What the history says of audits, cases and agencies; each in the transaction that changes it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, select

from models.agency_snapshots import by_name
from models.case_snapshots import Draw, Reserve
from models.change_snapshots import ChangeKind, FieldChange, Trace
from models.change_store import changed_fields, note_change
from models.snapshots import Agency, Audit, AuditDetails, Case, UsualAgency
from models.tables import AgencyRow, AuditRow, CaseRow, ToolRow

AnyAgency = TypeVar("AnyAgency", Agency, UsualAgency)
_TOOL = "tool_sha256"
_LISTED = "agency"
_NOBODYS_WORD = frozenset({"id", "edit", "position"})
# What is written about a child is not kept twice: who takes it out must be able to rely on it.
_ABOUT_A_CHILD = frozenset({"words.draft", "words.cleared"})


def note_tool(connection: Connection, title: str, version: str) -> None:
    """Say that a tool was kept."""
    note_change(connection, Trace(kind=ChangeKind.TOOL_KEPT, audit_id=None, facts=(title, version)))


def note_start(connection: Connection, audit: Audit, copied_from: str | None) -> None:
    """Say that an audit was made, or made as a copy of another."""
    if copied_from is None:
        trace = Trace(kind=ChangeKind.AUDIT_MADE, audit_id=audit.id, facts=(audit.details.code,))
    else:
        code = select(AuditRow.code).where(AuditRow.id == copied_from)
        trace = Trace(
            kind=ChangeKind.AUDIT_COPIED,
            audit_id=audit.id,
            facts=(audit.details.code, connection.execute(code).scalar_one()),
        )
    note_change(connection, trace)


def note_details(connection: Connection, before: Audit, after: AuditDetails) -> None:
    """Say which details of an audit were changed; nothing where none was."""
    fields = list(changed_fields(_told(before.details), _told(after), without=(_TOOL,)))
    if before.details.tool_sha256 != after.tool_sha256:
        named = _tool_words(connection, before.details.tool_sha256, after.tool_sha256)
        fields.append(FieldChange(field=_TOOL, before=named[0], after=named[1]))
    _note_fields(connection, ChangeKind.AUDIT_CHANGED, before.id, fields)


def _told(details: AuditDetails) -> AuditDetails:
    """Give the details with nothing but words in their texts: no ids of the library."""
    own = details.particulars
    texts = tuple(replace(each, library_id="", family="") for each in own.texts)
    return replace(details, particulars=replace(own, texts=texts))


def note_cases(connection: Connection, audit_id: str, uins: Sequence[str]) -> None:
    """Say that cases were added; nothing for none."""
    if uins:
        note_change(
            connection, Trace(kind=ChangeKind.CASES_ADDED, audit_id=audit_id, facts=tuple(uins))
        )


def note_removed(connection: Connection, case_id: str) -> None:
    """Say that a case is being taken out; call it while the case is there."""
    query = select(CaseRow.audit_id, CaseRow.uin).where(CaseRow.id == case_id)
    found = connection.execute(query).one_or_none()
    if found is not None:
        trace = Trace(kind=ChangeKind.CASE_REMOVED, audit_id=found.audit_id, facts=(found.uin,))
        note_change(connection, trace)


def note_case(connection: Connection, audit_id: str, before: Case, after: Case) -> None:
    """Say what of a case was changed; nothing for nothing.

    The texts of a pen picture are not kept in the history, only that they were changed.
    """
    fields = [
        replace(each, before="", after="", is_kept=False) if each.field in _ABOUT_A_CHILD else each
        for each in changed_fields(before, after, without=_NOBODYS_WORD)
    ]
    _note_fields(connection, ChangeKind.CASE_CHANGED, audit_id, fields, before.uin)


def note_draw(connection: Connection, audit_id: str, draw: Draw) -> None:
    """Say that cases were picked at random: the number of the pick, then the cases."""
    facts = (draw.seed, *draw.picked)
    note_change(connection, Trace(kind=ChangeKind.CASES_DRAWN, audit_id=audit_id, facts=facts))


def note_reserve(connection: Connection, audit_id: str, trace: Reserve) -> None:
    """Say which case in reserve stepped in for which."""
    facts = (trace.uin, trace.instead_of)
    note_change(connection, Trace(kind=ChangeKind.RESERVE_TAKEN, audit_id=audit_id, facts=facts))


def note_agencies(
    connection: Connection, audit_id: str, before: Iterable[Agency], after: Iterable[Agency]
) -> None:
    """Say which agencies came, went or were changed; nothing where all are as they were."""
    _note_fields(connection, ChangeKind.AGENCIES_CHANGED, audit_id, _listed(before, after))


def note_usual(
    connection: Connection, before: Iterable[UsualAgency], after: Iterable[UsualAgency]
) -> None:
    """Say what of the office's own list of agencies was changed; nothing for nothing."""
    fields = _listed(before, after)
    _note_fields(connection, ChangeKind.USUAL_AGENCIES_CHANGED, None, fields)


def note_packs(connection: Connection, audit_id: str, agency_ids: Iterable[str]) -> None:
    """Say for which agencies packs were issued; nothing for none."""
    wanted = list(agency_ids)
    if wanted:
        query = select(AgencyRow.name).where(AgencyRow.id.in_(wanted)).order_by(AgencyRow.position)
        facts = tuple(connection.scalars(query))
        note_change(connection, Trace(kind=ChangeKind.PACKS_ISSUED, audit_id=audit_id, facts=facts))


def _listed(before: Iterable[AnyAgency], after: Iterable[AnyAgency]) -> list[FieldChange]:
    """Give what came, went and was changed between two lists of agencies, told apart by code."""
    old, new = ({each.code: each for each in agencies} for agencies in (before, after))
    gone = [FieldChange(field=_LISTED, before=old[c].name, after="") for c in old if c not in new]
    come = [FieldChange(field=_LISTED, before="", after=new[c].name) for c in new if c not in old]
    fields = gone + come
    for code in (code for code in new if code in old):
        was, now = (replace(each[code], facts=by_name(each[code].facts)) for each in (old, new))
        fields += changed_fields(was, now, without=_NOBODYS_WORD, of=now.name)
    return fields


def _note_fields(
    connection: Connection,
    kind: ChangeKind,
    audit_id: str | None,
    fields: Sequence[FieldChange],
    *facts: str,
) -> None:
    if fields:
        trace = Trace(kind=kind, audit_id=audit_id, facts=facts, fields=tuple(fields))
        note_change(connection, trace)


def _tool_words(connection: Connection, *shas: str) -> list[str]:
    query = select(ToolRow.sha256, ToolRow.title, ToolRow.version).where(ToolRow.sha256.in_(shas))
    named = {row.sha256: f"{row.title} {row.version}" for row in connection.execute(query)}
    return [named.get(each, "") for each in shas]
