"""The people of a case, by initials and relationship: listed, added, changed and taken off."""

import re
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anonymise import NotInitials, normal_initials
from models.auditor_snapshots import CasePerson
from office.form_words import initials_line
from ui.auditor.people_words import person_words
from ui.names.check import NameCheck
from ui.names.who import MOST, role_problem
from ui.surroundings import translated
from ui.theme.apply import announce
from ui.theme.tokens import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.inputs import LineInput
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

FEW = 8
_BETWEEN = re.compile(r"[,;/]")


class PeopleCard(Card):
    """Takes initials only, and no name as a relationship; what is refused stays in its box."""

    def __init__(self, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._changing: CasePerson | None = None
        self.rows: list[QWidget] = []
        self.initials = LineInput(chars=FEW)
        self.relationship = LineInput()
        self.relationship.setMaxLength(MOST)
        self.also = LineInput()
        self.initials_row = FieldRow(self.tr("Initials"), self.initials)
        self.relationship_row = FieldRow(
            self.tr("Who is it?"),
            self.relationship,
            help=self.tr("A role word, such as maternal aunt or Health Visitor"),
        )
        self.also_row = FieldRow(
            self.tr("Also written as (optional)"),
            self.also,
            help=self.tr("Other initials of the same person, with commas between them"),
        )
        self._rows = (self.initials_row, self.relationship_row, self.also_row)
        self.add_button = PlainButton(self.tr("Add to the list"))
        self.leave_button = PlainButton(self.tr("Leave as it was"))
        self._compose()
        self._connect()
        self._show_people()

    def _compose(self) -> None:
        self.add(QuestionTitle(self.tr("People in this case")))
        self.add(
            QuietLabel(
                self.tr(
                    "Initials and who they are, no names. Where a name slips in, you are offered "
                    "these words in its place."
                )
            )
        )
        self.nobody = PlainLabel(self.tr("Nobody is listed yet."))
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.WITHIN)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.ROW)
        for button in (self.add_button, self.leave_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.add(self.nobody)
        self.add(self._list)
        for row in self._rows:
            self.add(row)
        self.add(buttons)
        self.leave_button.hide()

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._on_given)
        self.leave_button.clicked.connect(self._on_left_as_it_was)
        for box in (self.initials, self.relationship, self.also):
            box.returnPressed.connect(self._on_given)
        self._names.case.people_changed.connect(self._show_people)

    def is_begun(self) -> bool:
        """Whether a line was begun that is not whole, so that nobody would take it."""
        boxes = (self.initials, self.relationship, self.also)
        return any(box.value() for box in boxes) and self._parsed()[0] is None

    def begin(self, initials: str) -> None:
        """Fill in initials that were found in the form; the person says who it is."""
        self._clear()
        self.initials.set_value(initials)
        self.relationship.setFocus(Qt.FocusReason.OtherFocusReason)

    def button(self, at: int, words: str) -> PlainButton:
        """Return a button of a line of the list; KeyError when there is none."""
        for button in self.rows[at].findChildren(PlainButton):
            if button.words() == words:
                return button
        raise KeyError(words)

    @Slot()
    def _show_people(self) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        people = self._names.kept().people
        self.rows = [self._row(person) for person in people]
        for row in self.rows:
            self._list.addWidget(row)
            row.show()
        self.nobody.setVisible(not people)

    def _row(self, person: CasePerson) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.ROW)
        words = person_words(person)
        line.addWidget(PlainLabel(words), 1)
        for text, pressed in (
            (self.tr("Change"), partial(self._begin_change, person)),
            (self.tr("Remove"), partial(self._remove, person)),
        ):
            button = PlainButton(text)
            button.setAccessibleDescription(words)
            button.clicked.connect(pressed)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _begin_change(self, person: CasePerson) -> None:
        self._clear()
        self._changing = person
        self.initials.set_value(person.initials)
        self.relationship.set_value(person.relationship)
        self.also.set_value(", ".join(person.also))
        self.add_button.set_words(self.tr("Save the change"))
        self.leave_button.show()
        self.initials.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, person: CasePerson) -> None:
        self._clear()
        self._names.case.set_people(
            each for each in self._names.kept().people if each is not person
        )
        self._said(self.tr("Removed: {0}").format(person.initials))

    def take_typed(self) -> None:
        """Take a line that is whole, before the page goes."""
        person, _problems = self._parsed()
        if person is not None:
            self._keep(person)

    @Slot()
    def _on_given(self) -> None:
        person = self._read()
        if person is not None:
            self._keep(person)
            self._said(self.tr("In the list: {0}").format(person_words(person)))
            return
        for row in self._rows:
            if row.error():
                row.widget.setFocus(Qt.FocusReason.OtherFocusReason)
                announce(row, row.error())
                return

    def _keep(self, person: CasePerson) -> None:
        case, changing = self._names.case, self._changing
        people = self._names.kept().people
        self._clear()
        if changing in people:
            case.set_people(person if each is changing else each for each in people)
        else:
            case.add_person(person)

    @Slot()
    def _on_left_as_it_was(self) -> None:
        self._clear()
        self.initials.setFocus(Qt.FocusReason.OtherFocusReason)

    def _said(self, words: str) -> None:
        self.initials.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def _clear(self) -> None:
        self._changing = None
        self.add_button.set_words(self.tr("Add to the list"))
        self.leave_button.hide()
        for row, box in zip(self._rows, (self.initials, self.relationship, self.also), strict=True):
            row.set_error("")
            box.set_value("")

    def _read(self) -> CasePerson | None:
        """Read the boxes; where something is refused, say why at its box."""
        person, problems = self._parsed()
        for row, words in zip(self._rows, problems, strict=True):
            row.set_error(words)
        return person

    def _parsed(self) -> tuple[CasePerson | None, tuple[str, str, str]]:
        """Give the person in the boxes, or None and what is wrong in each of the three."""
        initials, initials_problem = self._initials_in([self.initials.value()])
        written = [each for each in _BETWEEN.split(self.also.value()) if each.strip()]
        also, also_problem = self._initials_in(written)
        relationship = self.relationship.value()
        problems = (initials_problem, role_problem(relationship, self._names), also_problem)
        if any(problems):
            return None, problems
        others = tuple(dict.fromkeys(each for each in also if each not in initials))
        person = CasePerson(initials=initials[0], relationship=relationship, also=others)
        return person, problems

    def _initials_in(self, written: list[str]) -> tuple[list[str], str]:
        checker = self._names.checker()
        given = checker.lexicon.given if checker is not None else frozenset[str]()
        try:
            return [normal_initials(each, given) for each in written], ""
        except NotInitials as refused:
            return [], initials_line(refused.trouble, translated)
