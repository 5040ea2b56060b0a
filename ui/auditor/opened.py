"""One form as it is opened from the store and as it is written back; no screen in here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from forms.definition import Page, Tool
from forms.filling import Filling
from forms.loading import read_tool
from forms.scope import STATUSES, Scope, scope_gaps
from forms.window import Period, WindowMode, period
from models.auditor_snapshots import AskedQuery, CaseNames, CasePerson, LocalNotes, Mark, MarkKind
from models.keyed_snapshots import Paper
from models.preference_store import names_checked_key
from models.profile import Profile
from models.snapshots import Form, OpenedPack, SentReturn, Settled
from ui.auditor.autosave import PAUSE_MS, SAVE_PAUSE, pause_of
from ui.auditor.own_replies import Reply

SCOPE_KEY = "\x00scope"
PLACE_KEY = "\x00place"
COMPLETED_KEY = "\x00completed"
CHECKED_KEY = "\x00checked"
SETTLED_KEY = "\x00settled:"
PEOPLE_KEY = "\x00people"
WATCHED_KEY = "\x00watched"
MARK_KEY = "\x00mark:"
VERSION_KEY = "\x00version:"
LOCAL_KEY = "\x00local"
QUIET_KEYS = (PLACE_KEY, VERSION_KEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmark:
    """The wish to take a mark away, on its way to the store."""

    kind: MarkKind
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettle:
    """The wish to open a finding again, on its way to the store."""

    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPeople:
    """The people of the case, on their way to the store."""

    people: tuple[CasePerson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWatched:
    """The names to watch for, as hashes, on their way to the store."""

    watched: tuple[frozenset[str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A text that stood in a field, on its way into the field's history."""

    path: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedForm:
    """Everything one form needs; read in one go on the store's thread.

    ``before`` and ``after`` are the forms of the cases beside it, "" at either end.
    ``names_checked`` is when the auditor last declared that a person had looked for names,
    ``receipt`` that of the return that carried the form, "" before the first, ``taken_back`` when
    the case was taken back, if it is. ``paper`` is what the office is typing from, None at an
    auditor.
    """

    form: Form
    pack: OpenedPack
    tool: Tool
    texts: Mapping[str, str]
    names: CaseNames
    marks: tuple[Mark, ...]
    queries: tuple[AskedQuery, ...]
    names_checked: datetime | None
    receipt: str
    taken_back: datetime | None
    before: str
    after: str
    paper: Paper | None = None
    save_pause_ms: int = PAUSE_MS


def open_form(profile: Profile, form_id: str) -> OpenedForm:
    """Read a form with its pack and answers; raise ModelError(NOT_FOUND)."""
    form = profile.forms.form(form_id)
    pack = profile.forms.pack(form.pack_id)
    checked = profile.preferences.get(names_checked_key(form_id))
    sent = profile.forms.sent(form.pack_id)
    carrier = carrier_of(form, sent)
    cases = ["", *(each.id for each in profile.forms.forms(form.pack_id)), ""]
    at = cases.index(form_id)
    return OpenedForm(
        form=form,
        pack=pack,
        tool=tool_of(pack),
        texts=profile.forms.answers(form_id),
        names=profile.names.of(form_id),
        marks=profile.marks.marks(form_id),
        queries=profile.asked.of(form_id),
        names_checked=datetime.fromisoformat(checked) if checked else None,
        receipt=carrier.receipt if carrier is not None else "",
        taken_back=taken_back_at(form, sent),
        save_pause_ms=pause_of(profile.preferences.get(SAVE_PAUSE)),
        before=cases[at - 1],
        after=cases[at + 1],
    )


def carrier_of(form: Form, sent: Sequence[SentReturn]) -> SentReturn | None:
    """Find the newest return that carried a form, None before the first."""
    return next((each for each in sent if each.revision == form.returned_revision), None)


def taken_back_at(form: Form, sent: Sequence[SentReturn]) -> datetime | None:
    """Say when a case was taken back; None where it never was, or was returned again since."""
    carriers = [each for each in sent if form.uin in each.uins]
    newest = max(carriers, key=lambda each: each.revision, default=None)
    return newest.created_at if newest is not None and newest.withdraws else None


def tool_of(pack: OpenedPack) -> Tool:
    """Read the tool of a pack as its audit uses it."""
    return read_tool(pack.definition).with_blocks(pack.blocks)


