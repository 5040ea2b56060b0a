"""What the agency can say about one case before any form, and the period to look at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from forms.definition import Field, Role
from forms.kinds import Text
from forms.scope import (
    STATUSES,
    Scope,
    ScopeGap,
    Status,
    StatusRule,
    sample_of,
    scope_gaps,
    with_sample,
    words_of_reason,
)
from forms.window import WindowMode, WindowRule, period
from models.auditor_snapshots import LocalNotes
from office.form_words import scope_line
from ui.auditor.answer_box import AnswerBox
from ui.auditor.local_card import LocalCard
from ui.auditor.sample_row import SampleInput
from ui.auditor.words import period_words, window_words
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
SAMPLE, KNOWN = "scope.sample", "scope.known"
NO_NOTES = LocalNotes()
YES, NO = "yes", "no"
PLACES = {
    ScopeGap.STATUS_MISSING: STATUS,
    ScopeGap.REASON_MISSING: REASON,
    ScopeGap.REASON_TOO_LONG: REASON,
    ScopeGap.LAST_INVOLVEMENT_MISSING: LAST,
    ScopeGap.LAST_INVOLVEMENT_FUTURE: LAST,
    ScopeGap.LAST_INVOLVEMENT_LONG_AGO: LAST,
    ScopeGap.SAMPLE_MISSING: SAMPLE,
    ScopeGap.SAMPLE_UNCLEAR: SAMPLE,
    ScopeGap.KNOWN_TO_NOBODY: KNOWN,
    ScopeGap.KNOWN_AFTER_ALL: KNOWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeView:
    """What the page starts from; ``preset`` is a status offered but not yet given."""

    scope: Scope
    window: WindowRule
    today: date
    local: LocalNotes = NO_NOTES
    contact: str = ""
    preset: Status | None = None


class ScopePage(Page):
    """``edited`` carries the Scope after each change, ``given`` the one to go on with.

    ``noted`` carries the LocalNotes, which are no part of what is sent. Nothing is checked until
    the person goes on; a scope that needs no form is finished then.
    """

    edited = Signal(object)
    noted = Signal(object)
    left = Signal()
    given = Signal(object)

    def __init__(self, view: ScopeView, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__("", window_words(view.window), parent=parent)
        self.heading.setText(self.tr("Case scope"))
        self.setAccessibleName(self.heading.text())
        self._view = view
        self._changed = False
        self.status = RadioGroup(self._status_question(), _status_options(), inline=False)
        self.reason = AnswerBox(_reason_field(self.tr("Reason")), "", names)
        self.known_child = self._yes_no(self.tr("Does your agency know the child?"))
        self.known_parents = self._yes_no(self.tr("Does your agency know the parents?"))
        self.last = DateInput()
        self.sample = SampleInput()
        self.local = LocalCard(view.contact)
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
        self._sample_row = FieldRow(self.tr("Our sample"), self.sample)
        status.add(self._sample_row)
        status.add(self.reason)
        self.add(status)
        self._last_card = Card()
        self._last_title = QuestionTitle(self.tr("When was your agency last involved?"))
        self._last_card.add(self._last_title)
        self._last_row = FieldRow(
            self.tr("Date of last involvement"),
            self.last,
            help=self.tr("For example 27 3 2026"),
        )
        self._last_card.add(self._last_row)
        self._last_card.add(self.period)
        self.add(self._last_card)
        known = Card()
        known.add(self._error(KNOWN))
        for group in (self.known_child, self.known_parents):
            known.add(QuestionTitle(group.accessibleName()))
            known.add(group)
        known.add(
            QuietLabel(
                self.tr("You may leave these two open. They tell the office who knows the family.")
            )
        )
        self.add(known)
        self.add(self.local)

    def _error(self, path: str) -> PlainLabel:
        label = PlainLabel()
        label.set_tone(Tone.ERROR)
        label.hide()
        self._errors[path] = label
        return label

    def _show(self, view: ScopeView) -> None:
        status = view.scope.status or view.preset
        self.status.set_value(status.value if status else "")
        self.sample.set_value(sample_of(view.scope.reason)[0])
        self.reason.show_text(words_of_reason(replace(view.scope, status=status)))
        last = view.scope.last_involvement
        self.last.set_text(last.isoformat() if last else view.local.typed_last)
        self.local.set_value(view.local)
        for group, known in (
            (self.known_child, view.scope.known_child),
            (self.known_parents, view.scope.known_parents),
        ):
            group.set_value("" if known is None else YES if known else NO)

    def _connect(self) -> None:
        for group in (self.status, self.known_child, self.known_parents):
            group.edited.connect(self._on_edited)
        self.reason.edited.connect(self._on_edited)
        for part in (self.last, self.sample, self.local):
            part.edited.connect(self._on_edited)
            part.left.connect(self.left)
        self.reason.left.connect(self.left)
        self.primary_pressed.connect(self._on_given)
        self.problem_chosen.connect(self.go_to_path)

    def scope(self) -> Scope:
        """Give the scope as the page shows it."""
        chosen = self.status.value()
        status = Status(chosen) if chosen else None
        reason = self.reason.field.text().strip()
        if status is Status.NOT_SAMPLED:
            reason = with_sample(self.sample.value(), reason)
        return Scope(
            status=status,
            reason=reason,
            known_child=_known(self.known_child.value()),
            known_parents=_known(self.known_parents.value()),
            last_involvement=self.last.value() if self._asks_last() else None,
        )

    def notes(self) -> LocalNotes:
        """Give what stays on this computer, a date that is none (yet) among it."""
        held = self.scope().last_involvement is not None
        return replace(self.local.value(), typed_last="" if held else self.last.text())

    def _rule(self) -> StatusRule | None:
        chosen = self.status.value()
        return STATUSES[Status(chosen)] if chosen else None

    def _asks_last(self) -> bool:
        rule = self._rule()
        counted = self._view.window.mode is WindowMode.LAST_INVOLVEMENT
        return counted and (rule is None or rule.has_form)

    @Slot(str)
    def go_to_path(self, path: str) -> None:
        """Put the focus on the part of the scope that a problem names."""
        if path == REASON:
            self.reason.field.take_focus()
        elif path in {LAST, SAMPLE, KNOWN}:
            places = {LAST: self.last.day, SAMPLE: self.sample.taken, KNOWN: self._first_known()}
            self.go_to(places[path])
        else:
            chosen = self.status.value() or Status.AUDITED.value
            self.go_to(self.status.radio(chosen))

    @Slot()
    def _on_edited(self) -> None:
        self._refresh()
        self.edited.emit(self.scope())
        self.noted.emit(self.notes())

    def _first_known(self) -> QWidget:
        return self.known_child.radio(self.known_child.value() or YES)

    def _refresh(self) -> None:
        rule = self._rule()
        sampled = self.status.value() == Status.NOT_SAMPLED.value
        self._sample_row.setVisible(sampled)
        self.reason.setVisible(rule is not None)
        if rule is not None:
            optional = sampled or not rule.needs_reason
            words = self.tr("{0} (optional)").format(rule.prompt) if optional else rule.prompt
            self.reason.row.set_label(words)
        has_form = rule is None or rule.has_form
        self._last_card.setVisible(has_form)
        self._last_title.setVisible(self._asks_last())
        self._last_row.setVisible(self._asks_last())
        self._show_period(self.scope())
        words = self.tr("Save and continue") if has_form else self.tr("Save and finish this case")
        foot = Foot(primary=words, back=self.tr("Back"))
        if foot != self.foot():
            self.set_foot(foot)

    def _show_period(self, scope: Scope) -> None:
        found = period(self._view.window, scope.last_involvement)
        gaps = scope_gaps(
            replace(scope, status=Status.AUDITED), needs_last=False, today=self._view.today
        )
        wrong = any(PLACES[gap] == LAST for gap in gaps)
        self.period.setVisible(found is not None and not wrong)
        if found is not None:
            self.period.set_words(period_words(found))

    @Slot()
    def _on_given(self) -> None:
        problems = self._missing()
        worded = {problem.path: problem.words for problem in problems}
        for path, label in self._errors.items():
            label.setText(worded.get(path, ""))
            label.setVisible(path in worded)
        self._sample_row.set_error(worded.get(SAMPLE, ""))
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
        if half_typed and self._asks_last():
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
