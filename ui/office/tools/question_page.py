"""One question of a draft, part by part: words, answers, comment, rules, counting, follow-ups."""

from functools import partial

from PySide6.QtCore import Slot

from forms import blanks
from forms.drafting import Insert, carried
from forms.kinds import Option as Answer
from ui.names.check import NameCheck
from ui.office.tools import specs
from ui.office.tools.draft_page import DraftPage
from ui.office.tools.draft_work import DraftWork, Standing
from ui.office.tools.list_editor import ListSpec
from ui.office.tools.section_page import add_condition
from ui.office.tools.standing_words import question_step, standing_words
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.inputs import Choice, Option
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot
from ui.widgets.rows import FieldRow
from ui.widgets.task_row import TaskRow

FOLLOWUPS = "/followups/"
MOST_LEVELS = 3


class QuestionEditPage(DraftPage):
    """A row of a follow-up opens it: ``asked`` carries its pointer."""

    def __init__(self, work: DraftWork, names: NameCheck, pointer: str) -> None:
        super().__init__("", "", work, names)
        self.pointer = pointer
        self.entry = work.draft.entry(pointer)
        self.is_followup = FOLLOWUPS in pointer
        self.kind_code = work.draft.text(f"{pointer}/kind")
        self.answers: tuple[Answer, ...] = blanks.options_at(work.draft, pointer)
        self.rows: list[TaskRow] = []
        title = question_step(work, pointer).title
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.set_quiet(self.tr("Code {0}").format(blanks.code_at(work.draft, pointer)))
        up = (
            self.tr("Back to the question above")
            if self.is_followup
            else self.tr("Back to the section")
        )
        self.set_foot(Foot(primary=self.tr("Continue"), back=up))
        self._add_standing()
        words = specs.wording(is_followup=self.is_followup)
        self.add_form(self.card(self.tr("Words")), pointer, words)
        self._add_answers()
        self._add_comment()
        self._add_rules()
        self._add_counting()
        if pointer.count(FOLLOWUPS) < MOST_LEVELS:
            self._add_followups()
        work.judged.connect(self._on_judged)

    # how it compares

    def _add_standing(self) -> None:
        self.standing = Notice(NoticeKind.INFO, "", self)
        self.make_new = self.standing.add_button(self.tr("Make it a new question"))
        self.make_new.clicked.connect(self._on_make_new)
        self.add(self.standing)
        self._on_judged()

    @Slot()
    def _on_judged(self) -> None:
        standing = self.work.standing(self.pointer)
        self.standing.setVisible(standing is not Standing.NO_BASE)
        self.standing.set_words(standing_words(self.work, self.pointer))
        is_other = standing is Standing.OTHER
        self.standing.set_kind(NoticeKind.ATTENTION if is_other else NoticeKind.INFO)
        self.make_new.setVisible(is_other or standing is Standing.REWORDED)
        for row in self.rows:
            row.set_step(question_step(self.work, row.step.key))
        self._name_answers()

    def _name_answers(self) -> None:
        """Call the answers by their present words wherever they can be ticked."""
        answers = blanks.options_at(self.work.draft, self.pointer)
        for form in self.forms:
            for key in ("favourable", "in", "none"):
                if key in form.boxes and form.pointer in {self.pointer, f"{self.pointer}/alert"}:
                    form.boxes[key].rename(answers)

    @Slot()
    def _on_make_new(self) -> None:
        changes = blanks.under_new_code(self.work.draft, self.pointer, self.work.kept_codes())
        self.work.reshape(self.tr("made a new question"), self.pointer, *changes)

    # answers

    def _add_answers(self) -> None:
        draft, here = self.work.draft, self.pointer
        card = self.card(self.tr("Answers"))
        self.kind = Choice(specs.kind_options(), card)
        self.kind.removeItem(0)  # there is always a kind
        self.kind.set_value(self.kind_code)
        # Arrow keys pass other kinds on their way, and each would take fields away.
        self.change_kind = PlainButton(self.tr("Change to this kind"), card)
        self.change_kind.setEnabled(False)
        self.change_kind.clicked.connect(self._on_kind)
        self.kind.edited.connect(self._on_kind_chosen)
        card.add(FieldRow(self.tr("What is answered"), self.kind, parent=card))
        card.add(self.change_kind)
        self.add_way(f"{here}/kind", self.kind)
        own = specs.own_fields(
            self.kind_code,
            blanks.named(draft, "scales", "title"),
            blanks.named(draft, "sections", "title"),
            self.answers,
        )
        if "options" in blanks.OWN_FIELDS.get(self.kind_code, ()):
            words = self.tr("Answer {0}"), self.tr("Add an answer")
            self._add_options(card, f"{here}/options", words, specs.OPTION)
        if own:
            self.add_form(card, here, own)
        if self.kind_code == "number":
            self._add_anchors(card)
        if self.kind_code in blanks.CHOICES:
            label = self.tr("Not applicable can be chosen")
            begun = {"reason": self.tr("Why does this not apply?")}
            if self.add_part(card, f"{here}/not_applicable", label, begun):
                fields = specs.NOT_APPLICABLE
                self.add_form(card, f"{here}/not_applicable", fields, label)

    def _add_options(
        self, card: Card, pointer: str, words: tuple[str, str], fields: specs.Specs
    ) -> None:
        one, add = words
        self.add_list(
            card,
            ListSpec(
                pointer=pointer,
                one=one,
                add=add,
                specs=fields,
                begin=lambda draft: blanks.new_option(
                    draft, pointer, self.work.kept_options(pointer)
                ),
                least=1,
            ),
        )

    def _add_anchors(self, card: Card) -> None:
        pointer = f"{self.pointer}/anchors"
        self.add_list(
            card,
            ListSpec(
                pointer=pointer,
                one=self.tr("Number with a meaning {0}"),
                add=self.tr("Say what a number means"),
                specs=specs.ANCHOR,
                begin=lambda draft: blanks.new_anchor(draft, pointer),
            ),
        )

    @Slot(str)
    def _on_kind_chosen(self, kind: str) -> None:
        self.change_kind.setEnabled(kind != self.kind_code)

    @Slot()
    def _on_kind(self) -> None:
        kept = self.work.kept_options(f"{self.pointer}/options")
        kind = self.kind.value()
        changes = blanks.of_another_kind(self.work.draft, self.pointer, kind, kept)
        words = self.tr("another kind of answer")
        self.work.reshape(words, f"{self.pointer}/kind", *changes)

    # comment and parts

    def _add_comment(self) -> None:
        card = self.card(self.tr("Beside the answer"))
        here, label = f"{self.pointer}/comment", self.tr("A box for a comment")
        begun = {"prompt": self.tr("What is the evidence, and what could have been done better?")}
        if self.add_part(card, here, label, begun):
            self.add_form(card, here, specs.COMMENT, label)
        here, label = f"{self.pointer}/parts", self.tr("Parts of the question to tick")
        two = blanks.two_options(self.work.kept_options(f"{here}/options"))
        if self.add_part(card, here, label, {"prompt": "", "options": two}):
            answers = blanks.listed(self.work.draft, f"{here}/options")
            words = self.tr("Part {0}"), self.tr("Add a part")
            self._add_options(card, f"{here}/options", words, specs.PART)
            self.add_form(card, here, specs.parts(answers), label)

    # rules

    def _add_rules(self) -> None:
        card = self.card(self.tr("When it is asked"))
        if self.is_followup:
            parent = self.pointer.rpartition(FOLLOWUPS)[0]
            answers = blanks.options_at(self.work.draft, parent)
            if "question" in self.work.draft.entry(f"{self.pointer}/when"):
                add_condition(self, card, self.pointer, self.tr("This question"))
            else:
                self.add_form(card, f"{self.pointer}/when", specs.after(answers))
        else:
            add_condition(self, card, self.pointer, self.tr("This question"))
            self._add_place(card)
        label = self.tr("Some answers show an alert at once")
        here = f"{self.pointer}/alert"
        if self.kind_code not in blanks.ANSWERED_BY_CODE:
            return
        if self.add_part(card, here, label, {"in": list[str](), "text": ""}):
            self.add_form(card, here, specs.alert(self.answers), label)

    def _add_place(self, card: Card) -> None:
        pages = [
            Option(value=here, label=label) for here, label in blanks.pages_of(self.work.draft)
        ]
        alone = len(self.work.draft.entries(self.pointer.rpartition("/")[0])) == 1
        self.place = Choice(pages, card)
        self.place.removeItem(0)
        self.place.set_value(self.pointer.rpartition("/questions/")[0])
        self.place.setEnabled(not alone)
        self.change_place = PlainButton(self.tr("Move it to this page"), card)
        self.change_place.setEnabled(False)
        self.change_place.clicked.connect(self._on_place)
        self.place.edited.connect(self._on_place_chosen)
        about = self.tr("The only question of a page stays on it.") if alone else ""
        card.add(FieldRow(self.tr("Page"), self.place, help=about, parent=card))
        card.add(self.change_place)

    @Slot(str)
    def _on_place_chosen(self, page: str) -> None:
        self.change_place.setEnabled(page != self.pointer.rpartition("/questions/")[0])

    @Slot()
    def _on_place(self) -> None:
        into = f"{self.place.value()}/questions"
        end = f"{into}/{len(self.work.draft.entries(into))}"
        changes = carried(self.work.draft, self.pointer, into)
        self.work.reshape(self.tr("moved to another page"), end, *changes)
        self.asked.emit(end)

    # counting

    def _add_counting(self) -> None:
        card = self.card(self.tr("Counts and reports"))
        is_choice = self.kind_code in blanks.CHOICES
        answers = [each for each in self.answers if each.code != "na"] if is_choice else []
        themes = blanks.listed(self.work.draft, "themes")
        self.add_form(card, self.pointer, specs.counting(answers, themes))

    # follow-ups

    def _add_followups(self) -> None:
        card = self.card(self.tr("Follow-ups"))
        way = f"{self.pointer}/followups"
        for at in range(len(self.work.draft.entries(way))):
            here = f"{way}/{at}"
            step = question_step(self.work, here)
            row = TaskRow(step, card)
            row.clicked.connect(partial(self.asked.emit, here))
            self.rows.append(row)
            self.add_way(here, row)
            card.add(row)
            self.add_deeds(card, here, step.title)
        self.more = PlainButton(self.tr("Add a follow-up"))
        self.more.clicked.connect(self._on_more)
        self.add_way(way, self.more)
        card.add(self.more)

    @Slot()
    def _on_more(self) -> None:
        draft, way = self.work.draft, f"{self.pointer}/followups"
        end = f"{way}/{len(draft.entries(way))}"
        entry = blanks.new_followup(draft, self.pointer, self.work.kept_codes())
        self.work.reshape(self.tr("follow-up added"), end, Insert(pointer=end, entry=entry))
        self.asked.emit(end)