class FormWriter:
    """Writes a batch of changes of one form; called on the store's thread only."""

    def __init__(self, profile: Profile, form_id: str) -> None:
        self._profile = profile
        self._forms = profile.forms
        self._form_id = form_id

    def __call__(self, batch: Mapping[str, object]) -> datetime:
        """Write texts, scope, place, and the mark of completion last; give the moment of saving.

        What stood in a field goes into its history before what stands there now is written: a
        kill in between may keep a text twice, but never loses one.
        """
        for each in batch.values():
            if isinstance(each, Earlier):
                self._profile.marks.keep_version(self._form_id, each.path, each.text)
        checked = batch.get(CHECKED_KEY)
        if CHECKED_KEY in batch and checked is None:
            # Taken back before the change, given after it: a kill in between never declares more.
            self._keep_checked("")
        at = self._write_content(batch)
        self._write_marks(batch)
        self._write_names(batch)
        if isinstance(checked, datetime):
            self._keep_checked(checked.isoformat())
        if PLACE_KEY in batch:
            self._forms.save_place(self._form_id, str(batch[PLACE_KEY]))
        if batch.get(COMPLETED_KEY) is True:
            self._forms.mark_completed(self._form_id, True)  # noqa: FBT003
        return at

    def _write_content(self, batch: Mapping[str, object]) -> datetime:
        texts = {path: str(text) for path, text in batch.items() if not path.startswith("\x00")}
        at = self._forms.save_answers(self._form_id, texts) if texts else datetime.now(UTC)
        notes = batch.get(LOCAL_KEY)
        if isinstance(notes, LocalNotes):
            self._forms.save_local(self._form_id, notes)
        scope = batch.get(SCOPE_KEY)
        if isinstance(scope, Scope):
            at = self._forms.save_scope(self._form_id, scope).changed_at or at
        for each in batch.values():
            if isinstance(each, Reply):
                at = self._profile.asked.reply(self._form_id, each.query_id, each.text)
        return at

    def _write_marks(self, batch: Mapping[str, object]) -> None:
        for each in batch.values():
            if isinstance(each, Mark):
                self._profile.marks.put(self._form_id, each)
            elif isinstance(each, Unmark):
                self._profile.marks.remove(self._form_id, each.kind, each.key)

    def _write_names(self, batch: Mapping[str, object]) -> None:
        for each in batch.values():
            if isinstance(each, Settled):
                self._forms.settle(self._form_id, each)
            elif isinstance(each, Unsettle):
                self._profile.names.unsettle(self._form_id, each.digest)
            elif isinstance(each, KeptPeople):
                self._profile.names.keep_people(self._form_id, each.people)
            elif isinstance(each, KeptWatched):
                self._profile.names.keep_watched(self._form_id, each.watched)

    def _keep_checked(self, moment: str) -> None:
        self._profile.preferences.set(names_checked_key(self._form_id), moment)


def scope_is_complete(scope: Scope, pack: OpenedPack, today: date) -> bool:
    """Tell whether a scope needs nothing more."""
    needs_last = pack.window.mode is WindowMode.LAST_INVOLVEMENT
    return not scope_gaps(scope, needs_last=needs_last, today=today)


def has_form(scope: Scope) -> bool:
    """Tell whether a completed form goes with this scope; so too while nothing is said yet."""
    return scope.status is None or STATUSES[scope.status].has_form


def period_of(scope: Scope, pack: OpenedPack) -> Period | None:
    """Work out the period to look at; None while the last involvement is not known."""
    return period(pack.window, scope.last_involvement)


def pages_to_fill(filling: Filling) -> tuple[Page, ...]:
    """Give the pages that apply by the answers so far."""
    return tuple(page for page in filling.tool.pages if filling.page_applies(page))


def progress_of(filling: Filling, page: Page) -> tuple[int, int]:
    """Count the questions of a page that must be answered: those done, and all of them."""
    due = [each for each in page.questions if each.required and filling.applies(each.code)]
    unfinished = {gap.path.partition(".")[0] for gap in filling.gaps(page)}
    done = sum(filling.value(each.code) is not None and each.code not in unfinished for each in due)
    return done, len(due)


def answered_of(filling: Filling) -> tuple[int, int]:
    """Count the same over all pages that apply."""
    counts = [progress_of(filling, page) for page in pages_to_fill(filling)]
    return sum(done for done, _due in counts), sum(due for _done, due in counts)
