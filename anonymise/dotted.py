"""Layer 6: initials with their points, such as ``J.S.``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from anonymise.context import Surroundings
from anonymise.hits import Passage
from anonymise.lexicon import Lexicon
from anonymise.small_words import AUXILIARIES, MODALS

_DOTTED = re.compile(
    r"(?<![\w.])(?:[A-Z](?:-[A-Z])?\. ?){1,3}(?:(?:O'|Ma?c)?[A-Z](?:-[A-Z])?\b)?(?:\.)?(?!\w)"
)
SLASHED = re.compile(r"(?<![\w/.])[A-Z]/[A-Z](?![\w/])")
_LOWER = re.compile(
    r"(?<![\w.])(?!(?:e\.g|i\.e|a\.m|p\.m|n\.b|p\.s|a\.k|o\.d|c\.o|w\.e|c\.f|q\.v|u\.k|u\.s|r\.e"
    r"|p\.o|b\.d|t\.d|i\.v|i\.m|s\.c|p\.r|p\.v|o\.t|p\.a|p\.w|p\.h|m\.h|d\.v|g\.p|h\.v|s\.w|n\.a"
    r"|t\.v|i\.d|d\.o|p\.e|i\.t|e\.t|e\.d|c\.p|p\.c|a\.e|w\.c|w\.b|f\.u|r\.v|x\.x)\b)"
    r"[a-z]\.[a-z]\b\.?(?![\w.@])"
)
POINTED = re.compile(r"\.(?:(?<=\b[A-Z]\.)|(?<=\b[a-z]\.)[a-z]\b)")
_MOST = 3
_SHORT_HAND = frozenset(
    (
        *(
            "N/A",
            "O/S",
            "F/U",
            "D/C",
            "C/O",
            "W/E",
            "Y/O",
            "S/B",
            "T/C",
            "V/M",
            "H/V",
            "S/W",
            "M/F",
        ),
        *(
            "O/E",
            "Y/N",
            "P/T",
            "F/T",
            "A/W",
            "A/E",
            "B/F",
            "C/F",
            "D/W",
            "L/D",
            "R/V",
            "N/K",
            "N/R",
        ),
        *("U/K", "W/C", "A/L", "I/L", "P/U", "D/O", "F/M", "M/D", "D/N", "T/F", "N/O", "U/A"),
    )
)
_LEADING = frozenset(("with", "to", "by", "from", "about", "for", "re", "of", "between", "and"))
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
        if "/" in text:
            found += self._slashed()
        if not POINTED.search(text):
            return found
        for match in _LOWER.finditer(text):
            if not self._led(match.start()):
                continue
            found.append((match.start(), match.end(), match.group().replace(".", "").upper()))
        for match in _DOTTED.finditer(text):
            letters = "".join(filter(str.isupper, match.group()))
            if "." not in match.group() or len(letters) > _MOST:
                continue
            end = match.end()
            while text[end - 1] == " ":
                end -= 1
            if self._dotted_person(match.start(), end, letters):
                found.append((match.start(), end, letters))
        return found

    def _led(self, start: int) -> bool:
        """Whether small letters open a part of a sentence, or a word leads to somebody."""
        before = self.passage.text[max(0, start - 24) : start].rstrip()
        left, cues = before.rpartition(" ")[2].lower(), self.lexicon.cues
        if not before or before[-1] in ".,:;!?(-\u2022*":
            return True
        told = left in cues["objects_of"] or left in cues["said"] or left in cues["joined_by"]
        told = told or left in cues["greetings"]
        return told or left in _LEADING or left in AUXILIARIES or left in MODALS or left == "w"

    def _slashed(self) -> Iterator[tuple[int, int, str]]:
        """Give the letters with a slash that have something to do, or head a line: ``M/L to``."""
        text, cues = self.passage.text, self.lexicon.cues
        for match in SLASHED.finditer(text):
            rest = text[match.end() : match.end() + 24]
            word = rest.strip(" :").split(" ")[0].lower()
            acting = word in cues["said"] or word == "to" or word in cues["person_states"]
            if match.group() not in _SHORT_HAND and (acting or rest.startswith(":")):
                yield match.start(), match.end(), match.group().replace("/", "")

    def _dotted_person(self, start: int, end: int, letters: str) -> bool:
        """Whether dotted letters are a person, and nobody says who."""
        before = self.passage.text[max(0, start - 24) : start]
        plain = self.passage.text[start:end].replace(".", "").replace(" ", "") == letters
        if plain and letters in self.lexicon.acronyms and len(letters) == _MOST:
            return False
        if len(letters) > 1:
            written = self.passage.text[start:end]
            return " " not in written or written.endswith(".") or not written[-2:-1].isspace()
        rest = self.passage.text[end : end + 12].lstrip()
        follows = rest.split(" ")[0].rstrip(".,").lower()
        cues = self.lexicon.cues
        left = before.rstrip().rpartition(" ")[2].lower()
        led = left in cues["lettered"] or left in cues["strict_titles"]
        if rest.startswith("'s ") and letters not in _ORDINARY and not led:
            return True
        if rest[:1].islower() and letters not in _ORDINARY and not led:
            acting = follows in AUXILIARIES or follows in cues["said"] or follows in MODALS
            return acting or left in _LEADING or left in cues["objects_of"]
        opened = not before.strip() or before.rstrip().endswith((":", ".", "(", ";"))
        return opened and follows in self.lexicon.cues["said"] and letters not in _ORDINARY - {"A"}

    def _enclosed(self, start: int) -> bool:
        """Whether a comma or the end closes what stands after one, so that both are one person."""
        rest = self.passage.text[start : start + 12].partition(" ")[0].rstrip(".")
        return rest.endswith((",", ")")) or start + len(rest) + 1 >= len(self.passage.text)

    def told(self, spans: list[tuple[int, int, str]]) -> Iterator[str]:
        """Give the dotted initials that a word for a person explains."""
        for start, _, letters in spans:
            before = self.passage.text[max(0, start - 24) : start]
            told = re.search(r"([\w-]+)([ (,:]{1,3})$", before)
            apart = told is not None and told[2][0] == "," and not self._enclosed(start)
            if told and not apart and self.around.is_role(told[1].lower()):
                yield letters
