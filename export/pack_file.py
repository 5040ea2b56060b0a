"""Packs: what the office asks of one agency, signed by the office and sealed with a pack code."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from export import envelope
from export.errors import FileFault, FileRejected
from export.fields import (
    MAX_CASE_LABEL,
    MAX_CASES,
    MAX_LINE,
    Code,
    Count,
    Id,
    Key,
    Sha256,
    Strict,
    Uin,
    is_local_word,
    is_plain,
    safe_part,
)
from export.sealing import Algorithm, algorithm_of, open_with_code, seal_with_code
from export.signing import SIGNATURE_BYTES, is_signed, public_key, sign
from forms.definition import Tool
from forms.errors import ToolRejected
from forms.loading import read_tool
from forms.window import WindowMode, WindowRule
from models.passwords import fingerprint_words, normalise_words
from models.snapshots import Agency, Audit, AuditKeys, Case, OpenedPack, PackCase

FORM = envelope.Form(
    magic=b"ADPACK\n3",
    oldest=b"1",
    proof_bytes=SIGNATURE_BYTES,
    foreign=FileFault.NOT_A_PACK,
    bad_header=FileFault.PACK_DAMAGED,
    bad_body=FileFault.PACK_DAMAGED,
)
CONTEXT = b"audit-desk pack signature v1\n"
OFFICE_WORDS = 8
MAX_CONTACT = 2000
MAX_ROUTE = 2000
MAX_DEFINITION = 2 * 1024 * 1024
SECRET_BYTES = 32
MAX_MONTHS = 240
MAX_WORDS = 200
MAX_WORD = 40


class PackHeader(Strict, frozen=True):
    """What a pack is, in the clear once the seal is off."""

    pack_id: Id
    supersedes: Id | None
    audit_id: Id
    agency_code: Code
    tool_sha256: Sha256
    issued_at: Annotated[datetime, Meta(tz=True)]
    algorithm: Algorithm
    signer: Key
    body_bytes: Count
    body_sha256: Sha256


class _Window(Strict, frozen=True):
    mode: WindowMode
    months: Annotated[int, Meta(ge=1, le=MAX_MONTHS)]
    until: date | None


class _Case(Strict, frozen=True):
    uin: Uin
    label: Annotated[str, Meta(min_length=1, max_length=MAX_CASE_LABEL)]


class _FirstBody(Strict, frozen=True):
    """The body of packs of version 1: without words of the area."""

    audit_code: str
    audit_title: str
    theme: str
    agency_name: str
    window: _Window
    blocks: Annotated[list[Code], Meta(max_length=50)]
    definition: Annotated[str, Meta(min_length=2, max_length=MAX_DEFINITION)]
    cases: Annotated[list[_Case], Meta(max_length=MAX_CASES)]
    secret: Key
    recipients: Annotated[list[str], Meta(min_length=1, max_length=8)]
    return_by: date | None
    contact: str
    concern_route: str
    marking: str


class _SecondBody(_FirstBody, frozen=True):
    """The body of packs of version 2: without an offer of help."""

    local_words: Annotated[
        list[Annotated[str, Meta(min_length=1, max_length=MAX_WORD)]], Meta(max_length=MAX_WORDS)
    ]


class PackBody(_SecondBody, frozen=True):
    """What the office asks; ``definition`` is the tool's JSON as one text, byte for byte."""

    escrow: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackDraft:
    """All that goes into one pack. ``definition`` is the tool as kept, ``secret`` 32 bytes.

    ``escrow`` is the recipient for help with a forgotten passphrase, "" to offer none.
    """

    pack_id: str
    supersedes: str | None
    audit: Audit
    agency: Agency
    cases: Sequence[Case]
    definition: bytes
    secret: bytes = field(repr=False)
    keys: AuditKeys
    recipients: tuple[str, ...]
    issued_at: datetime
    escrow: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackContents:
    """An opened and verified pack, ready for the store."""

    pack: OpenedPack
    cases: tuple[PackCase, ...]
    tool: Tool
    supersedes: str | None

    @property
    def fingerprint(self) -> str:
        """Eight words of the office's key, to be compared with the invitation letter."""
        return fingerprint_words(self.pack.office_key, OFFICE_WORDS)


def pack_file_name(audit_code: str, agency_code: str) -> str:
    """Name a pack: "CSA-2026_police.auditpack", codes only."""
    return f"{safe_part(audit_code)}_{safe_part(agency_code)}.auditpack"


def make_pack(draft: PackDraft, code_words: str) -> bytes:
    """Sign and seal a pack; takes about 0.7 s. Raises FileRejected when it fails its own check."""
    algorithm_of(draft.recipients)
    plain = _signed(draft)
    try:
        _read(plain, sha256="", pins={}, now=draft.issued_at)
    except FileRejected as rejected:
        raise FileRejected(FileFault.SELF_TEST, rejected.code) from None
    return seal_with_code(plain, normalise_words(code_words))


def open_pack(
    raw: bytes, code_words: str, *, pins: Mapping[str, bytes], now: datetime
) -> PackContents:
    """Open and verify a pack, which may be hostile; takes about 0.7 s. Raises FileRejected.

    ``pins`` are the office keys that earlier packs brought, by audit: another key for the same
    audit is refused. For a new audit the fingerprint must be compared by a person.
    """
    plain = open_with_code(raw, normalise_words(code_words))
    return _read(plain, sha256=hashlib.sha256(raw).hexdigest(), pins=pins, now=now)


