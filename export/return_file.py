"""Making a return: gate, check, write, self-test, seal. It fails closed: no doubt, or no file."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from anonymise import Checker, Tier
from export.errors import FileFault, FileRejected
from export.fields import safe_part
from export.name_gate import RETURN_REASON, look_for_names, reply_path, texts_of
from export.return_check import ReturnCheck
from export.return_format import (
    BodyEntry,
    ReturnBody,
    ReturnHeader,
    count_answers,
    laptop_words,
    read_body,
    read_return,
    receipt_words,
    verify_return,
    withdrawn_entry,
    write_body,
    write_return,
)
from export.sealing import MAX_FILE, Algorithm, algorithm_of, check_outside, seal
from export.signing import public_key
from forms.definition import Tool
from forms.filling import Filling
from forms.loading import read_tool
from forms.scope import STATUSES, Scope, scope_gaps
from forms.signs import HIDDEN
from forms.window import WindowMode
from models.auditor_snapshots import CaseNames
from models.snapshots import OpenedPack, ProfileDetails, SentReturn

__all__ = [
    "MadeReturn",
    "ReturnDraft",
    "ReturnEntry",
    "installation_words",
    "make_return",
    "receipt_words",
    "return_file_name",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnEntry:
    """One case to be sent. ``answers`` come from ``Filling.answers()``; none without a form.

    ``names`` is what is kept here of its names and people; of it only counts are sent.
    ``replies`` answer queries of the office, by the id of the query.
    """

    uin: str
    scope: Scope
    answers: Mapping[str, str]
    replies: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    names: CaseNames = field(default_factory=CaseNames)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnDraft:
    """What one return is to hold; ``declaration`` is the sentence that the auditor confirmed.

    ``reason`` says why something that was returned before has changed. With ``withdraws`` the
    cases are taken back: nothing of their entries is sent but the UIN. ``names`` is what the
    reason was checked with.
    """

    pack: OpenedPack
    entries: Sequence[ReturnEntry] = field(repr=False)
    auditor_name: str
    auditor_title: str
    declaration: str
    created_at: datetime
    reason: str = field(default="", repr=False)
    withdraws: bool = False
    names: CaseNames = field(default_factory=CaseNames)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeReturn:
    """A sealed return, and what the store keeps about it once the file is saved."""

    raw: bytes
    sent: SentReturn
    cleared: Mapping[str, Mapping[str, int]]


def installation_words(details: ProfileDetails) -> str:
    """Give the six words by which the office knows this installation, the same on both sides."""
    return laptop_words(public_key(details.signing_key))


def return_file_name(audit_code: str, agency_code: str, revision: int) -> str:
    """Name a return: "CSA-2026_LPT_r2.auditreturn", codes only."""
    return f"{safe_part(audit_code)}_{safe_part(agency_code)}_r{revision}.auditreturn"


def make_return(draft: ReturnDraft, details: ProfileDetails, checker: Checker) -> MadeReturn:
    """Make the next revision of a return, sealed for the office.

    Raises FileRejected: NO_RECIPIENT; TITLE_IDENTIFIES; REASON_IDENTIFIES; NO_REASON for a
    withdrawal without one; NAMES_OPEN with the number of findings and the UINs; UNFINISHED with
    the UINs; SELF_TEST with the code that its own reading gave.
    """
    algorithm = algorithm_of(draft.pack.recipients)
    whole = read_tool(draft.pack.definition)
    tool = whole.with_blocks(draft.pack.blocks)
    _refuse_unfinished(draft, tool)
    _refuse_identifying(draft, details, checker)
    body = _body(draft, _refuse_names(draft, tool, details, checker))
    raw_body = write_body(body)
    header = _header(draft, details, body, raw_body, algorithm)
    plain = write_return(
        header,
        raw_body,
        secret=draft.pack.secret,
        signing_key=details.signing_key,
        replies=body.replies,
    )
    header_sha256 = _self_test(plain, draft, ReturnCheck(tool), body)
    raw = seal(plain, draft.pack.recipients)
    _check_sealed(raw)
    sent = _sent(draft, header, header_sha256, raw)
    return MadeReturn(raw=raw, sent=sent, cleared={each.uin: each.cleared for each in body.entries})


def _header(
    draft: ReturnDraft,
    details: ProfileDetails,
    body: ReturnBody,
    raw_body: bytes,
    algorithm: Algorithm,
) -> ReturnHeader:
    return ReturnHeader(
        return_id=secrets.token_hex(16),
        installation_id=details.installation_id,
        revision=draft.pack.revision + 1,
        previous_header=draft.pack.previous_header or None,
        pack_id=draft.pack.id,
        pack_sha256=draft.pack.sha256,
        tool_sha256=draft.pack.tool_sha256,
        created_at=draft.created_at,
        withdraws=draft.withdraws,
        cases=len(body.entries),
        answers=count_answers(body.entries),
        algorithm=algorithm,
        signer=public_key(details.signing_key).hex(),
        body_bytes=len(raw_body),
        body_sha256=hashlib.sha256(raw_body).hexdigest(),
    )


def _refuse_unfinished(draft: ReturnDraft, tool: Tool) -> None:
    if not draft.entries:
        raise FileRejected(FileFault.UNFINISHED)
    if draft.withdraws:
        if not draft.reason.strip():
            raise FileRejected(FileFault.NO_REASON)
        return
    needs_last = draft.pack.window.mode is WindowMode.LAST_INVOLVEMENT
    today = draft.created_at.astimezone().date()
    unfinished = [
        entry.uin
        for entry in draft.entries
        if scope_gaps(entry.scope, needs_last=needs_last, today=today) or _has_gaps(entry, tool)
    ]
    if unfinished:
        raise FileRejected(FileFault.UNFINISHED, *unfinished)


def _has_gaps(entry: ReturnEntry, tool: Tool) -> bool:
    if entry.scope.status is None or not STATUSES[entry.scope.status].has_form:
        return bool(entry.answers)
    return bool(Filling(tool, entry.answers).gaps())


def _refuse_identifying(draft: ReturnDraft, details: ProfileDetails, checker: Checker) -> None:
    # The title travels with the auditor's name on purpose; only hard identifiers stop it.
    if any(each.tier is Tier.HIGH for each in checker.check(draft.auditor_title)):
        raise FileRejected(FileFault.TITLE_IDENTIFIES)
    # What was settled in a form is settled here too, and a name of any of the cases is a name.
    names = draft.names
    for entry in draft.entries:
        names = names.with_those_of(entry.names)
    texts = {RETURN_REASON: draft.reason}
    if look_for_names(texts, checker, names, details.settle_key).open:
        raise FileRejected(FileFault.REASON_IDENTIFIES)


def _refuse_names(
    draft: ReturnDraft, tool: Tool, details: ProfileDetails, checker: Checker
) -> Sequence[Mapping[str, int]]:
    """Give for each entry the settled findings by kind, when none is open."""
    if draft.withdraws:
        return [{} for _entry in draft.entries]
    looks = [
        look_for_names(_texts(entry, tool), checker, entry.names, details.settle_key)
        for entry in draft.entries
    ]
    uins = [entry.uin for entry, look in zip(draft.entries, looks, strict=True) if look.open]
    count = sum(len(look.open) for look in looks)
    if count:
        raise FileRejected(FileFault.NAMES_OPEN, str(count), *uins)
    return [look.cleared for look in looks]


def _texts(entry: ReturnEntry, tool: Tool) -> dict[str, str]:
    replies = {reply_path(query_id): text for query_id, text in entry.replies.items()}
    return texts_of(tool, entry.scope, entry.answers) | replies


def _body(draft: ReturnDraft, cleared: Sequence[Mapping[str, int]]) -> ReturnBody:
    return ReturnBody(
        auditor_name=draft.auditor_name.strip(),
        auditor_title=draft.auditor_title.strip(),
        declaration=draft.declaration.strip(),
        reason=_tidy(draft.reason),
        entries=[
            withdrawn_entry(entry.uin) if draft.withdraws else _entry(entry, counts)
            for entry, counts in zip(draft.entries, cleared, strict=True)
        ],
    )


def _entry(entry: ReturnEntry, cleared: Mapping[str, int]) -> BodyEntry:
    scope = entry.scope
    if scope.status is None:
        raise FileRejected(FileFault.UNFINISHED, entry.uin)
    return BodyEntry(
        uin=entry.uin,
        status=scope.status,
        reason=_tidy(scope.reason),
        known_child=scope.known_child,
        known_parents=scope.known_parents,
        last_involvement=scope.last_involvement,
        answers=dict(entry.answers),
        cleared=dict(cleared),
        replies={each: said for each, text in entry.replies.items() if (said := _tidy(text))},
    )


def _tidy(text: str) -> str:
    return HIDDEN.sub("", text).strip()


def _self_test(plain: bytes, draft: ReturnDraft, check: ReturnCheck, body: ReturnBody) -> str:
    """Read the return as the office will, before it is sealed; give its header's hash."""
    try:
        opened = read_return(plain)
        verify_return(opened, secret=draft.pack.secret, pinned=None)
        read = read_body(opened)
        check.check(
            opened.header,
            read,
            uins={entry.uin for entry in draft.entries},
            today=draft.created_at.astimezone().date(),
        )
    except FileRejected as rejected:
        raise FileRejected(FileFault.SELF_TEST, rejected.code, *rejected.facts) from None
    if read != body:
        raise FileRejected(FileFault.SELF_TEST, FileFault.BAD_BODY.value)
    return opened.parts.header_sha256


def _check_sealed(raw: bytes) -> None:
    if len(raw) > MAX_FILE:
        raise FileRejected(FileFault.TOO_LARGE)
    try:
        check_outside(raw)
    except FileRejected as rejected:
        raise FileRejected(FileFault.SELF_TEST, rejected.code) from None


def _sent(draft: ReturnDraft, header: ReturnHeader, header_sha256: str, raw: bytes) -> SentReturn:
    pack = draft.pack
    return SentReturn(
        id=header.return_id,
        pack_id=pack.id,
        revision=header.revision,
        uins=tuple(entry.uin for entry in draft.entries),
        header_sha256=header_sha256,
        file_sha256=hashlib.sha256(raw).hexdigest(),
        file_name=return_file_name(pack.audit_code, pack.agency_code, header.revision),
        receipt=receipt_words(header_sha256),
        created_at=draft.created_at,
        reason=_tidy(draft.reason),
        withdraws=draft.withdraws,
    )
