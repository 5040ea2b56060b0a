"""Queries of the office on the auditor's laptop, and the answers to them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from models.auditor_snapshots import AskedQuery
from models.auditor_tables import AskedRow, FormRow, OpenedPackRow
from models.columns import now
from models.database import Database
from models.errors import ModelError, ModelFault

_COLUMNS = (
    AskedRow.id,
    FormRow.uin,
    AskedRow.path,
    AskedRow.revision,
    AskedRow.text,
    AskedRow.asked_at,
    AskedRow.reply,
)
_QUERIES = (
    select(*_COLUMNS)
    .join(FormRow, FormRow.id == AskedRow.form_id)
    .order_by(AskedRow.asked_at, AskedRow.place, AskedRow.id)
)


class AskedStore:
    """Every call is one transaction and may come from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, pack_id: str, queries: Sequence[AskedQuery]) -> tuple[AskedQuery, ...]:
        """Keep queries with their cases, and give those that were not here before.

        Raises ModelError(NOT_FOUND) where the pack, or the form of a case, is not here any more.
        """
        forms = (
            select(FormRow.uin, FormRow.id)
            .join(OpenedPackRow, OpenedPackRow.number == FormRow.pack_number)
            .where(OpenedPackRow.id == pack_id)
        )
        with self._database.begin() as connection:
            form_of = {row.uin: row.id for row in connection.execute(forms)}
            ids = AskedRow.id.in_([each.id for each in queries])
            known = set(connection.scalars(select(AskedRow.id).where(ids)))
            if any(each.uin not in form_of for each in queries):
                raise ModelError(ModelFault.NOT_FOUND)
            values = [
                {
                    "id": each.id,
                    "form_id": form_of[each.uin],
                    "path": each.path,
                    "revision": each.revision,
                    "text": each.text,
                    "asked_at": each.asked_at,
                    "place": place,
                    "reply": "",
                }
                for place, each in enumerate(queries)
                if each.id not in known
            ]
            if values:
                connection.execute(insert(AskedRow), values)
        return tuple(each for each in queries if each.id not in known)

    def of(self, form_id: str) -> tuple[AskedQuery, ...]:
        """Give the queries about a form, in the order in which they were asked."""
        with self._database.looking() as connection:
            found = connection.execute(_QUERIES.where(AskedRow.form_id == form_id)).mappings()
            return tuple(AskedQuery(**row) for row in found)

    def of_pack(self, pack_id: str) -> Mapping[str, tuple[AskedQuery, ...]]:
        """Give the queries of a whole pack, by UIN."""
        query = _QUERIES.join(OpenedPackRow, OpenedPackRow.number == FormRow.pack_number)
        found: dict[str, tuple[AskedQuery, ...]] = {}
        with self._database.looking() as connection:
            for row in connection.execute(query.where(OpenedPackRow.id == pack_id)).mappings():
                each = AskedQuery(**row)
                found[each.uin] = (*found.get(each.uin, ()), each)
        return found

    def reply(self, form_id: str, query_id: str, text: str) -> datetime:
        """Keep an answer to a query and give the moment; it is on the disk on return.

        A completed form is open again. Raises ModelError(NOT_FOUND).
        """
        moment = now()
        touched = {"changed_at": moment, "completed_at": None, "changed_since_return": True}
        this = (AskedRow.id == query_id, AskedRow.form_id == form_id)
        with self._database.begin() as connection:
            kept = connection.execute(update(AskedRow).where(*this).values(reply=text))
            if kept.rowcount != 1:
                raise ModelError(ModelFault.NOT_FOUND)
            connection.execute(update(FormRow).where(FormRow.id == form_id).values(**touched))
        return moment


def held_replies(connection: Connection, form_id: str) -> dict[str, str]:
    """Give the answers to queries that a form holds, by the query; blank ones left out."""
    query = select(AskedRow.id, AskedRow.reply)
    this = (AskedRow.form_id == form_id, AskedRow.reply != "")
    return {row.id: row.reply for row in connection.execute(query.where(*this))}


def fill_replies(connection: Connection, form_id: str, replies: Mapping[str, str]) -> None:
    """Let a form hold exactly these answers; the office's queries stay."""
    mine = AskedRow.form_id == form_id
    connection.execute(update(AskedRow).where(mine).values(reply=""))
    for query_id, text in replies.items():
        this = update(AskedRow).where(mine, AskedRow.id == query_id)
        connection.execute(this.values(reply=text))
