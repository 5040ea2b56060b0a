"""Taking identifying words out of what an agency sent, so that they are in no file any more."""

from collections.abc import Callable

from sqlalchemy import Connection, insert, update

from models.cell_traces import note_cell
from models.change_snapshots import ChangeKind
from models.database import Database, table_of, upsert
from models.deletion_snapshots import Owed
from models.errors import ModelError, ModelFault
from models.redacted_words import cut_own_words, cut_return
from models.review_snapshots import Rewriting
from models.review_tables import EmptiedFileRow, RedactionRow
from models.rewriting import owe_rewrite, rewrite_if_owed
from models.tables import EntryRow, InboxRow, ReturnRow
from models.written import forget_marks

_EMPTIED = upsert(table_of(EmptiedFileRow))
_TRACE = (
    "id",
    "case_id",
    "agency_id",
    "path",
    "instead",
    "length",
    "words",
    "places",
    "digest",
    "reason",
    "at",
    "by",
)


class RedactionStore:
    """Each call is one transaction and may come from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def redact(self, rewriting: Rewriting, cut: Callable[[str], str]) -> Owed | None:
        """Write the texts without the words, drop the files they came in, and keep the trace.

        ``cut`` takes the words out of a text: what the office itself wrote about the case and the
        agency is read and rewritten here, so that nothing written meanwhile is missed or lost.
        Gives what the disk refused: free pages or copies of the profile may hold the words until
        it is done, which each opening tries again. Raises ModelError(EDIT_CONFLICT) where an
        answer is not there any more; then nothing was changed.
        """
        redaction = rewriting.redaction
        with self._database.begin() as connection:
            for entry in rewriting.entries:
                values = {
                    "answers": dict(entry.answers),
                    "reason": entry.reason,
                    "replies": dict(entry.replies),
                }
                changed = update(EntryRow).where(EntryRow.id == entry.entry_id).values(values)
                if connection.execute(changed).rowcount != 1:
                    raise ModelError(ModelFault.EDIT_CONFLICT)
                forget_marks(connection, entry.entry_id)
            _drop_files(connection, rewriting, cut)
            cell = (redaction.case_id, redaction.agency_id)
            trace = {name: getattr(redaction, name) for name in _TRACE}
            connection.execute(insert(RedactionRow), trace)
            cut_own_words(connection, cell, cut)
            facts = (redaction.path, str(redaction.places), redaction.instead)
            note_cell(connection, ChangeKind.WORDS_REDACTED, cell, facts=facts)
            owe_rewrite(connection, redaction.id)
        return rewrite_if_owed(self._database)


def _drop_files(connection: Connection, rewriting: Rewriting, cut: Callable[[str], str]) -> None:
    agency_id = rewriting.redaction.agency_id
    for each in rewriting.returns:
        cut_return(connection, each.return_id, cut)
        this = ReturnRow.id == each.return_id
        connection.execute(update(ReturnRow).where(this).values(reason=each.reason))
        emptied = {
            "file_sha256": each.file_sha256,
            "agency_id": agency_id,
            "previous_header": each.previous_header,
        }
        connection.execute(_EMPTIED, emptied)
        kept = InboxRow.sha256 == each.file_sha256
        connection.execute(update(InboxRow).where(kept).values(raw=None))
