"""The history of an office or of one audit: what is looked for, and how it leaves on paper."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo

from export.data_table import DataColumn, DataTable, data_csv
from export.pdf.sheet import SheetColumn, SheetDocument, SheetTable, SheetText
from export.pdf.tables import table_document
from forms.definition import Tool
from forms.kinds import words_of
from forms.loading import read_tool
from models.change_snapshots import HistoryFilter, HistoryLine, HistoryPart
from models.errors import ModelError, ModelFault
from models.profile import Profile
from office.change_kinds import GROUPS, HistoryGroup, codes_with, kinds_in, kinds_with
from office.change_words import change_lines, line_words, needs_tool
from office.log_words import moment_words
from office.messages import Translate, as_it_is
from office.place_words import codes_named

PART = 200
# So many lines are about a hundred and fifty pages.
MOST_PRINTED = 5_000
_READ_AT_ONCE = 5_000
_COLUMNS = (
    DataColumn(name="at", meaning="When it was done, with the time of day and its zone"),
    DataColumn(name="person", meaning="Initials or name of who did it, blank where never set"),
    DataColumn(name="audit", meaning="Short name of the audit, blank where it is about none"),
    DataColumn(name="group", meaning="What it is about"),
    DataColumn(name="kind", meaning="Code of what was done"),
    DataColumn(name="what", meaning="What was done, in words"),
    DataColumn(name="changes", meaning="Each field before and after, a line for each"),
    DataColumn(name="reason", meaning="The reason that was given"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryWish:
    """What is looked for; what is blank is not asked. Days count whole, on this computer's clock.

    ``audit_id`` None is the whole office.
    """

    audit_id: str | None = None
    group: HistoryGroup | None = None
    person: str = ""
    since: date | None = None
    until: date | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A page of the history with all that is said around it; ``after`` lines are newer than it.

    ``begun_at`` is the moment from which it is kept, None where no line says. ``tools`` are those
    of the audits whose lines name something by a code, by the audit's id.
    """

    wish: HistoryWish
    part: HistoryPart
    after: int
    people: tuple[str, ...]
    begun_at: datetime | None
    tools: Mapping[str, Tool] = field(default_factory=dict[str, Tool], repr=False)

    def tool(self, line: HistoryLine) -> Tool | None:
        """Give the tool that a line is worded by, None where it needs none or that is gone."""
        return self.tools.get(line.audit_id or "")


def load_history(
    profile: Profile,
    wish: HistoryWish,
    *,
    after: int = 0,
    translate: Translate = as_it_is,
    zone: tzinfo | None = None,
) -> History:
    """Read a page of the history, the newest line first, from the ``after``-th on."""
    wanted = _filter(profile, wish, translate, zone)
    part = profile.changes.lines(wanted, most=PART, after=after)
    return History(
        wish=wish,
        part=part,
        after=after,
        people=profile.changes.people(),
        begun_at=profile.changes.begun_at(),
        tools=_tools(profile, part.lines),
    )


def _tools(profile: Profile, lines: Iterable[HistoryLine]) -> dict[str, Tool]:
    """Read the tools by which lines are worded, each once however many audits have it."""
    read: dict[str, Tool] = {}
    found: dict[str, Tool] = {}
    for audit_id in sorted({each.audit_id for each in lines if each.audit_id and needs_tool(each)}):
        try:
            sha256 = profile.audits.get(audit_id).details.tool_sha256
        except ModelError as error:
            if error.fault is not ModelFault.NOT_FOUND:
                raise
            continue  # the audit was deleted a moment ago
        if sha256 not in read:
            read[sha256] = read_tool(profile.audits.tool_definition(sha256))
        found[audit_id] = read[sha256]
    return found


def _filter(
    profile: Profile, wish: HistoryWish, translate: Translate, zone: tzinfo | None
) -> HistoryFilter:
    typed = " ".join(wish.typed.split())
    return HistoryFilter(
        audit_id=wish.audit_id,
        kinds=kinds_in(wish.group) if wish.group else frozenset(),
        person=wish.person or None,
        since=_midnight(wish.since, zone) if wish.since else None,
        until=_midnight(wish.until + timedelta(days=1), zone) if wish.until else None,
        words=typed,
        kinds_found=kinds_with(typed, translate) if typed else frozenset(),
        codes_found=_codes(profile, wish, typed, translate) if typed else frozenset(),
    )


