"""The sections of an audit's record: which boxes stand on which page, and how much is filled in."""

from dataclasses import dataclass

from models.particulars import Particulars
from office.marking import NOOP
from ui.office.boxes import BoxKind, BoxSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A page of boxes, whose keys are fields of Particulars; ``key`` names it where it is linked.

    Title and words are marked by NOOP and translated where they are shown.
    """

    key: str
    title: str
    about: str = ""
    boxes: tuple[BoxSpec, ...]


SECTIONS = (
    Section(
        key="purpose",
        title=NOOP("Whose audit it is, and why"),
        about=NOOP("The letter to agencies says the purpose; reports begin with all of it."),
        boxes=(
            BoxSpec(
                "boards",
                NOOP("Board or partnership (optional)"),
                help=NOOP("Name each where several audit together."),
            ),
            BoxSpec("areas", NOOP("Area or areas (optional)")),
            BoxSpec(
                "further_themes",
                NOOP("Further themes (optional)"),
                help=NOOP("The main theme stands with the title."),
            ),
            BoxSpec("purpose", NOOP("Purpose and aims (optional)"), kind=BoxKind.TEXT),
            BoxSpec(
                "theme_source",
                NOOP("Why this theme, and who agreed it (optional)"),
                kind=BoxKind.TEXT,
                help=NOOP(
                    "For example a practice review, an inspection or a priority of the board."
                ),
            ),
        ),
    ),
    Section(
        key="framework",
        title=NOOP("What it follows and tries out"),
        boxes=(
            BoxSpec("framework", NOOP("Inspection framework that it rehearses (optional)")),
            BoxSpec(
                "framework_words",
                NOOP("What the framework says, word for word (optional)"),
                kind=BoxKind.TEXT,
            ),
            BoxSpec(
                "strands",
                NOOP("What is looked at in every audit (optional)"),
                kind=BoxKind.TEXT,
                help=NOOP("For example the voice of the child."),
            ),
            BoxSpec("reused_from", NOOP("Process taken over from (optional)")),
            BoxSpec("is_trial", NOOP("This audit tries out a method"), kind=BoxKind.TICK),
            BoxSpec("trial_of", NOOP("What is tried out (optional)")),
        ),
    ),
    Section(
        key="selection",
        title=NOOP("How cases are chosen"),
        boxes=(
            BoxSpec(
                "selection",
                NOOP("Rule and stages of the choice (optional)"),
                kind=BoxKind.TEXT,
                help=NOOP("Who names the cases, who chooses among them, and by what."),
            ),
            BoxSpec("sample_size", NOOP("Number of cases planned (optional)"), kind=BoxKind.NUMBER),
            BoxSpec(
                "caveat",
                NOOP("What readers should bear in mind (optional)"),
                kind=BoxKind.TEXT,
                help=NOOP("For example that a few cases give a snapshot and no figures."),
            ),
        ),
    ),
    Section(
        key="groups",
        title=NOOP("Groups and the way of the report"),
        boxes=(
            BoxSpec(
                "audit_group",
                NOOP("Audit group (optional)"),
                kind=BoxKind.TEXT,
                help=NOOP("Agencies and roles; no names are needed."),
            ),
            BoxSpec("design_on", NOOP("Design meeting (optional)"), kind=BoxKind.DAY),
            BoxSpec("report_to", NOOP("The report goes to (optional)")),
            BoxSpec("report_on", NOOP("Day of the report (optional)"), kind=BoxKind.DAY),
            BoxSpec(
                "approval",
                NOOP("Groups that approve it, in order (optional)"),
                kind=BoxKind.LINES,
                help=NOOP("One on each line."),
            ),
        ),
    ),
    Section(
        key="readers",
        title=NOOP("Who reads about it"),
        boxes=(
            BoxSpec(
                "audience",
                NOOP("The briefing is for (optional)"),
                kind=BoxKind.TEXT,
                help=NOOP("For example managers and practitioners."),
            ),
            BoxSpec(
                "circulation",
                NOOP("Where it is sent and published (optional)"),
                kind=BoxKind.TEXT,
                reached=True,
            ),
        ),
    ),
)


def filled(section: Section, own: Particulars) -> int:
    """Count the boxes of a section in which something stands."""
    return sum(bool(getattr(own, box.key)) for box in section.boxes)


def section_of(name: str) -> Section | None:
    """Find the section in which a particular stands; None for texts and for no particular."""
    return next((each for each in SECTIONS if any(b.key == name for b in each.boxes)), None)
