"""A store of a region: opening an audit, its counts, finding words, importing, and memory.

The same steps on the encrypted file and on a PostgreSQL server. The floor of a step is the same
step in a store with 20 returns.
"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from anonymise import load_checker
from benchmarks.figures import Figure, median_ms
from benchmarks.scale_store import RARE, Filler
from models.profile import Profile
from office.analysis import analyse
from office.history import HistoryWish, load_history
from office.intake import import_paths
from office.overview import load_overview, load_records
from office.search import SearchWish, search
from tests.world import NOW, audited, issue, make_auditor, make_office, make_return_file

FEW, BATCH, PARTS = 20, 150, 3
SIZES = (10_000, 100_000)
MB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something a person does in the office, and how long it may take, in ms."""

    what: str
    do: Callable[[Profile, str], object]
    promise: float


def _counts(profile: Profile, audit_id: str) -> object:
    overview = load_overview(profile, audit_id)
    return analyse(overview.tool, load_records(profile, overview))


STEPS = (
    Step(what="opening an audit", do=load_overview, promise=300),
    Step(what="its coverage and counts", do=_counts, promise=500),
    Step(what="the list of audits", do=lambda p, _a: p.audit_list.all(), promise=1000),
    Step(what="the import log", do=lambda p, _a: p.intake_log.deeds(), promise=500),
    Step(what="files set aside", do=lambda p, _a: p.set_aside.files(), promise=300),
    Step(what="the history, its first page", do=lambda p, _a: _history(p), promise=500),
    Step(what="finding a rare word", do=lambda p, _a: _look(p, RARE), promise=1000),
    Step(what="finding a common word", do=lambda p, _a: _look(p, "the"), promise=1000),
    Step(what="finding a word that is nowhere", do=lambda p, _a: _look(p, "qwertz"), promise=1000),
    Step(what="finding a word of other letters", do=lambda p, _a: _look(p, "wür"), promise=1000),
    Step(what="finding words that are codes", do=lambda p, _a: _look(p, "yes na"), promise=1000),
)


def run_on(name: str, profile: Profile, audit_id: str, returns: Path, most: int) -> list[Figure]:
    """Fill one store step by step, and measure at each size."""
    filler = Filler(profile, audit_id)
    newest = filler.fill(FEW)
    floors = {step.what: _time(step, profile, newest) for step in STEPS}
    filler.fill(1_000)
    # So that no module is loaded, and no copy of the hour made, inside the measured part.
    empty = returns / "empty.auditreturn"
    empty.write_bytes(b"")
    import_paths(profile, [empty], NOW, lambda _done, _total: None, lambda: False)
    rates = {1_000: _rate(profile, returns / "0")}
    figures: list[Figure] = []
    for place, size in enumerate((each for each in SIZES if each <= most), start=1):
        start = time.perf_counter()
        newest = filler.fill(size)
        _say(f"{name}: {size:,} returns after {time.perf_counter() - start:.0f} s")
        gc.collect()
        before = _peak_reset()
        for step in STEPS:
            figures.append(
                Figure(
                    what=f"{name}, {size:,}: {step.what}",
                    value=_time(step, profile, newest),
                    floor=floors[step.what],
                    floor_is=f"with {FEW} returns",
                    unit="ms",
                    promise=step.promise,
                )
            )
        figures.append(
            Figure(
                what=f"{name}, {size:,}: memory above that before",
                value=(_peak() - before) / MB,
                unit="MB",
                promise=150,
            )
        )
        rates[size] = _rate(profile, returns / str(place))
        figures.append(
            Figure(
                what=f"{name}, {size:,}: import rate",
                value=rates[size],
                floor=rates[1_000],
                floor_is="with 1,000 returns",
                unit="returns a second",
                promise=0.7,
                by_ratio=True,
                at_least=True,
            )
        )
    return figures


def prepare(folder: Path) -> tuple[str, Path]:
    """Make an office with one audit, and three lots of real returns for it."""
    office = make_office(folder / "office", cases=BATCH, agencies=3)
    checker = load_checker()
    places = folder / "returns"
    for number, pack in enumerate(issue(office)):
        auditor = make_auditor(folder / f"auditor-{number}")
        (places / str(number)).mkdir(parents=True)
        for case in range(1, BATCH + 1):
            name, raw = make_return_file(auditor, pack, [audited(f"CSA-{case:02}")], checker)
            (places / str(number) / name).write_bytes(raw)
        auditor.close()
    office.profile.close()
    return office.audit_id, places


@contextmanager
def closing(profile: Profile) -> Iterator[Profile]:
    """Close a profile whatever happens."""
    try:
        yield profile
    finally:
        profile.close()


def _time(step: Step, profile: Profile, audit_id: str) -> float:
    return median_ms(lambda: step.do(profile, audit_id), times=5)


def _history(profile: Profile) -> object:
    return load_history(profile, HistoryWish())


def _look(profile: Profile, typed: str) -> object:
    return search(profile, SearchWish(typed=typed), lambda _done, _total: None)


def _rate(profile: Profile, folder: Path) -> float:
    """Import good returns in three parts and give the best rate, in returns a second."""
    files = sorted(folder.iterdir())
    return max(_rate_of(profile, files[place::PARTS]) for place in range(PARTS))


def _rate_of(profile: Profile, files: list[Path]) -> float:
    start = time.perf_counter()
    outcomes = import_paths(profile, files, NOW, lambda _done, _total: None, lambda: False)
    taken = time.perf_counter() - start
    if not all(each.accepted for each in outcomes):
        raise RuntimeError("a good return was refused")
    return len(outcomes) / taken


def _peak_reset() -> int:
    """Let the peak of memory begin anew, and give what is in use, in bytes; Linux alone."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _status("VmRSS")


def _peak() -> int:
    return _status("VmHWM")


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def _say(words: str) -> None:
    import sys

    sys.stderr.write(f"{words}\n")
