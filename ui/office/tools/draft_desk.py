"""Writing one draft: which part is shown, what the rail says, and publishing."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QShortcut
from typing_extensions import override

from forms.errors import ToolRejected
from models.snapshots import Settled
from office.name_check import open_in_tool
from office.tools import publish
from ui.auditor.save_notice import SaveNotice
from ui.names.check import NameCheck
from ui.names.found import FoundWord, found_in, group_words
from ui.office.open_words import place_words
from ui.office.own_names import OwnNames
from ui.office.store_desk import StoreDesk
from ui.office.tools import draft_steps as steps
from ui.office.tools import part_pages as parts
from ui.office.tools.draft_page import DraftPage
from ui.office.tools.draft_work import DraftWork
from ui.office.tools.publish_page import PublishPage
from ui.office.tools.question_page import QuestionEditPage
from ui.office.tools.section_page import SectionPage
from ui.shortcuts import Shortcuts
from ui.surroundings import Surroundings
from ui.theme.apply import announce

_PARTS = {
    steps.ABOUT: parts.AboutPage,
    steps.INSTRUCTIONS: parts.InstructionsPage,
    steps.STARTERS: parts.StartersPage,
    steps.WORDS: parts.WordsPage,
    steps.GRADES: parts.GradesPage,
    steps.SECTIONS: parts.SectionsPage,
}


class DraftDesk(StoreDesk):
    """Lives while one draft is open. ``left`` goes back to the library.

    ``published`` carries the Tool, ``tried`` and ``printed`` the Tool that the draft is now,
    ``compared`` the one that it began as and then the one that it is.
    """

    left = Signal()
    published = Signal(object)
    tried = Signal(object)
    compared = Signal(object, object)
    printed = Signal(object)

    def __init__(
        self,
        surroundings: Surroundings,
        own_names: OwnNames,
        work: DraftWork,
        settled: frozenset[str],
        parent: QObject,
    ) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self.work = work
        work.setParent(self)
        self._settled = settled
        self._place = steps.ABOUT
        self._saving = SaveNotice(work.autosave, surroundings.window, self)
        work.judged.connect(self._refresh_steps)
        work.reshaped.connect(self._on_reshaped)
        work.parted.connect(self._on_parted)
        self._listens = False
        self.listen(to_rail=True)
        self.show(steps.ABOUT)

    def finish(self) -> bool:
        """Keep everything; tell whether it was kept."""
        return self.work.finish()

    def listen(self, *, to_rail: bool) -> None:
        """Follow the rail, or leave it to somebody else for a while."""
        chosen = self._at.window.step_chosen
        if to_rail and not self._listens:
            chosen.connect(self._on_step)
        elif self._listens and not to_rail:
            chosen.disconnect(self._on_step)
        self._listens = to_rail

    def show_again(self) -> None:
        """Show the part that was shown last."""
        self.listen(to_rail=True)
        self.show(self._place)

    @Slot(str)
    def show(self, pointer: str) -> None:
        """Show the part with what a pointer leads to, or a step of the rail."""
        self.work.settle()
        if pointer == steps.PUBLISH:
            self._read_names()
            return
        place = pointer if pointer in _PARTS else steps.place_of(self.work, pointer)
        self._place = place
        self._show_page(self._page(place))
        page = self._at.window.page()
        if isinstance(page, DraftPage) and pointer not in {place, steps.step_of(place)}:
            page.go_to_pointer(pointer)

    def _page(self, place: str) -> DraftPage:
        names = self._names()
        if steps.question_at(place):
            page: DraftPage = QuestionEditPage(self.work, names, place)
        elif steps.section_at(place):
            page = SectionPage(self.work, names, place)
        else:
            page = _PARTS[place](self.work, names)
        names.setParent(page)
        return page

    def _names(self) -> NameCheck:
        names = self._own_names.check(self._settled, frozenset())
        names.settled.connect(self._on_settled)
        return names

    def _show_page(self, page: DraftPage) -> None:
        page.asked.connect(self.show)
        page.back_pressed.connect(self._on_back)
        page.primary_pressed.connect(self._on_continue)
        QShortcut(Shortcuts.SAVE.sequence, page).activated.connect(self.work.settle)
        for keys, step in ((Shortcuts.MOVE_UP, -1), (Shortcuts.MOVE_DOWN, 1)):
            QShortcut(keys.sequence, page).activated.connect(partial(page.move_here, step))
        window = self._at.window
        window.set_side(())
        title = self.work.draft.text("title") or self.tr("Tool without a title")
        window.set_trail((self.tr("Audit tools"), title))
        window.show_page(page)
        self._saving.page_changed()
        self._refresh_steps()

    @Slot(str)
    def _on_step(self, key: str) -> None:
        if key != steps.TRY:
            self.show(key)
            return
        self.work.settle()
        if self.work.tool is None:
            self._at.dialogs.tell(
                self.tr("It cannot be filled in yet"),
                self.tr("Something is still to put right: see the step Publish."),
            )
        else:
            self.tried.emit(self.work.tool)

    @Slot()
    def _on_continue(self) -> None:
        self.show(steps.after(self.work, self._place))

    @Slot()
    def _on_back(self) -> None:
        """Go up: from a follow-up to its question, to its section, and then to the library."""
        question = steps.question_at(self._place)
        if question:
            above = question.rpartition("/followups/")[0]
            self.show(above or steps.section_at(question))
        else:
            self.left.emit()

    @Slot(str)
    def _on_reshaped(self, pointer: str) -> None:
        """Draw the part anew, as what it shows has other places now."""
        self.work.settle()
        place = self._place
        if place not in _PARTS and steps.place_of(self.work, place) != place:
            self.show(pointer)
            return
        page = self._page(place)
        if not page.shows(pointer):
            page.deleteLater()
            self.show(pointer)
            return
        self._show_page(page)
        page.go_to_pointer(pointer)
        if words := self.work.undo_words():
            announce(page, words)

    @Slot()
    def _on_parted(self) -> None:
        page = self._at.window.page()
        if isinstance(page, DraftPage):
            page.show_trouble(
                self.tr(
                    "Somebody else changed this draft while you were writing. Yours is kept as a "
                    "draft of its own. Look at both in the list of drafts, and throw one away."
                )
            )

    @Slot()
    def _refresh_steps(self) -> None:
        place = steps.step_of(self._place)
        self._at.window.set_steps(steps.steps_of(self.work), place)

    # names

    @Slot(object)
    def _on_settled(self, settled: Settled) -> None:
        """Keep that a word may stay in any tool."""
        store = self._at.profile.tools
        self._settled |= {settled.digest}

        self._run(lambda: store.settle(settled))

    def _read_names(self) -> None:
        profile, load, tool = self._at.profile, self._at.load_checker, self.work.tool

        def look() -> tuple[FoundWord, ...]:
            if tool is None:
                return ()
            return group_words(
                found_in(each.text, each.finding, each.place, place_words(each.place))
                for each in open_in_tool(profile, tool, load())
            )

        self._show_after(self._run(look, essential=False), self._on_names_read)

    @Slot(object)
    def _on_names_read(self, found: tuple[FoundWord, ...]) -> None:
        names = self._names()
        page = PublishPage(self.work, names, found)
        names.setParent(page)
        page.publish_asked.connect(self._on_publish)
        both = partial(self.compared.emit, self.work.base, self.work.tool)
        page.compare_asked.connect(both)
        page.print_asked.connect(partial(self.printed.emit, self.work.tool))
        page.word_kept.connect(self._on_kept)
        self._place = steps.PUBLISH
        self._show_page(page)

    @Slot(object, str)
    def _on_kept(self, found: FoundWord, reason: str) -> None:
        names = self._names()
        for place in found.forms:
            names.settle(place.finding, place.word, reason)
        names.deleteLater()
        self._read_names()

    # publishing

    @Slot()
    def _on_publish(self) -> None:
        version = self.work.draft.text("version")
        if not self._at.dialogs.confirm(
            self.tr("Publish version {0}?").format(version),
            self.tr("It can then be chosen for audits, and stays as it is for good."),
            self.tr("Publish"),
            self.tr("Not yet"),
        ):
            return
        if not self.work.finish():
            return  # why it was not saved stands on the page
        profile, load, draft = self._at.profile, self._at.load_checker, self.work.writer.draft

        self._show_after(self._run(lambda: publish(profile, draft, load())), self.published.emit)

    @Slot(object)
    @override
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, ToolRejected):
            self.show(steps.PUBLISH)  # judged there anew, problem by problem
        else:
            super()._on_failed(error)
