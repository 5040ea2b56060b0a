"""The bin, and closing an audit for good: what goes can be brought back until it is closed."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from forms.scope import Scope
from models import form_rows as rows
from models.asked_store import fill_replies, held_replies
from models.auditor_snapshots import (
    BinItem,
    ClosedAudit,
    Mark,
    MarkKind,
    Receipt,
)
from models.auditor_tables import (
    OF_FORM,
    AnswerRow,
    BinRow,
    ClosedAuditRow,
    FormerPackRow,
    FormRow,
    MarkRow,
    OpenedPackRow,
    SentReturnRow,
    VersionRow,
)
from models.columns import now
from models.database import Database
from models.errors import ModelError, ModelFault
from models.name_store import HeldNames, fill_names, held_names
from models.preference_store import names_checked_key
from models.rewriting import owe_rewrite, rewrite_if_owed, rewrites_owed
from models.snapshots import Form
from models.tables import PreferenceRow
from models.under_way import drop_note

_CLOSED_COLUMNS = (
    ClosedAuditRow.id,
    ClosedAuditRow.audit_title,
    ClosedAuditRow.agency_name,
    ClosedAuditRow.cases,
    ClosedAuditRow.answers,
    ClosedAuditRow.receipts,
    ClosedAuditRow.closed_at,
    ClosedAuditRow.closed_by,
)


class _Standing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far a form was when it was put in the bin; ``names_checked`` is "" before anybody did."""

    completed_at: datetime | None
    changed_at: datetime | None
    returned_revision: int | None
    is_changed_since_return: bool
    names_checked: str


