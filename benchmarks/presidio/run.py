"""Runs the pattern recognisers of Presidio over lines of JSON; lives in an environment of its own.

It is given ``{"text": ...}`` lines and answers ``[[start, end, entity, score], ...]`` lines, and at
last the seconds that reading took. A blank pipeline cuts the words, so no model is needed; without
a model Presidio has no recogniser of names.
"""

import json
import logging
import sys
import time

import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer import predefined_recognizers as known
from presidio_analyzer.nlp_engine import SpacyNlpEngine

RECOGNISERS = (
    "NhsRecognizer",
    "UkNinoRecognizer",
    "UkPassportRecognizer",
    "UkPostcodeRecognizer",
    "UkVehicleRegistrationRecognizer",
    "UkDrivingLicenceRecognizer",
    "EmailRecognizer",
    "UrlRecognizer",
    "PhoneRecognizer",
    "DateRecognizer",
)


class BlankEngine(SpacyNlpEngine):
    """Cuts words and does nothing else."""

    def load(self) -> None:
        """Take an empty English pipeline instead of a model."""
        self.nlp = {"en": spacy.blank("en")}


def engine() -> AnalyzerEngine:
    """Build an analyzer with every recogniser for British identifiers that this version has."""
    registry = RecognizerRegistry(supported_languages=["en"])
    for name in RECOGNISERS:
        made = getattr(known, name, None)
        if made is None:
            continue
        if name == "PhoneRecognizer":
            registry.add_recognizer(made(supported_regions=("GB",)))
        else:
            registry.add_recognizer(made())
    blank = BlankEngine()
    blank.load()
    return AnalyzerEngine(registry=registry, nlp_engine=blank, supported_languages=["en"])


def main() -> None:
    """Answer each line."""
    logging.disable(logging.CRITICAL)
    analyzer = engine()
    texts = [json.loads(line)["text"] for line in sys.stdin]
    analyzer.analyze(text="warm up", language="en")
    start = time.process_time()
    answers = [analyzer.analyze(text=text, language="en", score_threshold=0.0) for text in texts]
    taken = time.process_time() - start
    for found in answers:
        rows = [[each.start, each.end, each.entity_type, each.score] for each in found]
        sys.stdout.write(json.dumps(rows) + "\n")
    sys.stdout.write(json.dumps(taken) + "\n")


if __name__ == "__main__":
    main()
