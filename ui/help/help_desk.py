"""The help of its own pages: contents, and what they lead to."""

from collections.abc import Callable

from PySide6.QtCore import Slot

from forms.definition import Tool
from forms.library import SHIPPED, shipped_definition
from forms.loading import read_tool
from models.profile import Profile
from models.snapshots import ProfileRole
from ui.auditor.guidance import word_and_meaning
from ui.auditor.opened import tool_of
from ui.help.document import (
    ACCESSIBILITY,
    LICENCE,
    NOTICES,
    OFFICE_GUIDE,
    RECOVERY,
    USER_GUIDE,
    read_paper,
)
from ui.help.first_guide import panels
from ui.help.help_pages import (
    AboutPage,
    ContentsPage,
    DocumentPage,
    GuidePage,
    HelpPage,
    KeysPage,
    Topic,
    WordsPage,
)
from ui.menu_pages import MenuPageDesk
from ui.stay import Stay
from ui.tasks import Report

Words = tuple[tuple[str, str], ...]


class HelpDesk(MenuPageDesk):
    """Shows the contents of the help, and what each line of them leads to."""

    @Slot()
    def show(self) -> None:
        """Show the contents."""
        page = ContentsPage()
        page.chosen.connect(self.show_topic)
        self._show_first(page)

    @Slot(str)
    def show_topic(self, topic: str) -> None:
        """Show what a line of the contents, or of About, leads to."""
        if Topic(topic) is Topic.WORDS:
            self._show_words()
            return
        page = self._make(Topic(topic))
        below_about = Topic(topic) in {Topic.LICENCE, Topic.NOTICES}
        page.back_pressed.connect(self._show_about if below_about else self.show)
        self._window.show_page(page)

    @Slot()
    def _show_about(self) -> None:
        self.show_topic(Topic.ABOUT.value)

    def _make(self, topic: Topic) -> HelpPage:
        profile = self._around.profile
        is_auditor = profile.details.role is ProfileRole.AUDITOR
        guide = USER_GUIDE if is_auditor else OFFICE_GUIDE
        makers: dict[Topic, Callable[[], HelpPage]] = {
            Topic.GUIDE: self._guide,
            Topic.KEYS: KeysPage,
            Topic.MANUAL: lambda: DocumentPage(self.tr("Guide"), read_paper(guide)),
            Topic.RECOVERY: lambda: DocumentPage(
                self.tr("When something is wrong"), read_paper(RECOVERY)
            ),
            Topic.ACCESSIBILITY: lambda: DocumentPage(
                self.tr("Accessibility"), read_paper(ACCESSIBILITY)
            ),
            Topic.ABOUT: self._about,
            Topic.LICENCE: lambda: DocumentPage(self.tr("Licence"), read_paper(LICENCE)),
            Topic.NOTICES: lambda: DocumentPage(self.tr("What others made"), read_paper(NOTICES)),
        }
        return makers[topic]()

    def _guide(self) -> GuidePage:
        page = GuidePage(panels(self._around.profile.details.role))
        page.finished.connect(self.show)
        return page

    def _about(self) -> AboutPage:
        page = AboutPage(self._around.profile.folder)
        page.chosen.connect(self.show_topic)
        return page

    def _show_words(self) -> None:
        profile = self._around.profile

        def load(_report: Report) -> Words:
            return load_words(profile)

        task = self._around.tasks.store(load)
        Stay(task, self._window).arrived.connect(self._on_words)

    @Slot(object)
    def _on_words(self, words: Words) -> None:
        page = WordsPage(words)
        page.back_pressed.connect(self.show)
        self._window.show_page(page)


def load_words(profile: Profile) -> Words:
    """Collect the glossaries of an auditor's audits, else of the shipped tools."""
    tools: list[Tool] = []
    if profile.details.role is ProfileRole.AUDITOR:
        tools = [tool_of(pack) for pack in profile.forms.packs()]
    tools = tools or [read_tool(shipped_definition(name), file=name) for name in SHIPPED]
    found = {
        word: meaning
        for tool in tools
        for word, meaning in (word_and_meaning(each.code, each.label) for each in tool.glossary)
    }
    return tuple(sorted(found.items(), key=lambda pair: pair[0].casefold()))