class _Content(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a form held when it was put in the bin."""

    scope: Scope
    texts: dict[str, str]
    marks: tuple[tuple[MarkKind, str, str], ...]
    place: str
    typed_last: str = ""
    versions: tuple[tuple[str, str, datetime], ...] = ()
    standing: _Standing | None = None
    names: HeldNames = msgspec.field(default_factory=HeldNames)
    replies: dict[str, str] = msgspec.field(default_factory=dict[str, str])


class BinStore:
    """Every call is one transaction and may come from any thread.

    All raise ModelError(NOT_FOUND) for an id that is not there.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put_form(self, form_id: str) -> None:
        """Empty a form; what it held can be brought back."""
        with self._database.begin() as connection:
            form = rows.form_row(connection, form_id)
            _put_aside(connection, form)
            _fill(connection, form, _Content(scope=Scope(), texts={}, marks=(), place=""))

    def put_pack(self, pack_id: str) -> None:
        """Hide a whole audit; nothing in it changes."""
        with self._database.begin() as connection:
            _set_binned(connection, pack_id, binned=True)

    def items(self) -> tuple[BinItem, ...]:
        """Give what is in the bin, the newest first."""
        audit = (
            OpenedPackRow.id.label("pack_id"),
            OpenedPackRow.audit_title,
            OpenedPackRow.agency_name,
        )
        forms = (
            select(BinRow.id, BinRow.put_at, FormRow.id.label("form_id"), FormRow.uin, *audit)
            .join(FormRow, FormRow.id == BinRow.form_id)
            .join(OpenedPackRow, OpenedPackRow.number == FormRow.pack_number)
        )
        packs = select(OpenedPackRow.binned_at, *audit).where(OpenedPackRow.binned_at.is_not(None))
        with self._database.looking() as connection:
            found = [BinItem(**row) for row in connection.execute(forms).mappings()]
            for row in connection.execute(packs).mappings():
                values = dict(row)
                put_at = values.pop("binned_at")
                found.append(
                    BinItem(id=values["pack_id"], form_id=None, uin="", put_at=put_at, **values)
                )
        return tuple(sorted(found, key=lambda item: item.put_at, reverse=True))

    def restore(self, item_id: str) -> None:
        """Bring an item back; what stands in its form meanwhile goes into the bin in exchange."""
        with self._database.begin() as connection:
            binned = _binned(connection, item_id)
            if binned is None:
                _set_binned(connection, item_id, binned=False)
                return
            form_id, content = binned
            form = rows.form_row(connection, form_id)
            _put_aside(connection, form)
            _fill(connection, form, msgspec.json.decode(content, type=_Content))
            connection.execute(delete(BinRow).where(BinRow.id == item_id))

    def remove(self, item_id: str) -> None:
        """Delete the answers of a case for ever, with the earlier versions that belong to them.

        A whole audit is deleted by ``close_pack`` alone.
        """
        with self._database.begin() as connection:
            if connection.execute(delete(BinRow).where(BinRow.id == item_id)).rowcount != 1:
                raise ModelError(ModelFault.NOT_FOUND)
            owe_rewrite(connection, item_id)
        rewrite_if_owed(self._database)

    def close_pack(self, pack_id: str, *, by: str) -> ClosedAudit:
        """Delete an audit's forms, answers and pack for ever; give the record that stays.

        It says whether the database could be written anew; if not, the next opening tries again.
        """
        with self._database.begin() as connection:
            closed = _close(connection, pack_id, by=by)
            owe_rewrite(connection, closed.id)
        return replace(closed, is_rewritten=rewrite_if_owed(self._database) is None)

    def closed(self) -> tuple[ClosedAudit, ...]:
        """Give the audits that were deleted here, the newest first."""
        query = select(*_CLOSED_COLUMNS).order_by(ClosedAuditRow.number.desc())
        with self._database.looking() as connection:
            owed = rewrites_owed(connection)
            found = connection.execute(query).mappings().all()
            return tuple(ClosedAudit(**row, is_rewritten=row["id"] not in owed) for row in found)


def _put_aside(connection: Connection, form: Form) -> None:
    """Move what a form holds into the bin, history and all; an empty one leaves nothing there."""
    answers = select(AnswerRow.path, AnswerRow.text).where(AnswerRow.form_id == form.id)
    marks = select(MarkRow.kind, MarkRow.key, MarkRow.value).where(MarkRow.form_id == form.id)
    stood = VersionRow.form_id == form.id
    versions = select(VersionRow.path, VersionRow.text, VersionRow.kept_at).where(stood)
    content = _Content(
        scope=form.scope,
        texts={row.path: row.text for row in connection.execute(answers)},
        marks=tuple((row.kind, row.key, row.value) for row in connection.execute(marks)),
        place=form.place,
        typed_last=form.local.typed_last,
        versions=tuple(
            (row.path, row.text, row.kept_at)
            for row in connection.execute(versions.order_by(VersionRow.number))
        ),
        standing=_standing_of(connection, form),
        names=held_names(connection, form.id),
        replies=held_replies(connection, form.id),
    )
    noted = form.local.typed_last or content.names.people or content.names.watched
    noted = noted or content.replies
    if form.scope == Scope() and not noted and not any(content.texts.values()):
        return
    values = {
        "id": uuid4().hex,
        "form_id": form.id,
        "content": msgspec.json.encode(content).decode(),
        "put_at": now(),
    }
    connection.execute(insert(BinRow), values)
    connection.execute(delete(VersionRow).where(stood))


def _standing_of(connection: Connection, form: Form) -> _Standing:
    checked = select(PreferenceRow.value).where(PreferenceRow.name == names_checked_key(form.id))
    return _Standing(
        completed_at=form.completed_at,
        changed_at=form.changed_at,
        returned_revision=form.returned_revision,
        is_changed_since_return=form.is_changed_since_return,
        names_checked=connection.execute(checked).scalar_one_or_none() or "",
    )


def _fill(connection: Connection, form: Form, content: _Content) -> None:
    """Let a form hold exactly this, and be as complete and as looked through as this was."""
    form_id = form.id
    checked = PreferenceRow.name == names_checked_key(form_id)
    connection.execute(delete(PreferenceRow).where(checked))
    connection.execute(delete(AnswerRow).where(AnswerRow.form_id == form_id))
    connection.execute(delete(MarkRow).where(MarkRow.form_id == form_id))
    texts = [{"form_id": form_id, "path": at, "text": text} for at, text in content.texts.items()]
    if texts:
        connection.execute(insert(AnswerRow), texts)
    marks = [Mark(kind=kind, key=key, value=value) for kind, key, value in content.marks]
    for mark in marks:
        values = {"form_id": form_id, "kind": mark.kind, "key": mark.key, "value": mark.value}
        connection.execute(insert(MarkRow), values)
    versions = [
        {"form_id": form_id, "path": path, "text": text, "kept_at": at}
        for path, text, at in content.versions
    ]
    if versions:
        connection.execute(insert(VersionRow), versions)
    fill_names(connection, form_id, content.names)
    fill_replies(connection, form_id, content.replies)
    if content.standing is not None and content.standing.names_checked:
        value = {"name": names_checked_key(form_id), "value": content.standing.names_checked}
        connection.execute(insert(PreferenceRow), value)
    values = {
        **rows.changed_values(content.scope),
        **_standing_values(form, content.standing),
        "place": content.place,
        "typed_last": content.typed_last,
    }
    connection.execute(update(FormRow).where(FormRow.id == form_id).values(**values))


def _standing_values(form: Form, standing: _Standing | None) -> dict[str, object]:
    """Say how a form stands again; where another return was made since, it differs from that."""
    if standing is None:
        return {}
    values: dict[str, object] = {"completed_at": standing.completed_at}
    revision = standing.returned_revision
    if revision is None or revision != form.returned_revision or standing.is_changed_since_return:
        return values
    return values | {"changed_at": standing.changed_at, "changed_since_return": False}


def _binned(connection: Connection, item_id: str) -> tuple[str, str] | None:
    query = select(BinRow.form_id, BinRow.content).where(BinRow.id == item_id)
    found = connection.execute(query).one_or_none()
    return None if found is None else (found.form_id, found.content)


def _set_binned(connection: Connection, pack_id: str, *, binned: bool) -> None:
    this = update(OpenedPackRow).where(OpenedPackRow.id == pack_id)
    if connection.execute(this.values(binned_at=now() if binned else None)).rowcount != 1:
        raise ModelError(ModelFault.NOT_FOUND)


def _close(connection: Connection, pack_id: str, *, by: str) -> ClosedAudit:
    pack = (
        connection.execute(select(OpenedPackRow.__table__).where(OpenedPackRow.id == pack_id))
        .mappings()
        .one_or_none()
    )
    if pack is None:
        raise ModelError(ModelFault.NOT_FOUND)
    number = pack["number"]
    of_pack = FormRow.pack_number == number
    forms = select(FormRow.id).where(of_pack)
    uins = connection.scalars(select(FormRow.uin).where(of_pack).order_by(FormRow.position)).all()
    written = (AnswerRow.form_id.in_(forms), AnswerRow.text != "")
    closed = ClosedAudit(
        id=uuid4().hex,
        audit_title=pack["audit_title"],
        agency_name=pack["agency_name"],
        cases=tuple(uins),
        answers=connection.scalars(select(func.count()).where(*written)).one(),
        receipts=_receipts(connection, number),
        closed_at=now(),
        closed_by=by,
        is_rewritten=False,
    )
    values = {column.key: getattr(closed, column.key) for column in _CLOSED_COLUMNS}
    counted = ("audit_id", "agency_code", "revision", "previous_header")
    connection.execute(insert(ClosedAuditRow), values | {name: pack[name] for name in counted})
    checked = [names_checked_key(form_id) for form_id in connection.scalars(forms)]
    connection.execute(delete(PreferenceRow).where(PreferenceRow.name.in_(checked)))
    for row in OF_FORM:
        connection.execute(delete(row).where(row.form_id.in_(forms)))
    connection.execute(delete(FormRow).where(of_pack))
    made = select(SentReturnRow.id).where(SentReturnRow.pack_number == number)
    for sent_id in connection.scalars(made).all():
        drop_note(connection, sent_id)
    connection.execute(delete(SentReturnRow).where(SentReturnRow.pack_number == number))
    connection.execute(delete(FormerPackRow).where(FormerPackRow.pack_number == number))
    connection.execute(delete(OpenedPackRow).where(OpenedPackRow.number == number))
    return closed


def _receipts(connection: Connection, number: int) -> tuple[Receipt, ...]:
    query = (
        select(
            SentReturnRow.revision,
            SentReturnRow.uins,
            SentReturnRow.receipt,
            SentReturnRow.file_name,
            SentReturnRow.created_at,
        )
        .where(SentReturnRow.pack_number == number)
        .order_by(SentReturnRow.revision)
    )
    return tuple(Receipt(**row) for row in connection.execute(query).mappings())
