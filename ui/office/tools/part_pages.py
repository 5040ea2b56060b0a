"""The pages about the tool as a whole: what it is, its instructions, words, grades and sections."""

from functools import partial

from PySide6.QtCore import Slot

from forms import blanks
from forms.drafting import Draft, Entry, Insert
from ui.names.check import NameCheck
from ui.office.tools import specs
from ui.office.tools.draft_page import DraftPage
from ui.office.tools.draft_work import DraftWork
from ui.office.tools.list_editor import ListSpec
from ui.widgets.buttons import PlainButton
from ui.widgets.rail import Step
from ui.widgets.task_row import TaskRow


class AboutPage(DraftPage):
    """Title, theme and version."""

    def __init__(self, work: DraftWork, names: NameCheck) -> None:
        super().__init__("", "", work, names)
        self.heading.setText(self.tr("About the tool"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "This is a draft. Everything is kept as you type, also what is not finished. No "
                "audit can use it before it is published."
            )
        )
        self.add_form(self.card(self.tr("What it is")), "", specs.TOOL)


class InstructionsPage(DraftPage):
    """Guidance, the head of the form, and thanks."""

    def __init__(self, work: DraftWork, names: NameCheck) -> None:
        super().__init__("", "", work, names)
        self.heading.setText(self.tr("Instructions"))
        self.setAccessibleName(self.heading.text())
        self.add_list(
            self.card(self.tr("Guidance")),
            ListSpec(
                pointer="guidance",
                one=self.tr("Paragraph {0}"),
                add=self.tr("Add a paragraph"),
                specs=specs.PARAGRAPH,
                begin=lambda _draft: {"text": ""},
            ),
        )
        self.add_list(
            self.card(self.tr("Head of the form")),
            ListSpec(
                pointer="header",
                one=self.tr("Line {0}"),
                add=self.tr("Add a line"),
                specs=specs.header(),
                begin=blanks.new_header_line,
            ),
        )
        self.add_form(self.card(self.tr("At the end")), "", specs.THANKS)


class StartersPage(DraftPage):
    """Beginnings of sentences, by what they are for."""

    def __init__(self, work: DraftWork, names: NameCheck) -> None:
        super().__init__("", "", work, names)
        self.heading.setText(self.tr("Sentence starters"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(self.tr("One goes into a box only when somebody picks it."))
        words = {
            "comment": (
                self.tr("For comments"),
                self.tr("Starter {0} for comments"),
                self.tr("Add a starter for comments"),
            ),
            "reason": (
                self.tr("For the reason of Not applicable"),
                self.tr("Starter {0} for reasons"),
                self.tr("Add a starter for reasons"),
            ),
            "judgement": (
                self.tr("For the reason of a judgement"),
                self.tr("Starter {0} for judgements"),
                self.tr("Add a starter for judgements"),
            ),
        }
        for key, (title, one, add) in words.items():
            spec = ListSpec(
                pointer=f"starters/{key}",
                one=one,
                add=add,
                specs=specs.STARTER,
                begin=lambda _draft: {"text": ""},
            )
            self.add_list(self.card(title), spec)


class WordsPage(DraftPage):
    """The glossary, the themes and the optional blocks."""

    def __init__(self, work: DraftWork, names: NameCheck) -> None:
        super().__init__("", "", work, names)
        self.heading.setText(self.tr("Words, themes and blocks"))
        self.setAccessibleName(self.heading.text())
        self.add_list(
            self.card(self.tr("Glossary")),
            ListSpec(
                pointer="glossary",
                one=self.tr("Word {0}"),
                add=self.tr("Add a word"),
                specs=specs.WORD,
                begin=lambda _draft: {"code": "", "label": ""},
            ),
        )
        self.add_list(
            self.card(self.tr("Themes")),
            ListSpec(
                pointer="themes",
                one=self.tr("Theme {0}"),
                add=self.tr("Add a theme"),
                specs=specs.THEME,
                begin=lambda draft: blanks.new_option(draft, "themes", work.kept_options("themes")),
            ),
        )
        self.add_list(
            self.card(self.tr("Optional blocks")),
            ListSpec(
                pointer="switches",
                one=self.tr("Block {0}"),
                add=self.tr("Add a block"),
                specs=specs.SWITCH,
                begin=blanks.new_switch,
            ),
        )


class GradesPage(DraftPage):
    """Every scale with its grades, and which of them count as good."""

    def __init__(self, work: DraftWork, names: NameCheck) -> None:
        super().__init__("", "", work, names)
        self.heading.setText(self.tr("Grades"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(self.tr("Put the best grade first."))
        for at in range(len(work.draft.entries("scales"))):
            self._add_scale(at)
        self.more = PlainButton(self.tr("Add a scale of grades"))
        self.more.clicked.connect(self._on_more)
        self.add_way("scales", self.more)
        self.add_button(self.more)

    def _add_scale(self, at: int) -> None:
        here = f"scales/{at}"
        name = self.tr("Scale {0}").format(at + 1)
        card = self.card(name)
        self.add_form(card, here, specs.SCALE, name)
        self.add_list(
            card,
            ListSpec(
                pointer=f"{here}/grades",
                one=self.tr("Grade {0}"),
                add=self.tr("Add a grade"),
                specs=specs.GRADE,
                begin=partial(self._new_grade, f"{here}/grades"),
                least=1,
            ),
        )
        good = specs.good_grades(blanks.listed(self.work.draft, f"{here}/grades"))
        self.add_form(card, here, good, name)
        self.add_deeds(card, here, name)

    def _new_grade(self, pointer: str, draft: Draft) -> Entry:
        return blanks.new_option(draft, pointer, self.work.kept_options(pointer))

    @Slot()
    def _on_more(self) -> None:
        draft = self.work.draft
        end = f"scales/{len(draft.entries('scales'))}"
        words = self.tr("scale of grades added")
        self.work.reshape(words, end, Insert(pointer=end, entry=blanks.new_scale(draft)))


class SectionsPage(DraftPage):
    """The sections in their order; a row opens one."""

    def __init__(self, work: DraftWork, names: NameCheck) -> None:
        super().__init__("", "", work, names)
        self.heading.setText(self.tr("Sections"))
        self.setAccessibleName(self.heading.text())
        self.rows: list[TaskRow] = []
        card = self.card(self.tr("Sections in their order"))
        sections = work.draft.entries("sections")
        for at in range(len(sections)):
            here = f"sections/{at}"
            title = work.draft.text(f"{here}/title") or self.tr("Section without a title")
            row = TaskRow(Step(key=here, title=title))
            row.clicked.connect(partial(self.asked.emit, here))
            self.rows.append(row)
            self.add_way(here, row)
            card.add(row)
            self.add_deeds(card, here, title, can_go=len(sections) > 1)
        self.more = PlainButton(self.tr("Add a section"))
        self.more.clicked.connect(self._on_more)
        card.add(self.more)

    @Slot()
    def _on_more(self) -> None:
        draft = self.work.draft
        end = f"sections/{len(draft.entries('sections'))}"
        entry = blanks.new_section(draft, self.work.kept_codes())
        self.work.reshape(self.tr("section added"), end, Insert(pointer=end, entry=entry))
