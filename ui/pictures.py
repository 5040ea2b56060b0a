"""Pictures of the screens, taken from the worked example without a screen.

``python -m ui.pictures EXAMPLE FOLDER [light] [dark]`` opens copies of the example's profiles in
the real windows and saves each screen. The passphrase is read from standard input.
"""

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import chdir
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from anonymise import load_checker
from models.profile import Profile, create_profile, open_profile
from models.snapshots import ProfileRole
from ui.application import describe
from ui.auditor.check_answers_page import CheckAnswersPage
from ui.auditor.create_return_page import CreateReturnPage
from ui.auditor.desk import AuditorDesk
from ui.auditor.details_page import DetailsPage, Person
from ui.auditor.form_desk import FormDesk
from ui.auditor.form_steps import ABOUT, CHECK, NAMES, PAGE, SCOPE
from ui.auditor.home_page import HomePage
from ui.auditor.open_pack_page import OpenPackPage
from ui.auditor.pack_review_page import PackReviewPage
from ui.auditor.question_page import QuestionPage
from ui.dialogs import Dialogs
from ui.office.audits_page import AuditsPage
from ui.office.coverage_page import CoveragePage
from ui.office.desk import OfficeDesk
from ui.office.returns_page import ReturnsPage
from ui.office.stages import Stage
from ui.start.first_run_page import FirstRunPage
from ui.start.unlock_page import UnlockPage
from ui.surroundings import Surroundings
from ui.tasks import TaskRunner
from ui.theme import Scheme, apply_theme
from ui.widgets.page import Page
from ui.window import MainWindow

