"""Programs that are ended as by a power cut, and what they had told until then."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0
# What changes something on the disk, or stands between two changes.
_STEPS = frozenset(
    {"open", "close", "fsync", "stat", "replace", "link", "unlink", "Cursor.execute"}
    | {"BufferedReader.read", "BufferedWriter.write", "BufferedWriter.flush"}
    | {"BufferedWriter.__exit__", "Connection.commit"}
)
Line = dict[str, Any]


def say(**words: Any) -> None:
    """Tell the one who will kill this program something, at once."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def die_at(step: int) -> None:
    """End this program by SIGKILL before its so-manieth call to the system from now on.

    A kill from outside seldom comes between two calls that follow each other in microseconds. Only
    calls of this thread for files and the database count; 0 is never.
    """
    left = step

    def look(_frame: FrameType, event: str, what: object) -> None:
        nonlocal left
        if event == "c_call" and getattr(what, "__qualname__", "") in _STEPS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    if step:
        sys.setprofile(look)


def work_and_die(module: str, *arguments: object) -> list[Line]:
    """Run a program of the tests that ends itself by ``die_at``; give what it told."""
    program = _start(module, *arguments)
    told, _nothing = program.communicate(timeout=PATIENCE)
    assert program.returncode == -signal.SIGKILL
    return [json.loads(line) for line in told.splitlines(keepends=True) if line.endswith("\n")]


def work_and_be_killed(
    module: str, *arguments: object, cue: str, count: int = 1, after: float = 0.0
) -> list[Line]:
    """Run a program of the tests until it said ``cue`` so often, and some seconds more.

    Gives what it told by ``say``, to the last whole line. A program that ends by itself fails the
    test.
    """
    program = _start(module, *arguments)
    assert program.stdout is not None
    told = program.stdout
    lines: list[Line] = []
    is_cued = threading.Event()

    def listen() -> None:
        for line in told:
            if line.endswith("\n"):
                lines.append(json.loads(line))
                if sum(cue in each for each in lines) >= count:
                    is_cued.set()
        is_cued.set()

    ear = threading.Thread(target=listen)
    ear.start()
    is_cued.wait(PATIENCE)
    time.sleep(after)
    ended = program.poll()
    program.kill()
    program.wait()
    ear.join()
    told.close()
    assert ended is None, "the program ended by itself"
    return lines


def _start(module: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT)
