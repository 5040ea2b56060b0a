"""Setting an audit up: UINs that identify nobody, and one sealed pack per agency."""

import hashlib
import re
import secrets
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from anonymise import identifier_in, load_checker
from export.fields import MAX_CASES, MAX_UIN, is_uin
from export.pack_file import PackDraft, make_pack, pack_file_name
from export.safe_write import save_file
from models.passwords import generate_words
from models.profile import Profile
from models.snapshots import Agency, Audit, Case, IssuedPack
from office.asking import asked_cases, packs_in_force
from office.errors import OfficeFault, OfficeRejected, UinFault
from office.keys import offers_help, require_keys
from office.name_check import open_in_own_words

CODE_WORDS = 6
SECRET_BYTES = 32
# Sealing spends its time in scrypt, which lets other threads run; each takes 256 MiB.
_AT_ONCE = 2
_BETWEEN = re.compile(r"[\n\r,;\t]")
INITIALS_AND_BIRTH = "initials-and-birth"
# "JS140315": who reads it in a return knows initials and birthday. Numbers that run on from 000001
# hold no day, so they pass.
_INITIALS_AND_BIRTH = re.compile(
    r"(?:[A-Za-z][._-]{0,2}){2,3}(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[A-Za-z]?"
)


Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class UinProblem:
    """A pasted text that cannot be a UIN; ``fact`` is the kind of identifier, or a limit.

    ``text`` is for the screen on which it was pasted and nowhere else.
    """

    line: int
    text: str = field(repr=False)
    fault: UinFault
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UinList:
    """What was made of a pasted list; ``blank`` counts the empty places in it."""

    uins: tuple[str, ...]
    problems: tuple[UinProblem, ...]
    blank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePack:
    """A pack as kept, and the bytes that go to the agency."""

    issued: IssuedPack
    raw: bytes = field(repr=False)


Deliver = Callable[[Sequence[MadePack], Callable[[], None]], None]


def read_uins(pasted: str, *, taken: Collection[str] = (), most: int = MAX_CASES) -> UinList:
    """Read a pasted list, one UIN a line or between commas.

    Capitals make no difference for what counts as doubled. ``taken`` are those the audit has,
    ``most`` is how many there may be with them.
    """
    uins: list[str] = []
    problems: list[UinProblem] = []
    seen = {uin.casefold() for uin in taken}
    blank = 0
    for line, text in _pieces(pasted):
        if not text:
            blank += 1
            continue
        fault, fact = uin_fault(text, seen, room=most - len(taken) - len(uins))
        if fault is None:
            seen.add(text.casefold())
            uins.append(text)
        else:
            problems.append(UinProblem(line=line, text=text, fault=fault, fact=fact))
    return UinList(uins=tuple(uins), problems=tuple(problems), blank=blank)


def _pieces(pasted: str) -> Iterator[tuple[int, str]]:
    rows = pasted.replace("\r\n", "\n").rstrip().split("\n") if pasted.strip() else []
    for number, row in enumerate(rows, start=1):
        for piece in _BETWEEN.split(row):
            yield number, piece.strip()


def uin_fault(text: str, seen: Collection[str], *, room: int) -> tuple[UinFault | None, str]:
    """Say what keeps a text from being a UIN, and a fact about it; None for nothing."""
    kind = identifier_in(text)
    if kind is not None:
        return UinFault.IDENTIFIER, kind.value
    if _INITIALS_AND_BIRTH.fullmatch(text):
        return UinFault.IDENTIFIER, INITIALS_AND_BIRTH
    if len(text) > MAX_UIN:
        return UinFault.TOO_LONG, str(MAX_UIN)
    if not is_uin(text):
        return UinFault.BAD_CHARACTER, ""
    if text.casefold() in seen:
        return UinFault.DOUBLED, ""
    return (None, "") if room > 0 else (UinFault.TOO_MANY, str(MAX_CASES))


def issue_packs(
    profile: Profile,
    audit_id: str,
    now: datetime,
    report: Report,
    agency_ids: Collection[str] | None = None,
    *,
    deliver: Deliver | None = None,
) -> tuple[MadePack, ...]:
    """Seal a pack for each agency, or for those named, and keep them all in one transaction.

    An agency that is asked about no case gets none, and a pack has only the cases asked about.
    ``deliver`` gets the sealed packs and the step that keeps them: it writes all of them, takes
    that step, and only then gives the files their names. Where it fails, none counts as issued.
    A pack in force is superseded by the new one. Takes about half a second a pack. Raises
    OfficeRejected without cases, agencies or anything asked, with names in the office's own words
    that nobody has settled, and what ``require_keys`` raises; FileRejected where a pack fails its
    own check.
    """
    drafts = _drafts(profile, audit_id, now, agency_ids)
    made: list[MadePack] = []
    report(0, len(drafts))
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        for pack in pool.map(_make, drafts):
            made.append(pack)
            report(len(made), len(drafts))

    def keep() -> None:
        profile.audits.add_packs(audit_id, [pack.issued for pack in made])

    if deliver is None:
        keep()
    else:
        deliver(made, keep)
    return tuple(made)