T = TypeVar("T", bound=Page)
BOTH = (Scheme.LIGHT, Scheme.DARK)
QUIET_MS = 15
QUIET_ROUNDS = 4
NORMAL_TEXT = 100
DOCUMENTS = Path("Documents")
OFFERED = "harbour violin sketch mango"
FREQUENT, REGION = 96, 0xE0E0E0
NO_DITHER = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
NAMED = "Siobhan rang the ward on 3 May and asked for the plan. "


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example and what opens its profiles."""

    folder: Path
    passphrase: str

    def auditor(self) -> Path:
        """Find the profile of an auditor who has answered."""
        usual = self.folder / "auditor-csc"
        return usual if usual.exists() else next(iter(sorted(self.folder.glob("auditor-*"))))

    def last_pack(self) -> tuple[Path, str]:
        """Find a pack and the six words that open it."""
        lines = (self.folder / "packs" / "codes.txt").read_text(encoding="utf-8").splitlines()
        name, _tab, words = lines[-1].partition("\t")
        return self.folder / "packs" / name, words


class Places(Dialogs):
    """Says where to save whatever is to be saved, so that nothing waits for a person."""

    @override
    def ask_save_file(self, title: str, suggested: Path, filters: Sequence[str] = ()) -> Path:
        """Save into the folder of this run."""
        del title, filters
        return DOCUMENTS / suggested.name


class Studio:
    """One window in one scheme; ``snap`` saves what it shows."""

    def __init__(self, out: Path, scheme: Scheme) -> None:
        self._out = out
        self._suffix = scheme.value
        self.window = MainWindow()
        self.window.show()
        self._tasks = TaskRunner(self.window)
        self.count = 0

    def surroundings(self, profile: Profile) -> Surroundings:
        """Give a desk what it needs."""
        return Surroundings(
            window=self.window,
            profile=profile,
            tasks=self._tasks,
            dialogs=Places(),
            now=_now,
            load_checker=load_checker,
        )

    def settle(self) -> None:
        """Let the window work until nothing is on its way any more."""
        loop = QEventLoop()
        timer = QTimer()
        quiet = 0

        def look() -> None:
            nonlocal quiet
            quiet = 0 if self._tasks.tasks() else quiet + 1
            if quiet >= QUIET_ROUNDS:
                loop.quit()

        timer.timeout.connect(look)
        timer.start(QUIET_MS)
        loop.exec()

    def page(self, kind: type[T]) -> T:
        """Wait for a page; TypeError when another one is shown."""
        self.settle()
        page = self.window.page()
        if not isinstance(page, kind):
            raise TypeError(kind.__name__)
        return page

    def snap(self, name: str) -> None:
        """Save the window as it is, once it is at rest."""
        self.settle()
        picture = with_few_colours(self.window.grab().toImage())
        if not picture.save(str(self._out / f"{name}-{self._suffix}.png")):
            raise OSError
        self.count += 1

    def show(self, page: Page, name: str) -> None:
        """Show a page that needs no desk, and snap it."""
        self.window.show_page(page)
        self.snap(name)

    def close(self) -> None:
        """Finish all work and put the window away."""
        self._tasks.close()
        self.window.close()
        self.window.deleteLater()


Part = Callable[[Studio, Example], None]


def with_few_colours(picture: QImage) -> QImage:
    """Keep 256 colours, in half the size: the most frequent ones, and one of every other region.

    Without the second half the colour of a rare word would become that of a more frequent one.
    """
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    table: list[int] = []
    regions: set[int] = set()
    for colour, _count in Counter(memoryview(plain.constBits()).cast("I")).most_common():
        region = colour & REGION
        if len(table) < FREQUENT or region not in regions:
            table.append(colour)
            regions.add(region)
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table[:256], NO_DITHER)


def take_pictures(
    app: QApplication, example: Example, out: Path, schemes: Sequence[Scheme] = BOTH
) -> int:
    """Save every screen in each scheme into ``out``; return how many were saved.

    Works on copies, in a folder that is made for it and is the current one meanwhile, so that no
    place of this computer stands in a picture. The example stays as it is.
    """
    example = replace(example, folder=example.folder.resolve())
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for scheme in schemes:
        apply_theme(app, scheme, NORMAL_TEXT)
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / DOCUMENTS).mkdir()
            with chdir(folder):
                for part in (_start_pages, _new_auditor, _auditor, _office):
                    count += _take(part, example, out, scheme)
    return count


def _take(part: Part, example: Example, out: Path, scheme: Scheme) -> int:
    studio = Studio(out, scheme)
    try:
        part(studio, example)
    finally:
        studio.close()
    return studio.count


def _now() -> datetime:
    return datetime.now(UTC)


def _start_pages(studio: Studio, _example: Example) -> None:
    folder = Path("Audit Desk")
    studio.show(FirstRunPage(folder, OFFERED), "start-first-run")
    unlock = UnlockPage(folder)
    studio.show(unlock, "start-unlock")


def _new_auditor(studio: Studio, example: Example) -> None:
    """Show the way from an empty profile to the cases of a pack."""
    profile = create_profile(
        Path("new"), passphrase=example.passphrase, role=ProfileRole.AUDITOR, organisation=""
    )
    desk = AuditorDesk(studio.surroundings(profile))
    try:
        studio.page(HomePage)
        studio.snap("auditor-home-empty")
        path, words = example.last_pack()
        desk.open_files((path,))
        page = studio.page(OpenPackPage)
        page.code.set_value(words)
        studio.snap("auditor-open-pack")
        page.primary_pressed.emit()
        review = studio.page(PackReviewPage)
        studio.snap("auditor-pack-review")
        review.primary_pressed.emit()
        details = studio.page(DetailsPage)
        studio.snap("auditor-details")
        details.given.emit(Person(name="A. Auditor", title="Named nurse"))
        home = studio.page(HomePage)
        studio.snap("auditor-home-new")
        next(iter(home.status_buttons.values())).click()
        studio.snap("auditor-scope-not-known")
        desk.finish()
    finally:
        studio.settle()
        profile.close()


def _auditor(studio: Studio, example: Example) -> None:
    """Show a form that is filled in, and everything that leads to its return."""
    shutil.copytree(example.auditor(), "auditor")
    profile = open_profile(Path("auditor"), example.passphrase)
    desk = AuditorDesk(studio.surroundings(profile))
    try:
        home = studio.page(HomePage)
        studio.snap("auditor-home")
        next(iter(home.open_buttons.values())).click()
        studio.settle()
        if desk.cases.form_desk is not None:
            _form(studio, desk.cases.form_desk)
        _return(studio, desk, profile.forms.packs()[0].id)
        desk.finish()
    finally:
        studio.settle()
        profile.close()


def _return(studio: Studio, desk: AuditorDesk, pack_id: str) -> None:
    """Sign off, make the file, and look at the list of those made."""
    desk.show_home()
    studio.page(HomePage).return_chosen.emit(pack_id)
    page = studio.page(CreateReturnPage)
    studio.snap("auditor-create-return")
    page.declaration.click()
    page.primary_pressed.emit()
    studio.snap("auditor-return-made")
    desk.show_home()
    studio.page(HomePage).sent_chosen.emit(pack_id)
    studio.snap("auditor-sent")


def _form(studio: Studio, form: FormDesk) -> None:
    steps = (
        (ABOUT, "task-list"),
        (SCOPE, "scope"),
        (f"{PAGE}together", "question"),
        (f"{PAGE}relevance", "relevance"),
        (f"{PAGE}judgement-quality", "judgement"),
        (f"{PAGE}closing", "closing"),
    )
    for key, name in steps:
        form.show_step(key)
        studio.snap(f"auditor-{name}")
    _names(studio, form)
    form.show_step(CHECK)
    studio.snap("auditor-check-answers")
    form.work.put_text("Q3", "")
    form.show_step(CHECK)
    studio.page(CheckAnswersPage).primary_pressed.emit()
    studio.snap("auditor-gaps")


def _names(studio: Studio, form: FormDesk) -> None:
    """Type a name, and show what becomes of it."""
    form.show_step(f"{PAGE}referral")
    page = studio.page(QuestionPage)
    page.go_to_path("Q1.comment")
    studio.settle()
    box = page.card_of("Q1.comment").box("Q1.comment")
    text = NAMED + box.field.text()
    box.show_text(text)
    form.work.put_text("Q1.comment", text)
    studio.snap("auditor-name-notice")
    form.show_step(NAMES)
    studio.snap("auditor-check-names")


def _office(studio: Studio, example: Example) -> None:
    """Show the office from the list of audits to a printed form."""
    shutil.copytree(example.folder / "office", "office")
    profile = open_profile(Path("office"), example.passphrase)
    desk = OfficeDesk(studio.surroundings(profile))
    try:
        audits = studio.page(AuditsPage)
        studio.snap("office-audits")
        audits.new_asked.emit()
        studio.snap("office-new-audit")
        desk.show_audits()
        audits = studio.page(AuditsPage)
        audits.opened.emit(profile.audits.list()[0].id)
        studio.settle()
        for stage in Stage:
            if stage is not Stage.AUDITS:
                studio.window.step_chosen.emit(stage.value)
                studio.snap(f"office-{stage.value}")
        _office_results(studio, example)
        desk.finish()
    finally:
        studio.settle()
        profile.close()


def _office_results(studio: Studio, example: Example) -> None:
    """Show an import, a chosen cell, and a form as it is printed."""
    studio.window.step_chosen.emit(Stage.RETURNS.value)
    studio.page(ReturnsPage)
    studio.window.files_dropped.emit((example.folder / "returns",))
    studio.window.step_chosen.emit(Stage.COVERAGE.value)
    coverage = studio.page(CoveragePage)
    coverage.grid.setCurrentIndex(coverage.grid.model().index(0, 1))
    coverage.scroller.ensureWidgetVisible(coverage.card)
    studio.snap("office-coverage-cell")
    coverage.card.buttons.office.click()
    studio.snap("office-preview")


def main(arguments: Sequence[str], read: Callable[[], str]) -> int:
    """Take the pictures of an example: its folder, where to put them, and which schemes."""
    folder, out = (Path(each) for each in arguments[:2])
    schemes = tuple(Scheme(each) for each in arguments[2:]) or BOTH
    app = QApplication(sys.argv[:1])
    describe(app)
    example = Example(folder=folder, passphrase=read().rstrip("\n"))
    take_pictures(app, example, out, schemes)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdin.readline))
