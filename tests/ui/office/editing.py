"""The hands of somebody who writes an audit tool: every press goes to the real window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from anonymise import load_checker
from forms.drafting import Draft
from tests.ui.fakes import FakeDialogs
from tests.world import NOW
from ui.office.audits_page import AuditsPage
from ui.office.desk import OfficeDesk
from ui.office.tools.draft_page import DraftPage
from ui.office.tools.library_page import LibraryPage
from ui.office.tools.part_pages import AboutPage
from ui.office.tools.question_page import QuestionEditPage
from ui.office.tools.section_page import SectionPage
from ui.surroundings import Surroundings
from ui.tasks import TaskRunner
from ui.window import MainWindow

QUESTIONS = "sections/0/pages/0/questions"


class Office:
    """The office at its window; the file is opened by ``again`` as after a restart."""

    def __init__(self, qtbot, profile):
        self.qtbot = qtbot
        self.profile = profile
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.show()
        self.dialogs = FakeDialogs()
        self.at = Surroundings(
            window=self.window,
            profile=profile,
            tasks=TaskRunner(self.window),
            dialogs=self.dialogs,
            now=lambda: NOW,
            load_checker=load_checker,
        )
        self.desk = OfficeDesk(self.at)
        self.sees(AuditsPage)

    def sees(self, kind):
        self.qtbot.waitUntil(
            lambda: isinstance(self.window.page(), kind) and not self.at.tasks.tasks()
        )
        return self.window.page()

    def click(self, button):
        assert button.isEnabled()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def library(self):
        self.click(self.sees(AuditsPage).tools)
        return self.sees(LibraryPage)

    def deed(self, code, key=None):
        page = self.sees(LibraryPage)
        key = key or self.profile.audits.tools()[0].sha256
        self.click(page.deeds[key, code])

    def new_version(self):
        self.library()
        self.deed("version")
        return self.sees(AboutPage)

    def step(self, key, kind=DraftPage):
        self.window.step_chosen.emit(key)
        return self.sees(kind)

    def question(self, at=0):
        page = self.step("sections/0", SectionPage)
        self.click(page.rows[f"{QUESTIONS}/{at}"])
        return self.sees(QuestionEditPage)

    def write(self, box, text):
        widget = getattr(box.widget, "box", None) or getattr(box.widget, "line", box.widget)
        widget.setFocus()
        widget.selectAll()
        QTest.keyClicks(widget, text)

    def kept(self):
        """The draft as the database has it."""
        (draft,) = self.profile.tools.library().drafts
        return Draft(draft.definition)

    def close(self):
        self.desk.finish()
        self.at.tasks.close()
        self.window.close()
