"""Before the office deletes an audit: what goes, what stays, and a step nobody takes by slip."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from export.fields import MAX_LINE
from forms.kinds import words_of
from office.certificate import DELETED, ELSEWHERE, KEPT, gone_facts
from office.closing import Closing
from ui.office.wording import too_long
from ui.surroundings import translated
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.facts import FactList
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineInput
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.page import Page
from ui.widgets.progress import ProgressPanel
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle

NAME, CODE = "name", "code"


class ClosePage(Page):
    """``given`` carries the name of who deletes, once that and the short name are typed."""

    given = Signal(str)

    def __init__(
        self, closing: Closing, today: date, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", closing.record.title, parent=parent)
        self.heading.setText(self.tr("Close this audit"))
        self.setAccessibleName(self.heading.text())
        self._code = closing.record.code
        self.trouble = Notice(NoticeKind.ERROR)
        self.trouble.hide()
        self.progress = ProgressPanel(self.tr("Deleting"))
        self.progress.stop_button.hide()
        self.day = Notice(NoticeKind.ATTENTION, self._day_words(closing.record.due_on, today))
        self.name = LineInput(name)
        self.code = LineInput(chars=16)
        self._rows = {
            NAME: FieldRow(self.tr("Deleted by"), self.name),
            CODE: FieldRow(
                self.tr("Type {0} to show that you mean this audit").format(self._code), self.code
            ),
        }
        self.remove = PrimaryButton(self.tr("Delete for ever"))
        self.remove.clicked.connect(self._on_delete)
        for part in (self.trouble, self.day):
            self.add(part)
        self._add_warning(closing)
        for card in (self._what_goes(closing), self._what_stays(), self._deliberate_step()):
            self.add(card)
        self.add(self.progress)
        self.problem_chosen.connect(self._on_problem_chosen)

    def _day_words(self, due_on: date | None, today: date) -> str:
        if due_on is None:
            return self.tr(
                "No day is set for deleting this audit. Details has a box for it. Nothing is "
                "deleted by itself."
            )
        if due_on <= today:
            words = self.tr(
                "The day for deleting this audit has come: {0}. Save what you still need, then "
                "close it. If it is needed longer, set a later day under Details."
            )
        else:
            words = self.tr(
                "This audit is to be deleted from {0}. You can close it now, if nobody needs the "
                "answers any more."
            )
        return words.format(words_of(due_on))

    def _add_warning(self, closing: Closing) -> None:
        lines: list[str] = []
        if closing.awaited:
            lines.append(self.tr("Answers that are still awaited: {0}.").format(closing.awaited))
        if closing.conflicts:
            words = self.tr("Cases with two answers, where nobody has chosen yet: {0}.")
            lines.append(words.format(closing.conflicts))
        if keyed := closing.record.gone.keyed:
            words = self.tr("Returns that are being keyed in and do not count yet: {0}.")
            lines.append(words.format(keyed))
        if lines:
            self.add(Notice(NoticeKind.ATTENTION, "\n".join(lines)))

    def _what_goes(self, closing: Closing) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("What is deleted")))
        card.add(PlainLabel(translated(DELETED)))
        cases = (self.tr("Cases"), ", ".join(closing.record.cases))
        card.add(FactList([cases, *gone_facts(closing.record.gone, translated)]))
        card.add(
            PlainLabel(
                self.tr(
                    "A file that was set aside and is too damaged to tell whose it is goes too. "
                    "Then the database is written anew, and every earlier copy of the profile in "
                    "its folder is deleted, so that nobody can go back to before, in any audit. "
                    "This cannot be undone."
                )
            )
        )
        return card

    def _what_stays(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("What stays here")))
        card.add(PlainLabel(translated(KEPT)))
        card.add(QuestionTitle(self.tr("What this does not reach")))
        card.add(PlainLabel(translated(ELSEWHERE)))
        return card

    def _deliberate_step(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Close only what nobody needs any more")))
        card.add(
            PlainLabel(
                self.tr(
                    "Forms, coverage and counts can be printed or saved before, and Export saves "
                    "the whole audit as an archive file; afterwards nobody has them here."
                )
            )
        )
        for row in self._rows.values():
            card.add(row)
        buttons = FlowLayout()
        buttons.addWidget(self.remove)
        card.add(buttons)
        return card

    def show_busy(self) -> None:
        """Say that the deletion is under way."""
        self.trouble.hide()
        self.remove.setEnabled(False)
        self.progress.start()

    def show_trouble(self, words: str) -> None:
        """Explain why nothing was deleted."""
        self.progress.finish()
        self.remove.setEnabled(True)
        self.trouble.tell(NoticeKind.ERROR, words)
        self.scroller.ensureWidgetVisible(self.trouble)

    @Slot()
    def _on_delete(self) -> None:
        name, code = self.name.value(), self.code.value().strip()
        missing = {NAME: "", CODE: ""}
        if not name:
            missing[NAME] = self.tr("Enter your name")
        elif len(name) > MAX_LINE:
            missing[NAME] = too_long(MAX_LINE, translated)
        if code.casefold() != self._code.casefold():
            missing[CODE] = self.tr("Type {0} as it stands here").format(self._code)
        for path, row in self._rows.items():
            row.set_error(missing[path])
        self.show_problems(
            [Problem(path=path, words=words) for path, words in missing.items() if words]
        )
        if not any(missing.values()):
            self.given.emit(name)

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        self.go_to(self.name if path == NAME else self.code)
