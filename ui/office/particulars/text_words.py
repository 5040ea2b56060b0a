"""Words for the kinds of texts, and how a text is told in a list."""

from forms.kinds import words_of
from models.particulars import TextWords
from office.audit_texts import TEXT_KINDS, edition_words
from ui.surroundings import translated
from ui.widgets.inputs import Option


def kind_words(text: TextWords) -> str:
    """Say what a text is for."""
    return translated(TEXT_KINDS[text.kind])


def kind_options() -> tuple[Option, ...]:
    """Give the kinds of texts to choose from."""
    return tuple(Option(value=kind, label=translated(words)) for kind, words in TEXT_KINDS.items())


def edition_of(text: TextWords) -> str:
    """Say the edition and its date, "" where neither is known."""
    return edition_words(text, words_of(text.dated) if text.dated else "")
