"""Where something in a return may identify somebody: what was found, and what is there again."""

from PySide6.QtCore import QCoreApplication

from anonymise import Tier
from export.name_gate import RETURN_REASON, SCOPE_REASON, query_of
from office.overview import AuditOverview
from office.review import ReadReturn
from ui.office.review.found_card import FoundPlace


def found_places(overview: AuditOverview, read: ReadReturn) -> tuple[FoundPlace, ...]:
    """List them, words that the office took out before first."""
    before = QCoreApplication.translate("Office", "The office took these words out before: {0}")
    again = [
        FoundPlace(
            path=each.path,
            place=place_words(overview, each.path),
            text=read.texts[each.path],
            start=each.start,
            stop=each.stop,
            why=before.format(each.redaction.reason),
        )
        for each in read.again
    ]
    found = [
        FoundPlace(
            path=each.path,
            place=place_words(overview, each.path),
            text=read.texts[each.path],
            start=each.finding.start,
            stop=each.finding.end,
            why=each.finding.reason,
            # What is certain to identify somebody cannot be let stay.
            finding=each.finding if each.finding.tier is not Tier.HIGH else None,
        )
        for each in read.findings
    ]
    return (*again, *found)


def place_words(overview: AuditOverview, path: str) -> str:
    """Name a place of a return for people: the question, or what else it is."""
    translate = QCoreApplication.translate
    if path in {SCOPE_REASON, RETURN_REASON}:
        return translate("Office", "Reason, in the agency\u2019s own words")
    if query_of(path):
        return translate("Office", "Answer to a query")
    for question in overview.tool.questions:
        if path in {each.path for each in question.fields}:
            return " ".join(filter(None, (question.number, question.label)))
    return translate("Office", "The whole case")
