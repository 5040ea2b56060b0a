"""An auditor at the real window, for measuring: a profile with one case, opened and waited for."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from anonymise import load_checker
from export.pack_file import open_pack
from models.profile import Profile
from models.snapshots import OpenedPack, PackCase
from tests.models.samples import opened
from tests.world import AUDITED, NOW, issue, make_auditor, make_office
from ui.auditor.desk import AuditorDesk
from ui.auditor.form_desk import FormDesk
from ui.auditor.home_page import HomePage
from ui.auditor.question_page import QuestionPage
from ui.collecting import Collecting
from ui.dialogs import Dialogs
from ui.surroundings import Surroundings
from ui.tasks import TaskRunner
from ui.theme import Scheme, Theme
from ui.window import MainWindow

PATIENCE = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop:
    """An auditor's profile and its first case."""

    profile: Profile
    form_id: str


def shipped_laptop(folder: Path) -> Laptop:
    """Give an auditor the shipped tool, by way of an office and its pack."""
    office = make_office(folder / "office", cases=1, agencies=1)
    pack = issue(office)[0]
    office.profile.close()
    contents = open_pack(pack.raw, pack.issued.code_words, pins={}, now=NOW)
    return _keep(folder, contents.pack, contents.cases)


def laptop_with(folder: Path, definition: bytes) -> Laptop:
    """Give an auditor a pack with a tool that no office issued."""
    return _keep(folder, opened(definition=definition), (PackCase(uin="CSA-01", label="A"),))


def _keep(folder: Path, pack: OpenedPack, cases: tuple[PackCase, ...]) -> Laptop:
    profile = make_auditor(folder / "auditor")
    profile.forms.add_pack(pack, cases)
    form = profile.forms.forms(pack.id)[0]
    profile.forms.save_scope(form.id, AUDITED)
    return Laptop(profile=profile, form_id=form.id)


class AtWork:
    """The window of the program on a laptop, at its home page; the name check is loaded."""

    def __init__(self, laptop: Laptop) -> None:
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)  # noqa: S101
        self.app = app
        self._collecting = Collecting(app)
        self._theme = Theme(app, Scheme.LIGHT, 100)
        self._laptop = laptop
        self.window = MainWindow()
        self.window.show()
        self.window.activateWindow()
        self.tasks = TaskRunner(self.window)
        self.desk = AuditorDesk(
            Surroundings(
                window=self.window,
                profile=laptop.profile,
                tasks=self.tasks,
                dialogs=Dialogs(self.window),
                now=lambda: datetime.now(UTC),
                load_checker=load_checker,
            )
        )
        self.wait(self.is_home)

    def is_home(self) -> bool:
        """Whether home is shown and nothing is on its way."""
        return isinstance(self.window.page(), HomePage) and not self.tasks.tasks()

    def form(self) -> FormDesk:
        """Return the form that is open."""
        form = self.desk.cases.form_desk
        assert form is not None  # noqa: S101
        return form

    def question_page(self) -> QuestionPage:
        """Return the page of questions that is shown."""
        page = self.window.page()
        assert isinstance(page, QuestionPage)  # noqa: S101
        return page

    def open_case(self) -> float:
        """Open the case from home; milliseconds until its page of questions is painted."""
        start = time.perf_counter()
        self.desk.cases.open(self._laptop.form_id)
        self.wait(lambda: isinstance(self.window.page(), QuestionPage))
        self.window.grab()
        return (time.perf_counter() - start) * 1000

    def turn_to(self, key: str) -> float:
        """Turn from one page of the open form to another; milliseconds until it is painted.

        A key comes first, as with a person: the program knows that somebody is at work.
        """
        QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Shift)
        start = time.perf_counter()
        self.form().show_step(key)
        self.app.processEvents()
        self.window.grab()
        return (time.perf_counter() - start) * 1000

    def go_home(self) -> None:
        """Leave the case."""
        self.desk.show_home()
        self.wait(self.is_home)

    def rest(self, milliseconds: int) -> None:
        """Let the program work undisturbed for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def wait(self, ready: Callable[[], bool]) -> None:
        """Let the program work until something is so; TimeoutError after ten seconds."""
        limit = time.monotonic() + PATIENCE
        while not ready():
            self.app.processEvents()
            if time.monotonic() > limit:
                raise TimeoutError

    def close(self) -> None:
        """Put everything away as the program does."""
        self.desk.finish()
        self.tasks.close()
        self._laptop.profile.close()
        self.window.close()
        self._collecting.end()
