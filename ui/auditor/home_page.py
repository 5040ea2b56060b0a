"""Home: the packs on this computer, and a card for each of their cases."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.scope import Status
from ui.auditor.home_view import CaseView, HomeView, PackView
from ui.auditor.words import days_left_words, scope_words, when_words
from ui.theme.tokens import Space, Tone
from ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.page import Page
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


class HomePage(Page):
    """Says what to do first while there is no pack. Signals carry ids of forms and packs.

    ``status_chosen`` carries a form and a status that needs no form: two presses finish a case.
    """

    pack_wanted = Signal()
    details_wanted = Signal()
    form_chosen = Signal(str)
    status_chosen = Signal(str, str)
    print_chosen = Signal(str)
    return_chosen = Signal(str)
    sent_chosen = Signal(str)

    def __init__(self, view: HomeView, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Your audits"))
        self.setAccessibleName(self.heading.text())
        self._view = view
        self.open_buttons: dict[str, PlainButton] = {}
        self.status_buttons: dict[tuple[str, Status], PlainButton] = {}
        self.return_buttons: dict[str, PlainButton] = {}
        if view.packs:
            for pack in view.packs:
                self._add_pack(pack)
            self._add_deeds()
        else:
            self._add_first_step()

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

    def _add_deeds(self) -> None:
        row = FlowLayout()
        self.open_pack = PlainButton(self.tr("Open another pack"))
        self.open_pack.clicked.connect(self.pack_wanted)
        details = PlainButton(self.tr("Your name and title"))
        details.clicked.connect(self.details_wanted)
        row.addWidget(self.open_pack)
        row.addWidget(details)
        self.add(row)

    def _add_pack(self, pack: PackView) -> None:
        head = QVBoxLayout()
        head.setSpacing(Space.TIGHT)
        head.addWidget(QuestionTitle(f"{pack.audit_title}, {pack.agency_name}"))
        due = days_left_words(pack.return_by, self._view.now.astimezone().date())
        line = [words for words in (due, self._ready_words(pack)) if words]
        head.addWidget(QuietLabel(". ".join(line)))
        if pack.contact:
            head.addWidget(QuietLabel(self.tr("Contact: {0}").format(pack.contact)))
        self.add(head)
        for case in pack.cases:
            self.add(self._case_card(case))
        row = FlowLayout()
        asked = [case for case in pack.cases if case.is_asked]
        is_done = bool(asked) and all(case.is_completed for case in asked)
        button = PrimaryButton if is_done and not pack.sent else PlainButton
        create = button(self.tr("Create return file"))
        create.setAccessibleDescription(pack.audit_title)
        create.clicked.connect(partial(self._emit_return, pack.pack_id))
        self.return_buttons[pack.pack_id] = create
        row.addWidget(create)
        if pack.sent:
            sent = PlainButton(self.tr("Returns sent ({0})").format(pack.sent))
            sent.clicked.connect(partial(self._emit_sent, pack.pack_id))
            row.addWidget(sent)
        self.add(row)

    def _ready_words(self, pack: PackView) -> str:
        asked = [case for case in pack.cases if case.is_asked]
        done = sum(case.is_completed for case in asked)
        return self.tr("{0} of {1} cases completed").format(done, len(asked))

    def _case_card(self, case: CaseView) -> Card:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(QuestionTitle(self.tr("Case {0}").format(case.uin)))
        status = PlainLabel(self._status(case))
        done = case.is_completed and case.is_asked
        status.set_tone(Tone.DONE if done else Tone.PLAIN)
        words.addWidget(status)
        if case.changed_at is not None:
            at = when_words(case.changed_at, self._view.now)
            words.addWidget(QuietLabel(self.tr("Last saved {0}").format(at)))
        row = QHBoxLayout()
        row.setSpacing(Space.BETWEEN)
        row.addLayout(words, 1)
        for button in self._case_buttons(case):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        card = Card()
        card.body.setContentsMargins(Space.CARD, Space.BETWEEN, Space.CARD, Space.BETWEEN)
        card.add(row)
        return card

    def _case_buttons(self, case: CaseView) -> list[PlainButton]:
        name = self.tr("Case {0}").format(case.uin)
        buttons: list[PlainButton] = []
        if case.is_untouched:
            for status, words in (
                (Status.NOT_KNOWN, self.tr("Not known to us")),
                (Status.OUT_OF_SCOPE, self.tr("Out of scope")),
            ):
                answer = LinkButton(words)
                answer.clicked.connect(partial(self._emit_status, case.form_id, status))
                self.status_buttons[case.form_id, status] = answer
                buttons.append(answer)
        elif case.needs_form:
            show = LinkButton(self.tr("Print"))
            show.clicked.connect(partial(self._emit_print, case.form_id))
            buttons.append(show)
        start = PlainButton(self.tr("Start") if case.is_untouched else self.tr("Open"))
        start.clicked.connect(partial(self._emit_form, case.form_id))
        self.open_buttons[case.form_id] = start
        buttons.append(start)
        for button in buttons:
            button.setAccessibleDescription(name)
        return buttons

    def _status(self, case: CaseView) -> str:
        if not case.is_asked:
            return self.tr("No longer asked for by the office; kept here, not returned")
        if case.is_untouched:
            return self.tr("Not yet started")
        parts = [scope_words(case.scope)]
        if case.is_completed:
            parts.append(self.tr("completed") if case.needs_form else self.tr("ready to return"))
        elif case.needs_form:
            progress = self.tr("in progress, {0} of {1} answered")
            parts.append(progress.format(case.answered, case.asked))
        else:
            parts.append(self.tr("to be confirmed"))
        if case.returned is not None:
            returned = self.tr("returned in revision {0}")
            if case.is_changed_since_return:
                returned = self.tr("changed since revision {0}, not returned")
            parts.append(returned.format(case.returned))
        words = ", ".join(part for part in parts if part)
        return words[:1].upper() + words[1:]

    def _emit_form(self, form_id: str) -> None:
        self.form_chosen.emit(form_id)

    def _emit_status(self, form_id: str, status: Status) -> None:
        self.status_chosen.emit(form_id, status.value)

    def _emit_print(self, form_id: str) -> None:
        self.print_chosen.emit(form_id)

    def _emit_return(self, pack_id: str) -> None:
        self.return_chosen.emit(pack_id)

    def _emit_sent(self, pack_id: str) -> None:
        self.sent_chosen.emit(pack_id)
