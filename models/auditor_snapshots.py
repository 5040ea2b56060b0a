"""Frozen values around the auditor's forms: marks, versions, bin, closed audits."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Self


class MarkKind(StrEnum):
    """What a mark says about a part of a form; marks never leave this computer.

    Only the words of a REOPENED one do, as the reason of the next return.
    """

    LATER = "later"
    DONE = "done"
    COPIED = "copied"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark. LATER: ``key`` is a question code. DONE: a page code, ``value`` "yes" or "no".

    COPIED: ``key`` is a field path, ``value`` the UIN of the case that the words came from.
    REOPENED: ``key`` is "reason", ``value`` says why a returned case was opened again.
    """

    kind: MarkKind
    key: str
    value: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text that once stood in a field; ``number`` grows with time."""

    number: int
    path: str
    text: str = field(repr=False)
    kept_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalNotes:
    """What an auditor notes for their own use; in no return, no print and no other file.

    ``typed_last`` is what stands in the boxes of the last involvement while it is no date, or
    while the status asks for none.
    """

    record: str = field(default="", repr=False)
    ask_office: str = field(default="", repr=False)
    typed_last: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuery:
    """A question of the office about a returned case; ``path`` is a field, "" the whole case.

    ``revision`` is that of the return which the office had read. ``reply`` is the auditor's answer,
    sent with the next return.
    """

    id: str
    uin: str
    path: str
    revision: int
    text: str = field(repr=False)
    asked_at: datetime
    reply: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePerson:
    """Somebody of a case, without a name; ``also`` are other initials of the same person."""

    initials: str
    relationship: str = field(repr=False)
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNames:
    """What is kept about the names and people of one case, or of several together.

    ``settled`` are keyed hashes of findings that were settled. Of each name watched for there is a
    set of keyed hashes; ``people`` have initials only. So no name can be read from it.
    ``local_words`` came with the pack: words of the area that are no names.
    """

    settled: frozenset[str] = field(default=frozenset(), repr=False)
    watched: tuple[frozenset[str], ...] = field(default=(), repr=False)
    people: tuple[CasePerson, ...] = ()
    local_words: frozenset[str] = frozenset()

    def with_those_of(self, other: Self) -> Self:
        """Give what is kept of both; what is the same in both stands once."""
        return replace(
            self,
            settled=self.settled | other.settled,
            watched=tuple(dict.fromkeys((*self.watched, *other.watched))),
            people=tuple(dict.fromkeys((*self.people, *other.people))),
            local_words=self.local_words | other.local_words,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BinItem:
    """One thing in the bin: the answers of a case, or (``form_id`` None) a whole audit."""

    id: str
    pack_id: str
    form_id: str | None
    uin: str
    audit_title: str
    agency_name: str
    put_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What stays of a return when everything else of its audit is deleted."""

    revision: int
    uins: tuple[str, ...]
    receipt: str
    file_name: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedAudit:
    """The record of a deletion: what was deleted, when, by whom, and the receipts that stay.

    ``answers`` counts the texts that were deleted, blank ones left out. ``is_rewritten`` says
    that the database was written anew since, so that no free page keeps any of them.
    """

    id: str
    audit_title: str
    agency_name: str
    cases: tuple[str, ...]
    answers: int
    receipts: tuple[Receipt, ...]
    closed_at: datetime
    closed_by: str
    is_rewritten: bool
