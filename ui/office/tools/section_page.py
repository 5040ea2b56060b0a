"""One section of a draft: its words, its pages, and the questions on each as rows."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Slot

from forms import blanks
from forms.drafting import Draft, Entry, Insert
from ui.names.check import NameCheck
from ui.office.tools import specs
from ui.office.tools.draft_page import DraftPage
from ui.office.tools.draft_work import DraftWork
from ui.office.tools.standing_words import question_step
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.task_row import TaskRow
from ui.widgets.text import BlockTitle


class SectionPage(DraftPage):
    """A row opens its question: ``asked`` carries the pointer."""

    def __init__(self, work: DraftWork, names: NameCheck, pointer: str) -> None:
        super().__init__("", "", work, names)
        self.pointer = pointer
        title = work.draft.text(f"{pointer}/title") or self.tr("Section without a title")
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.rows: dict[str, TaskRow] = {}
        self.adds: dict[str, PlainButton] = {}
        section = self.tr("The section")
        switches = blanks.listed(work.draft, "switches")
        self.add_form(self.card(section), pointer, specs.section(switches), section)
        pages = work.draft.entries(f"{pointer}/pages")
        for at in range(len(pages)):
            self._add_page(f"{pointer}/pages/{at}", at, alone=len(pages) == 1)
        self.more = PlainButton(self.tr("Add a page"))
        self.more.clicked.connect(self._on_more)
        self.add_way(f"{pointer}/pages", self.more)
        self.add_button(self.more)
        work.judged.connect(self._on_judged)

    def _add_page(self, here: str, at: int, *, alone: bool) -> None:
        name = self.tr("Page {0}").format(at + 1)
        card = self.card(name)
        self.add_form(card, here, specs.PAGE, name)
        add_condition(self, card, here, name)
        card.add(BlockTitle(self.tr("Questions")))
        questions = self.work.draft.entries(f"{here}/questions")
        for number in range(len(questions)):
            self._add_row(card, f"{here}/questions/{number}", alone=len(questions) == 1)
        add = PlainButton(self.tr("Add a question"))
        add.setAccessibleDescription(name)
        add.clicked.connect(self._on_add)
        self.adds[here] = add
        self.add_way(f"{here}/questions", add)
        card.add(add)
        self.add_deeds(card, here, name, can_go=not alone)

    def _add_row(self, card: Card, here: str, *, alone: bool) -> None:
        step = question_step(self.work, here)
        row = TaskRow(step)
        row.clicked.connect(partial(self.asked.emit, here))
        self.rows[here] = row
        self.add_way(here, row)
        card.add(row)
        self.add_deeds(card, here, step.title, can_go=not alone)

    @Slot()
    def _on_judged(self) -> None:
        for here, row in self.rows.items():
            row.set_step(question_step(self.work, here))

    @Slot()
    def _on_add(self) -> None:
        button = self.sender()
        page = next(here for here, each in self.adds.items() if each is button)
        draft, questions = self.work.draft, f"{page}/questions"
        end = f"{questions}/{len(draft.entries(questions))}"
        entry = like_the_one_before(draft, end, blanks.new_question(draft, self.work.kept_codes()))
        self.work.reshape(self.tr("question added"), end, Insert(pointer=end, entry=entry))
        self.asked.emit(end)

    @Slot()
    def _on_more(self) -> None:
        draft, pages = self.work.draft, f"{self.pointer}/pages"
        end = f"{pages}/{len(draft.entries(pages))}"
        entry = blanks.new_page(draft, self.work.kept_codes())
        self.work.reshape(self.tr("page added"), end, Insert(pointer=end, entry=entry))


def like_the_one_before(draft: Draft, end: str, entry: Entry) -> Entry:
    """Give a new question the comment and the Not applicable of the question above it."""
    way, _, last = end.rpartition("/")
    above = f"{way}/{int(last) - 1}"
    kept = {key: draft.entry(f"{above}/{key}") for key in ("comment", "not_applicable")}
    return {**entry, **{key: dict(value) for key, value in kept.items() if value}}


def add_condition(page: DraftPage, card: Card, here: str, name: str) -> None:
    """Ask on which answers to an earlier question something is asked, where there is one."""
    draft = page.work.draft
    earlier = blanks.earlier_choices(draft, here)
    when = f"{here}/when"
    if not earlier and draft.at(when) is None:
        return
    label = QCoreApplication.translate(
        "tools", "Only asked after some answers to an earlier question"
    )
    begun = {"question": earlier[-1][0] if earlier else "", "in": list[str]()}
    if not page.add_part(card, when, label, begun, name):
        return
    named = draft.text(f"{when}/question")
    answers = next((options for code, _, options in earlier if code == named), ())
    form = page.add_form(card, when, specs.condition(earlier, answers), name)
    form.boxes["question"].edited.connect(partial(_forget_answers, page.work, when))


def _forget_answers(work: DraftWork, when: str) -> None:
    """Begin the answers anew for another question."""
    work.put(f"{when}/in", [])
    work.reshaped.emit(when)
