"""What the pages of the editor have in common: undo, fields by place, parts that may be there."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from forms.drafting import Put
from forms.reading import further
from ui.names.check import NameCheck
from ui.office.boxes import BoxSpec
from ui.office.tools.draft_work import DraftWork
from ui.office.tools.entry_form import EntryForm
from ui.office.tools.list_editor import EntryDeeds, ListEditor, ListSpec
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.options import Tick
from ui.widgets.page import Foot, Page
from ui.widgets.text import QuestionTitle


class DraftPage(Page):
    """A page about one part of a draft; every change goes to the work at once.

    ``asked`` carries the pointer of another part to be shown.
    """

    asked = Signal(str)

    def __init__(self, title: str, quiet: str, work: DraftWork, names: NameCheck) -> None:
        super().__init__("", quiet)
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.work = work
        self.names = names
        self.forms: list[EntryForm] = []
        self.lists: list[ListEditor] = []
        self.parts: dict[str, Tick] = {}
        self.deeds: dict[str, EntryDeeds] = {}
        self._ways: dict[str, QWidget] = {}
        self.undo: LinkButton | None = None
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self.add(self.outcome)
        if words := work.undo_words():
            self.undo = LinkButton(self.tr("Undo: {0}").format(words))
            self.undo.clicked.connect(work.undo)
            self.add_button(self.undo)
        self.set_foot(Foot(primary=self.tr("Continue"), back=self.tr("Back to all tools")))

    def show_trouble(self, words: str) -> None:
        """Say why something was not done."""
        self.outcome.tell(NoticeKind.ERROR, words)

    def add_button(self, button: PlainButton) -> None:
        """Put a button below what is there, in a row of its own."""
        row = FlowLayout()
        row.addWidget(button)
        self.add(row)

    def card(self, title: str) -> Card:
        """Begin a part of the page."""
        card = Card()
        card.add(QuestionTitle(title))
        self.add(card)
        return card

    def add_form(
        self, card: Card, pointer: str, specs: Sequence[BoxSpec], of: str = ""
    ) -> EntryForm:
        """Put the fields of an entry into a card."""
        form = EntryForm(self.work, pointer, specs, self.names, of=of, parent=card)
        self.forms.append(form)
        card.add(form)
        return form

    def add_list(self, card: Card, spec: ListSpec) -> ListEditor:
        """Put a list that can be added to into a card."""
        editor = ListEditor(self.work, spec, self.names, card)
        self.lists.append(editor)
        self.forms += editor.forms
        self._ways[spec.pointer] = editor.add
        card.add(editor)
        return editor

    def add_deeds(self, card: Card, pointer: str, name: str, *, can_go: bool = True) -> EntryDeeds:
        """Put the deeds of an entry into a card."""
        deeds = EntryDeeds(self.work, pointer, name, can_go=can_go, parent=card)
        self.deeds[pointer] = deeds
        card.add(deeds)
        return deeds

    def add_part(self, card: Card, pointer: str, label: str, begun: object, of: str = "") -> bool:
        """Put a tick for what an entry may have into a card; tell whether it has it now."""
        is_there = self.work.draft.at(pointer) is not None
        tick = Tick(label, "", card)
        tick.setChecked(is_there)
        tick.setAccessibleDescription(of)
        tick.clicked.connect(partial(self._on_part, tick, pointer, label, begun))
        self.parts[pointer] = tick
        self._ways[pointer] = tick
        card.add(tick)
        return is_there

    def add_way(self, pointer: str, widget: QWidget) -> None:
        """Lead a pointer to a control."""
        self._ways[pointer] = widget

    def go_to_pointer(self, pointer: str) -> None:
        """Put the focus where a pointer leads, or as near to it as this page comes."""
        widget = self._found(pointer)
        if widget is not None:
            # The layout of a page just shown is settled only after this event.
            QTimer.singleShot(0, widget, partial(self.go_to, widget))

    def shows(self, pointer: str) -> bool:
        """Tell whether a pointer leads to anything on this page."""
        return self._found(pointer) is not None

    def _found(self, pointer: str) -> QWidget | None:
        ways = {form.pointer: next(iter(form.boxes.values())).widget for form in self.forms}
        ways |= self._ways
        ways |= {
            further(form.pointer, key): box.widget
            for form in self.forms
            for key, box in form.boxes.items()
        }
        near = [way for way in ways if pointer == way or (way and pointer.startswith(f"{way}/"))]
        return ways[max(near, key=len)] if near else None

    def move_here(self, step: int) -> None:
        """Move the entry that the focus is in, where its list says how."""
        deeds = [*self.deeds.values(), *(each for one in self.lists for each in one.deeds)]
        focus = QApplication.focusWidget()
        for each in deeds:
            if focus is not None and (each.isAncestorOf(focus) or focus in self._beside(each)):
                each.move_by(step)
                return

    def _beside(self, deeds: EntryDeeds) -> list[QWidget]:
        """Give the controls of the entry whose deeds these are."""
        here = deeds.pointer
        forms = [form for form in self.forms if form.pointer == here]
        way = self._ways.get(here)
        inside = [each for form in forms for each in form.findChildren(QWidget)]
        return [*inside, *([way] if way is not None else [])]

    def _on_part(self, tick: Tick, pointer: str, label: str, begun: object) -> None:
        value = begun if tick.isChecked() else None
        words = self.tr("{0}: added") if tick.isChecked() else self.tr("{0}: taken out")
        self.work.reshape(words.format(label), pointer, Put(pointer=pointer, value=value))
