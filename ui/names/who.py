"""Who initials stand for: asked where they stand, so that nobody has to leave the sentence."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from models.auditor_snapshots import CasePerson
from ui.names.check import NameCheck
from ui.names.role_words import initials_in
from ui.theme.apply import announce
from ui.theme.tokens import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineInput
from ui.widgets.rows import FieldRow
from ui.widgets.sight import bring_into_sight

MOST = 80


class WhoIsIt(QWidget):
    """One line for a role word. What is refused stays in it, with the reason.

    ``told`` carries the CasePerson to list, ``told_here`` the words to write as well: "mum (KT)".
    Escape hides it and sends ``given_up``.
    """

    told = Signal(object)
    told_here = Signal(str)
    given_up = Signal()

    def __init__(self, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._initials = ""
        self.role = LineInput()
        self.role.setMaxLength(MOST)
        self.row = FieldRow(
            "", self.role, help=self.tr("A role word, such as maternal aunt or Health Visitor")
        )
        self.add_button = PlainButton(self.tr("Add to the people of this case"))
        self.write_button = PlainButton(self.tr("Add, and write it here too"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.WITHIN)
        column.addWidget(self.row)
        buttons = QWidget(self)
        flow = FlowLayout(buttons, gap=Space.ROW, line_gap=Space.WITHIN)
        for button in (self.add_button, self.write_button):
            flow.addWidget(button)
        column.addWidget(buttons)
        self.role.returnPressed.connect(self._on_add)
        self.add_button.clicked.connect(self._on_add)
        self.write_button.clicked.connect(self._on_write)

    def ask(self, word: str, known: str = "") -> None:
        """Ask about initials as they are written; ``known`` is a role that was told elsewhere."""
        initials = initials_in(word)
        if initials != self._initials:
            self._initials = initials
            self.role.set_value(known)
        self.row.set_error("")
        self.row.set_label(self.tr("Who is {0}?").format(initials))
        self.show()
        self.role.setFocus(Qt.FocusReason.OtherFocusReason)
        # Its height is known only after this event.
        QTimer.singleShot(0, self, self._into_sight)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _into_sight(self) -> None:
        bring_into_sight(self)

    @Slot()
    def _on_add(self) -> None:
        person = self._person()
        if person is not None:
            self.told.emit(person)

    @Slot()
    def _on_write(self) -> None:
        person = self._person()
        if person is not None:
            self.told_here.emit(f"{person.relationship} ({person.initials})")

    def _person(self) -> CasePerson | None:
        role = self.role.value()
        problem = role_problem(role, self._names)
        self.row.set_error(problem)
        if problem:
            self.role.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.row, problem)
            return None
        self.role.set_value("")
        initials, self._initials = self._initials, ""
        return CasePerson(initials=initials, relationship=role)


def ask_words(word: str) -> str:
    """Word the deed of saying who initials stand for."""
    return QCoreApplication.translate("names", "Say who {0} is").format(initials_in(word))


def role_problem(words: str, names: NameCheck) -> str:
    """Say why words cannot tell who somebody is; "" where they can."""
    translate = QCoreApplication.translate
    if not words:
        return translate("names", "Write who it is, such as maternal aunt.")
    if names.find(words):
        return translate(
            "names",
            "This looks like a name or identifies somebody. Use a role word, as in maternal aunt.",
        )
    return ""
