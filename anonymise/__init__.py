"""What must not be written: UK audit comments in, findings out. Offline, without a model."""

from anonymise.checker import Checker, TypingCheck, identifier_in, load_checker
from anonymise.errors import DataMissing, InitialsTrouble, NotInitials
from anonymise.findings import CaseContext, Finding, Kind, Person, Tier
from anonymise.people import (
    PeopleReview,
    fitting,
    normal_initials,
    review_people,
    ways_to_write,
)
from anonymise.speller import Slip, Speller
from anonymise.watching import WatchedNames, parts_to_watch, watch_marks

__all__ = [
    "CaseContext",
    "Checker",
    "DataMissing",
    "Finding",
    "InitialsTrouble",
    "Kind",
    "NotInitials",
    "PeopleReview",
    "Person",
    "Slip",
    "Speller",
    "Tier",
    "TypingCheck",
    "WatchedNames",
    "fitting",
    "identifier_in",
    "load_checker",
    "normal_initials",
    "parts_to_watch",
    "review_people",
    "watch_marks",
    "ways_to_write",
]
