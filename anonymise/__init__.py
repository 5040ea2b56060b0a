"""What must not be written: UK audit comments in, findings out. Offline, without a model."""

from anonymise.checker import Checker, TypingCheck, identifier_in, load_checker
from anonymise.errors import DataMissing
from anonymise.findings import CaseContext, Finding, Kind, Person, Tier
from anonymise.speller import Slip, Speller

__all__ = [
    "CaseContext",
    "Checker",
    "DataMissing",
    "Finding",
    "Kind",
    "Person",
    "Slip",
    "Speller",
    "Tier",
    "TypingCheck",
    "identifier_in",
    "load_checker",
]
