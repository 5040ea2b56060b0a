"""A small office with an audit, and laptops that send it returns: built anew for each test.

The packs here are kept without being sealed, since sealing is slow on purpose; the returns are
real ones, made, signed and sealed by the code that the auditor's laptop runs.
"""

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import uuid4

from commands.demo_answers import fill_by_rule
from export.return_file import ReturnDraft, ReturnEntry, installation_words, make_return
from export.signing import public_key
from forms.library import SHIPPED, shipped_definition
from forms.loading import read_tool
from forms.scope import STATUSES, Scope, Status
from forms.window import WindowMode, WindowRule
from models.profile import create_profile
from models.snapshots import (
    AuditDetails,
    IssuedPack,
    OpenedPack,
    ProfileDetails,
    ProfileRole,
    UsualAgency,
)
from models.vault import Cost
from office.intake import import_file
from office.keys import escrow_key, kit_text, new_audit_keys, try_kit

NOW = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)
QUICK = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "maple kettle river stone"  # noqa: S105
AGENCIES = (("csc", "Children's Social Care"), ("police", "Police"), ("gp", "GP practices"))
UINS = ("CSA-01", "CSA-02", "CSA-03")


def office_profile(folder: Path):
    """An office with no audit yet, its key kit tried; its passphrase is quick to try."""
    profile = create_profile(
        folder,
        passphrase=PASSPHRASE,
        role=ProfileRole.OFFICE,
        cost=QUICK,
        organisation="Example Safeguarding Partnership",
    )
    try_kit(profile, kit_text(profile), NOW)
    return profile


def audit_details(profile, **changes) -> AuditDetails:
    """The details of an audit on the shipped tool."""
    raw = shipped_definition(SHIPPED[0])
    tool = read_tool(raw)
    audits = profile.audits
    sha256 = audits.keep_tool(raw, tool_id=tool.id, version=tool.version, title=tool.title)
    details = AuditDetails(
        code="CSA-2026",
        title="Child sexual abuse 2026",
        theme=tool.theme,
        tool_sha256=sha256,
        blocks=frozenset(switch.code for switch in tool.switches if switch.on),
        window=WindowRule(mode=WindowMode.LAST_INVOLVEMENT, months=6),
        issue_on=date(2026, 11, 1),
        return_by=date(2026, 11, 27),
        meeting_on=date(2026, 12, 9),
        contact="The partnership office, 01632 960 000",
        marking="OFFICIAL-SENSITIVE",
    )
    return replace(details, **changes)


def make_audit(profile, uins=UINS, agencies=AGENCIES, **changes):
    """An audit with cases and agencies, before any pack."""
    audit = profile.audits.create(audit_details(profile, **changes), new_audit_keys())
    profile.audits.add_cases(audit.id, uins)
    usual = [
        UsualAgency(code=code, name=name, position=place)
        for place, (code, name) in enumerate(agencies)
    ]
    profile.audits.set_agencies(audit.id, usual)
    return audit


@dataclass(frozen=True)
class Answered:
    """What an agency says about one case: a status, and for a form the answers to change.

    ``replies`` answer queries of the office, by their ids.
    """

    status: Status = Status.AUDITED
    reason: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    replies: tuple[tuple[str, str], ...] = ()


class Laptop:
    """One agency's laptop with its pack open; each return is its next revision."""

    def __init__(self, profile, audit, agency_code, checker, seed=1):
        agencies = {each.code: each for each in profile.audits.agencies(audit.id)}
        self.agency = agencies[agency_code]
        self._checker = checker
        self._random = Random(f"{seed} {agency_code}")  # noqa: S311
        self._details = _new_laptop(self.agency.name)
        self.words = installation_words(self._details)
        self._pack = _keep_pack(profile, audit, self.agency)

    def make(
        self, said: dict[str, Answered], *, reason: str = "", withdraws: bool = False
    ) -> tuple[str, bytes]:
        """Seal a return over the cases named, or take them back; give file name and bytes."""
        entries = [self._entry(uin, answered) for uin, answered in said.items()]
        draft = ReturnDraft(
            pack=self._pack,
            entries=entries,
            auditor_name="A. Auditor",
            auditor_title="Safeguarding lead",
            declaration="I have checked that no names are in this form.",
            created_at=NOW,
            reason=reason,
            withdraws=withdraws,
        )
        made = make_return(draft, self._details, self._checker)
        self._pack = replace(
            self._pack, revision=made.sent.revision, previous_header=made.sent.header_sha256
        )
        return made.sent.file_name, made.raw

    def save(self, folder: Path, said: dict[str, Answered], **more) -> Path:
        """Seal a return and put its file into a folder."""
        name, raw = self.make(said, **more)
        path = folder / name
        path.write_bytes(raw)
        return path

    def _entry(self, uin: str, answered: Answered) -> ReturnEntry:
        tool = read_tool(self._pack.definition).with_blocks(self._pack.blocks)
        form = STATUSES[answered.status].has_form
        texts = {}
        if form:
            filling = fill_by_rule(tool, self._random)
            for path, text in answered.answers:
                filling.put(path, text)
            texts = filling.answers()
        scope = Scope(
            status=answered.status,
            reason=answered.reason,
            known_child=form,
            known_parents=form,
            last_involvement=NOW.date() - timedelta(days=40) if form else None,
        )
        replies = dict(answered.replies)
        return ReturnEntry(uin=uin, scope=scope, answers=texts, replies=replies)


def _new_laptop(agency_name: str) -> ProfileDetails:
    return ProfileDetails(
        role=ProfileRole.AUDITOR,
        installation_id=uuid4().hex,
        signing_key=secrets.token_bytes(32),
        settle_key=secrets.token_bytes(32),
        organisation=agency_name,
        person_name="A. Auditor",
        person_title="Safeguarding lead",
        created_at=NOW,
    )


def _keep_pack(profile, audit, agency) -> OpenedPack:
    keys, details = profile.audits.keys(audit.id), audit.details
    pack_id, secret = uuid4().hex, secrets.token_bytes(32)
    issued = IssuedPack(
        id=pack_id,
        audit_id=audit.id,
        agency_id=agency.id,
        code_words="amber basket copper dune elbow fern",
        secret=secret,
        supersedes=None,
        sha256=hashlib.sha256(pack_id.encode()).hexdigest(),
        file_name=f"{details.code}_{agency.code}.auditpack",
        issued_at=NOW,
    )
    profile.audits.add_packs(audit.id, [issued])
    return OpenedPack(
        id=pack_id,
        sha256=issued.sha256,
        audit_id=audit.id,
        audit_code=details.code,
        audit_title=details.title,
        theme=details.theme,
        agency_code=agency.code,
        agency_name=agency.name,
        window=details.window,
        blocks=details.blocks,
        definition=profile.audits.tool_definition(details.tool_sha256),
        tool_sha256=details.tool_sha256,
        secret=secret,
        recipients=(keys.recipient, escrow_key(profile).recipient),
        office_key=public_key(keys.signing_key),
        return_by=details.return_by,
        contact=details.contact,
        marking=details.marking,
        opened_at=NOW,
    )


def take_in(profile, made: tuple[str, bytes]):
    """Import a return without the screen."""
    name, raw = made
    return import_file(profile, raw, NOW, file_name=name)
