"""Initials in one whole form of which nothing says whose they are; no screen in here."""

from collections import Counter

from anonymise import Checker, Kind
from export.name_gate import context_of, digest, texts_of
from ui.auditor.found_names import NameLook


def open_initials(look: NameLook, checker: Checker) -> tuple[tuple[str, int], ...]:
    """Give them with the number of texts they stand in, the most used first; for the pure pool.

    Initials that the person has settled are not among them.
    """
    context = context_of(look.names, look.settle_key)
    counts = Counter[str]()
    for text in texts_of(look.tool, look.scope, look.answers).values():
        counts.update(checker.undefined_initials(text, context))
    return tuple(
        (initials, count)
        for initials, count in counts.most_common()
        if digest(look.settle_key, Kind.INITIALS.value, initials) not in look.names.settled
    )
