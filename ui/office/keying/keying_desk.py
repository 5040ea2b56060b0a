"""What is keyed in for an audit: beginning, checking by the second person, and deleting."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from export.errors import FileFault
from forms.filling import Filling
from forms.scope import STATUSES
from models.keyed_snapshots import KeyedDraft
from models.profile import Profile
from office.keying import begin, correct, is_alone, may_check, take_in, take_out
from office.merge import Plan
from office.overview import AuditOverview
from ui.auditor.answer_rows import sections_of
from ui.auditor.form_pages import scope_facts_of
from ui.auditor.opened import has_form, open_form
from ui.names.check import NameCheck
from ui.office.keying.begin_page import BeginAsked, BeginPage
from ui.office.keying.check_page import CheckView, KeyedCheckPage
from ui.office.keying.correct_page import CorrectPage
from ui.office.keying.keyed_page import KeyedPage
from ui.office.own_names import OwnNames
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What the second person reads, and what the office has let stay in its own words."""

    view: CheckView
    cleared: frozenset[str]


class KeyingDesk(StageDesk):
    """``typing_asked`` carries the form to be typed in: the audit is left for that.

    ``keys_wanted`` leads to where initials are given.
    """

    STAGES = frozenset({Stage.KEYING})

    typing_asked = Signal(str)
    keys_wanted = Signal()

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._cell = ("", "")

    @Slot(str, str)
    def ask(self, case_id: str, agency_id: str) -> None:
        """Show the beginning for this cell, or of a correction where what counts was keyed in."""
        self._cell = (case_id, agency_id)
        self._show_again(Stage.KEYING)

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show what is being keyed in, or the beginning for a cell that was asked for."""
        del stage
        self._overview = overview
        if any(self._cell):
            self._show_begin()
            return
        self._show_after(self._run(self._at.profile.staff.me, essential=False), self._show_list)

    def _show_list(self, me: str) -> None:
        page = KeyedPage(self._shown, me)
        page.keys_wanted.connect(self.keys_wanted)
        page.begin_asked.connect(self._show_begin)
        page.typing_asked.connect(self.typing_asked)
        page.check_asked.connect(self._on_check_asked)
        page.drop_asked.connect(self._on_drop_asked)
        self._at.window.show_page(page)
        if words := self._take_saved_words():
            page.show_saved(words)

    def say(self, words: str) -> None:
        """Say this on the page that is shown next."""
        self._saved_words = words

    # beginning

    @Slot()
    def _show_begin(self) -> None:
        audit_id, cleared = self._shown.audit.id, self._at.profile.cleared
        task = self._run(lambda: cleared.of(audit_id), essential=False)
        self._show_after(task, self._on_begin)

    @Slot(object)
    def _on_begin(self, cleared: frozenset[str]) -> None:
        cell, self._cell = self._cell, ("", "")
        overview, names = self._shown, self._names(cleared)
        standing = next(
            (
                each.entry
                for each in overview.assignments
                if (each.case_id, each.agency_id) == cell and each.keyed is not None
            ),
            None,
        )
        if standing is None:
            page = BeginPage(overview, names, cell)
            page.begun.connect(self._on_begun)
        else:
            page = CorrectPage(self._whose(*cell), names)
            page.begun.connect(partial(self._on_correction, standing))
            page.out_asked.connect(partial(self._on_out_asked, standing, self._whose(*cell)))
        self._show_within(page, Stage.KEYING, names)

    def _whose(self, case_id: str, agency_id: str) -> str:
        overview = self._shown
        words = self.tr("{0}, {1}")
        return words.format(overview.agency(agency_id).name, overview.case(case_id).uin)

    def _names(self, cleared: frozenset[str]) -> NameCheck:
        audit = self._shown.audit
        return self._own_names.of_audit(audit, cleared)

    @Slot(object)
    def _on_begun(self, asked: BeginAsked) -> None:
        profile, audit_id, now = self._at.profile, self._shown.audit.id, self._at.now()
        cell = (asked.case_id, asked.agency_id)
        task = self._run(lambda: begin(profile, audit_id, cell, asked.paper, now).form_id)
        self._show_after(task, self.typing_asked.emit)

    def _on_correction(self, entry_id: str, reason: str) -> None:
        profile, audit_id, now = self._at.profile, self._shown.audit.id, self._at.now()
        task = self._run(lambda: correct(profile, entry_id, audit_id, reason, now))
        self._show_after(task, self.typing_asked.emit)

    def _on_out_asked(self, entry_id: str, whose: str) -> None:
        profile, audit_id, now = self._at.profile, self._shown.audit.id, self._at.now()
        sure = self._at.dialogs.confirm(
            self.tr("Take out the keyed-in return for {0}?").format(whose),
            self.tr("It counts for nothing any more, and what stood before it counts again."),
            self.tr("Take it out"),
            self.tr("Leave it"),
        )
        if sure:
            task = self._run(lambda: take_out(profile, entry_id, audit_id, now))
            self._saved(task, Stage.KEYING, self.tr("Taken out."))

    # the second person

    @Slot(object)
    def _on_check_asked(self, draft: KeyedDraft) -> None:
        profile, overview = self._at.profile, self._shown

        def read() -> _Read:
            view = check_view(profile, overview, draft)
            return _Read(view=view, cleared=profile.cleared.of(overview.audit.id))

        self._show_after(self._run(read, essential=False), self._on_read)

    @Slot(object)
    def _on_read(self, read: _Read) -> None:
        names = self._names(read.cleared)
        page = KeyedCheckPage(read.view, names)
        draft = read.view.draft
        page.counted.connect(partial(self._on_counted, draft))
        page.sent_back.connect(partial(self._on_sent_back, draft.form_id))
        self._show_within(page, Stage.KEYING, names)

    def _on_counted(self, draft: KeyedDraft, alone: str) -> None:
        profile, now, own = self._at.profile, self._at.now(), self._own_names
        load = self._at.load_checker

        def count() -> Plan:
            return take_in(profile, draft, own.checker() or load(), now, alone)

        self._show_after(self._run(count), self._on_taken)

    @Slot(object)
    def _on_taken(self, planned: Plan) -> None:
        conflict = planned.code == FileFault.CONFLICT.value
        self._saved_words = (
            self.tr(
                "It is kept. The agency has sent a return for this case too: choose between the "
                "two under Returns."
            )
            if conflict
            else self.tr("It counts now, like any other return.")
        )
        self._show_again(Stage.KEYING)

    def _on_sent_back(self, form_id: str, note: str) -> None:
        keyed = self._at.profile.keyed
        task = self._run(lambda: keyed.send_back(form_id, note))
        self._saved(task, Stage.KEYING, self.tr("Sent back. It counts for nothing yet."))

    # deleting

    @Slot(object)
    def _on_drop_asked(self, draft: KeyedDraft) -> None:
        keyed, whose = self._at.profile.keyed, self._whose(draft.case_id, draft.agency_id)
        sure = self._at.dialogs.confirm(
            self.tr("Delete what was typed for {0}?").format(whose),
            self.tr("Nothing of it is kept. A return that counts already stays as it is."),
            self.tr("Delete what was typed"),
            self.tr("Leave it"),
        )
        if sure:
            task = self._run(lambda: keyed.drop(draft.form_id))
            self._saved(task, Stage.KEYING, self.tr("Deleted."))


def check_view(profile: Profile, overview: AuditOverview, draft: KeyedDraft) -> CheckView:
    """Read what the second person holds against the paper."""
    opened = replace(open_form(profile, draft.form_id), paper=draft.paper)
    scope = opened.form.scope
    filling = Filling(opened.tool, opened.texts if has_form(scope) else {})
    shown = has_form(scope) and scope.status in STATUSES
    return CheckView(
        draft=draft,
        agency=overview.agency(draft.agency_id).name,
        uin=overview.case(draft.case_id).uin,
        scope=scope_facts_of(scope, opened.pack),
        sections=sections_of(filling) if shown else (),
        is_second=may_check(profile, draft),
        is_alone=is_alone(profile),
    )
