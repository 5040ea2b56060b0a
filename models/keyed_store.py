"""Returns that the office keys in: drafts on forms of this profile, and how they come to count.

What is typed is kept where an auditor's answers are kept, so that the auditor's own pages fill it
in. It becomes a return like any other when a second person has held it against the paper; then the
draft goes, and the answers stand once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, literal, select, update

from forms.scope import Scope
from models.audit_queries import audit_row
from models.auditor_tables import OF_FORM, AnswerRow, FormRow, OpenedPackRow
from models.cell_traces import note_cell
from models.change_snapshots import ChangeKind
from models.columns import now, scope_values
from models.database import PERSON, Database
from models.errors import ModelError, ModelFault
from models.form_packs import add_forms
from models.form_rows import pack_values
from models.intake_rows import entry_values, return_values
from models.keyed_snapshots import KeyedDraft, KeyedState, Paper
from models.keyed_tables import KeyedDraftRow
from models.preference_store import names_checked_key
from models.snapshots import (
    STANDING,
    Entry,
    EntryState,
    OpenedPack,
    PackCase,
    ReceivedReturn,
)
from models.tables import CaseRow, EntryRow, PreferenceRow, ReturnRow, Row

_DRAFT = (
    KeyedDraftRow.form_id,
    KeyedDraftRow.audit_id,
    KeyedDraftRow.case_id,
    KeyedDraftRow.agency_id,
    KeyedDraftRow.state,
    KeyedDraftRow.typists,
    KeyedDraftRow.begun_at,
    KeyedDraftRow.finished_at,
    KeyedDraftRow.corrects,
    KeyedDraftRow.reason,
    KeyedDraftRow.note,
)
_PAPER = (
    KeyedDraftRow.auditor_name,
    KeyedDraftRow.auditor_title,
    KeyedDraftRow.signed_on,
    KeyedDraftRow.scan_ref,
)
_DRAFTS = select(*_DRAFT, *_PAPER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What a draft starts from: the cell, and for a correction the return and what stands in it."""

    audit_id: str
    case_id: str
    agency_id: str
    paper: Paper
    corrects: str = ""
    reason: str = field(default="", repr=False)
    entry: Entry | None = field(default=None, repr=False)


