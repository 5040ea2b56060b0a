"""Invented audits, packs and returns, each with the fields that a test does not care about."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from forms.scope import Scope, Status
from forms.window import WindowMode, WindowRule
from models.profile import Profile, create_profile
from models.snapshots import (
    Agency,
    Audit,
    AuditDetails,
    AuditKeys,
    Case,
    Entry,
    EntryState,
    IssuedPack,
    Merge,
    OpenedPack,
    Pin,
    ProfileRole,
    ReceivedReturn,
)
from models.vault import Cost

PASSPHRASE = "brave lemon window tide"  # noqa: S105  opens nothing but test files
QUICK = Cost(memory_kib=64, passes=1, lanes=1)
NOON = datetime(2026, 3, 14, 12, 0, 0, 123456, tzinfo=UTC)
WINDOW = WindowRule(mode=WindowMode.LAST_INVOLVEMENT, months=6)


def new_profile(folder: Path, role: ProfileRole) -> Profile:
    return create_profile(folder, passphrase=PASSPHRASE, role=role, cost=QUICK)


def details(tool_sha256: str, **fields: Any) -> AuditDetails:
    usual: dict[str, Any] = {
        "code": "CSA-2026",
        "title": "Child sexual abuse",
        "theme": "Sexual abuse",
        "tool_sha256": tool_sha256,
        "blocks": frozenset({"general", "specific"}),
        "window": WINDOW,
        "issue_on": date(2026, 3, 1),
        "return_by": date(2026, 4, 1),
        "meeting_on": None,
        "contact": "audit office",
        "marking": "Official: sensitive",
    }
    return AuditDetails(**{**usual, **fields})


def keys() -> AuditKeys:
    return AuditKeys(identity="IDENTITY", recipient="recipient", signing_key=b"s" * 32)


class Office:
    """An office profile with one audit, two cases, three agencies and a pack for each."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        audits = profile.audits
        tool = audits.keep_tool(b'{"tool": 1}', tool_id="csa", version="1", title="Tool")
        self.audit: Audit = audits.create(details(tool), keys())
        self.cases: tuple[Case, ...] = audits.add_cases(self.audit.id, ["CSA-01", "CSA-02"])
        audits.set_agencies(self.audit.id, audits.usual_agencies()[:3])
        self.agencies: tuple[Agency, ...] = audits.agencies(self.audit.id)
        self.packs = tuple(self.issued(agency) for agency in self.agencies)
        audits.add_packs(self.audit.id, self.packs)

    def issued(self, agency: Agency, **fields: Any) -> IssuedPack:
        usual: dict[str, Any] = {
            "id": f"pack-{agency.code}",
            "audit_id": self.audit.id,
            "agency_id": agency.id,
            "code_words": "one two three four five six",
            "secret": b"p" * 32,
            "supersedes": None,
            "sha256": "0" * 64,
            "file_name": f"{agency.code}.auditpack",
            "issued_at": NOON,
        }
        return IssuedPack(**{**usual, **fields})

    def entry(self, return_id: str, case: int = 0, agency: int = 0, **fields: Any) -> Entry:
        usual: dict[str, Any] = {
            "id": f"{return_id}-{case}-{agency}",
            "case_id": self.cases[case].id,
            "agency_id": self.agencies[agency].id,
            "return_id": return_id,
            "scope": Scope(
                status=Status.AUDITED, known_child=True, last_involvement=date(2026, 2, 3)
            ),
            "answers": {"q1.answer": "yes", "q1.comment": "Łódź, <b>not bold</b>"},
            "cleared": {"name": 2},
            "state": EntryState.CURRENT,
        }
        return Entry(**{**usual, **fields})

    def received(self, id: str, agency: int = 0, **fields: Any) -> ReceivedReturn:
        usual: dict[str, Any] = {
            "id": id,
            "audit_id": self.audit.id,
            "agency_id": self.agencies[agency].id,
            "pack_id": self.packs[agency].id,
            "installation_id": "laptop",
            "revision": 1,
            "header_sha256": "h" * 64,
            "file_sha256": hashlib.sha256(id.encode()).hexdigest(),
            "auditor_name": "A. Auditor",
            "auditor_title": "Manager",
            "declaration": "Checked for names.",
            "created_at": NOON,
            "received_at": NOON + timedelta(hours=1),
        }
        return ReceivedReturn(**{**usual, **fields})

    def merge(self, id: str, *entries: Entry, agency: int = 0, **fields: Any) -> Merge:
        received = self.received(id, agency, **fields)
        inbox_id = self.profile.intake.put_in_inbox(
            file_name=f"{id}.auditreturn", raw=id.encode(), sha256=received.file_sha256
        )
        return Merge(
            received=received,
            entries=entries or (self.entry(id, agency=agency),),
            pin=Pin(agency_id=received.agency_id, installation_id="laptop", public_key=b"k" * 32),
            inbox_id=inbox_id,
            outcome="new",
            facts=("1",),
        )


def opened(id: str = "pack-1", **fields: Any) -> OpenedPack:
    usual: dict[str, Any] = {
        "id": id,
        "sha256": "0" * 64,
        "audit_id": "audit-1",
        "audit_code": "CSA-2026",
        "audit_title": "Child sexual abuse",
        "theme": "Sexual abuse",
        "agency_code": "police",
        "agency_name": "Police",
        "window": WINDOW,
        "blocks": frozenset({"general"}),
        "definition": b'{"tool": 1}',
        "tool_sha256": "1" * 64,
        "secret": b"p" * 32,
        "recipients": ("age1office",),
        "office_key": b"o" * 32,
        "return_by": date(2026, 4, 1),
        "contact": "audit office",
        "marking": "Official: sensitive",
        "opened_at": NOON,
    }
    return OpenedPack(**{**usual, **fields})
