"""A case on the home page: how it stands, and what can be done with it."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.scope import Status
from ui.auditor.home_view import CaseView
from ui.auditor.words import scope_words, taken_back_words, when_words
from ui.theme.tokens import Space, Tone
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.menu_button import MenuButton
from ui.widgets.showing import put_away
from ui.widgets.text import PlainLabel, QuestionTitle


class CaseCard(Card):
    """One case. What is wanted is sent; ``status_chosen`` carries a status without a form."""

    opened = Signal()
    status_chosen = Signal(str)
    print_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, case: CaseView, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.case = case
        self.status_buttons: dict[Status, PlainButton] = {}
        self.more = MenuButton(self.tr("More"))
        self.open = PlainButton(self.tr("Start") if case.is_untouched else self.tr("Open"))
        self.open.clicked.connect(self.opened)
        self.body.setContentsMargins(Space.CARD, Space.BETWEEN, Space.CARD, Space.BETWEEN)
        row = QHBoxLayout()
        row.setSpacing(Space.BETWEEN)
        row.addLayout(self._words(now), 1)
        for button in self._buttons():
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            button.setAccessibleDescription(self.tr("Case {0}").format(case.uin))
        self.add(row)

    def _words(self, now: datetime) -> QVBoxLayout:
        case = self.case
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(QuestionTitle(self.tr("Case {0}").format(case.uin)))
        status = PlainLabel(self._status())
        done = case.is_completed and case.is_asked
        status.set_tone(Tone.DONE if done else Tone.PLAIN)
        words.addWidget(status)
        notes = FlowLayout(gap=Space.BETWEEN, line_gap=2)
        for note, tone in self._notes(now):
            label = PlainLabel(note)
            label.setWordWrap(False)
            label.set_tone(tone)
            notes.addWidget(label)
        words.addLayout(notes)
        return words

    def _notes(self, now: datetime) -> list[tuple[str, Tone]]:
        case, notes = self.case, list[tuple[str, Tone]]()
        if case.changed_at is not None and not case.is_untouched:
            at = when_words(case.changed_at, now)
            notes.append((self.tr("Last saved {0}").format(at), Tone.QUIET))
        if case.taken_back is not None:
            notes.append((taken_back_words(case.taken_back), Tone.ATTENTION))
        if case.queries:
            words = self.tr("Queries of the office: {0} to answer")
            notes.append((words.format(case.queries), Tone.ATTENTION))
        if case.flagged:
            notes.append((self.tr("{0} flagged").format(case.flagged), Tone.ATTENTION))
        if case.asks_office:
            notes.append((self.tr("To ask the office"), Tone.ATTENTION))
        return notes

    def _buttons(self) -> list[PlainButton]:
        if not self.case.is_untouched:
            if self.case.needs_form:
                self.more.add_deed(self.tr("Print this form"), self.print_wanted)
            self.more.add_deed(self.tr("Put the answers in the bin"), self.bin_wanted)
            return [self.more, self.open]
        put_away(self, self.more)
        for status, words in (
            (Status.NOT_KNOWN, self.tr("Not known to us")),
            (Status.OUT_OF_SCOPE, self.tr("Out of scope")),
        ):
            answer = LinkButton(words)
            answer.clicked.connect(partial(self._emit_status, status))
            self.status_buttons[status] = answer
        return [*self.status_buttons.values(), self.open]

    def _emit_status(self, status: Status) -> None:
        self.status_chosen.emit(status.value)

    def _status(self) -> str:
        case = self.case
        if not case.is_asked:
            return self.tr("No longer asked for by the office; kept here, not returned")
        if case.is_untouched and case.returned is not None:
            return self.tr("Empty here; the office has return {0}").format(case.returned)
        if case.is_untouched:
            return self.tr("Not yet started")
        parts = [scope_words(case.scope)]
        if case.is_completed:
            parts.append(self._done_words())
        elif case.needs_form:
            progress = self.tr("in progress, {0} of {1} answered")
            parts.append(progress.format(case.answered, case.asked))
        else:
            parts.append(self.tr("to be confirmed"))
        if case.returned is not None:
            returned = self.tr("returned (return {0})")
            if case.is_changed_since_return:
                returned = self.tr("changed since return {0}, not returned")
            parts.append(returned.format(case.returned))
        words = ", ".join(part for part in parts if part)
        return words[:1].upper() + words[1:]

    def _done_words(self) -> str:
        if self.case.needs_form:
            return self.tr("completed")
        # What the office has already is not waiting to be returned.
        return self.tr("ready to return") if self.case.is_unsent else ""
