"""A random pick of cases that anybody can repeat, and UINs that the office makes itself."""

import hashlib
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime

from models.case_snapshots import Draw

SEEDS = 1_000_000
PLACES = 2


def new_seed() -> str:
    """Give a seed of six digits, as short as it can be read out in a meeting."""
    return f"{secrets.randbelow(SEEDS):06d}"


def draw_cases(
    offered: Sequence[str], seed: str, *, cases: int, reserves: int, now: datetime
) -> Draw:
    """Pick from a list; the order of the list and capitals make no difference.

    Each UIN is put in the order of SHA-256 over "seed, line end, UIN in small letters", so that
    the pick can be worked out again on any computer and in any year. Where the list is too short
    there are fewer reserves, then fewer cases.
    """
    order = sorted(offered, key=lambda uin: (_place(seed, uin), uin))
    return Draw(
        seed=seed,
        offered=tuple(sorted(offered)),
        picked=tuple(order[:cases]),
        reserves=tuple(order[cases : cases + reserves]),
        drawn_at=now,
    )


def _place(seed: str, uin: str) -> str:
    return hashlib.sha256(f"{seed}\n{uin.casefold()}".encode()).hexdigest()


def new_uins(start: str, count: int, taken: Collection[str]) -> tuple[str, ...]:
    """Make UINs that say nothing: ``start`` and a number that counts on.

    A number that was ever taken is not given again, nor one below it.
    """
    known = [uin.casefold().removeprefix(start.casefold()) for uin in taken if _begins(uin, start)]
    last = max((int(rest) for rest in known if rest.isascii() and rest.isdigit()), default=0)
    places = max(PLACES, len(str(last + count)))
    return tuple(f"{start}{number:0{places}d}" for number in range(last + 1, last + count + 1))


def _begins(uin: str, start: str) -> bool:
    return uin.casefold().startswith(start.casefold())
