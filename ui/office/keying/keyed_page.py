"""The returns of an audit that are being keyed in or wait for the second person."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, Signal, Slot

from models.keyed_snapshots import KeyedDraft, KeyedState
from office.log_words import moment_words
from office.marking import NOOP
from office.overview import AuditOverview
from ui.surroundings import translated
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Tone
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.showing import put_away
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

SHOWN = 8
_STATES: Mapping[KeyedState, str] = MappingProxyType(
    {
        KeyedState.DRAFT: NOOP("Being typed"),
        KeyedState.WAITING: NOOP("Waits for the second check"),
        KeyedState.SENT_BACK: NOOP("Sent back"),
    }
)


class KeyedPage(Page):
    """``check_asked`` and ``drop_asked`` carry a KeyedDraft, ``typing_asked`` its form.

    ``keys_wanted`` leads to where initials are given, for whoever has none yet.
    """

    begin_asked = Signal()
    typing_asked = Signal(str)
    check_asked = Signal(object)
    drop_asked = Signal(object)
    keys_wanted = Signal()

    def __init__(self, overview: AuditOverview, me: str) -> None:
        super().__init__("", wide=True)
        self._overview = overview
        self.heading.setText(self.tr("Returns keyed in from paper"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "For agencies that cannot use the program. What is typed here counts when a second "
                "member of staff has compared it with the paper."
            )
        )
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.begin = PrimaryButton(self.tr("Key in a return"))
        self.begin.setEnabled(bool(me))
        self.begin.clicked.connect(self.begin_asked)
        row = FlowLayout()
        row.addWidget(self.begin)
        self.add(row)
        if not me:
            self._add_initials_notice()
        self.add(self.outcome)
        self.model = TextTableModel[KeyedDraft](self._columns(), overview.keyed, self)
        self.table = ListTable(self.tr("Returns being keyed in"), self.model, most=SHOWN)
        self.card = Card()
        self._make_card()
        self._compose()
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.chosen.connect(self._on_chosen)
        if overview.keyed:
            self.table.select_row(0)

    def _add_initials_notice(self) -> None:
        words = self.tr(
            "Your initials are not known here yet. A keyed-in return says who typed and who "
            "checked it: give your initials first, under Keys and staff."
        )
        notice = Notice(NoticeKind.ATTENTION, words)
        notice.add_button(self.tr("Keys and staff")).clicked.connect(self.keys_wanted)
        self.add(notice)

    def _columns(self) -> tuple[Column[KeyedDraft], ...]:
        return (
            Column(heading=self.tr("Agency"), text=self._agency),
            Column(heading=self.tr("Case"), text=self._uin),
            Column(heading=self.tr("How far"), text=_state, tone=_tone),
            Column(heading=self.tr("Typed by"), text=_typists),
            Column(heading=self.tr("Scan or paper"), text=_scan),
        )

    def _make_card(self) -> None:
        self.chosen_title, self.about = QuestionTitle(), QuietLabel()
        self.note = PlainLabel(selectable=True)
        self.check = PlainButton(self.tr("Compare it with the paper"))
        self.type = PlainButton(self.tr("Go on typing"))
        self.drop = PlainButton(self.tr("Delete what was typed"))
        for button, deed in (
            (self.check, self._on_check),
            (self.type, self._on_type),
            (self.drop, self._on_drop),
        ):
            button.clicked.connect(deed)

    def _compose(self) -> None:
        if not self._overview.keyed:
            self.add(PlainLabel(self.tr("Nothing is being keyed in at the moment.")))
            parts = (self.chosen_title, self.about, self.note, self.check, self.type, self.drop)
            put_away(self, self.table, self.card, *parts)
            return
        self.add(self.table)
        for part in (self.chosen_title, self.about, self.note):
            self.card.add(part)
        row = FlowLayout()
        for button in (self.check, self.type, self.drop):
            row.addWidget(button)
        self.card.add(row)
        self.add(self.card)

    def show_saved(self, words: str) -> None:
        """Say what was done."""
        self.outcome.tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why something was not done."""
        self.outcome.tell(NoticeKind.ERROR, words)

    def _agency(self, draft: KeyedDraft) -> str:
        return self._overview.agency(draft.agency_id).name

    def _uin(self, draft: KeyedDraft) -> str:
        return self._overview.case(draft.case_id).uin

    def _chosen(self) -> KeyedDraft | None:
        row = self.table.current_row()
        return self.model.row_at(row) if row >= 0 else None

    @Slot(QModelIndex)
    def _on_row(self, _index: QModelIndex) -> None:
        draft = self._chosen()
        if draft is None:
            return
        title = self.tr("{0}, {1}").format(self._agency(draft), self._uin(draft))
        self.chosen_title.setText(title)
        since = self.tr("{0}. Begun {1} by {2}.")
        by = _typists(draft)
        self.about.setText(since.format(_state(draft), moment_words(draft.begun_at), by))
        self.note.setText(draft.note or draft.reason)
        self.note.setVisible(bool(draft.note or draft.reason))
        self.check.setVisible(draft.state is KeyedState.WAITING)
        for button in (self.check, self.type, self.drop):
            button.setAccessibleDescription(title)

    @Slot(int)
    def _on_chosen(self, _row: int) -> None:
        self.go_to(self.check if self.check.isVisible() else self.type)

    @Slot()
    def _on_check(self) -> None:
        if (draft := self._chosen()) is not None:
            self.check_asked.emit(draft)

    @Slot()
    def _on_type(self) -> None:
        if (draft := self._chosen()) is not None:
            self.typing_asked.emit(draft.form_id)

    @Slot()
    def _on_drop(self) -> None:
        if (draft := self._chosen()) is not None:
            self.drop_asked.emit(draft)


def _state(draft: KeyedDraft) -> str:
    return translated(_STATES[draft.state])


def _tone(draft: KeyedDraft) -> Tone:
    return Tone.PLAIN if draft.state is KeyedState.DRAFT else Tone.ATTENTION


def _typists(draft: KeyedDraft) -> str:
    return ", ".join(draft.typists)


def _scan(draft: KeyedDraft) -> str:
    return draft.paper.scan_ref or "-"
