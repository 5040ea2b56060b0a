"""Finding words in all answers: what is looked for and where, the places, and the answer itself."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from typing_extensions import override

from forms.kinds import Text
from office.overview import AuditOverview
from office.search import MOST, Hit, SearchResult, SearchWish
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme.apply import announce
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.lines import LineInput
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.options import Tick
from ui.widgets.page import Page
from ui.widgets.progress import ProgressPanel
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

# So many rows leave room for the chosen answer on a small screen.
SHOWN = 5


class SearchPage(Page):
    """``search_asked`` carries a SearchWish, ``place_asked`` the Hit to be shown in its case."""

    search_asked = Signal(object)
    place_asked = Signal(object)

    def __init__(self, overview: AuditOverview, wish: SearchWish) -> None:
        super().__init__("", wide=True)
        self.heading.setText(self.tr("Find in all answers"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "Words that must all stand in one answer, in any order. Put words between "
                "quotation marks to find them as they stand."
            )
        )
        self._audit_id = overview.audit.id
        self._several = False
        self.box = LineInput(wish.typed)
        self.find_button = PrimaryButton(self.tr("Find"))
        self.everywhere = Tick(self.tr("In all audits of this office"))
        self.everywhere.setChecked(not wish.audit_id and bool(wish.typed))
        self._make_choices(overview, wish)
        self.progress = ProgressPanel(self.tr("Looking through the answers"))
        self.outcome = Notice(NoticeKind.ERROR)
        self.count = QuietLabel()
        self.model = TextTableModel[Hit](self._columns(), (), self)
        self.table = ListTable(self.tr("Places found"), self.model, most=SHOWN)
        self.card = Card()
        self.chosen_title, self.question = QuestionTitle(), QuietLabel()
        self.text = PlainLabel(selectable=True)
        self.show_place = PlainButton(self.tr("Show beside the other agencies"))
        self._compose()
        self._connect()
        self._on_everywhere()

    def _make_choices(self, overview: AuditOverview, wish: SearchWish) -> None:
        self.case = Choice(
            [Option(value=each.uin, label=each.uin) for each in overview.cases],
            prompt=self.tr("All cases"),
        )
        self.case.set_value(wish.uin)
        self.agency = Choice(
            [Option(value=each.code, label=each.name) for each in overview.agencies],
            prompt=self.tr("All agencies"),
        )
        self.agency.set_value(wish.agency_code)
        asked = [
            question
            for page in overview.tool.pages
            for question in page.questions
            if any(
                isinstance(field.kind, Text)
                for each in question.with_followups
                for field in each.fields
            )
        ]
        self.asked = Choice(
            [
                Option(value=each.code, label=f"{each.number} {each.label}".strip())
                for each in asked
            ],
            prompt=self.tr("All questions"),
        )
        self.asked.set_value(wish.question)

    def _columns(self) -> tuple[Column[Hit], ...]:
        return (
            Column(heading=self.tr("Case"), text=self._place),
            Column(heading=self.tr("Agency"), text=_agency),
            Column(heading=self.tr("Question"), text=self._label),
            Column(heading=self.tr("Words"), text=_words),
        )

    def _compose(self) -> None:
        self.add(FieldRow(self.tr("Words to find"), self.box))
        row = FlowLayout()
        row.addWidget(FieldRow(self.tr("Case"), self.case))
        row.addWidget(FieldRow(self.tr("Agency"), self.agency))
        row.addWidget(FieldRow(self.tr("Question"), self.asked))
        self.add(row)
        row = FlowLayout()
        row.addWidget(self.find_button)
        row.addWidget(self.everywhere)
        self.add(row)
        for part in (self.progress, self.outcome, self.count, self.table):
            self.add(part)
        self.card.add(self.chosen_title)
        self.card.add(self.question)
        self.card.add(self.text)
        row = FlowLayout()
        row.addWidget(self.show_place)
        self.card.add(row)
        self.add(self.card)
        for part in (self.outcome, self.count, self.table, self.card):
            part.hide()

    def _connect(self) -> None:
        self.find_button.clicked.connect(self._on_find)
        self.box.returnPressed.connect(self._on_find)
        self.everywhere.clicked.connect(self._on_everywhere)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.chosen.connect(self._on_chosen)
        self.show_place.clicked.connect(self._on_show_place)

    @override
    def take_focus(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.selectAll()

    def wish(self) -> SearchWish:
        """Return what is looked for."""
        here = not self.everywhere.isChecked()
        return SearchWish(
            typed=self.box.value(),
            audit_id=self._audit_id if here else "",
            uin=self.case.value() if here else "",
            agency_code=self.agency.value(),
            question=self.asked.value(),
        )

    def show_result(self, result: SearchResult, row: int = 0) -> None:
        """Show what was found and choose a row of it."""
        hits = result.hits
        self.find_button.setEnabled(True)
        self.outcome.hide()
        self._several = not result.wish.audit_id
        self.model.set_rows(hits)
        words = self._count_words(hits, more=result.more)
        self.count.setText(words)
        self.count.show()
        self.table.setVisible(bool(hits))
        self.card.setVisible(bool(hits))
        if hits:
            self.table.select_row(min(row, len(hits) - 1))
        announce(self, words)

    def _count_words(self, hits: Sequence[Hit], *, more: bool) -> str:
        if more:
            words = self.tr("More than {0} places. These are the latest; add a word to find fewer.")
            return words.format(MOST)
        if not hits:
            return self.tr("Nothing found. Try fewer or shorter words, or look in all audits.")
        return self.tr("Places found: {0}").format(len(hits))

    def show_busy(self) -> None:
        """Wait for an answer."""
        self.find_button.setEnabled(False)
        self.outcome.hide()

    def show_trouble(self, words: str) -> None:
        """Say why nothing was looked for."""
        self.find_button.setEnabled(True)
        self.outcome.tell(NoticeKind.ERROR, words)

    def show_stopped(self) -> None:
        """Let another search begin; what was found before stays shown."""
        self.find_button.setEnabled(True)

    @Slot()
    def _on_everywhere(self) -> None:
        # A case belongs to its audit; codes of agencies and questions come again.
        self.case.setEnabled(not self.everywhere.isChecked())

    @Slot()
    def _on_find(self) -> None:
        if not self.find_button.isEnabled():
            return
        wish = self.wish()
        if wish.parts:
            self.search_asked.emit(wish)
        else:
            self.show_trouble(self.tr("Type at least two letters to look for."))

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        hit = self.model.row_at(index.row())
        self.chosen_title.setText(self.tr("{0}, {1}").format(hit.agency, self._place(hit)))
        self.question.setText(self._question(hit))
        self.text.setText(hit.text)
        self.show_place.setAccessibleDescription(self.chosen_title.text())

    @Slot(int)
    def _on_chosen(self, _row: int) -> None:
        self.go_to(self.show_place)

    @Slot()
    def _on_show_place(self) -> None:
        row = self.table.current_row()
        if row >= 0:
            self.place_asked.emit(self.model.row_at(row))

    def _place(self, hit: Hit) -> str:
        """Name a case, with its audit where others are looked through as well."""
        if not self._several:
            return hit.uin
        return self.tr("{0}, {1}").format(hit.audit.details.code, hit.uin)

    def _label(self, hit: Hit) -> str:
        if hit.question is None:
            return self.tr("Reason for the status")
        return f"{hit.question.number} {hit.question.label}".strip()

    def _question(self, hit: Hit) -> str:
        if hit.question is None:
            return self._label(hit)
        return f"{hit.question.number} {hit.question.text}".strip()


def _agency(hit: Hit) -> str:
    return hit.agency


def _words(hit: Hit) -> str:
    return hit.excerpt
