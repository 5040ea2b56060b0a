"""Measure the spelling: ``python -m benchmarks.spelling``.

False alarms are counted on comments with nothing to find, as in the program: without the words the
name check asks about. Of the made-up typing errors those that give another known word cannot be
seen by anybody without reading the sentence; they are counted and left out.
"""

import random
import re
import sys
import time
from collections.abc import Sequence

from anonymise import Checker, Speller, Tier, load_checker
from anonymise.corrections import BESIDE, Corrections
from benchmarks.anonymise.corpus import Record, corpus
from forms.library import SHIPPED, shipped_definition

ERRORS = 300
SEED = 2026


def mistyped(rng: random.Random, word: str) -> str:
    """Drop or double a letter, swap two, or hit the key beside."""
    place = rng.randrange(len(word))
    kind = rng.choice(("drop", "double", "swap", "beside"))
    if kind == "drop":
        return word[:place] + word[place + 1 :]
    if kind == "double":
        return word[: place + 1] + word[place:]
    if kind == "beside":
        return word[:place] + rng.choice(sorted(BESIDE[word[place]])) + word[place + 1 :]
    place = rng.randrange(len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def false_alarms(checker: Checker, speller: Speller, clean: Sequence[Record]) -> tuple[int, int]:
    """Count the words of clean comments, and those that would be underlined."""
    words = alarms = 0
    for paragraph in (line for record in clean for line in record.text.split("\n")):
        words += len(paragraph.split())
        names = [each for each in checker.check(paragraph) if each.tier is not Tier.LOW]
        alarms += sum(
            not any(name.start < slip.end and slip.start < name.end for name in names)
            for slip in speller.slips(paragraph)
        )
    return words, alarms


def report_errors(speller: Speller, clean: Sequence[Record]) -> None:
    """Make typing errors in words of the comments and count those put right."""
    corrections = Corrections(speller)
    text = " ".join(record.text for record in clean)
    words = [word for word in re.findall(r"[a-z]{4,}", text) if word in speller.words]
    tools = " ".join(str(shipped_definition(name)) for name in SHIPPED)
    familiar = frozenset(re.findall(r"[a-z]{3,}", tools.lower()))
    rng = random.Random(SEED)  # noqa: S311
    made = first = early = unseen = 0
    taken = 0.0
    while made < ERRORS:
        word = rng.choice(words)
        typed = mistyped(rng, word)
        if speller.knows(typed):
            unseen += typed != word
            continue
        start = time.perf_counter()
        offers = corrections.offers(typed, familiar)
        taken += time.perf_counter() - start
        made += 1
        first += word in offers[:1]
        early += word in offers[:3]
    sys.stdout.write(
        f"of {made} typing errors the word meant is first in {first / made:.1%}, "
        f"among the first three in {early / made:.1%} (promise: 85 %); "
        f"{unseen} more gave another known word; {taken / made * 1000:.1f} ms each\n"
    )


def main() -> None:
    """Measure and report."""
    checker = load_checker()
    speller = Speller(checker.lexicon)
    for part in ("read", "held", "fresh"):
        words, alarms = false_alarms(checker, speller, corpus(part)[1])
        sys.stdout.write(
            f"{part}: {alarms} of {words} words flagged in clean text, "
            f"{alarms * 1000 / words:.2f} per 1,000 (promise: 3)\n"
        )
    report_errors(speller, corpus("read")[1])


if __name__ == "__main__":
    main()
