"""Putting a pack on the laptop, and a newer one in its place, inside the caller's transaction."""

from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import Connection, delete, exists, insert, select, update

from forms.scope import Scope
from models import form_rows as rows
from models.auditor_tables import OF_FORM, ClosedAuditRow, FormerPackRow, FormRow, OpenedPackRow
from models.columns import scope_values
from models.errors import ModelError, ModelFault
from models.snapshots import NO_LONGER_ASKED, OpenedPack, PackCase


def held_pack(connection: Connection, pack: OpenedPack) -> OpenedPack | None:
    """Give the pack that stands for the same audit and agency, None before the first."""
    query = rows.PACKS.where(
        OpenedPackRow.audit_id == pack.audit_id, OpenedPackRow.agency_code == pack.agency_code
    )
    found = connection.execute(query).mappings().one_or_none()
    return None if found is None else rows.pack_of(found)


def add_new_pack(connection: Connection, pack: OpenedPack, cases: Sequence[PackCase]) -> None:
    """Keep the first pack of an audit and agency, with a blank form for each case.

    Where the audit was closed here before, its count of returns goes on: the office has seen them.
    """
    count = (ClosedAuditRow.revision, ClosedAuditRow.previous_header)
    query = select(*count).where(
        ClosedAuditRow.audit_id == pack.audit_id, ClosedAuditRow.agency_code == pack.agency_code
    )
    last = query.order_by(ClosedAuditRow.number.desc()).limit(1)
    before = connection.execute(last).mappings().one_or_none()
    number = connection.execute(
        insert(OpenedPackRow).returning(OpenedPackRow.number),
        {**rows.pack_values(pack), **(before or {})},
    ).scalar_one()
    add_forms(connection, number, list(enumerate(cases)))


def replace_pack(
    connection: Connection, held: OpenedPack, pack: OpenedPack, cases: Sequence[PackCase]
) -> None:
    """Put a newer pack in place of the one held; the count of returns goes on."""
    if held.issued_at and pack.issued_at and pack.issued_at < held.issued_at:
        raise ModelError(ModelFault.OLDER_PACK)
    values = rows.pack_values(pack)
    values |= {"revision": held.revision, "previous_header": held.previous_header}
    values["binned_at"] = None  # what the office asks anew is not left in the bin
    number = connection.execute(
        update(OpenedPackRow)
        .where(OpenedPackRow.id == held.id)
        .values(**values)
        .returning(OpenedPackRow.number)
    ).scalar_one()
    connection.execute(insert(FormerPackRow), {"id": held.id, "pack_number": number})
    _renew_forms(connection, number, cases)


def _renew_forms(connection: Connection, number: int, cases: Sequence[PackCase]) -> None:
    of_pack = FormRow.pack_number == number
    standing = set(connection.scalars(select(FormRow.uin).where(of_pack)))
    wanted = {case.uin for case in cases}
    untouched = (
        of_pack,
        FormRow.uin.in_(standing - wanted),
        FormRow.changed_at.is_(None),
        FormRow.returned_revision.is_(None),
        FormRow.local_record == "",
        FormRow.ask_office == "",
        FormRow.typed_last == "",
        *(~exists().where(row.form_id == FormRow.id) for row in OF_FORM),
    )
    connection.execute(delete(FormRow).where(*untouched))
    # A case that is no longer asked but was worked on comes after those that are.
    gone = (of_pack, FormRow.uin.in_(standing - wanted), FormRow.position < NO_LONGER_ASKED)
    after = FormRow.position + NO_LONGER_ASKED
    connection.execute(update(FormRow).where(*gone).values(position=after))
    for position, case in enumerate(cases):
        if case.uin in standing:
            same = (of_pack, FormRow.uin == case.uin)
            values = {"label": case.label, "position": position}
            connection.execute(update(FormRow).where(*same).values(**values))
    new = [(place, case) for place, case in enumerate(cases) if case.uin not in standing]
    add_forms(connection, number, new)


def add_forms(connection: Connection, number: int, cases: Sequence[tuple[int, PackCase]]) -> None:
    """Add a blank form for each case, at its place."""
    values = [
        {
            **scope_values(Scope()),
            "id": uuid4().hex,
            "pack_number": number,
            "uin": case.uin,
            "label": case.label,
            "position": position,
            "place": "",
        }
        for position, case in cases
    ]
    if values:
        connection.execute(insert(FormRow), values)
