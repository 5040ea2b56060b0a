"""What the agency can say about one case before any form, and the period to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from forms.definition import Field, Role
from forms.kinds import Text
from forms.scope import STATUSES, Scope, ScopeGap, Status, scope_gaps
from forms.window import WindowMode, WindowRule, period
from office.messages import scope_line
from ui.auditor.answer_box import AnswerBox
from ui.auditor.words import period_words
from ui.names.check import NameCheck
from ui.surroundings import translated
from ui.theme.tokens import Tone
from ui.widgets.card import Card
from ui.widgets.inputs import DateInput, Option, RadioGroup
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

STATUS, REASON, LAST = "scope.status", "scope.reason", "scope.last"
YES, NO = "yes", "no"
PLACES = {
    ScopeGap.STATUS_MISSING: STATUS,
    ScopeGap.REASON_MISSING: REASON,
    ScopeGap.REASON_TOO_LONG: REASON,
    ScopeGap.LAST_INVOLVEMENT_MISSING: LAST,
    ScopeGap.LAST_INVOLVEMENT_FUTURE: LAST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeView:
    """What the page starts from; ``preset`` is a status offered but not yet given."""

    scope: Scope
    window: WindowRule
    today: date
    preset: Status | None = None


class ScopePage(Page):
    """``edited`` carries the Scope after each change, ``given`` the one to go on with.

    Nothing is checked until the person goes on; a scope that needs no form is finished then.
    """

    edited = Signal(object)
    left = Signal()
    given = Signal(object)

    def __init__(self, view: ScopeView, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Case scope"))
        self.setAccessibleName(self.heading.text())
        self._view = view
        self._changed = False
        self.status = RadioGroup(self._status_question(), _status_options(), inline=False)
        self.reason = AnswerBox(_reason_field(self.tr("Reason (optional)")), "", names)
        self.known_child = self._yes_no(self.tr("Does your agency know the child?"))
        self.known_parents = self._yes_no(self.tr("Does your agency know the parents?"))
        self.last = DateInput()
        self.period = Notice(NoticeKind.INFO)
        self._errors: dict[str, PlainLabel] = {}
        self._build()
        self._show(view)
        self._connect()
        self._refresh()

    def _status_question(self) -> str:
        return self.tr("What can your agency say about this case?")

    def _yes_no(self, question: str) -> RadioGroup:
        options = (
            Option(value=YES, label=self.tr("Yes"), key="y"),
            Option(value=NO, label=self.tr("No"), key="n"),
        )
        return RadioGroup(question, options)

    def _build(self) -> None:
        status = Card()
        status.add(QuestionTitle(self._status_question()))
        status.add(self._error(STATUS))
        status.add(self.status)
        status.add(self.reason)
        self.add(status)
        self._last_card = Card()
        self._last_card.add(QuestionTitle(self.tr("When was your agency last involved?")))
        self._last_row = FieldRow(
            self.tr("Date of last involvement"),
            self.last,
            help=self.tr("For example 27 3 2026"),
        )
        self._last_card.add(self._last_row)
        self._last_card.add(self.period)
        self.add(self._last_card)
        known = Card()
        for group in (self.known_child, self.known_parents):
            known.add(QuestionTitle(group.accessibleName()))
            known.add(group)
        known.add(QuietLabel(self.tr("These two help the office to read the coverage table.")))
        self.add(known)

    def _error(self, path: str) -> PlainLabel:
        label = PlainLabel()
        label.set_tone(Tone.ERROR)
        label.hide()
        self._errors[path] = label
        return label

    def _show(self, view: ScopeView) -> None:
        status = view.scope.status or view.preset
        self.status.set_value(status.value if status else "")
        self.reason.show_text(view.scope.reason)
        self.last.set_value(view.scope.last_involvement)
        for group, known in (
            (self.known_child, view.scope.known_child),
            (self.known_parents, view.scope.known_parents),
        ):
            group.set_value("" if known is None else YES if known else NO)

    def _connect(self) -> None:
        for group in (self.status, self.known_child, self.known_parents):
            group.edited.connect(self._on_edited)
        self.reason.edited.connect(self._on_edited)
        self.last.edited.connect(self._on_edited)
        self.reason.left.connect(self.left)
        self.last.left.connect(self.left)
        self.primary_pressed.connect(self._on_given)
        self.problem_chosen.connect(self.go_to_path)

    def scope(self) -> Scope:
        """Give the scope as the page shows it."""
        status = self.status.value()
        return Scope(
            status=Status(status) if status else None,
            reason=self.reason.field.text().strip(),
            known_child=_known(self.known_child.value()),
            known_parents=_known(self.known_parents.value()),
            last_involvement=self.last.value(),
        )

    @Slot(str)
    def go_to_path(self, path: str) -> None:
        """Put the focus on the part of the scope that a problem names."""
        if path == REASON:
            self.reason.field.take_focus()
        elif path == LAST:
            self.go_to(self.last.day)
        else:
            chosen = self.status.value() or Status.AUDITED.value
            self.go_to(self.status.radio(chosen))

    @Slot()
    def _on_edited(self) -> None:
        self._refresh()
        self.edited.emit(self.scope())

    def _refresh(self) -> None:
        scope = self.scope()
        rule = STATUSES[scope.status] if scope.status else None
        needs_reason = rule is not None and rule.needs_reason
        self.reason.setVisible(rule is not None)
        reason = self.tr("Why is that so?") if needs_reason else self.tr("Reason (optional)")
        self.reason.row.set_label(reason)
        counted = self._view.window.mode is WindowMode.LAST_INVOLVEMENT
        self._last_card.setVisible(rule is None or rule.has_form)
        self._last_row.setVisible(counted)
        self._show_period(scope)
        has_form = rule is None or rule.has_form
        words = self.tr("Save and continue") if has_form else self.tr("Save and finish this case")
        foot = Foot(primary=words, back=self.tr("Back"))
        if foot != self.foot():
            self.set_foot(foot)

    def _show_period(self, scope: Scope) -> None:
        found = period(self._view.window, scope.last_involvement)
        late = scope.last_involvement is not None and scope.last_involvement > self._view.today
        self.period.setVisible(found is not None and not late)
        if found is not None:
            self.period.set_words(period_words(found))

    @Slot()
    def _on_given(self) -> None:
        problems = self._missing()
        worded = {problem.path: problem.words for problem in problems}
        self._errors[STATUS].setText(worded.get(STATUS, ""))
        self._errors[STATUS].setVisible(STATUS in worded)
        self.reason.row.set_error(worded.get(REASON, ""))
        self._last_row.set_error(worded.get(LAST, ""))
        self.show_problems(problems)
        if not problems:
            self.given.emit(self.scope())

    def _missing(self) -> Sequence[Problem]:
        scope = self.scope()
        counted = self._view.window.mode is WindowMode.LAST_INVOLVEMENT
        found = scope_problems(scope, needs_last=counted, today=self._view.today)
        problems = {problem.path: problem.words for problem in found}
        half_typed = self.last.problem()
        if half_typed and not self._last_card.isHidden():
            problems[LAST] = half_typed
        return [Problem(path=path, words=words) for path, words in problems.items()]


def scope_problems(scope: Scope, *, needs_last: bool, today: date) -> tuple[Problem, ...]:
    """Word what a scope still needs, each with its place on the page of the scope."""
    gaps = scope_gaps(scope, needs_last=needs_last, today=today)
    return tuple(Problem(path=PLACES[gap], words=scope_line(gap, translated)) for gap in gaps)


def _known(value: str) -> bool | None:
    return {YES: True, NO: False}.get(value)


def _status_options() -> tuple[Option, ...]:
    return tuple(
        Option(value=status.value, label=rule.label, description=rule.meaning)
        for status, rule in STATUSES.items()
        if rule.by_auditor
    )


def _reason_field(prompt: str) -> Field:
    return Field(path=REASON, role=Role.REASON, kind=Text(lines=2), prompt=prompt, required=False)
