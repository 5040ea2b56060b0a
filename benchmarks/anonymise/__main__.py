"""Measure the name check: ``python -m benchmarks.anonymise [--part held] [--misses]``.

Parts of the corpus: ``read`` (looked at while the rules were written), ``held`` (not looked at),
``all``, and the fresh sets by their dates (sentences invented while the rules stood still).
Without a part, each in turn.
"""

import argparse
import sys
import time

from anonymise import Checker, Tier, load_checker
from benchmarks.anonymise import peer
from benchmarks.anonymise.carriers import CARRIERS, fairness
from benchmarks.anonymise.corpus import corpus, fresh_sets, origins
from benchmarks.anonymise.measures import floor, hostile, memory, pause, speed
from benchmarks.anonymise.scoring import Score, alarms, score, wilson

PARTS = ("read", "held", *fresh_sets())
FEWEST = 4


def line(text: str = "") -> None:
    """Write one line of the report."""
    sys.stdout.write(text + "\n")


def recall(title: str, result: Score, group: str) -> None:
    """Write the recall of each member of a group, firm (high or medium) and at any tier."""
    rows = sorted(key for key in result.total if key[0] == group)
    if group == "origin":
        rows = [key for key in rows if result.total[key] >= FEWEST]
    line(f"\n{title:<22}{'marked':>7}{'firm':>8}{'any':>8}   95 % of any tier")
    for key in rows:
        total = result.total[key]
        low, high = wilson(result.found[key], total)
        firm, found = result.settled[key] / total, result.found[key] / total
        line(f"{key[1]:<22}{total:>7}{firm:>8.3f}{found:>8.3f}   {low:.3f} to {high:.3f}")


def part_report(checker: Checker, part: str, *, misses: bool) -> None:
    """Report one part of the corpus."""
    marked, clean = corpus(part)
    names = origins()
    cold = score(checker, marked, names)
    known = score(checker, marked, names, known=True)
    line(f"\n=== {part}: {len(marked)} comments with something to find, {len(clean)} without")
    recall("kind, cold", cold, "kind")
    recall("names, cold", cold, "stratum")
    recall("names once known", known, "stratum")
    recall("origin, cold", cold, "origin")
    right = cold.high - len(cold.wrong_high)
    line(
        f"\nhigh tier right: {right} of {cold.high}; "
        f"kind agrees: {cold.kinds_agree} of {cold.kinds_found}"
    )
    clean_report(checker, part)
    if misses:
        for how, group, quoted, text in cold.misses:
            place = text.find(quoted)
            line(f"  {how}: {group}: {quoted!r} in {text[max(0, place - 40) : place + 60]!r}")
        for quoted, text in cold.wrong_high:
            line(f"  wrongly high: {quoted!r} in {text[:100]!r}")
        for tier, quoted, text in alarms(checker, clean).shown:
            place = text.find(quoted)
            line(f"  alarm {tier}: {quoted!r} in {text[max(0, place - 40) : place + 60]!r}")


def origin_report(checker: Checker, *, misses: bool) -> None:
    """Report names of every community in the same sentences."""
    found = fairness(checker)
    hows = {how for how, _ in CARRIERS}
    shares = {key: found.found[key] / found.total[key] for key in found.total}
    best = max(share for key, share in shares.items() if key not in hows)
    line("\n=== origin: the same sentences with names of each community")
    line(f"{'':<28}{'asked':>7}{'firm':>8}{'any':>8}   95 % of any tier      behind the best")
    for key in sorted(shares, key=lambda each: (each in hows, shares[each], each)):
        low, high = wilson(found.found[key], found.total[key])
        behind = "" if key in hows else f"{(best - shares[key]) * 100:>8.1f} points"
        firm = found.firm[key] / found.total[key]
        row = f"{key:<28}{found.total[key]:>7}{firm:>8.3f}{shares[key]:>8.3f}"
        line(f"{row}   {low:.3f} to {high:.3f}   {behind}")
    if misses:
        for origin, how, name in found.misses:
            line(f"  missed: {origin}, {how}: {name}")


def clean_report(checker: Checker, part: str) -> None:
    """Report the false alarms on the comments that hold nothing to find."""
    found = alarms(checker, corpus(part)[1])
    rates = {tier: found.tiers[tier] * 1000 / max(1, found.words) for tier in Tier}
    firm = rates[Tier.HIGH] + rates[Tier.MEDIUM]
    line(
        f"false alarms per 1,000 of {found.words} words: high {rates[Tier.HIGH]:.2f}, "
        f"medium {rates[Tier.MEDIUM]:.2f} (together {firm:.2f}), low {rates[Tier.LOW]:.2f}"
    )
    if found.audits:
        line(f"distinct decisions per 1,500 words: {found.decisions / found.audits:.1f}")
    elif found.words:
        asked = len({quoted.lower() for tier, quoted, _ in found.shown if tier != Tier.LOW})
        line(f"distinct decisions in these words: {asked}")


def machine_report(checker: Checker, load: float) -> None:
    """Report speed, load time and memory."""
    marked, clean = corpus("all")
    ordinary = "\n".join(record.text for record in clean)
    line("\n=== machine")
    line(f"load: {load:.0f} ms (promise: 300); memory: {memory():.0f} MB (promise: 60)")
    mixed = "\n".join(record.text for record in marked)
    fast, slow, bare = speed(checker, ordinary), speed(checker, mixed), floor(ordinary)
    line(f"speed: {fast:.2f} MB/s without, {slow:.2f} with something to find (promise: 2)")
    line(f"floor, only cutting the same text into words: {bare:.1f} MB/s")
    comment = "\n".join(ordinary.split("\n")[:55])
    line(f"a pause in typing in {len(comment.split())} words: {pause(checker, comment):.2f} ms")
    for name, times in hostile(checker, ordinary):
        line(f"1 MB of {name}: {times:.1f} times ordinary text")


def _parts(chosen: str | None) -> tuple[str, ...]:
    if chosen == "origin":
        return ()
    return (chosen,) if chosen else PARTS


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description="Measure the name check.")
    parser.add_argument("--part", choices=(*PARTS, "all", "origin"))
    parser.add_argument("--misses", action="store_true", help="list what was not found firmly")
    chosen = parser.parse_args()
    start = time.process_time()
    checker = load_checker()
    load = (time.process_time() - start) * 1000
    for part in _parts(chosen.part):
        part_report(checker, part, misses=chosen.misses)
    if chosen.part in (None, "origin"):
        origin_report(checker, misses=chosen.misses)
    if chosen.part is None:
        peer.report(checker)
    machine_report(checker, load)


if __name__ == "__main__":
    main()
