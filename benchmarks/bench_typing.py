"""Typing into a long comment: from a key to the painted box, and while a slow disk is saving."""

import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, share

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from models.profile import Profile

PATH = "Q3.comment"
WORDS = 2000
PROMISE_MS = 16.0
KEYS = 600
KEYS_WHILE_SAVING = 240
KEYS_A_SAVE = 6
DISK_SECONDS = 0.15
SENTENCES = (
    "The record shows that the concern was shared on the day it was raised.",
    "Nobody asked the child what a good week would look like, and that could have been done.",
    "We rang Siobhan Kelly on 3 May and wrote down what she said.",
    "The plan names steps, people and dates; two of the steps had no date.",
    "School saw the change first, and the strategy meeting heard of it ten days later.",
    "The Health Visitor kept a chronology which the core group read twice.",
)


def run(folder: Path) -> list[Figure]:
    """Type at the start, in the middle and at the end; then on while every save takes long."""
    from benchmarks.at_work import AtWork, shipped_laptop
    from benchmarks.typist import Typist

    laptop = shipped_laptop(folder)
    laptop.profile.forms.save_place(laptop.form_id, "page:assessment")
    work = AtWork(laptop)
    work.open_case()
    page = work.question_page()
    box = page.card_of(PATH).box(PATH)
    figures: list[Figure] = []
    for what, text in (("paragraphs", comment()), ("one paragraph", comment(breaks=" "))):
        box.show_text(text)
        page.go_to_path(PATH)
        work.rest(1500)
        assert box.spots()  # noqa: S101  the name check is on
        floor = share(typed_bare(text, box.field.control().size()), 0.99)
        typist = Typist(box.field.control())
        typist.type(KEYS)
        figures += [
            _most(f"key to paint, 2,000 words in {what}, p99", share(typist.taken, 0.99), floor),
            Figure(what="  the slowest of them", value=max(typist.taken), unit="ms"),
        ]
    slow_disk(laptop.profile)
    typist = Typist(box.field.control(), save_each=KEYS_A_SAVE)
    typist.type(KEYS_WHILE_SAVING)
    figures += [
        _most("event loop gap, each commit held 150 ms, p99", share(typist.gaps, 0.99)),
        Figure(what="  the longest of them", value=max(typist.gaps), unit="ms"),
    ]
    work.close()
    return figures


def comment(breaks: str = "\n") -> str:
    """Write 2,000 words in paragraphs of a hundred, no two sentences alike, a name in each."""
    sentences = enumerate(islice(cycle(SENTENCES), WORDS // 8), start=1)
    words = " ".join(f"Entry {number}. {words}" for number, words in sentences).split()[:WORDS]
    return breaks.join(" ".join(words[at : at + 100]) for at in range(0, WORDS, 100))


def slow_disk(profile: "Profile") -> None:
    """Hold every commit for 150 ms inside the driver, on the thread and with the locks it has.

    Like a real wait for the disk it lets other threads run. It stands before the commit instead of
    inside its fsync, which is the one thing about it that is not as on a slow disk.
    """

    def trace(statement: str) -> None:
        if statement == "COMMIT":
            time.sleep(DISK_SECONDS)

    with profile._database.outside() as driver:  # noqa: SLF001  # pyright: ignore
        driver.set_trace_callback(trace)  # type: ignore[attr-defined]  # pyright: ignore


def typed_bare(text: str, size: "QSize") -> list[float]:
    """Type as much into a text box of Qt's own in a window of its own; milliseconds a key."""
    from PySide6.QtWidgets import QPlainTextEdit

    from benchmarks.typist import Typist

    bare = QPlainTextEdit(text)
    bare.resize(size)
    bare.show()
    typist = Typist(bare)
    typist.type(KEYS)
    bare.close()
    bare.deleteLater()
    return typist.taken


def _most(what: str, value: float, floor: float | None = None) -> Figure:
    return Figure(
        what=what,
        value=value,
        unit="ms",
        promise=PROMISE_MS,
        floor=floor,
        floor_is="the same in a bare text box of Qt" if floor else "",
    )
