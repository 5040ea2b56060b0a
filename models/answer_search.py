"""Looking through what agencies wrote, audit by audit or in the whole store."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import RowMapping, Select, Text, or_, select, type_coerce

from forms.scope import Scope
from models.columns import scope_of
from models.database import Database
from models.snapshots import EntryState
from models.tables import AgencyRow, CaseRow, EntryRow

AT_ONCE = 50
# As it is written in the file: the column's own type would take a needle for a set of answers.
_STORED = type_coerce(EntryRow.answers, Text)
_COUNTING = (
    select(
        EntryRow.id.label("entry_id"),
        CaseRow.audit_id,
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
    case_id: str
    uin: str
    agency_id: str
    agency: str
    scope: Scope = field(repr=False)
    answers: Mapping[str, str] = field(repr=False)


class AnswerSearch:
    """Reads every answer that counts: the file is encrypted, and reading it is what takes time.

    About 0.4 seconds for 10,000 forms. An index of words would be quicker, and a second copy of
    every word to be deleted with its audit.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def scan(
        self, where: SearchScope, needles: Sequence[str], take: Callable[[Candidate], bool]
    ) -> None:
        """Give ``take`` every entry that holds all needles, the latest first, until it says no.

        A needle is found whatever its case, anywhere in what is stored: codes of questions too,
        so whoever takes looks again. ``take`` must not ask the store for anything.
        """
        query = _within(where)
        for needle in needles:
            query = query.where(
                or_(
                    _STORED.icontains(needle, autoescape=True),
                    EntryRow.reason.icontains(needle, autoescape=True),
                )
            )
        with (
            self._database.looking() as connection,
            # Closed at once where ``take`` stops: a server would go on and hold what it found.
            closing(connection.execution_options(yield_per=AT_ONCE).execute(query)) as found,
        ):
            for row in found.mappings():
                if not take(_candidate(row)):
                    return


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
        case_id=row["case_id"],
        uin=row["uin"],
        agency_id=row["agency_id"],
        agency=row["name"],
        scope=scope_of(row),
        answers=row["answers"],
    )
