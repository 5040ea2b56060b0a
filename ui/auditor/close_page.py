"""Before an audit is deleted: what goes, what stays, and a step that nobody takes by slip."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.auditor.details_page import line_problem
from ui.widgets.card import Card
from ui.widgets.inputs import LineInput
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.page import Foot, Page
from ui.widgets.progress import ProgressPanel
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle

NAME, CODE = "name", "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseView:
    """``unsent`` names cases that are in no return, ``changed`` those changed since theirs.

    ``due`` says that the return is still due, "" once the day is past.
    """

    pack_id: str
    audit_code: str
    audit_title: str
    agency_name: str
    uins: tuple[str, ...]
    answers: int
    receipts: int
    unsent: tuple[str, ...]
    changed: tuple[str, ...]
    due: str
    name: str


class ClosePage(Page):
    """``given`` carries the name of who deletes; ``return_wanted`` the id of the pack."""

    given = Signal(str)
    return_wanted = Signal(str)

    def __init__(self, view: CloseView, parent: QWidget | None = None) -> None:
        super().__init__("", f"{view.audit_title}, {view.agency_name}", parent=parent)
        self.heading.setText(self.tr("Close this audit"))
        self.setAccessibleName(self.heading.text())
        self._view = view
        self.trouble = Notice(NoticeKind.ERROR)
        self.trouble.hide()
        self.progress = ProgressPanel(self.tr("Deleting"))
        self.progress.stop_button.hide()
        self.name = LineInput(view.name)
        self.code = LineInput()
        self._rows = {
            NAME: FieldRow(self.tr("Deleted by"), self.name),
            CODE: FieldRow(
                self.tr("Type {0} to show that you mean this audit").format(view.audit_code),
                self.code,
            ),
        }
        self.add(self.trouble)
        self._add_warnings()
        self.add(self._what_goes())
        self.add(self._deliberate_step())
        self.add(self.progress)
        self.set_foot(
            Foot(primary=self.tr("Delete for ever"), back=self.tr("Back")),
        )
        self.primary_pressed.connect(self._on_delete)
        self.problem_chosen.connect(self._on_problem_chosen)

    def _add_warnings(self) -> None:
        view = self._view
        lines: list[str] = []
        if view.unsent:
            words = self.tr("Not returned to the office: {0}.")
            lines.append(words.format(", ".join(view.unsent)))
        if view.changed:
            words = self.tr("Changed since the return, and not sent again: {0}.")
            lines.append(words.format(", ".join(view.changed)))
        is_lost = bool(lines)
        if is_lost:
            lines.append(
                self.tr("The office does not have these answers. Once deleted, nobody has them.")
            )
        if view.due:
            lines.append(f"{view.due}.")
        if not lines:
            return
        kind = NoticeKind.ERROR if is_lost else NoticeKind.ATTENTION
        self.warning = Notice(kind, "\n".join(lines))
        if is_lost:
            self.instead = self.warning.add_button(self.tr("Create return file"))
            self.instead.clicked.connect(self._on_return)
        self.add(self.warning)

    def _what_goes(self) -> Card:
        view = self._view
        card = Card()
        card.add(QuestionTitle(self.tr("What is deleted")))
        card.add(
            PlainLabel(
                self.tr(
                    "The forms of these cases: {0}. Answers in them: {1}. With them go their "
                    "earlier versions and notes, what lies in the bin of this audit, and the pack "
                    "itself. This cannot be undone."
                ).format(", ".join(view.uins), view.answers)
            )
        )
        card.add(QuestionTitle(self.tr("What stays")))
        card.add(
            PlainLabel(
                self.tr(
                    "A certificate of this deletion, and the receipts of your returns: {0}. Files "
                    "that you saved elsewhere, such as return files, PDFs and backups, are not "
                    "touched."
                ).format(view.receipts)
            )
        )
        return card

    def _deliberate_step(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Close only when the office says that the audit is closed")))
        for row in self._rows.values():
            card.add(row)
        return card

    def wanted(self) -> str:
        """Give the short name that has to be typed."""
        return self._view.audit_code

    def show_busy(self, *, busy: bool) -> None:
        """Say that the deletion is under way."""
        if busy:
            self.trouble.hide()
            self.progress.start()
        else:
            self.progress.finish()

    def show_trouble(self, words: str) -> None:
        """Explain why nothing was deleted."""
        self.progress.finish()
        self.trouble.set_words(words)
        self.trouble.show()
        self.scroller.ensureWidgetVisible(self.trouble)
        self.trouble.say()

    @Slot()
    def _on_delete(self) -> None:
        wanted = self.wanted()
        is_meant = self.code.value().strip().casefold() == wanted.strip().casefold()
        missing = {
            NAME: line_problem(self.name.value(), self.tr("Enter your name")),
            CODE: "" if is_meant else self.tr("Type {0} as it stands here").format(wanted),
        }
        for path, row in self._rows.items():
            row.set_error(missing[path])
        self.show_problems(
            [Problem(path=path, words=each) for path, each in missing.items() if each]
        )
        if not any(missing.values()):
            self.given.emit(self.name.value())

    @Slot()
    def _on_return(self) -> None:
        self.return_wanted.emit(self._view.pack_id)

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        self.go_to(self.name if path == NAME else self.code)
