"""Looking through what agencies wrote, audit by audit or in the whole store."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Text,
    and_,
    func,
    or_,
    select,
    type_coerce,
)

from forms.scope import Scope
from models.columns import scope_of
from models.database import Database
from models.prepared import Driver
from models.search_tables import EntryMarksRow
from models.snapshots import EntryState
from models.tables import AgencyRow, AuditRow, CaseRow, EntryRow
from models.word_marks import has_marks, wanted
from models.written import Written, has_unmarked
from models.written import unmarked as all_unmarked

AT_ONCE = 50
# What stands in the store as it is typed: no quotes or backslashes, which are written otherwise
# there, and no letters whose capitals the database does not know.
_PLAIN = re.compile(r"[!#-\[\]-~]+")
# As it is written in the file: the column's own type would take a needle for a set of answers.
_STORED = type_coerce(EntryRow.answers, Text)
_COUNTING = (
    select(
        EntryRow.id.label("entry_id"),
        CaseRow.audit_id,
        AuditRow.tool_sha256,
        EntryRow.case_id,
        CaseRow.uin,
        EntryRow.agency_id,
        AgencyRow.name,
        EntryRow.status,
        EntryRow.reason,
        EntryRow.known_child,
        EntryRow.known_parents,
        EntryRow.last_involvement,
        EntryRow.answers,
    )
    .join(CaseRow, CaseRow.id == EntryRow.case_id)
    .join(AuditRow, AuditRow.id == CaseRow.audit_id)
    .join(AgencyRow, AgencyRow.id == EntryRow.agency_id)
    .where(EntryRow.state == EntryState.CURRENT)
    .order_by(EntryRow.number.desc())
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchScope:
    """Where to look; "" is everywhere. Cases and agencies are named as people name them."""

    audit_id: str = ""
    uin: str = ""
    agency_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An answer that counts and may hold what is looked for."""

    entry_id: str
    audit_id: str
    tool_sha256: str
    case_id: str
    uin: str
    agency_id: str
    agency: str
    scope: Scope = field(repr=False)
    answers: Mapping[str, str] = field(repr=False)


class AnswerSearch:
    """Reads the answers that may hold what is looked for, ruled in by their marks.

    Reading them all is what would take time: about four seconds for 100,000 forms. Within one
    audit that is not worth a detour.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._written = Written()

    def scan(
        self, where: SearchScope, parts: Sequence[str], take: Callable[[Candidate], bool]
    ) -> None:
        """Give ``take`` every entry that may hold all parts, the latest first, until it says no.

        A part is words as they are compared. What is ruled out here does not hold it; what is given
        may hold it in codes of questions alone, or not, so whoever takes looks again. ``take`` must
        not ask the store for anything.
        """
        query = _within(where)
        for needle in filter(None, map(plain_piece, parts)):
            query = query.where(
                or_(
                    _STORED.icontains(needle, autoescape=True),
                    EntryRow.reason.icontains(needle, autoescape=True),
                )
            )
        asked = wanted(word for part in parts for word in part.split())
        if where.audit_id or not any(asked):
            with self._database.looking() as connection:
                _give(connection, query, take)
            return
        with self._database.looking() as connection:
            healing = has_unmarked(connection)
            numbers = sorted(_marked(connection, asked, unmarked=healing), reverse=True)
            for place in range(0, len(numbers), AT_ONCE):
                some = query.where(EntryRow.number.in_(numbers[place : place + AT_ONCE]))
                if not _give(connection, some, take):
                    break
        if healing:
            with self._database.begin() as connection:
                self._written.heal(connection)


def plain_piece(part: str) -> str:
    """Give the longest piece of a part that the database can look for, "" where there is none."""
    return max(_PLAIN.findall(part), key=len, default="")


def _give(
    connection: Connection, query: Select[*tuple[Any, ...]], take: Callable[[Candidate], bool]
) -> bool:
    """Give what a query finds, until ``take`` says no; False then."""
    # Closed at once where it stops: a server would go on and hold what it found.
    with closing(connection.execution_options(yield_per=AT_ONCE).execute(query)) as found:
        return all(take(_candidate(row)) for row in found.mappings())


def _marked(connection: Connection, asked: bytes, *, unmarked: bool) -> set[int]:
    """Give the numbers of the entries that may hold what is asked."""
    query = select(EntryMarksRow.entry_number).where(_may_hold(connection, asked))
    numbers = set(connection.scalars(query))
    return numbers | set(connection.scalars(all_unmarked())) if unmarked else numbers


def _may_hold(connection: Connection, asked: bytes) -> ColumnElement[bool]:
    """Compare marks where they lie: by our own function in a file, by bytes on a server."""
    marks = EntryMarksRow.marks
    if connection.dialect.name == "sqlite":
        driver = cast("Driver", connection.connection.driver_connection)
        driver.create_function("has_marks", 1, has_marks(asked))
        return func.has_marks(marks) == 1
    return and_(
        *(
            func.get_byte(marks, place).op("&")(part) == part
            for place, part in enumerate(asked)
            if part
        )
    )


def _within(where: SearchScope) -> Select[*tuple[Any, ...]]:
    query = _COUNTING
    if where.audit_id:
        query = query.where(CaseRow.audit_id == where.audit_id)
    if where.uin:
        query = query.where(CaseRow.uin == where.uin)
    if where.agency_code:
        query = query.where(AgencyRow.code == where.agency_code)
    return query


def _candidate(row: RowMapping) -> Candidate:
    return Candidate(
        entry_id=row["entry_id"],
        audit_id=row["audit_id"],
        tool_sha256=row["tool_sha256"],
        case_id=row["case_id"],
        uin=row["uin"],
        agency_id=row["agency_id"],
        agency=row["name"],
        scope=scope_of(row),
        answers=row["answers"],
    )
