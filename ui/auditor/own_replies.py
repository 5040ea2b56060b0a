"""The queries of the office about one open form, with the answers as they are being written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from export.name_gate import reply_path
from models.auditor_snapshots import AskedQuery

REPLY_KEY = "\x00reply:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer to a query, on its way to the store."""

    query_id: str
    text: str = field(repr=False)


class OwnReplies:
    """``change`` takes a key and what is to be saved, as any change of the form."""

    def __init__(
        self, queries: Sequence[AskedQuery], change: Callable[[str, object], None]
    ) -> None:
        self.queries = tuple(queries)
        self._change = change

    def put(self, query_id: str, text: str) -> None:
        """Take the whole answer to a query."""
        self.queries = tuple(
            replace(each, reply=text) if each.id == query_id else each for each in self.queries
        )
        self._change(f"{REPLY_KEY}{query_id}", Reply(query_id=query_id, text=text))

    def text(self, query_id: str) -> str:
        """Give the answer to a query as it is now; "" where there is none."""
        return next((each.reply for each in self.queries if each.id == query_id), "")

    def texts(self) -> dict[str, str]:
        """Give the answers that would be sent, by their place."""
        return {reply_path(each.id): each.reply for each in self.queries if each.reply.strip()}


def waiting(queries: Sequence[AskedQuery]) -> int:
    """Count the queries without an answer in words; whether an answer changed is not asked."""
    return sum(1 for each in queries if not each.reply.strip())
