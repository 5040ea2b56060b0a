"""A small real partnership for tests: an office, its agencies' laptops, packs and returns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from anonymise import Checker
from export.pack_file import open_pack
from export.return_file import ReturnDraft, ReturnEntry, make_return
from forms.filling import Filling
from forms.library import SHIPPED, shipped_definition
from forms.loading import read_tool
from forms.scope import Scope, Status
from forms.window import WindowMode, WindowRule
from models.profile import Profile, create_profile
from models.snapshots import AuditDetails, ProfileRole, UsualAgency
from models.vault import Cost
from office.keys import kit_text, new_audit_keys, try_kit
from office.setup import MadePack, issue_packs

PASSPHRASE = "four words make a passphrase"  # noqa: S105
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
BLOCKS = frozenset({"partnership"})
AUDITED = Scope(status=Status.AUDITED, last_involvement=date(2026, 9, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office profile with one audit."""

    profile: Profile
    audit_id: str


def shipped() -> bytes:
    return shipped_definition(SHIPPED[0])


def make_office(folder: Path, *, cases: int, agencies: int) -> Office:
    profile = create_profile(
        folder, passphrase=PASSPHRASE, role=ProfileRole.OFFICE, organisation="Office", cost=CHEAP
    )
    raw = shipped()
    tool = read_tool(raw)
    sha256 = profile.audits.keep_tool(raw, tool_id=tool.id, version=tool.version, title=tool.title)
    details = AuditDetails(
        code="CSA-2026",
        title="Child sexual abuse 2026",
        theme="child sexual abuse",
        tool_sha256=sha256,
        blocks=frozenset({"partnership"}),
        window=WindowRule(mode=WindowMode.LAST_INVOLVEMENT, months=6),
        issue_on=None,
        return_by=date(2026, 10, 9),
        meeting_on=None,
        contact="The office",
        marking="OFFICIAL-SENSITIVE",
    )
    audit = profile.audits.create(details, new_audit_keys())
    try_kit(profile, kit_text(profile), NOW)
    profile.audits.add_cases(audit.id, [f"CSA-{n:02}" for n in range(1, cases + 1)])
    profile.audits.set_agencies(
        audit.id,
        [
            UsualAgency(code=f"agency-{n}", name=f"Agency {n}", position=n)
            for n in range(1, agencies + 1)
        ],
    )
    return Office(profile=profile, audit_id=audit.id)


def issue(office: Office) -> tuple[MadePack, ...]:
    return issue_packs(office.profile, office.audit_id, NOW, lambda _done, _total: None)


def make_auditor(folder: Path) -> Profile:
    return create_profile(
        folder,
        passphrase=PASSPHRASE,
        role=ProfileRole.AUDITOR,
        organisation="An agency",
        person_name="A. Auditor",
        person_title="Safeguarding lead",
        cost=CHEAP,
    )


def full_answers(given: Mapping[str, str], blocks: frozenset[str] = BLOCKS) -> dict[str, str]:
    """Complete the shipped form: the answers given, Not applicable or plain words elsewhere."""
    tool = read_tool(shipped()).with_blocks(blocks)
    filling = Filling(tool)
    fallback = {
        "closure": "yes",
        "groups": "intrafamilial exploitation harmful-behaviour",
        **{f"judgement-{part}": "good" for part in "ABCD"},
        "Q10.challenged": "own",
        "summary": "The work was sound.",
    }
    for question in tool.questions:
        if not filling.applies(question.code):
            continue
        default = "na" if question.takes_not_applicable else fallback.get(question.code, "yes")
        filling.put(question.code, given.get(question.code, fallback.get(question.code, default)))
        for field in question.fields[1:]:
            if filling.field_applies(field.path) and field.required:
                filling.put(field.path, given.get(field.path, "The record shows what was done."))
    gaps = [(gap.kind, gap.path) for gap in filling.gaps()]
    assert not gaps, gaps
    return filling.answers()


def make_return_file(
    auditor: Profile, pack: MadePack, entries: Sequence[ReturnEntry], checker: Checker
) -> tuple[str, bytes]:
    """Open the pack on an auditor's laptop, seal a return of ``entries``, and note it as sent."""
    known = {kept.id for kept in auditor.forms.packs()}
    if pack.issued.id not in known:
        contents = open_pack(pack.raw, pack.issued.code_words, pins={}, now=NOW)
        auditor.forms.add_pack(contents.pack, contents.cases)
    draft = ReturnDraft(
        pack=auditor.forms.pack(pack.issued.id),
        entries=entries,
        auditor_name="A. Auditor",
        auditor_title="Safeguarding lead",
        declaration="I have checked that no names are in this form.",
        created_at=NOW,
    )
    made = make_return(draft, auditor.details, checker)
    auditor.forms.add_sent(made.sent)
    return made.sent.file_name, made.raw


def audited(uin: str, given: Mapping[str, str] | None = None) -> ReturnEntry:
    return ReturnEntry(uin=uin, scope=AUDITED, answers=full_answers(given or {}))


def not_known(uin: str) -> ReturnEntry:
    scope = Scope(status=Status.NOT_KNOWN, known_child=False, known_parents=False)
    return ReturnEntry(uin=uin, scope=scope, answers={})
