"""An office and an agency's laptop with real keys and packs, and returns made by rule."""

import hashlib
import random
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from anonymise import Checker, load_checker
from export.pack_file import open_pack
from export.return_file import MadeReturn, ReturnDraft, ReturnEntry, make_return
from export.return_format import BodyEntry, ReturnBody, ReturnHeader, write_return
from export.sealing import Algorithm, seal
from export.signing import new_signing_key, public_key
from forms.definition import Tool
from forms.filling import Filling
from forms.kinds import Choice, Text, Ticks
from forms.loading import read_tool
from forms.scope import Scope, Status
from forms.window import WindowMode, WindowRule
from models.profile import Profile, create_profile, open_profile
from models.snapshots import AuditDetails, OpenedPack, ProfileDetails, ProfileRole
from models.vault import Cost
from office.keys import kit_text, new_audit_keys, try_kit
from office.setup import MadePack, issue_packs

NOW = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)
PASSPHRASE = "meadow lantern copper thistle"  # noqa: S105  of a profile that lives a second
QUICK = Cost(memory_kib=64, passes=1, lanes=1)
MARKER = "the quarterly plan was reviewed marvellously well"
COMMENT = f"The plan was reviewed with the family, and {MARKER}."
AUDITED = Scope(status=Status.AUDITED, last_involvement=date(2026, 9, 14))
UINS = ("CE-01", "CE-02", "CE-03")
SHIPPED = Path(__file__).parents[2] / "forms" / "library" / "csa_partnership_v1.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What both sides hold once the packs are out; ``packs`` are opened, one per agency."""

    folder: Path
    audit_id: str
    made: tuple[MadePack, ...]
    packs: tuple[OpenedPack, ...]
    details: ProfileDetails
    tool: Tool
    answers: Mapping[str, str]

    def office(self, folder: Path) -> Profile:
        """Open a copy of the office, so that a test may change it."""
        shutil.copytree(self.folder, folder)
        return open_profile(folder, PASSPHRASE)

    def entry(self, uin: str = UINS[0], comment: str = "") -> ReturnEntry:
        """A completed form; ``comment`` changes one comment."""
        answers = dict(self.answers)
        if comment:
            answers["Q1.comment"] = comment
        return ReturnEntry(uin=uin, scope=AUDITED, answers=answers)

    def draft(self, *entries: ReturnEntry, pack: OpenedPack | None = None) -> ReturnDraft:
        """A return as the laptop would make it next."""
        return ReturnDraft(
            pack=pack or self.packs[0],
            entries=entries or (self.entry(),),
            auditor_name="Robin Example",
            auditor_title="Named nurse",
            declaration="I have checked the wording.",
            created_at=NOW,
        )

    def made_return(
        self,
        *entries: ReturnEntry,
        after: MadeReturn | None = None,
        revision: int = 0,
        details: ProfileDetails | None = None,
        agency: int = 0,
        **said: Any,
    ) -> MadeReturn:
        """A sealed return, following ``after`` unless ``revision`` says otherwise."""
        sent = after.sent if after else None
        pack = replace(
            self.packs[agency],
            revision=revision - 1 if revision else (sent.revision if sent else 0),
            previous_header=sent.header_sha256 if sent else "",
        )
        draft = replace(self.draft(*entries, pack=pack), **said)
        return make_return(draft, details or self.details, checker())


@cache
def checker() -> Checker:
    """The shipped checker."""
    return load_checker()


def other_laptop(details: ProfileDetails, name: str = "b") -> ProfileDetails:
    """The details of another installation."""
    return replace(details, installation_id=(name * 32)[:32], signing_key=new_signing_key())


def dice(seed: int) -> random.Random:
    """Chance that falls the same way in every run."""
    return random.Random(seed)  # noqa: S311  no secret hangs on it


def filled(tool: Tool) -> dict[str, str]:
    """Complete a form by rule: the first option everywhere, the same comment everywhere."""
    filling = Filling(tool)
    while gaps := filling.gaps():
        for gap in gaps:
            kind = filling.field(gap.path).kind
            if isinstance(kind, Choice | Ticks):
                filling.put(gap.path, kind.options[0].code)
            elif isinstance(kind, Text):
                filling.put(gap.path, COMMENT)
            else:
                filling.put(gap.path, "1")
    return filling.answers()


