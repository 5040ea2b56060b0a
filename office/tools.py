"""Taking an audit tool in from a file: read strictly, kept byte for byte, never changed."""

from pathlib import Path

from export.file_reading import read_file
from forms.definition import Tool
from forms.loading import read_tool
from models.profile import Profile
from office.errors import OfficeFault, OfficeRejected


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
