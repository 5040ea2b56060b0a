"""The second person holds a keyed-in return against its paper: it counts, or goes back."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from forms.kinds import words_of
from models.keyed_snapshots import KeyedDraft
from ui.auditor.answer_rows import AnswerSection
from ui.names.check import NameCheck
from ui.names.free_text import FreeText
from ui.office.faults import text_fault
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.facts import FactList
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow, add_row
from ui.widgets.showing import put_away
from ui.widgets.text import FieldLabel, PlainLabel, QuestionTitle, QuietLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """A draft with all that was typed. ``is_second`` says that somebody else typed it.

    ``is_alone`` says that the office has no second person; ``scope`` are label and value.
    """

    draft: KeyedDraft
    agency: str
    uin: str
    scope: tuple[tuple[str, str], ...]
    sections: tuple[AnswerSection, ...]
    is_second: bool
    is_alone: bool


class KeyedCheckPage(Page):
    """``counted`` carries the reason of somebody who checks alone, "" for a second person.

    ``sent_back`` carries what is to be looked at again.
    """

    counted = Signal(str)
    sent_back = Signal(str)

    def __init__(self, view: CheckView, names: NameCheck) -> None:
        super().__init__("")
        self._view = view
        self.heading.setText(self.tr("Compare it with the paper"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(self.tr("{0}, {1}").format(view.agency, view.uin))
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self.add(self.outcome)
        self.note, self.alone = FreeText(names), FreeText(names)
        self._add_who()
        self._add_paper()
        for section in view.sections:
            self.add(self._section(section))
        self._add_deeds()
        may = view.is_second or view.is_alone
        self.set_foot(
            Foot(
                primary=self.tr("It is as on the paper: let it count") if may else "",
                back=self.tr("Back"),
            )
        )
        self.primary_pressed.connect(self._on_count)

    def _add_who(self) -> None:
        view = self._view
        if view.is_second:
            return
        if view.is_alone:
            words = self.tr(
                "You typed this yourself, and nobody else is a member of staff here. Say why it "
                "is not checked by a second person; it is marked so wherever the form is shown."
            )
        else:
            words = self.tr(
                "You typed this yourself. Another member of staff opens the profile with their "
                "own passphrase and checks it; until then it counts for nothing."
            )
        self.add(Notice(NoticeKind.ATTENTION, words))

    def _add_paper(self) -> None:
        view, paper = self._view, self._view.draft.paper
        auditor = ", ".join(filter(None, (paper.auditor_name, paper.auditor_title)))
        facts = (
            (self.tr("Scan or paper"), paper.scan_ref),
            (self.tr("Auditor"), auditor),
            (self.tr("Date on the paper"), words_of(paper.signed_on) if paper.signed_on else ""),
            (self.tr("Keyed in by"), ", ".join(view.draft.typists)),
            (self.tr("Reason for the correction"), view.draft.reason),
            *view.scope,
        )
        card = Card()
        card.add(QuestionTitle(self.tr("The paper, and the case")))
        card.add(FactList([(label, value) for label, value in facts if value]))
        self.add(card)

    def _section(self, section: AnswerSection) -> Card:
        card = Card()
        card.add(QuestionTitle(section.title))
        for row in section.rows:
            card.add(FieldLabel(row.question))
            card.add(PlainLabel(row.answer, selectable=True))
            for label, text in row.details:
                card.add(QuietLabel(label))
                card.add(PlainLabel(text, selectable=True))
        return card

    def _add_deeds(self) -> None:
        view, card = self._view, Card()
        self.back_button = PlainButton(self.tr("Send it back to be typed again"))
        self.back_button.clicked.connect(self._on_send_back)
        self.note_row: FieldRow = add_row(
            card.body,
            self.tr("What differs from the paper"),
            self.note,
            help=self.tr("For whoever typed it. Say where, and no names."),
        )
        row = FlowLayout()
        row.addWidget(self.back_button)
        card.add(row)
        self.alone_row: FieldRow | None = None
        if view.is_alone and not view.is_second:
            self.alone_row = add_row(
                card.body, self.tr("Why no second person checks it"), self.alone
            )
        else:
            put_away(self, self.alone)
        self.add(card)

    def unsaved(self) -> bool:
        """Whether something was typed that only a button keeps."""
        return bool(self.note.value() or self.alone.value())

    def show_trouble(self, words: str) -> None:
        """Say why it does not count yet."""
        self.outcome.tell(NoticeKind.ERROR, words)

    @Slot()
    def _on_count(self) -> None:
        fault = text_fault(self.alone, self.tr("Say why in a few words"))
        if self.alone_row is None or not self.stops_at([(self.alone_row, fault)]):
            self.counted.emit(self.alone.value())

    @Slot()
    def _on_send_back(self) -> None:
        fault = text_fault(self.note, self.tr("Say what differs"))
        if not self.stops_at([(self.note_row, fault)]):
            self.sent_back.emit(self.note.value())
