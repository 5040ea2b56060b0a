"""Opening a case and turning a page: from the deed to the painted page of questions."""

import json
import statistics
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.probe import memory

ROUNDS = 9
LONGEST = "page:assessment"
SHORT = "page:plan"
PAGES, QUESTIONS_A_PAGE = 10, 25
MEBI = 1024 * 1024
IDLE_MS = 1500


def run(folder: Path) -> list[Figure]:
    """Measure the shipped tool and one of 250 questions; the checker is loaded before."""
    from benchmarks.at_work import AtWork, laptop_with, shipped_laptop

    laptop = shipped_laptop(folder / "shipped")
    laptop.profile.forms.save_place(laptop.form_id, LONGEST)
    work = AtWork(laptop)
    opening: list[float] = []
    for _ in range(ROUNDS):
        opening.append(work.open_case())
        work.go_home()
    work.open_case()
    turning = [work.turn_to(key) for _ in range(ROUNDS) for key in (SHORT, LONGEST)]
    work.rest(IDLE_MS)
    held = memory()
    work.close()

    laptop = laptop_with(folder / "large", large_tool())
    laptop.profile.forms.save_place(laptop.form_id, "page:part-1")
    work = AtWork(laptop)
    large_opening = work.open_case()
    large = [work.turn_to(f"page:part-{at % PAGES + 1}") for at in range(1, ROUNDS + 1)]
    work.close()
    return [
        _most("opening a case, shipped tool: first", opening[0], 100),
        _most("opening a case, shipped tool: median", statistics.median(opening), 100),
        _most("turning to its longest page, median", statistics.median(turning[1::2]), 100),
        _most("turning a page, slowest", max(turning), 100),
        _most("tool of 250 questions, opening a case at 25", large_opening, 300),
        _most("tool of 250 questions, opening a page of 25", statistics.median(large), 300),
        Figure(what="memory, a case open and idle", value=held / MEBI, unit="MiB"),
    ]


def large_tool() -> bytes:
    """Write a tool of 250 questions, each with a comment and a reason, on ten pages."""
    pages = [
        {
            "code": f"part-{page}",
            "title": f"Part {page}",
            "questions": [
                {
                    "code": f"Q{number}",
                    "number": str(number),
                    "kind": "yes_no",
                    "not_applicable": {"label": "Not applicable", "reason": "Why not?"},
                    "text": f"Was step {number} of the plan done, and did it help the child?",
                    "label": f"Step {number}",
                    "comment": {"prompt": "What led you to this answer?"},
                }
                for number in range((page - 1) * QUESTIONS_A_PAGE + 1, page * QUESTIONS_A_PAGE + 1)
            ],
        }
        for page in range(1, PAGES + 1)
    ]
    tool = {
        "format": "audit-desk-tool",
        "format_version": 1,
        "id": "long",
        "version": "1.0",
        "title": "A long audit",
        "theme": "Steps",
        "sections": [{"code": "A", "title": "Steps", "pages": pages}],
    }
    return json.dumps(tool).encode()


def _most(what: str, value: float, promise: float) -> Figure:
    return Figure(what=what, value=value, unit="ms", promise=promise)
