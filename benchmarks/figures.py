"""What a benchmark gives: a figure beside its floor from the same run, and what was promised."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table. ``value`` and ``floor`` share ``unit``; a ``most`` is kept or not.

    ``by_ratio`` says that the promise is about value / floor, else about the value itself.
    ``at_least`` turns the promise round: more is better.
    """

    what: str
    value: float
    unit: str
    floor: float | None = None
    floor_is: str = ""
    promise: float | None = None
    by_ratio: bool = False
    at_least: bool = False

    @property
    def ratio(self) -> float | None:
        """The value in floors."""
        return self.value / self.floor if self.floor else None

    @property
    def kept(self) -> bool | None:
        """Whether the promise was kept in this run; None where there is none."""
        if self.promise is None:
            return None
        measured = self.ratio if self.by_ratio else self.value
        if measured is None:
            return None
        return measured >= self.promise if self.at_least else measured <= self.promise


def median_ms(step: Callable[[], object], *, times: int, warm: int = 1) -> float:
    """Run a step often and give the median in milliseconds."""
    for _ in range(warm):
        step()
    taken: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        step()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def share(values: Sequence[float], part: float) -> float:
    """Give the value that ``part`` of the values do not exceed: 0.99 for the 99th percentile."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, ceil(part * len(ranked)) - 1)]


def table(figures: list[Figure]) -> str:
    """Lay the figures out as text, one a line."""
    rows = [("what", "measured", "floor", "ratio", "promised", "kept")]
    for each in figures:
        sign = "at least" if each.at_least else "at most"
        times = " x floor" if each.by_ratio else f" {each.unit}"
        rows.append(
            (
                each.what,
                f"{each.value:,.1f} {each.unit}",
                f"{each.floor:,.1f} {each.unit} ({each.floor_is})" if each.floor else "-",
                f"{each.ratio:.2f}" if each.ratio is not None else "-",
                f"{sign} {each.promise:g}{times}" if each.promise is not None else "-",
                {True: "yes", False: "NO", None: "-"}[each.kept],
            )
        )
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
