"""All that an audit says of itself, as a list of short pages with their states."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from forms.kinds import words_of
from forms.window import WindowMode
from models.snapshots import AuditDetails
from office.new_audit import LeftOver
from ui.office.details_parts import PARTS, Part, part_title
from ui.office.particulars.details_cards import LeftOverCard, StepsCard
from ui.office.particulars.sections import SECTIONS, filled
from ui.surroundings import translated
from ui.theme import Tone
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.rail import Step
from ui.widgets.task_row import TaskRow

TEXTS_ROW = "texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailsView:
    """What the list shows; ``newer`` counts later editions in the library."""

    details: AuditDetails
    tool_version: str
    newer: int
    left_over: Sequence[LeftOver]


class DetailsListPage(Page):
    """``part_chosen`` carries the key of a row, ``stray_asked`` a LeftOverAsk."""

    part_chosen = Signal(str)
    stray_asked = Signal(object)

    def __init__(self, view: DetailsView) -> None:
        super().__init__("")
        self._view = view
        self.heading.setText(self.tr("Details"))
        self.setAccessibleName(self.heading.text())
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.add(self.outcome)
        if view.left_over:
            strays = LeftOverCard(view.left_over, view.details.theme)
            strays.asked.connect(self.stray_asked)
            self.add(strays)
        needed = StepsCard(
            self.tr("What packs say"),
            self.tr("Agencies get this with their cases."),
            self._needed(),
        )
        more = StepsCard(
            self.tr("More about this audit"),
            self.tr("All of it may stay blank; letters and reports are made from it."),
            self._more(),
        )
        self.rows: dict[str, TaskRow] = {**needed.rows, **more.rows}
        for card in (needed, more):
            card.chosen.connect(self.part_chosen)
            self.add(card)

    def show_saved(self, words: str) -> None:
        """Say what was kept."""
        self.outcome.tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why nothing was kept."""
        self.outcome.tell(NoticeKind.ERROR, words)

    def _needed(self) -> list[Step]:
        details = self._view.details
        words = len(details.local_words)
        states = {
            Part.AUDIT: self._named(),
            Part.PERIOD: self._period(),
            Part.DATES: self._dates(),
            Part.CONTACT: self._filled(Part.CONTACT),
            Part.WORDS: self.tr("Words: {0}").format(words) if words else self.tr("Nothing yet"),
        }
        return [Step(key=part, title=part_title(part), state=states[part]) for part in Part]

    def _named(self) -> str:
        code = self._view.details.code or self.tr("No short name yet")
        return self.tr("{0}, tool version {1}").format(code, self._view.tool_version)

    def _period(self) -> str:
        window = self._view.details.window
        if window.mode is WindowMode.FIXED_DATE and window.until is None:
            return self.tr("No last day yet")
        return self.tr("{0} months").format(window.months)

    def _dates(self) -> str:
        due = self._view.details.return_by
        if due is None:
            return self.tr("No return date yet")
        return self.tr("Returns due {0}").format(words_of(due))

    def _filled(self, part: Part) -> str:
        paths = PARTS[part]
        done = sum(bool(str(getattr(self._view.details, path)).strip()) for path in paths)
        return self.tr("{0} of {1} filled in").format(done, len(paths))

    def _more(self) -> list[Step]:
        own, newer = self._view.details.particulars, self._view.newer
        steps: list[Step] = []
        for each in SECTIONS:
            done, boxes = filled(each, own), len(each.boxes)
            words = self.tr("{0} of {1} filled in").format(done, boxes)
            state = words if done else self.tr("Nothing yet")
            steps.append(Step(key=each.key, title=translated(each.title), state=state))
        count = self.tr("Texts: {0}").format(len(own.texts))
        state = count if own.texts else self.tr("Nothing yet")
        if newer:
            state = self.tr("{0}, newer editions: {1}").format(count, newer)
        tone = Tone.ATTENTION if newer else Tone.PLAIN
        title = self.tr("Law, definitions, links and helplines")
        return [*steps, Step(key=TEXTS_ROW, title=title, state=state, tone=tone)]
