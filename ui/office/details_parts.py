"""The details of an audit in parts, the tools there are for it, and a blank start."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from forms.definition import Tool
from forms.window import WindowMode, WindowRule
from models.snapshots import AuditDetails


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolChoice:
    """A tool that an audit can use, with its place in the store."""

    sha256: str
    tool: Tool


class Part(StrEnum):
    """A part of what packs need, on a page of its own once the audit is there."""

    AUDIT = "audit"
    PERIOD = "period"
    DATES = "dates"
    CONTACT = "contact"
    WORDS = "words"


PARTS: Mapping[Part, tuple[str, ...]] = MappingProxyType(
    {
        Part.AUDIT: ("title", "code", "theme", "tool"),
        Part.PERIOD: ("months", "mode", "until"),
        Part.DATES: ("issue_on", "return_by", "meeting_on", "delete_on"),
        Part.CONTACT: ("contact", "concern_route", "marking"),
        Part.WORDS: ("local_words",),
    }
)


def part_title(part: Part) -> str:
    """Give the words over a part."""
    translate = QCoreApplication.translate
    return {
        Part.AUDIT: translate("DetailsPage", "Title, theme and tool"),
        Part.PERIOD: translate("DetailsPage", "The period to look at"),
        Part.DATES: translate("DetailsPage", "Dates"),
        Part.CONTACT: translate("DetailsPage", "Contact and marking"),
        Part.WORDS: translate("DetailsPage", "Words of your area"),
    }[part]


def blank_details(choice: ToolChoice) -> AuditDetails:
    """Give what a new audit starts from: the tool's own blocks, six months, the usual marking."""
    return AuditDetails(
        code="",
        title="",
        theme=choice.tool.theme,
        tool_sha256=choice.sha256,
        blocks=frozenset(switch.code for switch in choice.tool.switches if switch.on),
        window=WindowRule(mode=WindowMode.LAST_INVOLVEMENT, months=6),
        issue_on=None,
        return_by=None,
        meeting_on=None,
        contact="",
        marking="OFFICIAL-SENSITIVE",
        concern_route=QCoreApplication.translate(
            "DetailsPage",
            "If a child is in danger now, phone 999.\n"
            "Otherwise speak to your agency\u2019s safeguarding lead, and phone children\u2019s "
            "social care today.",
        ),
    )
