"""The corpus and its parts: read, held, and the fresh sets, each with its date."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "corpus"
FRESH = FOLDER / "fresh"
_MARK = re.compile(r"\[\[([A-Z_]+)(?:\|(\w+))?:([^\]]*)\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One marked stretch of a record."""

    start: int
    end: int
    kind: str
    stratum: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One comment and what is marked in it."""

    text: str
    spans: tuple[Span, ...]


def developed_on(text: str) -> bool:
    """Whether a record belongs to the part (80 in 100) that was read while writing the rules."""
    return hashlib.sha256(text.encode("utf-8")).digest()[0] % 5 < 4  # noqa: PLR2004


def records(path: Path) -> list[Record]:
    """Read one file of marked comments."""
    found: list[Record] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        spans = tuple(
            Span(start=span["start"], end=span["end"], kind=span["type"], stratum=span["stratum"])
            for span in entry.get("spans", ())
        )
        found.append(Record(text=entry["text"], spans=spans))
    return found


def fresh_sets() -> tuple[str, ...]:
    """Name the sets of sentences that were invented while the rules stood still, oldest first."""
    return tuple(sorted(path.stem for path in FRESH.glob("*.txt")))


def marked(text: str) -> Record:
    """Read one comment with its marks, ``[[KIND|stratum:text]]``."""
    plain: list[str] = []
    spans: list[Span] = []
    length = last = 0
    for match in _MARK.finditer(text):
        before = text[last : match.start()]
        start = length + len(before)
        length = start + len(match[3])
        plain += (before, match[3])
        spans.append(Span(start=start, end=length, kind=match[1], stratum=match[2]))
        last = match.end()
    plain.append(text[last:])
    return Record(text="".join(plain), spans=tuple(spans))


def fresh(name: str) -> list[Record]:
    """Read one fresh set: comments apart by ``%%``, comments of the file by ``#``."""
    lines = (FRESH / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    whole = "\n".join(line for line in lines if not line.startswith("#"))
    return [marked(part) for part in whole.split("\n%%\n")]


def corpus(part: str) -> tuple[list[Record], list[Record]]:
    """Give the comments that identify and those that do not: ``read``, ``held``, ``all``, a set."""
    if part in fresh_sets():
        every = fresh(part)
        return [each for each in every if each.spans], [each for each in every if not each.spans]
    both = [records(FOLDER / f"{name}.jsonl") for name in ("identifying", "compliant")]
    if part in ("read", "held"):
        wanted = part == "read"
        both = [[each for each in part_ if developed_on(each.text) is wanted] for part_ in both]
    return both[0], both[1]


def origins() -> dict[str, str]:
    """Read which community each marked name comes from."""
    lines = (FOLDER / "name_origins.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line.strip())
