"""The library of audit tools, a draft part by part, a test of it, and what differs."""

from forms.drafting import Insert
from ui.office.audits_page import AuditsPage
from ui.office.tools.draft_page import DraftPage
from ui.office.tools.draft_steps import (
    GRADES,
    INSTRUCTIONS,
    PUBLISH,
    SECTIONS,
    STARTERS,
    TRY,
    WORDS,
)
from ui.office.tools.library_page import LibraryPage
from ui.office.tools.publish_page import PublishPage
from ui.office.tools.question_page import QuestionEditPage
from ui.office.tools.section_page import SectionPage
from ui.office.tools.versions_page import VersionsPage
from ui.pictures.studio import Example, Studio
from ui.pictures.visits import at_office

SECTION = "sections/0"
QUESTION = f"{SECTION}/pages/0/questions/0"
NAMED = "Was the plan looked at again after Siobhan had moved?"


def show_tools(studio: Studio, example: Example) -> None:
    """Show the way from the library to a version that can be published."""
    with at_office(studio, example) as office:
        studio.page(AuditsPage).tools.click()
        library = studio.page(LibraryPage)
        studio.snap("office-tools")
        sha256 = office.profile.audits.tools()[0].sha256
        library.deeds[sha256, "view"].click()
        studio.snap("office-tool-view")
        studio.window.foot_bar.back.click()
        studio.page(LibraryPage).deeds[sha256, "version"].click()
        studio.page(DraftPage)
        studio.snap("office-draft-about")
        for step in (INSTRUCTIONS, STARTERS, WORDS, GRADES, SECTIONS):
            studio.window.step_chosen.emit(step)
            studio.page(DraftPage)
            studio.snap(f"office-draft-{step}")
        _questions(studio)
        _publish(studio)
        office.audits().tools.click()
        studio.page(LibraryPage)
        studio.snap("office-tools-draft")


def _questions(studio: Studio) -> None:
    """Open a section and a question, and add one that is not finished, with a follow-up."""
    studio.window.step_chosen.emit(SECTION)
    section = studio.page(SectionPage)
    studio.snap("office-draft-section")
    section.asked.emit(QUESTION)
    page = studio.page(QuestionEditPage)
    studio.snap("office-draft-question")
    page.work.put(f"{QUESTION}/text", NAMED)
    page.asked.emit(QUESTION)
    page = studio.page(QuestionEditPage)
    studio.snap("office-draft-name")
    page.scroller.ensureWidgetVisible(page.kind)
    studio.snap("office-draft-answers")
    page.scroller.ensureWidgetVisible(page.more)
    studio.snap("office-draft-counting")
    page.more.click()
    studio.page(QuestionEditPage)
    studio.snap("office-draft-follow-up")


def _publish(studio: Studio) -> None:
    """Show what is missing, put it right, show the names, what differs, and a test."""
    studio.window.step_chosen.emit(PUBLISH)
    page = studio.page(PublishPage)
    studio.snap("office-draft-missing")
    page.work.undo()
    studio.window.step_chosen.emit(PUBLISH)
    page = studio.page(PublishPage)
    studio.snap("office-draft-names")
    scale = {"code": "extra", "title": "More", "grades": [{"code": "a", "label": "All of it"}]}
    page.work.reshape("", "scales/1", Insert(pointer="scales/1", entry=scale))
    studio.window.step_chosen.emit(PUBLISH)
    studio.page(PublishPage).compare.click()
    studio.page(VersionsPage)
    studio.snap("office-versions")
    studio.window.foot_bar.back.click()
    studio.page(PublishPage)
    studio.window.step_chosen.emit(TRY)
    studio.snap("office-tool-try")
    studio.window.step_chosen.emit("check")
    studio.snap("office-tool-try-check")
