"""A second start hands its files to the program that is open on the same profile, and ends.

Only paths of files cross, by a local socket (a pipe on Windows) that belongs to this person. They
are untrusted like a drop: the desk that gets them decides, and while it is locked they wait. What
the first paint need not wait for, Qt's network library before all, is imported where it is used.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCryptographicHash, QElapsedTimer, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:  # see above
    from PySide6.QtNetwork import QLocalSocket

ANSWER_MS = 2_000
MOST_BYTES, MOST_FILES, LONGEST_PATH = 64 * 1024, 200, 4_096
_TAKEN = b"taken\n"


def address(folder: Path) -> str:
    """Say where the program on a profile listens: one place for each person and folder.

    It says nothing about either. Where sockets are files it is a whole path, preferably in the
    folder that nobody else can look into.
    """
    person = os.getuid() if os.name == "posix" else os.environ.get("USERNAME", "")
    facts = f"{person}|{folder.resolve()}"
    digest = QCryptographicHash.hash(os.fsencode(facts), QCryptographicHash.Algorithm.Sha256)
    name = f"audit-desk-{bytes(digest.toHex().data()).decode('ascii')[:24]}"
    if os.name != "posix":
        return name
    own, shared = os.environ.get("XDG_RUNTIME_DIR", ""), os.environ.get("TMPDIR", "/tmp")  # noqa: S108  see _is_ours
    return str(Path(own if own and Path(own).is_dir() else shared) / name)


def hand_over(folder: Path, files: Sequence[Path]) -> bool:
    """Give files to the program that is open on a profile; True once it has taken them.

    False where none is open, or where it does not answer within two seconds; then whoever asked
    starts as ever, and the lock of the profile decides.
    """
    place = address(folder)
    if not _is_ours(place):
        return False
    from PySide6.QtNetwork import QLocalSocket

    clock = QElapsedTimer()
    clock.start()
    socket = QLocalSocket()
    socket.connectToServer(place)
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(_message(files))
    answer = b""
    while _TAKEN not in answer and clock.elapsed() < ANSWER_MS:
        if not socket.waitForReadyRead(max(1, ANSWER_MS - clock.elapsed())):
            break
        answer += bytes(socket.readAll().data())
    socket.abort()
    return answer == _TAKEN


class HandOver(QObject):
    """Listens for other starts on one profile. ``asked`` carries the paths they were given.

    Must be made after the window is there. Where the system has no such sockets it is silent, and
    a second start is told that the program is open already.
    """

    asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(4)
        self._server.newConnection.connect(self._on_connection)
        place = address(folder)
        if not self._server.listen(place) and _is_left(place):
            QLocalServer.removeServer(place)
            self._server.listen(place)

    def end(self) -> None:
        """Listen no more; a start that comes now is a first one."""
        self._server.close()

    @Slot()
    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            caller = _Caller(self._server.nextPendingConnection(), self)
            caller.said.connect(self.asked)
            caller.listen()


class _Caller(QObject):
    """Reads what one other start says, up to a limit and for as long as it would wait."""

    said = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._read = b""
        socket.setParent(self)
        socket.setReadBufferSize(MOST_BYTES + 1)
        socket.readyRead.connect(self._on_ready)
        socket.disconnected.connect(self.deleteLater)
        QTimer.singleShot(ANSWER_MS, socket, socket.abort)

    def listen(self) -> None:
        """Read what came before anybody was connected."""
        self._on_ready()

    @Slot()
    def _on_ready(self) -> None:
        self._read += bytes(self._socket.readAll().data())
        if len(self._read) > MOST_BYTES:
            self._socket.abort()
        elif self._read.endswith(b"\n"):
            paths = read_paths(self._read)
            self._read = b""
            if paths is None:
                self._socket.abort()
                return
            self._socket.write(_TAKEN)
            self._socket.flush()
            self.said.emit(paths)


def read_paths(said: bytes) -> tuple[Path, ...] | None:
    """Give the paths in a message; None where it is anything else than a short list of them."""
    import json

    try:
        said_names: object = json.loads(said)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said_names, list):
        return None
    names = cast("list[object]", said_names)
    if len(names) > MOST_FILES:
        return None
    paths: list[Path] = []
    for name in names:
        if not isinstance(name, str) or not 0 < len(name) <= LONGEST_PATH or "\0" in name:
            return None
        paths.append(Path(name))
    return tuple(paths) if all(path.is_absolute() for path in paths) else None


def _message(files: Sequence[Path]) -> bytes:
    import json

    names = [str(Path.cwd() / path) for path in files[:MOST_FILES]]
    return json.dumps(names).encode("ascii") + b"\n"


def _is_ours(place: str) -> bool:
    """Refuse to talk to a socket that another person on this computer has put there."""
    if os.name != "posix":
        return True
    try:
        return os.lstat(place).st_uid == os.getuid()
    except OSError:
        return False


def _is_left(place: str) -> bool:
    """Say whether nobody answers: a program that was killed leaves its socket behind."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(place)
    is_alive = socket.waitForConnected(ANSWER_MS // 4)
    socket.abort()
    return not is_alive
