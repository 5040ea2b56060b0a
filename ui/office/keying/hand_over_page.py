"""Handing a keyed-in return over for the second check, with what stands on the paper."""

from PySide6.QtCore import Signal, Slot

from office.keying import Readiness
from ui.names.check import NameCheck
from ui.office.keying.paper_card import PaperCard
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.showing import put_away
from ui.widgets.text import PlainLabel, QuestionTitle


class HandOverPage(Page):
    """``handed`` carries the Paper; ``names_wanted`` leads to the check for names."""

    handed = Signal(object)
    names_wanted = Signal()

    def __init__(self, ready: Readiness, whose: str, names: NameCheck) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Paper and second check"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(whose)
        self._ready = ready
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self.add(self.outcome)
        if ready.draft.note:
            words = self.tr("The second person sent it back: {0}")
            self.add(Notice(NoticeKind.ATTENTION, words.format(ready.draft.note)))
        self._add_state()
        self.paper = PaperCard(ready.draft.paper, names)
        self.add(self.paper)
        self._before = self.paper.paper()
        self.set_foot(
            Foot(
                primary=self.tr("Hand over for the second check"),
                back=self.tr("Back to the form"),
            )
        )
        self.primary_pressed.connect(self._on_hand_over)

    def _add_state(self) -> None:
        ready, card = self._ready, Card()
        card.add(QuestionTitle(self.tr("What was typed")))
        lines: list[str] = []
        if not ready.has_status:
            lines.append(self.tr("Case scope is not filled in yet."))
        elif ready.scope_gaps:
            lines.append(self.tr("Something in Case scope is blank. Is it on the paper?"))
        if ready.blanks:
            words = self.tr(
                "Blank: {0}. Leave them so if they are blank on the paper; the counts say so."
            )
            lines.append(words.format(ready.blanks))
        if ready.open_names:
            words = self.tr("Words that may be names or identify somebody: {0}. Settle them first.")
            lines.append(words.format(ready.open_names))
        card.add(PlainLabel("\n".join(lines or [self.tr("Everything is filled in.")])))
        self.names = PlainButton(self.tr("Check names"))
        self.names.clicked.connect(self.names_wanted)
        if ready.open_names:
            row = FlowLayout()
            row.addWidget(self.names)
            card.add(row)
        else:
            put_away(self, self.names)
        self.add(card)

    def unsaved(self) -> bool:
        """Whether something on the paper was typed that is not kept yet."""
        return self.paper.paper() != self._before

    def show_trouble(self, words: str) -> None:
        """Say why it was not handed over."""
        self.outcome.tell(NoticeKind.ERROR, words)

    @Slot()
    def _on_hand_over(self) -> None:
        if (wrong := self.paper.show_faults(scan_needed=True)) is not None:
            self.go_to(wrong)
        else:
            self.handed.emit(self.paper.paper())
