"""The corpus and its two parts."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "corpus"
_FRESH = Path(__file__).resolve().parent / "fresh"


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


def corpus(part: str) -> tuple[list[Record], list[Record]]:
    """Give the identifying and the compliant records: ``read``, ``held``, ``all``, ``fresh``."""
    folder = _FRESH if part == "fresh" else FOLDER
    both = [records(folder / f"{name}.jsonl") for name in ("identifying", "compliant")]
    if part in ("read", "held"):
        wanted = part == "read"
        both = [[each for each in part_ if developed_on(each.text) is wanted] for part_ in both]
    return both[0], both[1]


def origins() -> dict[str, str]:
    """Read which community each marked name comes from."""
    lines = (FOLDER / "name_origins.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line.strip())
