"""Returns changed at random, outside and inside, and an office that must not care.

Every mutant comes from one number, so that a failure can be met again: the message names it.
"""

import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

import msgspec

from export import age_code
from export.errors import FileRejected
from export.pack_file import open_pack
from export.sealing import open_with_code, seal
from export.signing import new_signing_key
from models.profile import Profile
from office.errors import IntakeCode
from office.intake import HANDFUL, IntakeRun, Outcome
from office.messages import worded_codes
from office.source import Source
from tests.export.exchange import NOW, UINS, Exchange, Forgery, dice, forgery

PACK_CODE = "meadow lantern copper thistle harbour pencil"
SLOW_SECONDS, MOST_GROWTH_MIB = 2.0, 100.0
_SIGNS = b'{}[]":,0\\u\x00\xff=<a'
_ODD: tuple[Any, ...] = (
    None, True, -1, 0, 1e308, 2**70, "", "\0", "../x", "=1+1", "<b>", "\u202e", "x" * 70_000,
    [], [[]], {}, {"": ""}, "2026-02-30", "9999-12-31", [None] * 1000,
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Mutants:
    """Mutants of one sound return, none of which an office may take for sound."""

    exchange: Exchange
    chance: Random
    _sound: Forgery = field(init=False)
    _plain: bytes = field(init=False)
    _sealed: bytes = field(init=False)

    def __post_init__(self) -> None:
        self._sound = forgery(self.exchange)
        self._plain, self._sealed = self._sound.plain(), self._sound.sealed()

    def __iter__(self) -> Iterator[bytes]:
        while True:
            yield self.next()

    def next(self) -> bytes:
        """Change the outside, the inside, or the fields; only the last is proved, by a thief."""
        match self.chance.randrange(4):
            case 0:
                return self.changed(self._sealed)
            case 1 | 2:
                return seal(self.changed(self._plain), self._sound.recipients)
            case _:
                return self._thief()

    def changed(self, raw: bytes) -> bytes:
        """Change some bytes; never into what they were."""
        mutant = bytearray(raw)
        while bytes(mutant) == raw:
            for _ in range(self.chance.randint(1, 4)):
                self._change(mutant)
        return bytes(mutant)

    def _change(self, raw: bytearray) -> None:
        chance = self.chance
        place = chance.randrange(len(raw)) if raw else 0
        # The first bytes say most, so that half of all changes fall there.
        if raw and chance.random() < 0.5:
            place = chance.randrange(min(len(raw), 600))
        match chance.randrange(6 if raw else 1):
            case 0:
                raw[place:place] = chance.randbytes(chance.randint(1, 50))
            case 1:
                del raw[place : place + chance.randint(1, 50)]
            case 2:
                raw[place] = chance.choice(_SIGNS)
            case 3:
                raw[place : place + 4] = chance.choice((b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff"))
            case 4:
                raw[place:] = raw[place:] + raw[place : place + chance.randint(1, 200)]
            case _:
                raw[place] ^= 1 << chance.randrange(8)

    def _thief(self) -> bytes:
        """Any header and body, with proofs that hold: made from the pack, by another laptop."""
        forged = forgery(self.exchange)
        forged.signing_key = new_signing_key()
        self._spoil(forged)
        return forged.sealed()

    def _spoil(self, forged: Forgery) -> None:
        chance = self.chance
        if chance.random() < 0.5:
            raw = bytearray(msgspec.json.encode(forged.body))
            for _ in range(chance.randint(1, 4)):
                self._change(raw)
            forged.raw_body = bytes(raw) or b"{}"
            return
        part = chance.choice((forged.header, forged.body, forged.body["entries"][0]))
        for _ in range(chance.randint(1, 2)):
            part[chance.choice([*part, "surprise"])] = chance.choice(_ODD)

    def of_pack(self, plain: bytes) -> bytes:
        """Change what is inside a pack, and seal it quickly with a code."""
        return age_code.seal_with_code(self.changed(plain), PACK_CODE, work_factor=4)

    def from_the_laptop(self) -> bytes:
        """A body, sound or not, that the agency's own laptop signed."""
        forged = forgery(self.exchange)
        self._spoil(forged)
        return forged.sealed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fuzzed:
    """How it went: how many by code, the slowest in milliseconds, the growth of memory in MiB."""

    codes: Counter[str]
    worst_ms: float
    growth_mib: float


def answers_in(office: Profile) -> bytes:
    """Everything that was answered, as bytes that can be compared."""
    held = [
        [office.intake.entries(audit.id), office.intake.returns(audit.id)]
        for audit in office.audits.list()
    ]
    return repr(held).encode()


def fuzz(exchange: Exchange, office: Profile, count: int, seed: int) -> Fuzzed:
    """Let an office that knows the laptop meet mutants; AssertionError names what went wrong."""
    run = IntakeRun(office, NOW)
    good = exchange.made_return(exchange.entry(UINS[0], "Stands."))
    assert [each.code for each in run.take([Source(of=good.raw, name="good")])] == ["new"]
    before = answers_in(office)
    mutants = Mutants(exchange=exchange, chance=dice(seed))
    codes: Counter[str] = Counter()
    worst = 0.0
    at_first = most_memory()
    for done in range(0, count, HANDFUL):
        batch = [mutants.next() for _ in range(min(HANDFUL, count - done))]
        start = time.perf_counter()
        outcomes = _take(run, batch, f"seed {seed}, {done} to {done + len(batch)}")
        worst = max(worst, (time.perf_counter() - start) / len(batch))
        taken = [each.code for each in outcomes if each.code in set(IntakeCode)]
        assert not taken, f"seed {seed}, {done}: {taken}"
        codes.update(each.code for each in outcomes)
    assert answers_in(office) == before, f"seed {seed}: what stood has changed"
    growth = (most_memory() - at_first) / 1024
    assert worst < SLOW_SECONDS, f"seed {seed}: {worst:.1f} s for one file"
    assert growth < MOST_GROWTH_MIB, f"seed {seed}: {growth:.0f} MiB more"
    return Fuzzed(codes=codes, worst_ms=worst * 1000, growth_mib=growth)


def fuzz_bodies(exchange: Exchange, office: Profile, count: int, seed: int) -> Counter[str]:
    """Let an office read bodies whose proofs hold; sound ones go in, none may raise."""
    run = IntakeRun(office, NOW)
    mutants = Mutants(exchange=exchange, chance=dice(seed))
    codes: Counter[str] = Counter()
    for done in range(0, count, HANDFUL):
        batch = [mutants.from_the_laptop() for _ in range(min(HANDFUL, count - done))]
        outcomes = _take(run, batch, f"seed {seed}, {done} to {done + len(batch)}")
        codes.update(each.code for each in outcomes)
    return codes


def fuzz_packs(exchange: Exchange, count: int, seed: int) -> None:
    """Let a laptop open packs that were changed under a right code: each is refused."""
    made = exchange.made[0]
    plain = open_with_code(made.raw, made.issued.code_words)
    mutants = Mutants(exchange=exchange, chance=dice(seed))
    for done in range(count):
        raw = mutants.of_pack(plain)
        try:
            open_pack(raw, PACK_CODE, pins={}, now=NOW)
        except FileRejected as rejected:
            assert rejected.code in worded_codes(), f"seed {seed}, pack {done}"  # noqa: PT017
        else:
            raise AssertionError(f"seed {seed}, pack {done}: accepted")


def _take(run: IntakeRun, batch: list[bytes], where: str) -> list[Outcome]:
    sources = [Source(of=raw, name="r.auditreturn") for raw in batch]
    try:
        outcomes = list(run.take(sources))
    except Exception as raised:
        raise AssertionError(f"{where}: {type(raised).__name__}") from raised
    assert len(outcomes) == len(batch), where
    assert {each.code for each in outcomes} <= worded_codes(), where
    return outcomes


def most_memory() -> float:
    """The most memory that this process ever held, in KiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 if sys.platform == "darwin" else most
