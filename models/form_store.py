"""The auditor's packs and forms: every answer is on the disk before "Saved" is said."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import bindparam, delete, insert, select, update

from forms.scope import Scope
from models import form_rows as rows
from models.auditor_snapshots import LocalNotes
from models.auditor_tables import (
    AnswerRow,
    FormerPackRow,
    FormRow,
    OpenedPackRow,
    SentReturnRow,
    SettledRow,
)
from models.columns import now
from models.database import Database, table_of, upsert
from models.errors import ModelError, ModelFault
from models.form_packs import add_new_pack, held_pack, replace_pack
from models.prepared import Prepared
from models.snapshots import Form, OpenedPack, PackCase, SentReturn, Settled
from models.under_way import add_note, drop_note

# Built once: a save is to cost little more than the commit itself.
_FORMS = table_of(FormRow)
_TOUCH = Prepared(
    update(_FORMS)
    .where(_FORMS.c.id == bindparam("of"))
    .values(changed_at=bindparam("at"), completed_at=None, changed_since_return=True)
)
_SAVE_ANSWER = Prepared(upsert(table_of(AnswerRow), "text"))
_ANSWERS = Prepared(
    select(AnswerRow.path, AnswerRow.text).where(AnswerRow.form_id == bindparam("of"))
)
_SETTLE = upsert(table_of(SettledRow), "kind", "tier", "reason")


class FormStore:
    """Keeps the auditor's work; every call is one transaction and may come from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- packs --------------------------------------------------------------------------------

    def add_pack(self, pack: OpenedPack, cases: Sequence[PackCase]) -> None:
        """Keep an opened pack with its cases; the same pack again changes nothing.

        A newer pack of the same audit and agency takes the place of the old one: answers stay,
        new cases come, and a case that is no longer asked goes unless it was worked on.
        Raises ModelError(OLDER_PACK) for one that a newer one has replaced.
        """
        with self._database.begin() as connection:
            former = select(FormerPackRow.id).where(FormerPackRow.id == pack.id)
            if connection.execute(former).first() is not None:
                raise ModelError(ModelFault.OLDER_PACK)
            held = held_pack(connection, pack)
            if held is None:
                add_new_pack(connection, pack, cases)
            elif held.id != pack.id:
                replace_pack(connection, held, pack, cases)

    def packs(self) -> tuple[OpenedPack, ...]:
        """Give every pack that is not in the bin, the one opened last first."""
        query = rows.PACKS.where(OpenedPackRow.binned_at.is_(None))
        query = query.order_by(OpenedPackRow.number.desc())
        with self._database.looking() as connection:
            return tuple(rows.pack_of(row) for row in connection.execute(query).mappings())

    def pack(self, pack_id: str) -> OpenedPack:
        """Give one pack; raise ModelError(NOT_FOUND)."""
        query = rows.PACKS.where(OpenedPackRow.id == pack_id)
        with self._database.looking() as connection:
            found = connection.execute(query).mappings().one_or_none()
        if found is None:
            raise ModelError(ModelFault.NOT_FOUND)
        return rows.pack_of(found)

    # --- forms --------------------------------------------------------------------------------

    def forms(self, pack_id: str) -> tuple[Form, ...]:
        """Give the forms of a pack in the order of its cases."""
        query = rows.FORMS.where(OpenedPackRow.id == pack_id).order_by(FormRow.position)
        with self._database.looking() as connection:
            return tuple(rows.form_of(row) for row in connection.execute(query).mappings())

    def form(self, form_id: str) -> Form:
        """Give one form; raise ModelError(NOT_FOUND)."""
        with self._database.looking() as connection:
            return rows.form_row(connection, form_id)

    def save_scope(self, form_id: str, scope: Scope) -> Form:
        """Keep what is said before the form; a completed form is open again."""
        return self._change(form_id, rows.changed_values(scope))

    def save_local(self, form_id: str, notes: LocalNotes) -> Form:
        """Keep what is never exported; not a change of the form itself."""
        values = {
            "local_record": notes.record,
            "ask_office": notes.ask_office,
            "typed_last": notes.typed_last,
        }
        return self._change(form_id, values)

    def save_place(self, form_id: str, place: str) -> None:
        """Keep the page to open again; not a change of the form itself."""
        self._change(form_id, {"place": place})

    def answers(self, form_id: str) -> dict[str, str]:
        """Give every text kept of a form, by field path; blank ones too."""
        with self._database.reading() as store:
            return {row["path"]: row["text"] for row in store.rows(_ANSWERS, {"of": form_id})}

    def save_answers(self, form_id: str, texts: Mapping[str, str]) -> datetime:
        """Keep the texts, all or none, and give the moment; it is on the disk on return.

        A completed form is open again. Raises ModelError (NOT_FOUND, DISK_FULL and so on).
        """
        moment = now()
        values = [{"form_id": form_id, "path": path, "text": text} for path, text in texts.items()]
        with self._database.quick() as store:
            if store.run(_TOUCH, {"of": form_id, "at": moment}) != 1:
                raise ModelError(ModelFault.NOT_FOUND)
            store.run_all(_SAVE_ANSWER, values)
        return moment

    def mark_completed(self, form_id: str, done: bool) -> Form:  # noqa: FBT001  the contract
        """Set or take back the auditor's word that the form is complete."""
        return self._change(form_id, {"completed_at": now() if done else None})

    # --- the name check -----------------------------------------------------------------------

    def settled(self, form_id: str) -> tuple[Settled, ...]:
        """Give the findings that the auditor settled in a form."""
        query = (
            select(SettledRow.digest, SettledRow.kind, SettledRow.tier, SettledRow.reason)
            .where(SettledRow.form_id == form_id)
            .order_by(SettledRow.digest)
        )
        with self._database.looking() as connection:
            return tuple(Settled(**row) for row in connection.execute(query).mappings())

    def settle(self, form_id: str, settled: Settled) -> None:
        """Keep that a finding is settled; a second word on the same one replaces the first."""
        values = {
            "form_id": form_id,
            "digest": settled.digest,
            "kind": settled.kind,
            "tier": settled.tier,
            "reason": settled.reason,
        }
        with self._database.begin() as connection:
            rows.form_row(connection, form_id)
            connection.execute(_SETTLE, values)

    # --- returns ------------------------------------------------------------------------------

    def add_sent(self, sent: SentReturn, path: Path | None = None) -> None:
        """Keep a return just made: the revision, its header and the forms that it carried.

        Forms that it takes back are as if they had never been returned. With a ``path`` it is
        under way until its file is known to be there.

        Raises ModelError(EDIT_CONFLICT) unless its revision is the next one of the pack.
        """
        with self._database.begin() as connection:
            moved = connection.execute(
                update(OpenedPackRow)
                .where(
                    OpenedPackRow.id == sent.pack_id, OpenedPackRow.revision == sent.revision - 1
                )
                .values(revision=sent.revision, previous_header=sent.header_sha256)
                .returning(OpenedPackRow.number)
            ).scalar_one_or_none()
            if moved is None:
                raise ModelError(ModelFault.EDIT_CONFLICT)
            if path is not None:
                add_note(connection, sent.id, path)
            connection.execute(
                insert(SentReturnRow), {**rows.sent_values(sent), "pack_number": moved}
            )
            connection.execute(
                update(FormRow)
                .where(FormRow.pack_number == moved, FormRow.uin.in_(sent.uins))
                .values(
                    returned_revision=None if sent.withdraws else sent.revision,
                    changed_since_return=False,
                )
            )

    def withdraw_unsent(self, sent: SentReturn) -> None:
        """Take a return off the record whose file did not come to be; its number stays spent.

        Each form it named is marked again with the newest return that did carry it.
        """
        this = (SentReturnRow.id == sent.id,)
        with self._database.begin() as connection:
            number = connection.execute(
                delete(SentReturnRow).where(*this).returning(SentReturnRow.pack_number)
            ).scalar_one_or_none()
            if number is None:
                return
            drop_note(connection, sent.id)
            rows.go_back_to_carriers(connection, number, sent.uins)

    def sent(self, pack_id: str) -> tuple[SentReturn, ...]:
        """Give the returns made from a pack and from those it replaced, the newest first."""
        query = (
            select(*rows.SENT_COLUMNS)
            .join(OpenedPackRow, OpenedPackRow.number == SentReturnRow.pack_number)
            .where(OpenedPackRow.id == pack_id)
            .order_by(SentReturnRow.number.desc())
        )
        with self._database.looking() as connection:
            return tuple(SentReturn(**row) for row in connection.execute(query).mappings())

    def _change(self, form_id: str, values: Mapping[str, object]) -> Form:
        with self._database.begin() as connection:
            connection.execute(update(FormRow).where(FormRow.id == form_id).values(**values))
            return rows.form_row(connection, form_id)