def issue_into(
    profile: Profile,
    audit_id: str,
    agency_ids: Collection[str],
    folder: Path,
    now: datetime,
    report: Report,
) -> tuple[MadePack, ...]:
    """Seal packs, put their files into a folder in place of earlier ones, and keep them.

    A file under its own name is a whole pack that the office keeps, whenever the program is killed.
    Raises what ``issue_packs`` and ``save_file`` raise; then none counts as issued.
    """

    def deliver(made: Sequence[MadePack], keep: Callable[[], None]) -> None:
        """Write each beside its name before any gets it: a full stick leaves all as it was."""
        if not made:
            keep()
            return
        first, rest = made[0], made[1:]
        path = folder / first.issued.file_name
        save_file(path, first.raw, replace=True, when_written=lambda: deliver(rest, keep))

    return issue_packs(profile, audit_id, now, report, agency_ids, deliver=deliver)


def _drafts(
    profile: Profile, audit_id: str, now: datetime, agency_ids: Collection[str] | None
) -> Sequence[PackDraft]:
    audits = profile.audits
    audit, cases, keys = audits.get(audit_id), audits.cases(audit_id), audits.keys(audit_id)
    asked = _asked(profile, audit_id, cases, agency_ids)
    _refuse_names(profile, audit_id)
    escrow = require_keys(profile, audit_id).recipient
    help_from = escrow if offers_help(profile) else ""
    in_force = packs_in_force(audits.packs(audit_id))
    extended = profile.tracker.contacts(audit_id).extended()
    definition = audits.tool_definition(audit.details.tool_sha256)

    def draft(agency: Agency, about: Sequence[Case]) -> PackDraft:
        before = in_force.get(agency.id)
        return PackDraft(
            pack_id=uuid4().hex,
            supersedes=before.id if before is not None else None,
            audit=_until(audit, extended.get(agency.id)),
            agency=agency,
            cases=about,
            definition=definition,
            secret=secrets.token_bytes(SECRET_BYTES),
            keys=keys,
            recipients=(keys.recipient, escrow),
            escrow=help_from,
            issued_at=now,
        )

    return [draft(agency, about) for agency, about in asked]


def _asked(
    profile: Profile, audit_id: str, cases: Sequence[Case], agency_ids: Collection[str] | None
) -> Sequence[tuple[Agency, Sequence[Case]]]:
    """Give the agencies that get a pack, each with the cases that it is asked about."""
    agencies = [
        agency
        for agency in profile.audits.agencies(audit_id)
        if agency_ids is None or agency.id in agency_ids
    ]
    if not cases:
        raise OfficeRejected(OfficeFault.NO_CASES)
    if not agencies:
        raise OfficeRejected(OfficeFault.NO_AGENCIES)
    assignments = profile.audits.assignments(audit_id)
    asked = [(each, asked_cases(cases, assignments, each.id)) for each in agencies]
    asked = [(agency, about) for agency, about in asked if about]
    if not asked:
        raise OfficeRejected(OfficeFault.NOBODY_ASKED)
    return asked


def _until(audit: Audit, own_date: date | None) -> Audit:
    """Let a pack say the return date of its own agency, where it has one."""
    if own_date is None:
        return audit
    return replace(audit, details=replace(audit.details, return_by=own_date))


def _refuse_names(profile: Profile, audit_id: str) -> None:
    found = open_in_own_words(profile, audit_id, load_checker())
    if found:
        raise OfficeRejected(OfficeFault.OWN_NAMES_OPEN, str(len(found)))


def _make(draft: PackDraft) -> MadePack:
    code_words = generate_words(CODE_WORDS)
    raw = make_pack(draft, code_words)
    issued = IssuedPack(
        id=draft.pack_id,
        audit_id=draft.audit.id,
        agency_id=draft.agency.id,
        code_words=code_words,
        secret=draft.secret,
        supersedes=draft.supersedes,
        sha256=hashlib.sha256(raw).hexdigest(),
        file_name=pack_file_name(draft.audit.details.code, draft.agency.code),
        issued_at=draft.issued_at,
        cases=frozenset(case.uin for case in draft.cases),
        return_by=draft.audit.details.return_by,
    )
    return MadePack(issued=issued, raw=raw)
