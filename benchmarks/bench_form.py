"""Opening a case of the shipped tool: from the click on its card to the painted question page."""

import statistics
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from models.profile import Profile

ROUNDS = 9
PAGE = "page:assessment"
PATIENCE = 10.0


def run(folder: Path) -> list[Figure]:
    """Open the form at its longest page, go home, and again; the checker is loaded before."""
    from PySide6.QtWidgets import QApplication

    from anonymise import load_checker
    from ui.auditor.desk import AuditorDesk
    from ui.auditor.home_page import HomePage
    from ui.auditor.question_page import QuestionPage
    from ui.dialogs import Dialogs
    from ui.surroundings import Surroundings
    from ui.tasks import TaskRunner
    from ui.theme import Scheme, Theme
    from ui.window import MainWindow

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)  # noqa: S101
    Theme(app, Scheme.LIGHT, 100)
    profile, form_id = _profile(folder)
    window = MainWindow()
    window.show()
    tasks = TaskRunner(window)
    desk = AuditorDesk(
        Surroundings(
            window=window,
            profile=profile,
            tasks=tasks,
            dialogs=Dialogs(window),
            now=lambda: datetime.now(UTC),
            load_checker=load_checker,
        )
    )
    _wait(app, lambda: isinstance(window.page(), HomePage) and not tasks.tasks())
    opening: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        desk.cases.open(form_id)
        _wait(app, lambda: isinstance(window.page(), QuestionPage))
        window.grab()
        opening.append((time.perf_counter() - start) * 1000)
        desk.show_home()
        _wait(app, lambda: isinstance(window.page(), HomePage) and not tasks.tasks())
    desk.finish()
    tasks.close()
    profile.close()
    window.close()
    return [
        Figure(
            what="opening the shipped form, first",
            value=opening[0],
            unit="ms",
            promise=200,
        ),
        Figure(
            what="opening the shipped form, median",
            value=statistics.median(opening),
            unit="ms",
            promise=200,
        ),
    ]


def _profile(folder: Path) -> tuple["Profile", str]:
    from export.pack_file import open_pack
    from tests.world import AUDITED, NOW, issue, make_auditor, make_office

    office = make_office(folder / "office", cases=1, agencies=1)
    pack = issue(office)[0]
    office.profile.close()
    auditor = make_auditor(folder / "auditor")
    contents = open_pack(pack.raw, pack.issued.code_words, pins={}, now=NOW)
    auditor.forms.add_pack(contents.pack, contents.cases)
    form = auditor.forms.forms(contents.pack.id)[0]
    auditor.forms.save_scope(form.id, AUDITED)
    auditor.forms.save_place(form.id, PAGE)
    return auditor, form.id


def _wait(app: "QApplication", ready: "Callable[[], bool]") -> None:
    limit = time.monotonic() + PATIENCE
    while not ready():
        app.processEvents()
        if time.monotonic() > limit:
            raise TimeoutError
