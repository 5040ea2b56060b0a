"""What an audit is: title, theme, tool, look-back, dates, contact and marking."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from anonymise import identifier_in
from export.fields import MAX_LINE
from export.pack_file import MAX_CONTACT, MAX_ROUTE
from forms.window import WindowMode, WindowRule
from models.snapshots import AuditDetails
from office.name_check import CONCERN_ROUTE, CONTACT, WordList, meant_in
from ui.names.check import NameCheck
from ui.names.free_text import FreeLine, FreeText
from ui.office.details_parts import PARTS, Part, ToolChoice, part_title
from ui.office.wording import too_long, word_line
from ui.surroundings import translated
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import (
    Choice,
    DateInput,
    GrowingText,
    LineInput,
    Option,
    RadioGroup,
    TickGroup,
)
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow, add_row
from ui.widgets.text import QuestionTitle

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,23}", re.ASCII)
ReadWords = Callable[[str], WordList]
MONTHS = ("3", "6", "9", "12", "18", "24")


class DetailsPage(Page):
    """Edits the details of one audit; ``submitted`` carries the whole AuditDetails.

    All of it for a new audit, else one part. After packs are out the tool and its blocks are shown
    but cannot be changed.
    """

    submitted = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        details: AuditDetails,
        tools: Sequence[ToolChoice],
        names: NameCheck,
        read_words: ReadWords,
        *,
        issued: bool = False,
        part: Part | None = None,
    ) -> None:
        super().__init__("")
        self._base = details
        self._read_words = read_words
        self._paths = {
            path for each, paths in PARTS.items() for path in paths if part in {None, each}
        }
        title = self.tr("New audit") if part is None else part_title(part)
        self.heading.setText(title)
        self.setAccessibleName(title)
        self._tools = {each.sha256: each.tool for each in tools}
        self._rows: dict[str, FieldRow] = {}
        self._cards: dict[str, Card] = {}
        self._issued = issued
        self._make_boxes(tools, names)
        self._tool_card = self._compose()
        self._blocks: TickGroup | None = None
        self._show(details)
        self._shown_state = self._state()
        for path in self._rows:
            self._cards[path].setVisible(path in self._paths)
        self._add_deeds(is_new=part is None)
        self.tool.edited.connect(self._on_tool)
        self.mode.edited.connect(self._on_mode)
        self.problem_chosen.connect(self.show_field)

    def _add_deeds(self, *, is_new: bool) -> None:
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self.add(self.outcome)
        self.save = PrimaryButton(self.tr("Create audit"), self)
        self.cancel = PlainButton(self.tr("Back to all audits"), self)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.cancelled)
        self.save.setVisible(is_new)
        self.cancel.setVisible(is_new)
        if is_new:
            row = FlowLayout()
            row.addWidget(self.save)
            row.addWidget(self.cancel)
            self.add(row)
        else:
            back = self.tr("Back to details")
            self.set_foot(Foot(primary=self.tr("Save and go back"), back=back))
            self.primary_pressed.connect(self._on_save)

    def _make_boxes(self, tools: Sequence[ToolChoice], names: NameCheck) -> None:
        self.title_box = FreeLine(names)
        self.code = LineInput(chars=16)
        self.theme = FreeLine(names)
        words = self.tr("{0}, version {1}")
        self.tool = Choice(
            [
                Option(value=each.sha256, label=words.format(each.tool.title, each.tool.version))
                for each in tools
            ]
        )
        self.tool.removeItem(0)  # there is always a tool, and always a number of months
        self.months = Choice([Option(value=each, label=each) for each in MONTHS])
        self.months.removeItem(0)
        self.mode = RadioGroup(
            self.tr("Counted back from"),
            (
                Option(
                    value=WindowMode.LAST_INVOLVEMENT.value,
                    label=self.tr("Each agency's last involvement"),
                ),
                Option(value=WindowMode.FIXED_DATE.value, label=self.tr("One date for everybody")),
            ),
            inline=False,
        )
        self.until = DateInput()
        self.issue_on, self.return_by, self.meeting_on = DateInput(), DateInput(), DateInput()
        self.delete_on = DateInput()
        self.contact = FreeText(names, least=2, meant=meant_in(CONTACT), roles=False)
        self.concern_route = FreeText(names, least=3, meant=meant_in(CONCERN_ROUTE), roles=False)
        self.marking = FreeLine(names)
        self.local_words = GrowingText(least=3)
        for box in (self.tool, self.code, self.months, self.mode, self.until):
            box.setEnabled(not self._issued)

    def _compose(self) -> Card:
        about = self._card(part_title(Part.AUDIT))
        self._row(about, "title", self.tr("Title"), self.title_box)
        out = self.tr("The packs are out: this stays as the agencies have it.")
        out = out if self._issued else ""
        short = out or self.tr("It stands in file names, such as CSA-2026.")
        self._row(about, "code", self.tr("Short name"), self.code, short)
        self._row(about, "theme", self.tr("Theme"), self.theme)
        self._row(about, "tool", self.tr("Tool and version"), self.tool, out)
        window = self._card(part_title(Part.PERIOD))
        self._row(window, "months", self.tr("Months"), self.months, out)
        self._row(window, "mode", self.tr("Counted back from"), self.mode)
        self._row(window, "until", self.tr("The last day of the period"), self.until)
        dates = self._card(part_title(Part.DATES))
        self._row(dates, "issue_on", self.tr("Packs go out (optional)"), self.issue_on)
        self._row(dates, "return_by", self.tr("Returns are due (optional)"), self.return_by)
        self._row(dates, "meeting_on", self.tr("Discussion meeting (optional)"), self.meeting_on)
        kept = self.tr(
            "On that day the program asks you to close the audit; it deletes nothing by itself. "
            "Left blank, it is a year after the meeting or, without one, after returns are due."
        )
        label = self.tr("The audit is to be deleted from (optional)")
        self._row(dates, "delete_on", label, self.delete_on, kept)
        people = self._card(part_title(Part.CONTACT))
        travels = self.tr("An office, a phone number and an address. It travels in every pack.")
        self._row(people, "contact", self.tr("Whom agencies can ask"), self.contact, travels)
        self._row(
            people,
            "concern_route",
            self.tr("What to do about an immediate concern"),
            self.concern_route,
            self.tr(
                "Shown to an auditor who is worried for a child now. It travels in every pack."
            ),
        )
        self._row(people, "marking", self.tr("Protective marking on printed pages"), self.marking)
        self._compose_words()
        return about

    def _compose_words(self) -> None:
        words = self._card(part_title(Part.WORDS))
        label = self.tr("Words that are no names here (optional)")
        about = self.tr(
            "Local services and tools that sound like names, such as Brightpath: one on each line. "
            "They travel in every pack, and the auditors\u2019 name check passes over them. A word "
            "that is also a name is not taken: somebody of that name would no longer be found."
        )
        self._row(words, "local_words", label, self.local_words, about)

    def _card(self, title: str) -> Card:
        card = Card()
        if title != self.heading.text():
            card.add(QuestionTitle(title))
        self.add(card)
        return card

    def _row(self, card: Card, path: str, label: str, widget: QWidget, help: str = "") -> None:
        self._rows[path] = add_row(card.body, label, widget, help=help)
        self._cards[path] = card

    def _show(self, shown: AuditDetails) -> None:
        self.title_box.set_value(shown.title)
        self.code.set_value(shown.code)
        self.theme.set_value(shown.theme)
        self.tool.set_value(shown.tool_sha256)
        months = str(shown.window.months)
        if self.months.findData(months) < 0:
            self.months.addItem(months, months)
        self.months.set_value(months)
        self.mode.set_value(shown.window.mode.value)
        self.until.set_value(shown.window.until)
        self.issue_on.set_value(shown.issue_on)
        self.return_by.set_value(shown.return_by)
        self.meeting_on.set_value(shown.meeting_on)
        self.delete_on.set_value(shown.delete_on)
        self.contact.set_value(shown.contact)
        self.concern_route.set_value(shown.concern_route)
        self.marking.set_value(shown.marking)
        self.local_words.set_value("\n".join(sorted(shown.local_words)))
        self._show_blocks(shown.tool_sha256, shown.blocks)
        self._on_mode()

    def _show_blocks(self, sha256: str, chosen: frozenset[str]) -> None:
        if self._blocks is not None:
            self._tool_card.body.removeWidget(self._blocks)
            self._blocks.deleteLater()
            self._blocks = None
        switches = self._tools[sha256].switches
        if switches:
            options = [Option(value=each.code, label=each.label) for each in switches]
            self._blocks = TickGroup(self.tr("Optional parts"), options)
            self._blocks.set_value(chosen)
            self._blocks.setEnabled(not self._issued)
            self._tool_card.add(self._blocks)

    def unsaved(self) -> bool:
        """Whether a box says something else than when the page was shown."""
        return self._state() != self._shown_state

    def _state(self) -> tuple[object, ...]:
        dates = (self.until, self.issue_on, self.return_by, self.meeting_on, self.delete_on)
        return (*(box.text() for box in dates), self.local_words.value(), self._value())

    def show_trouble(self, words: str) -> None:
        """Say why the details were not kept; the boxes stay as they are."""
        self.outcome.tell(NoticeKind.ERROR, words)
        self.save.setEnabled(True)

    @Slot()
    def _on_tool(self) -> None:
        tool = self._tools[self.tool.value()]
        on = frozenset(switch.code for switch in tool.switches if switch.on)
        self._show_blocks(self.tool.value(), on)

    @Slot()
    def _on_mode(self) -> None:
        self._rows["until"].setVisible(self.mode.value() == WindowMode.FIXED_DATE.value)
        self.mode.clear_link.hide()  # one of the two always holds

    @Slot()
    def _on_save(self) -> None:
        problems = self._check()
        for path, row in self._rows.items():
            row.set_error(next((each.words for each in problems if each.path == path), ""))
        self.show_problems(problems)
        if problems:
            return
        self.save.setEnabled(False)
        self.submitted.emit(self._value())

    def _check(self) -> list[Problem]:
        found: list[tuple[str, str]] = []
        if not self.title_box.value():
            found.append(("title", self.tr("Enter a title")))
        if not CODE.fullmatch(self.code.value()):
            found.append(("code", self.tr("Enter a short name of letters, digits and hyphens")))
        elif identifier_in(self.code.value()) is not None:
            found.append(("code", self.tr("Choose a short name that identifies nobody")))
        if not self.theme.value():
            found.append(("theme", self.tr("Enter the theme, such as child sexual abuse")))
        texts = (
            ("title", self.title_box, MAX_LINE),
            ("theme", self.theme, MAX_LINE),
            ("marking", self.marking, MAX_LINE),
            ("contact", self.contact, MAX_CONTACT),
            ("concern_route", self.concern_route, MAX_ROUTE),
        )
        found.extend(
            (path, too_long(most, translated))
            for path, box, most in texts
            if len(box.value()) > most
        )
        refused = self._read_words(self.local_words.value()).refused
        if refused:
            lines = [word_line(word, fault, translated) for word, fault in refused]
            found.append(("local_words", ". ".join(lines)))
        if self._is_fixed() and self.until.is_empty():
            found.append(("until", self.tr("Enter the last day of the period")))
        dates = ("issue_on", "return_by", "meeting_on", "until", "delete_on")
        found.extend(date_problems({path: getattr(self, path) for path in dates}))
        shown = ((path, words) for path, words in found if path in self._paths)
        return [Problem(path=path, words=words) for path, words in shown]

    def _is_fixed(self) -> bool:
        return self.mode.value() == WindowMode.FIXED_DATE.value

    def _value(self) -> AuditDetails:
        fixed = self._is_fixed()
        mode = WindowMode.FIXED_DATE if fixed else WindowMode.LAST_INVOLVEMENT
        until = self.until.value() if fixed else None
        return replace(
            self._base,
            code=self.code.value(),
            title=self.title_box.value(),
            theme=self.theme.value(),
            tool_sha256=self.tool.value(),
            blocks=frozenset(self._blocks.value()) if self._blocks else frozenset(),
            window=WindowRule(mode=mode, months=int(self.months.value()), until=until),
            issue_on=self.issue_on.value(),
            return_by=self.return_by.value(),
            meeting_on=self.meeting_on.value(),
            delete_on=self.delete_on.value(),
            contact=self.contact.value(),
            concern_route=self.concern_route.value().strip(),
            marking=self.marking.value(),
            local_words=self._read_words(self.local_words.value()).words,
        )

    @Slot(str)
    def show_field(self, path: str) -> None:
        """Scroll to a box by the name of its field, and put the focus on it."""
        self.go_to(self._rows[path].widget)


def date_problems(boxes: Mapping[str, DateInput]) -> list[tuple[str, str]]:
    """Say which dates are none, or lie before what has to come first; by the path of the box."""
    found = [(path, box.problem()) for path, box in boxes.items() if box.problem()]
    issue, due, meeting, deleted = (
        boxes[path].value() for path in ("issue_on", "return_by", "meeting_on", "delete_on")
    )
    translate = QCoreApplication.translate
    if issue and due and due < issue:
        words = translate("DetailsPage", "Returns cannot be due before the packs go out")
        found.append(("return_by", words))
    needed = meeting or due
    if deleted and needed and deleted < needed:
        words = translate(
            "DetailsPage", "This is before the meeting or the day on which returns are due"
        )
        found.append(("delete_on", words))
    return found
