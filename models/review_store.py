"""What the office notes about the returns it has read: accepted, queried, moderated, picked."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    delete,
    func,
    insert,
    select,
    type_coerce,
    update,
)

from models.cell_traces import note_cell
from models.change_snapshots import ChangeKind, FieldChange, Trace
from models.change_store import note_change
from models.columns import now
from models.database import Database, table_of, upsert
from models.errors import ModelError, ModelFault
from models.review_snapshots import (
    Accepted,
    Moderation,
    Pick,
    Query,
    QueryFile,
    Redaction,
    Reviews,
)
from models.review_tables import (
    AcceptedRow,
    EmptiedFileRow,
    ModerationRow,
    PickRow,
    QueryFileRow,
    QueryRow,
    RedactionRow,
)
from models.snapshots import EntryState
from models.tables import AgencyRow, EntryRow

T = TypeVar("T")
_CELL = ("case_id", "agency_id", "at", "by")
_ACCEPT = upsert(table_of(AcceptedRow), "entry_id", "at", "by")
_MODERATE = upsert(table_of(ModerationRow), "grade", "reason", "entry_id", "at", "by")
_QUERIES = select(
    QueryRow.id,
    QueryRow.case_id,
    QueryRow.agency_id,
    QueryRow.path,
    QueryRow.text,
    QueryRow.at.label("asked_at"),
    QueryRow.by.label("asked_by"),
    func.coalesce(QueryRow.file_id, "").label("file_id"),
    QueryRow.closed_at,
)
_FILES = select(
    QueryFileRow.id,
    QueryFileRow.agency_id,
    QueryFileRow.pack_id,
    QueryFileRow.file_number.label("number"),
    QueryFileRow.file_name,
    QueryFileRow.sha256,
    QueryFileRow.made_at,
)
_REDACTION = (*_CELL, "id", "path", "instead", "length", "words", "places", "digest", "reason")
_MODERATION = (*_CELL, "question", "grade", "reason", "entry_id")
_PICK = (*_CELL, "id", "path", "theme", "start", "stop", "entry_id", "note")


class ReviewStore:
    """Every call is one transaction and may come from any thread.

    What is noted about an answer raises ModelError(EDIT_CONFLICT) where that answer does not
    count any more, so that nobody accepts or grades what they have not read.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, audit_id: str) -> Reviews:
        """Give all that was noted about the returns of an audit."""
        with self._database.looking() as connection:
            read = partial(_read, connection, audit_id)
            return Reviews(
                accepted=read(Accepted, AcceptedRow, select(table_of(AcceptedRow)), "at"),
                queries=read(Query, QueryRow, _QUERIES, "number"),
                files=read(QueryFile, QueryFileRow, _FILES, "number"),
                redactions=read(
                    Redaction, RedactionRow, _named(RedactionRow, _REDACTION), "number"
                ),
                moderations=read(
                    Moderation, ModerationRow, _named(ModerationRow, _MODERATION), "at"
                ),
                picks=read(Pick, PickRow, _named(PickRow, _PICK), "number"),
                replies=_replies(connection, audit_id),
            )

    def accept(self, accepted: Accepted, closing: Collection[str] = ()) -> None:
        """Take an answer as read and in order, and these queries about it as settled.

        Raises ModelError(EDIT_CONFLICT) too where another query is open: somebody has asked it
        meanwhile.
        """
        open_ones = (
            QueryRow.case_id == accepted.case_id,
            QueryRow.agency_id == accepted.agency_id,
            QueryRow.closed_at.is_(None),
        )
        with self._database.begin() as connection:
            _require_current(connection, accepted)
            asked = connection.scalars(select(QueryRow.id).where(*open_ones)).all()
            if not set(asked) <= set(closing):
                raise ModelError(ModelFault.EDIT_CONFLICT)
            connection.execute(_ACCEPT, _values(accepted, (*_CELL, "entry_id")))
            connection.execute(update(QueryRow).where(*open_ones).values(closed_at=accepted.at))
            cell = (accepted.case_id, accepted.agency_id)
            note_cell(connection, ChangeKind.RETURN_ACCEPTED, cell)

    def reopen(self, case_id: str, agency_id: str) -> None:
        """Take the word back that an answer is in order; nothing happens where there is none."""
        this = (AcceptedRow.case_id == case_id, AcceptedRow.agency_id == agency_id)
        with self._database.begin() as connection:
            if connection.execute(delete(AcceptedRow).where(*this)).rowcount:
                note_cell(connection, ChangeKind.REVIEW_REOPENED, (case_id, agency_id))

    # --- queries ------------------------------------------------------------------------------

    def ask(self, query: Query) -> None:
        """Keep a question to an agency; an answer that was accepted is open again."""
        values = _values(query, ("id", "case_id", "agency_id", "path", "text"))
        values |= {"at": query.asked_at, "by": query.asked_by}
        this = (AcceptedRow.case_id == query.case_id, AcceptedRow.agency_id == query.agency_id)
        with self._database.begin() as connection:
            connection.execute(delete(AcceptedRow).where(*this))
            connection.execute(insert(QueryRow), values)
            cell = (query.case_id, query.agency_id)
            note_cell(connection, ChangeKind.QUERY_ASKED, cell, facts=(query.path,))

    def close_query(self, query_id: str) -> None:
        """Want no answer any more; one that was never put into a file goes altogether."""
        this = QueryRow.id == query_id
        where = select(QueryRow.case_id, QueryRow.agency_id, QueryRow.path).where(this)
        with self._database.begin() as connection:
            found = connection.execute(where).one_or_none()
            if found is None:
                raise ModelError(ModelFault.NOT_FOUND)
            gone = connection.execute(delete(QueryRow).where(this, QueryRow.file_id.is_(None)))
            if gone.rowcount != 1:
                connection.execute(update(QueryRow).where(this).values(closed_at=now()))
            cell = (found.case_id, found.agency_id)
            note_cell(connection, ChangeKind.QUERY_CLOSED, cell, facts=(found.path,))

    def add_file(self, file: QueryFile, query_ids: Collection[str]) -> None:
        """Keep that a file of these queries was made.

        Raises ModelError(EDIT_CONFLICT) where the agency has a file of this number already.
        """
        values = _values(file, ("id", "agency_id", "pack_id", "file_name", "sha256", "made_at"))
        values["file_number"] = file.number
        last = select(func.coalesce(func.max(QueryFileRow.file_number), 0)).where(
            QueryFileRow.agency_id == file.agency_id
        )
        carried = update(QueryRow).where(QueryRow.id.in_(query_ids)).values(file_id=file.id)
        with self._database.begin() as connection:
            if connection.execute(last).scalar_one() != file.number - 1:
                raise ModelError(ModelFault.EDIT_CONFLICT)
            connection.execute(insert(QueryFileRow), values)
            connection.execute(carried)
            note_change(connection, _file_trace(connection, file, len(query_ids)))

    def take_back_file(self, file_id: str) -> None:
        """Forget a file that did not come to be; its queries wait for the next one."""
        with self._database.begin() as connection:
            whose = (
                select(AgencyRow.audit_id, AgencyRow.name, QueryFileRow.file_name)
                .join(QueryFileRow, QueryFileRow.agency_id == AgencyRow.id)
                .where(QueryFileRow.id == file_id)
            )
            lost = connection.execute(whose).one_or_none()
            if lost is not None:
                facts, kind = (lost.name, lost.file_name), ChangeKind.QUERY_FILE_LOST
                note_change(connection, Trace(kind=kind, audit_id=lost.audit_id, facts=facts))
            of_file = update(QueryRow).where(QueryRow.file_id == file_id)
            connection.execute(of_file.values(file_id=None))
            connection.execute(delete(QueryFileRow).where(QueryFileRow.id == file_id))

    # --- grades and picks ---------------------------------------------------------------------

    def moderate(self, moderation: Moderation, seen: Moderation | None = None) -> None:
        """Keep the office's grade beside the agency's own, in place of the one that was seen.

        Raises ModelError(EDIT_CONFLICT) too where another one stands by now.
        """
        cell, question = (moderation.case_id, moderation.agency_id), moderation.question
        with self._database.begin() as connection:
            _require_current(connection, moderation)
            before = _grade_seen(connection, (*cell, question), seen)
            connection.execute(_MODERATE, _values(moderation, _MODERATION))
            change = FieldChange(field="grade", before=before, after=moderation.grade)
            # Where only the reason is another one, the line itself says that something was done.
            fields = (change,) if before != moderation.grade else ()
            kind = ChangeKind.GRADE_MODERATED
            note_cell(connection, kind, cell, facts=(question,), fields=fields)

    def end_moderation(self, seen: Moderation) -> None:
        """Take the office's grade away; nothing happens where there is none.

        Raises ModelError(EDIT_CONFLICT) where another one stands by now.
        """
        cell, question = (seen.case_id, seen.agency_id), seen.question
        with self._database.begin() as connection:
            if _grade_seen(connection, (*cell, question), seen):
                connection.execute(delete(ModerationRow).where(*_graded(*cell, question)))
                note_cell(connection, ChangeKind.MODERATION_ENDED, cell, facts=(question,))

    def add_picks(self, picks: Sequence[Pick]) -> None:
        """Mark an answer, for several themes at once."""
        with self._database.begin() as connection:
            for each in picks:
                _require_current(connection, each)
                connection.execute(insert(PickRow), _values(each, _PICK))
                cell = (each.case_id, each.agency_id)
                facts = (each.path, each.theme)
                note_cell(connection, ChangeKind.ANSWER_PICKED, cell, facts=facts)

    def drop_pick(self, pick_id: str) -> None:
        """Take a mark away; raise ModelError(NOT_FOUND)."""
        this = PickRow.id == pick_id
        names = (PickRow.case_id, PickRow.agency_id, PickRow.path, PickRow.theme)
        with self._database.begin() as connection:
            found = connection.execute(select(*names).where(this)).one_or_none()
            if found is None:
                raise ModelError(ModelFault.NOT_FOUND)
            connection.execute(delete(PickRow).where(this))
            cell, facts = (found.case_id, found.agency_id), (found.path, found.theme)
            note_cell(connection, ChangeKind.PICK_TAKEN_OUT, cell, facts=facts)

    # --- files that went with a redaction -----------------------------------------------------

    def emptied_files(self, agency_id: str) -> Mapping[str, str | None]:
        """Give what each return names as its predecessor, by the hash of its file, where gone."""
        query = select(EmptiedFileRow.file_sha256, EmptiedFileRow.previous_header)
        with self._database.looking() as connection:
            found = connection.execute(query.where(EmptiedFileRow.agency_id == agency_id))
            return {row.file_sha256: row.previous_header for row in found}


