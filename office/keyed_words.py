"""How a return that the office keyed in is marked, wherever its form is shown, printed or saved."""

from forms.kinds import words_of
from models.keyed_snapshots import Keyed
from office.marking import NOOP
from office.messages import Translate, as_it_is


def keyed_words(keyed: Keyed, translate: Translate = as_it_is) -> str:
    """Say who typed and who checked it: "Keyed in from paper by KT, checked by RO."."""
    typed = ", ".join(keyed.typists)
    if keyed.alone:
        words = translate(NOOP("Keyed in from paper by {0}, checked by the same person: {1}"))
        return words.format(typed, keyed.alone)
    words = translate(NOOP("Keyed in from paper by {0}, checked by {1}."))
    return words.format(typed, keyed.checked_by)


def paper_words(keyed: Keyed, translate: Translate = as_it_is) -> str:
    """Say where the paper is: "Paper of 3 November 2026, scan S-12.", as far as is known."""
    dated = words_of(keyed.signed_on) if keyed.signed_on else ""
    if dated:
        return translate(NOOP("Paper of {0}, kept as {1}.")).format(dated, keyed.scan_ref)
    return translate(NOOP("Paper kept as {0}.")).format(keyed.scan_ref)
