"""What is written in a return: its header and body, and the proofs over them; read strictly.

A return without a reply to a query is written in version 1, which every office reads.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from export import envelope
from export.errors import FileFault, FileRejected
from export.fields import MAX_CASES, MAX_LINE, Count, Id, Key, Sha256, Strict, Uin, is_plain
from export.sealing import Algorithm
from export.signing import PROOF_BYTES, SIGNATURE_BYTES, is_proved, is_signed, prove, sign
from forms.scope import MAX_REASON, Scope, Status
from models.passwords import fingerprint_words

FORM = envelope.Form(
    magic=b"ADRETN\n2",
    oldest=b"1",
    proof_bytes=PROOF_BYTES + SIGNATURE_BYTES,
    foreign=FileFault.NOT_A_RETURN,
    bad_header=FileFault.BAD_HEADER,
    bad_body=FileFault.BAD_BODY,
)
_FIRST_FORM = replace(FORM, magic=b"ADRETN\n1")
PROOF_CONTEXT = b"audit-desk return proof v1\n"
SIGNATURE_CONTEXT = b"audit-desk return signature v1\n"
MAX_DECLARATION = 1000
MAX_REPLY = 2000
MAX_REPLIES = 200
RECEIPT_WORDS = 3
INSTALLATION_WORDS = 6


class ReturnHeader(Strict, frozen=True):
    """Which return this is; ``revision`` orders, ``created_at`` only informs.

    With ``withdraws`` it takes the named cases back instead of answering for them.
    """

    return_id: Id
    installation_id: Id
    revision: Annotated[int, Meta(ge=1, le=1_000_000)]
    previous_header: Sha256 | None
    pack_id: Id
    pack_sha256: Sha256
    tool_sha256: Sha256
    created_at: Annotated[datetime, Meta(tz=True)]
    withdraws: bool
    cases: Annotated[int, Meta(ge=1, le=MAX_CASES)]
    answers: Count
    algorithm: Algorithm
    signer: Key
    body_bytes: Annotated[int, Meta(ge=1, le=envelope.MAX_BODY)]
    body_sha256: Sha256


class _FirstEntry(Strict, frozen=True):
    """A case in a return of version 1: without replies to queries."""

    uin: Uin
    status: Status
    reason: str
    known_child: bool | None
    known_parents: bool | None
    last_involvement: date | None
    answers: dict[str, str]
    cleared: dict[str, Count]

    @property
    def scope(self) -> Scope:
        """The scope of this case."""
        return Scope(
            status=self.status,
            reason=self.reason,
            known_child=self.known_child,
            known_parents=self.known_parents,
            last_involvement=self.last_involvement,
        )


class BodyEntry(_FirstEntry, frozen=True):
    """One case: what the agency says about it, its answers, and the findings it settled.

    ``replies`` are its answers to queries of the office, by the id of the query.
    """

    replies: Annotated[dict[Id, str], Meta(max_length=MAX_REPLIES)]


class _Said(Strict, frozen=True):
    """Who answers, the declaration that was confirmed, and why something changed."""

    auditor_name: str
    auditor_title: str
    declaration: str
    reason: str


class _FirstBody(_Said, frozen=True):
    """The body of a return of version 1."""

    entries: Annotated[list[_FirstEntry], Meta(min_length=1, max_length=MAX_CASES)]


class ReturnBody(_Said, frozen=True):
    """Who answers, the declaration that was confirmed, why something changed, and the cases."""

    entries: Annotated[list[BodyEntry], Meta(min_length=1, max_length=MAX_CASES)]

    @property
    def replies(self) -> bool:
        """Whether any case answers a query, which only version 2 can hold."""
        return any(entry.replies for entry in self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedReturn:
    """A return with the seal off and its header read; nothing in it is proved yet."""

    header: ReturnHeader
    parts: envelope.Envelope

    @property
    def installation_words(self) -> str:
        """Six words of the signer's key, to confirm a new laptop by telephone."""
        return laptop_words(bytes.fromhex(self.header.signer))


def laptop_words(signer: bytes) -> str:
    """Give the six words of a laptop's public key, the same on its screen and at the office."""
    return fingerprint_words(signer, INSTALLATION_WORDS)


def receipt_words(header_sha256: str) -> str:
    """Give the three words that both sides see for the same return."""
    return fingerprint_words(bytes.fromhex(header_sha256), RECEIPT_WORDS)


