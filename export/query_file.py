"""Queries of the office to one agency: signed by the office, sealed for the agency's pack.

What arrives may be hostile. Nothing of it is taken before the office's signature holds.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from export import envelope
from export.errors import FileFault, FileRejected
from export.fields import Code, Count, Id, Key, Sha256, Strict, Uin, is_plain, safe_part
from export.query_key import query_key
from export.sealing import Algorithm, Opener, check_outside, seal
from export.signing import SIGNATURE_BYTES, is_signed, public_key, sign
from models.auditor_snapshots import AskedQuery
from models.snapshots import OpenedPack

FORM = envelope.Form(
    magic=b"ADQURY\n1",
    oldest=b"1",
    proof_bytes=SIGNATURE_BYTES,
    foreign=FileFault.NOT_A_QUERY,
    bad_header=FileFault.QUERY_DAMAGED,
    bad_body=FileFault.QUERY_DAMAGED,
)
CONTEXT = b"audit-desk query signature v1\n"
ENDING = ".auditquery"
MAX_QUERY = 2000
MAX_QUERIES = 200
MAX_FILE = 1024 * 1024
MAX_PATH = 120
# A laptop may still have an earlier pack of the same agency, and is to be told so.
MAX_PACKS = 8
_FAULTS = {
    FileFault.NOT_A_RETURN: FileFault.NOT_A_QUERY,
    FileFault.TOO_LARGE: FileFault.QUERY_TOO_LARGE,
    FileFault.DAMAGED: FileFault.QUERY_DAMAGED,
    FileFault.WRONG_OFFICE_KEY: FileFault.QUERY_NOT_YOURS,
}


class QueryHeader(Strict, frozen=True):
    """Which file of queries this is; ``number`` counts on for each agency."""

    file_id: Id
    audit_id: Id
    pack_id: Id
    agency_code: Code
    number: Annotated[int, Meta(ge=1, le=1_000_000)]
    made_at: Annotated[datetime, Meta(tz=True)]
    algorithm: Algorithm
    signer: Key
    queries: Annotated[int, Meta(ge=1, le=MAX_QUERIES)]
    body_bytes: Count
    body_sha256: Sha256


class BodyQuery(Strict, frozen=True):
    """One question; ``path`` is a field of the tool, "" for the case as a whole.

    ``revision`` is that of the return which the office had read.
    """

    query_id: Id
    uin: Uin
    path: Annotated[str, Meta(max_length=MAX_PATH)]
    revision: Annotated[int, Meta(ge=1, le=1_000_000)]
    text: str


class QueryBody(Strict, frozen=True):
    """The questions, in the order in which the office asked them."""

    queries: Annotated[list[BodyQuery], Meta(min_length=1, max_length=MAX_QUERIES)]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryDraft:
    """What one file is to hold; ``secrets`` are those of the agency's packs, the newest first."""

    file_id: str
    audit_id: str
    audit_code: str
    pack_id: str
    agency_code: str
    number: int
    made_at: datetime
    signing_key: bytes = field(repr=False)
    secrets: Sequence[bytes] = field(repr=False)
    queries: Sequence[BodyQuery] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedQueries:
    """A file of queries that is proved to be the office's and for a pack on this laptop."""

    pack: OpenedPack
    number: int
    queries: tuple[AskedQuery, ...]


def query_file_name(audit_code: str, agency_code: str, number: int) -> str:
    """Name a file of queries: "CSA-2026_police_query1.auditquery", codes only."""
    return f"{safe_part(audit_code)}_{safe_part(agency_code)}_query{number}{ENDING}"


def make_queries(draft: QueryDraft) -> bytes:
    """Sign and seal queries; raise FileRejected(SELF_TEST) for what no laptop would take."""
    plain = _signed(draft)
    signer = public_key(draft.signing_key)
    try:
        header, body = _read(plain, signer)
    except FileRejected as rejected:
        raise FileRejected(FileFault.SELF_TEST, rejected.code) from None
    if (header.number, body.queries) != (draft.number, list(draft.queries)):
        raise FileRejected(FileFault.SELF_TEST, FileFault.QUERY_DAMAGED.value)
    recipients = dict.fromkeys(query_key(each).recipient for each in draft.secrets[:MAX_PACKS])
    raw = seal(plain, tuple(recipients))
    if len(raw) > MAX_FILE:
        raise FileRejected(FileFault.QUERY_TOO_LARGE)
    return raw


