"""Typing a return in from paper: the auditor's own pages, and handing over at their end."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from models.keyed_snapshots import Paper
from models.profile import Profile
from office.keying import Readiness, hand_over, readiness
from ui.auditor.case_desk import CaseDesk
from ui.auditor.form_steps import NAMES
from ui.auditor.opened import OpenedForm, open_form
from ui.office.keying.hand_over_page import HandOverPage
from ui.office.own_names import OwnNames
from ui.office.telling import tell_trouble
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report, Task

TYPING = "typing"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """How far a draft is, whose it is, and what the office has let stay in its own words."""

    readiness: Readiness
    whose: str
    cleared: frozenset[str]
    words: frozenset[str]


def open_keyed(profile: Profile, form_id: str) -> OpenedForm:
    """Open a draft to be typed in; raise ModelError(NOT_FOUND)."""
    draft = profile.keyed.open_to_type(form_id)
    return replace(open_form(profile, form_id), paper=draft.paper, before="", after="")


class TypingDesk(QObject):
    """One draft at a time. ``left`` carries its audit and words to show there."""

    left = Signal(str, str)

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(parent)
        self._at = surroundings
        self._own_names = own_names
        self._form_id = ""
        self._cases = CaseDesk(surroundings, self, read=open_keyed)
        self._cases.home_wanted.connect(self._on_home_wanted)
        self._cases.return_wanted.connect(self._on_return_wanted)

    def open(self, form_id: str, *, step: str = "") -> None:
        """Open a draft where it was left, or at a step."""
        self._form_id = form_id
        self._cases.open(form_id, step=step)

    def place(self) -> str:
        """Name what is being typed, "" where nothing is."""
        return f"{TYPING}/{self._form_id}" if self._form_id else ""

    def leave(self) -> bool:
        """Save and let go of what is being typed; False where it cannot be saved."""
        if not self._cases.leave():
            return False
        self._form_id = ""
        return True

    def finish(self) -> None:
        """Save everything before the program ends."""
        self._cases.finish()

    @Slot()
    def _on_home_wanted(self) -> None:
        self._read_audit("")

    def _read_audit(self, words: str) -> None:
        keyed, form_id = self._at.profile.keyed, self._form_id

        def read(report: Report) -> str:
            del report
            return keyed.draft(form_id).audit_id

        task = self._at.tasks.store(read)
        task.failed.connect(self._on_failed)
        Stay(task, self._at.window).arrived.connect(partial(self._leave_to, words))

    def _leave_to(self, words: str, audit_id: str) -> None:
        if self.leave():
            self.left.emit(audit_id, words)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._at, error)

    # handing over

    @Slot(str)
    def _on_return_wanted(self, _pack_id: str) -> None:
        profile, form_id, now = self._at.profile, self._form_id, self._at.now()
        own, load = self._own_names, self._at.load_checker

        def read(report: Report) -> _Ready:
            del report
            checker = own.checker() or load()
            ready = readiness(profile, form_id, checker, now)
            form = profile.forms.form(form_id)
            pack = profile.forms.pack(form.pack_id)
            return _Ready(
                readiness=ready,
                whose=f"{pack.agency_name}, {form.uin}",
                cleared=profile.cleared.of(ready.draft.audit_id),
                words=pack.local_words,
            )

        task: Task[_Ready] = self._at.tasks.store(read)
        task.failed.connect(self._on_failed)
        Stay(task, self._at.window).arrived.connect(self._on_ready)

    @Slot(object)
    def _on_ready(self, ready: _Ready) -> None:
        draft = ready.readiness.draft
        names = self._own_names.check(ready.cleared, ready.words, draft.audit_id)
        page = HandOverPage(ready.readiness, ready.whose, names)
        names.setParent(page)
        page.handed.connect(self._on_handed)
        page.names_wanted.connect(partial(self._back_to_form, page, NAMES))
        page.back_pressed.connect(partial(self._back_to_form, page, ""))
        self._at.window.show_page(page)

    def _back_to_form(self, page: HandOverPage, step: str) -> None:
        """Keep what was typed about the paper, and open the form once it is kept."""
        if not page.unsaved():
            self.open(self._form_id, step=step)
            return
        keyed, form_id, paper = self._at.profile.keyed, self._form_id, page.paper.paper()

        def keep(report: Report) -> None:
            del report
            keyed.set_paper(form_id, paper)

        def go_on(_kept: None) -> None:
            self.open(form_id, step=step)

        task = self._at.tasks.store(keep, essential=True)
        task.failed.connect(self._on_failed)
        Stay(task, self._at.window).arrived.connect(go_on)

    @Slot(object)
    def _on_handed(self, paper: Paper) -> None:
        profile, form_id, now = self._at.profile, self._form_id, self._at.now()
        own, load = self._own_names, self._at.load_checker

        def hand(report: Report) -> None:
            del report
            profile.keyed.set_paper(form_id, paper)
            hand_over(profile, form_id, own.checker() or load(), now)

        task = self._at.tasks.store(hand, essential=True)
        task.failed.connect(self._on_failed)
        Stay(task, self._at.window).arrived.connect(self._on_handed_over)

    @Slot(object)
    def _on_handed_over(self, _result: None) -> None:
        self._read_audit(self.tr("Handed over. A second person compares it with the paper now."))
