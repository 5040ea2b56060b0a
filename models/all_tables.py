"""Every table of a profile, on one ``Row``; a module that is not named here makes no table."""

from models import (
    auditor_tables,
    case_tables,
    change_tables,
    deletion_tables,
    keyed_tables,
    review_tables,
    search_tables,
    text_tables,
    tool_tables,
    tracker_tables,
)
from models.tables import Row

__all__ = ["MODULES", "Row"]

MODULES = (
    auditor_tables,
    case_tables,
    change_tables,
    deletion_tables,
    keyed_tables,
    review_tables,
    search_tables,
    text_tables,
    tool_tables,
    tracker_tables,
)