def write_body(body: ReturnBody) -> bytes:
    """Give the body as JSON, in the oldest version that can hold it."""
    if body.replies:
        return msgspec.json.encode(body)
    return msgspec.json.encode(_as_first(body))


def write_return(
    header: ReturnHeader, body: bytes, *, secret: bytes, signing_key: bytes, replies: bool = False
) -> bytes:
    """Give the plain return with both proofs: made from this pack, and by this laptop.

    ``replies`` says that the body is one of version 2.
    """
    form = FORM if replies else _FIRST_FORM
    covered = envelope.join(form, msgspec.json.encode(header), body)
    proved = covered + prove(secret, PROOF_CONTEXT + covered)
    return proved + sign(signing_key, SIGNATURE_CONTEXT + proved)


def read_return(plain: bytes) -> OpenedReturn:
    """Take a return apart and read its header; raise FileRejected."""
    parts = envelope.split(FORM, plain)
    header = envelope.decode(parts.header, ReturnHeader, FORM.bad_header)
    if header.algorithm is not Algorithm.X25519:
        raise FileRejected(FORM.bad_header)
    return OpenedReturn(header=header, parts=parts)


def verify_return(opened: OpenedReturn, *, secret: bytes, pinned: bytes | None) -> None:
    """Check both proofs, and that a known installation still has its key; raise FileRejected."""
    parts, signer = opened.parts, bytes.fromhex(opened.header.signer)
    proof, signature = parts.proofs[:PROOF_BYTES], parts.proofs[PROOF_BYTES:]
    if not is_proved(secret, proof, PROOF_CONTEXT + parts.covered):
        raise FileRejected(FileFault.UNKNOWN_SIGNER, "pack")
    if not is_signed(signer, signature, SIGNATURE_CONTEXT + parts.covered + proof):
        raise FileRejected(FileFault.BAD_SIGNATURE)
    if pinned is not None and pinned != signer:
        raise FileRejected(FileFault.UNKNOWN_SIGNER, "installation")


def read_body(opened: OpenedReturn) -> ReturnBody:
    """Unpack and read the body, once the proofs hold; raise FileRejected."""
    header = opened.header
    raw = envelope.inflate(FORM, opened.parts, size=header.body_bytes, sha256=header.body_sha256)
    body = _body_of(opened.parts.version, raw)
    lines = (body.auditor_name, body.auditor_title)
    plain = all(is_plain(line, most=MAX_LINE) for line in lines) and is_plain(
        body.declaration, most=MAX_DECLARATION, lines=True
    )
    reasons = (body.reason, *(each.reason for each in body.entries))
    replies = (reply for each in body.entries for reply in each.replies.values())
    fit = all(is_plain(each, most=MAX_REASON, lines=True) for each in reasons) and all(
        each.strip() and is_plain(each, most=MAX_REPLY, lines=True) for each in replies
    )
    if not plain or not fit:
        raise FileRejected(FileFault.BAD_BODY)
    return body


def _body_of(version: bytes, raw: bytes) -> ReturnBody:
    if version != b"1":
        return envelope.decode(raw, ReturnBody, FORM.bad_body)
    first = envelope.decode(raw, _FirstBody, FORM.bad_body)
    said = {name: getattr(first, name) for name in _Said.__struct_fields__}
    entries = [BodyEntry(**_fields_of(each), replies={}) for each in first.entries]
    return ReturnBody(**said, entries=entries)


def _as_first(body: ReturnBody) -> _FirstBody:
    said = {name: getattr(body, name) for name in _Said.__struct_fields__}
    return _FirstBody(**said, entries=[_FirstEntry(**_fields_of(each)) for each in body.entries])


def _fields_of(entry: _FirstEntry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in _FirstEntry.__struct_fields__}


def withdrawn_entry(uin: str) -> BodyEntry:
    """Give the one way in which a case stands in a return that takes it back."""
    return BodyEntry(
        uin=uin,
        status=Status.AWAITING,
        reason="",
        known_child=None,
        known_parents=None,
        last_involvement=None,
        answers={},
        cleared={},
        replies={},
    )


def count_answers(entries: list[BodyEntry]) -> int:
    """Count all answers of all cases, as the header does."""
    return sum(len(entry.answers) for entry in entries)
