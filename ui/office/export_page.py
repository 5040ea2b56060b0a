"""Answers, coverage and counts as a file for other programs: what is wanted, and one button."""

from PySide6.QtCore import Signal, Slot

from office.data_export import DataKind, DataWish
from office.overview import AuditOverview
from ui.office.archive.save_card import SaveCard
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import BlankCard, Card
from ui.widgets.flow import FlowLayout
from ui.widgets.groups import Option, RadioGroup
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.options import Tick
from ui.widgets.page import Page
from ui.widgets.progress import ProgressPanel
from ui.widgets.showing import put_away
from ui.widgets.text import QuestionTitle


class ExportPage(Page):
    """``save_asked`` carries a DataWish. Give ``progress`` the task that writes the file.

    ``archive`` is the card for the whole audit as one file.
    """

    save_asked = Signal(object)

    def __init__(self, overview: AuditOverview, wish: DataWish) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Export"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(self.tr("Tables of this audit for a spreadsheet or a statistics program."))
        question = self.tr("What to export")
        self.kind = RadioGroup(question, self._kinds(), inline=False, can_be_cleared=False)
        self.kind.set_value(wish.kind.value)
        self.texts = Tick(
            self.tr("With comments, reasons and dates of involvement"),
            self.tr("Left out unless they are needed: they say most about a child."),
        )
        self.texts.setChecked(wish.with_texts)
        self.save = PrimaryButton(self.tr("Save the file"))
        self.progress = ProgressPanel(self.tr("Writing the file"))
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.save.clicked.connect(self._on_save)
        self.kind.edited.connect(self._on_kind)
        if overview.coverage.assignments:
            self._compose(question)
        else:
            self._show_empty()
        self.archive = SaveCard(self)
        self.add(self.archive)
        self._on_kind()

    def _kinds(self) -> tuple[Option, ...]:
        rest = self.tr("CSV. A row for each question, counted over the audit, agencies and cases.")
        return (
            Option(
                value=DataKind.WORKBOOK.value,
                label=self.tr("Everything in one workbook"),
                description=self.tr("XLSX. A sheet for each table below, the meanings first."),
            ),
            Option(
                value=DataKind.ANSWERS.value,
                label=self.tr("Answers"),
                description=self.tr("CSV. A row for each answer of each form."),
            ),
            Option(
                value=DataKind.COVERAGE.value,
                label=self.tr("Coverage"),
                description=self.tr("CSV. A row for each case at each agency."),
            ),
            Option(value=DataKind.COUNTS.value, label=self.tr("Counts"), description=rest),
            Option(
                value=DataKind.OPTIONS.value,
                label=self.tr("Counts of each possible answer"),
                description=self.tr("CSV. A row for each answer that can be chosen."),
            ),
            Option(
                value=DataKind.QUESTIONS.value,
                label=self.tr("Questions"),
                description=self.tr("CSV. The wording, and the codes with their words."),
            ),
            Option(
                value=DataKind.DICTIONARY.value,
                label=self.tr("Data dictionary"),
                description=self.tr("CSV. What each column of the tables means."),
            ),
        )

    def _compose(self, question: str) -> None:
        words = self.tr(
            "The file is not encrypted, and small numbers may tell who is meant. Keep it where "
            "the returns may be kept, and delete it when it is no longer needed."
        )
        self.add(Notice(NoticeKind.ATTENTION, words))
        card = Card()
        card.add(QuestionTitle(question))
        card.add(self.kind)
        card.add(self.texts)
        self.add(card)
        self.add(self.progress)
        self.add(self.outcome)
        row = FlowLayout()
        row.addWidget(self.save)
        self.add(row)

    def _show_empty(self) -> None:
        self.add(
            BlankCard(
                self.tr("Nothing to export yet"),
                self.tr("Add the cases and tick the agencies first."),
            )
        )
        put_away(self, self.kind, self.texts, self.progress, self.outcome, self.save)

    def wish(self) -> DataWish:
        """Return what is wanted."""
        return DataWish(
            kind=DataKind(self.kind.value()),
            with_texts=self.texts.isChecked() and self.texts.isEnabled(),
        )

    def show_busy(self) -> None:
        """Wait for the file: another one is not begun meanwhile."""
        self.save.setEnabled(False)
        self.outcome.hide()

    def show_saved(self, words: str) -> None:
        """Say where the file is."""
        self._tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why there is no file."""
        self.archive.show_stopped()
        self._tell(NoticeKind.ERROR, words)

    def show_stopped(self) -> None:
        """Say that there is no file, because the person stopped it."""
        self._tell(NoticeKind.DONE, self.tr("Stopped. No file was written."))

    def _tell(self, kind: NoticeKind, words: str) -> None:
        self.save.setEnabled(True)
        self.outcome.tell(kind, words)

    @Slot()
    def _on_kind(self) -> None:
        # Only these tables have anything written by a person in them.
        self.texts.setEnabled(
            self.kind.value()
            in {DataKind.WORKBOOK.value, DataKind.ANSWERS.value, DataKind.COVERAGE.value}
        )

    @Slot()
    def _on_save(self) -> None:
        self.save_asked.emit(self.wish())
