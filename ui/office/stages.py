"""The stages of one audit, in the order of the work."""

from enum import StrEnum


class Stage(StrEnum):
    """Keys of the rail."""

    AUDITS = "audits"
    DETAILS = "details"
    TOOL = "tool"
    CASES = "cases"
    AGENCIES = "agencies"
    ASSIGNMENTS = "assignments"
    PACKS = "packs"
    TRACKER = "tracker"
    RETURNS = "returns"
    KEYING = "keyed-in"
    REVIEW = "review"
    COVERAGE = "coverage"
    ANALYSIS = "analysis"
    SIDE_BY_SIDE = "side-by-side"
    SEARCH = "search"
    EXPORT = "export"
    HISTORY = "history"
    CLOSE = "close"
