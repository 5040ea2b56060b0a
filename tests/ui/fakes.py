"""Stands in for `ui.dialogs.Dialogs`: the test writes the answers, and reads what was asked."""

from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from typing_extensions import override

from ui.dialogs import Dialogs


class FakeDialogs(Dialogs):
    """Give answers with `answer(...)`, in the order of the questions; `asked` holds the words.

    A question without an answer fails the test, so that nothing waits for a person.
    """

    def __init__(self, *answers: object) -> None:
        super().__init__()
        self._answers = deque(answers)
        self.asked: list[tuple[str, str]] = []
        self.told: list[tuple[str, str]] = []
        self.shown: list[Path] = []

    def answer(self, *answers: object) -> None:
        self._answers.extend(answers)

    def _next(self, title: str, text: str) -> object:
        self.asked.append((title, text))
        assert self._answers, f"nobody said what to answer to: {title}"
        return self._answers.popleft()

    @override
    def ask_open_files(
        self, title: str, filters: Sequence[str] = (), start: Path | None = None
    ) -> tuple[Path, ...]:
        answer = self._next(title, ";;".join(filters))
        return (answer,) if isinstance(answer, Path) else tuple(answer)

    @override
    def ask_open_folder(self, title: str, start: Path | None = None) -> Path | None:
        return self._next(title, "")

    @override
    def pick_save_file(
        self, title: str, suggested: Path, filters: Sequence[str] = ()
    ) -> Path | None:
        return self._next(title, str(suggested))

    @override
    def show_folder(self, folder: Path) -> bool:
        self.shown.append(folder)
        return True

    @override
    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        return bool(self._next(title, text))

    @override
    def tell(self, title: str, text: str, details: str = "") -> None:
        self.told.append((title, text))


class FakeClock:
    """Stands in for the wall clock: it stands still until the test moves it."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def __call__(self) -> datetime:
        return self._at

    def forward(self, *, minutes: float = 0, seconds: float = 0) -> None:
        self._at += timedelta(minutes=minutes, seconds=seconds)
