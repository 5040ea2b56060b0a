"""The way through one open form: which page is shown, and what the rail and the foot say."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QShortcut

from export.name_gate import query_of
from forms.scope import Scope, Status
from ui.auditor.check_answers_page import CheckAnswersPage
from ui.auditor.check_names_page import CheckNamesPage
from ui.auditor.finding import Hit
from ui.auditor.form_pages import FormPages
from ui.auditor.form_rail import FormRail
from ui.auditor.form_steps import (
    ABOUT,
    CHECK,
    NAMES,
    PAGE,
    PEOPLE,
    QUERIES,
    RETURN,
    SCOPE,
    first_open,
    walked,
)
from ui.auditor.form_work import FormWork
from ui.auditor.guidance import side_blocks
from ui.auditor.names_desk import NamesDesk
from ui.auditor.names_side import NamesSide
from ui.auditor.names_walk import NamesWalk
from ui.auditor.opened import OpenedForm, has_form
from ui.auditor.people_desk import PeopleDesk
from ui.auditor.place import Place, PlaceWatch, put_cursor
from ui.auditor.queries_page import QueriesPage
from ui.auditor.query_step import QueryStep
from ui.auditor.question_desk import QuestionDesk
from ui.auditor.question_page import QuestionPage
from ui.auditor.save_notice import SaveNotice
from ui.auditor.scope_page import REASON, ScopePage
from ui.auditor.spelling_desk import SpellingDesk
from ui.auditor.task_list_page import TaskListPage
from ui.auditor.writing_desk import WritingDesk
from ui.names.check import NameCheck
from ui.shortcuts import Shortcuts
from ui.surroundings import Surroundings
from ui.widgets.notice import Problem
from ui.widgets.page import Page
from ui.widgets.side_panel import SideBlock


class FormDesk(QObject):
    """Shows one open form until ``finish`` has been called; then it may be deleted.

    The signals ask whoever opened the form to go on; call ``save_all`` before doing so.
    """

    home_wanted = Signal()
    return_wanted = Signal()
    print_wanted = Signal()
    blank_wanted = Signal()
    sibling_wanted = Signal(str)

    def __init__(
        self, surroundings: Surroundings, opened: OpenedForm, names: NameCheck, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = surroundings.window
        self.work = FormWork(surroundings, opened, names, self)
        self.names_desk = NamesDesk(surroundings, self.work, names, self)
        self.people = PeopleDesk(surroundings, self.work, names, self)
        self.people.done.connect(self._on_continue)
        self.saving = SaveNotice(self.work.autosave, self._window, self)
        self._pages = FormPages(surroundings, self.work, names)
        self._questions = QuestionDesk(self._window, self.work, self._pages, self)
        self._questions.done.connect(self._on_continue)
        self._questions.home_wanted.connect(self.home_wanted)
        self._queries = QueryStep(self.work, names, self)
        self._queries.done.connect(self._on_continue)
        self._queries.place_wanted.connect(self.go_to_path)
        self._questions.query_wanted.connect(self.go_to_path)
        self._key = ""
        self._preset: Status | None = None
        self.writing = WritingDesk(surroundings, self.work, names, self)
        self._walk = NamesWalk(self)
        self._names_side = NamesSide(self._window.side, self.names_desk, self)
        self._names_side.place_wanted.connect(self.go_to_path)
        self.spelling = SpellingDesk(surroundings, self.work.filling.tool, names, self)
        self._rail = FormRail(self._window, self.work, self.names_desk, self)
        self._window.step_chosen.connect(self.show_step)

    def start(self, preset: Status | None = None) -> None:
        """Open where the form was left; with ``preset``, at the scope with this status offered."""
        self._preset = preset
        pack = self.work.pack
        case = self.tr("Case {0}").format(self.work.uin)
        self._window.set_trail((case, pack.agency_name, pack.audit_title))
        place = self.work.place
        if preset is not None or (not place.step and self.work.scope.status is None):
            place = Place(step=SCOPE)
        self.show_place(place)

    def save_all(self) -> bool:
        """Save everything and wait for it; tell whether all of it is kept."""
        self.people.leave()
        self.work.leave_field()
        return self.work.autosave.finish()

    def finish(self) -> None:
        """Let go of the window; nothing is saved here."""
        self._window.step_chosen.disconnect(self.show_step)
        self._rail.stop()
        self._names_side.stop()
        self._window.set_saved("")

    @Slot(str)
    def show_step(self, key: str) -> None:
        """Show one step; one that is not there (any more) leads to the task list."""
        self.people.leave()
        self.work.leave_field()
        if key == RETURN:
            self.return_wanted.emit()
            return
        keys = self._rail.step_keys()
        if key == NAMES and NAMES not in keys:
            key = SCOPE  # without a form, a name can stand only in the reason
        self._key = key if key in keys else ABOUT
        self.names_desk.look_if_changed()
        page = self._make_page()
        page.back_pressed.connect(self._on_back)
        # Keys of a page go when it goes: a preview over the form has its own Ctrl+P.
        QShortcut(Shortcuts.SAVE.sequence, page).activated.connect(self.work.leave_field)
        QShortcut(Shortcuts.PRINT.sequence, page).activated.connect(self.print_wanted)
        # The rail comes before the page, so that the page is laid out for its width at once.
        self._rail.show(self._key)
        self._window.show_page(page)
        self.saving.page_changed()
        self._window.set_side(self._guidance_for(page))
        self._names_side.watch(page)
        if isinstance(page, QuestionPage | ScopePage):
            self._walk.watch(page)
            self.writing.watch(page)
            self.spelling.watch(page)
        self.work.put_place(Place(step=self._key))
        PlaceWatch(page).moved.connect(self._on_moved)

    def _guidance_for(self, page: Page) -> tuple[SideBlock, ...]:
        if isinstance(page, QuestionPage):
            return side_blocks(page.form_page, self.work.filling)
        return ()

    def show_place(self, place: Place) -> None:
        """Show a step, and put the focus and the cursor where they were."""
        self.show_step(place.step or ABOUT)
        page = self._window.page()
        if isinstance(page, QuestionPage) and place.step == self._key and place.path:
            page.go_to_path(place.path, place.cursor)
        elif isinstance(page, ScopePage) and place.path == REASON:
            put_cursor(page, page.reason.field, place.cursor)

    def show_again(self) -> None:
        """Come back to where the person was before a preview."""
        self.show_place(self.work.place)

    @Slot(str)
    def go_to_path(self, path: str) -> None:
        """Open the page of a field and put the focus on it."""
        if path == NAMES:
            self.show_step(NAMES)
            return
        if query_id := query_of(path):
            self.show_step(QUERIES)
            shown = self._window.page()
            if isinstance(shown, QueriesPage):
                shown.go_to_query(query_id)
            return
        is_scope = path.startswith(f"{SCOPE}.")
        self.show_step(SCOPE if is_scope else PAGE + self.work.filling.page_at(path).code)
        page = self._window.page()
        if isinstance(page, QuestionPage | ScopePage):
            page.go_to_path(path)

    def go_to_found(self, hit: Hit) -> None:
        """Open the page that was found, or that of the field, the word found there selected."""
        if hit.path in self._rail.step_keys():
            self.show_step(hit.path)
            return
        self.go_to_path(hit.path)
        page = self._window.page()
        if isinstance(page, QuestionPage) and hit.word:
            page.go_to_word(hit.path, hit.word)

    def _make_page(self) -> Page:
        makers: dict[str, Callable[[], Page]] = {
            ABOUT: self._about,
            QUERIES: self._queries.page,
            SCOPE: self._scope,
            PEOPLE: self.people.page,
            NAMES: self._names,
            CHECK: self._check,
        }
        if self._key in makers:
            return makers[self._key]()
        return self._questions.page(self._key.removeprefix(PAGE))

    def _about(self) -> TaskListPage:
        state = self._rail.state()
        page = self._pages.about(state)
        page.task_chosen.connect(self.show_step)
        page.primary_pressed.connect(partial(self.show_step, first_open(state)))
        page.print_wanted.connect(self.print_wanted)
        page.blank_wanted.connect(self.blank_wanted)
        page.sibling_wanted.connect(self.sibling_wanted)
        return page

    def _scope(self) -> ScopePage:
        page = self._pages.scope(self._preset)
        self._preset = None
        page.edited.connect(self.work.put_scope)
        page.noted.connect(self.work.notes.put)
        page.left.connect(self.work.leave_field)
        page.given.connect(self._on_scope_given)
        return page

    def _names(self) -> CheckNamesPage:
        page = self.names_desk.page()
        page.place_wanted.connect(self.go_to_path)
        page.people_wanted.connect(partial(self.show_step, PEOPLE))
        page.primary_pressed.connect(self._on_continue)
        return page

    def _check(self) -> CheckAnswersPage:
        page = self._pages.check()
        page.change_wanted.connect(self.go_to_path)
        page.scope_wanted.connect(partial(self.show_step, SCOPE))
        page.completed.connect(self._on_completed)
        return page

    @Slot(str, int)
    def _on_moved(self, path: str, cursor: int) -> None:
        self.work.put_place(Place(step=self._key, path=path, cursor=cursor))

    @Slot(object)
    def _on_scope_given(self, scope: Scope) -> None:
        self.work.put_scope(scope)
        if has_form(scope):
            self._on_continue()
            return
        self.work.mark_completed()
        on = self.home_wanted if self.work.paper is None else self.return_wanted
        on.emit()

    @Slot()
    def _on_completed(self) -> None:
        page, left = self._window.page(), self.names_desk.open_count()
        if left and isinstance(page, CheckAnswersPage):
            words = self.tr("Settle what looks like a name or identifies someone: {0} to look at")
            page.show_problems([Problem(path=NAMES, words=words.format(left))])
            return
        if not self.work.is_completed and not self.work.filling.gaps():
            self.work.mark_completed()
        self.return_wanted.emit()

    @Slot()
    def _on_continue(self) -> None:
        keys = walked(self._rail.step_keys(), self._key)
        self.show_step(keys[keys.index(self._key) + 1])

    @Slot()
    def _on_back(self) -> None:
        keys = walked(self._rail.step_keys(), self._key)
        at = keys.index(self._key)
        if at == 0:
            self.home_wanted.emit()
        else:
            self.show_step(keys[at - 1])
