"""What waits for a person on the page of returns: conflicts, laptops, files set aside."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QCoreApplication

from models.intake_snapshots import SetAside
from office.admission import held_agency
from office.log_words import moment_words
from office.messages import message
from ui.office.arrivals import shown_name
from ui.office.list_card import ListCard, ListWords
from ui.surroundings import translated
from ui.tables.model import Column

translate = QCoreApplication.translate


class Deed(Enum):
    """What can be done about something that waits."""

    CHOOSE = "choose"
    COMPARE = "compare"
    CONFIRM = "confirm"
    REFUSE = "refuse"
    TAKE_BACK = "take-back"
    AGAIN = "again"
    ALL_AGAIN = "all-again"
    COPY = "copy"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLaptop:
    """A laptop that nobody has confirmed, or one refused, with the six words of its own screen."""

    agency_id: str
    installation_id: str
    agency: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenConflict:
    """A case at an agency for which different answers came."""

    case_id: str
    agency_id: str
    agency: str
    uin: str
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """All that waits."""

    conflicts: Sequence[OpenConflict] = ()
    laptops: Sequence[NewLaptop] = ()
    refused: Sequence[NewLaptop] = ()
    set_aside: Sequence[SetAside] = field(default_factory=tuple[SetAside, ...])
    held: Sequence[SetAside] = ()


def conflicts_card(conflicts: Sequence[OpenConflict]) -> ListCard[OpenConflict]:
    """List the cases for which somebody has to choose."""
    words: ListWords[OpenConflict] = ListWords(
        title=translate("Returns", "Two answers for one case"),
        meaning=translate(
            "Returns",
            "The answer that came first counts until somebody has chosen. Phone the agency to "
            "learn which one is right.",
        ),
        name=translate("Returns", "Cases with two answers"),
        row=lambda each: f"{each.agency}, {each.uin}",
        about=lambda _each: "",
    )
    columns: tuple[Column[OpenConflict], ...] = (
        Column(heading=translate("Returns", "Agency"), text=lambda each: each.agency),
        Column(heading=translate("Returns", "Case"), text=lambda each: each.uin),
        Column(heading=translate("Returns", "Answers"), text=lambda each: str(each.answers)),
    )
    deeds = ((Deed.CHOOSE, translate("Returns", "Compare and choose")),)
    return ListCard(words, columns, conflicts, deeds)


def held_card(files: Sequence[SetAside]) -> ListCard[SetAside]:
    """List the later revisions that replace nothing before somebody has compared."""
    words: ListWords[SetAside] = ListWords(
        title=translate("Returns", "Later revisions, to be compared first"),
        meaning=translate(
            "Returns",
            "They say something else than what counts now. Nothing is replaced before you have "
            "seen what differs and taken them in.",
        ),
        name=translate("Returns", "Later revisions that wait"),
        row=_file,
        about=lambda _each: "",
    )
    columns: tuple[Column[SetAside], ...] = (
        Column(heading=translate("Returns", "File"), text=_file),
        Column(heading=translate("Returns", "Agency"), text=held_agency),
        Column(heading=translate("Returns", "Revision"), text=lambda each: each.facts[2]),
        Column(
            heading=translate("Returns", "Arrived"),
            text=lambda each: moment_words(each.received_at),
        ),
    )
    deeds = (
        (Deed.COMPARE, translate("Returns", "See what differs")),
        (Deed.COPY, translate("Returns", "Save a copy")),
        (Deed.DELETE, translate("Returns", "Delete")),
    )
    return ListCard(words, columns, files, deeds)


def laptops_card(laptops: Sequence[NewLaptop]) -> ListCard[NewLaptop]:
    """List the agencies to phone: a laptop is new, and only a voice can say whose it is."""
    meaning = translate(
        "Returns",
        "Phone each agency on a number you know. Below the receipt their screen shows the six "
        "words of that computer: they must be the same as here. If they are not, somebody else "
        "may have answered: say so here, which takes those answers out, and issue the pack again.",
    )
    title = translate("Returns", "New laptops: confirm by phone")
    name = translate("Returns", "Laptops to confirm by phone")
    deeds = (
        (Deed.CONFIRM, translate("Returns", "The words match")),
        (Deed.REFUSE, translate("Returns", "They do not match")),
    )
    return _laptops(title, meaning, name, laptops, deeds)


def refused_card(laptops: Sequence[NewLaptop]) -> ListCard[NewLaptop]:
    """List the laptops from which nothing is taken."""
    meaning = translate(
        "Returns",
        "What came from these computers counts for nothing; the files are with what was set "
        "aside. If that was a mistake, take the computer back and try its files again.",
    )
    title = translate("Returns", "Laptops whose words did not match")
    name = translate("Returns", "Refused laptops")
    deeds = ((Deed.TAKE_BACK, translate("Returns", "Take this laptop back")),)
    return _laptops(title, meaning, name, laptops, deeds)


def _laptops(
    title: str,
    meaning: str,
    name: str,
    laptops: Sequence[NewLaptop],
    deeds: Sequence[tuple[Enum, str]],
) -> ListCard[NewLaptop]:
    words: ListWords[NewLaptop] = ListWords(
        title=title,
        meaning=meaning,
        name=name,
        row=lambda each: f"{each.agency}, {each.words}",
        about=lambda _each: "",
    )
    columns: tuple[Column[NewLaptop], ...] = (
        Column(heading=translate("Returns", "Agency"), text=lambda each: each.agency),
        Column(heading=translate("Returns", "Six words"), text=lambda each: each.words),
    )
    return ListCard(words, columns, laptops, deeds)


def set_aside_card(files: Sequence[SetAside]) -> ListCard[SetAside]:
    """List the files that changed nothing, with the reason and what to do."""
    words: ListWords[SetAside] = ListWords(
        title=translate("Returns", "Set aside"),
        meaning=translate(
            "Returns",
            "These files changed nothing. They stay here until you have dealt with them.",
        ),
        name=translate("Returns", "Files set aside"),
        row=_file,
        about=_about,
    )
    columns: tuple[Column[SetAside], ...] = (
        Column(heading=translate("Returns", "File"), text=_file),
        Column(
            heading=translate("Returns", "Arrived"),
            text=lambda each: moment_words(each.received_at),
        ),
        Column(heading=translate("Returns", "Why"), text=_why),
    )
    deeds = (
        (Deed.AGAIN, translate("Returns", "Try again")),
        (Deed.COPY, translate("Returns", "Save a copy")),
        (Deed.DELETE, translate("Returns", "Delete")),
    )
    about_all = ((Deed.ALL_AGAIN, translate("Returns", "Try all again")),)
    return ListCard(words, columns, files, deeds, about_all)


def _file(each: SetAside) -> str:
    return shown_name(each.file_name)


def _why(each: SetAside) -> str:
    return message(each.outcome, each.facts, translated).title


def _about(each: SetAside) -> str:
    return message(each.outcome, each.facts, translated).line
