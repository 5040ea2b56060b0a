"""A later revision beside the answers whose place it would take, before it takes it."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from office.analysis import CaseCell
from office.conflicts import Difference
from office.log_words import moment_words
from office.replacing import HeldReturn, ReplacedCase
from ui.office.side_rows import AgencyLine
from ui.theme import Space
from ui.widgets.card import Card
from ui.widgets.facts import FactList
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.text import BlockTitle, PlainLabel, QuestionTitle

AT_ONCE = 4


class HeldPage(Page):
    """The main deed takes the revision in, Back leaves it waiting.

    Many differences are put on the page a few at a time, so that the window never waits for them.
    """

    def __init__(self, held: HeldReturn) -> None:
        super().__init__("", wide=True)
        self._held = held
        revision = held.received.revision
        self.heading.setText(self.tr("{0}, revision {1}").format(held.agency, revision))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "It says something else than what counts now. Nothing is replaced before you take "
                "it in; the earlier answers are kept, and the import log can undo it."
            )
        )
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.BETWEEN)
        self._waiting: list[Callable[[], QWidget]] = list(self._parts())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._show_more)
        self.add(self.outcome)
        self.add(self._about())
        self.add(self._column)
        self._show_more()
        self.set_foot(
            Foot(
                primary=self.tr("Take revision {0} in").format(revision),
                back=self.tr("Back to the returns"),
            )
        )

    def _about(self) -> Card:
        received = self._held.received
        made_by = ", ".join(filter(None, (received.auditor_name, received.auditor_title)))
        facts = (
            (self.tr("Made by"), made_by),
            (self.tr("Made"), moment_words(received.created_at)),
            (self.tr("Arrived"), moment_words(self._held.item.received_at)),
            (self.tr("Reason given by the agency"), received.reason),
            (self.tr("Also in it, replacing nothing"), ", ".join(self._held.others)),
        )
        card = Card()
        card.add(QuestionTitle(self.tr("About this return")))
        card.add(FactList([(label, words) for label, words in facts if words]))
        return card

    def _parts(self) -> Iterable[Callable[[], QWidget]]:
        if not self._held.cases:
            words = self.tr("A still later one counts by now. To take this one in changes nothing.")
            yield partial(PlainLabel, words)
        for case in self._held.cases:
            yield partial(BlockTitle, self.tr("Case {0}, what differs").format(case.uin))
            if not case.differences:
                yield partial(PlainLabel, self.tr("Nothing that is asked any more."))
            for each in case.differences:
                yield partial(self._difference, case, each)

    def _difference(self, case: ReplacedCase, difference: Difference) -> Card:
        card = Card(self)
        named = " ".join(filter(None, (difference.number, difference.label)))
        card.add(QuestionTitle(named))
        in_words = not any(cell.answer for cell in difference.cells)
        nothing = self.tr("Nothing")
        empty = CaseCell(answer="" if in_words else nothing, comment=nothing if in_words else "")
        names = (
            self.tr("Revision {0}, counts now").format(case.before),
            self.tr("Revision {0}, waits").format(self._held.received.revision),
        )
        for name, cell in zip(names, difference.cells, strict=True):
            card.add(AgencyLine(name, cell if cell.answer or cell.comment else empty))
        return card

    def is_filling(self) -> bool:
        """Whether some of what differs is still to be put on the page."""
        return bool(self._waiting)

    def show_trouble(self, words: str) -> None:
        """Say why it was not taken in; it goes on waiting."""
        self.outcome.tell(NoticeKind.ERROR, words)

    @Slot()
    def _show_more(self) -> None:
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for make in now:
            self._column.addWidget(make())
        if self._waiting:
            self._timer.start()
