"""The office's audit tools: taken in from files, begun as drafts, published and frozen."""

from datetime import datetime
from pathlib import Path

from anonymise import Checker
from export.file_reading import read_file
from export.pdf.form import BlankHeading, blank_form
from export.pdf.names import file_name
from forms.blanks import new_tool
from forms.definition import Tool
from forms.drafting import Draft, begun, next_version
from forms.errors import ToolRejected
from forms.loading import read_tool
from forms.mending import can_be_draft, mended_codes
from models.profile import Profile
from models.snapshots import KeptTool
from models.tool_snapshots import ToolDraft
from office.errors import OfficeFault, OfficeRejected
from office.name_check import open_in_tool

LONGEST_VERSION = 20


def add_tool(profile: Profile, path: Path) -> Tool:
    """Keep the tool of a definition file and give it.

    Raises ToolRejected with every problem, FileRejected where the file cannot be read, and
    OfficeRejected(TOOL_CHANGED) where another definition has this id and version already: a
    version that agencies may have must stay what it was.
    """
    raw = read_file(path)
    tool = read_tool(raw, file=path.name)
    audits = profile.audits
    for kept in audits.tools():
        if (kept.tool_id, kept.version) == (tool.id, tool.version) and kept.definition != raw:
            raise OfficeRejected(OfficeFault.TOOL_CHANGED, tool.title, tool.version)
    audits.keep_tool(raw, tool_id=tool.id, version=tool.version, title=tool.title)
    return tool


def draft_from_file(profile: Profile, path: Path) -> ToolDraft:
    """Begin a draft of the next version from a file whose own version is here with other content.

    Raises what ``add_tool`` raises.
    """
    raw = read_file(path)
    tool = read_tool(raw, file=path.name)
    return _begin(profile, raw, tool, based_on=_published(profile, tool.id, tool.version))


def draft_with_mistakes(profile: Profile, path: Path) -> ToolDraft:
    """Begin a draft from a file that ``add_tool`` refuses, with its mistakes, to put right here.

    Raises FileRejected, and ToolRejected where so little can be read of it that it is no draft.
    """
    raw = read_file(path)
    try:
        read_tool(raw, file=path.name)
    except ToolRejected as rejected:
        if not can_be_draft(rejected.problems):
            raise
        problems = rejected.problems
    else:
        problems = ()
    draft = Draft(raw)
    draft.apply(*mended_codes(draft, problems))
    tool_id, version = draft.text("id"), draft.text("version")[:LONGEST_VERSION]
    if any(each.place.pointer == "id" for each in problems):
        tool_id = _own_id(profile)
    version = version or "1.0"
    earlier = _published(profile, tool_id, version)
    taken = _versions(profile, tool_id)
    version = next_version(version, taken)[:LONGEST_VERSION] if version in taken else version
    made = begun(draft.written(), {"id": tool_id, "version": version})
    based_on = None if earlier is None else earlier.sha256
    return profile.tools.begin(made, title=draft.text("title"), version=version, based_on=based_on)


def new_version(profile: Profile, kept: KeptTool) -> ToolDraft:
    """Begin a draft of the version after this one; it says what it was made from."""
    return _begin(profile, kept.definition, read_tool(kept.definition), based_on=kept)


def adapted_tool(profile: Profile, kept: KeptTool) -> ToolDraft:
    """Begin a draft of another tool from this one: its versions are counted by themselves."""
    tool_id = _free_id(profile, kept.tool_id[:36], 2)
    changes = {"id": tool_id, "version": "1.0", "adapted_from": _named(kept)}
    raw = begun(kept.definition, changes)
    return profile.tools.begin(raw, title=kept.title, version="1.0", based_on=kept.sha256)


def blank_tool(profile: Profile) -> ToolDraft:
    """Begin a draft with one empty question."""
    raw = begun(b"{}", {**new_tool(), "id": _own_id(profile)})
    return profile.tools.begin(raw, title="", version="1.0", based_on=None)


def publish(profile: Profile, draft: ToolDraft, checker: Checker) -> Tool:
    """Make a draft a tool that audits can choose, and give it; from then on it never changes.

    Raises ToolRejected with every problem, OfficeRejected(OWN_NAMES_OPEN) while its words may name
    somebody, and ModelError(VERSION_TAKEN or EDIT_CONFLICT). On the store's thread.
    """
    tool = read_tool(draft.definition)
    if open_in_tool(profile, tool, checker):
        raise OfficeRejected(OfficeFault.OWN_NAMES_OPEN)
    profile.tools.publish(draft, tool_id=tool.id, version=tool.version, title=tool.title)
    return tool


def blank_tool_pdf(tool: Tool, now: datetime) -> bytes:
    """Print the empty form of a tool by itself, all its blocks included; ``now`` is local time."""
    return blank_form(tool, BlankHeading(marking="", printed_at=now, audit_title=tool.title))


def tool_file_name(tool: Tool, suffix: str) -> str:
    """Name a file made from a tool by its id and version."""
    return file_name(tool.id, tool.version, "", None, suffix)


def _begin(profile: Profile, raw: bytes, tool: Tool, *, based_on: KeptTool | None) -> ToolDraft:
    taken = _versions(profile, tool.id)
    version = next_version(tool.version, taken)[:LONGEST_VERSION]
    changes = {"version": version}
    if based_on is not None:
        changes["adapted_from"] = _named(based_on)
    sha256 = None if based_on is None else based_on.sha256
    made = begun(raw, changes)
    return profile.tools.begin(made, title=tool.title, version=version, based_on=sha256)


def _own_id(profile: Profile) -> str:
    return _free_id(profile, "tool", len({each.tool_id for each in profile.audits.tools()}))


def _free_id(profile: Profile, stem: str, number: int) -> str:
    """Give an id that no tool has, published or being written: nobody types one."""
    taken = {each.tool_id for each in profile.audits.tools()}
    taken |= {Draft(each.definition).text("id") for each in profile.tools.library().drafts}
    while (tool_id := f"{stem}-{number}") in taken:
        number += 1
    return tool_id


def _published(profile: Profile, tool_id: str, version: str) -> KeptTool | None:
    found = (each for each in profile.audits.tools() if each.tool_id == tool_id)
    return next((each for each in found if each.version == version), None)


def _versions(profile: Profile, tool_id: str) -> list[str]:
    """Give the versions of a tool that are published or being written."""
    taken = [each.version for each in profile.audits.tools() if each.tool_id == tool_id]
    drafts = (Draft(each.definition) for each in profile.tools.library().drafts)
    return taken + [each.text("version") for each in drafts if each.text("id") == tool_id]


def _named(kept: KeptTool) -> str:
    return f"{kept.title}, version {kept.version}"
