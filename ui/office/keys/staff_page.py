"""Members of staff: who can open the profile, each with initials and a passphrase of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from anonymise import NotInitials, normal_initials
from models.staff import Member
from office.form_words import initials_line
from ui.start.new_passphrase import NewPassphrase
from ui.start.trying import TryingPage
from ui.surroundings import translated
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineInput, PassphraseInput
from ui.widgets.notice import Problem
from ui.widgets.page import Foot
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle

INITIALS, OWN = "initials", "own"
FEW = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """Who is added, and the passphrase of who adds them."""

    initials: str
    passphrase: str = field(repr=False)
    own: str = field(repr=False)


class StaffPage(TryingPage):
    """``named`` carries a slot and initials, ``removed`` a Member; ``add_wanted`` goes on."""

    named = Signal(str, str)
    removed = Signal(object)
    add_wanted = Signal()

    def __init__(self, members: Sequence[Member]) -> None:
        super().__init__()
        self.set_heading(self.tr("Members of staff"))
        self.set_quiet(
            self.tr(
                "Everybody opens this profile with a passphrase of their own. Whose passphrase "
                "opened it is known until it is locked."
            )
        )
        self._members = tuple(members)
        self.model = TextTableModel[Member](
            (
                Column(heading=self.tr("Initials"), text=self._initials),
                Column(heading=self.tr("Now"), text=self._now),
            ),
            self._members,
            self,
        )
        self.table = ListTable(self.tr("Members of staff"), self.model)
        self.add_button = PlainButton(self.tr("Add a member of staff"))
        self.remove = PlainButton(self.tr("Remove the selected member"))
        self.add_button.clicked.connect(self.add_wanted)
        self.remove.clicked.connect(self._on_remove)
        self.add(self.trouble)
        self.add(self.table)
        row = FlowLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.remove)
        self.add(row)
        self._add_naming()
        self.wake()
        self.table.select_row(next(at for at, each in enumerate(self._members) if each.is_me))

    def _add_naming(self) -> None:
        card = Card()
        card.add(QuestionTitle(self.tr("Initials of the selected member")))
        self.initials = LineInput(chars=FEW)
        self._row = FieldRow(
            self.tr("Initials"), self.initials, help=self.tr("Letters only, as in JS")
        )
        self.save = PlainButton(self.tr("Save initials"))
        self.save.clicked.connect(self._on_save)
        self.initials.returnPressed.connect(self._on_save)
        card.add(self._row)
        row = FlowLayout()
        row.addWidget(self.save)
        card.add(row)
        card.add(
            PlainLabel(
                self.tr(
                    "Who forgot the passphrase is removed here and added again. The recovery "
                    "sheet is for when nobody can open the profile."
                )
            )
        )
        self.add(card)

    @override
    def wake(self) -> None:
        self.set_foot(Foot(back=self.tr("Keys and staff")))

    def _initials(self, each: Member) -> str:
        return each.initials or self.tr("No initials yet")

    def _now(self, each: Member) -> str:
        return self.tr("Opened the profile") if each.is_me else ""

    def _chosen(self) -> Member:
        return self.model.row_at(max(0, self.table.current_row()))

    @Slot()
    def _on_save(self) -> None:
        initials = checked_initials(self.initials, self._row)
        if initials:
            self.named.emit(self._chosen().slot_id, initials)

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self._chosen())


class AddMemberPage(TryingPage):
    """``given`` carries a NewMember once it is complete."""

    given = Signal(object)

    def __init__(self, offered: str) -> None:
        super().__init__()
        self.set_heading(self.tr("Add a member of staff"))
        self.set_quiet(
            self.tr("Let them sit here and choose. Nobody needs to know another\u2019s passphrase.")
        )
        self.initials = LineInput(chars=FEW)
        self._initials_row = FieldRow(
            self.tr("Their initials"), self.initials, help=self.tr("Letters only, as in JS")
        )
        self.secret = NewPassphrase(
            self.tr("Their passphrase"), self.tr("Their passphrase"), offered
        )
        self.own = PassphraseInput()
        self._own_row = FieldRow(self.tr("Your own passphrase, to allow it"), self.own)
        first, last = Card(), Card()
        first.add(self._initials_row)
        last.add(self._own_row)
        for part in (first, self.secret, last, self.trouble):
            self.add(part)
        self.wake()
        self.primary_pressed.connect(self._on_add)
        self.own.entered.connect(self._on_add)
        self.problem_chosen.connect(self._on_problem_chosen)

    @override
    def take_focus(self) -> None:
        """Start in the first box."""
        self.initials.setFocus()

    @override
    def wake(self) -> None:
        self.set_foot(Foot(primary=self.tr("Add"), back=self.tr("Back")))

    @Slot()
    def _on_add(self) -> None:
        initials = checked_initials(self.initials, self._initials_row)
        problems = [] if initials else [Problem(path=INITIALS, words=self._initials_row.error())]
        problems += self.secret.check()
        missing = "" if self.own.value() else self.tr("Enter your own passphrase")
        self._own_row.set_error(missing)
        problems += [Problem(path=OWN, words=missing)] if missing else []
        self.show_problems(problems)
        self.trouble.hide()
        if problems:
            return
        working = self.tr("Working\N{HORIZONTAL ELLIPSIS}")
        self.set_foot(Foot(back=self.tr("Back"), progress=working))
        self.given.emit(
            NewMember(initials=initials, passphrase=self.secret.value(), own=self.own.value())
        )

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        boxes = {INITIALS: self.initials, OWN: self.own}
        self.go_to(boxes.get(path) or self.secret.box(path))


def checked_initials(box: LineInput, row: FieldRow) -> str:
    """Give the initials typed in their usual form, or "" with the reason beside the box."""
    try:
        initials = normal_initials(box.value())
    except NotInitials as refused:
        row.set_error(initials_line(refused.trouble, translated))
        return ""
    row.set_error("")
    return initials
