"""What became of the cases in the services and settings inside one agency."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.scope import STATUSES, Status
from models.agency_snapshots import Setting
from models.snapshots import Agency, Assignment
from office.coverage import setting_name
from office.marking import NOOP
from office.messages import Translate, as_it_is


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingSum:
    """One setting over all cases; ``counts`` holds only the cases of which something is known."""

    name: str
    counts: Mapping[Status, int]
    asked: bool
    took_part: bool


def settings_of(agency: Agency, cells: Sequence[Assignment]) -> tuple[SettingSum, ...]:
    """Sum up each setting of an agency.

    A case that a setting answers for stands there as it stands at the agency. One took part where
    the office says so, or where a form or another answer of it stands.
    """
    return tuple(_sum(setting, cells) for setting in agency.facts.settings)


def _sum(setting: Setting, cells: Sequence[Assignment]) -> SettingSum:
    own = [each for each in cells if each.parts.answers == setting.id]
    known = [each.status for each in own if STATUSES[each.status].accounted]
    known.extend(
        word.status
        for each in cells
        for word in each.parts.others
        if word.setting == setting.id and each.parts.answers != setting.id
    )
    found = Counter(known)
    answered = any(each.entry is not None or STATUSES[each.status].has_form for each in own)
    return SettingSum(
        name=setting.name,
        counts={status: found[status] for status in STATUSES if found[status]},
        asked=setting.asked,
        took_part=setting.took_part or answered,
    )


def inside_words(agency: Agency, cell: Assignment, translate: Translate = as_it_is) -> str:
    """Say which setting answers for a case and what is known of the others; "" for nothing."""
    parts: list[str] = []
    if name := setting_name(agency, cell.parts.answers):
        parts.append(translate(NOOP("{0} answers for the case.")).format(name))
    parts.extend(
        f"{setting_name(agency, word.setting)}: {translate(STATUSES[word.status].label)}."
        for word in cell.parts.others
    )
    return " ".join(parts)
