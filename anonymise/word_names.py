"""Layer 4: names that are also ordinary words (Grace, Will, Hope)."""

from dataclasses import dataclass, field

from anonymise.context import Surroundings
from anonymise.grammar import Grammar
from anonymise.hits import Passage
from anonymise.lexicon import Lexicon
from anonymise.normalise import folded
from anonymise.standing import Standing
from anonymise.verdicts import WORD_NAME, WORD_NAME_LOW, Verdict

_BASES = {
    "mid": {"first": 4, "even": 3, "word": 1},
    "start": {"first": 1, "even": 0, "word": -2},
    "lower": {"first": 0, "even": -1, "word": -3},
    "caps": {"first": 2, "even": 1, "word": -2},
    "lone": {"first": 3, "even": 0, "word": -3},
}
_ENOUGH = 3
_COMING = frozenset(
    (
        *("in", "over", "back", "moved", "came", "comes", "come", "travelled", "flew", "flown"),
        *("arrived", "returned", "family", "relatives", "born", "live", "lives", "lived", "up"),
    )
)
_PRAISED = frozenset(("bit", "piece", "touch", "example", "start", "finish", "work", "job", "to"))
_WHERE = ("from", "in", "near", "at")


@dataclass(slots=True)
class WordNames:
    """Judges the words of one passage that are names and words."""

    passage: Passage
    lexicon: Lexicon
    around: Surroundings
    standing: Standing = field(init=False)

    def __post_init__(self) -> None:
        self.standing = Standing(Grammar(self.passage, self.lexicon, self.around))

    def judge(self, index: int, core: str, reading: str, *, shouting: bool) -> Verdict | None:
        """Judge by reading, position and surroundings; ``shouting``: capitals say nothing."""
        position = self._position(index, core, reading, shouting=shouting)
        if position is None:
            return None
        total = _BASES[position][reading] + self.around.weight(index)
        if position in ("start", "lower"):
            total += self.standing.weight(index, opening=position == "start")
        elif position == "lone":
            total += self.standing.grammar.loudly(index)
            total += 2 * self._heading(index)
        if core[0].isupper():
            total = self._placed(index, folded(core), total)
        if position == "lower":
            return self._settle_lower(index, total, reading)
        if position == "start" and self._lone_subject(index, core, reading, total):
            return WORD_NAME_LOW
        return WORD_NAME if total >= _ENOUGH else WORD_NAME_LOW if total >= 1 else None

    def _lone_subject(self, index: int, core: str, reading: str, total: int) -> bool:
        """Whether a word opens a sentence before a verb, or without what it would go with else."""
        if -_ENOUGH < total < 1 and self.standing.grammar.human(index):
            return True
        if total != 0:
            return False
        if reading == "word" or self.lexicon.kinds.get(folded(core)) not in ("thing", "quality"):
            return False
        grammar = self.standing.grammar
        return grammar.closed(index) or grammar.verb(index) > 0

    def _position(self, index: int, core: str, reading: str, *, shouting: bool) -> str | None:
        """Tell how the word is written and where, or nothing where that rules a name out."""
        if core.isupper():
            if self._abbreviated(index, core, shouting=shouting):
                return None
            return "caps" if shouting else "lone"
        if not core[0].isupper():
            return None if self._hushed(index, reading) else "lower"
        if not self.around.at_start(index):
            return "mid"
        return None if self._praising(index, core) else "start"

    def _abbreviated(self, index: int, core: str, *, shouting: bool) -> bool:
        """Whether capitals are initials or an abbreviation rather than a name."""
        pair = len(core) == len("EM") and not shouting
        return pair or (core in self.lexicon.acronyms and self.around.weight(index) < _ENOUGH)

    def _placed(self, index: int, low: str, total: int) -> int:
        """Lower what speaks for a person where a town or city of that name may be meant."""
        if low in self.lexicon.places["towns"]:
            placed = self.passage.lowered(index - 1) in _WHERE and self.passage.gap(index) == " "
            return 1 if placed else total - 2
        if low in self.lexicon.places["namesakes"] and self._flown(index):
            return min(total, 1)
        return total

    def _praising(self, index: int, core: str) -> bool:
        """Whether a first adjective goes with what is praised: ``Lovely bit of work``."""
        quality = self.lexicon.kinds.get(folded(core)) == "quality"
        return quality and self.passage.lowered(index + 1) in _PRAISED

    def _flown(self, index: int) -> bool:
        """Whether somebody comes or goes from there, so that the city is meant."""
        left, further = self.passage.lowered(index - 1), self.passage.lowered(index - 2)
        return left in _WHERE and self.passage.gap(index) == " " and further in _COMING

    def _heading(self, index: int) -> bool:
        """Whether a name in capitals leads a line in small letters: ``2. DAWN eye test due``."""
        passage = self.passage
        opened = not any(word.isalpha() for word in passage.words[:index])
        small = passage.words[index + 1 : index + 3]
        return (
            opened
            and len(small) > 1
            and passage.after(index) == " "
            and all(map(str.islower, small))
        )

    def _settle_lower(self, index: int, total: int, reading: str) -> Verdict | None:
        """Settle a word in lower case, which needs less where the line leaves capitals out."""
        casual = 0
        if reading != "word" and total > -_ENOUGH:
            casual = self.standing.grammar.casual_here(index)
        if total + casual >= _ENOUGH:
            return WORD_NAME
        return WORD_NAME_LOW if total + casual >= 1 + (not casual) else None

    def owns(self, index: int) -> bool:
        """Whether a name that is a word has lost its apostrophe: ``pearls mum``."""
        right = self.passage.lowered(index + 1)
        left = self.passage.lowered(index - 1)
        owned = right in self.lexicon.cues["things_owned"] or right in self.lexicon.cues["kin"]
        hushed = left in self.lexicon.hushing or left in self.lexicon.cues["owned_by"]
        return owned and not hushed and self.passage.after(index) == " "

    def runs_on(self, index: int, low: str) -> bool:
        """Whether a name that is a word has lost its apostrophe: ``daisys``, no plural."""
        named = low not in self.lexicon.words and low[:-1] in self.lexicon.readings
        state = self.passage.lowered(index + 1) in self.lexicon.cues["person_states"]
        return named and (state or self.owns(index))

    def _hushed(self, index: int, reading: str) -> bool:
        """Whether the word before alone rules a name in lower case out, whatever comes after."""
        if index == 0 or self.passage.gap(index) != " ":
            return False
        left = self.passage.lows[index - 1]
        if reading == "word" and left not in self.lexicon.leading:
            return True
        return left in self.lexicon.hushing
