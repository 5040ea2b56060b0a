"""Keeping a definition as a tool for good: a step of whatever makes or takes in tools."""

import hashlib

from sqlalchemy import Connection, select

from models.audit_traces import note_tool
from models.columns import now
from models.database import table_of, upsert
from models.errors import ModelError, ModelFault
from models.snapshots import KeptTool
from models.tables import ToolRow

_KEEP_TOOL = upsert(table_of(ToolRow))


def by_title(tool: KeptTool) -> str:
    """Give what tools are put in order by; each database orders letters in its own way."""
    return tool.title.casefold()


def keep_tool(
    connection: Connection, definition: bytes, *, tool_id: str, version: str, title: str
) -> str:
    """Keep a definition byte for byte and give its SHA-256; the same one is kept once.

    Two that came with the program may share id and version: ``refuse_taken_version`` is for those
    that are written here.
    """
    sha256 = hashlib.sha256(definition).hexdigest()
    values = {
        "sha256": sha256,
        "tool_id": tool_id,
        "version": version,
        "title": title,
        "definition": definition,
        "kept_at": now(),
    }
    if connection.execute(_KEEP_TOOL, values).rowcount == 1:
        note_tool(connection, title, version)
    return sha256


def refuse_taken_version(connection: Connection, tool_id: str, version: str, title: str) -> None:
    """Raise ModelError(VERSION_TAKEN) where a tool is of this version: agencies may have it."""
    same = select(ToolRow.sha256).where(ToolRow.tool_id == tool_id, ToolRow.version == version)
    if connection.execute(same).first() is not None:
        raise ModelError(ModelFault.VERSION_TAKEN, title, version)
