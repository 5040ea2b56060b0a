"""Makes the pages of one form from its content."""

from PySide6.QtCore import QCoreApplication

from forms.definition import HeaderSource, Page, Tool
from forms.kinds import words_of
from forms.scope import Scope, Status
from forms.window import WindowMode
from models.auditor_snapshots import AskedQuery
from models.snapshots import OpenedPack
from ui.auditor.alert_notice import UrgentHelp
from ui.auditor.check_answers_page import CheckAnswersPage, CheckView
from ui.auditor.form_marks import copied, flagged
from ui.auditor.form_steps import ABOUT, FormState, steps_of
from ui.auditor.form_work import FormWork
from ui.auditor.opened import answered_of, period_of
from ui.auditor.question_page import QuestionPage, QuestionView
from ui.auditor.scope_page import ScopePage, ScopeView, scope_problems
from ui.auditor.task_list_page import TaskListPage, TaskListView
from ui.auditor.words import days_left_words, period_words, scope_words
from ui.names.check import NameCheck
from ui.surroundings import Surroundings


class FormPages:
    """Gives each page what it shows; connects nothing."""

    def __init__(self, surroundings: Surroundings, work: FormWork, names: NameCheck) -> None:
        self._around = surroundings
        self._work = work
        self._names = names

    def about(self, state: FormState) -> TaskListPage:
        """Make the task list."""
        translate = QCoreApplication.translate
        tool, pack, details = self._work.filling.tool, self._work.pack, self._around.profile.details
        paper = self._work.paper
        values = {
            HeaderSource.CASE: self._work.uin,
            HeaderSource.AGENCY: pack.agency_name,
            HeaderSource.AUDITOR_NAME: paper.auditor_name if paper else details.person_name,
            HeaderSource.AUDITOR_TITLE: paper.auditor_title if paper else details.person_title,
        }
        facts = [(line.label, values[line.source]) for line in tool.header if values[line.source]]
        due = days_left_words(pack.return_by, state.today)
        facts += [(translate("form", "Return"), due)] if due else []
        facts += [(translate("form", "Contact"), pack.contact)] if pack.contact else []
        answered, asked = answered_of(self._work.filling)
        view = TaskListView(
            tool_title=tool.title,
            facts=tuple(facts),
            progress=translate("form", "{0} of {1} answered").format(answered, asked),
            tasks=tuple(step for step in steps_of(state) if step.key != ABOUT),
            guidance=tuple(block.plain for block in tool.guidance),
            before=self._work.before,
            after=self._work.after,
            is_keyed=paper is not None,
        )
        return TaskListPage(view)

    def scope(self, preset: Status | None) -> ScopePage:
        """Make the page of the scope, with a status offered where one was asked for."""
        view = ScopeView(
            scope=self._work.scope,
            window=self._work.pack.window,
            today=self._around.now().astimezone().date(),
            local=self._work.notes.value,
            contact=self._work.pack.contact,
            preset=preset,
        )
        return ScopePage(view, self._names)

    def questions(self, page: Page) -> QuestionPage:
        """Make a page of questions."""
        # What leaves somebody worried is asked about today, not about the period.
        is_of_today = any(question.alert is not None for question in page.questions)
        found = None if is_of_today else period_of(self._work.scope, self._work.pack)
        view = QuestionView(
            page=page,
            section_intro=_section_intro(self._work.filling.tool, page),
            period=period_words(found) if found is not None else "",
            marks=self._work.marks,
            queries=self._queries_on(page),
            is_completed=self._work.is_completed,
            urgent=self._urgent(),
        )
        # Made inside the window: put there when whole, every part would be styled a second time.
        inside = self._around.window.centralWidget()
        return QuestionPage(view, self._work.filling, self._names, inside)

    def _queries_on(self, page: Page) -> tuple[AskedQuery, ...]:
        paths = {
            field.path
            for parent in page.questions
            for question in parent.with_followups
            for field in question.fields
        }
        return tuple(each for each in self._work.replies.queries if each.path in paths)

    def check(self) -> CheckAnswersPage:
        """Make the page that shows everything that will be sent."""
        needs_last = self._work.pack.window.mode is WindowMode.LAST_INVOLVEMENT
        today = self._around.now().astimezone().date()
        view = CheckView(
            scope=scope_facts_of(self._work.scope, self._work.pack),
            completed=self._work.is_completed,
            flagged=flagged(self._work.marks),
            copied=copied(self._work.marks),
            urgent=self._urgent(),
            may_have_gaps=self._work.paper is not None,
            scope_problems=scope_problems(self._work.scope, needs_last=needs_last, today=today),
        )
        return CheckAnswersPage(view, self._work.filling)

    def _urgent(self) -> UrgentHelp:
        pack = self._work.pack
        return UrgentHelp(route=pack.concern_route, contact=pack.contact)


def scope_facts_of(scope: Scope, pack: OpenedPack) -> tuple[tuple[str, str], ...]:
    """Word the scope of a case as label and value."""
    translate = QCoreApplication.translate
    words = {True: translate("form", "Yes"), False: translate("form", "No"), None: ""}
    found = period_of(scope, pack)
    last = scope.last_involvement
    facts = (
        (translate("form", "Status"), scope_words(scope) or translate("form", "Not answered")),
        (translate("form", "Reason"), scope.reason),
        (translate("form", "Last involvement"), words_of(last) if last else ""),
        (translate("form", "Period"), found.words() if found is not None else ""),
        (translate("form", "Child known"), words[scope.known_child]),
        (translate("form", "Parents known"), words[scope.known_parents]),
    )
    return tuple((label, value) for label, value in facts if value)


def _section_intro(tool: Tool, page: Page) -> str:
    """Give the words of a section on its first page only."""
    return next((each.intro for each in tool.sections if each.pages[:1] == (page,)), "")