class KeyedStore:
    """Keeps drafts and takes them in; every call is one transaction, from any thread.

    What is typed itself goes through the store of forms, as at an auditor.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def drafts(self, audit_id: str) -> tuple[KeyedDraft, ...]:
        """Give the returns of an audit that are being keyed in or wait, the oldest first."""
        query = _DRAFTS.where(KeyedDraftRow.audit_id == audit_id)
        query = query.order_by(KeyedDraftRow.begun_at, KeyedDraftRow.form_id)
        with self._database.looking() as connection:
            return tuple(_draft_of(row) for row in connection.execute(query).mappings())

    def draft(self, form_id: str) -> KeyedDraft:
        """Give one; raise ModelError(NOT_FOUND)."""
        with self._database.looking() as connection:
            return _draft(connection, form_id)

    def begin(self, pack: OpenedPack, begun: Begun) -> KeyedDraft:
        """Begin a return on a blank form, or on what stands where it corrects; give it.

        ``pack`` says what the form asks. A cell that is being keyed in already gives that draft.
        """
        cell = (begun.case_id, begun.agency_id)
        standing = (KeyedDraftRow.case_id == cell[0], KeyedDraftRow.agency_id == cell[1])
        with self._database.begin() as connection:
            audit_row(connection, begun.audit_id)
            found = connection.scalars(select(KeyedDraftRow.form_id).where(*standing)).first()
            if found is not None:
                return _draft(connection, found)
            form_id = _new_form(connection, pack, begun)
            values = {
                "form_id": form_id,
                "audit_id": begun.audit_id,
                "case_id": begun.case_id,
                "agency_id": begun.agency_id,
                **_paper_values(begun.paper),
                "state": KeyedState.DRAFT,
                "typists": (_person(connection),),
                "begun_at": now(),
                "finished_at": None,
                "corrects": begun.corrects,
                "reason": begun.reason,
                "note": "",
            }
            connection.execute(insert(KeyedDraftRow), values)
            kind = ChangeKind.KEYED_CORRECTED if begun.corrects else ChangeKind.KEYED_BEGUN
            note_cell(connection, kind, cell)
            return _draft(connection, form_id)

    def open_to_type(self, form_id: str) -> KeyedDraft:
        """Note who types; what waited for the second person is a draft again. Raises NOT_FOUND."""
        with self._database.begin() as connection:
            before = _draft(connection, form_id)
            typists = tuple(dict.fromkeys((*before.typists, _person(connection))))
            values: dict[str, object] = {"typists": typists}
            if before.state is KeyedState.WAITING:
                values |= {"state": KeyedState.DRAFT, "finished_at": None}
            if typists != before.typists or before.state is KeyedState.WAITING:
                note_cell(connection, ChangeKind.KEYED_OPENED, _cell(before))
            _set(connection, form_id, values)
            return _draft(connection, form_id)

    def set_paper(self, form_id: str, paper: Paper) -> None:
        """Keep what stands on the paper; raise ModelError(NOT_FOUND)."""
        with self._database.begin() as connection:
            before = _draft(connection, form_id)
            if before.paper != paper:
                _set(connection, form_id, _paper_values(paper))
                facts = (paper.scan_ref,)
                note_cell(connection, ChangeKind.KEYED_PAPER, _cell(before), facts=facts)

    def hand_over(self, form_id: str) -> None:
        """Let a draft wait for the second person; raise ModelError(NOT_FOUND)."""
        with self._database.begin() as connection:
            before = _draft(connection, form_id)
            values = {"state": KeyedState.WAITING, "finished_at": now(), "note": ""}
            _set(connection, form_id, values)
            note_cell(connection, ChangeKind.KEYED_FINISHED, _cell(before))

    def send_back(self, form_id: str, note: str) -> None:
        """Give a draft back to be looked at again; raise ModelError(NOT_FOUND)."""
        with self._database.begin() as connection:
            before = _draft(connection, form_id)
            values = {"state": KeyedState.SENT_BACK, "finished_at": None, "note": note}
            _set(connection, form_id, values)
            note_cell(connection, ChangeKind.KEYED_SENT_BACK, _cell(before), reason=note)

    def drop(self, form_id: str) -> None:
        """Delete a draft and what was typed; raise ModelError(NOT_FOUND)."""
        with self._database.begin() as connection:
            before = _draft(connection, form_id)
            _delete_form(connection, form_id)
            note_cell(connection, ChangeKind.KEYED_DROPPED, _cell(before))

    def count(self, form_id: str, received: ReceivedReturn, entry: Entry) -> None:
        """Make a draft a return that stands as ``entry`` says, and delete the draft.

        Raises ModelError(NOT_FOUND), and EDIT_CONFLICT where it does not wait for that any more.
        """
        with self._database.begin() as connection:
            before = _draft(connection, form_id)
            if before.state is not KeyedState.WAITING:
                raise ModelError(ModelFault.EDIT_CONFLICT)
            _add_return(connection, received, entry)
            _delete_form(connection, form_id)
            alone = received.keyed.alone if received.keyed is not None else ""
            facts = (str(received.revision), entry.state.value)
            kind = ChangeKind.KEYED_ALONE if alone else ChangeKind.KEYED_CHECKED
            note_cell(connection, kind, _cell(before), facts=facts, reason=alone)


def keyed_parts(audit_id: str) -> Sequence[tuple[type[Row], ColumnElement[bool]]]:
    """Give the rows of everything that is being keyed in for an audit, in the order to delete."""
    packs = select(OpenedPackRow.number).where(OpenedPackRow.audit_id == audit_id)
    forms = select(FormRow.id).where(FormRow.pack_number.in_(packs))
    checked = select(literal(names_checked_key("")) + FormRow.id).where(
        FormRow.pack_number.in_(packs)
    )
    return (
        (KeyedDraftRow, KeyedDraftRow.audit_id == audit_id),
        (PreferenceRow, PreferenceRow.name.in_(checked)),
        *((row, row.form_id.in_(forms)) for row in OF_FORM),
        (FormRow, FormRow.pack_number.in_(packs)),
        (OpenedPackRow, OpenedPackRow.audit_id == audit_id),
    )


def _draft(connection: Connection, form_id: str) -> KeyedDraft:
    query = _DRAFTS.where(KeyedDraftRow.form_id == form_id)
    found = connection.execute(query).mappings().one_or_none()
    if found is None:
        raise ModelError(ModelFault.NOT_FOUND)
    return _draft_of(found)


def _draft_of(row: Any) -> KeyedDraft:  # noqa: ANN401  a row mapping of known columns
    paper = Paper(**{column.key: row[column.key] for column in _PAPER})
    return KeyedDraft(paper=paper, **{column.key: row[column.key] for column in _DRAFT})


def _paper_values(paper: Paper) -> dict[str, object]:
    return {column.key: getattr(paper, column.key) for column in _PAPER}


def _set(connection: Connection, form_id: str, values: Mapping[str, object]) -> None:
    this = KeyedDraftRow.form_id == form_id
    connection.execute(update(KeyedDraftRow).where(this).values(**values))


def _cell(draft: KeyedDraft) -> tuple[str, str]:
    return (draft.case_id, draft.agency_id)


def _person(connection: Connection) -> str:
    return str(connection.info.get(PERSON, ""))


def _new_form(connection: Connection, pack: OpenedPack, begun: Begun) -> str:
    """Make the form, blank or as the standing entry has it, and give its id."""
    number = _pack_number(connection, pack)
    case = connection.execute(
        select(CaseRow.uin, CaseRow.label, CaseRow.position).where(CaseRow.id == begun.case_id)
    ).one()
    add_forms(connection, number, [(case.position, PackCase(uin=case.uin, label=case.label))])
    this = (FormRow.pack_number == number, FormRow.uin == case.uin)
    form_id = connection.execute(select(FormRow.id).where(*this)).scalar_one()
    entry = begun.entry
    if entry is not None:
        scope: Scope = entry.scope
        connection.execute(update(FormRow).where(*this).values(**scope_values(scope)))
        texts = [
            {"form_id": form_id, "path": path, "text": text} for path, text in entry.answers.items()
        ]
        if texts:
            connection.execute(insert(AnswerRow), texts)
    return form_id


def _pack_number(connection: Connection, pack: OpenedPack) -> int:
    """Keep what the forms of an agency ask, as the audit has it today."""
    same = (
        OpenedPackRow.audit_id == pack.audit_id,
        OpenedPackRow.agency_code == pack.agency_code,
    )
    values = pack_values(pack)
    held = connection.execute(select(OpenedPackRow.number).where(*same)).scalar_one_or_none()
    if held is None:
        made = insert(OpenedPackRow).returning(OpenedPackRow.number)
        return connection.execute(made, values).scalar_one()
    connection.execute(update(OpenedPackRow).where(*same).values(**values))
    return held


def _add_return(connection: Connection, received: ReceivedReturn, entry: Entry) -> None:
    """Keep a return with its one answer; what stood gives way to it where it is to stand."""
    connection.execute(insert(ReturnRow), return_values(received, None))
    if entry.state in STANDING:
        stands = (
            EntryRow.case_id == entry.case_id,
            EntryRow.agency_id == entry.agency_id,
            EntryRow.state.in_(sorted(STANDING)),
        )
        connection.execute(update(EntryRow).where(*stands).values(state=EntryState.REPLACED))
    connection.execute(insert(EntryRow), entry_values(entry))


def _delete_form(connection: Connection, form_id: str) -> None:
    connection.execute(delete(KeyedDraftRow).where(KeyedDraftRow.form_id == form_id))
    checked = PreferenceRow.name == names_checked_key(form_id)
    connection.execute(delete(PreferenceRow).where(checked))
    for row in OF_FORM:
        connection.execute(delete(row).where(row.form_id == form_id))
    connection.execute(delete(FormRow).where(FormRow.id == form_id))
