"""The library of audit tools: every version with its use, every draft, and what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forms.definition import Tool
from forms.kinds import Grade, words_of
from models.tool_snapshots import LibraryTool, ToolDraft
from ui.office.tools.standing_words import trouble_words
from ui.theme import Tone
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTool:
    """A published version, read."""

    kept: LibraryTool
    tool: Tool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDraft:
    """A draft, and how many things in it are still to put right."""

    draft: ToolDraft
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryView:
    """Everything in the library, and another version to compare with wherever there is one."""

    tools: tuple[ReadTool, ...]
    drafts: tuple[ReadDraft, ...]


class LibraryPage(Page):
    """Signals about a draft carry its ToolDraft.

    ``opened``, ``tried`` and ``printed`` carry the Tool, the others about one its ReadTool.
    """

    opened = Signal(object)
    tried = Signal(object)
    printed = Signal(object)
    saved = Signal(object)
    compared = Signal(object)
    version_asked = Signal(object)
    adapted_asked = Signal(object)
    import_asked = Signal()
    blank_asked = Signal()
    draft_opened = Signal(object)
    draft_removed = Signal(object)

    def __init__(self, view: LibraryView) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Audit tools"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "An audit uses one published version of a tool. A version never changes: to change "
                "a question, make a new version and publish it."
            )
        )
        self.deeds: dict[tuple[str, str], PlainButton] = {}
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.add(self.outcome)
        row = FlowLayout()
        self.add_tool = PrimaryButton(self.tr("Add a tool from a file"))
        self.blank = PlainButton(self.tr("Begin a tool from nothing"))
        self.add_tool.clicked.connect(self.import_asked)
        self.blank.clicked.connect(self.blank_asked)
        row.addWidget(self.add_tool)
        row.addWidget(self.blank)
        self.add(row)
        if view.drafts:
            self.add(QuestionTitle(self.tr("Drafts")))
        for each in view.drafts:
            self.add(self._draft_card(each))
        self.add(QuestionTitle(self.tr("Published")))
        ids = [each.tool.id for each in view.tools]
        for each in reversed(view.tools):
            self.add(self._tool_card(each, several=ids.count(each.tool.id) > 1))
        self.set_foot(Foot(back=self.tr("Back to all audits")))

    def show_saved(self, words: str) -> None:
        """Say what was done."""
        self.outcome.tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why something was not done."""
        self.outcome.tell(NoticeKind.ERROR, words)

    def _draft_card(self, read: ReadDraft) -> Card:
        draft = read.draft
        title = draft.title or self.tr("Tool without a title")
        card = Card(self)
        card.add(QuestionTitle(title))
        state = self.tr("Draft of version {0}").format(draft.version)
        trouble = trouble_words(read.problems) or self.tr("complete")
        line = PlainLabel(self.tr("{0}, {1}").format(state, trouble))
        line.set_tone(Tone.ATTENTION if read.problems else Tone.PLAIN)
        card.add(line)
        day = words_of(draft.changed_at.astimezone().date())
        card.add(QuietLabel(self.tr("Last changed on {0}").format(day)))
        about = self.tr("{0}, draft of version {1}").format(title, draft.version)
        deeds = (
            ("write", self.tr("Go on writing"), partial(self.draft_opened.emit, draft)),
            ("remove", self.tr("Throw the draft away"), partial(self.draft_removed.emit, draft)),
        )
        card.add(self._buttons(draft.id, about, deeds))
        return card

    def _tool_card(self, read: ReadTool, *, several: bool) -> Card:
        tool, kept = read.tool, read.kept
        card = Card(self)
        card.add(QuestionTitle(tool.title))
        counts = self.tr("Version {0}. {1} questions and {2} judgements.").format(
            tool.version,
            sum(1 for each in tool.questions if each.number),
            sum(1 for each in tool.questions if isinstance(each.kind, Grade)),
        )
        card.add(PlainLabel(counts))
        facts = [self.tr("Theme: {0}").format(tool.theme)]
        if tool.adapted_from:
            facts.append(self.tr("Adapted from: {0}").format(tool.adapted_from))
        day = words_of(kept.kept_at.astimezone().date())
        facts.append(self.tr("Here since {0}. Published, so locked for good.").format(day))
        facts.append(self._use_words(kept))
        card.add(QuietLabel("\n".join(facts)))
        compared = partial(self.compared.emit, read)
        compare = (("compare", self.tr("Compare versions"), compared),) if several else ()
        deeds = (
            ("view", self.tr("View"), partial(self.opened.emit, tool)),
            ("try", self.tr("Fill in as a test"), partial(self.tried.emit, tool)),
            ("print", self.tr("Print the blank form"), partial(self.printed.emit, tool)),
            *compare,
            ("version", self.tr("New version"), partial(self.version_asked.emit, read)),
            ("adapt", self.tr("New tool from this one"), partial(self.adapted_asked.emit, read)),
            ("save", self.tr("Save as a file"), partial(self.saved.emit, read)),
        )
        about = self.tr("{0}, version {1}").format(tool.title, tool.version)
        card.add(self._buttons(kept.tool.sha256, about, deeds))
        return card

    def _use_words(self, kept: LibraryTool) -> str:
        if not kept.uses:
            return self.tr("No audit uses it yet.")
        out, waiting = self.tr("{0} (packs are out)"), self.tr("{0} (being set up)")
        named = [(out if use.issued else waiting).format(use.code) for use in kept.uses]
        return self.tr("Used in: {0}").format(", ".join(named))

    def _buttons(
        self, key: str, about: str, deeds: Sequence[tuple[str, str, Callable[[], object]]]
    ) -> QWidget:
        area = QWidget(self)
        row = FlowLayout(area)
        for code, words, deed in deeds:
            button = PlainButton(words, area)
            button.setAccessibleDescription(about)
            button.clicked.connect(deed)
            self.deeds[key, code] = button
            row.addWidget(button)
        return area
