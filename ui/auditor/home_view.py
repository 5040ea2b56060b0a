"""What the home page shows, read from the store; no screen in here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from forms.filling import Filling
from forms.scope import Scope
from models.profile import Profile
from models.snapshots import Form, OpenedPack, SentReturn
from ui.auditor.opened import (
    answered_of,
    carrier_of,
    has_form,
    is_changed_since,
    scope_is_complete,
    tool_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """One case as its card shows it; ``answered`` of ``asked`` questions of a form."""

    form_id: str
    uin: str
    scope: Scope
    answered: int
    asked: int
    is_completed: bool
    is_untouched: bool
    is_asked: bool
    returned: int | None
    is_changed_since_return: bool
    changed_at: datetime | None

    @property
    def needs_form(self) -> bool:
        """Whether a form goes with what was said about the case."""
        return has_form(self.scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackView:
    """One pack with its cases."""

    pack_id: str
    audit_title: str
    agency_name: str
    return_by: date | None
    contact: str
    cases: tuple[CaseView, ...]
    sent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Everything on the home page; ``now`` is aware."""

    packs: tuple[PackView, ...]
    now: datetime


def load_home(profile: Profile, now: datetime) -> HomeView:
    """Read all packs and the state of every form; for the store's thread."""
    packs = tuple(_pack_view(profile, pack, now) for pack in profile.forms.packs())
    return HomeView(packs=packs, now=now)


def _pack_view(profile: Profile, pack: OpenedPack, now: datetime) -> PackView:
    tool = tool_of(pack)
    today = now.astimezone().date()
    sent = profile.forms.sent(pack.id)
    cases = tuple(
        _case_view(form, pack, Filling(tool, profile.forms.answers(form.id)), today, sent)
        for form in profile.forms.forms(pack.id)
    )
    return PackView(
        pack_id=pack.id,
        audit_title=pack.audit_title,
        agency_name=pack.agency_name,
        return_by=pack.return_by,
        contact=pack.contact,
        cases=cases,
        sent=len(sent),
    )


def _case_view(
    form: Form, pack: OpenedPack, filling: Filling, today: date, sent: Sequence[SentReturn]
) -> CaseView:
    answered, asked = answered_of(filling)
    return CaseView(
        form_id=form.id,
        uin=form.uin,
        scope=form.scope,
        answered=answered,
        asked=asked,
        is_completed=form.completed_at is not None and scope_is_complete(form.scope, pack, today),
        is_untouched=form.scope == Scope() and not filling.texts,
        is_asked=form.is_asked,
        returned=form.returned_revision,
        is_changed_since_return=is_changed_since(form, carrier_of(form, sent)),
        changed_at=form.changed_at,
    )
