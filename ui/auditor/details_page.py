"""Who the auditor is: asked once, used on every form."""

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from forms.limits import MAX_LINE
from ui.widgets.card import Card
from ui.widgets.inputs import LineInput
from ui.widgets.notice import Problem
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow

NAME, TITLE, MANAGER = "name", "title", "manager"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The auditor's own name and title, and who signs beside them on paper, if anybody does."""

    name: str
    title: str
    line_manager: str = field(default="", repr=False)


def line_problem(text: str, missing: str) -> str:
    """Say what keeps a name or title from going into a return, "" if nothing does."""
    if not text:
        return missing
    words = QCoreApplication.translate("details", "Shorten this to {0} characters")
    return words.format(MAX_LINE) if len(text) > MAX_LINE else ""


class DetailsPage(Page):
    """``given`` carries a Person with name and title filled in."""

    given = Signal(object)

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Your name and title"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "They go with every return to the office and stand on the office\u2019s printed "
                "copy. They are left out of anonymised copies."
            )
        )
        self.name = LineInput()
        self.job = LineInput()
        self.name.set_value(person.name)
        self.job.set_value(person.title)
        self.manager = LineInput()
        self.manager.set_value(person.line_manager)
        self._rows = {
            NAME: FieldRow(self.tr("Your name"), self.name),
            TITLE: FieldRow(
                self.tr("Your title"), self.job, help=self.tr("For example Named nurse")
            ),
            MANAGER: FieldRow(
                self.tr("Your line manager (optional)"),
                self.manager,
                help=self.tr(
                    "Stands at the sign-off of forms that you print with your name. It is not sent."
                ),
            ),
        }
        card = Card()
        for row in self._rows.values():
            card.add(row)
        self.add(card)
        self.set_foot(Foot(primary=self.tr("Save and continue"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_given)
        for box in (self.job, self.manager):
            box.returnPressed.connect(self._on_given)
        self.problem_chosen.connect(self._on_problem_chosen)
        self._shown = self._typed()

    def unsaved(self) -> bool:
        """Whether a box says something else than when the page was shown."""
        return self._typed() != self._shown

    def _typed(self) -> Person:
        return Person(
            name=self.name.value(), title=self.job.value(), line_manager=self.manager.value()
        )

    @Slot()
    def _on_given(self) -> None:
        missing = {
            NAME: line_problem(self.name.value(), self.tr("Enter your name")),
            TITLE: line_problem(self.job.value(), self.tr("Enter your title")),
            MANAGER: line_problem(self.manager.value(), ""),
        }
        for path, words in missing.items():
            self._rows[path].set_error(words)
        self.show_problems(
            [Problem(path=path, words=words) for path, words in missing.items() if words]
        )
        if not any(missing.values()):
            self.given.emit(self._typed())

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        self.go_to(self._rows[path].widget)
