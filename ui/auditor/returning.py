"""Reading what a return needs from the store, and keeping what was sent; no screen in here."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from export.errors import FileRejected
from export.file_reading import read_file
from export.return_file import ReturnDraft, ReturnEntry
from export.safe_write import save_file
from forms.definition import Tool
from forms.filling import Filling
from models.auditor_snapshots import CaseNames, Mark, MarkKind
from models.errors import ModelError
from models.profile import Profile
from models.snapshots import Form, OpenedPack, SentReturn
from models.under_way import UnderWay
from ui.auditor.create_return_page import ReturnCase, ReturnChoice, ReturnView
from ui.auditor.opened import carrier_of, has_form, scope_is_complete, tool_of
from ui.auditor.reopen_page import Reopened
from ui.auditor.withdraw_page import StandingCase, StandingView
from ui.auditor.words import scope_words

REASON_KEY = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWords:
    """The words for the states of a case, translated on the window's thread."""

    completed: str
    not_completed: str
    no_form: str
    returned: str
    changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLog:
    """The returns made from a pack, the newest first."""

    pack: OpenedPack
    sent: tuple[SentReturn, ...] = field(repr=False)


def load_return(profile: Profile, pack_id: str, now: datetime, words: CaseWords) -> ReturnView:
    """Read the cases that the office asks about, and whether each can be returned."""
    pack = profile.forms.pack(pack_id)
    sent = profile.forms.sent(pack_id)
    asked = [form for form in profile.forms.forms(pack_id) if form.is_asked]
    cases = tuple(_return_case(profile, form, pack, sent, (now, words)) for form in asked)
    return ReturnView(
        audit_title=pack.audit_title,
        agency_name=pack.agency_name,
        cases=cases,
        name=profile.details.person_name,
        title=profile.details.person_title,
        today=now.astimezone().date(),
        names=_names_in(profile, asked),
    )


def _return_case(
    profile: Profile,
    form: Form,
    pack: OpenedPack,
    sent: Sequence[SentReturn],
    at: tuple[datetime, CaseWords],
) -> ReturnCase:
    now, words = at
    complete = scope_is_complete(form.scope, pack, now.astimezone().date())
    is_ready = form.completed_at is not None and complete
    state = words.completed if is_ready else words.not_completed
    if is_ready and not has_form(form.scope):
        state = words.no_form
    carrier = carrier_of(form, sent)
    is_new = carrier is None or form.is_changed_since_return
    if carrier is not None:
        returned = words.changed if is_new else words.returned
        state = f"{state}, {returned.format(carrier.revision)}"
    label = scope_words(form.scope)
    return ReturnCase(
        form_id=form.id,
        uin=form.uin,
        words=f"{label}, {state}" if label else state,
        is_ready=is_ready,
        is_new=is_new,
        is_correction=carrier is not None,
        reason=_reason_of(profile, form.id),
    )


def _reason_of(profile: Profile, form_id: str) -> str:
    marks = profile.marks.marks(form_id)
    return next((mark.value for mark in marks if mark.kind is MarkKind.REOPENED), "")


def _names_in(profile: Profile, forms: Sequence[Form]) -> CaseNames:
    return profile.names.of(*(form.id for form in forms))


def load_standing(profile: Profile, pack_id: str, now: datetime) -> StandingView:
    """Read the cases that the office has from this computer."""
    pack = profile.forms.pack(pack_id)
    forms = [form for form in profile.forms.forms(pack_id) if form.is_asked]
    cases = tuple(
        StandingCase(form_id=form.id, uin=form.uin, revision=form.returned_revision)
        for form in forms
        if form.returned_revision is not None
    )
    return StandingView(
        audit_title=pack.audit_title,
        agency_name=pack.agency_name,
        cases=cases,
        name=profile.details.person_name,
        title=profile.details.person_title,
        today=now.astimezone().date(),
        names=_names_in(profile, forms),
    )


def reopen(profile: Profile, reopened: Reopened) -> None:
    """Open a returned case again and keep the reason for its next return."""
    mark = Mark(kind=MarkKind.REOPENED, key=REASON_KEY, value=reopened.reason)
    profile.marks.put(reopened.form_id, mark)
    profile.forms.mark_completed(reopened.form_id, False)  # noqa: FBT003  the contract


def draft_return(
    profile: Profile, pack_id: str, choice: ReturnChoice, now: datetime
) -> ReturnDraft:
    """Read the chosen cases as they are in the store at this moment."""
    pack = profile.forms.pack(pack_id)
    tool = tool_of(pack)
    entries = [_entry(profile, form_id, tool) for form_id in choice.form_ids]
    return ReturnDraft(
        pack=pack,
        entries=entries,
        auditor_name=choice.name,
        auditor_title=choice.title,
        declaration=choice.declaration,
        created_at=now,
        reason=choice.reason,
        withdraws=choice.withdraws,
        names=choice.names,
    )


def _entry(profile: Profile, form_id: str, tool: Tool) -> ReturnEntry:
    form = profile.forms.form(form_id)
    answers: dict[str, str] = {}
    if has_form(form.scope):
        answers = Filling(tool, profile.forms.answers(form_id)).answers()
    names = profile.names.of(form_id)
    replies = {each.id: each.reply for each in profile.asked.of(form_id) if each.reply.strip()}
    return ReturnEntry(
        uin=form.uin, scope=form.scope, answers=answers, replies=replies, names=names
    )


def keep_return(
    profile: Profile, sent: SentReturn, raw: bytes, path: Path, choice: ReturnChoice
) -> SentReturn:
    """Write the file and keep the record of it just before it gets its name.

    So no revision number is ever given to two files; at worst a number is missing. Where the file
    does not come to be, the record is taken back, and FileRejected comes up. Once it is there
    nothing fails any more: what could not be tidied up then is tidied by ``settle_under_way``.
    """
    details = profile.details
    if (details.person_name, details.person_title) != (choice.name, choice.title):
        profile.update_person(person_name=choice.name, person_title=choice.title)
    try:
        save_file(path, raw, replace=True, when_written=lambda: profile.forms.add_sent(sent, path))
    except FileRejected:
        profile.forms.withdraw_unsent(sent)
        raise
    with suppress(ModelError):
        profile.under_way.finish(sent)
    return sent


def settle_under_way(profile: Profile) -> tuple[UnderWay, ...]:
    """Finish the returns whose file is there after all; give those whose file is not.

    Called on the store's thread, where no return is being written meanwhile.
    """
    lost: list[UnderWay] = []
    for each in profile.under_way.all():
        if _is_there(each):
            with suppress(ModelError):  # reading goes on where nothing can be written today
                profile.under_way.finish(each.sent)
        else:
            lost.append(each)
    return tuple(lost)


def _is_there(under_way: UnderWay) -> bool:
    try:
        raw = read_file(under_way.path)
    except FileRejected:
        return False
    return hashlib.sha256(raw).hexdigest() == under_way.sent.file_sha256
