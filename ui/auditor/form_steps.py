"""The way through one form: its steps in order, each with its state in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from forms.definition import Page
from forms.filling import Filling, PageStatus
from forms.scope import Scope
from models.auditor_snapshots import AskedQuery, CaseNames, Mark
from models.snapshots import OpenedPack
from ui.auditor.form_marks import NO, YES, flagged, section_said
from ui.auditor.opened import (
    answered_of,
    has_form,
    pages_to_fill,
    progress_of,
    scope_is_complete,
)
from ui.auditor.own_replies import waiting
from ui.auditor.people_words import state_words
from ui.auditor.words import taken_back_words
from ui.theme.tokens import Tone
from ui.widgets.rail import Step

ABOUT, QUERIES, SCOPE, PEOPLE = "about", "queries", "scope", "people"
NAMES, CHECK, RETURN = "names", "check", "return"
PAGE = "page:"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormState:
    """All that the states are worked out from; ``open_names`` is None while nobody has looked.

    A form that ``is_keyed`` is typed from paper by the office: a second person checks it.
    """

    filling: Filling
    scope: Scope
    pack: OpenedPack
    marks: tuple[Mark, ...]
    names: CaseNames
    today: date
    open_names: int | None
    names_checked: bool
    completed: bool
    returned: int | None
    changed_since_return: bool
    taken_back: datetime | None = None
    is_keyed: bool = False
    queries: tuple[AskedQuery, ...] = ()


def page_key(page: Page) -> str:
    """Name the step of a page."""
    return PAGE + page.code


def step_keys(state: FormState) -> tuple[str, ...]:
    """Name the steps in order, without working out how far each is."""
    start = (ABOUT, QUERIES, SCOPE) if state.queries else (ABOUT, SCOPE)
    if not has_form(state.scope):
        return (*start, RETURN)
    pages = (page_key(page) for page in pages_to_fill(state.filling))
    return (*start, PEOPLE, *pages, NAMES, CHECK, RETURN)


def walked(keys: Sequence[str], key: str) -> list[str]:
    """Leave out of the steps what "Continue" and "Back" pass over: nobody owes a list of people."""
    return [each for each in keys if each != PEOPLE or key == PEOPLE]


def steps_of(state: FormState) -> tuple[Step, ...]:
    """List the steps; a case that needs no form has only its scope and the return."""
    steps = [_about(state), _scope(state)]
    if state.queries:
        steps.insert(1, _queries(state))
    if has_form(state.scope):
        steps.append(_people(state))
        steps += [_page(state, page) for page in pages_to_fill(state.filling)]
        steps += [_names(state), _check(state)]
    return (*steps, _return(state))


def first_open(state: FormState) -> str:
    """Name the first step that still needs something, for going straight on.

    A page is passed over once nothing on it is missing: to say that it is completed helps the
    person, and is not owed to the program. A page to come back to is not passed over.
    """
    if not scope_is_complete(state.scope, state.pack, state.today):
        return SCOPE
    if waiting(state.queries):
        return QUERIES
    if has_form(state.scope) and not state.completed:
        for page in pages_to_fill(state.filling):
            if _needs_visit(state, page):
                return page_key(page)
        return CHECK if state.names_checked and state.open_names == 0 else NAMES
    return RETURN


def _needs_visit(state: FormState, page: Page) -> bool:
    status, said = state.filling.status(page), section_said(state.marks, page.code)
    if status is PageStatus.IN_PROGRESS or said == NO:
        return True
    return status is PageStatus.NOT_STARTED and not _is_done(state, page)


def _is_done(state: FormState, page: Page) -> bool:
    """Tell whether a page counts as completed: the person says so and nothing is missing."""
    said = section_said(state.marks, page.code) == YES
    return state.completed or (said and not state.filling.gaps(page))


def _about(state: FormState) -> Step:
    translate = QCoreApplication.translate
    title = translate("steps", "About this form")
    if not has_form(state.scope):
        return Step(key=ABOUT, title=title, state=translate("steps", "No form needed"))
    answered, asked = answered_of(state.filling)
    words = translate("steps", "{0} of {1} answered").format(answered, asked)
    return Step(key=ABOUT, title=title, state=words, tone=Tone.QUIET)


def _queries(state: FormState) -> Step:
    translate = QCoreApplication.translate
    left = waiting(state.queries)
    words = (
        translate("steps", "{0} to answer").format(left) if left else translate("steps", "Answered")
    )
    title = translate("steps", "Queries from the office")
    return Step(key=QUERIES, title=title, state=words, tone=Tone.ATTENTION if left else Tone.PLAIN)


def _scope(state: FormState) -> Step:
    translate = QCoreApplication.translate
    title = translate("steps", "Case scope")
    if scope_is_complete(state.scope, state.pack, state.today):
        return Step(key=SCOPE, title=title, state=translate("steps", "Completed"))
    begun = state.scope != Scope()
    words = translate("steps", "In progress") if begun else translate("steps", "Not yet started")
    return Step(key=SCOPE, title=title, state=words, tone=Tone.PLAIN if begun else Tone.QUIET)


def _people(state: FormState) -> Step:
    title = QCoreApplication.translate("steps", "People and names")
    tone = Tone.PLAIN if state.names.people or state.names.watched else Tone.QUIET
    return Step(key=PEOPLE, title=title, state=state_words(state.names), tone=tone)


def _page(state: FormState, page: Page) -> Step:
    translate = QCoreApplication.translate
    words, tone = translate("steps", "Not yet started"), Tone.QUIET
    if _is_done(state, page):
        words, tone = translate("steps", "Completed"), Tone.PLAIN
    elif state.filling.status(page) is not PageStatus.NOT_STARTED:
        done, due = progress_of(state.filling, page)
        words, tone = translate("steps", "In progress"), Tone.PLAIN
        if due:
            words = translate("steps", "In progress, {0} of {1}").format(done, due)
    codes = flagged(state.marks)
    count = sum(question.code in codes for question in page.questions)
    if count:
        words = translate("steps", "{0}, {1} flagged").format(words, count)
    return Step(key=page_key(page), title=page.title, state=words, tone=tone)


def _names(state: FormState) -> Step:
    translate = QCoreApplication.translate
    words, tone = translate("steps", "Not yet started"), Tone.QUIET
    if not state.filling.texts:
        words = translate("steps", "Cannot start yet")
    elif state.open_names:
        words = translate("steps", "{0} to settle").format(state.open_names)
        tone = Tone.ATTENTION
    elif state.open_names == 0:
        done = translate("steps", "Completed")
        words = done if state.names_checked else translate("steps", "To be confirmed")
        tone = Tone.PLAIN
    return Step(key=NAMES, title=translate("steps", "Check names"), state=words, tone=tone)


def _check(state: FormState) -> Step:
    translate = QCoreApplication.translate
    title = translate("steps", "Check answers")
    if state.completed:
        return Step(key=CHECK, title=title, state=translate("steps", "Completed"))
    left = len(state.filling.gaps())
    if not state.filling.texts:
        words = translate("steps", "Cannot start yet")
    elif left:
        words = translate("steps", "{0} still to do").format(left)
    else:
        words = translate("steps", "Ready to complete")
    return Step(key=CHECK, title=title, state=words, tone=Tone.QUIET)


def _return(state: FormState) -> Step:
    translate = QCoreApplication.translate
    if state.is_keyed:
        title = translate("steps", "Paper and second check")
        return Step(key=RETURN, title=title, state="")
    words, tone = translate("steps", "Cannot start yet"), Tone.QUIET
    if state.completed and state.returned is not None and state.changed_since_return:
        words = translate("steps", "Ready, changed since return {0}").format(state.returned)
        tone = Tone.PLAIN
    elif state.completed and state.returned is not None:
        words = translate("steps", "Returned (return {0})").format(state.returned)
    elif state.taken_back is not None:
        words, tone = taken_back_words(state.taken_back), Tone.PLAIN
    elif state.completed:
        words, tone = translate("steps", "Ready"), Tone.PLAIN
    return Step(key=RETURN, title=translate("steps", "Create return"), state=words, tone=tone)
