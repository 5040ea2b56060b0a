"""Layer 6: initials with their points, such as ``J.S.``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from anonymise.context import Surroundings
from anonymise.hits import Passage
from anonymise.lexicon import Lexicon

_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\. ?){1,3}(?:[A-Z]\b)?(?:\.)?(?!\w)")
POINTED = re.compile(r"\.(?<=\b[A-Z]\.)")
_MOST = 3
_ORDINARY = frozenset(["A", "I", "O", "X", "Y", "N"])


@dataclass(slots=True)
class DottedReader:
    """Reads the dotted initials of one passage."""

    passage: Passage
    lexicon: Lexicon
    around: Surroundings

    def spans(self) -> list[tuple[int, int, str]]:
        """Give the stretches of dotted initials, each with its letters."""
        found: list[tuple[int, int, str]] = []
        text = self.passage.text
        if not POINTED.search(text):
            return found
        for match in _DOTTED.finditer(text):
            letters = "".join(letter for letter in match.group() if letter.isalpha())
            if "." not in match.group() or len(letters) > _MOST:
                continue
            end = match.end()
            while text[end - 1] == " ":
                end -= 1
            if self._dotted_person(match.start(), end, letters):
                found.append((match.start(), end, letters))
        return found

    def _dotted_person(self, start: int, end: int, letters: str) -> bool:
        """Whether dotted letters are a person, and nobody says who."""
        before = self.passage.text[max(0, start - 24) : start]
        if letters in self.lexicon.acronyms and len(letters) == _MOST:
            return False
        if len(letters) > 1:
            return True
        rest = self.passage.text[end : end + 12].lstrip()
        follows = rest.split(" ")[0].rstrip(".,").lower()
        opened = not before.strip() or before.rstrip().endswith((":", ".", "(", ";"))
        return opened and follows in self.lexicon.cues["said"] and letters not in _ORDINARY - {"A"}

    def told(self, spans: list[tuple[int, int, str]]) -> Iterator[str]:
        """Give the dotted initials that a word for a person explains."""
        for start, _, letters in spans:
            before = self.passage.text[max(0, start - 24) : start]
            told = re.search(r"([\w-]+)[ (,:]{1,3}$", before)
            if told and self.around.is_role(told[1].lower()):
                yield letters
