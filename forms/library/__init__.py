"""The audit tools that come with the program."""

from importlib.resources import files

from forms.definition import Tool
from forms.loading import read_tool

SHIPPED = ("csa_partnership_v1.json",)


def shipped_definition(name: str) -> bytes:
    """Give the bytes of a shipped definition, exactly as they are sealed into packs."""
    return (files(__name__) / name).read_bytes()


def shipped_tools() -> tuple[Tool, ...]:
    """Read every shipped tool."""
    return tuple(read_tool(shipped_definition(name), file=name) for name in SHIPPED)
