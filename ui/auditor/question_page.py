"""Any page of the form: its questions as cards, whatever kinds they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from export.name_gate import reply_path
from forms.definition import Page as FormPage
from forms.errors import Gap
from forms.filling import Filling, is_earlier, set_apart
from models.auditor_snapshots import AskedQuery, Mark
from office.form_words import gap_line
from ui.auditor.alert_notice import NO_HELP, AlertNotice, UrgentHelp
from ui.auditor.form_marks import YES, flagged, section_said
from ui.auditor.kept_card import earlier_words
from ui.auditor.opened import progress_of
from ui.auditor.place import NO_CURSOR, put_cursor, select_word
from ui.auditor.question_card import QuestionCard
from ui.auditor.section_end import SectionEnd
from ui.fields.field import AnswerField
from ui.names.check import NameCheck
from ui.surroundings import translated
from ui.widgets.hint import hint
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.page import Foot, Page
from ui.widgets.text import QuietLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """What stands around the questions: the period in words, marks, and where Back leads.

    ``urgent`` is what the pack says about an immediate concern.
    """

    page: FormPage
    section_intro: str = ""
    period: str = ""
    marks: tuple[Mark, ...] = ()
    queries: tuple[AskedQuery, ...] = ()
    urgent: UrgentHelp = NO_HELP
    can_go_back: bool = True
    is_completed: bool = False


class QuestionPage(Page):
    """Puts every change into the filling at once and sends it on as ``edited``.

    ``left`` is sent when a field is left; ``entered`` names the question that the focus is in.
    ``section_said`` carries whether the section is completed, as ``SectionEnd`` sends it;
    ``flagged`` carries the code of a question and whether the person wants to come back to it;
    ``later_wanted`` asks to go home, ``query_wanted`` for the place of an answer to a query.
    """

    edited = Signal(str, str)
    left = Signal()
    entered = Signal(str)
    section_said = Signal(str)
    later_wanted = Signal()
    query_wanted = Signal(str)
    flagged = Signal(str, bool)

    def __init__(
        self,
        view: QuestionView,
        filling: Filling,
        names: NameCheck,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(view.page.title, view.period, parent=parent)
        self.form_page = view.page
        self._view = view
        self._filling = filling
        self._question = ""
        self._add_words(view)
        self._cards = tuple(
            QuestionCard(question, names, self._content) for question in view.page.questions
        )
        self._alerts: list[AlertNotice] = []
        self.queries: list[Notice] = []
        for card in self._cards:
            card.edited.connect(self._on_edited)
            card.left.connect(self.left)
            card.flagged.connect(self.flagged)
            self._add_queries(card)
            self.add(card)
            card.show_texts(filling)
            for path in card.paths():
                if is_earlier(filling, path):
                    card.set_error(path, earlier_words(filling.text(path)))
            self._add_alerts(card)
        self._add_marks(view)
        self._refresh()
        self.problem_chosen.connect(self.go_to_path)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _add_words(self, view: QuestionView) -> None:
        if view.is_completed:
            # Said before it happens: a notice that came while typing would move the words.
            words = self.tr(
                "This case is completed. If you change something here, it has to be marked as "
                "completed and returned again."
            )
            self.completed = Notice(NoticeKind.INFO, words)
            self.add(self.completed)
        if view.section_intro:
            self.add(QuietLabel(view.section_intro))
        if view.page.intro:
            self.add(QuietLabel(view.page.intro))

    def _add_queries(self, card: QuestionCard) -> None:
        """Put the office's words above the question that they are about."""
        for query in self._view.queries:
            if query.path in card.paths():
                words = self.tr("The office asks: {0}").format(query.text)
                notice = Notice(NoticeKind.ATTENTION, words, self._content)
                button = notice.add_button(self.tr("Answer the office"))
                button.setAccessibleDescription(query.text)
                button.clicked.connect(partial(self.query_wanted.emit, reply_path(query.id)))
                self.queries.append(notice)
                self.add(notice)

    def _add_marks(self, view: QuestionView) -> None:
        codes = flagged(view.marks)
        for card in self._cards:
            card.set_flagged(flagged=card.question.code in codes)
        self.end = SectionEnd(section_said(view.marks, view.page.code), self._content)
        self.end.said.connect(self._on_section_said)
        self.end.left.connect(self.later_wanted)
        self.add(self.end)

    def _add_alerts(self, card: QuestionCard) -> None:
        for question in card.question.with_followups:
            if question.alert is not None:
                notice = AlertNotice(question, question.alert, self._view.urgent, self._content)
                self._alerts.append(notice)
                self.add(notice)

    def alerts(self) -> tuple[AlertNotice, ...]:
        """Return what some answers of this page call for, shown or not."""
        return tuple(self._alerts)

    def cards(self) -> tuple[QuestionCard, ...]:
        """Return the cards in reading order, hidden ones too."""
        return self._cards

    def card_of(self, path: str) -> QuestionCard:
        """Find the card that holds a field; KeyError when it is not on this page."""
        for card in self._cards:
            if path in card.paths():
                return card
        raise KeyError(path)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """List what is missing at the top, and say it at each field."""
        worded = {gap.path: gap_line(gap, translated) for gap in gaps}
        for card in self._cards:
            for path in card.paths():
                card.set_error(path, worded.get(path, ""))
        self.show_problems([Problem(path=path, words=words) for path, words in worded.items()])

    @Slot()
    def flag_here(self) -> None:
        """Flag the question that the focus is in, or take its flag away."""
        focus = QApplication.focusWidget()
        card = next((each for each in self._cards if focus and each.isAncestorOf(focus)), None)
        if card is None:
            hint(self, self.tr("Go to a question first"))
        else:
            card.turn_flag()

    @Slot(str)
    def go_to_path(self, path: str, cursor: int = NO_CURSOR) -> None:
        """Scroll to a field and put the focus on it; a path of another page is left alone."""
        self._go_to(path, lambda field: put_cursor(self, field, cursor))

    def go_to_word(self, path: str, word: str) -> None:
        """Do the same and select a word in the field."""
        self._go_to(path, lambda field: select_word(self, field, word))

    def _go_to(self, path: str, enter: Callable[[AnswerField], None]) -> None:
        try:
            card = self.card_of(path)
        except KeyError:
            return
        # The layout of a page just shown is settled only after this event.
        QTimer.singleShot(0, card, lambda: enter(card.field(path)))

    @Slot(str)
    def _on_section_said(self, said: str) -> None:
        if said != YES and self.problems():
            self.show_gaps(())
        self.section_said.emit(said)

    @Slot(str, str)
    def _on_edited(self, path: str, text: str) -> None:
        kept = set_apart(self._filling, path)
        if kept is not None:
            self.card_of(path).set_error(path, "")
            self.edited.emit(*kept)
        self._filling.put(path, text)
        if self.problems() and path not in {gap.path for gap in self._filling.gaps()}:
            self.card_of(path).set_error(path, "")
        self._refresh()
        if self._view.is_completed:
            # As long as the words before, so that nothing moves under the hand.
            self.completed.set_words(
                self.tr(
                    "You changed something, so this case is open again. Mark it as completed and "
                    "return it when you are done."
                )
            )
        self.edited.emit(path, text)

    def _refresh(self) -> None:
        for card in self._cards:
            card.refresh(self._filling)
        for notice in self._alerts:
            if notice.refresh(self._filling):
                # Its height is known only after this event.
                QTimer.singleShot(0, notice, partial(self.scroller.ensureWidgetVisible, notice))
        foot = Foot(
            primary=self.tr("Save and continue"),
            back=self.tr("Back") if self._view.can_go_back else "",
            progress=self.tr("{0} of {1} answered on this page").format(
                *progress_of(self._filling, self.form_page)
            ),
        )
        if foot != self.foot():
            self.set_foot(foot)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            return
        for card in self._cards:
            if card.isAncestorOf(new) and card.question.code != self._question:
                self._question = card.question.code
                self.entered.emit(self._question)
