"""The last step of a draft: what is still to put right, what differs, and publishing."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot

from forms.drafting import walk
from forms.errors import ToolFault, ToolProblem
from forms.mending import unknown_fields
from office.form_words import fault_words
from office.tool_comparison import compare_tools, field_words, summary_words
from ui.names.check import NameCheck
from ui.names.found import FoundWord
from ui.office.own_words_card import OwnWordsCard
from ui.office.tools.draft_page import DraftPage
from ui.office.tools.draft_steps import PUBLISH
from ui.office.tools.draft_work import DraftWork
from ui.office.tools.standing_words import question_step
from ui.surroundings import translated
from ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from ui.widgets.page import Foot
from ui.widgets.text import PlainLabel, QuietLabel

MOST_SHOWN = 60


class PublishPage(DraftPage):
    """``publish_asked`` asks for the deed, ``compare_asked`` for all that differs.

    ``print_asked`` wants to see the blank form, which a draft has once it can be read.

    ``word_kept`` carries a FoundWord of ``found`` and why it may stay.
    """

    publish_asked = Signal()
    compare_asked = Signal()
    print_asked = Signal()
    word_kept = Signal(object, str)

    def __init__(self, work: DraftWork, names: NameCheck, found: Sequence[FoundWord]) -> None:
        super().__init__("", "", work, names)
        self.heading.setText(self.tr("Publish"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "A published version can be chosen for audits and never changes again, so that "
                "every agency answers the same form. For changes after that, make a new version."
            )
        )
        self.lines: list[LinkButton] = []
        self._add_problems()
        self.found = OwnWordsCard(tuple(found), self)
        self.found.word_kept.connect(self.word_kept)
        self.found.place_wanted.connect(self._on_place)
        self._add_names(len(found))
        self._add_comparison()
        self.print = PlainButton(self.tr("Preview the blank form"), self)
        self.print.setEnabled(work.tool is not None)
        self.print.clicked.connect(self.print_asked)
        self.add_button(self.print)
        version = work.draft.text("version")
        self.publish = PrimaryButton(self.tr("Publish version {0}").format(version))
        self.publish.setEnabled(not work.problems and not found)
        self.publish.clicked.connect(self.publish_asked)
        self.add_button(self.publish)
        self.set_foot(Foot(back=self.tr("Back to all tools")))

    def _add_problems(self) -> None:
        problems = self.work.problems
        card = self.card(self.tr("To put right"))
        if not problems:
            card.add(PlainLabel(self.tr("Nothing: the tool can be read from end to end.")))
        for problem in problems[:MOST_SHOWN]:
            line = LinkButton(problem_words(self.work, problem))
            line.clicked.connect(partial(self.asked.emit, problem.place.pointer))
            self.lines.append(line)
            card.add(line)
        if len(problems) > MOST_SHOWN:
            words = self.tr("And {0} more.").format(len(problems) - MOST_SHOWN)
            card.add(QuietLabel(words))
        if unknown_fields(self.work.draft, problems):
            self.thin = PlainButton(self.tr("Take out what the program does not know"))
            self.thin.clicked.connect(self._on_thin)
            card.add(self.thin)

    @Slot()
    def _on_thin(self) -> None:
        changes = unknown_fields(self.work.draft, self.work.problems)
        self.work.reshape(self.tr("unknown fields taken out"), PUBLISH, *changes)

    def _add_names(self, count: int) -> None:
        if count:
            words = self.tr(
                "A tool goes to every agency. Words that may name somebody, to settle before it is "
                "published: {0}."
            )
            self.add(PlainLabel(words.format(count)))
            self.add(self.found)
        else:
            self.found.setParent(self)
            self.found.hide()

    def _add_comparison(self) -> None:
        base, tool = self.work.base, self.work.tool
        self.compare = PlainButton(self.tr("See all that differs"), self)
        self.compare.clicked.connect(self.compare_asked)
        self.compare.hide()
        if base is None or tool is None:
            return
        card = self.card(self.tr("What differs from version {0}").format(base.version))
        card.add(PlainLabel(summary_words(compare_tools(base, tool), translated)))
        card.add(self.compare)
        self.compare.show()

    @Slot(str)
    def _on_place(self, path: str) -> None:
        """Go to the first text of a place of ``tool_texts`` that the draft has."""
        place = path.partition(".")[2]
        draft = self.work.draft
        for here, code, entry in walk(draft):
            if place in {str(entry.get("number", "")), code}:
                self.asked.emit(here)
                return
        ways = {
            "guidance": "guidance",
            "header": "header",
            "starters": "starters",
            "glossary": "glossary",
            "themes": "themes",
            "blocks": "switches",
        }
        self.asked.emit(ways.get(place) or place_of_code(self.work, place))


def place_of_code(work: DraftWork, code: str) -> str:
    """Lead to the scale, section or page of a code; to the head of the tool where there is none."""
    draft = work.draft
    for at in range(len(draft.entries("scales"))):
        if draft.text(f"scales/{at}/code") == code:
            return f"scales/{at}/title"
    for at in range(len(draft.entries("sections"))):
        if draft.text(f"sections/{at}/code") == code:
            return f"sections/{at}/title"
        for number in range(len(draft.entries(f"sections/{at}/pages"))):
            if draft.text(f"sections/{at}/pages/{number}/code") == code:
                return f"sections/{at}/pages/{number}/title"
    return "title"


def problem_words(work: DraftWork, problem: ToolProblem) -> str:
    """Word a problem with what it is about, as people call it."""
    pointer, draft = problem.place.pointer, work.draft
    inside = [here for here, _, _ in walk(draft) if f"{pointer}/".startswith(f"{here}/")]
    where = ""
    if inside:
        where = question_step(work, max(inside, key=len)).title
    elif pointer.startswith("sections/"):
        where = draft.text("/".join(pointer.split("/")[:2]) + "/title")
        page = "/".join(pointer.split("/")[:4])
        if "/pages/" in page:
            where = ", ".join(each for each in (where, draft.text(f"{page}/title")) if each)
    field = problem.place.field
    # One that nobody knows has no words but its own.
    unknown = field if problem.fault is ToolFault.UNKNOWN_FIELD else ""
    parts = (where, field_words(field, translated) or unknown)
    named = ", ".join(part for part in parts if part)
    words = fault_words(problem, translated)
    said = QCoreApplication.translate("tools", "{0}: {1}")
    return said.format(named, words) if named else words
