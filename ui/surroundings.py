"""What every desk of the program is given: built once at the start, passed on, never looked up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from anonymise import Checker
from models.profile import Profile
from ui.dialogs import Dialogs
from ui.tasks import TaskRunner
from ui.window import MainWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The window and the opened profile; ``now`` gives an aware UTC time.

    ``load_checker`` takes a quarter of a second: call it on the pure pool, once per desk.
    """

    window: MainWindow
    profile: Profile
    tasks: TaskRunner
    dialogs: Dialogs
    now: Callable[[], datetime]
    load_checker: Callable[[], Checker]


def translated(text: str) -> str:
    """Translate a sentence of the catalogue of messages."""
    return QCoreApplication.translate("catalogue", text)
