"""Home: what to go on with, the audits on this computer, and a card for each of their cases."""

from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.kinds import words_of
from forms.scope import Status
from ui.auditor.case_card import CaseCard
from ui.auditor.home_view import CaseView, HomeView, PackView
from ui.auditor.words import days_left_words
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.menu_button import MenuButton
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


class HomePage(Page):
    """Says what to do first while there is no pack. Signals carry ids of forms and packs.

    ``status_chosen`` carries a form and a status that needs no form: two presses finish a case.
    """

    pack_wanted = Signal()
    details_wanted = Signal()
    find_wanted = Signal()
    bin_wanted = Signal()
    form_chosen = Signal(str)
    status_chosen = Signal(str, str)
    print_chosen = Signal(str)
    form_binned = Signal(str)
    return_chosen = Signal(str)
    sent_chosen = Signal(str)
    print_all_chosen = Signal(str)
    pack_binned = Signal(str)
    close_chosen = Signal(str)
    certificate_chosen = Signal(str)

    def __init__(self, view: HomeView, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Your audits"))
        self.setAccessibleName(self.heading.text())
        self._view = view
        self.cards: dict[str, CaseCard] = {}
        self.open_buttons: dict[str, PlainButton] = {}
        self.status_buttons: dict[tuple[str, Status], PlainButton] = {}
        self.return_buttons: dict[str, PlainButton] = {}
        self.more_buttons: dict[str, MenuButton] = {}
        self.go_on: PlainButton | None = None
        self.notice = Notice(NoticeKind.DONE)
        self.notice.hide()
        self.add(self.notice)
        if view.packs:
            if view.last is not None:
                self._add_last(view.last)
            for pack in view.packs:
                self._add_pack(pack)
        else:
            self._add_first_step()
        self._add_deeds()
        self._add_closed()

    def say(self, words: str, button: str) -> PlainButton:
        """Say what was just done, with a button that takes it back."""
        self.notice.set_words(words)
        self.notice.clear_buttons()
        self.notice.show()
        self.notice.say()
        return self.notice.add_button(button)

    def ask(self, words: str) -> Notice:
        """Ask, above everything else, what only the person knows; give the notice for buttons."""
        question = Notice(NoticeKind.ATTENTION, words)
        self.body.insertWidget(0, question)
        question.say()
        return question

    def _add_first_step(self) -> None:
        card = Card()
        card.add(QuestionTitle(self.tr("Start by opening the pack that the office sent you")))
        card.add(
            PlainLabel(
                self.tr(
                    "It is one file that ends in .auditpack, and six words that the office tells "
                    "you by phone or letter. It holds the questions and the list of your cases. "
                    "You can also drop the file anywhere on this window."
                )
            )
        )
        self.open_pack = PrimaryButton(self.tr("Open a pack"))
        self.open_pack.clicked.connect(self.pack_wanted)
        card.add(self.open_pack)
        self.add(card)

    def _add_last(self, case: CaseView) -> None:
        words = self.tr("Go on with case {0}").format(case.uin)
        if case.page_title:
            words = self.tr("Go on with case {0}, {1}").format(case.uin, case.page_title)
        is_main = not any(pack.is_due for pack in self._view.packs)
        self.go_on = (PrimaryButton if is_main else PlainButton)(words)
        self.go_on.clicked.connect(partial(self._emit, self.form_chosen, case.form_id))
        self.add(self.go_on)

    def _add_pack(self, pack: PackView) -> None:
        head = QVBoxLayout()
        head.setSpacing(Space.TIGHT)
        head.setContentsMargins(0, Space.WITHIN, 0, 0)
        head.addWidget(QuestionTitle(f"{pack.audit_title}, {pack.agency_name}"))
        due = days_left_words(pack.return_by, self._view.now.astimezone().date())
        done = sum(case.is_completed for case in pack.asked)
        ready = self.tr("{0} of {1} cases completed").format(done, len(pack.asked))
        head.addWidget(QuietLabel(". ".join(words for words in (due, ready) if words)))
        if pack.contact:
            head.addWidget(QuietLabel(self.tr("Contact: {0}").format(pack.contact)))
        self.add(head)
        for case in pack.cases:
            self._add_case(case)
        self._add_pack_deeds(pack)

    def _add_case(self, case: CaseView) -> None:
        card = CaseCard(case, self._view.now)
        form_id = case.form_id
        self.cards[form_id] = card
        self.open_buttons[form_id] = card.open
        for status, button in card.status_buttons.items():
            self.status_buttons[form_id, status] = button
        card.opened.connect(partial(self._emit, self.form_chosen, form_id))
        card.print_wanted.connect(partial(self._emit, self.print_chosen, form_id))
        card.bin_wanted.connect(partial(self._emit, self.form_binned, form_id))
        card.status_chosen.connect(partial(self._emit_status, form_id))
        self.add(card)

    def _add_pack_deeds(self, pack: PackView) -> None:
        create = (PrimaryButton if pack.is_due else PlainButton)(self.tr("Create return file"))
        create.clicked.connect(partial(self._emit, self.return_chosen, pack.pack_id))
        self.return_buttons[pack.pack_id] = create
        row = FlowLayout(gap=Space.BETWEEN)
        parts: list[PlainButton] = [create]
        if pack.sent:
            sent = LinkButton(self.tr("Returns made ({0})").format(pack.sent))
            sent.clicked.connect(partial(self._emit, self.sent_chosen, pack.pack_id))
            parts.append(sent)
        more = MenuButton(self.tr("More"))
        for words, signal in (
            (self.tr("Print all forms"), self.print_all_chosen),
            (self.tr("Put this audit in the bin"), self.pack_binned),
            (self.tr("Close this audit"), self.close_chosen),
        ):
            more.add_deed(words, partial(self._emit, signal, pack.pack_id))
        self.more_buttons[pack.pack_id] = more
        parts.append(more)
        for part in parts:
            part.setAccessibleDescription(pack.audit_title)
            row.addWidget(part)
        self.add(row)

    def _add_deeds(self) -> None:
        view = self._view
        deeds = [(self.tr("Your name and title"), self.details_wanted)]
        if view.packs:
            deeds.insert(0, (self.tr("Find in all answers"), self.find_wanted))
            deeds.insert(0, (self.tr("Open another pack"), self.pack_wanted))
        if view.binned:
            deeds.append((self.tr("Bin ({0})").format(view.binned), self.bin_wanted))
        row = FlowLayout(gap=Space.CARD)
        row.setContentsMargins(0, Space.WITHIN, 0, 0)
        for words, signal in deeds:
            link = LinkButton(words)
            link.clicked.connect(signal)
            row.addWidget(link)
            if signal is self.pack_wanted:
                self.open_pack = link
        self.add(row)

    def _add_closed(self) -> None:
        if not self._view.closed:
            return
        self.add(QuestionTitle(self.tr("Closed audits")))
        for audit in self._view.closed:
            at = words_of(audit.closed_at.astimezone().date())
            words = self.tr("{0}, {1}, closed {2}")
            line = FlowLayout()
            line.addWidget(QuietLabel(words.format(audit.audit_title, audit.agency_name, at)))
            link = LinkButton(self.tr("Certificate"))
            link.setAccessibleDescription(audit.audit_title)
            link.clicked.connect(partial(self._emit, self.certificate_chosen, audit.id))
            line.addWidget(link)
            self.add(line)

    def _emit(self, signal: SignalInstance, id: str) -> None:
        signal.emit(id)

    def _emit_status(self, form_id: str, status: str) -> None:
        self.status_chosen.emit(form_id, status)
