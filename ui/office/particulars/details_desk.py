"""The details of an open audit: the list of its parts, each part, its texts, and stray words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Slot
from typing_extensions import override

from forms.loading import read_tool
from models.particulars import Particulars
from models.snapshots import Audit, AuditDetails
from models.tracker_snapshots import WordsKind
from office.audit_texts import LETTERS, PARTICULARS, TEXTS, newer_texts
from office.new_audit import theme_put, with_kept_word, with_own_theme
from office.overview import AuditOverview
from ui.leaving import may_leave
from ui.names.check import NameCheck
from ui.office.details_page import DetailsPage
from ui.office.details_parts import PARTS, Part, ToolChoice
from ui.office.own_names import OwnNames
from ui.office.particulars.details_cards import LeftOverAsk, LeftOverDeed
from ui.office.particulars.details_list_page import TEXTS_ROW, DetailsListPage, DetailsView
from ui.office.particulars.section_page import SectionPage
from ui.office.particulars.sections import SECTIONS, Section, section_of
from ui.office.particulars.texts_desk import TextsDesk
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What the pages are made of."""

    view: DetailsView
    tools: tuple[ToolChoice, ...]
    cleared: frozenset[str]
    letters: Mapping[WordsKind, str]


class DetailsDesk(StageDesk):
    """Shows the details and saves what is changed in them; each save is one transaction."""

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._read_last: _Read | None = None
        self._place = ""
        self._texts = TextsDesk(surroundings, own_names, self)
        self._texts.changed.connect(self.changed)

    @override
    def leave(self) -> None:
        super().leave()
        self._texts.leave()

    def ask_place(self, place: str) -> None:
        """Lead to a text by its place when the details are shown next."""
        self._place = place

    def show(self, overview: AuditOverview) -> None:
        """Show the details of an audit as it is now."""
        self._overview = overview
        profile, audit = self._at.profile, overview.audit

        def read() -> _Read:
            own = audit.details.particulars
            view = DetailsView(
                details=audit.details,
                tool_version=overview.tool.version,
                newer=len(newer_texts(own, profile.texts.all())) if own.texts else 0,
                left_over=overview.left_over,
            )
            tools = tuple(
                ToolChoice(sha256=kept.sha256, tool=read_tool(kept.definition))
                for kept in profile.audits.tools()
            )
            return _Read(
                view=view,
                tools=tools,
                cleared=profile.cleared.of(audit.id),
                letters=profile.tracker.words(audit.id),
            )

        self._show_after(self._run(read, essential=False), self._on_read)

    @property
    def _now(self) -> _Read:
        if self._read_last is None:
            raise LookupError
        return self._read_last

    @Slot(object)
    def _on_read(self, read: _Read) -> None:
        self._read_last = read
        place, self._place = self._place, ""
        if place and self._go_to(place):
            return
        page = DetailsListPage(read.view)
        page.part_chosen.connect(self._on_part_chosen)
        page.stray_asked.connect(self._on_stray)
        self._at.window.show_page(page)
        if words := self._take_saved_words():
            page.show_saved(words)

    def _check(self) -> NameCheck:
        audit = self._shown.audit
        return self._own_names.check(self._now.cleared, audit.details.local_words, audit.id)

    def _save(self, details: AuditDetails, words: str) -> None:
        audits, audit = self._at.profile.audits, self._shown.audit

        def save() -> Audit:
            return audits.update(audit.id, details, edit=audit.edit)

        self._saved(self._run(save), Stage.DETAILS, words)

    # the parts

    @Slot(str)
    def _on_part_chosen(self, key: str) -> None:
        if key == TEXTS_ROW:
            self._texts.show(self._shown)
        elif key in set(Part):
            self._show_part(Part(key))
        else:
            self._show_section(next(each for each in SECTIONS if each.key == key))

    def _show_part(self, part: Part, path: str = "") -> None:
        names, audit = self._check(), self._shown.audit
        page = DetailsPage(
            audit.details,
            self._now.tools,
            names,
            self._own_names.read_words,
            issued=audit.issued_at is not None,
            part=part,
        )
        names.setParent(page)
        page.submitted.connect(self._on_submitted)
        page.back_pressed.connect(self._on_back)
        self._at.window.show_page(page)
        if path:
            page.show_field(path)

    @Slot(object)
    def _on_submitted(self, details: AuditDetails) -> None:
        words = (
            self.tr("Saved.")
            if self._shown.audit.issued_at is None
            else self.tr(
                "Saved. Packs already out keep what they say; issue them again to send this."
            )
        )
        self._save(details, words)

    def _show_section(self, section: Section, name: str = "") -> None:
        names = self._check()
        page = SectionPage(section, self._shown.audit.details.particulars, names)
        names.setParent(page)
        page.submitted.connect(self._on_section)
        page.back_pressed.connect(self._on_back)
        self._at.window.show_page(page)
        if name:
            page.show_field(name)

    @Slot(object)
    def _on_section(self, own: Particulars) -> None:
        details = replace(self._shown.audit.details, particulars=own)
        self._save(details, self.tr("Saved."))

    @Slot()
    def _on_back(self) -> None:
        if may_leave(self._at):
            self._show_again(Stage.DETAILS)

    # words of another theme

    @Slot(object)
    def _on_stray(self, ask: LeftOverAsk) -> None:
        details = self._shown.audit.details
        if ask.deed is LeftOverDeed.GO:
            self._go_to(ask.found.place)
        elif ask.deed is LeftOverDeed.KEEP:
            words = self.tr("Saved: \u201c{0}\u201d may stay.").format(ask.found.word)
            self._save(with_kept_word(details, ask.found.word), words)
        elif ask.found.place.startswith(LETTERS):
            kind = WordsKind(ask.found.place.removeprefix(LETTERS))
            text = theme_put(self._now.letters[kind], ask.found, details.theme)
            tracker, audit_id = self._at.profile.tracker, self._shown.audit.id
            task = self._run(lambda: tracker.set_words(audit_id, {kind: text}))
            self._saved(task, Stage.DETAILS, self._theme_words())
        else:
            self._save(with_own_theme(details, ask.found), self._theme_words())

    def _theme_words(self) -> str:
        return self.tr("Saved: the theme of this audit stands there now. Read it once.")

    def _go_to(self, place: str) -> bool:
        """Open the page of a text by its place, with the focus there; say whether there is one."""
        part = next((part for part, paths in PARTS.items() if place in paths), None)
        section = section_of(place.removeprefix(PARTICULARS))
        if part is not None:
            self._show_part(part, place)
        elif place.startswith(LETTERS):
            self._show_again(Stage.PACKS)
        elif place.startswith(TEXTS):
            at = place.removeprefix(TEXTS).partition(".")[0]
            self._texts.show(self._shown, int(at))
        elif section is not None:
            self._show_section(section, place.removeprefix(PARTICULARS))
        else:
            return False
        return True
