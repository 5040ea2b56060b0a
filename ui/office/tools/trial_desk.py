"""Trying a tool: the guided form as an auditor sees it, for a made-up case; nothing is kept."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from forms.definition import Page as FormPage
from forms.definition import Tool
from forms.filling import Filling, PageStatus
from ui.auditor.check_answers_page import CheckAnswersPage, CheckView
from ui.auditor.form_steps import page_key
from ui.auditor.guidance import side_blocks
from ui.auditor.opened import pages_to_fill
from ui.auditor.question_page import QuestionPage, QuestionView
from ui.office.own_names import OwnNames
from ui.surroundings import Surroundings
from ui.theme import Tone
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rail import Step

CHECK = "check"


class TrialDesk(QObject):
    """Holds the answers in memory alone, until ``end``; ``left`` goes back.

    No store is at hand here, so that nothing can be kept by mistake.
    """

    left = Signal()

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(parent)
        self._window = surroundings.window
        self._own_names = own_names
        self._filling: Filling | None = None
        self._key = ""

    def begin(self, tool: Tool) -> None:
        """Open the form with all its blocks, so that every question can be seen."""
        self.end()
        self._filling = Filling(tool, {})
        self._window.step_chosen.connect(self._on_step)
        self._window.set_saved("")  # that was the draft's
        self._show(page_key(self._pages()[0]))

    def end(self) -> None:
        """Forget the answers."""
        if self._filling is not None:
            self._filling = None
            self._window.step_chosen.disconnect(self._on_step)

    @property
    def _form(self) -> Filling:
        """The answers so far; LookupError while nothing is tried."""
        if self._filling is None:
            raise LookupError
        return self._filling

    def _pages(self) -> tuple[FormPage, ...]:
        return tuple(pages_to_fill(self._form))

    def _keys(self) -> list[str]:
        return [*(page_key(page) for page in self._pages()), CHECK]

    @Slot(str)
    def _on_step(self, key: str) -> None:
        self._show(key)

    def _show(self, key: str) -> None:
        self._key = key
        self._window.set_side(())
        page = self._check() if key == CHECK else self._questions(key)
        page.back_pressed.connect(self._on_back)
        words = self.tr(
            "You are trying this form with a made-up case. Nothing you type here is kept."
        )
        self.notice = Notice(NoticeKind.INFO, words, page)
        self.leave_button = self.notice.add_button(self.tr("End the test"))
        self.leave_button.clicked.connect(self._on_left)
        page.body.insertWidget(0, self.notice)
        self._window.show_page(page)
        self._refresh_steps()

    def _questions(self, key: str) -> Page:
        form_page = next(page for page in self._pages() if page_key(page) == key)
        names = self._own_names.check(frozenset(), frozenset())
        tool = self._form.tool
        intro = next((each.intro for each in tool.sections if each.pages[:1] == (form_page,)), "")
        view = QuestionView(page=form_page, section_intro=intro)
        page = QuestionPage(view, self._form, names)
        names.setParent(page)
        page.end.hide()
        page.edited.connect(self._on_edited)
        page.entered.connect(partial(self._on_entered, page))
        page.primary_pressed.connect(self._on_continue)
        self._window.set_side(side_blocks(form_page, self._form))
        return page

    def _check(self) -> Page:
        page = CheckAnswersPage(CheckView(scope=(), completed=False), self._form)
        page.set_foot(Foot(back=self.tr("Back")))
        page.change_wanted.connect(self._on_change)
        return page

    @Slot(str, str)
    def _on_edited(self, path: str, text: str) -> None:
        self._form.put(path, text)
        self._refresh_steps()

    def _on_entered(self, page: QuestionPage, code: str) -> None:
        blocks = side_blocks(page.form_page, self._form, code)
        if blocks != self._window.side.blocks():
            self._window.side.set_blocks(blocks)

    @Slot()
    def _on_continue(self) -> None:
        keys = self._keys()
        self._show(keys[min(keys.index(self._key) + 1, len(keys) - 1)])

    @Slot()
    def _on_back(self) -> None:
        at = self._keys().index(self._key)
        if at:
            self._show(self._keys()[at - 1])
        else:
            self._on_left()

    @Slot(str)
    def _on_change(self, path: str) -> None:
        for page in self._pages():
            codes = {each.code for question in page.questions for each in question.with_followups}
            if any(path == code or path.startswith(f"{code}.") for code in codes):
                self._show(page_key(page))
                shown = self._window.page()
                if isinstance(shown, QuestionPage):
                    shown.go_to_path(path)
                return

    @Slot()
    def _on_left(self) -> None:
        self.end()
        self.left.emit()

    def _refresh_steps(self) -> None:
        steps = [self._step(page) for page in self._pages()]
        steps.append(Step(key=CHECK, title=self.tr("Check answers")))
        self._window.set_steps(steps, self._key)

    def _step(self, page: FormPage) -> Step:
        words = {
            PageStatus.NOT_STARTED: self.tr("Not yet started"),
            PageStatus.COMPLETED: self.tr("Completed"),
        }
        status = self._form.status(page)
        state = words.get(status, self.tr("In progress"))
        return Step(key=page_key(page), title=page.title, state=state, tone=Tone.QUIET)
