"""A real window that is photographed: what every picture needs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from shiboken6 import delete, isValid
from typing_extensions import override

from anonymise import load_checker
from export.archive_file import ENDING
from models.profile import Profile
from ui.collecting import Collecting
from ui.dialogs import Dialogs
from ui.surroundings import Surroundings
from ui.tasks import TaskRunner
from ui.widgets.page import Page
from ui.window import MainWindow

T = TypeVar("T", bound=Page)
QUIET_MS = 15
QUIET_ROUNDS = 4
DOCUMENTS = Path("Documents")
WRONG_TOOL = DOCUMENTS / "our-tool.json"
FREQUENT, REGION = 96, 0xE0E0E0
NO_DITHER = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither


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
    """Answers what is asked, so that nothing waits for a person."""

    @override
    def ask_save_file(self, title: str, suggested: Path, filters: Sequence[str] = ()) -> Path:
        """Save into the folder of this run."""
        del title, filters
        return DOCUMENTS / suggested.name

    @override
    def ask_open_files(
        self, title: str, filters: Sequence[str] = (), start: Path | None = None
    ) -> tuple[Path, ...]:
        """Choose the archive that was just saved, or the audit tool that has mistakes."""
        del title, start
        if any(ENDING in each for each in filters):
            return tuple(DOCUMENTS.glob(f"*{ENDING}"))
        return (WRONG_TOOL,)

    @override
    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        """Go on: what was typed for a picture is given up once the picture is there."""
        del title, text, yes, no
        return True


class Studio:
    """One window in one look; ``snap`` saves what it shows, with the look in the file's name."""

    def __init__(self, out: Path, look: str) -> None:
        self._out = out
        self._suffix = look
        self.window = MainWindow()
        self.window.show()
        self._collecting = Collecting(self.window)
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
            if not isValid(self._tasks):
                loop.quit()  # closed, after a step that failed
                return
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
        self._collecting.end()
        self.window.close()
        delete(self.window)  # closes what its pages hold open


def with_few_colours(picture: QImage) -> QImage:
    """Keep 256 colours, in half the size: the most frequent ones, and one of every other region.

    Without the second half the colour of a rare word would become that of a more frequent one.
    """
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    table: list[int] = []
    regions: set[int] = set()
    for colour, _count in colours_of(plain).most_common():
        region = colour & REGION
        if len(table) < FREQUENT or region not in regions:
            table.append(colour)
            regions.add(region)
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table[:256], NO_DITHER)


def colours_of(picture: QImage) -> Counter[int]:
    """Count the colours of a picture of 32 bits a pixel, rows that are alike only once."""
    counts: Counter[int] = Counter()
    pixels, width = memoryview(picture.constBits()).tobytes(), picture.bytesPerLine()
    rows = Counter(pixels[at : at + width] for at in range(0, len(pixels), width))
    for row, times in rows.items():
        for colour, count in Counter(memoryview(row).cast("I")).items():
            counts[colour] += times * count
    return counts


def _now() -> datetime:
    return datetime.now(UTC)
