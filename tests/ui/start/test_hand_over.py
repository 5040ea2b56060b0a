"""A second start on one profile: its files go to the first, which comes to the front."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QDialog

from tests.house.sources import ROOT
from tests.world import make_auditor
from ui.application import Start
from ui.start.hand_over import (
    ANSWER_MS,
    MOST_BYTES,
    MOST_FILES,
    HandOver,
    address,
    hand_over,
    read_paths,
)
from ui.start.unlock_page import UnlockPage
from ui.window import MainWindow

posix = pytest.mark.skipif(os.name != "posix", reason="sockets are files there only")


@pytest.fixture(autouse=True)
def _own_place(monkeypatch, tmp_path_factory):
    """Sockets of these tests in a folder of their own, with a short name as sockets need it."""
    folder = tmp_path_factory.mktemp("s")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))


@pytest.fixture
def first(qtbot, tmp_path, request):
    """The program that is open, as far as it listens; what it was asked stands in ``taken``."""
    listener = HandOver(tmp_path / "profile", None)
    listener.taken = []
    listener.asked.connect(listener.taken.append)
    yield listener
    listener.end()
    listener.deleteLater()


def start_again(folder, *files, cwd=None):
    """Start the whole program once more, as a double click on a file does."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "--profile", str(folder), *map(str, files)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=cwd,
    )


def test_a_second_start_gives_its_files_to_the_first_and_ends(first, qtbot, tmp_path):
    (tmp_path / "here").mkdir()
    second = start_again(
        tmp_path / "profile", "a pack.auditpack", tmp_path / "b", cwd=tmp_path / "here"
    )
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    assert first.taken == [(tmp_path / "here" / "a pack.auditpack", tmp_path / "b")]


def test_two_whole_programs_one_profile(qtbot, tmp_path):
    make_auditor(tmp_path / "profile").close()
    first = start_again(tmp_path / "profile")
    try:
        place = Path(address(tmp_path / "profile"))
        if os.name == "posix":
            qtbot.waitUntil(place.exists, timeout=20_000)
        second = start_again(tmp_path / "profile", tmp_path / "x.auditpack")
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
        assert second.returncode == 0
        assert first.poll() is None
    finally:
        first.kill()
        first.wait()


def test_another_profile_is_another_program(first, tmp_path):
    assert address(tmp_path / "profile") != address(tmp_path / "other")
    assert not hand_over(tmp_path / "other", [])


@posix
def test_the_place_of_a_killed_program_is_taken_over(qtbot, tmp_path):
    folder = tmp_path / "profile"
    left = socket.socket(socket.AF_UNIX)
    left.bind(address(folder))
    left.listen()
    left.close()
    assert not hand_over(folder, [])
    listener = HandOver(folder, None)
    asked = []
    listener.asked.connect(asked.append)
    second = start_again(folder, tmp_path / "x")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert asked == [(tmp_path / "x",)]
    listener.end()


@posix
def test_a_program_that_does_not_answer_is_waited_for_two_seconds(tmp_path):
    with socket.socket(socket.AF_UNIX) as hung:
        hung.bind(address(tmp_path / "profile"))
        hung.listen()
        began = time.monotonic()
        assert not hand_over(tmp_path / "profile", [tmp_path / "x"])
        assert time.monotonic() - began < 2 * ANSWER_MS / 1000


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can play two persons"
)
def test_a_socket_of_somebody_else_is_not_talked_to(tmp_path):
    place = address(tmp_path / "profile")
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(place)
        os.chown(place, 65534, 65534)
        other.listen()
        assert not hand_over(tmp_path / "profile", [])
        other.setblocking(False)
        with pytest.raises(BlockingIOError):
            other.accept()


@posix
def test_nobody_else_may_talk_to_the_first(first, tmp_path):
    assert Path(address(tmp_path / "profile")).stat().st_mode & 0o077 == 0


LONG = "/" + "x" * 5000


@pytest.mark.parametrize(
    "said",
    [
        b"\n",
        b"null\n",
        b"{}\n",
        b'"/one/path"\n',
        b"[1]\n",
        b'["relative"]\n',
        b'[""]\n',
        b'["/a\\u0000b"]\n',
        json.dumps([LONG]).encode() + b"\n",
        json.dumps(["/x"] * (MOST_FILES + 1)).encode() + b"\n",
        b"[" * 20_000 + b"\n",
        b"\xff\xfe\n",
        b"x" * (MOST_BYTES + 1),
    ],
)
def test_what_is_no_short_list_of_files_is_dropped(first, qtbot, tmp_path, said):
    assert read_paths(said) is None
    caller = QLocalSocket()
    caller.connectToServer(address(tmp_path / "profile"))
    assert caller.waitForConnected(1000)
    caller.write(said)
    caller.flush()
    qtbot.waitUntil(
        lambda: caller.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=8000
    )
    assert first.taken == []


def test_a_path_that_is_no_text_arrives_as_it_is(first):
    odd = Path(os.fsdecode(b"/odd \xff name"))
    assert read_paths(json.dumps([str(odd)]).encode() + b"\n") == (odd,)


def test_the_window_comes_forward_and_files_wait_for_an_open_question(qtbot, tmp_path):
    make_auditor(tmp_path / "profile").close()
    window = MainWindow(bare=True)
    qtbot.addWidget(window)
    start = Start(window, tmp_path / "profile", ())
    dropped = []
    window.show()
    start.begin()
    try:
        window.files_dropped.connect(dropped.append)
        qtbot.waitUntil(lambda: isinstance(window.page(), UnlockPage), timeout=10_000)
        question = QDialog(window)
        question.setModal(True)
        question.open()
        window.showMinimized()
        second = start_again(tmp_path / "profile", tmp_path / "x.auditpack")
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
        qtbot.waitUntil(lambda: not window.isMinimized(), timeout=5_000)
        qtbot.waitUntil(lambda: bool(start._given), timeout=5_000)
        start._give()
        assert dropped == []
        question.reject()
        qtbot.waitUntil(lambda: bool(dropped), timeout=5_000)
        assert dropped == [(tmp_path / "x.auditpack",)]
    finally:
        start.end()
        window.close()
