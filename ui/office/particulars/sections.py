"""The sections of an audit's record: which boxes stand on which page, and how much is filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from models.particulars import Particulars

translate = QCoreApplication.translate


class BoxKind(Enum):
    """How a particular is typed; LINES is a list with one thing on each line."""

    LINE = auto()
    TEXT = auto()
    LINES = auto()
    NUMBER = auto()
    DAY = auto()
    TICK = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One particular; ``name`` is its field. ``reached`` says that addresses belong there."""

    name: str
    label: str
    help: str = ""
    kind: BoxKind = BoxKind.TEXT
    reached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A page of boxes; ``key`` names it where it is linked."""

    key: str
    title: str
    about: str
    boxes: tuple[Box, ...]


def sections() -> tuple[Section, ...]:
    """Give all sections in their order, in the language of the program."""
    return (_purpose(), _framework(), _selection(), _groups(), _readers())


def filled(section: Section, own: Particulars) -> int:
    """Count the boxes of a section in which something stands."""
    return sum(bool(getattr(own, box.name)) for box in section.boxes)


def section_of(name: str, of: Sequence[Section] | None = None) -> Section | None:
    """Find the section in which a particular stands; None for texts and for no particular."""
    every = sections() if of is None else of
    return next((each for each in every if any(b.name == name for b in each.boxes)), None)


def _purpose() -> Section:
    return Section(
        key="purpose",
        title=translate("Particulars", "Whose audit it is, and why"),
        about=translate(
            "Particulars", "The letter to agencies says the purpose; reports begin with all of it."
        ),
        boxes=(
            Box(
                name="boards",
                label=translate("Particulars", "Board or partnership (optional)"),
                help=translate("Particulars", "Name each where several audit together."),
                kind=BoxKind.LINE,
            ),
            Box(
                name="areas",
                label=translate("Particulars", "Area or areas (optional)"),
                kind=BoxKind.LINE,
            ),
            Box(
                name="further_themes",
                label=translate("Particulars", "Further themes (optional)"),
                help=translate("Particulars", "The main theme stands with the title."),
                kind=BoxKind.LINE,
            ),
            Box(name="purpose", label=translate("Particulars", "Purpose and aims (optional)")),
            Box(
                name="theme_source",
                label=translate("Particulars", "Why this theme, and who agreed it (optional)"),
                help=translate(
                    "Particulars",
                    "For example a practice review, an inspection or a priority of the board.",
                ),
            ),
        ),
    )


def _framework() -> Section:
    return Section(
        key="framework",
        title=translate("Particulars", "What it follows and tries out"),
        about="",
        boxes=(
            Box(
                name="framework",
                label=translate("Particulars", "Inspection framework that it rehearses (optional)"),
                kind=BoxKind.LINE,
            ),
            Box(
                name="framework_words",
                label=translate("Particulars", "What the framework says, word for word (optional)"),
            ),
            Box(
                name="strands",
                label=translate("Particulars", "What is looked at in every audit (optional)"),
                help=translate("Particulars", "For example the voice of the child."),
            ),
            Box(
                name="reused_from",
                label=translate("Particulars", "Process taken over from (optional)"),
                kind=BoxKind.LINE,
            ),
            Box(
                name="is_trial",
                label=translate("Particulars", "This audit tries out a method"),
                kind=BoxKind.TICK,
            ),
            Box(
                name="trial_of",
                label=translate("Particulars", "What is tried out (optional)"),
                kind=BoxKind.LINE,
            ),
        ),
    )


def _selection() -> Section:
    return Section(
        key="selection",
        title=translate("Particulars", "How cases are chosen"),
        about="",
        boxes=(
            Box(
                name="selection",
                label=translate("Particulars", "Rule and stages of the choice (optional)"),
                help=translate(
                    "Particulars",
                    "Who names the cases, who chooses among them, and by what.",
                ),
            ),
            Box(
                name="sample_size",
                label=translate("Particulars", "Number of cases planned (optional)"),
                kind=BoxKind.NUMBER,
            ),
            Box(
                name="caveat",
                label=translate("Particulars", "What readers should bear in mind (optional)"),
                help=translate(
                    "Particulars", "For example that a few cases give a snapshot and no figures."
                ),
            ),
        ),
    )


def _groups() -> Section:
    return Section(
        key="groups",
        title=translate("Particulars", "Groups and the way of the report"),
        about="",
        boxes=(
            Box(
                name="audit_group",
                label=translate("Particulars", "Audit group (optional)"),
                help=translate("Particulars", "Agencies and roles; no names are needed."),
            ),
            Box(
                name="design_on",
                label=translate("Particulars", "Design meeting (optional)"),
                kind=BoxKind.DAY,
            ),
            Box(
                name="report_to",
                label=translate("Particulars", "The report goes to (optional)"),
                kind=BoxKind.LINE,
            ),
            Box(
                name="report_on",
                label=translate("Particulars", "Day of the report (optional)"),
                kind=BoxKind.DAY,
            ),
            Box(
                name="approval",
                label=translate("Particulars", "Groups that approve it, in order (optional)"),
                help=translate("Particulars", "One on each line."),
                kind=BoxKind.LINES,
            ),
        ),
    )


def _readers() -> Section:
    return Section(
        key="readers",
        title=translate("Particulars", "Who reads about it"),
        about="",
        boxes=(
            Box(
                name="audience",
                label=translate("Particulars", "The briefing is for (optional)"),
                help=translate("Particulars", "For example managers and practitioners."),
            ),
            Box(
                name="circulation",
                label=translate("Particulars", "Where it is sent and published (optional)"),
                reached=True,
            ),
        ),
    )
