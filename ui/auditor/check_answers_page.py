"""The form as it will be sent, every answer with a way to change it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from export.name_gate import SCOPE_REASON
from forms.definition import Question
from forms.errors import Gap
from forms.filling import Filling, alerts, earlier_answers
from office.form_words import gap_line
from ui.auditor.alert_notice import NO_HELP, AlertNotice, UrgentHelp
from ui.auditor.answer_rows import AnswerRow, AnswerSection, sections_of
from ui.auditor.kept_card import KeptCard
from ui.surroundings import translated
from ui.theme.tokens import Space, Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.facts import FactList
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.page import Foot, Page
from ui.widgets.showing import set_shown
from ui.widgets.text import BlockTitle, PlainLabel, QuestionTitle, QuietLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """Facts of the scope as label and value, what it still needs, and whether all is completed.

    ``flagged`` are the codes of the questions that the person wanted to come back to, ``copied``
    path and case of words copied from there and not checked yet. ``urgent`` is what the pack says
    about an immediate concern. A paper that is keyed in ``may_have_gaps``: they are listed, and
    stop nothing.
    """

    scope: tuple[tuple[str, str], ...]
    completed: bool
    scope_problems: tuple[Problem, ...] = ()
    may_have_gaps: bool = False
    flagged: frozenset[str] = frozenset()
    copied: tuple[tuple[str, str], ...] = ()
    urgent: UrgentHelp = NO_HELP


class LinkCard(Card):
    """Lines that each lead to a field; ``chosen`` carries its path."""

    chosen = Signal(str)

    def __init__(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.add(QuestionTitle(title))
        self.links = tuple(LinkButton(words) for _path, words in lines)
        for link, (path, _words) in zip(self.links, lines, strict=True):
            link.clicked.connect(partial(self._choose, path))
            self.add(link)

    def _choose(self, path: str) -> None:
        self.chosen.emit(path)


class CheckAnswersPage(Page):
    """``change_wanted`` carries the path of the field to go to, ``completed`` asks for the mark.

    What is still to do is listed at the top from the start, each line a link. Marking does not
    happen while there is any: the same lines then stand as a problem.
    """

    change_wanted = Signal(str)
    scope_wanted = Signal()
    completed = Signal()

    def __init__(self, view: CheckView, filling: Filling, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Check answers"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(self.tr("This is everything that will be sent for this case."))
        self._filling = filling
        self._scope_problems = view.scope_problems
        self._may_have_gaps = view.may_have_gaps
        self._links: dict[str, LinkButton] = {}
        self._add_alerts(view.urgent)
        self._add_left()
        if view.completed:
            self.add(
                Notice(
                    NoticeKind.DONE,
                    self.tr("Marked as completed. If you change an answer, it is open again."),
                )
            )
        self._add_flagged(view.flagged)
        self._add_copied(view.copied)
        self._add_scope(view)
        for section in sections_of(filling):
            self.add(self._section(section))
        self._add_kept()
        self.set_foot(
            Foot(
                primary=self.tr("Continue")
                if view.completed or view.may_have_gaps
                else self.tr("Mark as completed"),
                back=self.tr("Back"),
            )
        )
        self.primary_pressed.connect(self._on_primary)
        self.problem_chosen.connect(self.change_wanted)

    def _add_alerts(self, urgent: UrgentHelp) -> None:
        """Say again what must not wait for the audit: here the form is about to be left."""
        self.alerts = tuple(
            AlertNotice(question, question.alert, urgent, self._content)
            for question in alerts(self._filling)
            if question.alert is not None
        )
        for notice in self.alerts:
            self.add(notice)
            notice.refresh(self._filling)

    def _add_kept(self) -> None:
        kept = earlier_answers(self._filling)
        if kept:
            self.kept = KeptCard(self._filling.tool, kept)
            self.add(self.kept)

    def link(self, path: str) -> LinkButton:
        """Return the Change link of a field; KeyError when it is not shown."""
        return self._links[path]

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Call what is missing a problem: the scope first, each line a link to its field."""
        self._left.hide()
        self.show_problems(self._missing(gaps))

    def left_links(self) -> tuple[LinkButton, ...]:
        """Return the links to what is still to do, in reading order."""
        return self._left.links

    def _missing(self, gaps: Sequence[Gap]) -> list[Problem]:
        missing = [Problem(path=gap.path, words=gap_line(gap, translated)) for gap in gaps]
        return [*self._scope_problems, *missing]

    def _add_left(self) -> None:
        missing = self._missing(self._filling.gaps())
        title = self.tr("{0} still to do").format(len(missing))
        lines = [(problem.path, problem.words) for problem in missing]
        self._left = self._add_links(title, lines)

    @Slot()
    def _on_primary(self) -> None:
        if not self._may_have_gaps:
            self.show_gaps(self._filling.gaps())
        if not self.problems():
            self.completed.emit()

    def flag_links(self) -> tuple[LinkButton, ...]:
        """Return the links to the questions to come back to, in reading order."""
        return self._flagged.links

    def copied_links(self) -> tuple[LinkButton, ...]:
        """Return the links to the words that were copied and not checked yet."""
        return self._copied.links

    def _add_flagged(self, codes: frozenset[str]) -> None:
        found = [question for question in self._filling.tool.questions if question.code in codes]
        lines = [(question.code, _titled(question)) for question in found]
        self._flagged = self._add_links(self.tr("Flagged to come back to"), lines)

    def _add_copied(self, copied: tuple[tuple[str, str], ...]) -> None:
        words = self.tr("From {0}: {1}")
        lines = [(path, words.format(uin, self._place_words(path))) for path, uin in copied]
        title = self.tr("Copied from another case and not checked yet")
        self._copied = self._add_links(title, lines)

    def _place_words(self, path: str) -> str:
        if path == SCOPE_REASON:
            return self.tr("Case scope")
        return _titled(self._filling.tool.question(path.partition(".")[0]))

    def _add_links(self, title: str, lines: list[tuple[str, str]]) -> LinkCard:
        card = LinkCard(title, lines)
        card.chosen.connect(self.change_wanted)
        self.add(card)
        set_shown(card, shown=bool(lines))
        return card

    def _add_scope(self, view: CheckView) -> None:
        card = Card()
        card.add(self._head(self.tr("Case scope"), self.scope_wanted.emit))
        card.add(FactList(view.scope))
        self.add(card)

    def _head(self, title: str, pressed: Callable[[], None]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(QuestionTitle(title), 1)
        link = LinkButton(self.tr("Change"))
        link.setAccessibleDescription(title)
        link.clicked.connect(pressed)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _section(self, section: AnswerSection) -> Card:
        card = Card()
        card.add(QuestionTitle(section.title))
        for row in section.rows:
            card.add(self._row(row))
        return card

    def _row(self, row: AnswerRow) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(Space.TIGHT)
        words.addWidget(BlockTitle(row.question))
        answer = PlainLabel(row.answer)
        if row.missing:
            answer.set_tone(Tone.ATTENTION)
        words.addWidget(answer)
        for label, text in row.details:
            words.addWidget(QuietLabel(label))
            words.addWidget(PlainLabel(text))
        line = QHBoxLayout()
        line.setContentsMargins(Space.BETWEEN if row.level else 0, 0, 0, Space.WITHIN)
        line.addLayout(words, 1)
        link = LinkButton(self.tr("Change"))
        link.setAccessibleDescription(row.question)
        link.clicked.connect(partial(self._change, row.path))
        self._links[row.path] = link
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _change(self, path: str) -> None:
        self.change_wanted.emit(path)


def _titled(question: Question) -> str:
    return f"{question.number}. {question.text}".removeprefix(". ")
