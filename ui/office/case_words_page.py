"""One case in the office's own words: its name in reports, who may be involved, its pen picture."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from export.fields import MAX_CASE_LABEL
from models.case_snapshots import CaseWords
from models.snapshots import Case
from ui.names.check import NameCheck
from ui.names.free_text import FreeLine, FreeText
from ui.office.faults import text_fault
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import add_row
from ui.widgets.text import PlainLabel, QuestionTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDescribed:
    """A case as it is to stand in reports; ``edit`` is that of the case looked at."""

    case_id: str
    label: str
    words: CaseWords
    edit: int


class CaseWordsPage(Page):
    """Describes a case; ``described`` carries a CaseDescribed.

    A draft may hold what is still to be settled. It becomes the cleared text only when the name
    check has nothing open in it; only the cleared text is ever printed.
    """

    described = Signal(object)

    def __init__(self, case: Case, names: NameCheck, *, issued: bool) -> None:
        super().__init__("")
        self._case = case
        self.heading.setText(self.tr("{0} in reports").format(case.uin))
        self.setAccessibleName(self.heading.text())
        self.set_foot(Foot(primary=self.tr("Save"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_save)
        self.label = FreeLine(names)
        self.label.set_value(case.label)
        self.involved = FreeText(names, least=2)
        self.draft, self.cleared = FreeText(names, least=5), FreeText(names, least=5)
        for box, text in zip(
            (self.involved, self.draft, self.cleared),
            (case.words.involved, case.words.draft, case.words.cleared),
            strict=True,
        ):
            box.set_value(text)
        self.clear_draft = PlainButton(self.tr("Take the draft over as cleared"))
        self.clear_draft.clicked.connect(self._on_clear)
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self._compose(issued=issued)

    def _compose(self, *, issued: bool) -> None:
        card = Card()
        note = self.tr("Packs that are out keep the former name.") if issued else ""
        self._label_row = add_row(
            card.body,
            self.tr("Name in reports, after the word Case"),
            self.label,
            help=f"{self.tr('A letter, or a made-up word that nobody is called.')} {note}".strip(),
        )
        self._involved_row = add_row(
            card.body,
            self.tr("Services thought to be involved (optional)"),
            self.involved,
            help=self.tr("As the list of cases has it, before any agency has looked."),
        )
        self.add(card)
        card = Card()
        card.add(QuestionTitle(self.tr("Pen picture")))
        words = self.tr(
            "A few lines for the meeting and the report: age band, what happened, brothers and "
            "sisters. No name, no date of birth, no school, no place."
        )
        card.add(PlainLabel(words))
        self._draft_row = add_row(card.body, self.tr("Draft"), self.draft)
        row = FlowLayout()
        row.addWidget(self.clear_draft)
        card.add(row)
        self._cleared_row = add_row(
            card.body,
            self.tr("Cleared, to be printed"),
            self.cleared,
            help=self.tr("Only this one is printed. It is saved once nothing is left to settle."),
        )
        self.add(card)
        self.add(self.outcome)

    def unsaved(self) -> bool:
        """Whether something was written that was not saved."""
        return (self.label.value(), self._words()) != (self._case.label, self._case.words)

    def show_trouble(self, words: str) -> None:
        """Say why it was not kept."""
        self.outcome.tell(NoticeKind.ERROR, words)
        self.go_to(self.outcome)

    def _words(self) -> CaseWords:
        return CaseWords(
            involved=self.involved.value().strip(),
            draft=self.draft.value().strip(),
            cleared=self.cleared.value().strip(),
        )

    @Slot()
    def _on_clear(self) -> None:
        words = ""
        if self.draft.is_open():
            words = self.tr("Settle what may name somebody first. Then the draft can be cleared.")
        elif not self.draft.value().strip():
            words = self.tr("Write the draft first")
        self._draft_row.set_error(words)
        if words:
            self.go_to(self.draft)
        else:
            self.cleared.set_value(self.draft.value().strip())
            self.go_to(self.cleared)

    @Slot()
    def _on_save(self) -> None:
        no_label = self.tr("Enter the name in reports")
        faults = (
            (self._label_row, text_fault(self.label, no_label, most=MAX_CASE_LABEL)),
            (self._involved_row, text_fault(self.involved)),
            (self._cleared_row, text_fault(self.cleared)),
        )
        if self.stops_at(faults):
            return
        self.described.emit(
            CaseDescribed(
                case_id=self._case.id,
                label=self.label.value(),
                words=self._words(),
                edit=self._case.edit,
            )
        )
