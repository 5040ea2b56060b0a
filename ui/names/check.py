"""The checker for one open form: what is still to be settled in a text, and settling it."""

from PySide6.QtCore import QObject, Signal, Slot

from anonymise import Checker, Finding, Kind, Slip, Tier
from export.name_gate import digest
from models.auditor_snapshots import CaseNames, CasePerson
from models.snapshots import Settled
from ui.names.case import CaseMemory
from ui.names.role_words import initials_in, later_mention
from ui.spelling.check import SpellCheck

SHOWN = frozenset({Tier.HIGH, Tier.MEDIUM})
MOST_KEPT = 4000


class NameCheck(QObject):
    """Finds names in paragraphs and remembers what was settled; belongs to the window's thread.

    Without a checker (it loads for a quarter of a second) nothing is found; ``changed`` says when
    to look again. A name that the person replaced is watched for from then on. ``settled`` carries
    the Settled to store; ``case`` says what else is to be stored. What belongs to no case, or to
    several, has no list of people to add to: it is not ``of_one_case``.
    """

    changed = Signal()
    settled = Signal(object)

    def __init__(
        self, settle_key: bytes, kept: CaseNames, parent: QObject, *, of_one_case: bool = True
    ) -> None:
        super().__init__(parent)
        self._key = settle_key
        self.of_one_case = of_one_case
        self.case = CaseMemory(settle_key, kept, self)
        self.case.changed.connect(self._forget)
        self._checker: Checker | None = None
        self._cache: dict[str, tuple[Finding, ...]] = {}
        self._role_words: list[str] = []
        self.spelling = SpellCheck(self, kept.local_words)

    def set_checker(self, checker: Checker) -> None:
        """Start checking; every text already shown is looked at again."""
        self._checker = checker
        self.case.set_titles(checker.lexicon.cues["titles"])
        self._forget()
        self.spelling.set_checker(checker)

    def checker(self) -> Checker | None:
        """Return the checker once it is loaded."""
        return self._checker

    def kept(self) -> CaseNames:
        """Return what is kept of the names and people of the case."""
        return self.case.names()

    def find(self, paragraph: str) -> tuple[Finding, ...]:
        """List what is still open in one paragraph; the same paragraph is never checked twice."""
        found = self._look(paragraph)
        return tuple(each for each in found if not self.is_settled(each, paragraph))

    def slips(self, paragraph: str) -> tuple[Slip, ...]:
        """List the slips of spelling; a word that the check asks or asked about is none."""
        return self.spelling.find(paragraph, self._look(paragraph))

    def slip_of(self, finding: Finding, word: str) -> str:
        """Give the word that was meant where what looks like a name may be a slip; "" elsewhere.

        Only for words that no list knows: a listed name is never corrected into a word.
        """
        unsure = finding.kind is Kind.PERSON and finding.tier is Tier.MEDIUM
        return self.spelling.slip_of(word) if unsure and not self.spelling.is_name(word) else ""

    def may_identify(self, word: str) -> bool:
        """Tell whether a word by itself is a name or identifies somebody, as far as is known.

        A capital means nothing where a sentence begins, so the word is read in the middle of one.
        """
        return self.spelling.is_name(word) or bool(
            self._look(word) or self._look(f"then {word} so")
        )

    def _look(self, paragraph: str) -> tuple[Finding, ...]:
        if self._checker is None or not paragraph.strip():
            return ()
        found = self._cache.get(paragraph)
        if found is None:
            if len(self._cache) > MOST_KEPT:
                self._cache.clear()
            found = tuple(
                finding
                for finding in self._checker.check(paragraph, self.case.context())
                if finding.tier in SHOWN
            )
            self._cache[paragraph] = found
        return found

    def is_settled(self, finding: Finding, text: str) -> bool:
        """Tell whether this word was settled before, anywhere in the form."""
        word = text[finding.start : finding.end]
        return digest(self._key, finding.kind.value, word) in self.case.names().settled

    def settle(self, finding: Finding, word: str, reason: str) -> None:
        """Take the person's word for it that this identifies nobody here."""
        mark = digest(self._key, finding.kind.value, word)
        self.case.settle(mark)
        self.settled.emit(
            Settled(
                digest=mark, kind=finding.kind.value, tier=finding.tier.value, reason=reason.strip()
            )
        )
        self.changed.emit()

    def replaced(self, finding: Finding, word: str, role_word: str) -> None:
        """Note that a word was a name: it is watched for in this case from now on."""
        # Who is in the list of people is offered first where the initials fit, else last; what
        # stands for a date or a number stands for nobody.
        is_somebody = finding.kind in {Kind.PERSON, Kind.INITIALS}
        listed = any(each.initials == later_mention(role_word) for each in self.kept().people)
        if is_somebody and not listed:
            self._role_words = [role_word, *(w for w in self._role_words if w != role_word)]
        if finding.kind is Kind.PERSON:
            self.case.watch(word)
        role = role_word.removesuffix(f" ({initials_in(word)})")
        if finding.kind is Kind.INITIALS and role != role_word and self.of_one_case:
            # The text says now who it is, so the initials are explained wherever else they stand.
            person = CasePerson(initials=initials_in(word), relationship=role)
            self.case.add_person(person)

    def recent_role_words(self) -> tuple[str, ...]:
        """Return the role words used in this form, the latest first."""
        return tuple(self._role_words)

    def listed_words(self) -> tuple[str, ...]:
        """Give what stands for each of the people of the case: relationship and initials."""
        return tuple(f"{each.relationship} ({each.initials})" for each in self.kept().people)

    @Slot()
    def _forget(self) -> None:
        self._cache.clear()
        self.changed.emit()
