"""Words for the kinds of texts, and how a text is told in a list."""

from collections.abc import Mapping
from types import MappingProxyType

from forms.kinds import words_of
from models.particulars import TextKind, TextWords
from office.audit_texts import edition_words
from office.marking import NOOP
from ui.surroundings import translated
from ui.widgets.inputs import Option

KINDS: Mapping[TextKind, str] = MappingProxyType(
    {
        TextKind.STATUTORY: NOOP("Law or statutory guidance"),
        TextKind.DEFINITION: NOOP("Definition"),
        TextKind.LINK: NOOP("Link"),
        TextKind.HELPLINE: NOOP("Helpline"),
        TextKind.OTHER: NOOP("Other text"),
    }
)


def kind_words(text: TextWords) -> str:
    """Say what a text is for."""
    return translated(KINDS[text.kind])


def kind_options() -> tuple[Option, ...]:
    """Give the kinds of texts to choose from."""
    return tuple(Option(value=kind, label=translated(words)) for kind, words in KINDS.items())


def edition_of(text: TextWords) -> str:
    """Say the edition and its date, "" where neither is known."""
    return edition_words(text, words_of(text.dated) if text.dated else "")
