"""The spelling of one open form: what is no word, apart from what the name check asks about."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from anonymise import Checker, Finding, Slip, Speller
from anonymise.corrections import Corrections

MOST_KEPT = 4000


class SpellCheck(QObject):
    """Finds slips in paragraphs; belongs to the window's thread, and keeps nothing on disk.

    Own words are those of the profile, in lower case, ``local`` ones those of the audit; words left
    are left until the form is closed. Without a checker nothing is found; ``changed`` says when to
    look again.
    """

    changed = Signal()

    def __init__(self, parent: QObject, local: frozenset[str] = frozenset()) -> None:
        super().__init__(parent)
        self._speller: Speller | None = None
        self._corrections: Corrections | None = None
        self._own: frozenset[str] = frozenset()
        self._left = local
        self._familiar: frozenset[str] = frozenset()
        self._cache: dict[str, tuple[Slip, ...]] = {}

    def set_checker(self, checker: Checker) -> None:
        """Start finding slips, with the lists that the name check has loaded."""
        self._speller = Speller(checker.lexicon)
        self._forget()

    def set_own(self, words: Iterable[str]) -> None:
        """Take the words that the person keeps."""
        self._own = frozenset(words)
        self._forget()

    def set_familiar(self, words: Iterable[str]) -> None:
        """Take the words of the tool: of two corrections equally near they are likelier."""
        self._familiar = frozenset(words)

    def leave(self, word: str) -> None:
        """Find this word no more while the form is open."""
        self._left |= {word.lower()}
        self._forget()

    def find(self, paragraph: str, names: tuple[Finding, ...]) -> tuple[Slip, ...]:
        """List the slips of a paragraph; what the name check names there is none."""
        if self._speller is None:
            return ()
        found = self._cache.get(paragraph)
        if found is None:
            if len(self._cache) > MOST_KEPT:
                self._cache.clear()
            found = self._speller.slips(paragraph, self._own | self._left)
            self._cache[paragraph] = found
        return tuple(
            slip
            for slip in found
            if not any(name.start < slip.end and slip.start < name.end for name in names)
        )

    def offers(self, word: str) -> tuple[str, ...]:
        """Give what was probably meant; some milliseconds, so one word at a time."""
        corrections = self._loaded()
        return corrections.offers(word, self._familiar) if corrections is not None else ()

    def slip_of(self, word: str) -> str:
        """Give the word that a slip of one key has made this of; "" where none is sure."""
        corrections = self._loaded()
        return corrections.slip_of(word) if corrections is not None else ""

    def _loaded(self) -> Corrections | None:
        if self._corrections is None and self._speller is not None:
            self._corrections = Corrections(self._speller)
        return self._corrections

    def is_name(self, word: str) -> bool:
        """Tell whether the lists of names hold the word."""
        return self._speller is not None and self._speller.is_name(word)

    def _forget(self) -> None:
        self._cache.clear()
        self.changed.emit()