def _file_trace(connection: Connection, file: QueryFile, queries: int) -> Trace:
    whose = select(AgencyRow.audit_id, AgencyRow.name).where(AgencyRow.id == file.agency_id)
    found = connection.execute(whose).one()
    facts = (found.name, str(queries), file.file_name)
    return Trace(kind=ChangeKind.QUERIES_SENT, audit_id=found.audit_id, facts=facts)


def _graded(case_id: str, agency_id: str, question: str) -> tuple[ColumnElement[bool], ...]:
    return (
        ModerationRow.case_id == case_id,
        ModerationRow.agency_id == agency_id,
        ModerationRow.question == question,
    )


def _grade_seen(connection: Connection, key: tuple[str, str, str], seen: Moderation | None) -> str:
    """Give the grade that stands, "" for none; raise EDIT_CONFLICT where it is not the one seen."""
    query = select(ModerationRow.grade, ModerationRow.reason).where(*_graded(*key))
    found = connection.execute(query).one_or_none()
    if found is None:
        return ""
    if seen is None or (found.grade, found.reason) != (seen.grade, seen.reason):
        raise ModelError(ModelFault.EDIT_CONFLICT)
    return found.grade


def _read(
    connection: Connection,
    audit_id: str,
    make: type[T],
    row: type[Any],
    query: Select[*tuple[Any, ...]],
    by: str,
) -> tuple[T, ...]:
    mine = query.join(AgencyRow, AgencyRow.id == row.agency_id)
    mine = mine.where(AgencyRow.audit_id == audit_id)
    mine = mine.order_by(getattr(row, by), *table_of(row).primary_key.columns)
    return tuple(make(**each) for each in connection.execute(mine).mappings())


def _replies(connection: Connection, audit_id: str) -> dict[str, str]:
    query = (
        select(EntryRow.replies)
        .join(AgencyRow, AgencyRow.id == EntryRow.agency_id)
        .where(AgencyRow.audit_id == audit_id, EntryRow.state == EntryState.CURRENT)
        .where(type_coerce(EntryRow.replies, Text) != "{}")
    )
    found: dict[str, str] = {}
    for replies in connection.scalars(query):
        found |= replies
    return found


def _named(row: type[Any], names: Sequence[str]) -> Select[*tuple[Any, ...]]:
    return select(*(getattr(row, name) for name in names))


def _values(snapshot: object, names: Sequence[str]) -> dict[str, object]:
    return {name: getattr(snapshot, name) for name in names}


def _require_current(connection: Connection, noted: Accepted | Moderation | Pick) -> None:
    query = select(EntryRow.id).where(
        EntryRow.id == noted.entry_id,
        EntryRow.case_id == noted.case_id,
        EntryRow.agency_id == noted.agency_id,
        EntryRow.state == EntryState.CURRENT,
    )
    if connection.execute(query).first() is None:
        raise ModelError(ModelFault.EDIT_CONFLICT)
