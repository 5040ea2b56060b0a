"""The details of an open audit: what packs need, its sections, its texts, and stray words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Slot
from typing_extensions import override

from forms.loading import read_tool
from models.particulars import Particulars
from models.snapshots import Audit, AuditDetails
from models.tracker_snapshots import WordsKind
from office.audit_texts import LETTERS, OF_AUDIT, PARTICULARS, TEXTS, newer_texts
from office.new_audit import (
    LeftOver,
    left_over,
    theme_put,
    with_kept_word,
    with_own_theme,
)
from office.overview import AuditOverview
from ui.leaving import may_leave
from ui.names.check import NameCheck
from ui.office.details_page import DetailsPage, Standing, ToolChoice
from ui.office.own_names import OwnNames
from ui.office.particulars.details_cards import (
    TEXTS_ROW,
    LeftOverAsk,
    LeftOverCard,
    LeftOverDeed,
    SectionsCard,
)
from ui.office.particulars.section_page import SectionPage
from ui.office.particulars.sections import Section, section_of, sections
from ui.office.particulars.texts_desk import TextsDesk
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings
from ui.widgets.card import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What the page is made of; ``newer`` counts later editions in the library."""

    tools: tuple[ToolChoice, ...]
    cleared: frozenset[str]
    newer: int
    left_over: tuple[LeftOver, ...]
    letters: Mapping[WordsKind, str]


class DetailsDesk(StageDesk):
    """Shows the details and saves what is changed in them; each save is one transaction."""

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._cleared: frozenset[str] = frozenset()
        self._letters: Mapping[WordsKind, str] = {}
        self._texts = TextsDesk(surroundings, own_names, self)
        self._texts.changed.connect(self.changed)

    @override
    def leave(self) -> None:
        super().leave()
        self._texts.leave()

    def show(self, overview: AuditOverview) -> None:
        """Show the details of an audit as it is now."""
        self._overview = overview
        profile, audit = self._at.profile, overview.audit

        def read() -> _Read:
            own = audit.details.particulars
            themes = profile.audit_list.themes(without=audit.id)
            letters = profile.tracker.contacts(audit.id).words
            return _Read(
                tools=tuple(
                    ToolChoice(sha256=kept.sha256, tool=read_tool(kept.definition))
                    for kept in profile.audits.tools()
                ),
                cleared=profile.cleared.of(audit.id),
                newer=len(newer_texts(own, profile.texts.all())) if own.texts else 0,
                left_over=left_over(audit.details, themes, letters),
                letters=letters,
            )

        self._show_after(self._run(read, essential=False), self._on_read)

    @Slot(object)
    def _on_read(self, read: _Read) -> None:
        audit = self._shown.audit
        self._cleared, self._letters = read.cleared, read.letters
        names = self._check()
        standing = Standing.SET_UP if audit.issued_at is None else Standing.ISSUED
        page = DetailsPage(
            audit.details,
            read.tools,
            names,
            self._own_names.read_words,
            standing=standing,
            above=self._above(read.newer, read.left_over),
        )
        names.setParent(page)
        page.submitted.connect(self._on_submitted)
        self._at.window.show_page(page)
        if words := self._take_saved_words():
            page.show_saved(words)

    def _above(self, newer: int, found: Sequence[LeftOver]) -> tuple[Card, ...]:
        details = self._shown.audit.details
        rows = SectionsCard(details.particulars, newer)
        rows.chosen.connect(self._on_section_chosen)
        if not found:
            return (rows,)
        strays = LeftOverCard(found, details.theme)
        strays.asked.connect(self._on_stray)
        return strays, rows

    def _check(self) -> NameCheck:
        audit = self._shown.audit
        return self._own_names.check(self._cleared, audit.details.local_words, audit.id)

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

    def _save(self, details: AuditDetails, words: str) -> None:
        audits, audit = self._at.profile.audits, self._shown.audit

        def save() -> Audit:
            return audits.update(audit.id, details, edit=audit.edit)

        self._saved(self._run(save), Stage.DETAILS, words)

    # sections and texts

    @Slot(str)
    def _on_section_chosen(self, key: str) -> None:
        if not may_leave(self._at):
            return
        if key == TEXTS_ROW:
            self._texts.show(self._shown)
        else:
            self._show_section(next(each for each in sections() if each.key == key))

    def _show_section(self, section: Section, name: str = "") -> None:
        names = self._check()
        page = SectionPage(section, self._shown.audit.details.particulars, names)
        names.setParent(page)
        page.submitted.connect(self._on_section)
        page.back_pressed.connect(self._on_back)
        self._at.window.show_page(page)
        if name:
            page.go_to(page.boxes[name])

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
        if ask.deed is LeftOverDeed.GO:
            self._go_to(ask.found.place)
            return
        if not may_leave(self._at):
            return
        details = self._shown.audit.details
        if ask.deed is LeftOverDeed.KEEP:
            words = self.tr("Saved: \u201c{0}\u201d may stay.").format(ask.found.word)
            self._save(with_kept_word(details, ask.found.word), words)
        else:
            self._put_theme(ask.found)

    def _put_theme(self, found: LeftOver) -> None:
        details = self._shown.audit.details
        words = self.tr("Saved: the theme of this audit stands there now. Read it once.")
        if not found.place.startswith(LETTERS):
            self._save(with_own_theme(details, found), words)
            return
        kind = WordsKind(found.place.removeprefix(LETTERS))
        text = theme_put(self._letters[kind], found, details.theme)
        tracker, audit_id = self._at.profile.tracker, self._shown.audit.id
        task = self._run(lambda: tracker.set_words(audit_id, {kind: text}))
        self._saved(task, Stage.DETAILS, words)

    def _go_to(self, place: str) -> None:
        page, name = self._at.window.page(), place.removeprefix(PARTICULARS)
        if place in OF_AUDIT:
            if isinstance(page, DetailsPage):
                page.show_field(place)
        elif may_leave(self._at):
            section = section_of(name)
            if place.startswith(LETTERS):
                self._show_again(Stage.PACKS)
            elif place.startswith(TEXTS):
                at = place.removeprefix(TEXTS).partition(".")[0]
                self._texts.show(self._shown, int(at))
            elif section is not None:
                self._show_section(section, name)
