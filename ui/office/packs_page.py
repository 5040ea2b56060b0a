"""Issuing packs: one sealed file an agency, and the six words that open it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot

from forms.kinds import words_of
from models.snapshots import Agency, IssuedPack
from models.tracker_snapshots import Contacts
from office.asking import PackState
from ui.names.found import FoundWord
from ui.office.asking.agency_words import contact_words
from ui.office.asking.contact_hint import ContactHint
from ui.office.own_words_card import OwnWordsCard
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Tone
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import BlankCard, Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.progress import ProgressPanel
from ui.widgets.showing import put_away
from ui.widgets.text import FieldLabel, PlainLabel, QuestionTitle, QuietLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class PacksView:
    """What the page shows beside the packs themselves.

    ``dates_before`` are the return dates in packs whose agencies are to answer by another one now.
    """

    fingerprint: str
    contacts: Contacts = field(default_factory=Contacts)
    is_kit_tried: bool = True
    open_words: tuple[FoundWord, ...] = ()
    states: Mapping[str, PackState] = field(default_factory=dict[str, PackState])
    dates_before: Mapping[str, date] = field(default_factory=dict[str, date])

    def stale(self) -> tuple[str, ...]:
        """Give the agencies whose packs are not as they would be made now, by id."""
        changed = (each for each, at in self.states.items() if at is PackState.OTHER_CASES)
        return tuple(dict.fromkeys((*changed, *self.dates_before)))


class PacksPage(Page):
    """Shows each agency's pack and its code words; ``issue_asked`` carries agency ids.

    An empty tuple means every agency that has no pack yet. While something in the office's own
    words may name somebody, none is asked for: ``kept`` carries a FoundWord and the reason why it
    may stay, ``place_wanted`` where it can be changed. Letters are asked for with their Agency;
    ``letters_asked`` is for the invitations of all.
    ``agency_wanted`` carries the id of one of which nobody to reach is known.
    """

    issue_asked = Signal(object)
    list_asked = Signal()
    letter_asked = Signal(object)
    letters_asked = Signal()
    code_letter_asked = Signal(object)
    words_asked = Signal()
    log_asked = Signal()
    keys_wanted = Signal()
    kept = Signal(object, str)
    place_wanted = Signal(str)
    agency_wanted = Signal(str)

    def __init__(
        self,
        agencies: Sequence[Agency],
        packs: Mapping[str, IssuedPack],
        view: PacksView,
        *,
        cases: int,
    ) -> None:
        super().__init__("", wide=True)
        self.heading.setText(self.tr("Packs"))
        self.setAccessibleName(self.heading.text())
        self._packs, self._view = packs, view
        code_words = partial(_of_pack, packs, "code_words")
        self._agencies = tuple(agencies)
        self.model = TextTableModel[Agency](
            (
                Column(heading=self.tr("Agency"), text=_name),
                Column(heading=self.tr("Issued"), text=self._state, tone=self._tone),
                Column(heading=self.tr("File"), text=partial(_of_pack, packs, "file_name")),
                Column(heading=self.tr("Six words, by phone or letter"), text=code_words),
            ),
            agencies,
            self,
        )
        self.table = ListTable(self.tr("Packs of this audit"), self.model)
        self.issue = PrimaryButton(self.tr("Issue packs"))
        self.again = PlainButton(self.tr("Issue the selected pack again"))
        self.changed = PlainButton(self.tr("Issue those again that have changed"))
        self.list = PlainButton(self.tr("Print the code list"))
        self.letter = PlainButton(self.tr("Invitation letter"))
        self.letters = PlainButton(self.tr("Save all invitation letters"))
        self.code_letter = PlainButton(self.tr("Second letter with the six words"))
        self.words = PlainButton(self.tr("Words of letters and reminders"))
        self.log = PlainButton(self.tr("Log of packs, and test"))
        self.progress = ProgressPanel(self.tr("Sealing packs"))
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.names = OwnWordsCard(view.open_words, self)
        self._compose(cases, view)
        self._connect()

    def _connect(self) -> None:
        self.issue.clicked.connect(self._on_issue)
        self.again.clicked.connect(self._on_again)
        self.changed.clicked.connect(self._on_changed)
        self.list.clicked.connect(self.list_asked)
        self.letter.clicked.connect(self._on_letter)
        self.letters.clicked.connect(self.letters_asked)
        self.code_letter.clicked.connect(self._on_code_letter)
        self.words.clicked.connect(self.words_asked)
        self.log.clicked.connect(self.log_asked)
        self.names.word_kept.connect(self.kept)
        self.names.place_wanted.connect(self.place_wanted)

    def _compose(self, cases: int, view: PacksView) -> None:
        if not (cases and self._agencies):
            self.add(
                BlankCard(
                    self.tr("Nothing to issue yet"),
                    self.tr("Add the cases and tick the agencies first."),
                )
            )
            unused = (self.table, self.issue, self.again, self.list, self.letter)
            more = (self.code_letter, self.words, self.log, self.progress, self.names)
            put_away(self, *unused, *more, self.changed, self.letters)
            return
        self.set_quiet(
            self.tr(
                "Send the file by e-mail or stick. Give the six words another way: by phone, or in "
                "a letter."
            )
        )
        if not view.is_kit_tried:
            self._add_kit_notice()
        if self.names.is_open():
            self.add(Notice(NoticeKind.ATTENTION, self.names.said()))
            self.add(self.names)
        # Above the table: what was done is in sight however many agencies there are.
        self.add(self.progress)
        self.add(self.outcome)
        self._add_stale_notices()
        self._add_contact_hint()
        self.add(self.table)
        waiting = [a for a in self._agencies if self._stands(a) is PackState.NOT_ISSUED]
        for button in (self.again, self.list, self.log):
            button.setEnabled(bool(self._packs))
        row = FlowLayout()
        for button in (self.issue, self.changed, self.again, self.list, self.log):
            row.addWidget(button)
        self.add(row)
        # Shown or not only once it stands on the page: before that it is a window of its own.
        self.issue.setVisible(bool(waiting))
        self.changed.setVisible(bool(self._view.stale()))
        self.add(self._letters_card(view.fingerprint))

    def _add_stale_notices(self) -> None:
        """Name the agencies whose packs are out with other cases, or with another return date."""
        cases = [a.name for a in self._agencies if self._stands(a) is PackState.OTHER_CASES]
        before, dated = self._view.dates_before, self.tr("{0}, {1}")
        dates = [
            dated.format(a.name, words_of(before[a.id])) for a in self._agencies if a.id in before
        ]
        told = (
            (
                cases,
                self.tr(
                    "These agencies have a pack with other cases than they are asked about now: "
                    "{0}. Issue their packs again; what they have filled in stays."
                ),
            ),
            (
                dates,
                self.tr(
                    "The packs of these agencies were made for the date before: {0}. Letters and "
                    "reminders name the new one; issue the packs again so that they do too."
                ),
            ),
        )
        for names, words in told:
            if names:
                self.add(Notice(NoticeKind.ATTENTION, words.format("; ".join(names))))

    def _add_contact_hint(self) -> None:
        """Name the agencies that are asked and of which nobody to reach is known."""
        silent = [
            each
            for each in self._agencies
            if self._stands(each) is not PackState.NOT_ASKED and not contact_words(each.facts)
        ]
        self.hint = ContactHint(silent, self)
        self.hint.opened.connect(self.agency_wanted)
        self.hint.setVisible(bool(silent))
        self.add(self.hint)

    def _stands(self, agency: Agency) -> PackState:
        usual = PackState.ISSUED if agency.id in self._packs else PackState.NOT_ISSUED
        return self._view.states.get(agency.id, usual)

    def _letters_card(self, fingerprint: str) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Letters to agencies")))
        words = self.tr(
            "The invitation goes with the file: what to do, and the eight words by which an "
            "auditor can tell that the pack is yours. The six words that open the pack are not in "
            "it; give them by telephone, or in the second letter."
        )
        card.add(PlainLabel(words))
        card.add(FieldLabel(fingerprint, selectable=True))
        self.code_letter.setEnabled(bool(self._packs))
        for words, buttons in (
            (self.tr("To the selected agency"), (self.letter, self.code_letter)),
            (self.tr("To all agencies"), (self.letters, self.words)),
        ):
            card.add(QuietLabel(words))
            row = FlowLayout()
            for button in buttons:
                row.addWidget(button)
            card.add(row)
        return card

    def _add_kit_notice(self) -> None:
        words = self.tr(
            "No pack can be issued yet: print the key kit and try it once, so that a lost computer "
            "loses no return."
        )
        notice = Notice(NoticeKind.ATTENTION, words)
        notice.add_button(self.tr("Keys and staff")).clicked.connect(self.keys_wanted)
        self.add(notice)

    def _state(self, agency: Agency) -> str:
        pack = self._packs.get(agency.id)
        stands = self._stands(agency)
        if pack is None:
            none = stands is PackState.NOT_ASKED
            return self.tr("Not asked") if none else self.tr("Not yet issued")
        again = self.tr("Again {0}") if pack.supersedes else "{0}"
        words = again.format(words_of(pack.issued_at.astimezone().date()))
        if stands is PackState.NOT_ASKED:
            return self.tr("{0}, not asked any more").format(words)
        if stands is PackState.OTHER_CASES:
            words = self.tr("{0}, cases have changed").format(words)
        if agency.id in self._view.dates_before:
            words = self.tr("{0}, for the date before").format(words)
        return words

    def _tone(self, agency: Agency) -> Tone:
        due = self._stands(agency) is PackState.NOT_ISSUED or agency.id in self._view.stale()
        return Tone.ATTENTION if due else Tone.PLAIN

    def show_saved(self, words: str) -> None:
        """Say where the packs lie."""
        self._tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why there are no packs."""
        self._tell(NoticeKind.ERROR, words)

    def _tell(self, kind: NoticeKind, words: str) -> None:
        self.outcome.tell(kind, words)
        self.scroller.ensureWidgetVisible(self.outcome)
        self.issue.setEnabled(True)
        self.again.setEnabled(True)

    def _is_held(self) -> bool:
        """Say why nothing is issued while a word is open, and lead to it."""
        if self.names.is_open():
            self.show_trouble(self.names.said())
            self.scroller.ensureWidgetVisible(self.names)
            self.names.title.setFocus()
        return self.names.is_open()

    @Slot()
    def _on_issue(self) -> None:
        if not self._is_held():
            self.issue_asked.emit(())

    @Slot()
    def _on_changed(self) -> None:
        if not self._is_held():
            self.issue_asked.emit(self._view.stale())

    @Slot()
    def _on_again(self) -> None:
        if not self._is_held() and (agency := self._chosen()):
            self.issue_asked.emit((agency.id,))

    @Slot()
    def _on_letter(self) -> None:
        if agency := self._chosen():
            self.letter_asked.emit(agency)

    @Slot()
    def _on_code_letter(self) -> None:
        agency = self._chosen()
        if agency and agency.id not in self._packs:
            self.show_trouble(self.tr("Issue the pack of this agency first."))
        elif agency:
            self.code_letter_asked.emit(agency)

    def _chosen(self) -> Agency | None:
        """Give the agency that the keyboard is on, or say that one is to be chosen."""
        row = self.table.current_row()
        if row >= 0:
            return self.model.row_at(row)
        self.show_trouble(self.tr("Choose an agency in the table first."))
        return None


def _name(agency: Agency) -> str:
    return agency.name


def _of_pack(packs: Mapping[str, IssuedPack], field: str, agency: Agency) -> str:
    """Give a text of the pack of an agency; a hyphen where it has none."""
    pack = packs.get(agency.id)
    return str(getattr(pack, field)) if pack is not None else "-"
