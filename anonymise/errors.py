"""Expected trouble of the checker, as facts without sentences."""

from enum import StrEnum


class DataMissing(Exception):
    """A list of ``data/`` is missing or damaged; the checker cannot be trusted without it."""

    def __init__(self, *, file: str) -> None:
        super().__init__(file)
        self.file = file


class InitialsTrouble(StrEnum):
    """Why something typed is not taken as initials."""

    EMPTY = "empty"
    A_NAME = "a_name"
    TOO_MANY = "too_many"
    OTHER_SIGNS = "other_signs"


class NotInitials(Exception):
    """What was typed is more than initials; what it was is not kept here."""

    def __init__(self, trouble: InitialsTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
