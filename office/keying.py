"""Keying in a return from paper: what it needs, the second person's check, and when it counts.

Nothing here shows a screen. A return that is keyed in counts as one of a laptop of its own, so that
one which the agency seals and sends as well is a conflict for a person to settle.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from anonymise import Checker
from export.name_gate import Look, look_for_names, texts_of
from forms.definition import Tool
from forms.filling import Filling
from forms.loading import read_tool
from forms.scope import STATUSES, scope_gaps
from forms.window import WindowMode
from models.errors import ModelError, ModelFault
from models.keyed_snapshots import Keyed, KeyedDraft, KeyedState, Paper
from models.keyed_store import Begun
from models.profile import Profile
from models.snapshots import (
    Agency,
    Entry,
    EntryState,
    IssuedPack,
    OpenedPack,
    ReceivedReturn,
)
from office.errors import OfficeFault, OfficeRejected
from office.grounds import previous_of
from office.merge import Plan, plan, standing_of
from office.undo import undo_return

# The name under which what the office keyed in stands beside the laptops of an agency.
KEYED_LAPTOP = "keyed-by-the-office"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """How far a draft is from being handed over.

    ``blanks`` are questions without an answer, which a paper may have; ``open_names`` words that
    look like names and are not settled; ``scope_gaps`` what is missing before the form.
    """

    draft: KeyedDraft
    has_status: bool
    blanks: int
    open_names: int
    scope_gaps: int


def begin(
    profile: Profile, audit_id: str, cell: tuple[str, str], paper: Paper, now: datetime
) -> KeyedDraft:
    """Begin to key in the return of an agency for a case, given as case and agency by id.

    Raises OfficeRejected: NO_INITIALS, KEYING_NEEDS_PACK, ANSWERED where a return stands there.
    """
    _require_initials(profile)
    case_id, agency_id = cell
    answered = next(
        (
            each.entry
            for each in profile.audits.assignments(audit_id)
            if (each.case_id, each.agency_id) == cell
        ),
        None,
    )
    if answered is not None:
        raise OfficeRejected(OfficeFault.ANSWERED)
    pack = _paper_pack(profile, audit_id, agency_id, now)
    begun = Begun(audit_id=audit_id, case_id=case_id, agency_id=agency_id, paper=paper)
    return profile.keyed.begin(pack, begun)


def correct(profile: Profile, entry_id: str, audit_id: str, reason: str, now: datetime) -> str:
    """Begin to correct a keyed-in return that counts, and give the id of the form.

    Raises OfficeRejected: NO_INITIALS, KEYED_REASON; ModelError(NOT_FOUND) where no such return
    counts.
    """
    _require_initials(profile)
    if not reason.strip():
        raise OfficeRejected(OfficeFault.KEYED_REASON)
    entry, received, keyed = _keyed_return(profile, entry_id, audit_id)
    paper = Paper(
        auditor_name=received.auditor_name,
        auditor_title=received.auditor_title,
        signed_on=keyed.signed_on,
        scan_ref=keyed.scan_ref,
    )
    begun = Begun(
        audit_id=audit_id,
        case_id=entry.case_id,
        agency_id=entry.agency_id,
        paper=paper,
        corrects=received.id,
        reason=reason.strip(),
        entry=entry,
    )
    pack = _paper_pack(profile, audit_id, entry.agency_id, now)
    return profile.keyed.begin(pack, begun).form_id


def take_out(profile: Profile, entry_id: str, audit_id: str, now: datetime) -> None:
    """Take a keyed-in return that counts out again; what stood before it counts.

    Raises ModelError(NOT_FOUND) where no such return counts.
    """
    undo_return(profile, _keyed_return(profile, entry_id, audit_id)[1].id, now)


def _keyed_return(
    profile: Profile, entry_id: str, audit_id: str
) -> tuple[Entry, ReceivedReturn, Keyed]:
    entry = next((e for e in profile.intake.entries(audit_id) if e.id == entry_id), None)
    received = next(
        (r for r in profile.intake.returns(audit_id) if entry and r.id == entry.return_id), None
    )
    if entry is None or received is None or received.keyed is None:
        raise ModelError(ModelFault.NOT_FOUND)
    return entry, received, received.keyed


def readiness(profile: Profile, form_id: str, checker: Checker, now: datetime) -> Readiness:
    """Say what a draft still needs; raise ModelError(NOT_FOUND)."""
    draft = profile.keyed.draft(form_id)
    content = _content(profile, draft)
    look = look_for_names(
        texts_of(content.tool, content.entry.scope, content.entry.answers),
        checker,
        profile.names.of(form_id),
        profile.details.settle_key,
    )
    status = content.entry.scope.status
    gaps = scope_gaps(
        content.entry.scope,
        needs_last=content.pack.window.mode is WindowMode.LAST_INVOLVEMENT,
        today=now.astimezone().date(),
    )
    return Readiness(
        draft=draft,
        has_status=status is not None,
        blanks=len(content.gaps),
        open_names=_open_words(look),
        scope_gaps=len(gaps),
    )


def hand_over(profile: Profile, form_id: str, checker: Checker, now: datetime) -> None:
    """Let a draft wait for the second person.

    Raises OfficeRejected: NO_INITIALS, NO_STATUS, KEYED_NAMES_OPEN with how many words, NO_PAPER
    where nobody said whose paper it is; ModelError(NOT_FOUND).
    """
    _require_initials(profile)
    ready = readiness(profile, form_id, checker, now)
    if not ready.has_status:
        raise OfficeRejected(OfficeFault.NO_STATUS)
    if ready.open_names:
        raise OfficeRejected(OfficeFault.KEYED_NAMES_OPEN, str(ready.open_names))
    if not ready.draft.paper.scan_ref.strip():
        raise OfficeRejected(OfficeFault.NO_PAPER)
    profile.keyed.hand_over(form_id)


def may_check(profile: Profile, draft: KeyedDraft) -> bool:
    """Whether whoever opened the profile is a second person for this draft."""
    return profile.staff.me() not in draft.typists


def is_alone(profile: Profile) -> bool:
    """Whether the office has one member only, who may then check their own typing."""
    return not profile.is_shared and len(profile.staff.members()) == 1


def take_in(
    profile: Profile, seen: KeyedDraft, checker: Checker, now: datetime, alone: str = ""
) -> Plan:
    """Let a draft count that was held against its paper, and say what became of it.

    ``alone`` is the reason of an only member who checks their own typing. Raises OfficeRejected:
    NO_INITIALS, SAME_PERSON, KEYED_REASON, KEYED_NAMES_OPEN, KEYING_NEEDS_PACK; ModelError:
    NOT_FOUND, EDIT_CONFLICT where it waits no more, or was typed anew since it was ``seen``.
    """
    _require_initials(profile)
    draft = profile.keyed.draft(seen.form_id)
    if draft.state is not KeyedState.WAITING or draft.finished_at != seen.finished_at:
        raise ModelError(ModelFault.EDIT_CONFLICT)
    if may_check(profile, draft):
        alone = ""
    elif not is_alone(profile):
        raise OfficeRejected(OfficeFault.SAME_PERSON)
    elif not alone.strip():
        raise OfficeRejected(OfficeFault.KEYED_REASON)
    with profile.alone():
        return _take_in(profile, draft, checker, now, alone.strip())


def _take_in(
    profile: Profile, draft: KeyedDraft, checker: Checker, now: datetime, alone: str
) -> Plan:
    content = _content(profile, draft)
    texts = texts_of(content.tool, content.entry.scope, content.entry.answers)
    names, key = profile.names.of(draft.form_id), profile.details.settle_key
    look = look_for_names(texts, checker, names, key)
    if look.open:
        raise OfficeRejected(OfficeFault.KEYED_NAMES_OPEN, str(_open_words(look)))
    sent = [
        each for each in profile.intake.returns(draft.audit_id) if each.agency_id == draft.agency_id
    ]
    received = _received(profile, draft, content, sent, _Check(at=now, alone=alone))
    entry = replace(
        content.entry, id=f"{received.id}-0", return_id=received.id, cleared=look.cleared
    )
    previous = previous_of(profile)
    standing = standing_of(sent, profile.intake.taken(draft.agency_id), previous)
    planned = plan(received, (entry,), standing, previous_header=previous(received))
    profile.keyed.count(draft.form_id, received, planned.entries[0])
    profile.history.turn += 1  # an import that is on follows what stands by itself
    return planned


def _open_words(look: Look) -> int:
    """Count the words that are not settled: one decision settles a word wherever it stands."""
    return len({each.digest for each in look.open})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """What stands in the form of a draft."""

    pack: OpenedPack
    tool: Tool
    entry: Entry
    gaps: tuple[object, ...] = field(repr=False)


def _content(profile: Profile, draft: KeyedDraft) -> _Content:
    form = profile.forms.form(draft.form_id)
    pack = profile.forms.pack(form.pack_id)
    tool = read_tool(pack.definition).with_blocks(pack.blocks)
    status = form.scope.status
    has_form = status is None or STATUSES[status].has_form
    filling = Filling(tool, profile.forms.answers(draft.form_id) if has_form else {})
    entry = Entry(
        id="",
        case_id=draft.case_id,
        agency_id=draft.agency_id,
        return_id="",
        scope=form.scope,
        answers=filling.answers() if has_form else {},
        cleared={},
        state=EntryState.CURRENT,
    )
    return _Content(pack=pack, tool=tool, entry=entry, gaps=filling.gaps() if has_form else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Check:
    """When somebody held a draft against its paper, and why alone, "" where not."""

    at: datetime
    alone: str


def _received(
    profile: Profile,
    draft: KeyedDraft,
    content: _Content,
    sent: Sequence[ReceivedReturn],
    check: _Check,
) -> ReceivedReturn:
    """Make the return: the next revision of what the office keyed in for the agency."""
    own = [each for each in sent if each.installation_id == KEYED_LAPTOP]
    last = max(own, key=lambda each: each.revision, default=None)
    keyed = Keyed(
        typists=draft.typists,
        checked_by=profile.staff.me(),
        signed_on=draft.paper.signed_on,
        scan_ref=draft.paper.scan_ref,
        previous_header=last.header_sha256 if last is not None else None,
        alone=check.alone,
    )
    revision = last.revision + 1 if last is not None else 1
    header = _digest("header", draft, content, keyed, revision)
    return ReceivedReturn(
        id=header[:32],
        audit_id=draft.audit_id,
        agency_id=draft.agency_id,
        pack_id=_pack_in_force(profile, draft.audit_id, draft.agency_id).id,
        installation_id=KEYED_LAPTOP,
        revision=revision,
        header_sha256=header,
        file_sha256=_digest("content", draft, content, keyed, revision),
        auditor_name=draft.paper.auditor_name,
        auditor_title=draft.paper.auditor_title,
        declaration="",
        created_at=draft.finished_at or check.at,
        received_at=check.at,
        reason=draft.reason,
        keyed=keyed,
    )


def _digest(what: str, draft: KeyedDraft, content: _Content, keyed: Keyed, revision: int) -> str:
    """Give what stands for the bytes of a file; two returns never have the same."""
    scope = content.entry.scope
    said = {
        "what": what,
        "form": draft.form_id,
        "revision": revision,
        "previous": keyed.previous_header,
        "scope": [str(scope.status), scope.reason, str(scope.last_involvement)],
        "answers": dict(content.entry.answers),
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _require_initials(profile: Profile) -> None:
    if not profile.staff.me():
        raise OfficeRejected(OfficeFault.NO_INITIALS)


def _pack_in_force(profile: Profile, audit_id: str, agency_id: str) -> IssuedPack:
    """Give the pack of an agency: once it is out, the questions stay as they are."""
    packs = profile.audits.packs(audit_id)
    found = next((each for each in packs if each.agency_id == agency_id), None)
    if found is None:
        raise OfficeRejected(OfficeFault.KEYING_NEEDS_PACK)
    return found


def _paper_pack(profile: Profile, audit_id: str, agency_id: str, now: datetime) -> OpenedPack:
    """Give what the form of an agency asks, as its pack asks it; nothing can be sealed with it."""
    issued = _pack_in_force(profile, audit_id, agency_id)
    audit = profile.audits.get(audit_id)
    agency = _agency(profile, audit_id, agency_id)
    details = audit.details
    return OpenedPack(
        id=f"keyed-{agency_id}",
        sha256="",
        audit_id=audit_id,
        audit_code=details.code,
        audit_title=details.title,
        theme=details.theme,
        agency_code=agency.code,
        agency_name=agency.name,
        window=details.window,
        blocks=details.blocks,
        definition=profile.audits.tool_definition(details.tool_sha256),
        tool_sha256=details.tool_sha256,
        secret=b"",
        recipients=(),
        office_key=b"",
        return_by=details.return_by,
        contact=details.contact,
        marking=details.marking,
        opened_at=now,
        issued_at=issued.issued_at,
        concern_route=details.concern_route,
        local_words=details.local_words,
    )


def _agency(profile: Profile, audit_id: str, agency_id: str) -> Agency:
    for agency in profile.audits.agencies(audit_id):
        if agency.id == agency_id:
            return agency
    raise ModelError(ModelFault.NOT_FOUND)
