"""The names of fields in the history, and the words of their codes."""

from collections.abc import Mapping
from types import MappingProxyType

from office.marking import NOOP
from office.messages import Translate

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "agency": NOOP("Agency"),
        "name": NOOP("Name"),
        "label": NOOP("Letter"),
        "uin": NOOP("Unique ID"),
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
CODES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "is_trial": _YES_NO,
        "offers-help": _YES_NO,
        "mode": MappingProxyType(
            {
                "last-involvement": NOOP("from the last involvement"),
                "fixed-date": NOOP("up to a day"),
            }
        ),
        "age": MappingProxyType(
            {
                "unborn": NOOP("Unborn"),
                "under-1": NOOP("Under 1"),
                "1-4": NOOP("1 to 4"),
                "5-9": NOOP("5 to 9"),
                "10-15": NOOP("10 to 15"),
                "16-17": NOOP("16 to 17"),
            }
        ),
        "sex": MappingProxyType(
            {
                "female": NOOP("Female"),
                "male": NOOP("Male"),
                "other": NOOP("Other or not known"),
            }
        ),
        "plan": MappingProxyType(
            {
                "child-protection": NOOP("Child protection plan"),
                "child-in-need": NOOP("Child in need plan"),
                "looked-after": NOOP("Looked after"),
                "early-help": NOOP("Early help"),
                "none": NOOP("No plan"),
            }
        ),
        "category": MappingProxyType(
            {
                "neglect": NOOP("Neglect"),
                "physical": NOOP("Physical abuse"),
                "emotional": NOOP("Emotional abuse"),
                "sexual": NOOP("Sexual abuse"),
            }
        ),
    }
)


def field_words(name: str, translate: Translate) -> str:
    """Name a field of the history; one that nobody has named keeps its own name."""
    words = _NAMES.get(name)
    return name if words is None else translate(words)


def has_words(name: str) -> bool:
    """Say whether somebody has named this field."""
    return name in _NAMES
