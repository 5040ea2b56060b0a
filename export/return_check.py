"""Does a return speak only of what its pack asked? The same kinds parse what the form parsed."""

from collections.abc import Collection, Mapping
from datetime import date

from anonymise import Kind
from export.errors import FileFault, FileRejected
from export.return_format import (
    BodyEntry,
    ReturnBody,
    ReturnHeader,
    count_answers,
    withdrawn_entry,
)
from forms.definition import Tool, is_among
from forms.errors import AnswerRejected
from forms.kinds import Value
from forms.scope import STATUSES

_KINDS = frozenset(kind.value for kind in Kind)
# Where a window is set, the day must at least be one that a living record can hold.
_EARLIEST = date(1900, 1, 1)


class ReturnCheck:
    """Checks the entries of returns against one tool; built once for many files."""

    def __init__(self, tool: Tool) -> None:
        self._fields = {field.path: field for field in tool.fields}
        self._alerts = [(each, each.alert) for each in tool.questions if each.alert is not None]

    def check(
        self, header: ReturnHeader, body: ReturnBody, *, uins: Collection[str], today: date
    ) -> None:
        """Raise FileRejected for a case, question, answer, date or count that cannot be."""
        named = [entry.uin for entry in body.entries]
        for uin in named:
            if uin not in uins:
                raise FileRejected(FileFault.OUT_OF_SCOPE, "case")
        if len(set(named)) != len(named):
            raise FileRejected(FileFault.BAD_BODY, "doubled")
        if (header.cases, header.answers) != (len(named), count_answers(body.entries)):
            raise FileRejected(FileFault.BAD_BODY, "counts")
        if header.withdraws and not body.reason.strip():
            raise FileRejected(FileFault.BAD_BODY, "reason")
        for entry in body.entries:
            if header.withdraws:
                _check_withdrawn(entry)
            else:
                self._check_entry(entry, today)

    def concerns(self, body: ReturnBody) -> tuple[str, ...]:
        """Name the cases of a checked body with an answer that raises the alert of its question."""
        return tuple(
            entry.uin
            for entry in body.entries
            if any(
                is_among(question.kind.parse(entry.answers.get(question.code, "")), alert.values)
                for question, alert in self._alerts
            )
        )

    def _check_entry(self, entry: BodyEntry, today: date) -> None:
        rule = STATUSES[entry.status]
        if not rule.by_auditor:
            raise FileRejected(FileFault.BAD_BODY, "status", entry.uin)
        if rule.needs_reason and not entry.reason.strip():
            raise FileRejected(FileFault.BAD_BODY, "reason", entry.uin)
        last = entry.last_involvement
        if last is not None and not _EARLIEST <= last <= today:
            raise FileRejected(FileFault.BAD_DATE, entry.uin)
        if entry.answers and not rule.has_form:
            raise FileRejected(FileFault.BAD_BODY, "answers", entry.uin)
        if not entry.cleared.keys() <= _KINDS:
            raise FileRejected(FileFault.BAD_BODY, "cleared", entry.uin)
        self._check_answers(entry.uin, entry.answers)

    def _check_answers(self, uin: str, answers: Mapping[str, str]) -> None:
        for path, text in answers.items():
            field = self._fields.get(path)
            if field is None:
                raise FileRejected(FileFault.OUT_OF_SCOPE, "question", uin)
            value: Value | None
            try:
                value = field.kind.parse(text)
            except AnswerRejected as rejected:
                raise FileRejected(FileFault.BAD_BODY, rejected.fault.value, uin) from None
            # Only the one canonical text of a value is ever sent; anything else was not made here.
            if value is None or field.kind.write(value) != text:
                raise FileRejected(FileFault.BAD_BODY, "not-canonical", uin)


def _check_withdrawn(entry: BodyEntry) -> None:
    """Refuse a case that is taken back and says more than its UIN."""
    if entry != withdrawn_entry(entry.uin):
        raise FileRejected(FileFault.BAD_BODY, "withdrawn", entry.uin)
