"""The one hook for the unexpected: logs without content, tells once, and lets the work go on."""

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ui.dialogs import Dialogs

OWN = frozenset({"anonymise", "export", "forms", "models", "office", "ui"})
log = logging.getLogger(__name__)


class Trouble(QObject):
    """Installed as ``sys.excepthook``; may be called on any thread, tells on the window's.

    Never shows a second message on top of the first, and never ends the program: what was shown
    as saved is in the store already.
    """

    _happened = Signal()

    def __init__(self, dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._telling = False
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> Callable[[], None]:
        """Take over the hooks of the interpreter; call the result to give them back."""
        before, before_threads = sys.excepthook, threading.excepthook
        sys.excepthook = self.happened
        threading.excepthook = self._on_thread

        def restore() -> None:
            sys.excepthook, threading.excepthook = before, before_threads

        return restore

    def happened(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log where it happened, without the text of the error, which may hold an answer."""
        del error
        if issubclass(kind, KeyboardInterrupt):
            return
        frames = traceback.extract_tb(trace)
        places = " < ".join(
            f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-8:])
        )
        log.error("Unexpected %s at %s", kind.__name__, places or "an unknown place")
        self._happened.emit()

    def _on_thread(self, problem: threading.ExceptHookArgs) -> None:
        if problem.exc_value is not None:
            self.happened(problem.exc_type, problem.exc_value, problem.exc_traceback)

    @Slot()
    def _tell(self) -> None:
        if self._telling:
            return
        self._telling = True
        try:
            self._dialogs.tell(
                self.tr("Something unexpected happened"),
                self.tr(
                    "Everything that was shown as saved is safe. You can go on working. If it "
                    "happens again, note the time and tell whoever supports the program."
                ),
            )
        finally:
            self._telling = False


def start_log(folder: Path) -> Callable[[], None]:
    """Log codes and places to a small file in the profile, and crashes of the interpreter too.

    Only this program's own records: a library's warning might quote what somebody typed. Whoever
    started Python with ``-X faulthandler`` reads crashes where that writes them. Call the result to
    stop.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stop_crashes = _log_crashes(folder / "crash.log")
    handler = logging.FileHandler(_own_file(folder / "audit-desk.log"), encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(lambda record: record.name.split(".")[0] in OWN)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)

    def stop() -> None:
        root.removeHandler(handler)
        handler.close()
        stop_crashes()

    return stop


def _log_crashes(path: Path) -> Callable[[], None]:
    file = _own_file(path).open("a", encoding="utf-8")
    if faulthandler.is_enabled():
        return file.close
    faulthandler.enable(file)

    def stop() -> None:
        faulthandler.disable()
        file.close()

    return stop


def _own_file(path: Path) -> Path:
    """Make sure that the file is there and that nobody else on this computer can read it."""
    path.touch(mode=0o600)
    path.chmod(0o600)
    return path