def _signed(draft: PackDraft) -> bytes:
    body = msgspec.json.encode(_body(draft))
    header = PackHeader(
        pack_id=draft.pack_id,
        supersedes=draft.supersedes,
        audit_id=draft.audit.id,
        agency_code=draft.agency.code,
        tool_sha256=hashlib.sha256(draft.definition).hexdigest(),
        issued_at=draft.issued_at,
        algorithm=Algorithm.CODE,
        signer=public_key(draft.keys.signing_key).hex(),
        body_bytes=len(body),
        body_sha256=hashlib.sha256(body).hexdigest(),
    )
    covered = envelope.join(FORM, msgspec.json.encode(header), body)
    return covered + sign(draft.keys.signing_key, CONTEXT + covered)


def _body(draft: PackDraft) -> PackBody:
    details = draft.audit.details
    return PackBody(
        audit_code=details.code,
        audit_title=details.title,
        theme=details.theme,
        agency_name=draft.agency.name,
        window=_Window(
            mode=details.window.mode, months=details.window.months, until=details.window.until
        ),
        blocks=sorted(details.blocks),
        definition=draft.definition.decode("utf-8"),
        cases=[_Case(uin=case.uin, label=case.label) for case in draft.cases],
        secret=draft.secret.hex(),
        recipients=list(draft.recipients),
        return_by=details.return_by,
        contact=details.contact,
        concern_route=details.concern_route,
        marking=details.marking,
        local_words=sorted(details.local_words),
        escrow=draft.escrow or None,
    )


def _read(plain: bytes, *, sha256: str, pins: Mapping[str, bytes], now: datetime) -> PackContents:
    parts = envelope.split(FORM, plain)
    header = _header(parts.header)
    office_key = bytes.fromhex(header.signer)
    if pins.get(header.audit_id, office_key) != office_key:
        raise FileRejected(FileFault.OTHER_OFFICE)
    if not is_signed(office_key, parts.proofs, CONTEXT + parts.covered):
        raise FileRejected(FileFault.PACK_DAMAGED)
    raw = envelope.inflate(FORM, parts, size=header.body_bytes, sha256=header.body_sha256)
    body = _body_of(parts.version, raw)
    tool = _checked_tool(header, body)
    algorithm_of(body.recipients)
    if body.escrow is not None and body.escrow not in body.recipients:
        raise FileRejected(FORM.bad_body)
    pack = _opened(header, body, sha256, now)
    cases = tuple(PackCase(uin=case.uin, label=case.label) for case in body.cases)
    return PackContents(pack=pack, cases=cases, tool=tool, supersedes=header.supersedes)


def _opened(header: PackHeader, body: PackBody, sha256: str, now: datetime) -> OpenedPack:
    return OpenedPack(
        id=header.pack_id,
        sha256=sha256,
        audit_id=header.audit_id,
        audit_code=body.audit_code,
        audit_title=body.audit_title,
        theme=body.theme,
        agency_code=header.agency_code,
        agency_name=body.agency_name,
        window=WindowRule(
            mode=body.window.mode, months=body.window.months, until=body.window.until
        ),
        blocks=frozenset(body.blocks),
        definition=body.definition.encode("utf-8"),
        tool_sha256=header.tool_sha256,
        secret=bytes.fromhex(body.secret),
        recipients=tuple(body.recipients),
        office_key=bytes.fromhex(header.signer),
        return_by=body.return_by,
        contact=body.contact,
        concern_route=body.concern_route,
        marking=body.marking,
        opened_at=now,
        issued_at=header.issued_at,
        local_words=frozenset(body.local_words),
        escrow=body.escrow or "",
    )


def _body_of(version: bytes, raw: bytes) -> PackBody:
    if version == b"1":
        first = envelope.decode(raw, _FirstBody, FORM.bad_body)
        return PackBody(**msgspec.structs.asdict(first), local_words=[], escrow=None)
    if version == b"2":
        second = envelope.decode(raw, _SecondBody, FORM.bad_body)
        return PackBody(**msgspec.structs.asdict(second), escrow=None)
    return envelope.decode(raw, PackBody, FORM.bad_body)


def _header(raw: bytes) -> PackHeader:
    header = envelope.decode(raw, PackHeader, FORM.bad_header)
    if header.algorithm is not Algorithm.CODE:
        raise FileRejected(FORM.bad_header)
    return header


def _checked_tool(header: PackHeader, body: PackBody) -> Tool:
    """Check what types alone cannot say, and read the tool with the one reader there is."""
    lines = (body.audit_code, body.audit_title, body.theme, body.agency_name, body.marking)
    if not all(is_plain(line, most=MAX_LINE) for line in lines):
        raise FileRejected(FORM.bad_body)
    uins = [case.uin for case in body.cases]
    labels_plain = all(is_plain(case.label, most=MAX_LINE) for case in body.cases)
    if len(set(uins)) != len(uins) or not labels_plain:
        raise FileRejected(FORM.bad_body)
    paragraphs = ((body.contact, MAX_CONTACT), (body.concern_route, MAX_ROUTE))
    if not all(is_plain(text, most=most, lines=True) for text, most in paragraphs):
        raise FileRejected(FORM.bad_body)
    if not all(is_local_word(word) for word in body.local_words):
        raise FileRejected(FORM.bad_body)
    if body.window.mode is WindowMode.FIXED_DATE and body.window.until is None:
        raise FileRejected(FORM.bad_body)
    definition = body.definition.encode("utf-8")
    if hashlib.sha256(definition).hexdigest() != header.tool_sha256:
        raise FileRejected(FORM.bad_body)
    try:
        tool = read_tool(definition)
    except ToolRejected as rejected:
        raise FileRejected(FORM.bad_body, str(len(rejected.problems))) from None
    if set(body.blocks) - {switch.code for switch in tool.switches}:
        raise FileRejected(FORM.bad_body)
    return tool
