"""One return read whole, in the order of the form, with all that the office noted about it."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QVBoxLayout

from forms.kinds import words_of
from forms.scope import STATUSES
from office.admission import held_agency
from office.keyed_words import keyed_words
from office.overview import AuditOverview
from office.picks import theme_label
from office.review import ReadAnswer, ReadReturn, ReviewState, state_words
from office.settings_sums import inside_words
from ui.office.review.answer_card import AnswerCard, BoxText, QueryLines
from ui.office.review.found_card import FoundCard, FoundPlace
from ui.office.review.wishes import Deed, PlaceWish
from ui.office.side_rows import AgencyLine
from ui.shortcuts import Shortcuts
from ui.surroundings import translated
from ui.theme import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.facts import FactList
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.showing import put_away
from ui.widgets.text import BlockTitle, QuestionTitle, QuietLabel

AT_ONCE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadView:
    """One return with its neighbours, by entry; "" where there is none."""

    overview: AuditOverview
    read: ReadReturn
    found: tuple[FoundPlace, ...]
    before: str
    after: str
    place: int
    of: int


class ReadPage(Page):
    """Shows one return; ``wished`` carries a PlaceWish, ``other_asked`` the entry to read next.

    ``settled`` carries a FoundPlace that names nobody, ``query_closed`` the id of a query. The main
    deed accepts the return, or opens it again. A long form is put on the page a few questions at a
    time.
    """

    wished = Signal(object)
    other_asked = Signal(str)
    settled = Signal(object)
    print_asked = Signal(str)
    query_closed = Signal(str)

    def __init__(self, view: ReadView) -> None:
        read, overview = view.read, view.overview
        self.entry_id = read.entry.id
        self._view = view
        super().__init__("", wide=True)
        agency = overview.agency(read.entry.agency_id)
        case = overview.case(read.entry.case_id)
        self.heading.setText(self.tr("{0}, {1}").format(agency.name, case.uin))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(self._where())
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self._answers = QVBoxLayout()
        self._answers.setSpacing(Space.BETWEEN)
        self._waiting: list[QuestionTitle | ReadAnswer] = []
        self.cards: list[AnswerCard] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._show_more)
        self._compose()
        self.set_foot(
            Foot(
                primary=self.tr("Open it again") if self._is_accepted() else self.tr("Accept"),
                back=self.tr("All returns"),
                progress=self.tr("{0} of {1}").format(view.place, view.of),
            )
        )
        for keys, entry_id in (
            (Shortcuts.NEXT_FORM, view.after),
            (Shortcuts.PREVIOUS_FORM, view.before),
        ):
            if entry_id:
                shortcut = QShortcut(keys.sequence, self)
                shortcut.activated.connect(lambda chosen=entry_id: self.other_asked.emit(chosen))

    def _is_accepted(self) -> bool:
        return self._view.read.standing.state is ReviewState.ACCEPTED

    def _where(self) -> str:
        read = self._view.read
        came = words_of(read.received.received_at.astimezone().date())
        words = self.tr("{0}. Revision {1}, came in on {2}.")
        state = state_words(read.standing.state, translated)
        told = words.format(state, read.received.revision, came)
        keyed = read.received.keyed
        return told if keyed is None else f"{told} {keyed_words(keyed, translated)}"

    def _add_buttons(self) -> None:
        row = FlowLayout()
        self.before, self.after = (
            PlainButton(self.tr("Previous return")),
            PlainButton(self.tr("Next return")),
        )
        self.ask = PlainButton(self.tr("Ask about the whole case"))
        self.print = PlainButton(self.tr("Print this form"))
        for button, entry_id in ((self.before, self._view.before), (self.after, self._view.after)):
            button.setEnabled(bool(entry_id))
            button.clicked.connect(lambda _on=False, chosen=entry_id: self.other_asked.emit(chosen))
            row.addWidget(button)
        self.ask.clicked.connect(self._on_ask)
        self.print.clicked.connect(self._on_print)
        row.addWidget(self.ask)
        if self._view.read.pages:
            row.addWidget(self.print)
        else:
            put_away(self, self.print)
        self.add(row)

    def _compose(self) -> None:
        read = self._view.read
        self._add_buttons()
        self.add(self.outcome)
        self._add_later_words()
        self.found: FoundCard | None = None
        if self._view.found:
            self.found = FoundCard(self._view.found)
            self.found.taken_out.connect(self._on_taken_out)
            self.found.kept.connect(self.settled)
            self.add(self.found)
        self.add(self._about())
        self.changes: Card | None = None
        if read.changes:
            self.changes = self._changed()
            self.add(self.changes)
        self.add(self._answers)
        for page in read.pages:
            title = QuestionTitle(page.title, self)
            title.hide()
            self._waiting.append(title)
            self._waiting.extend(page.answers)
        self._show_more()

    def _add_later_words(self) -> None:
        """Say that the agency has sent something later, which nobody has compared yet."""
        agency_id = self._view.read.entry.agency_id
        agency = self._view.overview.agency(agency_id).name
        waits = any(held_agency(each) == agency for each in self._view.overview.held)
        words = self.tr("A later revision of this agency waits under Returns. Compare it first.")
        self.later = Notice(NoticeKind.ATTENTION, words)
        self.add(self.later)
        self.later.setVisible(waits)

    def _about(self) -> Card:
        read, overview = self._view.read, self._view.overview
        scope = read.entry.scope
        facts = [(self.tr("Standing"), STATUSES[scope.status].label if scope.status else "")]
        agency, cell = overview.agency(read.entry.agency_id), read.standing.assignment
        if inside := inside_words(agency, cell, translated):
            facts.append((self.tr("Inside the agency"), inside))
        if scope.last_involvement is not None:
            facts.append((self.tr("Last involvement"), words_of(scope.last_involvement)))
        for words, known in (
            (self.tr("Child known to the agency"), scope.known_child),
            (self.tr("Parents known to the agency"), scope.known_parents),
        ):
            if known is not None:
                facts.append((words, self.tr("Yes") if known else self.tr("No")))
        card = Card()
        card.add(QuestionTitle(self.tr("About this return")))
        card.add(FactList(facts))
        self.general = [BoxText(each) for each in read.general]
        for text in self.general:
            card.add(QuietLabel(self.tr("Reason, in the agency\u2019s own words")))
            card.add(text)
        for query in read.queries:
            if not query.path:
                lines = QueryLines(query, overview.reviews.replies)
                lines.closed.connect(self.query_closed)
                card.add(lines)
        for each in read.redactions:
            words = self.tr("Taken out by the office: {0} characters, now {1}, in {2} places. {3}")
            card.add(QuietLabel(words.format(each.length, each.instead, each.places, each.reason)))
        return card

    def _changed(self) -> Card:
        """Put what differs from the revision before beside what stands now."""
        read = self._view.read
        card = Card()
        words = self.tr("Changed since revision {0}").format(read.before)
        card.add(QuestionTitle(words))
        names = (self.tr("Revision {0}").format(read.before), self.tr("Now"))
        for each in read.changes:
            card.add(BlockTitle(" ".join(filter(None, (each.number, each.label)))))
            for name, cell in zip(names, each.cells, strict=True):
                card.add(AgencyLine(name, cell))
        return card

    @Slot()
    def _show_more(self) -> None:
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for each in now:
            if isinstance(each, QuestionTitle):
                self._answers.addWidget(each)
                each.show()
            else:
                self._add_card(each)
        if self._waiting:
            self._timer.start()

    def _add_card(self, read: ReadAnswer) -> None:
        reviews = self._view.overview.reviews
        card = AnswerCard(read, reviews.replies, self._marks(read))
        card.wished.connect(self.wished)
        card.query_closed.connect(self.query_closed)
        self._answers.addWidget(card)
        self.cards.append(card)

    def _marks(self, read: ReadAnswer) -> tuple[str, ...]:
        overview, entry = self._view.overview, self._view.read.entry
        paths = {each.path for each in read.question.fields}
        lines: list[str] = []
        for pick in overview.reviews.picks:
            if (pick.case_id, pick.agency_id) != (entry.case_id, entry.agency_id):
                continue
            if pick.path in paths:
                theme = theme_label(overview, pick.theme) if pick.theme else ""
                words = (
                    self.tr("Marked for the theme {0}").format(theme)
                    if theme
                    else self.tr("Marked as good practice")
                )
                lines.append(self.tr("{0}: {1}").format(words, pick.note) if pick.note else words)
        return tuple(lines)

    def is_filling(self) -> bool:
        """Whether some of the return is still to be put on the page."""
        return bool(self._waiting)

    def show_outcome(self, kind: NoticeKind, words: str) -> None:
        """Say what became of a deed."""
        self.outcome.tell(kind, words)

    def show_trouble(self, words: str) -> None:
        """Say why something was not kept."""
        self.show_outcome(NoticeKind.ERROR, words)

    @Slot(object)
    def _on_taken_out(self, found: FoundPlace) -> None:
        self.wished.emit(PlaceWish(deed=Deed.REDACT, path=found.path, words=found.word))

    @Slot()
    def _on_ask(self) -> None:
        self.wished.emit(PlaceWish(deed=Deed.ASK, path=""))

    @Slot()
    def _on_print(self) -> None:
        self.print_asked.emit(self.entry_id)