def build(folder: Path) -> Exchange:
    """Set an audit up with two agencies and three cases, and open both packs on one laptop."""
    office_folder = folder / "office"
    office = create_profile(
        office_folder, passphrase=PASSPHRASE, role=ProfileRole.OFFICE, cost=QUICK
    )
    laptop = create_profile(
        folder / "laptop", passphrase=PASSPHRASE, role=ProfileRole.AUDITOR, cost=QUICK
    )
    definition = SHIPPED.read_bytes()
    tool = read_tool(definition)
    sha256 = office.audits.keep_tool(
        definition, tool_id=tool.id, version=tool.version, title=tool.title
    )
    details = AuditDetails(
        code="CSA-2026",
        title="Child sexual abuse audit",
        theme=tool.theme,
        tool_sha256=sha256,
        blocks=frozenset(switch.code for switch in tool.switches),
        window=WindowRule(mode=WindowMode.LAST_INVOLVEMENT, months=6),
        issue_on=None,
        return_by=date(2026, 12, 18),
        meeting_on=None,
        contact="The partnership office\nextension 1234",
        concern_route="Phone 999.\nThen phone the office.",
        local_words=frozenset({"brightpath", "carelink"}),
        marking="OFFICIAL-SENSITIVE",
    )
    audit = office.audits.create(details, new_audit_keys())
    try_kit(office, kit_text(office), NOW)
    office.audits.add_cases(audit.id, UINS)
    office.audits.set_agencies(audit.id, office.audits.usual_agencies()[:2])
    made = issue_packs(office, audit.id, NOW, lambda done, total: None)
    opened = tuple(
        open_pack(each.raw, each.issued.code_words, pins={}, now=NOW).pack for each in made
    )
    exchange = Exchange(
        folder=office_folder,
        audit_id=audit.id,
        made=made,
        packs=opened,
        details=laptop.details,
        tool=tool,
        answers=filled(tool.with_blocks(details.blocks)),
    )
    office.close()
    laptop.close()
    return exchange


@dataclass(slots=True, kw_only=True)
class Forgery:
    """A return put together by hand, so that any part of it can be wrong."""

    pack: OpenedPack
    details: ProfileDetails
    header: dict[str, Any]
    body: dict[str, Any]
    secret: bytes
    signing_key: bytes
    recipients: tuple[str, ...]
    raw_body: bytes | None = None

    def plain(self) -> bytes:
        """Both proofs over whatever the parts say now; the header's counts follow the body."""
        body = self.raw_body or msgspec.json.encode(self.body)
        header: dict[str, Any] = {
            "body_bytes": len(body),
            "body_sha256": hashlib.sha256(body).hexdigest(),
            **self.header,
        }
        return write_return(
            header, body, secret=self.secret, signing_key=self.signing_key, replies=True
        )

    def sealed(self) -> bytes:
        """The file as it would arrive."""
        return seal(self.plain(), self.recipients)


def forgery(exchange: Exchange, agency: int = 0) -> Forgery:
    """A sound return with one case, to be spoilt by the test."""
    pack, details = exchange.packs[agency], exchange.details
    entry = BodyEntry(
        uin=UINS[0],
        status=Status.AUDITED,
        reason="",
        known_child=True,
        known_parents=None,
        last_involvement=date(2026, 9, 14),
        answers=dict(exchange.answers),
        cleared={},
        replies={},
    )
    body = ReturnBody(
        auditor_name="Robin Example", auditor_title="", declaration="", reason="", entries=[entry]
    )
    header = ReturnHeader(
        return_id="r1",
        installation_id=details.installation_id,
        revision=1,
        previous_header=None,
        pack_id=pack.id,
        pack_sha256=pack.sha256,
        tool_sha256=pack.tool_sha256,
        created_at=NOW,
        withdraws=False,
        cases=1,
        answers=len(exchange.answers),
        algorithm=Algorithm.X25519.value,
        signer=public_key(details.signing_key).hex(),
        body_bytes=1,
        body_sha256="0" * 64,
    )
    fields = msgspec.json.decode(msgspec.json.encode(header))
    del fields["body_bytes"], fields["body_sha256"]
    return Forgery(
        pack=pack,
        details=details,
        header=fields,
        body=msgspec.json.decode(msgspec.json.encode(body)),
        secret=pack.secret,
        signing_key=details.signing_key,
        recipients=pack.recipients,
    )
