"""The names of fields in the history, and the words of their codes."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from forms.kinds import words_of
from forms.scope import STATUSES
from forms.window import WindowMode
from office.audit_texts import TEXT_KINDS
from office.fact_words import AGES, CATEGORIES, PLANS, SECTORS, SEXES
from office.marking import NOOP
from office.messages import Translate

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "agency": NOOP("Agency"),
        "name": NOOP("Name"),
        "label": NOOP("Letter"),
        "uin": NOOP("UIN"),
        "status": NOOP("Status"),
        "reason": NOOP("Reason"),
        "grade": NOOP("Grade"),
        # an audit
        "code": NOOP("Short name"),
        "title": NOOP("Title"),
        "theme": NOOP("Theme"),
        "tool_sha256": NOOP("Audit tool"),
        "blocks": NOOP("Optional parts"),
        "window.mode": NOOP("Look-back"),
        "window.months": NOOP("Months of the look-back"),
        "window.until": NOOP("End of the look-back"),
        "issue_on": NOOP("Day of issue"),
        "return_by": NOOP("Return date"),
        "meeting_on": NOOP("Day of the meeting"),
        "delete_on": NOOP("Day of deletion"),
        "contact": NOOP("How your office is reached"),
        "marking": NOOP("Marking"),
        "concern_route": NOOP("What to do about an immediate concern"),
        "local_words": NOOP("Words of the area that are no names"),
        "particulars.boards": NOOP("Board or partnership"),
        "particulars.areas": NOOP("Area or areas"),
        "particulars.further_themes": NOOP("Further themes"),
        "particulars.purpose": NOOP("Purpose"),
        "particulars.theme_source": NOOP("Why this theme"),
        "particulars.framework": NOOP("Framework"),
        "particulars.framework_words": NOOP("Words of the framework"),
        "particulars.strands": NOOP("Strands in every audit"),
        "particulars.reused_from": NOOP("Process re-used from"),
        "particulars.is_trial": NOOP("Trial of a method"),
        "particulars.trial_of": NOOP("What is tried"),
        "particulars.selection": NOOP("How cases are chosen"),
        "particulars.sample_size": NOOP("Number of cases"),
        "particulars.caveat": NOOP("Caveat"),
        "particulars.design_on": NOOP("Day of the design meeting"),
        "particulars.audit_group": NOOP("Audit group"),
        "particulars.report_on": NOOP("Day of the report"),
        "particulars.report_to": NOOP("Report goes to"),
        "particulars.approval": NOOP("Groups that approve it"),
        "particulars.audience": NOOP("Whom the briefing is for"),
        "particulars.circulation": NOOP("Where it is published"),
        "particulars.texts": NOOP("Texts"),
        "particulars.kept_words": NOOP("Words of other themes that may stay"),
        # a case
        "facts.age": NOOP("Age"),
        "facts.sex": NOOP("Sex"),
        "facts.plan": NOOP("Plan"),
        "facts.category": NOOP("Category"),
        "facts.siblings": NOOP("Family"),
        "words.involved": NOOP("Services thought to be involved"),
        "words.draft": NOOP("Draft of the pen picture"),
        "words.cleared": NOOP("Pen picture"),
        # an agency
        "sample": NOOP("Size of its own sample"),
        "settings": NOOP("Services or settings"),
        "facts.sector": NOOP("Sector"),
        "facts.settings": NOOP("Services or settings"),
        "facts.assisted_by": NOOP("Helped by"),
        "facts.formerly": NOOP("Took over the records of"),
        "facts.contact.who": NOOP("Contact"),
        "facts.contact.phone": NOOP("Phone of the contact"),
        "facts.contact.email": NOOP("E-mail of the contact"),
        # a text, the office
        "kind": NOOP("Kind"),
        "words": NOOP("Words"),
        "source": NOOP("Source"),
        "edition": NOOP("Edition"),
        "dated": NOOP("Date of the edition"),
        "link": NOOP("Link"),
        "organisation": NOOP("Name of the office"),
        "person_name": NOOP("Name of who uses it"),
        "person_title": NOOP("Title of who uses it"),
        "least-for-share": NOOP("Answers from which percentages are shown"),
        "offers-help": NOOP("Help with a forgotten passphrase is offered"),
        "letter": NOOP("Covering letter"),
        "first-reminder": NOOP("First reminder"),
        "second-reminder": NOOP("Second reminder"),
        "final-reminder": NOOP("Final reminder"),
    }
)
_YES_NO = MappingProxyType({"yes": NOOP("Yes"), "no": NOOP("No")})
# The words of codes, by the last part of a field's name.
_CODES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "status": {status: rule.label for status, rule in STATUSES.items()},
        "is_trial": _YES_NO,
        "offers-help": _YES_NO,
        "mode": {
            WindowMode.LAST_INVOLVEMENT: NOOP("from the last involvement"),
            WindowMode.FIXED_DATE: NOOP("up to a day"),
        },
        "age": {**AGES},
        "sex": {**SEXES},
        "plan": {**PLANS},
        "category": {**CATEGORIES},
        "sector": {**SECTORS},
        "kind": {**TEXT_KINDS},
    }
)
_SETTINGS = "facts.settings"
_SETTING = re.compile(r"(.*), (yes|no), (yes|no)")


def field_words(name: str, translate: Translate) -> str:
    """Name a field of the history; one that nobody has named keeps its own name."""
    words = _NAMES.get(name)
    return name if words is None else translate(words)


def has_words(name: str) -> bool:
    """Say whether somebody has named this field."""
    return name in _NAMES


def value_words(field: str, text: str, translate: Translate) -> str:
    """Word one line of what a field held: a code, a setting of an agency, a date, or any text."""
    codes = _CODES.get(field.rpartition(".")[2], {})
    if text in codes:
        return translate(codes[text])
    if field == _SETTINGS and (found := _SETTING.fullmatch(text)):
        return _setting(found[1], found[2] == "yes", found[3] == "yes", translate)
    return day_or_text(text)


def _setting(name: str, asked: bool, took_part: bool, translate: Translate) -> str:  # noqa: FBT001  as it was kept
    if took_part:
        return translate(NOOP("{0} (took part)")).format(name)
    return name if asked else translate(NOOP("{0} (not asked)")).format(name)


def day_or_text(text: str) -> str:
    """Word a date; any other text stands as it was written."""
    try:
        return words_of(date.fromisoformat(text)) if len(text) == len("2026-03-14") else text
    except ValueError:
        return text
