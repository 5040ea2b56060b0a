"""The same identifiers read by this check and by Presidio: ``make bench-presidio``.

Presidio (``benchmarks/presidio``) is run in an environment of its own; without it there is only
one column.
"""

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from anonymise import Checker, load_checker
from benchmarks.anonymise.corpus import Record
from benchmarks.anonymise.identifiers import KINDS, identifiers
from benchmarks.anonymise.scoring import ENOUGH, wilson

FOLDER = Path(__file__).resolve().parents[1] / "presidio"
PYTHON = FOLDER.parents[1] / ".venv" / "presidio" / "bin" / "python"
LIMIT = 0.4
Stretches = list[tuple[int, int]]


def share(record: Record, found: Stretches) -> float:
    """Give the share of the marked stretch that is covered."""
    (span,) = record.spans
    covered: set[int] = set()
    for start, end in found:
        covered.update(range(max(start, span.start), min(end, span.end)))
    return len(covered) / (span.end - span.start)


def ours(checker: Checker, records: list[Record]) -> tuple[list[Stretches], float]:
    """Read with this check."""
    start = time.process_time()
    answers = [checker.check(record.text) for record in records]
    taken = time.process_time() - start
    return [[(each.start, each.end) for each in found] for found in answers], taken


def theirs(records: list[Record]) -> tuple[list[Stretches], list[Stretches], float] | None:
    """Read with Presidio: at any score, and at the score it takes by itself."""
    if not PYTHON.exists():
        return None
    lines = "".join(json.dumps({"text": record.text}) + "\n" for record in records)
    answer = subprocess.run(  # noqa: S603
        [PYTHON, FOLDER / "run.py"], input=lines, capture_output=True, check=True, text=True
    )
    *rows, taken = (json.loads(line) for line in answer.stdout.splitlines())
    every = [[(start, end) for start, end, *_ in found] for found in rows]
    firm = [[(start, end) for start, end, _, score in found if score >= LIMIT] for found in rows]
    return every, firm, float(taken)


def counted(records: list[Record], found: list[Stretches]) -> Counter[str]:
    """Count by kind what is covered well enough."""
    return Counter(
        record.spans[0].kind
        for record, stretches in zip(records, found, strict=True)
        if share(record, stretches) >= ENOUGH
    )


def report(checker: Checker) -> None:
    """Write both side by side."""
    records = list(identifiers())
    size = sum(len(record.text.encode("utf-8")) for record in records) / 1_000_000
    mine, seconds = ours(checker, records)
    other = theirs(records)
    columns = [counted(records, mine)]
    heads = "this check"
    if other is not None:
        columns += [counted(records, other[0]), counted(records, other[1])]
        heads += f"{'presidio':>12}{f'from {LIMIT}':>10}"
    total = Counter(record.spans[0].kind for record in records)
    write = sys.stdout.write
    write(f"\n=== identifiers, made by a generator\n{'':<10}{'made':>6}  {heads}\n")
    for kind, _, _ in KINDS:
        shares = "".join(f"{column[kind] / total[kind]:>11.3f}" for column in columns)
        low, high = wilson(columns[0][kind], total[kind])
        write(f"{kind:<10}{total[kind]:>6}{shares}   ours {low:.3f} to {high:.3f}\n")
    write(f"speed: {size / seconds:.2f} MB/s")
    write(f", presidio {size / other[2]:.2f} MB/s\n" if other else "; no presidio here\n")


if __name__ == "__main__":
    report(load_checker())