def open_queries(
    raw: bytes,
    packs: Sequence[OpenedPack],
    uins: Mapping[str, Collection[str]],
    paths: Mapping[str, Collection[str]],
) -> OpenedQueries:
    """Open and verify queries with the packs of a laptop; raise FileRejected.

    ``uins`` are the cases, and ``paths`` the fields of the tool, that each pack asks, by its id.
    """
    pack, plain = _unsealed(raw, packs)
    header, body = _read(plain, pack.office_key)
    if (header.audit_id, header.agency_code) != (pack.audit_id, pack.agency_code):
        raise FileRejected(FileFault.QUERY_NOT_YOURS)
    if header.pack_id != pack.id:
        raise FileRejected(FileFault.QUERY_NEWER_PACK)
    for each in body.queries:
        if each.uin not in uins[pack.id] or each.path not in {"", *paths[pack.id]}:
            raise FileRejected(FileFault.QUERY_DAMAGED)
    return OpenedQueries(
        pack=pack,
        number=header.number,
        queries=tuple(
            AskedQuery(
                id=each.query_id,
                uin=each.uin,
                path=each.path,
                revision=each.revision,
                text=each.text,
                asked_at=header.made_at,
            )
            for each in body.queries
        ),
    )


def _unsealed(raw: bytes, packs: Sequence[OpenedPack]) -> tuple[OpenedPack, bytes]:
    if len(raw) > MAX_FILE:
        raise FileRejected(FileFault.QUERY_TOO_LARGE)
    try:
        check_outside(raw)
        keys = [(str(place), query_key(pack.secret).identity) for place, pack in enumerate(packs)]
        place, plain = Opener(keys).open(raw)
    except FileRejected as rejected:
        raise FileRejected(_FAULTS.get(rejected.fault, rejected.fault)) from None
    return packs[int(place)], plain


def _signed(draft: QueryDraft) -> bytes:
    body = msgspec.json.encode(QueryBody(queries=list(draft.queries)))
    header = QueryHeader(
        file_id=draft.file_id,
        audit_id=draft.audit_id,
        pack_id=draft.pack_id,
        agency_code=draft.agency_code,
        number=draft.number,
        made_at=draft.made_at,
        algorithm=Algorithm.X25519,
        signer=public_key(draft.signing_key).hex(),
        queries=len(draft.queries),
        body_bytes=len(body),
        body_sha256=hashlib.sha256(body).hexdigest(),
    )
    covered = envelope.join(FORM, msgspec.json.encode(header), body)
    return covered + sign(draft.signing_key, CONTEXT + covered)


def _read(plain: bytes, office_key: bytes) -> tuple[QueryHeader, QueryBody]:
    parts = envelope.split(FORM, plain)
    header = envelope.decode(parts.header, QueryHeader, FORM.bad_header)
    if bytes.fromhex(header.signer) != office_key:
        raise FileRejected(FileFault.QUERY_OTHER_OFFICE)
    if not is_signed(office_key, parts.proofs, CONTEXT + parts.covered):
        raise FileRejected(FileFault.QUERY_DAMAGED)
    raw = envelope.inflate(FORM, parts, size=header.body_bytes, sha256=header.body_sha256)
    body = envelope.decode(raw, QueryBody, FORM.bad_body)
    ids = {each.query_id for each in body.queries}
    texts_fit = all(
        each.text.strip() and is_plain(each.text, most=MAX_QUERY, lines=True)
        for each in body.queries
    )
    counted = (header.queries, len(ids)) == (len(body.queries), len(body.queries))
    if not texts_fit or not counted or header.algorithm is not Algorithm.X25519:
        raise FileRejected(FORM.bad_body)
    return header, body
