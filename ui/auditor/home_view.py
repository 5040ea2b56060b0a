"""What the home page shows, read from the store; no screen in here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from forms.filling import Filling
from forms.scope import Scope
from models.auditor_snapshots import ClosedAudit
from models.profile import Profile
from models.snapshots import Form, OpenedPack
from ui.auditor.form_marks import flagged
from ui.auditor.form_steps import PAGE
from ui.auditor.opened import (
    answered_of,
    has_form,
    scope_is_complete,
    taken_back_at,
    tool_of,
)
from ui.auditor.own_replies import waiting
from ui.auditor.place import read_place


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """One case as its card shows it; ``answered`` of ``asked`` questions of a form.

    ``page_title`` is the page that was open last, "" where it was none of the form's own.
    ``queries`` counts those of the office without an answer.
    """

    form_id: str
    uin: str
    scope: Scope
    answered: int
    asked: int
    flagged: int
    asks_office: bool
    page_title: str
    is_completed: bool
    is_untouched: bool
    is_asked: bool
    returned: int | None
    is_changed_since_return: bool
    changed_at: datetime | None
    taken_back: datetime | None = None
    queries: int = 0

    @property
    def needs_form(self) -> bool:
        """Whether a form goes with what was said about the case."""
        return has_form(self.scope)

    @property
    def is_unsent(self) -> bool:
        """Whether the office does not have the case as it stands."""
        return self.returned is None or self.is_changed_since_return


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

    @property
    def asked(self) -> tuple[CaseView, ...]:
        """Give the cases that the office still asks about."""
        return tuple(case for case in self.cases if case.is_asked)

    @property
    def is_due(self) -> bool:
        """Whether everything is completed and the office does not have all of it."""
        asked = self.asked
        ready = bool(asked) and all(case.is_completed for case in asked)
        return ready and any(case.is_unsent for case in asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Everything on the home page; ``now`` is aware. ``binned`` counts what is in the bin."""

    packs: tuple[PackView, ...]
    now: datetime
    binned: int = 0
    closed: tuple[ClosedAudit, ...] = ()

    @property
    def last(self) -> CaseView | None:
        """Give the case that was worked on last and is not done, where there is a choice."""
        cases = [case for pack in self.packs for case in pack.cases]
        begun = [
            (case.changed_at, case)
            for case in cases
            if case.is_asked
            and not (case.is_completed or case.is_untouched)
            and case.changed_at is not None
        ]
        newest = max(begun, key=lambda pair: pair[0], default=None)
        return newest[1] if newest is not None and len(cases) > 1 else None


def load_home(profile: Profile, now: datetime) -> HomeView:
    """Read all packs and the state of every form; for the store's thread."""
    packs = sorted(profile.forms.packs(), key=lambda pack: pack.return_by or date.max)
    return HomeView(
        packs=tuple(_pack_view(profile, pack, now) for pack in packs),
        now=now,
        binned=len(profile.bin.items()),
        closed=profile.bin.closed(),
    )


def _pack_view(profile: Profile, pack: OpenedPack, now: datetime) -> PackView:
    tool = tool_of(pack)
    today = now.astimezone().date()
    sent = profile.forms.sent(pack.id)
    asked = profile.asked.of_pack(pack.id)
    cases = tuple(
        replace(
            _case_view(
                form,
                Filling(tool, profile.forms.answers(form.id)),
                flags=len(flagged(profile.marks.marks(form.id))),
                taken_back=taken_back_at(form, sent),
                is_complete=scope_is_complete(form.scope, pack, today),
            ),
            queries=waiting(asked.get(form.uin, ())),
        )
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
    form: Form, filling: Filling, *, flags: int, is_complete: bool, taken_back: datetime | None
) -> CaseView:
    answered, asked = answered_of(filling)
    return CaseView(
        form_id=form.id,
        uin=form.uin,
        scope=form.scope,
        answered=answered,
        asked=asked,
        flagged=flags,
        asks_office=bool(form.local.ask_office.strip()),
        page_title=_page_title(filling, form.place),
        is_completed=form.completed_at is not None and is_complete,
        is_untouched=form.scope == Scope() and not filling.texts,
        is_asked=form.is_asked,
        returned=form.returned_revision,
        is_changed_since_return=form.is_changed_since_return,
        changed_at=form.changed_at,
        taken_back=taken_back,
    )


def _page_title(filling: Filling, place: str) -> str:
    step = read_place(place).step
    titles = ((f"{PAGE}{page.code}", page.title) for page in filling.tool.pages)
    return _first(title for key, title in titles if key == step)


def _first(words: Iterable[str]) -> str:
    return next(iter(words), "")
