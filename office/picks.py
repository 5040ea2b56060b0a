"""Answers marked for later: good practice, and evidence for the themes of the audit."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.definition import Question
from forms.kinds import Text
from models.review_snapshots import GOOD_PRACTICE, Pick
from models.snapshots import Agency, Case
from office.analysis import Record
from office.overview import AuditOverview


@dataclass(frozen=True, slots=True, kw_only=True)
class PickedAnswer:
    """One mark with what stands there now.

    ``changed`` says that the agency has sent another revision since; then all of the answer is
    given, whatever part was marked. ``text`` is "" where the answer counts no
    more, and ``entry_id`` too.
    """

    pick: Pick
    entry_id: str
    case: Case
    agency: Agency
    question: Question | None
    text: str = field(repr=False)
    changed: bool


def theme_label(overview: AuditOverview, code: str) -> str:
    """Give a theme in words; its code where the tool has none of it."""
    return next((each.label for each in overview.tool.themes if each.code == code), code)


def picked(overview: AuditOverview, chosen: Sequence[Record]) -> tuple[PickedAnswer, ...]:
    """List all marks: good practice first, then theme by theme in the order of the tool."""
    order = {code: place for place, code in enumerate(_themes(overview))}
    records = {(each.assignment.case_id, each.assignment.agency_id): each for each in chosen}
    found = sorted(overview.reviews.picks, key=lambda each: order.get(each.theme, len(order)))
    return tuple(_picked(overview, records[each.case_id, each.agency_id], each) for each in found)


def of_theme(found: Sequence[PickedAnswer], theme: str) -> tuple[PickedAnswer, ...]:
    """Keep the marks of one theme, or those of good practice."""
    return tuple(each for each in found if each.pick.theme == theme)


def _themes(overview: AuditOverview) -> tuple[str, ...]:
    return (GOOD_PRACTICE, *(each.code for each in overview.tool.themes))


def _picked(overview: AuditOverview, record: Record, pick: Pick) -> PickedAnswer:
    question = next(
        (
            each
            for each in overview.tool.questions
            if pick.path in {field.path for field in each.fields}
        ),
        None,
    )
    changed = record.assignment.entry != pick.entry_id
    text = _text(record, question, pick)
    if pick.stop and not changed:
        text = text[pick.start : pick.stop]
    return PickedAnswer(
        pick=pick,
        entry_id=record.assignment.entry or "",
        case=overview.case(pick.case_id),
        agency=overview.agency(pick.agency_id),
        question=question,
        text=text,
        changed=changed,
    )


def _text(record: Record, question: Question | None, pick: Pick) -> str:
    filling = record.filling
    if filling is None or question is None:
        return ""
    at = filling.field(pick.path)
    value = filling.value(pick.path)
    if value is None:
        return ""
    words = at.kind.render(value)
    if isinstance(at.kind, Text) or question.comment is None:
        return words
    comment = filling.value(question.comment.path)
    return words if comment is None else f"{words}. {comment}"