def _codes(profile: Profile, wish: HistoryWish, typed: str, translate: Translate) -> frozenset[str]:
    """Give what stands in the rows where these words stand in the lines as they are shown."""
    if wish.audit_id is not None:
        shas = {profile.audits.get(wish.audit_id).details.tool_sha256}
    else:
        shas = {each.sha256 for each in profile.audits.tools()}
    tools = (read_tool(profile.audits.tool_definition(each)) for each in shas)
    named = frozenset[str]().union(*(codes_named(each, typed, translate) for each in tools))
    # Codes are kept as whole texts: "Q1" stands in its quotes, and not in those of "Q10".
    return codes_with(typed, translate) | {f'"{code.lower()}"' for code in named}


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    midnight = datetime.combine(day, time())
    return midnight.replace(tzinfo=zone) if zone is not None else midnight.astimezone()


def history_csv(
    profile: Profile, wish: HistoryWish, translate: Translate = as_it_is, zone: tzinfo | None = None
) -> bytes:
    """Give every line that fits as a table, the oldest first."""
    groups = {kind: group for group in HistoryGroup for kind in kinds_in(group)}
    lines = tuple(_all(profile, _filter(profile, wish, translate, zone)))
    tools = _tools(profile, lines)

    def row(line: HistoryLine) -> tuple[str, ...]:
        tool = tools.get(line.audit_id or "")
        return (
            line.at.astimezone(zone).isoformat(timespec="seconds"),
            line.person,
            line.audit,
            translate(GROUPS[groups[line.kind]]),
            line.kind.value,
            line_words(line, translate, tool),
            "\n".join(change_lines(line, translate, tool)),
            line.reason,
        )

    rows = tuple(row(line) for line in reversed(lines))
    return data_csv(DataTable(name="history", columns=_COLUMNS, rows=rows))


def _all(profile: Profile, wanted: HistoryFilter) -> Iterator[HistoryLine]:
    after = 0
    while (part := profile.changes.lines(wanted, most=_READ_AT_ONCE, after=after)).lines:
        yield from part.lines
        after += len(part.lines)


def audit_trail(profile: Profile, wish: HistoryWish, now: datetime) -> bytes:
    """Print the lines that fit, the newest first and at most ``MOST_PRINTED``; ``now`` is local."""
    wanted = _filter(profile, wish, as_it_is, now.tzinfo)
    part = profile.changes.lines(wanted, most=MOST_PRINTED)
    tools = _tools(profile, part.lines)
    details = profile.audits.get(wish.audit_id).details if wish.audit_id is not None else None
    whole = details is None
    columns = (
        SheetColumn(heading="When", weight=2),
        SheetColumn(heading="Who", weight=1),
        *((SheetColumn(heading="Audit", weight=1.4),) * whole),
        SheetColumn(heading="What", weight=7),
    )
    rows = tuple(
        (
            moment_words(line.at, now.tzinfo),
            line.person or "-",
            *((line.audit or "-",) * whole),
            "\n".join(_told(line, tools.get(line.audit_id or ""))),
        )
        for line in part.lines
    )
    document = SheetDocument(
        title="Audit trail",
        subtitle=details.title if details else profile.details.organisation,
        marking=details.marking if details else "",
        trail=details.code if details else "",
        printed_at=now,
        landscape=True,
        parts=(
            SheetText(heading="", paragraphs=(_said(wish, part.total),)),
            SheetTable(heading="", columns=columns, rows=rows),
        ),
    )
    return table_document(document)


def _told(line: HistoryLine, tool: Tool | None) -> tuple[str, ...]:
    reason = (f"Reason: {line.reason}",) if line.reason else ()
    return (line_words(line, tool=tool), *change_lines(line, tool=tool), *reason)


def _said(wish: HistoryWish, total: int) -> str:
    """Say what was looked for and how much of it stands here."""
    asked = (
        ("about", GROUPS[wish.group] if wish.group else ""),
        ("by", wish.person),
        ("from", words_of(wish.since) if wish.since else ""),
        ("up to", words_of(wish.until) if wish.until else ""),
        ("with the words", wish.typed.strip()),
    )
    words = "; ".join(f"{label} {value}" for label, value in asked if value)
    told = f"Lines: {total}" + (f", {words}." if words else ".")
    if total > MOST_PRINTED:
        told += f" These are the newest {MOST_PRINTED:,}. A table holds all of them."
    return told


def trail_name(code: str) -> str:
    """Name the file without its ending: "CSA-2026_audit-trail"."""
    return f"{code}_audit-trail" if code else "audit-trail"
