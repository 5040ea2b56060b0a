"""The role words offered in place of a name; words of the field, the same in every tool."""

FIRST = ("mum", "dad", "Health Visitor")
FAMILY = (
    "step brother",
    "step dad",
    "brother",
    "sister",
    "step sister",
    "grandmother",
    "grandfather",
    "maternal aunt",
    "uncle",
    "mum's partner",
    "foster carer",
    "the child",
    "the young person",
)
WORKERS = (
    "Social Worker",
    "school nurse",
    "teacher",
    "GP",
    "police officer",
    "Midwife",
    "support worker",
    "manager",
)


def offered(recent: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give all role words without doubles: recent ones, the usual few, then the rest."""
    return tuple(dict.fromkeys((*recent, *FIRST, *FAMILY, *WORKERS)))


def in_place_of(word: str, role_word: str) -> str:
    """Give the text that replaces a word: the role word, with the word's own 's if it had one."""
    for ending in ("'s", "\u2019s"):
        if word.endswith(ending) and not role_word.endswith(ending):
            return role_word + ending
    return role_word
